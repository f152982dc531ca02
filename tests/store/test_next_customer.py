"""Get Next: today's best customer who may be contacted now."""

from datetime import timedelta

import pytest
from tests.store import cast
from tests.store.cast import MORNING, NIGHT

from forbear.app import work
from forbear.app.store.models import Case

pytestmark = pytest.mark.database


@pytest.fixture
def ana():
    cast.publish_nothing()
    return cast.user("ana")


def served(ana, now=MORNING) -> str | None:
    case = work.get_next(ana, now)
    return case and case.customer.customer_id


def test_in_the_order_of_todays_list(ana):
    cast.late_customer("second", rank=20)
    cast.late_customer("first", rank=10)
    cast.late_customer("unlisted", rank=None)
    assert [served(ana), served(ana)] == ["first", "second"]
    assert Case.objects.filter(state="in_hand").count() == 1, "the first one was put back"


def test_what_is_skipped_and_why(ana):
    later = MORNING + timedelta(days=2)
    bao = cast.user("bao")
    cast.late_customer("waiting", rank=1, state="waiting", waits_until=later)
    cast.late_customer("shut", rank=2, effect="deny", opens_at=later)
    cast.late_customer("closed", rank=3, state="closed", closed_at=MORNING)
    cast.late_customer("loans", rank=4, team="loans")
    held = cast.late_customer("held", rank=5)
    work.take(bao, held, MORNING)
    protected = cast.late_customer("protected", rank=6)
    cast.protect(protected.customer, "hardship_request")
    cast.late_customer("free", rank=7)
    assert served(ana) == "free"
    assert served(ana) is None, "what was put back by this call is not served again"
    assert served(ana) == "free"


def test_a_customer_whom_the_gate_refuses_is_not_asked_again_before_their_time(ana):
    case = cast.late_customer("lin", rank=1)
    assert served(ana, NIGHT) is None
    case.refresh_from_db()
    assert case.effect == "deny"
    assert case.opens_at == NIGHT.replace(day=26, hour=0, minute=0), "08:00 in Shanghai"
    cast.publish_nothing(cast.AS_OF + timedelta(days=1))
    assert served(ana, case.opens_at - timedelta(seconds=1)) is None
    assert served(ana, case.opens_at) == "lin"


def test_a_waiting_case_comes_back_when_its_day_came(ana):
    cast.late_customer("lin", state="waiting", waits_until=MORNING, next_contact_on=MORNING.date())
    assert served(ana, MORNING - timedelta(seconds=1)) is None
    assert served(ana) == "lin"
    assert Case.objects.get().next_contact_on is None


def test_nobody_gets_what_they_may_not_work(ana):
    cast.late_customer("lin", rank=1)
    for role in ("compliance", "admin"):
        assert work.get_next(cast.user(role, role=role), MORNING) is None


def test_an_empty_list_is_none(ana):
    assert work.get_next(ana, MORNING) is None
