"""Every question as a vector: all that any rule of the day can tell of it, and nothing more."""

from forbear.contact.columns.minutes import candidate_minutes, minutes_sql
from forbear.contact.columns.spread import blocked_sql, known_facts, places_sql, zones_sql
from forbear.contact.columns.tallied import (
    HAPPENED_SQL,
    RECENT_SQL,
    consents_sql,
    lost_sql,
    rows_sql,
    tallied_sql,
)
from forbear.contact.columns.today import OF_THE_MINUTE, Today
from forbear.rulebook.asked import SINCE_CALL
from forbear.rulebook.covers import ASKED
from forbear.rulebook.lower import quote


def parts_sql(today: Today) -> dict[str, str]:
    """The named parts of the query up to `vectors`, in order."""
    spread, consent = today.spread, "call_consent_at" in today.spread.facts
    parts = {
        "places": places_sql(spread, today.holidays),
        "zones": zones_sql(spread, today.number, today.windows),
        "blocked": blocked_sql(spread, today.blocked),
        "asked": _asked(today),
        "happened": HAPPENED_SQL,
        "recent": RECENT_SQL,
    }
    if consent:
        parts["consents"] = consents_sql()
    parts["log"] = rows_sql(consent)
    parts["tallied"] = tallied_sql(today.book, today.of_the_log, today.caps)
    if "lost_contact_proved" in today.facts:
        parts["lost"] = lost_sql(today.number)
    names = ", ".join(columns(today))
    distinct = f"SELECT DISTINCT {names} FROM told"
    parts["told"] = _told(today, parts)
    parts["vectors"] = f"SELECT *, row_number() OVER () AS vector_id FROM ({distinct})"
    minutes = candidate_minutes(spread.zones, today.number, today.edges, today.reach)
    parts["minutes"] = minutes_sql(minutes)
    return parts


def columns(today: Today) -> list[str]:
    """The columns of a vector."""
    facts = [name for name in today.facts if name not in OF_THE_MINUTE]
    if SINCE_CALL in today.facts:
        facts.append("since_call")
    if "within_hours_blocked" in today.facts:
        facts.append("hours_blocked")
    return ["place_group", "zone", *ASKED, *facts]


def _asked(today: Today) -> str:
    """The questions with each fact as the rules read it."""
    made = []
    for name in sorted(today.spread.facts & known_facts(today.book)):
        fact, value = today.book.facts[name], f"q.{name}"
        if fact.type == "date":
            value = f"date_diff('day', DATE '1970-01-01', q.{name})"
        if fact.default is not None:
            value = f"coalesce({value}, {quote(fact.default)})"
        made.append(f"{value} AS {name}")
    for state in today.book.states:
        given = f"list_contains(coalesce(q.states, []), {quote(state)})"
        made.append(f"{given} AS state_{state}")
    if "call_consent_at" in today.spread.facts:
        made.append("q.call_consent_at")
    guards = [f"q.{name}" for name in ASKED]
    return f"""
    SELECT q.question_id, q.customer_id, q.zone, q.account_id, q.contact_point_id,
        coalesce(q.same_debt, []) AS same_debt, p.place_group, p.holiday AS public_holiday,
        {", ".join([*guards, *made])}
    FROM questions q JOIN places p ON p.places_key = array_to_string(q.places, ' ')
    """


def _told(today: Today, parts: dict[str, str]) -> str:
    joins = "LEFT JOIN tallied l USING (question_id) JOIN zones z USING (zone)"
    if "lost" in parts:
        joins += " LEFT JOIN lost o USING (question_id)"
    if "consents" in parts:
        joins += " LEFT JOIN consents k USING (question_id)"
    made = ", ".join(f"{_told_as(today, name)} AS {name}" for name in columns(today))
    return f"SELECT a.question_id, {made} FROM asked a {joins}"


def _told_as(today: Today, name: str) -> str:
    tallies = today.book.tallies
    if name == "since_call":
        return f"least({seconds_sql('l.last_call', 'z.from_1d')}, {today.reach})"
    if name == "call_consented":
        return "coalesce(a.call_consent_at <= z.from_1d AND z.from_1d < k.consent_ends, false)"
    if name == "lost_contact_proved":
        return "coalesce(o.lost_contact_proved, false)"
    if name in tallies.tallies:
        return f"coalesce(l.{name}, 0)"
    if name in tallies.findings:
        return f"coalesce(l.{name}, false)"
    return f"a.{name}"


def seconds_sql(start: str, end: str) -> str:
    """Whole seconds between two instants."""
    return f"(epoch_us({end}) - epoch_us({start})) // 1000000"
