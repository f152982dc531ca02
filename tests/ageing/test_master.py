"""Who is master: the core's figures or ours steer, and every difference is told with a cause."""

from datetime import date

import pytest

from forbear.ageing import Ladder, Pause
from forbear.ledger.entries import Due, Payment

from .columns import History, aged

AS_OF = date(2026, 11, 24)


def owing(day, cents=100_00, snapshot=None, **more):
    return History([Due("d", day, "principal", cents)], snapshot=snapshot, **more)


OCTOBER = date(2026, 10, 25)  # 30 days late on the day


@pytest.mark.parametrize(
    ("master", "days", "bucket", "arrears"),
    [("dues", 30, "M1", 100_00), ("core", 45, "M2", 90_00)],
)
def test_the_master_steers_and_ours_stay_beside(tmp_path, master, days, bucket, arrears):
    told, breaks = aged(
        tmp_path, [owing(OCTOBER, snapshot={"days_past_due": 45, "arrears_cents": 90_00})],
        AS_OF, master,
    )  # fmt: skip
    row = told[0]
    assert (row["days_past_due"], row["bucket"], row["arrears_cents"]) == (days, bucket, arrears)
    assert (row["own_days_past_due"], row["own_arrears_cents"]) == (30, 100_00)
    assert [(field, core, ours) for _, field, core, ours, _ in breaks] == [
        ("arrears_cents", 90_00, 100_00),
        ("days_past_due", 45, 30),
    ]


def test_an_account_of_which_the_core_says_nothing_is_steered_by_ours(tmp_path):
    told, breaks = aged(tmp_path, [owing(OCTOBER)], AS_OF, "core")
    assert (told[0]["days_past_due"], told[0]["bucket"]) == (30, "M1")
    assert breaks == []


def test_a_core_that_counts_cycles_steers_the_buckets_by_cycles(tmp_path):
    told, breaks = aged(tmp_path, [owing(OCTOBER, snapshot={"cycles_late": 3})], AS_OF, "core")
    assert (told[0]["bucket"], told[0]["cycles_late"], told[0]["own_cycles_late"]) == ("M3", 3, 1)
    assert [row[1:4] for row in breaks] == [("cycles_late", 3, 1)]


def test_equal_figures_make_no_break(tmp_path):
    same = {"days_past_due": 30, "arrears_cents": 100_00, "cycles_late": 1}
    assert aged(tmp_path, [owing(OCTOBER, snapshot=same)], AS_OF)[1] == []


def test_a_ladder_of_ones_own(tmp_path):
    house = Ladder("days", (("current", 0), ("early", 1), ("late", 16)))
    told, _ = aged(
        tmp_path, [owing(OCTOBER), owing(date(2026, 11, 9)), owing(AS_OF)], AS_OF, rungs=house
    )
    assert [row["bucket"] for row in told] == ["late", "early", "current"]


def paid(day, cents, reversed_on=None):
    return [Payment("p", day, cents, reversed_on)]


CAUSES = [
    (owing(OCTOBER, snapshot={"arrears_cents": 100_50}), "rounding"),
    (
        owing(OCTOBER, payments=paid(AS_OF, 100_00), snapshot={"days_past_due": 30}),
        "payment of the day",
    ),
    (
        owing(
            OCTOBER,
            payments=paid(OCTOBER, 100_00, date(2026, 11, 23)),
            snapshot={"days_past_due": 0},
        ),
        "reversal not booked",
    ),
    (
        owing(OCTOBER, pauses=[Pause(date(2026, 11, 1))], snapshot={"days_past_due": 30}),
        "pause not counted by the core",
    ),
    (
        owing(OCTOBER, shared=True, snapshot={"arrears_cents": 150_00}),
        "payment by customer shared here",
    ),
    (owing(OCTOBER, snapshot={"days_past_due": 31}), "counts from another day"),
    (owing(date(2026, 11, 21), snapshot={"days_past_due": 0}), "grace days"),
    (owing(OCTOBER, snapshot={"days_past_due": 0}), "late only by our dues"),
    (owing(date(2026, 12, 1), snapshot={"days_past_due": 12}), "late only by the core"),
    (owing(OCTOBER, snapshot={"days_past_due": 60}), "core sees more"),
    (owing(OCTOBER, snapshot={"days_past_due": 10}), "core sees less"),
]


def test_every_break_has_its_likely_cause(tmp_path):
    _, breaks = aged(tmp_path, [history for history, _ in CAUSES], AS_OF)
    said = {int(account[1:]): cause for account, _, _, _, cause in breaks}
    assert said == {number: cause for number, (_, cause) in enumerate(CAUSES)}


def test_an_unknown_master_is_refused(tmp_path):
    with pytest.raises(ValueError, match="Write dues or core"):
        aged(tmp_path, [owing(OCTOBER)], AS_OF, "both")
