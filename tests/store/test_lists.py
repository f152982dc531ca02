"""The lists of the desk: who is on which, in what order, and whom nobody has reached yet."""

from datetime import timedelta

import pytest
from tests.store import cast
from tests.store.cast import AS_OF, MORNING, NIGHT

from forbear.app import gate, work
from forbear.app.work import Filters

pytestmark = pytest.mark.database


@pytest.fixture
def ana():
    return cast.user("ana")


def names(cases) -> list[str]:
    return [case.customer.customer_id for case in cases]


def test_today_in_the_order_of_the_day(ana):
    for name, rank in (("third", 30), ("first", 10), ("second", 20), ("unlisted", None)):
        cast.late_customer(name, rank=rank)
    assert names(work.queue(ana, "to_do", None, MORNING)) == ["first", "second", "third"]
    assert names(work.queue(ana, "all", None, MORNING))[-1] == "unlisted"


def test_each_list_holds_its_own(ana):
    later = MORNING + timedelta(hours=10)
    cast.late_customer("open")
    cast.late_customer("shut", effect="deny", opens_at=later)
    cast.late_customer("never", effect="deny")
    cast.late_customer("reached", first_reached_at=MORNING - timedelta(days=1))
    held = cast.late_customer("held")
    work.take(ana, held, MORNING)
    cast.late_customer("later", state="waiting", waits_until=later, next_contact_on=later.date())
    cast.late_customer("closed", state="closed", closed_at=MORNING, rank=None)
    safe = cast.late_customer("safe")
    cast.protect(safe.customer, "hardship_request")
    ended = cast.late_customer("ended")
    cast.protect(ended.customer, "disputed", to_on=AS_OF)
    lists = {view: set(names(work.queue(ana, view, None, MORNING))) for view in work.VIEWS}
    assert lists == {
        "to_do": {"open", "shut", "never", "reached", "held", "safe", "ended"},
        "open_now": {"open", "reached", "held", "safe", "ended"},
        "mine": {"held"},
        "waiting": {"later"},
        "never_reached": {"open", "shut", "never", "held", "later", "safe", "ended"},
        "protected": {"safe"},
        "refused_today": set(),
        "all": {"open", "shut", "never", "reached", "held", "later", "safe", "ended"},
        "closed": {"closed"},
    }
    assert work.counts(ana, MORNING) == {view: len(found) for view, found in lists.items()}


@pytest.mark.parametrize(
    ("hours", "found", "say"),
    [
        (14, {"lin"}, "23:59 in Shanghai is still the day of the refusal"),
        (15, set(), "an hour later it is the next day, though not in Greenwich"),
    ],
)
def test_refused_today_is_the_customers_today(hours, found, say):
    play = cast.play()
    cast.protect(play.lin, "hardship_request")
    gate.try_to_contact(play.case, "voice", "collection", play.ana, MORNING)
    then = MORNING + timedelta(hours=hours) - timedelta(minutes=1)
    assert set(names(work.queue(play.ana, "refused_today", None, then))) == found, say


@pytest.mark.parametrize(
    ("cut", "found", "say"),
    [
        (Filters(buckets=("M2",)), ["gu"], "by bucket"),
        (Filters(stage="early"), ["lin"], "by stage"),
        (Filters(product="instalment_loan"), ["gu"], "by what is late"),
        (Filters(days_from=10, days_to=20), ["lin"], "by days late"),
        (Filters(search="林"), ["lin"], "by name"),
        (Filters(search="gu"), ["gu"], "by the lender's customer id"),
        (Filters(search="card-lin"), ["lin"], "by account"),
        (Filters(search="nobody"), [], "nobody of that name"),
        (Filters(order="days"), ["gu", "lin"], "the latest first"),
    ],
)
def test_filters(ana, cut, found, say):
    cast.late_customer("lin", "林雨晴", days=12, rank=1)
    owner = cast.customer("gu", "Gu Min")
    cast.account(owner, "loan-gu", days=40, product="instalment_loan")
    cast.account(owner, "card-gu", days=0, arrears=0)
    cast.case(owner, rank=2, team="cards")
    assert names(work.queue(ana, "to_do", cut, MORNING)) == found, say


def test_at_night_nobody_there_may_be_reached_now(ana):
    """When it is eleven at night in Xiamen it is three in the afternoon in London."""
    cast.late_customer("lin")
    abroad = cast.customer("joe", "Joe Lin", time_zone="Europe/London")
    cast.account(abroad, "card-joe")
    cast.case(abroad)
    cast.publish_nothing()
    assert set(names(work.queue(ana, "open_now", None, MORNING.replace(hour=15)))) == {"joe"}
    assert set(names(work.queue(ana, "open_now", None, MORNING))) == {"lin"}
    assert work.counts(ana, NIGHT)["open_now"] == 1
    assert work.counts(ana, NIGHT)["to_do"] == 2


def test_a_case_is_found_by_its_number(ana):
    case = cast.late_customer("lin")
    cast.late_customer("gu")
    for text in (case.label, str(case.number), case.label.lower()):
        found = work.queue(ana, "all", Filters(search=text), MORNING)
        assert [one.pk for one in found] == [case.pk]


def test_an_unknown_list_or_order_is_refused(ana):
    with pytest.raises(ValueError, match="no list 'everything'"):
        work.queue(ana, "everything", None, MORNING)
    with pytest.raises(ValueError, match="no order 'money'"):
        work.queue(ana, "all", Filters(order="money"), MORNING)


def test_in_time(ana):
    """Late since the end of 12 November in Shanghai; reached a day and a half later."""
    case = cast.late_customer("lin", days=12)
    late = work.in_time(case, MORNING)
    assert (late.late, late.to_reach, late.since_reached) == (298, None, None)
    case.first_reached_at = case.late_from + timedelta(hours=36)
    reached = work.in_time(case, MORNING)
    assert (reached.late, reached.to_reach, reached.since_reached) == (298, 36, 262)


def test_never_reached_by_age(ana):
    for days in (1, 2, 3, 6, 20, 60):
        cast.late_customer(f"late-{days}", days=days, team="cards")
    cast.late_customer("reached", days=3, first_reached_at=MORNING)
    cast.late_customer("elsewhere", days=3, team="loans")
    assert work.never_reached(ana, MORNING) == {
        "first_day": 0,
        "days_2_3": 2,
        "days_4_7": 2,
        "days_8_30": 1,
        "over_30_days": 1,
    }
