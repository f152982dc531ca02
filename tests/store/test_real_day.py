"""Two days of the simulated town, run by the daily cycle itself and published."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from forbear.ageing.standing import due_day
from forbear.app import gate, work
from forbear.app.publish import publish
from forbear.app.store.models import Account, Case, CaseEvent, PublishedDay
from forbear.cli.day import day
from forbear.cli.feed import feed
from forbear.portfolio.explain import explain_account

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


def test_the_parts_of_arrears_are_those_that_the_ledger_explains(days):
    """`forbear ledger explain` reads the feed, the desk its own rows: the same to the cent."""
    publish(days[0], evening(FIRST))
    orders, told, late = set(), 0, list(Account.objects.filter(arrears_cents__gt=0))
    with duckdb.connect() as con:
        for account in late:
            ours = work.parts(account, FIRST)
            if ours is None:
                continue
            taken = days[0] / "steps" / "taken"
            theirs = explain_account(con, taken, account.account_id, FIRST, None)
            assert ours.cents == _late_parts(theirs, account.accelerated_on), account.account_id
            orders.add(theirs.order)
            told += 1
    assert orders >= {"cn-card", "cn-civil"}
    assert told >= 0.9 * len(late), "a bar is missing only where lines reach back too far"


def _late_parts(explained, called: date | None) -> dict[str, int]:
    found: dict[str, int] = {}
    for due in explained.dues:
        left = due.cents - explained.paid_cents[due.due_id]
        if left and due_day(due, FIRST, called) < FIRST:
            found[due.component] = found.get(due.component, 0) + left
    return found


def test_the_desk_and_the_daily_cycle_agree_on_every_promise(days):
    publish(days[0], evening(FIRST))
    columns = "customer_id, promises_running, promises_kept, promises_broken"
    theirs = {row[0]: row[1:] for row in asked(days[0], f"select {columns} from {FACTS}")}
    seen = 0
    for case in Case.objects.exclude(state="closed"):
        name = case.customer.customer_id
        if name not in theirs:
            continue
        stood = [one.became.state for one in work.promises(case) if lately(one) or is_open(one)]
        broken = stood.count("broken") + stood.count("partly_kept")
        assert (stood.count("open"), stood.count("kept"), broken) == theirs[name], name
        seen += len(stood)
    assert seen > 10


FACTS = "'OUT/steps/customers.parquet'"


def lately(one) -> bool:
    return one.promise.due_on > FIRST - timedelta(days=90)


def is_open(one) -> bool:
    return one.became.state == "open"


def test_todays_reason_comes_in_both_languages_and_the_clocks_with_the_day(days):
    publish(days[0], evening(FIRST))
    listed = Case.objects.filter(rank__isnull=False)
    assert listed.exists()
    assert not listed.filter(why="").exists()
    assert not listed.filter(why_zh="").exists()
    assert PublishedDay.objects.get().zones[0] == "Asia/Shanghai"
