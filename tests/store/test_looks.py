"""Personal data is masked; a look takes a reason and is kept with the name of who looked."""

import pytest
from tests.store import cast
from tests.store.cast import MORNING

from forbear.app import work
from forbear.app.store.models import ContactPoint, Look

pytestmark = pytest.mark.database


@pytest.fixture
def play():
    return cast.play()


def test_a_screen_shows_masks_only(play):
    shown = work.shown(play.case)
    assert shown.name == "林**"
    assert shown.points[play.mobile.pk] == "138 •••• 2206"
    assert "13812342206" not in str(shown)


def test_a_look_is_kept(play):
    number = work.reveal(
        play.ana, play.case, "contact_point", "she asked which number", MORNING, play.mobile
    )
    assert number == "13812342206"
    look = Look.objects.get()
    assert (look.user, look.field, look.contact_point) == (play.ana, "contact_point", play.mobile)
    assert (look.reason, look.at) == ("she asked which number", MORNING)


@pytest.mark.parametrize(
    ("field", "reason", "match"),
    [
        ("name", "  ", "Say why you need to see it"),
        ("salary", "curious", "no field 'salary'"),
        ("contact_point", "to ring", "has no contact point"),
    ],
)
def test_no_look_without_a_field_and_a_reason(play, field, reason, match):
    with pytest.raises(ValueError, match=match):
        work.reveal(play.ana, play.case, field, reason, MORNING)
    assert not Look.objects.exists(), "what was not shown is not written down as a look"


def test_nobody_looks_at_a_case_that_is_not_theirs(play):
    stranger = cast.user("bao", team="loans")
    with pytest.raises(work.NotYoursError):
        work.reveal(stranger, play.case, "name", "curious", MORNING)
    assert not Look.objects.exists()


def test_a_point_of_somebody_else_is_not_shown_through_this_case(play):
    other = cast.late_customer("gu")
    theirs = ContactPoint.objects.get(customer=other.customer)
    with pytest.raises(ValueError, match="has no contact point"):
        work.reveal(play.ana, play.case, "contact_point", "to ring", MORNING, theirs)
