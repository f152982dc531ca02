"""How soon a customer was reached, and what the last contact was, in a few words."""

from datetime import datetime

from django.utils.translation import gettext as _

from forbear.app.desk.show.times import say_hours, say_past
from forbear.app.desk.words.contacts import BRIEF_OUTCOMES, OUTCOMES
from forbear.app.store.models import Contact
from forbear.app.work import InTime


def last_contact(contact: Contact | None, now: datetime, zone_name: str) -> str:
    """09:12, no answer."""
    if contact is None:
        return _("no contact yet")
    when = say_past(contact.at, now, zone_name)
    what = BRIEF_OUTCOMES.get(contact.outcome) or OUTCOMES.get(contact.outcome)
    return _("{when}: {what}").format(when=when, what=_small(str(what or contact.channel)))


def in_time(case: InTime) -> str:
    """Never reached is the thing to see; else how long it took."""
    if case.to_reach is None and case.since_reached is None:
        if case.late is None:
            return _("not late")
        return _("never, {hours} late").format(hours=say_hours(case.late))
    if case.to_reach is None:
        return _("yes")
    return _("after {hours}").format(hours=say_hours(case.to_reach))


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]
