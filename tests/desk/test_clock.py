"""Whose clock the desk speaks by: the reader's own, and never that of whoever comes first."""

from datetime import timedelta

import pytest
from tests.store import cast
from tests.store.cast import MORNING

from forbear.app.store.models import PublishedDay

pytestmark = pytest.mark.database


@pytest.fixture
def abroad(street):
    """The first on the list lives in New York, most live by the clock of Shanghai."""
    street.lin.time_zone = "America/New_York"
    street.lin.save()
    return street


def page(client, path: str = "/") -> str:
    return client.get(path).content.decode()


def test_the_lists_hour_is_that_of_most_customers_not_of_the_first(abroad, ana):
    text = page(ana)
    assert "as of today 10:00" in text
    assert "as of today 21:00" not in text


def test_the_banner_of_a_moved_clock_says_whose_hour_it_is(abroad, ana):
    assert "is set to Wed 25 Nov, 10:00, Shanghai time." in page(ana)


def test_the_published_day_says_where_the_lender_is(street, ana):
    PublishedDay.objects.update(zones=["Europe/London", "Asia/Shanghai"])
    assert "is set to Wed 25 Nov, 02:00, London time." in page(ana)


def test_a_person_may_choose_their_own_clock(street, ana):
    PublishedDay.objects.update(zones=["Asia/Shanghai", "Europe/London"])
    ana.post("/time-zone/", {"time_zone": "Europe/London", "next": "/"})
    assert "as of today 02:00" in page(ana)
    street.ana.refresh_from_db()
    assert street.ana.time_zone == "Europe/London"


@pytest.mark.parametrize("wish", ["", "Mars/Olympus", "Asia/Tokyo"])
def test_a_clock_that_was_not_offered_changes_nothing(street, ana, wish):
    ana.post("/time-zone/", {"time_zone": wish, "next": "/"})
    street.ana.refresh_from_db()
    assert street.ana.time_zone == ""


def test_before_sign_in_it_is_that_of_most_customers(street, client):
    assert "Shanghai time." in page(client, "/sign-in/")


def test_the_customers_own_hour_stays_on_their_page(abroad, ana, at):
    at(MORNING + timedelta(hours=12))
    assert "09:00 where the customer is" in page(ana, f"/cases/{abroad.case.pk}/")


def test_in_chinese_the_hour_is_said_in_chinese(street, client):
    client.force_login(cast.user("xiaoyu", language="zh-hans"))
    assert "本系统时钟已设为上海时间 11月25日 周三 10:00" in page(client)
