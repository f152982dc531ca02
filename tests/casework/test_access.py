"""Role × how the case stands to the person: the whole table, once for reading, once for work."""

from itertools import product

import pytest

from forbear.casework.access import RELATIONS, ROLES, can_see, can_work, relation, sees_all

# r reads, w reads and works, - neither
TABLE = """
                 own  team  other
agent            w    w     -
account_manager  w    w     -
recovery         w    w     -
lead             w    w     w
compliance       r    r     r
admin            -    -     -
"""


def _rows():
    heads, *lines = TABLE.strip().splitlines()
    rows = [line.split() for line in lines]
    return [
        (row[0], stands, may)
        for row in rows
        for stands, may in zip(heads.split(), row[1:], strict=True)
    ]


@pytest.mark.parametrize(("role", "stands", "may"), _rows())
def test_role_and_relation(role, stands, may):
    assert can_see(role, stands) is (may in "rw")
    assert can_work(role, stands) is (may == "w")


def test_the_table_above_is_all_there_is():
    assert {(role, stands) for role, stands, _ in _rows()} == set(product(ROLES, RELATIONS))


@pytest.mark.parametrize(
    ("own", "team", "stands"),
    [
        (True, True, "own"),
        (True, False, "own"),
        (False, True, "team"),
        (False, False, "other"),
    ],
)
def test_the_nearest_relation_counts(own, team, stands):
    assert relation(own=own, same_team=team) == stands


def test_an_unknown_role_sees_nothing():
    assert not any(can_see("owner", stands) for stands in RELATIONS)
    assert [role for role in ROLES if sees_all(role)] == ["lead", "compliance"]
