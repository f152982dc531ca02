"""Every role × every way a case can stand to it, through the one door."""

import pytest
from tests.store import cast
from tests.store.cast import MORNING

from forbear.app import work
from forbear.app.store.models import Case

pytestmark = pytest.mark.database

# role: what it reads of (a case it holds, one of its team's, one of another team's)
READS = {
    "agent": (True, True, False),
    "account_manager": (True, True, False),
    "recovery": (True, True, False),
    "lead": (True, True, True),
    "compliance": (True, True, True),
    "admin": (False, False, False),
}


@pytest.fixture
def three():
    """Cases of the cards team (one to be held, one free) and one of the loans team."""
    held, team, other = (cast.late_customer(name) for name in ("held", "team", "other"))
    Case.objects.filter(pk=other.pk).update(team="loans")
    return held, team, other


@pytest.mark.parametrize(("role", "reads"), READS.items())
def test_role_and_case(three, role, reads):
    somebody = cast.user("sam", role=role)
    Case.objects.filter(pk=three[0].pk).update(assigned_to=somebody, team="loans")
    for case, may in zip(three, reads, strict=True):
        if may:
            assert work.access_case(somebody, case.pk).pk == case.pk
        else:
            with pytest.raises(work.NotYoursError, match=f"no case {case.pk} among yours"):
                work.access_case(somebody, case.pk)
    seen = set(work.cases_of(somebody).values_list("pk", flat=True))
    assert seen == {case.pk for case, may in zip(three, reads, strict=True) if may}


@pytest.mark.parametrize("role", READS)
def test_reading_is_not_working(three, role):
    somebody = cast.user("sam", role=role)
    case = three[1]
    if role in ("compliance", "admin"):
        with pytest.raises(work.NotYoursError, match="not work it"):
            work.take(somebody, case, MORNING)
    else:
        assert work.take(somebody, case, MORNING).held_by == somebody


def test_somebody_who_left_sees_nothing(three):
    gone = cast.user("gone", role="lead")
    gone.is_active = False
    assert not work.cases_of(gone).exists()


def test_an_agent_without_a_team_sees_only_what_is_given_to_them(three):
    new = cast.user("new", team="")
    assert not work.cases_of(new).exists()
    Case.objects.filter(pk=three[2].pk).update(assigned_to=new)
    assert [case.pk for case in work.cases_of(new)] == [three[2].pk]


def test_a_case_that_is_not_there_and_one_that_is_not_yours_sound_the_same(three):
    from forbear.app.store.keys import uuid7

    ana = cast.user("ana")
    for key in (three[2].pk, uuid7()):
        with pytest.raises(work.NotYoursError, match=r"among yours\. Ask your lead"):
            work.access_case(ana, key)
