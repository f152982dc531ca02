"""The declared tallies, said as SQL over everybody's contacts: one row a question.

`contact/history` and `contact/findings` say the same over one person's events.
"""

from collections.abc import Iterable

from forbear.contact.history import CONSENT_DAYS
from forbear.rulebook import Rulebook
from forbear.rulebook.lower import quote
from forbear.rulebook.tally import DAYS_MAX, Tally, Unit

_SPOKEN = "c.channel IN ('voice', 'visit') AND (c.reserved OR c.outcome = 'conversation')"


# `at` is a word of SQL's own.
HAPPENED_SQL = 'SELECT * RENAME ("at" AS happened_at) FROM contacts'
# The windows of the tallies are days long, the log is years long; these findings look further back.
RECENT_SQL = f"""
SELECT * FROM happened
WHERE happened_at >= (SELECT min(from_{DAYS_MAX}d) FROM zones)
    OR direction = 'in' OR outcome IN ('opted_out', 'replied') OR purpose IN ('reply', 'location')
"""


def rows_sql(consent: bool) -> str:
    """Each question beside the contacts of its customer from before its day."""
    under, joined = "false", ""
    if consent:
        given = "c.happened_at >= q.call_consent_at AND c.happened_at < k.consent_ends"
        under = f"coalesce({given}, false)"
        joined = "LEFT JOIN consents k USING (question_id)"
    return f"""
    SELECT q.question_id, q.channel AS asked_channel, z.* EXCLUDE (zone), c.happened_at, c.channel,
        c.direction, c.outcome, c.purpose, c.reserved,
        {_same("q.account_id", "c.account_id")} AS of_account,
        ({_same("q.account_id", "c.account_id")}
            OR list_contains(q.same_debt, c.account_id)) AS of_debt,
        {_same("q.contact_point_id", "c.contact_point_id")} AS of_point,
        {under} AS consented
    FROM asked q JOIN zones z USING (zone)
    JOIN recent c ON c.customer_id = q.customer_id AND c.happened_at < z.from_1d
    {joined}
    """


def _same(asked: str, logged: str) -> str:
    """Not said on either side: it may be the same, and counts."""
    return f"({asked} IS NULL OR {logged} IS NULL OR {asked} = {logged})"


def consents_sql() -> str:
    """Until when each given consent holds: seven days of its own, or the next conversation."""
    return f"""
    SELECT q.question_id, least(
        timezone(q.zone, date_trunc('day', timezone(q.zone, q.call_consent_at))
            + INTERVAL {CONSENT_DAYS} DAY),
        min(c.happened_at) FILTER (c.happened_at > q.call_consent_at AND {_SPOKEN})) AS consent_ends
    FROM asked q LEFT JOIN happened c ON c.customer_id = q.customer_id
    WHERE q.call_consent_at IS NOT NULL
    GROUP BY q.question_id, q.zone, q.call_consent_at
    """


def tallied_sql(book: Rulebook, facts: Iterable[str], cap: dict[str, int]) -> str:
    """One row a question that has any contact: each needed count and finding of the log."""
    wanted = list(facts)
    made = [f"{_capped(name, _count(book.tallies.tallies[name]), cap)} AS {name}"
            for name in wanted if name in book.tallies.tallies]  # fmt: skip
    made += [f"{_FINDINGS[name]} AS {name}" for name in wanted if name in _FINDINGS]
    if "seconds_since_last_placed_call" in wanted:
        made.append(
            f"max(c.happened_at) FILTER ({_unit(book.tallies.units['placed_call'])}) AS last_call"
        )
    columns = "".join(f", {one}" for one in made)
    return f"SELECT c.question_id{columns} FROM log c GROUP BY c.question_id"


def _capped(name: str, count: str, cap: dict[str, int]) -> str:
    """No further than the rules can tell apart, so that more questions are alike."""
    return f"least({count}, {cap[name]})" if name in cap else count


def _count(tally: Tally) -> str:
    clauses = [_unit(tally.unit), f"c.happened_at >= c.from_{tally.days}d"]
    if tally.channels != tally.unit.channels:
        clauses.append(f"c.channel IN ({_list(tally.channels)})")
    if tally.not_purposes:
        clauses.append(f"coalesce(c.purpose NOT IN ({_list(tally.not_purposes)}), true)")
    if tally.per != "person":
        clauses.append(f"c.of_{tally.per}")
    if tally.without_consented:
        clauses.append("NOT c.consented")
    return f"count(*) FILTER ({' AND '.join(clauses)})"


def _unit(unit: Unit) -> str:
    clauses = [f"c.channel IN ({_list(unit.channels)})"]
    if unit.direction:
        clauses.append(f"c.direction = {quote(unit.direction)}")
    if unit.outcomes is not None:
        clauses.append(f"(c.reserved OR c.outcome IN ({_list(unit.outcomes)}))")
    if unit.not_outcomes:
        clauses.append(f"(c.reserved OR c.outcome NOT IN ({_list(unit.not_outcomes)}))")
    return " AND ".join(clauses)


def _list(values: Iterable[str]) -> str:
    return ", ".join(quote(value) for value in sorted(values))


_LAST_WORD = "max(c.happened_at) FILTER (c.channel = c.asked_channel AND {})"
_MESSAGE = _LAST_WORD.format("(c.direction = 'in' OR c.outcome = 'replied')")
_ANSWER = _LAST_WORD.format(
    "c.direction = 'out' AND c.purpose = 'reply'"
    " AND (c.reserved OR c.outcome NOT IN ('replied', 'not_connected', 'bounced'))"
)
_FINDINGS = {
    "opted_out": (
        "coalesce(bool_or(c.outcome = 'opted_out' AND c.channel = c.asked_channel), false)"
    ),
    "reply_used": f"coalesce({_ANSWER} > coalesce({_MESSAGE}, TIMESTAMPTZ '-infinity'), false)",
    "location_reached_before": (
        "coalesce(bool_or(c.direction = 'out' AND c.purpose = 'location' AND c.of_point AND"
        " (c.reserved OR c.outcome IN"
        " ('third_person', 'conversation', 'delivered', 'read', 'replied'))), false)"
    ),
}


def lost_sql(today: int) -> str:
    """Whether the log proves lost contact, for the questions that go to somebody else.

    CN-CONTACT-CBA-LOST, as `findings.lost_contact_proved` says it for one person.
    """
    day = "date_diff('day', DATE '1970-01-01', CAST(timezone(q.zone, c.happened_at) AS DATE))"
    unanswered = (
        "NOT c.reserved AND c.outcome IN ('no_answer', 'refused_call', 'voicemail', 'busy')"
    )
    tried = "c.direction = 'out' AND NOT c.reserved AND c.outcome <> 'not_connected'"
    return f"""
    SELECT question_id,
        coalesce(len(dials) = 3 AND dials[1].day < {today} AND list_bool_and(
                [dial.unanswered FOR dial IN dials])
            AND coalesce(last_talk < dials[3].happened_at, true), false)
        OR len([day FOR day IN tried IF day < {today} AND list_contains(tried, day - 1)
            AND list_contains(tried, day - 2) AND coalesce(last_talk_day < day, true)]) > 0
        AS lost_contact_proved
    FROM (
        SELECT question_id, dials, last_talk, last_talk_day,
            [day FOR day IN coalesce(tries, []) IF NOT list_contains(coalesce(talks, []), day)]
            AS tried
        FROM (
            SELECT q.question_id,
                (list({{'happened_at': c.happened_at, 'day': {day}, 'unanswered': {unanswered}}}
                    ORDER BY c.happened_at DESC, c.contact_id DESC)
                    FILTER (c.direction = 'out' AND c.channel = 'voice'))[1:3] AS dials,
                list(DISTINCT {day}) FILTER ({tried}) AS tries,
                list(DISTINCT {day}) FILTER ({_SPOKEN}) AS talks,
                max(c.happened_at) FILTER ({_SPOKEN}) AS last_talk,
                max({day}) FILTER ({_SPOKEN}) AS last_talk_day
            FROM asked q JOIN zones z USING (zone)
            JOIN happened c ON c.customer_id = q.customer_id AND c.happened_at < z.from_1d
            WHERE q.who <> 'self' AND (q.contact_point_id IS NULL
                OR c.contact_point_id IS DISTINCT FROM q.contact_point_id)
            GROUP BY q.question_id
        )
    )
    """
