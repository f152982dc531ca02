"""The gate's answer to every question of a day, as one SQL query over columns.

Questions that are alike to every rule are one vector of facts. Each vector is asked once, at the
minutes of the day at which an answer can change, so the cost does not grow with the accounts. The
rules are the same trees that `decide` asks; a property test holds the two equal.
"""

from datetime import date

from forbear.contact.columns.spread import Spread
from forbear.contact.columns.today import Placed, Today
from forbear.contact.columns.vectors import columns, parts_sql, seconds_sql
from forbear.rulebook import Rulebook
from forbear.rulebook.asked import SINCE_CALL
from forbear.rulebook.lower import quote, to_sql
from forbear.rulebook.verdict import STRICTNESS

# These are read once, row by row: nothing of the whole log is ever held.
_PASSED_ON = ("happened", "recent", "log")
_DENY = STRICTNESS.index("deny")


def answers_sql(
    book: Rulebook, day: date, spread: Spread, stale: frozenset[str] = frozenset()
) -> str:
    """SQL giving question_id, effect, rule_ids and next_lawful_at for a local day of everybody.

    Reads two relations. `questions`: question_id, customer_id, places (list), zone, actor, product,
    channel, purpose, who, account_id, same_debt (list), contact_point_id, states (list), and a
    column for each of `spread.facts` (dates as DATE; call_consent_at TIMESTAMPTZ). `contacts`: the
    columns of the feed and `reserved`; rows of the day itself are left out. `stale`: the facts
    whose source knows too little of late (`forbear.contact.stale_facts`).

    `effect` is the best answer of the day, `next_lawful_at` its first minute, None when every
    minute is denied; `rule_ids` are the reasons then.
    """
    today = Today(book, day, spread)
    parts = {
        **parts_sql(today),
        "by_day": _fired(today, "vectors v", False, _gate_cards(today, stale)),
        "by_minute": _fired(today, _at_each_minute(today), True, []),
        "judged": _judged(today),
        "best": _BEST,
    }
    named = ", ".join(
        f"{name} AS {'' if name in _PASSED_ON else 'MATERIALIZED'} ({body})"
        for name, body in parts.items()
    )
    same = " AND ".join(f"t.{name} IS NOT DISTINCT FROM b.{name}" for name in columns(today))
    return f"""
    WITH {named}
    SELECT t.question_id, b.effect, b.rule_ids, b.next_lawful_at
    FROM told t JOIN best b ON {same}
    """


def _at_each_minute(today: Today) -> str:
    """Every vector beside the minutes of its zone, with what the minute decides."""
    made = ["v.*", "n.moment", "n.second_of_day"]
    if SINCE_CALL in today.facts:
        made.append(f"v.since_call + {seconds_sql('z.from_1d', 'n.moment')} AS {SINCE_CALL}")
    if "within_hours_blocked" in today.facts:
        made.append(
            "EXISTS (FROM blocked b WHERE b.hours_blocked = v.hours_blocked AND"
            " b.begins <= n.second_of_day AND n.second_of_day < b.ends) AS within_hours_blocked"
        )
    joins = "vectors v JOIN minutes n USING (zone) JOIN zones z USING (zone)"
    return f"(SELECT {', '.join(made)} FROM {joins}) v"


def _fired(today: Today, source: str, of_the_minute: bool, more: list[str]) -> str:
    """For each vector (and minute) the rules that stop it, as strictness and card id."""
    placed = (one for one in today.rules if one.of_the_minute == of_the_minute)
    said = ", ".join([*(_said(today, one) for one in placed), *more]) or "NULL"
    moment = ", v.moment" if of_the_minute else ""
    fired = f"list_filter([{said}], lambda said: said IS NOT NULL)"
    return f"SELECT v.vector_id{moment}, {fired} AS fired FROM {source}"


def _said(today: Today, placed: Placed) -> str:
    entry = quote(f"{STRICTNESS.index(placed.rule.effect)}|{placed.rule.card.id}")
    return f"CASE WHEN {_under(today, placed)} AND {to_sql(placed.fires)} THEN {entry} END"


def _under(today: Today, placed: Placed) -> str:
    """Whether the question falls under the rule: its place, and its own guards."""
    asks = to_sql(placed.rule.covers.asks)
    if len(placed.groups) == len(today.spread.places):
        return asks
    return f"place_group IN ({', '.join(map(str, placed.groups))}) AND {asks}"


def _gate_cards(today: Today, stale: frozenset[str]) -> list[str]:
    """No pack, and old knowledge that a binding card would read."""
    has_pack = today.book.places.has_pack
    bare = [str(n) for n, places in enumerate(today.spread.places) if not has_pack(places)]
    bound = [
        f"({_under(today, placed)} AND {to_sql(placed.binds)})"
        for placed in today.rules
        if placed.edition.reads & stale
    ]
    said = []
    if bare:
        no_pack = f"place_group IN ({', '.join(bare)})"
        said.append(f"CASE WHEN {no_pack} THEN '{_DENY}|HOUSE-NO-PACK' END")
    if bound:
        said.append(f"CASE WHEN {' OR '.join(bound)} THEN '{_DENY}|HOUSE-FRESHNESS' END")
    return said


def _judged(today: Today) -> str:
    """Every vector at every minute: all that stops it then, and how strictly."""
    words = ", ".join(quote(word) for word in STRICTNESS)
    names = ", ".join(f"v.{name}" for name in columns(today))
    return f"""
    SELECT *, [{words}][strictest + 1] AS effect FROM (
        SELECT {names}, v.vector_id, m.moment, list_concat(d.fired, m.fired) AS fired,
            coalesce(list_max([CAST(one[1] AS INTEGER) FOR one IN
                list_concat(d.fired, m.fired)]), 0) AS strictest
        FROM by_minute m JOIN by_day d USING (vector_id) JOIN vectors v USING (vector_id)
    )
    """


# The best answer of the day and its first minute; where all is denied, the fewest reasons.
_BEST = """
SELECT * EXCLUDE (fired, strictest, moment, vector_id),
    CASE WHEN effect <> 'deny' THEN moment END AS next_lawful_at,
    list_sort(list_distinct([one[3:] FOR one IN fired])) AS rule_ids
FROM judged
QUALIFY row_number() OVER (
    PARTITION BY vector_id
    ORDER BY strictest, CASE WHEN effect = 'deny' THEN len(list_distinct(fired)) ELSE 0 END,
        moment) = 1
"""
