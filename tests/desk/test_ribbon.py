"""The ribbon: who may be called when, by each customer's own clock, said before it is drawn."""

from datetime import timedelta

import pytest
from tests.store import cast
from tests.store.cast import MORNING, NIGHT

from forbear.app import work
from forbear.app.desk.show import ribbon

pytestmark = pytest.mark.database


@pytest.fixture
def seen(street):
    """The ribbon of Ana's list at an instant."""

    def at(now):
        return ribbon.of_cases(work.queue(street.ana, "to_do", None, now), now)

    return at


def test_in_the_morning_all_may_be_called_until_ten_in_the_evening(seen):
    shown = seen(MORNING)
    assert (shown.now, shown.customers) == (20, 20)
    assert shown.text == "The hours for calls close at 22:00, in 12 h."
    assert shown.bars[0].now
    assert len(shown.bars) == 24, "ten to ten, half hour by half hour"


def test_at_night_nobody_and_when_it_begins_again(seen):
    shown = seen(NIGHT - timedelta(days=1))
    assert shown.now == 0
    assert shown.text == "The next hours for calls begin at tomorrow 08:00, in 9 h 30 min."
    assert shown.later.text == "20 at 08:00"
    assert shown.quiet[0] == (0.0, pytest.approx(100 * 19 / 32, abs=0.1))


def test_who_opens_later_by_their_own_answer_is_counted_later(street, seen):
    street.case.opens_at = MORNING + timedelta(hours=1)
    street.case.effect = "deny"
    street.case.save()
    assert seen(MORNING).now == 19
    assert seen(MORNING + timedelta(hours=1)).now == 20


def test_each_customers_own_clock_counts(street, seen):
    owner = cast.customer("far", "Ann Lee", place="CN-XJ", time_zone="Asia/Urumqi")
    cast.account(owner, "card-far")
    cast.case(owner, team="cards")
    early = seen(MORNING - timedelta(minutes=30))
    assert (early.now, early.customers) == (20, 21), "half past seven in Urumqi is too early"
    assert seen(MORNING).now == 21
    assert early.text.startswith("For most"), "two hours longer in the evening, for one"


def test_the_picture_is_said_too(seen):
    assert seen(MORNING).said == "How many may be called, by half hour: 10:00: 20, 22:00: 0"


def test_an_empty_list_has_an_empty_ribbon(street, seen):
    empty = ribbon.of_cases(work.queue(street.ana, "closed", None, MORNING), MORNING)
    assert (empty.customers, empty.bars, empty.later) == (0, [], None)


def test_an_empty_list_says_nothing_of_hours(ana):
    text = ana.get("/queue/closed/").content.decode()
    assert "Nobody here" in text
    assert "may be called now" not in text
