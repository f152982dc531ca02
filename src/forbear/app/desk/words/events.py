"""What the timeline says for each kind of line; kinds that say nothing to a reader are left out."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forbear.app.desk.show.times import say_day
from forbear.app.desk.words.cases import REASONS
from forbear.app.desk.words.contacts import CHANNEL_ICONS, CHANNELS, OUTCOMES, PURPOSES
from forbear.app.desk.words.promises import BECAME
from forbear.app.store.models import Contact
from forbear.app.work import Line
from forbear.casework.promises import KEPT
from forbear.money import say

TABS: dict[str, Promise] = {
    "all": gettext_lazy("All"),
    "contact": gettext_lazy("Contact"),
    "money": gettext_lazy("Money"),
    "promise": gettext_lazy("Promises"),
    "decision": gettext_lazy("Decisions"),
    "note": gettext_lazy("Notes"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One line in words; `tab` is where it is found, `look` colours its glyph."""

    tab: str
    what: str
    icon: str
    look: str = ""
    who: str = ""
    lines: list[str] = field(default_factory=list)
    words: str = ""
    proof: str = ""


_MOVES: dict[str, tuple[Promise, str]] = {
    "became_late": (gettext_lazy("Case opened: a payment is late"), "clock"),
    "late_again": (gettext_lazy("Case opened again: late again"), "clock"),
    "paid": (gettext_lazy("Nothing overdue any more: closed"), "coin"),
    "ended": (gettext_lazy("Closed"), "check"),
    "day_came": (gettext_lazy("Back in the queue"), "queue"),
}


def said(line: Line) -> Said | None:
    """The words of a line, or None when it would only repeat another."""
    tellers = {
        "contact": _contact,
        "payment": _payment,
        "reversal": _reversal,
        "promise": _promise,
        "promise_became": _promise_became,
        "note": _note,
        "attempt_refused": _refused,
        "reason_recorded": _reason,
        "put_off": _put_off,
        "bucket_moved": _bucket,
        "permit_ran_out": _ran_out,
    }
    if teller := tellers.get(line.kind):
        return teller(line)
    if line.kind in _MOVES:
        words, icon = _MOVES[line.kind]
        return Said("decision", str(words), icon)
    return None


def _contact(line: Line) -> Said:
    channel, outcome = str(line.details["channel"]), str(line.details["outcome"])
    inward = line.details["direction"] == "in"
    what = str(CHANNELS.get(channel, channel))
    if inward:
        what = _("{channel} from the customer").format(channel=what)
    came_of_it = str(OUTCOMES.get(outcome, outcome))
    what = _("{channel}: {outcome}").format(channel=what, outcome=_small(came_of_it))
    purpose = PURPOSES.get(str(line.details.get("purpose") or ""))
    permit = line.row.permit if isinstance(line.row, Contact) else None
    told_by = str(line.details.get("source") or "")
    proof = told_by if told_by not in ("", "desk") else _("from the log")
    if permit:
        proof = _("permit {code}").format(code=permit.code)
    reached = outcome in ("conversation", "replied")
    return Said(
        "contact",
        what,
        CHANNEL_ICONS.get(channel, "phone"),
        "in" if reached else "",
        lines=[str(purpose)] if purpose else [],
        proof=proof,
    )


def _payment(line: Line) -> Said:
    what = _("Paid {amount}").format(amount=_amount(line))
    return Said("money", what, "coin", "in", lines=[_on(line)], proof=_("ledger"))


def _reversal(line: Line) -> Said:
    what = _("Payment of {amount} taken back").format(amount=_amount(line))
    return Said("money", what, "coin", "warn", lines=[_on(line)], proof=_("ledger"))


def _promise(line: Line) -> Said:
    day = _day(line, "due_on")
    what = _("Promised {amount} by {day}").format(amount=_amount(line), day=day)
    return Said("promise", what, "handshake", proof=_("from the log"))


def _promise_became(line: Line) -> Said:
    state = str(line.details["state"])
    paid = say(int(str(line.details["paid_cents"])), str(line.details["currency"])).strip()
    came = _("{paid} of {amount}").format(paid=paid, amount=_amount(line))
    worked_out = _("Worked out from payments up to {day}.").format(day=_day(line, "as_of"))
    look = "in" if state == KEPT else "warn"
    return Said(
        "promise",
        str(BECAME[state]),
        "handshake",
        look,
        who=came,
        lines=[worked_out],
        proof=_("derived"),
    )


def _day(line: Line, key: str) -> str:
    return say_day(date.fromisoformat(str(line.details[key])), line.at.date())


def _note(line: Line) -> Said:
    return Said("note", _("Note"), "pen", words=str(line.details["text"]))


def _refused(line: Line) -> Said:
    channel = str(line.details.get("channel", ""))
    name = CHANNELS.get(channel, channel)
    rules = [str(rule) for rule in _listed(line, "rules")]
    return Said(
        "decision",
        _("{channel} asked for, refused").format(channel=name),
        "deny",
        "deny",
        lines=[_("Nothing was done.")],
        proof=rules[0] if rules else "",
    )


def _reason(line: Line) -> Said:
    reason = str(line.details.get("reason", ""))
    said = _("Reason for being late: {reason}").format(reason=REASONS.get(reason, reason))
    return Said("note", said, "person")


def _put_off(line: Line) -> Said:
    day = say_day(date.fromisoformat(str(line.details["on"])), line.at.date())
    return Said("decision", _("Next contact {day}").format(day=day), "clock")


def _bucket(line: Line) -> Said:
    old, new = str(line.details.get("old", "")), str(line.details.get("new", ""))
    return Said("decision", _("From {old} to {new}").format(old=old, new=new), "chart")


def _ran_out(line: Line) -> Said:
    code = str(line.details.get("code", ""))
    lines = [_("It was never used, so it counts as nothing.")]
    return Said("decision", _("Permit {code} ran out").format(code=code), "clock", lines=lines)


def _amount(line: Line) -> str:
    return say(int(str(line.details["cents"])), str(line.details["currency"])).strip()


def _on(line: Line) -> str:
    return _("on {account}").format(account=line.details["account_id"])


def _listed(line: Line, key: str) -> list[object]:
    found = line.details.get(key, [])
    return list(found) if isinstance(found, list | tuple) else []


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]
