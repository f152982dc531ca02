"""An independent checker of the contact gate, in its own words.

It reads the researched rules themselves (bounds, purposes, dates, numbers) and never imports the
rulebook. It is slow and plain on purpose: a second reading of the same law.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


class Asked:
    """One question, with everything that a rule may want to know of it, in one zone."""

    def __init__(self, question, zone, law):
        self.law = law
        self.channel, self.actor = question["channel"], question["actor"]
        self.product, self.purpose = question["product"], question.get("purpose", "collection")
        self.who, self.at = question.get("who", "self"), datetime.fromisoformat(question["at"])
        self.zone = ZoneInfo(zone)
        self.local = self.at.astimezone(self.zone)
        self.today = self.local.date()
        self.states = set(question.get("state", []))
        self.account, self.point = question.get("account"), question.get("point")
        self.given = dict(question.get("fact", {}))
        self.places = law.with_parents(question["place"])
        self.rows = [
            row
            for row in question.get("history", [])
            if datetime.fromisoformat(row["at"]) <= self.at
        ]

    def fact(self, name):
        return self.given.get(name, self.law.defaults[name])

    def day(self, name):
        value = self.fact(name)
        return date.fromisoformat(value) if value else None

    def met(self, name):
        """A date is met when it is not later than the day asked about."""
        return self.day(name) is not None and self.day(name) <= self.today

    @property
    def clock(self):
        return self.local.strftime("%H:%M:%S")

    def quiet(self, params):
        start, end = params["quiet_from"] + ":00", params["quiet_to"] + ":00"
        if start < end:
            return start <= self.clock < end
        return self.clock >= start or self.clock < end

    def outside(self, opens, closes):
        return not opens + ":00" <= self.clock <= closes + ":00"

    def blocked_hours(self):
        for window in filter(None, (self.fact("hours_blocked") or "").split(";")):
            days, hours = window.split()
            opens, closes = hours.split("-")
            if self._day_in(days) and opens <= self.clock[:5] < closes:
                return True
        return False

    def _day_in(self, text):
        names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        today = self.today.weekday()
        for part in text.split(","):
            first, _, last = part.partition("-")
            one, two = names.index(first), names.index(last or first)
            if one <= today <= two or (two < one and (today >= one or today <= two)):
                return True
        return False

    def opted_out(self):
        return any(
            row["outcome"] == "opted_out" and row["channel"] == self.channel for row in self.rows
        )

    def medium_blocked(self):
        return self.fact("medium_blocked") or self.opted_out()

    def row_day(self, row):
        return datetime.fromisoformat(row["at"]).astimezone(self.zone).date()

    def in_window(self, row, window):
        back = {"calendar_day": 0, "seven_consecutive_days": 6, "days:30": 29}[window]
        return self.today - timedelta(days=back) <= self.row_day(row) <= self.today

    def count(self, params, window):
        rows = [row for row in self.rows if self.in_window(row, window)]
        rows = [row for row in rows if UNITS[params["unit"]](row)]
        rows = [row for row in rows if row.get("purpose") not in params.get("not_counted", [])]
        if "counted_channels" in params:
            rows = [row for row in rows if row["channel"] in params["counted_channels"]]
        if params["per"] in ("debt", "account"):
            rows = [row for row in rows if row.get("account_id") == self.account]
        if params["per"] == "contact_point":
            rows = [row for row in rows if row.get("contact_point_id") == self.point]
        return [row for row in rows if not self.under_consent(row)] if self.consented else rows

    consented = False

    def under_consent(self, row):
        given = self.law.consent(self)
        return given is not None and given(row)

    def over_cap(self, params):
        if "max" in params:
            return len(self.count(params, params["window"])) >= params["max"]
        return any(
            len(self.count(params, cap["window"])) >= cap["max"]
            for cap in params["caps"]
            if "point_place" not in cap or self.fact("point_place") in cap["point_place"]
        )


def outward(row):
    return row["direction"] == "out"


UNITS = {
    "placed_call": lambda row: (
        outward(row)
        and row["channel"] == "voice"
        and row["outcome"] not in ("busy", "not_connected")
    ),
    "conversation": lambda row: (
        row["channel"] in ("voice", "visit") and row["outcome"] == "conversation"
    ),
    "outbound_conversation": lambda row: (
        outward(row) and row["channel"] == "voice" and row["outcome"] == "conversation"
    ),
    "visit_made": lambda row: (
        outward(row) and row["channel"] == "visit" and row["outcome"] != "not_connected"
    ),
    "unanswered_dial": lambda row: (
        outward(row)
        and row["channel"] == "voice"
        and row["outcome"] in ("no_answer", "refused_call", "voicemail", "busy")
    ),
    "attempt": lambda row: outward(row) and row["outcome"] != "not_connected",
    "initiated_communication": lambda row: (
        outward(row) and row["channel"] in ("voice", "sms") and row["outcome"] != "not_connected"
    ),
    "electronic_message": lambda row: outward(row) and row["channel"] in ("sms", "email", "im"),
}
