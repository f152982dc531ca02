"""Seeing what is masked takes a reason, and the look is kept."""

import pytest

from forbear.app.store.models import Look

pytestmark = pytest.mark.database


def test_a_number_is_shown_for_a_reason_and_the_look_is_kept(street, ana):
    address = f"/cases/{street.case.pk}/reveal/contact_point/?point={street.mobile.pk}"
    assert "13812342206" not in ana.get(address).content.decode()
    seen = ana.post(address, {"reason": "identity", "own": "asked twice"}).content.decode()
    assert "13812342206" in seen
    look = Look.objects.get(user=street.ana)
    assert (look.field, look.contact_point, look.reason) == (
        "contact_point",
        street.mobile,
        "identity: asked twice",
    )


def test_without_a_reason_nothing_is_shown(street, ana):
    address = f"/cases/{street.case.pk}/reveal/name/"
    text = ana.post(address, {"own": "  "}).content.decode()
    assert "林雨晴" not in text
    assert "say why you need to see it" in text
    assert not Look.objects.filter(user=street.ana).exists()


@pytest.mark.parametrize(
    ("field", "seen"), [("name", "林雨晴"), ("born_on", "1991-04-02"), ("id_last4", "2206")]
)
def test_each_field(street, ana, field, seen):
    address = f"/cases/{street.case.pk}/reveal/{field}/"
    assert seen in ana.post(address, {"reason": "written"}).content.decode()


def test_there_is_no_other_field(street, ana):
    assert ana.get(f"/cases/{street.case.pk}/reveal/password/").status_code == 404


def test_who_looked_stands_on_the_case(street, ana):
    ana.post(f"/cases/{street.case.pk}/reveal/name/", {"reason": "written"})
    text = ana.get(f"/cases/{street.case.pk}/").content.decode()
    assert "Ana, 10:00: To address a letter or message" in text
