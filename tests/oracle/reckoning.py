"""Which of the researched rules are asked, whom they bind, and what their answers add up to."""

from datetime import date, datetime, timedelta

from .asked import UNITS, Asked
from .readings import FIRES, HOUSE

ASKED_AS_COLLECTION = {"US-CONTACT-HOURS", "US-CONTACT-PLACE", "US-CONTACT-MEDIUM"}
STRICTNESS = ["allow", "warn", "require", "deny"]


class Law:
    """The researched rules and the catalogue, with what is asked of both together."""

    def __init__(self, facts, catalogue, australian_holiday):
        self.rules = [rule for rule in facts["rules"] if "contact" in rule["gates"]]
        self.places, self.states = catalogue["places"], catalogue["states"]
        self.defaults = {fact["name"]: fact.get("default") for fact in catalogue["facts"]}
        self.federal = {
            rule["id"]
            for rule in self.rules
            if "12 CFR Part 1006" in rule["instrument"]
            and rule["binds"].get("actor") == ["collector", "buyer"]
        }
        self.australian_holiday = australian_holiday

    def with_parents(self, asked):
        found = set()
        for place in asked:
            parts = place.split("-")
            found |= {"-".join(parts[: depth + 1]) for depth in range(len(parts))}
        return found

    def zones(self, asked):
        zones = set()
        for place in asked:
            parts = place.split("-")
            for depth in range(len(parts), 0, -1):
                known = self.places.get("-".join(parts[:depth]), {})
                if known.get("zones"):
                    zones |= set(known["zones"])
                    break
        return sorted(zones) or ["UTC"]

    def jurisdictions(self, asked):
        places = self.with_parents(asked)
        return {self.places.get(place, {}).get("rules", place) for place in places}

    def has_pack(self, asked):
        return any(
            place in self.places and self.places[place].get("pack", True)
            for place in self.with_parents(asked)
        )

    def binds(self, rule, ask, asked):
        bounds = {**rule["binds"], **rule["binds"].get("contact", {})}
        actor = ask.actor
        if rule["id"] in self.federal:
            if ask.actor == "creditor" and ask.fact("creditor_false_name"):
                actor = "collector"
            if ask.actor == "collector" and ask.fact("not_in_default_when_obtained"):
                return False
        if actor not in bounds.get("actor", [actor]):
            return False
        if "creditor_if" in bounds and actor == "creditor" and not ask.fact(bounds["creditor_if"]):
            return False
        for key, value in (("channel", ask.channel), ("product", ask.product), ("who", ask.who)):
            if value not in bounds.get(key, [value]):
                return False
        licence, online = ask.fact("licence"), ask.fact("online")
        if licence is not None and licence not in bounds.get("licence", [licence]):
            return False
        if bounds.get("online") and online is False:
            return False
        if bounds.get("charged_off") and not ask.fact("charged_off"):
            return False
        if "place" in bounds and not self._may_be_in(bounds["place"], asked):
            return False
        fca = rule["params"].get("fact") or []
        return "regulated_agreement" not in fca or ask.fact("regulated_agreement")

    def _may_be_in(self, parts, asked):
        return any(
            part == place or part.startswith(place + "-") or place.startswith(part + "-")
            for part in parts
            for place in asked
        )

    def in_force(self, rule, days):
        start, end = rule["effective_from"], rule["effective_to"]
        return any(
            (not start or date.fromisoformat(str(start)) <= day)
            and (not end or day <= date.fromisoformat(str(end)))
            for day in days
        )

    def purposes(self, rule, ask):
        if ask.purpose == "reply" and rule["id"] in ASKED_AS_COLLECTION and _reply_is_spent(ask):
            return True
        return "any" in rule["purposes"] or ask.purpose in rule["purposes"]

    def consent_runs(self, ask):
        """From consent, for seven days, until the conversation that it asked for."""
        window = self._consent_window(ask)
        return window is not None and window[0] <= ask.at <= window[1]

    def _consent_window(self, ask):
        text = ask.fact("call_consent_at")
        if not text:
            return None
        given = datetime.fromisoformat(text)
        last_day = given.astimezone(ask.zone).date() + timedelta(days=6)
        end = datetime.combine(last_day, datetime.max.time(), tzinfo=ask.zone)
        talks = [
            datetime.fromisoformat(row["at"])
            for row in ask.rows
            if UNITS["conversation"](row) and datetime.fromisoformat(row["at"]) > given
        ]
        return given, min([end, *talks])

    def consent(self, ask):
        window = self._consent_window(ask)
        if window is None:
            return None
        return lambda row: window[0] <= datetime.fromisoformat(row["at"]) < window[1]

    def reasons(self, question):
        """Every rule that does not simply allow: id -> effect."""
        asked = question["place"]
        zones = question.get("zone") or self.zones(asked)
        asks = [Asked(question, zone, self) for zone in zones]
        found = {}
        if not self.has_pack(asked):
            found["HOUSE-NO-PACK"] = "deny"
        for rule in self.rules:
            if self.concerns(rule, asks, asked) and any(
                self.fires(rule, ask, asked) for ask in asks
            ):
                found[rule["id"]] = self.effect(rule)
        found |= self._rosenthal(asks, asked)
        for name, fires in HOUSE.items():
            if any(fires(ask) for ask in asks):
                found[name] = "deny"
        if any(self._state_stops(ask) for ask in asks):
            found["HOUSE-STATES"] = "deny"
        return found

    def concerns(self, rule, asks, asked):
        return (
            rule["id"] in FIRES
            and rule["jurisdiction"] in self.jurisdictions(asked)
            and self.in_force(rule, [ask.today for ask in asks])
        )

    def fires(self, rule, ask, asked, actor=None):
        ask.consented = rule["id"] in ("US-CONTACT-7IN7", "US-CONTACT-7AFTER")
        if actor:
            ask.actor = actor
        if not self.binds(rule, ask, asked) or not self.purposes(rule, ask):
            return False
        return bool(FIRES[rule["id"]](ask, rule["params"]))

    def effect(self, rule):
        if rule["force"] == "draft":
            return "warn"
        return rule["effect"]

    def _rosenthal(self, asks, asked):
        if asks[0].actor != "creditor" or "US-CA" not in self.with_parents(asked):
            return {}
        would = [
            rule
            for rule in self.rules
            if rule["id"] in self.federal & set(FIRES) and rule["effect"] == "deny"
            if not rule["id"].startswith("US-VAL")
            if self.in_force(rule, [ask.today for ask in asks])
        ]
        fired = any(self.fires(rule, ask, asked, "collector") for rule in would for ask in asks)
        for ask in asks:
            ask.actor = "creditor"
        return {"US-CA-ROSENTHAL": "warn"} if fired else {}

    def _state_stops(self, ask):
        for state in ask.states:
            row = self.states[state]
            lifted = any(ask.fact(name) for name in row.get("lifted_by", []))
            if ask.purpose in row["contact"] and ask.who not in row.get("free", []) and not lifted:
                return True
        return False


def _reply_is_spent(ask):
    """US-CONTACT-REPLY-ONCE: one answer in a medium after each message of the customer in it.

    A row without a purpose may have been the answer.
    """
    medium = sorted((row for row in ask.rows if row["channel"] == ask.channel), key=_instant)
    wrote = [row["direction"] == "in" or row["outcome"] == "replied" for row in medium]
    since = max((place for place, written in enumerate(wrote) if written), default=-1)
    return any(
        row.get("purpose") in ("reply", None) and row["outcome"] not in ("not_connected", "bounced")
        for row in medium[since + 1 :]
    )


def _instant(row):
    return datetime.fromisoformat(row["at"])


def strictest(effects):
    return max(effects, key=STRICTNESS.index, default="allow")
