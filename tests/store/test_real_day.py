"""Two days of the simulated town, run by the daily cycle itself and published."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from forbear.app import gate
from forbear.app.publish import publish
from forbear.app.store.models import Account, Case, CaseEvent
from forbear.cli.day import day
from forbear.cli.feed import feed

pytestmark = pytest.mark.database

FIRST = date(2026, 11, 24)
START = "2026-07-01"


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two days of the same lives, as files."""
    root = tmp_path_factory.mktemp("town")
    return run(root, FIRST), run(root, FIRST + timedelta(days=1))


def run(root: Path, as_of: date) -> Path:
    made, out = root / f"feed-{as_of}", root / "days" / str(as_of)
    told = ["simulate", "--customers", "400", "--seed", "7", "--from", START]
    _invoke(feed, [*told, "--as-of", str(as_of), "--out", str(made)])
    asked = ["run", "--feed", str(made), "--as-of", str(as_of), "--out", str(out)]
    _invoke(day, [*asked, "--history", str(root / "days")])
    return out


def _invoke(command, arguments: list[str]) -> None:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output


def evening(as_of: date) -> datetime:
    return datetime(as_of.year, as_of.month, as_of.day, 22, tzinfo=UTC)


def asked(out: Path, query: str) -> list[tuple]:
    with duckdb.connect() as con:
        con.execute("set TimeZone = 'UTC'")
        return con.execute(query.replace("OUT", str(out))).fetchall()


LATE = """
select customer_id, max(days_past_due), max(bucket) from 'OUT/ageing.parquet'
group by customer_id having max(bucket) <> 'M0' order by customer_id
"""


def test_every_late_customer_has_a_case_as_late_as_the_files_say(days):
    publish(days[0], evening(FIRST))
    cases = Case.objects.values_list("customer__customer_id", "days_past_due", "bucket")
    assert list(cases.order_by("customer__customer_id")) == asked(days[0], LATE)
    sums = "select account_id, arrears_cents, outstanding_cents from 'OUT/ageing.parquet'"
    files = {account: (arrears, owed) for account, arrears, owed in asked(days[0], sums)}
    rows = Account.objects.values_list("account_id", "arrears_cents", "outstanding_cents")
    assert rows.count() > 10
    assert all(files[account] == (arrears, owed) for account, arrears, owed in rows)


def test_the_desk_and_the_daily_cycle_agree_on_when_people_were_reached(days):
    publish(days[0], evening(FIRST))
    columns = "customer_id, late_from, first_reached_at"
    theirs = asked(
        days[0], f"select {columns} from 'OUT/steps/customers.parquet' order by customer_id"
    )
    ours = Case.objects.values_list("customer__customer_id", "late_from", "first_reached_at")
    known = dict.fromkeys(name for name, _, _ in ours)
    assert sorted(ours) == [row for row in theirs if row[0] in known]
    assert any(reached for _, _, reached in ours)
    assert any(reached is None for _, _, reached in ours)


def test_the_worklist_is_the_one_of_the_files(days):
    publish(days[0], evening(FIRST))
    listed = asked(days[0], "select customer_id, rank from 'OUT/worklist.parquet' order by rank")
    assert len(listed) > 10
    cases = Case.objects.filter(rank__isnull=False).values_list("customer__customer_id", "rank")
    assert list(cases.order_by("rank")) == listed


def test_the_next_day_moves_exactly_those_whose_ledger_moved(days):
    publish(days[0], evening(FIRST))
    before = {name: bucket for name, _, bucket in asked(days[0], LATE)}
    publish(days[1], evening(FIRST + timedelta(days=1)))
    after = {name: bucket for name, _, bucket in asked(days[1], LATE)}
    events = CaseEvent.objects.filter(at=evening(FIRST + timedelta(days=1)))
    told = {
        (event.kind, event.case.customer.customer_id)
        for event in events.select_related("case__customer")
    }
    newly = {("became_late", name) for name in after.keys() - before.keys()}
    moved = {
        ("moved", name) for name in after.keys() & before.keys() if before[name] != after[name]
    }
    assert newly | moved <= told
    assert {kind for kind, _ in told - newly - moved} <= {"paid", "moved"}
    assert set(
        Case.objects.exclude(state="closed")
        .exclude(bucket="M0")
        .values_list("customer__customer_id", flat=True)
    ) == set(after)


def test_whom_the_day_allows_the_desk_allows_at_the_same_minute(days):
    """Two forms of one gate, in columns over all and in Python over one: they answer alike."""
    publish(days[0], evening(FIRST))
    allowed = Case.objects.filter(effect__in=("allow", "warn"), opens_at__isnull=False)
    answers = {
        case.customer.customer_id: (
            case.effect,
            gate.ask(case, case.channel, case.purpose, case.opens_at).effect,
        )
        for case in allowed.select_related("customer")
    }
    assert len(answers) > 10
    assert {name: pair for name, pair in answers.items() if pair[0] != pair[1]} == {}


def test_a_protection_that_stops_the_day_stops_the_desk(days):
    publish(days[0], evening(FIRST))
    stopped = Case.objects.filter(rule_ids__contains="HOUSE-STATES").exclude(channel="")
    noon = evening(FIRST) + timedelta(hours=6)
    for case in stopped.select_related("customer"):
        said = gate.ask(case, case.channel, case.purpose, noon)
        assert "HOUSE-STATES" in {reason.id for reason in said.reasons}
