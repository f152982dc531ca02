"""Who may be asked, and what of a person a screen shows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.people import (
    ROLES,
    WHOSE,
    is_third_person,
    mask,
    mask_email,
    mask_name,
    mask_phone,
    may_be_offered,
    owes,
    usable,
    who_of_point,
    works,
)
from forbear.words import PURPOSES


@pytest.mark.parametrize(
    ("name", "shown", "say"),
    [
        ("林雨晴", "林**", "the surname stays"),
        ("林晴", "林*", "two characters"),
        ("欧阳娜娜", "欧阳**", "a surname of two characters stays whole"),
        ("欧阳", "欧*", "two characters alone are surname and name"),
        ("Lin Yuqing", "Lin Y.", "the first word and an initial"),
        ("Maria del Carmen Ruiz", "Maria R.", "the last word gives the initial"),
        ("Prince", "P.", "a single word would be the whole name"),
        ("  Lin  Yuqing ", "Lin Y.", "spaces do not matter"),
        ("", "—", "no name at all"),
        ("林", "林*", "a single character tells no length"),
    ],
)
def test_names(name, shown, say):
    assert mask_name(name) == shown, say


@pytest.mark.parametrize(
    ("kind", "value", "shown", "say"),
    [
        ("mobile", "13812342206", "138 •••• 2206", "mainland mobile"),
        ("mobile", "+86 138 1234 2206", "138 •••• 2206", "the country code is left out"),
        ("phone", "+1 617 555 0182", "161 •••• 0182", "with another country's code it stays"),
        ("phone", "0592-210", "•••• 210", "a short one shows its last three"),
        ("phone", "110", "••••", "too short to show anything"),
        ("phone", "ask for Mei", "••••", "not a number"),
        ("email", "lin@example.cn", "l•••@•••••.cn", "first letter and the end"),
        ("email", "not an address", "••••", "no address"),
        ("post", "厦门市思明区湖滨南路1号", "••••••••", "where somebody lives is not shown"),
        ("im", "wx_linyuqing", "wx••••", "two characters"),
        ("push", "abc", "••••", "a short handle is hidden whole"),
    ],
)
def test_points(kind, value, shown, say):
    assert mask(kind, value) == shown, say


@given(st.text(alphabet="0123456789", min_size=1, max_size=15))
def test_a_masked_number_never_shows_more_than_seven_digits_nor_all(number):
    shown = [c for c in mask_phone(number) if c.isdigit()]
    assert len(shown) <= min(7, max(0, len(number) - 4))


@given(st.emails())
def test_a_masked_address_hides_its_name(address):
    name = address.rpartition("@")[0]
    assert mask_email(address).partition("@")[0] in (f"{name[0]}•••", "••••")


@pytest.mark.parametrize("role", ROLES)
def test_who_owes(role):
    free = role in ("supplementary_holder", "representative")
    assert owes(role) is not free


def test_who_of_a_point_and_words_that_are_not_in_the_lists():
    assert who_of_point(None) == "self"
    assert [who_of_point(whose) for whose in WHOSE] == list(WHOSE)
    with pytest.raises(ValueError, match="'neighbour'"):
        who_of_point("neighbour")
    with pytest.raises(ValueError, match="'friend'"):
        owes("friend")


THIRD = ("spouse", "contact_person", "family", "employer", "other")
PARTIES = ("self", "joint", "guarantor", "heir", "executor", "representative")


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("whose", WHOSE)
def test_no_strangers_told(whose, purpose):
    """Who owes nothing is a way to nobody, but to find one who is lost."""
    assert is_third_person(whose) == (whose in THIRD)
    assert may_be_offered(whose, purpose) == (whose in PARTIES or purpose == "location")


def test_everybody_is_either_a_party_or_a_third_person():
    assert {*THIRD, *PARTIES} == set(WHOSE)


@pytest.mark.parametrize(
    ("status", "works_"),
    [
        ("valid", True),
        ("unknown", True),
        ("refused", True),
        ("invalid", False),
        ("not_in_service", False),
        ("reassigned", False),
    ],
)
def test_what_leads_to_nobody_or_to_somebody_else(status, works_):
    assert works(status) is works_


TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("status", "consent", "days_ago", "worth", "say"),
    [
        ("valid", True, 10, 2, "checked and agreed to"),
        ("valid", None, None, 2, "never checked is as the lender reports it"),
        ("unknown", True, 59, 2, "the last day of a check"),
        ("unknown", True, 60, 1, "after sixty days the check is old"),
        ("valid", False, 1, 0, "no means no"),
        ("refused", True, 1, 0, "they do not want to be reached there"),
        ("reassigned", True, 1, 0, "somebody else's number by now"),
        ("not_in_service", None, 1, 0, "nobody is there"),
        ("invalid", None, None, 0, "no such number"),
    ],
)
def test_which_point_to_use(status, consent, days_ago, worth, say):
    checked = None if days_ago is None else TODAY - timedelta(days=days_ago)
    assert usable(status, consent, checked, TODAY) == worth, say
