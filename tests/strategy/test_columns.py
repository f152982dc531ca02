"""The column form says of a table of customers what the form for one customer says of each."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.money import SYMBOLS, WITHOUT_CENTS
from forbear.people import PROTECTIONS
from forbear.strategy import load, place
from forbear.strategy.columns import placed_sql

STRATEGY = load()
FACTS = STRATEGY.facts.facts
TYPES = {"int": "BIGINT", "bool": "BOOLEAN", "text": "VARCHAR"}
NEAR_THE_EDGES = st.sampled_from([0, 1, 2, 3, 4, 15, 16, 30, 31, 90, 91, 180, 181, 1000])
CENTS = st.one_of(st.sampled_from([0, 49_999, 50_000, 50_001, 3_000_000]), st.integers(0, 10**15))


def values(fact):
    if fact.name == "currency":
        return st.sampled_from(sorted({*SYMBOLS, *WITHOUT_CENTS, "CHF"}))
    if fact.name == "product":
        return st.sampled_from(fact.values)
    if fact.kind == "text":
        return st.sampled_from(["M0", "M1", "M7", "it's"])
    if fact.kind == "bool":
        # Mostly false: with every state set, all of them would land in the first segment.
        return st.sampled_from([False] * (5 if fact.name.startswith("state_") else 1) + [True])
    number = CENTS if fact.name.endswith("_cents") else NEAR_THE_EDGES
    return st.none() | number if fact.unknown else number


CUSTOMERS = st.fixed_dictionaries({name: values(fact) for name, fact in FACTS.items()})


@pytest.fixture(scope="module")
def con():
    con = duckdb.connect(":memory:")
    columns = ", ".join(f"{name} {TYPES[fact.kind]}" for name, fact in FACTS.items())
    con.execute(f"CREATE TABLE customers ({columns})")
    yield con
    con.close()


@settings(max_examples=60, deadline=None)
@given(customers=st.lists(CUSTOMERS, min_size=1, max_size=20))
def test_both_forms_agree_on_every_customer(con, customers):
    con.execute("DELETE FROM customers")
    marks = ", ".join(f"CAST(? AS {TYPES[fact.kind]})" for fact in FACTS.values())
    con.executemany(
        f"INSERT INTO customers VALUES ({marks})", [[c[name] for name in FACTS] for c in customers]
    )
    names = "segment, treatment, urgency, rest_days, why_en, why_zh"
    found = con.execute(f"SELECT {names} FROM ({placed_sql(STRATEGY, 'customers')})").fetchall()
    assert len(found) == len(customers)
    for customer, row in zip(customers, found, strict=True):
        placed = place(STRATEGY, customer)
        segment, treatment = placed.segment, placed.treatment
        one = (segment.name, treatment.name, segment.urgency, treatment.rest_days)
        assert row == (*one, placed.why["en"], placed.why["zh"]), customer


@given(customer=CUSTOMERS)
def test_every_late_customer_lands_in_exactly_one_segment(customer):
    complete = STRATEGY.facts.complete(customer)
    placed = place(STRATEGY, customer)
    before = STRATEGY.segments[: STRATEGY.segments.index(placed.segment)]
    assert placed.segment.when.holds(complete)
    assert not any(segment.when.holds(complete) for segment in before)


@given(customer=CUSTOMERS, state=st.sampled_from(PROTECTIONS))
def test_a_protection_never_turns_into_dunning(customer, state):
    assert place(STRATEGY, {**customer, f"state_{state}": True}).treatment.purpose != "collection"
