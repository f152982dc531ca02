"""The gate's answer for every late customer's chosen contact: `decisions.parquet`."""

import json
from datetime import date, timedelta
from pathlib import Path

import duckdb

from forbear.contact.columns import SPREAD_SQL, Spread, answers_sql
from forbear.people.points import CHECK_LASTS_DAYS
from forbear.portfolio.gate.known import stale
from forbear.portfolio.sql import run, taken_views, view, write
from forbear.rulebook import Rulebook, load

# The columns of questions.sql that are facts of the rulebook.
FACTS = frozenset(
    {"licence", "online", "charged_off", "point_status", "point_kind", "medium_blocked"}
)
Cut = tuple[str, bool]


def ask(con: duckdb.DuckDBPyConnection, work: Path, as_of: date) -> int:
    """Ask the gate about the day after `as_of`; how many questions that took."""
    taken_views(con, work, ("accounts", "contacts"))
    for name in ("treated", "late", "protected"):
        view(con, name, work / f"{name}.parquet")
    run(con, "gate", "questions", {"as_of": as_of, "check_lasts_days": CHECK_LASTS_DAYS})
    asked = write(con, "FROM questions_of_the_day", work / "questions.parquet")
    _answer(con, work, as_of)
    run(con, "gate", "decided", {})
    write(con, "FROM decided", work / "decisions.parquet")
    return asked


def _answer(con: duckdb.DuckDBPyConnection, work: Path, as_of: date) -> None:
    """Fill `answers`. Questions whose sources are equally fresh are asked in one query."""
    book, report = load(), json.loads((work / "feed.json").read_text(encoding="utf-8"))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE answers"
        " (question_id BIGINT, effect VARCHAR, rule_ids VARCHAR[], next_lawful_at TIMESTAMPTZ)"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE contacts AS SELECT c.*, false AS reserved"
        " FROM taken_contacts c SEMI JOIN questions_of_the_day q ON q.customer_id = c.customer_id"
    )
    found = con.execute("SELECT DISTINCT zone, check_is_old FROM questions_of_the_day ORDER BY ALL")
    cuts: dict[frozenset[str], list[Cut]] = {}
    for zone, check_is_old in found.fetchall():
        facts = stale(report, as_of, zone, check_is_old, book)
        cuts.setdefault(facts, []).append((zone, check_is_old))
    for facts, cut in cuts.items():
        _answer_these(con, book, as_of + timedelta(days=1), facts, cut)


def _answer_these(
    con: duckdb.DuckDBPyConnection,
    book: Rulebook,
    day: date,
    stale_facts: frozenset[str],
    cuts: list[Cut],
) -> None:
    listed = ", ".join(f"('{zone}', {str(old).lower()})" for zone, old in cuts)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE questions AS FROM questions_of_the_day"
        f" WHERE (zone, check_is_old) IN ({listed})"
    )
    places, zones = con.execute(SPREAD_SQL).fetchall()[0]
    spread = Spread(
        places=tuple(sorted(map(tuple, places))), zones=tuple(sorted(zones)), facts=FACTS
    )
    con.execute(f"INSERT INTO answers {answers_sql(book, day, spread, stale_facts)}")
