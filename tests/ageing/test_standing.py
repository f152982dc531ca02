"""How late one account is, edge by edge, and the traps that other systems fell into."""

from datetime import date

import pytest

from forbear.ageing import Ladder, Pause, days_past_due, ladder, paused_days, standing
from forbear.ledger.entries import Due, Payment

JAN, FEB, MAR = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)


def due(day, cents, name="d"):
    return Due(name, day, "principal", cents)


def pay(day, cents, reversed_on=None):
    return Payment("p", day, cents, reversed_on)


SCHEDULE = [due(JAN, 100_00), due(FEB, 100_00), due(MAR, 100_00)]


@pytest.mark.parametrize(
    ("today", "paid", "late", "say"),
    [
        (date(2026, 1, 31), 0, 0, "on the due day nobody is late"),
        (date(2026, 2, 1), 0, 1, "the day after, one day"),
        (date(2026, 2, 1), 99_99, 1, "a cent short is still late"),
        (date(2026, 2, 1), 100_00, 0, "covered to the cent"),
        (date(2026, 3, 2), 0, 30, "the oldest sets the age"),
        (date(2026, 3, 2), 100_00, 2, "the first is covered, so the second sets it"),
        (date(2026, 3, 2), 199_99, 2, "the second is a cent short"),
        (date(2026, 3, 2), 250_00, 0, "paid ahead"),
    ],
)
def test_days_past_due(today, paid, late, say):
    assert days_past_due(SCHEDULE, paid, today) == late, say


PAUSES = [
    ([], 10, "none"),
    ([Pause(date(2026, 2, 1), date(2026, 2, 4))], 7, "three days; the last does not belong"),
    ([Pause(date(2026, 2, 1), date(2026, 2, 1))], 10, "ends on its first day: covers nothing"),
    ([Pause(date(2026, 1, 1), date(2026, 2, 1))], 9, "entered before: the late part counts"),
    ([Pause(date(2026, 2, 5))], 5, "still running"),
    ([Pause(date(2025, 1, 1))], 0, "every day paused"),
    (
        [Pause(date(2026, 2, 1), date(2026, 2, 5)), Pause(date(2026, 2, 3), date(2026, 2, 7))],
        4,
        "overlapping days count once",
    ),
    (
        [Pause(date(2026, 2, 1), date(2026, 2, 9)), Pause(date(2026, 2, 3), date(2026, 2, 4))],
        2,
        "one within the other",
    ),
    ([Pause(date(2026, 3, 1), date(2026, 4, 1))], 10, "a pause to come"),
]


@pytest.mark.parametrize(("pauses", "late", "say"), PAUSES)
def test_pauses(pauses, late, say):
    told = standing([due(JAN, 100_00)], [], pauses, on=date(2026, 2, 10))
    assert told.days_past_due == late, say
    assert told.arrears_cents == 100_00, "a pause never moves money"


def test_all_days_paused_is_shown_as_paused_not_as_paid():
    told = standing([due(JAN, 100_00)], [], [Pause(date(2026, 1, 1))], on=date(2026, 2, 10))
    assert (told.days_past_due, told.arrears_cents, told.paused) == (0, 100_00, True)


def test_paused_days_between_two_days():
    running = Pause(date(2026, 1, 10))
    assert paused_days([running], date(2026, 1, 1), date(2026, 1, 15)) == 5
    assert paused_days([running], date(2026, 1, 1), date(2026, 1, 10)) == 0


ACCELERATION = [
    (None, 100_00, 10, 300_00, "not called in"),
    (date(2026, 2, 11), 100_00, 10, 300_00, "called in tomorrow: not known today"),
    (date(2026, 2, 10), 100_00, 10, 300_00, "called in today: due today, late tomorrow"),
    (date(2026, 2, 9), 300_00, 10, 300_00, "called in yesterday: everything is late"),
    (date(2026, 1, 1), 300_00, 40, 300_00, "called in before the first due"),
]


@pytest.mark.parametrize(("called", "arrears", "late", "outstanding", "say"), ACCELERATION)
def test_acceleration(called, arrears, late, outstanding, say):
    told = standing(SCHEDULE, [], on=date(2026, 2, 10), accelerated_on=called)
    assert told.arrears_cents == arrears, say
    assert told.days_past_due == late, say
    assert told.outstanding_cents == outstanding, say


# ── traps ───────────────────────────────────────────────────────────────────────────────────────


def test_a_back_dated_repayment_counts_as_if_it_had_come_in_time():
    in_time = [pay(date(2026, 1, 30), 100_00), pay(date(2026, 2, 28), 50_00)]
    entered_last = [in_time[1], in_time[0]]
    on = date(2026, 3, 10)
    assert standing(SCHEDULE, entered_last, on=on) == standing(SCHEDULE, in_time, on=on)
    assert standing(SCHEDULE, in_time, on=on).oldest_due_on == FEB


def test_a_pause_can_be_back_dated():
    entered_afterwards = Pause(date(2026, 2, 2), date(2026, 2, 6))
    told = standing([due(JAN, 100_00)], [], [entered_afterwards], on=date(2026, 2, 10))
    assert told.days_past_due == 6


def test_no_stage_is_skipped_when_the_oldest_unpaid_item_changes():
    """Part payments move the oldest due on; the age then follows it, down and up, day by day."""
    paid = [pay(date(2026, 3, 5), 100_00)]
    ages = {
        day: standing(SCHEDULE, paid, on=date(2026, 3, day)).days_past_due for day in (4, 5, 6, 30)
    }
    assert ages == {4: 32, 5: 5, 6: 6, 30: 30}
    buckets = [ladder().bucket(ages[day], 0) for day in (4, 5, 30)]
    assert buckets == ["M2", "M1", "M1"], "back by what was paid, and M2 comes again when due"
    assert ladder().bucket(standing(SCHEDULE, paid, on=date(2026, 3, 31)).days_past_due, 0) == "M2"


def test_a_credit_note_clears_arrears():
    """Money that came before the due covers it when it falls due; it never sits beside arrears."""
    told = standing([due(FEB, 100_00)], [pay(JAN, 120_00)], on=date(2026, 3, 10))
    assert (told.arrears_cents, told.days_past_due, told.credit_cents) == (0, 0, 20_00)


def test_a_reversed_payment_leaves_the_debt_as_old_as_it_was():
    bounced = pay(date(2026, 2, 10), 100_00, reversed_on=date(2026, 2, 20))
    told = [
        standing([due(JAN, 100_00)], [bounced], on=date(2026, 2, day)).days_past_due
        for day in (9, 10, 19, 20)
    ]
    assert told == [9, 0, 0, 20]


def test_interest_is_not_lost_at_a_part_payment():
    dues = [due(JAN, 100_00), Due("i", JAN, "interest", 7_31)]
    told = standing(dues, [pay(JAN, 50_00)], on=date(2026, 2, 10))
    assert told.arrears_cents == 57_31


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(0, "M0"), (1, "M1"), (30, "M1"), (31, "M2"), (60, "M2"), (61, "M3"), (90, "M3"), (91, "M4"),
     (120, "M4"), (121, "M5"), (150, "M5"), (151, "M6"), (180, "M6"), (181, "M7"), (9999, "M7")],
)  # fmt: skip
def test_buckets(days, bucket):
    assert ladder().bucket(days, 0) == bucket


def test_buckets_by_statement_cycles():
    told = standing(SCHEDULE, [pay(JAN, 99_99)], on=date(2026, 3, 10))
    assert told.cycles_late == 2
    assert ladder("cycles").bucket(told.days_past_due, told.cycles_late) == "M2"


@pytest.mark.parametrize(
    ("by", "rungs", "message"),
    [
        ("weeks", (("A", 0),), "counts days or cycles"),
        ("days", (("A", 1),), "must start at 0 and climb"),
        ("days", (("A", 0), ("B", 0)), "must start at 0 and climb"),
        ("days", (("A", 0), ("A", 5)), "Name each rung once"),
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_refused(by, rungs, message):
    with pytest.raises(ValueError, match=message):
        Ladder(by, rungs)


def test_an_unknown_ladder_is_refused_with_those_that_there_are():
    with pytest.raises(ValueError, match="There are: months, cycles"):
        ladder("weeks")
