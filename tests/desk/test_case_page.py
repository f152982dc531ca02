"""The case page: what stands on it for whom, and what it keeps back."""

import re
from datetime import timedelta

import pytest
from tests.store import cast
from tests.store.cast import NIGHT

pytestmark = pytest.mark.database


@pytest.fixture
def page(street, ana) -> str:
    return ana.get(f"/cases/{street.case.pk}/").content.decode()


def test_everything_personal_is_masked(page):
    for secret in ("林雨晴", "13812342206", "13900001111", "lin@example.cn", "湖滨南路", "1991"):
        assert secret not in page, secret
    assert "138 •••• 2206" in page


def test_the_four_facts_and_the_debts(page):
    assert "47 days" in page
    assert "2,318" in page
    assert "Principal" in page
    assert "1,560" in page, "what is overdue is told apart, to the cent"
    assert "From day 91 (7 Jan 2027) it goes to principal first." in page


def test_parts_are_left_out_when_they_do_not_add_up(street, ana):
    street.card.arrears_cents += 1
    street.card.save()
    text = ana.get(f"/cases/{street.case.pk}/").content.decode()
    assert "1,560" not in text, "a bar that is a cent wrong is not drawn"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "1 promise not kept in ninety days"), ("zh-hans", "九十天内1次承诺未兑现")],
)
def test_todays_reason_is_in_the_readers_language(street, client, language, said):
    client.force_login(cast.user("reader", language=language))
    assert said in client.get(f"/cases/{street.case.pk}/").content.decode()


def test_who_is_not_on_todays_list_has_no_reason_to_be(street, ana):
    street.case.rank = None
    street.case.save()
    assert "Why today" not in ana.get(f"/cases/{street.case.pk}/").content.decode()


def test_protection_stands_above_the_gate(page):
    assert page.index("Protected: vulnerable") < page.index("May we, now?")


def test_the_strip_has_purpose_every_channel_and_how_much_is_read(page):
    strip = page[page.index('id="gate"') : page.index("</section>", page.index('id="gate"'))]
    for channel in ("Call", "Text", "App", "Chat", "Email", "Letter", "Visit"):
        assert channel in strip, channel
    assert "Asking for payment" in strip
    assert re.search(r"\d+ of \d+ rules read in their text", strip)


def test_nobody_is_told_that_something_is_lawful(page):
    assert "lawful" not in page.lower()


def test_a_case_of_another_team_is_not_told_of(street, client):
    client.force_login(cast.user("loan-agent", "account_manager", team="loans"))
    theirs = client.get(f"/cases/{street.case.pk}/")
    nowhere = client.get("/cases/00000000-0000-7000-8000-000000000000/")
    assert theirs.status_code == nowhere.status_code == 404
    token = rb'X-CSRFToken": "\w+"'
    said = {re.sub(token, b"", answer.content) for answer in (theirs, nowhere)}
    assert len(said) == 1, "whether the case exists is not to be seen"


def test_who_may_only_read_has_nothing_to_press(street, client):
    client.force_login(cast.user("cora", "compliance", team=""))
    text = client.get(f"/cases/{street.case.pk}/").content.decode()
    assert "You may read this case, not work it." in text
    assert f"/cases/{street.case.pk}/ask/" not in text
    assert client.post(f"/cases/{street.case.pk}/ask/", {"way": "voice"}).status_code == 404


@pytest.mark.parametrize(
    ("tab", "there", "gone"),
    [
        ("contact", "Call: no answer", "Paid ¥1,200.00"),
        ("money", "Paid ¥1,200.00", "Call: no answer"),
        ("all", "Paid ¥1,200.00", "Nothing of this kind"),
    ],
)
def test_the_timeline_is_cut_by_tabs(street, ana, tab, there, gone):
    text = ana.get(f"/cases/{street.case.pk}/?show={tab}").content.decode()
    assert there in text
    assert gone not in text


def test_a_note_is_written_and_stays(street, ana):
    ana.post(f"/cases/{street.case.pk}/note/", {"text": "Rings back after six <b>"})
    text = ana.get(f"/cases/{street.case.pk}/").content.decode()
    assert "Rings back after six &lt;b&gt;" in text


def test_a_case_held_by_another_says_so_and_does_nothing(street, ana, client):
    ana.post(f"/cases/{street.case.pk}/take/")
    other = cast.user("bo")
    client.force_login(other)
    answer = client.post(f"/cases/{street.case.pk}/take/")
    assert answer.status_code == 409
    assert "Someone else is working this case" in answer.content.decode()


def test_a_peek_is_short_and_masked(street, ana):
    text = ana.get(f"/cases/{street.case.pk}/peek/").content.decode()
    assert "林**" in text
    assert "<html" not in text


def test_what_waiting_does_not_cure_is_said_before_what_it_does(street, ana, at):
    """At night a visit is refused twice over; that it takes two will not be gone at eight."""
    at(NIGHT - timedelta(days=1))
    text = ana.get(f"/cases/{street.case.pk}/").content.decode()
    visit = text[text.index("/verdict/visit/") :].split("</a>")[0]
    assert "waiting does not change this" in visit
    assert "Quiet hours" not in visit
    behind = ana.get(f"/cases/{street.case.pk}/verdict/visit/").content.decode()
    laws = behind[behind.index('class="law"') :]
    assert laws.index("#deny") < laws.index("#clock"), "the rule that only sets the hour comes last"
