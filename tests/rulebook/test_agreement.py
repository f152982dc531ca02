"""The two lowerings of one rule agree, for every fact that fits 64 bits, edges included."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.rulebook.error import LanguageError
from forbear.rulebook.lower import quote, to_python, to_sql
from forbear.rulebook.tree import (
    INT64_MAX,
    INT64_MIN,
    Apply,
    Fact,
    Value,
    number,
    one_of,
)

EDGES = (INT64_MIN, INT64_MIN + 1, -(2**31), -1, 0, 1, 2**31, 2**32, INT64_MAX - 1, INT64_MAX)
WORDS = ("", "none", "voice", "it's", "短信")
FACTS = (
    Fact("one", "int"),
    Fact("two", "int"),
    Fact("perhaps", "int", unknown=True),
    Fact("sure", "bool"),
    Fact("maybe", "bool", unknown=True),
    Fact("word", "text"),
    Fact("word_unsaid", "text", unknown=True),
)
KINDS = {"int": "BIGINT", "bool": "BOOLEAN", "text": "VARCHAR"}
whole = st.one_of(st.sampled_from(EDGES), st.integers(INT64_MIN, INT64_MAX), st.integers(-9, 9))
values = {"int": whole, "bool": st.booleans(), "text": st.sampled_from(WORDS)}


def literal(kind):
    return values[kind].map(lambda value: Value(value, kind))


def known(kind):
    """A leaf of a kind: a literal, a known fact, or an unknown one with what holds then."""
    sure = [fact for fact in FACTS if fact.kind == kind and not fact.unknown]
    unsure = [fact for fact in FACTS if fact.kind == kind and fact.unknown]
    coalesced = st.tuples(st.sampled_from(unsure), literal(kind)).map(
        lambda args: one_of("coalesce", args, args)
    )
    return st.one_of(literal(kind), st.sampled_from(sure), coalesced)


def sums(inner):
    made = st.tuples(st.sampled_from("+-*"), inner, inner).map(lambda t: summed(*t))
    picked = st.tuples(st.sampled_from(("least", "greatest")), inner, inner).map(
        lambda t: one_of(t[0], t[1:], t[1:])
    )
    return st.one_of(made, picked, inner.map(lambda arg: summed("negate", arg)))


def summed(op, *args):
    try:
        return number(op, *args)
    except LanguageError:  # what 128 bits cannot hold is refused when the rule is read
        return args[0]


ints = st.recursive(known("int"), sums, max_leaves=6)


def joined(inner):
    ands = st.tuples(st.sampled_from(("and", "or")), st.lists(inner, min_size=2, max_size=3))
    cases = st.tuples(inner, inner, inner).map(lambda args: one_of("case", args[1:], args))
    return st.one_of(
        ands.map(lambda t: Apply(t[0], tuple(t[1]), "bool")),
        inner.map(lambda arg: Apply("not", (arg,), "bool")),
        cases,
    )


compared = st.tuples(st.sampled_from(("=", "<>", "<", "<=", ">", ">=")), ints, ints).map(
    lambda t: Apply(t[0], t[1:], "bool")
)
between = st.tuples(ints, ints, ints).map(lambda args: Apply("between", args, "bool"))
listed = st.tuples(known("text"), st.lists(literal("text"), min_size=1, max_size=3)).map(
    lambda t: Apply("in", (t[0], *t[1]), "bool")
)
same = st.tuples(known("text"), known("text")).map(lambda args: Apply("=", args, "bool"))
unsaid = st.sampled_from([fact for fact in FACTS if fact.unknown]).map(
    lambda fact: Apply("is null", (fact,), "bool")
)
leaves = st.one_of(known("bool"), compared, between, listed, same, unsaid)
rules = st.recursive(leaves, joined, max_leaves=8)
given_facts = st.fixed_dictionaries(
    {f.name: st.one_of(st.none(), values[f.kind]) if f.unknown else values[f.kind] for f in FACTS}
)


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        columns = ", ".join(f"{fact.name} {KINDS[fact.kind]}" for fact in FACTS)
        con.execute(f"CREATE TABLE facts (row INT, {columns})")
        yield con


@settings(max_examples=150, deadline=None)
@given(rule=st.one_of(rules, ints), rows=st.lists(given_facts, min_size=1, max_size=5))
def test_python_and_sql_agree(con, rule, rows):
    con.execute("DELETE FROM facts")
    for at, row in enumerate(rows):
        con.execute(
            f"INSERT INTO facts VALUES ({'?, ' * len(FACTS)}?)",
            [at, *(row[fact.name] for fact in FACTS)],
        )
    told = con.execute(f"SELECT {to_sql(rule)} FROM facts ORDER BY row").fetchall()
    ask = to_python(rule)
    assert [answer for (answer,) in told] == [ask(row) for row in rows]


@pytest.mark.parametrize("value", [*EDGES, True, False, *WORDS])
def test_a_literal_is_the_same_in_both(con, value):
    assert con.execute(f"SELECT {quote(value)}").fetchone() == (value,)
