"""One verdict for three readers in two languages: what each hears, and what none may hear."""

from datetime import datetime

import pytest

from forbear import contact, rulebook
from forbear.rulebook.explain import LANGUAGES, READERS, explain

ASKED = {
    "places": ("CN",), "channel": "voice", "actor": "creditor", "product": "credit_card",
    "at": "2026-11-24T22:30:00+08:00",
}  # fmt: skip


def verdict(**changed):
    asked = {**ASKED, **changed}
    asked["at"] = datetime.fromisoformat(asked["at"])
    return contact.decide(contact.Question(**asked), rulebook.load())


@pytest.mark.parametrize(
    ("reader", "language", "heard"),
    [
        ("agent", "en", ["Not now.", "Try again from 08:00", "Open from 2026-11-25 08:00"]),
        ("agent", "zh", ["现在不可以。", "请在客户当地时间八点以后再联系", "2026-11-25 08:00 起"]),
        ("customer", "en", ["We are not contacting you", "Quiet hours", "from 2026-11-25 08:00"]),
        ("customer", "zh", ["我们现在不会", "晚十点到早八点不打扰"]),
        ("court", "en", ["CN-CONTACT-HOURS-CBA: deny, by house policy", "second_of_day = 81000"]),
        ("court", "zh", ["CN-CONTACT-HOURS-CBA：deny，依据本行政策", "second_of_day = 81000"]),
    ],
)
def test_what_each_reader_hears(reader, language, heard):
    said = "\n".join(explain(verdict(), reader, language))
    for words in heard:
        assert words in said


def test_a_customer_hears_no_ids_and_no_inner_workings():
    for language in LANGUAGES:
        said = "\n".join(explain(verdict(states=frozenset({"disputed"})), "customer", language))
        assert "CN-CONTACT" not in said
        assert "HOUSE-" not in said
        assert "second_of_day" not in said


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_told_that_it_is_lawful(reader, language):
    for changed in ({}, {"at": "2026-11-24T12:00:00+08:00"}, {"actor": "collector"},
                    {"facts": {"medium_blocked": True}}):  # fmt: skip
        said = "\n".join(explain(verdict(**changed), reader, language))
        assert said
        assert "lawful" not in said
        assert "合法" not in said


def test_what_is_needed_first_is_named():
    said = explain(verdict(actor="collector", at="2026-11-24T12:00:00+08:00"), "agent", "en")
    assert "Needed first: outsourcing_notice." in said
