"""The lists: what stands in a row, what is never shown there, how a list is cut and found."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.store import cast
from tests.store.cast import NIGHT

from forbear.app import work
from forbear.app.desk.templatetags.desk import counted
from forbear.app.store.models import ContactPoint

pytestmark = pytest.mark.database


def text_of(client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_names_are_masked_and_numbers_are_not_there(street, ana):
    text = text_of(ana, "/")
    assert "林**" in text
    assert "Gu M." in text
    for secret in ("林雨晴", "Gu Min", "13812342206", "湖滨南路"):
        assert secret not in text, secret


def test_a_row_says_how_late_how_much_and_what_next(street, ana):
    text = text_of(ana, "/")
    row = text[text.index("林**") :].split("</tr>")[0]
    assert "2,850" in row
    assert "<b>47</b>" in row
    assert "Call with care" in row


def test_when_a_row_opens_is_said_in_full_and_short(street, ana, at):
    """At night most wait for eight; who is represented waits for nothing."""
    at(NIGHT)
    text = text_of(ana, "/")
    gu = text[text.index("Gu M.") :].split("</tr>")[0]
    assert '<span class="t">from 08:00</span>' in gu
    assert "tomorrow" not in gu


def test_what_no_waiting_changes_says_so(street, ana):
    ContactPoint.objects.filter(customer__name="Gu Min").update(consent=False)
    text = text_of(ana, "/")
    gu = text[text.index("Gu M.") :].split("</tr>")[0]
    assert '<span class="t">waiting changes nothing</span>' in gu


def test_counts_of_a_thousand_and_more_are_grouped(street, ana, monkeypatch):
    assert counted(999) == "999"
    assert counted(1043) == "1,043"
    monkeypatch.setattr(work, "counts", lambda *_: dict.fromkeys(work.VIEWS, 12_345))
    assert "<span>12,345</span>" in text_of(ana, "/")


def test_the_list_asks_the_database_as_often_for_many_rows_as_for_few(street, client):
    """A page of twenty-five once asked three hundred times and took most of a second."""
    client.force_login(street.lead)
    client.get("/queue/all/?q=Gu")
    with CaptureQueriesContext(connection) as few:
        client.get("/queue/all/?q=Gu")
    with CaptureQueriesContext(connection) as many:
        client.get("/queue/all/")
    assert len(many) <= len(few) + 2
    assert len(many) < 45


def test_another_teams_cases_are_not_in_any_list(street, ana):
    other = cast.late_customer("loans-only", "Ling Mo", team="loans")
    for view in ("to_do", "all", "never_reached"):
        assert other.label not in text_of(ana, f"/queue/{view}/"), view


@pytest.mark.parametrize(
    ("query", "in_it", "not_in_it", "say"),
    [
        ("?days=181", "Nobody here", "Rao C.", "nobody is over 180 days"),
        ("?days=91-180", "Rao C.", "Gu M.", "152 days is in, 33 is out"),
        ("?product=credit_card", "Gu M.", "Nobody here", "all late accounts here are cards"),
        ("?product=revolving", "Nobody here", "Gu M.", "and none is revolving"),
        ("?order=days", "Rao C.", "Nobody here", "another order hides nobody"),
        ("?days=x&product=y&answer=z&order=w", "Gu M.", "Nobody here", "unknown words cut nothing"),
    ],
)
def test_a_list_is_cut_by_its_address(street, ana, query, in_it, not_in_it, say):
    text = text_of(ana, f"/queue/all/{query}")
    assert in_it in text, say
    assert not_in_it not in text, say


def test_an_unknown_list_is_no_page(ana):
    answer = ana.get("/queue/everything/")
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_find_goes_straight_to_the_only_one(street, ana):
    answer = ana.get("/find/", {"q": street.case.label})
    assert answer.url == f"/cases/{street.case.pk}/"
    assert "Nobody here" in text_of(ana, "/find/?q=nobody-of-this-name")


def test_who_is_protected_is_marked_and_held_back(street, ana):
    text = text_of(ana, "/")
    at = text.index("Pan H.")
    row = text[text.rindex("<tr", 0, at) : text.index("</tr>", at)]
    assert 'class="held"' in row
    assert "Represented" in row


def test_the_leads_page_counts_who_was_never_reached(street, client):
    client.force_login(street.lead)
    text = text_of(client, "/in-time/")
    assert "15 late customers have never been reached." in text
    assert "20 are late in all." in text


def test_the_leads_page_is_not_the_agents(ana):
    answer = ana.get("/in-time/")
    assert answer.status_code == 403
    assert "This page is for others" in answer.content.decode()
