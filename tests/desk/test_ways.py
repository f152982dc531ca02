"""The ways that the guide offers: no strangers told, and no number that does not work first."""

import re

import pytest
from tests.store import cast

from forbear.app.gate.points import offered
from forbear.app.store.models import ContactPoint

pytestmark = pytest.mark.database


def guide(client, case, purpose: str) -> str:
    text = client.get(f"/cases/{case.pk}/?purpose={purpose}").content.decode()
    return text[text.index('id="guide"') :]


def ways(text: str) -> list[str]:
    """What each way says, in the order of the guide."""
    labels = re.findall(r'<label class="way">(.*?)</label>', text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", label).split()) for label in labels]


@pytest.fixture
def strangers(street) -> None:
    for whose in ("contact_person", "family", "employer", "spouse", "other"):
        cast.point(street.lin, f"x-{whose}", "mobile", "13711112222", whose=whose)


@pytest.mark.parametrize("purpose", ["collection", "reply", "service_reminder", "legal_service"])
def test_no_third_person_is_a_way_to_speak_of_the_debt(street, strangers, ana, purpose):
    found = " ".join(ways(guide(ana, street.case, purpose)))
    for word in ("contact person", "family", "employer", "spouse", "someone else"):
        assert word not in found, word
    assert "guarantor" in found, "who stands in for the debt is a party to it"


def test_to_find_who_is_lost_third_persons_come_after_everybody_else(street, strangers):
    points = ContactPoint.objects.filter(customer=street.lin)
    found = [point.whose for _c, point in offered(points, "location", cast.AS_OF)]
    third = ["contact_person", "family", "employer", "spouse", "other"]
    assert set(third) < set(found)
    start = min(found.index(whose) for whose in third)
    assert {"self", "guarantor"} == set(found[:start])


def test_the_guide_leaves_out_a_third_person_whom_no_waiting_makes_allowed(street, strangers, ana):
    """She has been reached all along, so nobody may be asked where she is."""
    found = " ".join(ways(guide(ana, street.case, "location")))
    assert "employer" not in found


@pytest.mark.parametrize("status", ["invalid", "not_in_service", "reassigned"])
def test_a_number_that_does_not_work_is_offered_last_and_says_so(street, ana, status):
    street.mobile.status = status
    street.mobile.save()
    cast.point(street.lin, "p-new", "mobile", "13899990000")
    found = ways(guide(ana, street.case, "collection"))
    assert "138 •••• 0000" in found[0]
    dead = [way for way in found if "138 •••• 2206" in way]
    assert found[-len(dead) :] == dead, "after every other way, strangers to the debt too"
    assert all("number does not work" in way for way in dead)
    assert not any("Allowed" in way for way in dead)


def test_where_nothing_works_the_strip_says_what_is_missing(street, ana):
    street.mobile.status = "not_in_service"
    street.mobile.save()
    text = ana.get(f"/cases/{street.case.pk}/").content.decode()
    call = text[text.index('id="gate"') :].split("</a>")[0]
    assert "Needs first" in call
    assert "What is on file for this does not work." in call
    assert "Allowed" not in call


def test_the_strip_asks_about_the_point_that_works(street, ana):
    street.mobile.status = "invalid"
    street.mobile.save()
    cast.point(street.lin, "p-old", "phone", "05922101234", status="unknown")
    text = ana.get(f"/cases/{street.case.pk}/").content.decode()
    call = text[text.index('id="gate"') :].split("</a>")[0]
    assert "does not work" not in call
