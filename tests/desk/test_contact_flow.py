"""From the question to the next date: what is asked, recorded, shown and put off."""

from datetime import timedelta

import pytest
from tests.store.cast import MORNING, NIGHT

from forbear.app.store.models import Contact, GateDecision, Look, Note, Permit

pytestmark = pytest.mark.database


@pytest.fixture
def do(street, ana):
    """Post to the case, follow to the page that comes."""

    def post(act: str, **form) -> str:
        address = f"/cases/{street.case.pk}/{act}/"
        return ana.post(address, form, follow=True).content.decode()

    return post


def test_a_call_at_night_is_refused_with_its_article_and_recorded(street, do, at):
    at(NIGHT)
    text = do("ask", way="voice", purpose="collection")
    assert "Not now" in text
    assert "Thu 26 Nov, 08:00" in text
    assert "Nothing was done. The question and this answer are written down." in text
    decision = GateDecision.objects.get()
    assert (decision.effect, decision.user) == ("deny", street.ana)
    assert decision.reasons[0]["cites"] in text
    assert not Permit.objects.exists()
    assert not Contact.objects.filter(origin="desk").exists()


def test_a_permitted_call_from_the_question_to_the_next_date(street, ana, do, at):
    text = do("ask", way=f"voice:{street.mobile.pk}", purpose="collection")
    permit = Permit.objects.get()
    assert f"Permit {permit.code}" in text
    assert "13812342206" not in text, "the number is shown when the attempt begins, not before"
    assert Contact.objects.get(permit=permit).state == "reserved"

    text = do("begin")
    assert "13812342206" in text
    assert "林雨晴" in text
    looks = Look.objects.filter(user=street.ana)
    assert {look.reason for look in looks} == {f"permit {permit.code}"}
    assert {look.field for look in looks} == {"name", "contact_point"}

    text = do(
        "outcome",
        outcome="conversation",
        reason="lost_income",
        words="My hours were cut",
        next_on="2026-11-28",
    )
    assert "Out of the queue until <b>28 Nov</b>." in text
    assert "13812342206" not in text, "and it is masked again when the attempt is over"
    assert Contact.objects.get(permit=permit).outcome == "conversation"
    street.case.refresh_from_db()
    assert (street.case.state, street.case.reason_for_lateness) == ("waiting", "lost_income")
    assert Note.objects.get().text == "My hours were cut"
    assert street.case.label not in ana.get("/").content.decode()
    at(MORNING + timedelta(days=4))
    assert street.case.label in ana.get("/").content.decode()


def test_an_outcome_without_a_next_date_is_not_taken_and_nothing_typed_is_lost(street, do):
    do("ask", way="voice", purpose="collection")
    do("begin")
    text = do("outcome", outcome="no_answer", words="rang twice", next_on="")
    assert "give the day of the next contact" in text
    assert "rang twice" in text
    assert not Contact.objects.filter(origin="desk", state="occurred").exists()


@pytest.mark.parametrize(
    ("form", "slip"),
    [
        ({"outcome": "sent", "next_on": "2026-11-28"}, "say what came of it"),
        ({"outcome": "no_answer", "next_on": "2026-11-25"}, "the next contact comes after 25 Nov"),
        ({"outcome": "no_answer", "next_on": "soon"}, "give the day of the next contact"),
        (
            {"outcome": "no_answer", "next_on": "2026-11-28", "reason": "lazy"},
            "choose a reason from the list",
        ),
    ],
)
def test_slips_are_named(do, form, slip):
    do("ask", way="voice", purpose="collection")
    do("begin")
    assert slip in do("outcome", **form)


def test_a_permit_that_ran_out_is_asked_for_again(street, do, at):
    do("ask", way="voice", purpose="collection")
    at(MORNING + timedelta(minutes=20))
    text = do("begin")
    assert "the permit ran out; ask again" in text
    assert "13812342206" not in text


def test_put_off_without_a_contact_and_bring_back(street, do):
    assert "Out of the queue until <b>2 Dec</b>." in do("later", next_on="2026-12-02")
    do("later", now="yes")
    street.case.refresh_from_db()
    assert street.case.state == "open"


def test_nothing_on_file_for_a_way(do):
    text = do("ask", way="push", purpose="collection")
    assert "there is nothing on file to reach them this way" in text
    assert not Permit.objects.exists()


def test_next_customer_serves_the_best_and_holds_it(street, ana):
    answer = ana.post("/next/")
    street.case.refresh_from_db()
    assert answer.url == f"/cases/{street.case.pk}/"
    assert street.case.held_by == street.ana


def test_at_night_nobody_is_served_and_the_page_says_when(ana, at):
    at(NIGHT)
    text = ana.post("/next/").content.decode()
    assert "Nobody may be reached now" in text
    assert "08:00" in text
