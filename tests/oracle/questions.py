"""Random questions to the gate, thick around the edges where readings of a law would differ."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

PLACES = [
    ["CN"], ["CN"], ["CN-SZ"], ["CN-XM"], ["CN-XJ"], ["US"], ["US-MA"], ["US-NY"], ["US-NY-NYC"],
    ["US-DC"], ["US-WA"], ["US-CA"], ["US-TX"], ["GB"], ["GB-ENG"], ["GB-SCT"], ["AU"], ["IN"],
    ["KR"], ["JP"], ["CN", "US-MA"], ["US-NY", "US-CA"], ["CN", "JP"],
]  # fmt: skip
CHANNELS = ["voice", "voice", "voice", "sms", "email", "push", "im", "letter", "visit"]
PURPOSES = ["collection", "collection", "collection", "service_reminder", "plan_reminder",
            "reply", "statutory_notice", "legal_service", "location"]  # fmt: skip
WHO = ["self", "self", "self", "self", "joint", "guarantor", "spouse", "heir", "executor",
       "representative", "contact_person", "family", "employer", "other"]  # fmt: skip
PRODUCTS = ["credit_card", "instalment_loan", "personal_loan", "revolving", "other"]
ACTORS = ["creditor", "collector", "buyer"]
STATES = ["hardship_request", "disputed", "represented", "ceased", "breathing_space", "deceased",
          "insolvent", "incapacitated", "minor", "vulnerable", "complaint_open", "signed_plan",
          "military_service", "lost_contact"]  # fmt: skip
OUTCOMES = ["conversation", "third_person", "voicemail", "no_answer", "refused_call", "busy",
            "not_connected"]  # fmt: skip
WRITTEN = ["sent", "delivered", "read", "replied", "bounced", "opted_out"]
CLOCKS = ["00:00:00", "07:29:59", "07:30:00", "07:59:59", "08:00:00", "08:59:59", "09:00:00",
          "12:30:00", "17:00:00", "17:00:01", "19:00:00", "19:00:01", "20:59:59", "21:00:00",
          "21:00:01", "21:59:59", "22:00:00", "23:59:59"]  # fmt: skip
BLOCKED = ["Mon-Fri 12:00-14:00; Sat 00:00-24:00", "Tue 20:00-22:00", "Mon,Wed-Thu 07:00-09:00"]
# Left to tests of their own: instants and the log's findings, which the catalogue ties to rows.
NOT_DRAWN = {"defendant", "not_missing", "no_violence_record", "effective_collections"}


def question(draw, catalogue):
    """One question as a line of `check contact --batch -` holds it."""
    places = draw.choice(PLACES)
    zone = ZoneInfo(_zone_of(places, catalogue))
    day = date(2026, 11, 24) + timedelta(days=draw.choice([0, 0, 0, 1, 4, 5, -90, 400, -3000]))
    at = datetime.fromisoformat(f"{day}T{draw.choice(CLOCKS)}").replace(tzinfo=zone)
    asked = {
        "place": places,
        "channel": draw.choice(CHANNELS),
        "actor": draw.choice(ACTORS),
        "product": draw.choice(PRODUCTS),
        "purpose": draw.choice(PURPOSES),
        "who": draw.choice(WHO),
        "at": at.isoformat(),
        "account": "a1",
        "point": "p1",
        "state": sorted(draw.sample(STATES, draw.choice([0, 0, 0, 1, 2]))),
        "fact": _facts(draw, catalogue, day),
    }
    if asked["purpose"] != "reply" and draw.random() < 0.7:
        asked["history"] = [_row(draw, at, number) for number in range(draw.randrange(14))]
    return asked


def near_rule(draw, catalogue, rule):
    """A question that this rule is likely to be asked, with the facts and counts that it reads."""
    asked = question(draw, catalogue)
    bounds = {**rule["binds"], **rule["binds"].get("contact", {})}
    asked["place"] = [_place_of(rule["jurisdiction"], catalogue)]
    for key in ("actor", "channel", "product", "who"):
        if key in bounds:
            asked[key] = draw.choice(bounds[key])
        elif key == "who":
            asked[key] = "self"
    wanted = [purpose for purpose in rule["purposes"] if purpose != "any"]
    asked["purpose"] = draw.choice(wanted or ["collection"])
    zone = ZoneInfo(_zone_of(asked["place"], catalogue))
    day = draw.choice([date(2026, 11, 24), date(2025, 2, 28), date(2026, 8, 31), date(2027, 2, 1)])
    at = datetime.fromisoformat(
        f"{day}T{draw.choice(CLOCKS[8:14] if draw.random() < 0.6 else CLOCKS)}"
    ).replace(tzinfo=zone)
    asked |= {"at": at.isoformat(), "state": [], "history": _busy_log(draw, at, asked["channel"])}
    asked["fact"] = _facts_of(draw, catalogue, rule, day)
    named = rule["params"].get("state", [])
    named = [named] if isinstance(named, str) else named
    asked["state"] = draw.sample(named or STATES, 1) if draw.random() < 0.75 else []
    return asked


def _place_of(jurisdiction, catalogue):
    for place, known in catalogue["places"].items():
        if known.get("rules", place) == jurisdiction:
            return place
    return jurisdiction


def _facts_of(draw, catalogue, rule, day):
    names = rule["params"].get("fact", [])
    names = [names] if isinstance(names, str) else list(names)
    names += [rule["params"][key] for key in ("require", "requires") if key in rule["params"]]
    names += ["charged_off"] if rule["binds"].get("charged_off") else []
    names += [rule["binds"]["creditor_if"]] if "creditor_if" in rule["binds"] else []
    known = {fact["name"]: fact for fact in catalogue["facts"]}
    return {
        name: _value(draw, known[name], day)
        for name in names
        if name in known and name not in NOT_DRAWN and draw.random() < 0.7
    }


def _busy_log(draw, at, channel):
    """Many rows of one kind, so that caps are met from both sides."""
    model = _row(draw, at, 0) | {"channel": channel, "direction": "out", "account_id": "a1"}
    spoken = channel in ("voice", "visit")
    model["outcome"] = draw.choice(OUTCOMES if spoken else WRITTEN[:3])
    rows, spread = [], draw.choice([[0], [0, 1], [0, 1, 2, 5, 6, 7], [6, 7, 29, 30]])
    for number in range(draw.randrange(12)):
        back = timedelta(days=draw.choice(spread), minutes=draw.randrange(1, 400))
        row = _row(draw, at, number) | {"at": (at - back).isoformat()}
        keep = ("channel", "direction", "outcome", "account_id", "contact_point_id")
        rows.append(row | {key: model[key] for key in keep} if draw.random() < 0.85 else row)
    return rows


def _zone_of(places, catalogue):
    known = catalogue["places"].get(places[0]) or catalogue["places"][places[0].split("-")[0]]
    return known.get("zones", ["Asia/Tokyo"])[0]


def _facts(draw, catalogue, day):
    read_at_contact = [fact for fact in catalogue["facts"] if fact["name"] not in NOT_DRAWN]
    facts = {}
    if draw.random() < 0.5:
        facts["licence"] = draw.choice(["bank", "consumer_finance", "microloan", "other"])
    if draw.random() < 0.5:
        facts["online"] = draw.random() < 0.5
    for fact in draw.sample(read_at_contact, draw.choice([0, 1, 2, 4])):
        facts[fact["name"]] = _value(draw, fact, day)
    return facts


def _value(draw, fact, day):
    kind = fact["type"]
    if kind == "bool":
        return draw.random() < 0.5
    if kind == "int":
        return draw.randrange(4)
    near = day + timedelta(days=draw.choice([-61, -60, -59, -31, -30, -29, -10, -9, -6, -1, 0, 1]))
    if kind == "date":
        return near.isoformat()
    if kind == "instant":
        return f"{near}T10:00:00+00:00"
    if fact["name"] == "hours_blocked":
        return draw.choice(
            ["Mon-Fri 12:00-14:00; Sat 00:00-24:00", "Tue 20:00-22:00", "Mon,Wed-Thu 07:00-09:00"]
        )
    return draw.choice(fact.get("values") or ["x"])


def _row(draw, at, number):
    back = draw.choice([0, 0, 0, 1, 1, 2, 3, 5, 6, 7, 29, 30])
    when = at - timedelta(days=back, minutes=draw.choice([1, 4, 5, 6, 90, 300, 700]))
    channel = draw.choice(CHANNELS)
    spoken = channel in ("voice", "visit")
    row = {
        "contact_id": f"c{number}",
        "customer_id": "lin",
        "account_id": draw.choice(["a1", "a1", "a2"]),
        "contact_point_id": draw.choice(["p1", "p1", "p2"]),
        "at": when.isoformat(),
        "channel": channel,
        "direction": draw.choice(["out", "out", "out", "in"]),
        "outcome": draw.choice(OUTCOMES if spoken else WRITTEN),
        "actor": draw.choice(ACTORS),
    }
    if draw.random() < 0.8:
        row["purpose"] = draw.choice(PURPOSES)
    return row
