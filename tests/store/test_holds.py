"""One customer, one person at a time; and nobody keeps a case that they do not work."""

from datetime import timedelta

import pytest
from tests.store import cast
from tests.store.cast import MORNING

from forbear.app import work
from forbear.app.store.models import Case

pytestmark = pytest.mark.database


@pytest.fixture
def play():
    return cast.play()


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_taking_and_giving_back(play):
    taken = work.take(play.ana, play.case, MORNING)
    assert (taken.state, taken.held_by) == ("in_hand", play.ana)
    work.release(play.ana, play.case, MORNING)
    assert (fresh(play.case).state, fresh(play.case).held_by) == ("open", None)
    assert list(play.case.events.order_by("pk").values_list("kind", flat=True)) == [
        "taken",
        "put_back",
    ]


def test_what_somebody_holds_is_theirs(play):
    work.take(play.ana, play.case, MORNING)
    bao = cast.user("bao")
    with pytest.raises(work.HeldByAnotherError, match="Ana is working case"):
        work.take(bao, play.case, MORNING)
    with pytest.raises(work.HeldByAnotherError, match="Ana is working case"):
        work.release(bao, play.case, MORNING)
    work.release(play.lead, play.case, MORNING)
    assert work.take(bao, play.case, MORNING).held_by == bao, "a lead may free it"


def test_taking_again_goes_on_holding(play):
    work.take(play.ana, play.case, MORNING)
    later = MORNING + timedelta(minutes=20)
    again = work.take(play.ana, play.case, later)
    assert again.held_until == later + timedelta(minutes=30)
    assert play.case.events.count() == 1


def test_the_next_one_puts_the_last_one_back(play):
    other = cast.late_customer("gu")
    work.take(play.ana, play.case, MORNING)
    work.take(play.ana, other, MORNING)
    assert (fresh(play.case).state, fresh(other).state) == ("open", "in_hand")


def test_releasing_what_nobody_holds_does_nothing(play):
    work.release(play.ana, play.case, MORNING)
    assert not play.case.events.exists()


@pytest.mark.parametrize(
    ("minutes", "released", "say"),
    [(29, 0, "still within the half hour"), (30, 1, "the half hour is over")],
)
def test_an_idle_case_goes_back(play, minutes, released, say):
    work.take(play.ana, play.case, MORNING)
    assert work.release_idle(MORNING + timedelta(minutes=minutes)) == released, say
    assert fresh(play.case).state == ("open" if released else "in_hand")


def test_a_case_put_off_leaves_the_queue_until_its_day_begins_for_the_customer(play):
    """26 November begins in Shanghai at 16:00 UTC on the 25th."""
    case = work.take(play.ana, play.case, MORNING)
    on = MORNING.date() + timedelta(days=1)
    work.set_next_contact(play.ana, case, on, MORNING)
    waiting = fresh(case)
    assert (waiting.state, waiting.held_by, waiting.next_contact_on) == ("waiting", None, on)
    start = MORNING.replace(hour=16)
    assert not work.queue(play.ana, "to_do", None, start - timedelta(seconds=1)).exists()
    assert work.queue(play.ana, "to_do", None, start).get() == case
    assert work.counts(play.ana, MORNING)["waiting"] == 1


@pytest.mark.parametrize(
    ("days", "say"),
    [(0, "today is not later"), (-1, "nor is yesterday"), (400, "that is no plan")],
)
def test_a_next_contact_lies_ahead(play, days, say):
    with pytest.raises(ValueError, match="The next contact cannot be on"):
        on = MORNING.date() + timedelta(days=days)
        work.set_next_contact(play.ana, play.case, on, MORNING)
    assert fresh(play.case).state == "open", say


def test_today_is_the_customers_day(play):
    """At 17:00 UTC it is the 26th in Shanghai, so the 26th is today and not ahead."""
    evening = MORNING.replace(hour=17)
    with pytest.raises(ValueError, match="today is 2026-11-26 for the customer"):
        work.set_next_contact(play.ana, play.case, evening.date() + timedelta(days=1), evening)


def test_a_waiting_case_is_called_up_when_the_customer_rings(play):
    work.set_next_contact(play.ana, play.case, MORNING.date() + timedelta(days=9), MORNING)
    work.call_up(play.ana, play.case, MORNING)
    assert (fresh(play.case).state, fresh(play.case).next_contact_on) == ("open", None)


def test_reasons_and_notes(play):
    work.record_reason(play.ana, play.case, "lost_income", MORNING)
    assert fresh(play.case).reason_for_lateness == "lost_income"
    with pytest.raises(ValueError, match="'lazy' is not a reason"):
        work.record_reason(play.ana, play.case, "lazy", MORNING)
    assert work.add_note(play.ana, play.case, " hours were cut ", MORNING).text == "hours were cut"
    with pytest.raises(ValueError, match="needs words"):
        work.add_note(play.ana, play.case, "  ", MORNING)
