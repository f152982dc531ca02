"""A published day: cases open, move and close as the ledger says, and nothing happens twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from tests.store import cast
from tests.store.small_day import Town

from forbear.app import work
from forbear.app.publish import DayNotFinishedError, OlderDayError, publish
from forbear.app.store.models import (
    Account,
    Case,
    CaseEvent,
    Contact,
    Customer,
    Due,
    Payment,
    Protection,
    PublishedDay,
)
from forbear.casework import late_from

pytestmark = pytest.mark.database

DAY = date(2026, 11, 24)
EVENING = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)


def days(number: int) -> date:
    return DAY + timedelta(days=number)


def kinds(case: Case) -> list[str]:
    return list(case.events.order_by("at", "pk").values_list("kind", flat=True))


@pytest.fixture
def town() -> Town:
    """Lin is 10 days late, Gu is on time."""
    town = Town()
    town.customer("lin", said="林雨晴")
    town.due("lin-1", days(-10))
    town.customer("gu")
    town.due("gu-1", days(-10))
    town.pay("gu-1", days(-11))
    return town


def test_only_late_customers_come_in_and_get_a_case(town, tmp_path):
    done = publish(town.day(tmp_path / "a", DAY, worklist=("lin",)), EVENING)
    assert done.cases["became_late"] == 1
    lin = Customer.objects.get()
    assert (lin.customer_id, lin.name_key) == ("lin", "lin yu qing")
    case = lin.case
    assert (case.state, case.bucket, case.stage, case.team) == ("open", "M1", "early", "cards")
    assert (case.rank, case.days_past_due, case.late_since) == (1, 10, days(-10))
    assert case.late_from == datetime(2026, 11, 14, 16, tzinfo=UTC), "midnight in Shanghai"
    assert kinds(case) == ["became_late"]
    assert lin.accounts.get().arrears_cents == 50_000


def test_the_same_day_twice_changes_nothing(town, tmp_path):
    town.add("states", customer_id="lin", state="vulnerable", from_on=days(-3))
    town.add(
        "contacts",
        contact_id="k1",
        customer_id="lin",
        at=EVENING - timedelta(days=2),
        channel="voice",
        direction="out",
        outcome="no_answer",
        actor="creditor",
    )
    folder = town.day(tmp_path / "a", DAY, worklist=("lin",))
    publish(folder, EVENING)
    before = everything()
    assert publish(folder, EVENING + timedelta(hours=1)).already
    merged = publish(folder, EVENING + timedelta(hours=1), again=True)
    assert set(merged.rows.values()) == {0}, merged.rows
    assert set(merged.cases.values()) == {0}, merged.cases
    assert everything() == before


def everything() -> list[object]:
    tables = (Customer, Account, Due, Payment, Protection, Contact, Case, CaseEvent, PublishedDay)
    return [sorted(map(str, table.objects.values())) for table in tables]


def test_a_payment_closes_the_case_and_a_new_missed_due_opens_it_again(town, tmp_path):
    publish(town.day(tmp_path / "a", DAY, worklist=("lin",)), EVENING)
    town.pay("lin-1", days(1))
    town.due("lin-1", days(5))
    publish(town.day(tmp_path / "b", days(1)), EVENING + timedelta(days=1))
    case = Case.objects.get()
    assert (case.state, case.rank, case.closed_at) == ("closed", None, EVENING + timedelta(days=1))
    publish(town.day(tmp_path / "c", days(6)), EVENING + timedelta(days=6))
    case.refresh_from_db()
    assert (case.state, case.closed_at, case.days_past_due) == ("open", None, 1)
    assert kinds(case) == ["became_late", "paid", "late_again"]
    assert Case.objects.count() == 1, "one case a customer, whatever happens"


def test_a_reversed_payment_opens_it_again_too(town, tmp_path):
    publish(town.day(tmp_path / "a", DAY), EVENING)
    town.pay("lin-1", days(1), reversed_on=days(3))
    publish(town.day(tmp_path / "b", days(1)), EVENING + timedelta(days=1))
    assert Case.objects.get().state == "closed"
    publish(town.day(tmp_path / "c", days(3)), EVENING + timedelta(days=3))
    assert Case.objects.get().state == "open"
    assert Case.objects.get().days_past_due == 13, "as if the payment had never come"


def test_a_case_that_jumps_says_which_stages_it_passed(town, tmp_path):
    publish(town.day(tmp_path / "a", DAY), EVENING)
    publish(town.day(tmp_path / "b", days(100)), EVENING + timedelta(days=100))
    case = Case.objects.get(customer__customer_id="lin")
    assert (case.bucket, case.stage, case.team) == ("M4", "late", "recovery")
    moved = case.events.get(kind="moved")
    assert moved.details["from"] == "M1"
    assert moved.details["passed"] == ["M2", "M3"]
    assert moved.source == "ledger"


def test_one_case_for_two_late_accounts_and_the_worst_decides(town, tmp_path):
    town.account("lin", "lin-2", "instalment_loan")
    town.due("lin-2", days(-40))
    publish(town.day(tmp_path / "a", DAY), EVENING)
    case = Case.objects.get()
    assert (case.bucket, case.days_past_due) == ("M2", 40)
    assert case.customer.accounts.count() == 2


def test_all_days_paused_is_not_paid(town, tmp_path):
    publish(town.day(tmp_path / "a", DAY), EVENING)
    town.add("pauses", account_id="lin-1", from_on=days(-10), reason="flood")
    publish(town.day(tmp_path / "b", days(1)), EVENING + timedelta(days=1))
    case = Case.objects.get()
    assert (case.state, case.bucket) == ("open", "M0")
    assert case.customer.accounts.get().paused


def test_a_customer_who_left_the_portfolio_ends_the_case(town, tmp_path):
    publish(town.day(tmp_path / "a", DAY), EVENING)
    for table in ("customers", "accounts", "dues", "payments", "contact_points"):
        town.rows[table] = [row for row in town.rows[table] if not mentions(row, "lin")]
    publish(town.day(tmp_path / "b", days(1)), EVENING + timedelta(days=1))
    assert kinds(Case.objects.get()) == ["became_late", "ended"]


def mentions(row: dict[str, object], name: str) -> bool:
    return name in (row.get("customer_id"), str(row.get("account_id")).split("-")[0])


def test_what_the_desk_recorded_stays(town, tmp_path):
    """Held, put off, reasoned: the next day's list changes figures only."""
    from forbear.app import cases

    town.customer("ou")
    town.due("ou-1", days(-5))
    publish(town.day(tmp_path / "a", DAY, worklist=("lin", "ou")), EVENING)
    ana = cast.user("ana")
    lin, ou = (Case.objects.get(customer__customer_id=name) for name in ("lin", "ou"))
    cases.set_next_contact(ana, lin, days(9), EVENING)
    cases.record_reason(ana, ou, "illness", EVENING)
    cases.take(ana, ou, EVENING)
    publish(town.day(tmp_path / "b", days(1), worklist=("ou", "lin")), EVENING + timedelta(days=1))
    lin.refresh_from_db()
    ou.refresh_from_db()
    assert (lin.state, lin.next_contact_on, lin.days_past_due) == ("waiting", days(9), 11)
    assert (ou.state, ou.held_by, ou.reason_for_lateness) == ("in_hand", ana, "illness")
    assert (ou.rank, lin.rank) == (1, 2)


def test_a_case_in_hand_closes_when_the_money_came(town, tmp_path):
    from forbear.app import cases

    publish(town.day(tmp_path / "a", DAY), EVENING)
    cases.take(cast.user("ana"), Case.objects.get(), EVENING)
    town.pay("lin-1", days(1))
    publish(town.day(tmp_path / "b", days(1)), EVENING + timedelta(days=1))
    case = Case.objects.get()
    assert (case.state, case.held_by) == ("closed", None)


def test_first_reached_counts_from_when_the_customer_became_late(town, tmp_path):
    for key, day, outcome in (
        ("before", -12, "conversation"),
        ("missed", -8, "no_answer"),
        ("spoke", -6, "conversation"),
        ("again", -2, "conversation"),
    ):
        town.add(
            "contacts",
            contact_id=key,
            customer_id="lin",
            contact_point_id="lin-m",
            at=EVENING + timedelta(days=day),
            channel="voice",
            direction="out",
            outcome=outcome,
            actor="creditor",
        )
    publish(town.day(tmp_path / "a", DAY), EVENING)
    assert Case.objects.get().first_reached_at == EVENING - timedelta(days=6)


ZONES = ("Asia/Shanghai", "America/New_York", "America/Santiago", "Asia/Urumqi", "Asia/Beirut")


@pytest.mark.parametrize("zone", ZONES)
def test_late_from_is_the_same_in_the_database_and_in_casework(zone):
    """The day is written by SQL, a first case by Python; in Santiago a year has a day that has
    no midnight."""
    start = date(2026, 1, 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "select (day + 1)::timestamp at time zone %s from"
            " generate_series(%s::date, %s::date, interval '1 day') as days(at),"
            " lateral (select at::date) as one(day) order by day",
            [zone, start, start + timedelta(days=364)],
        )
        theirs = [at for (at,) in cursor.fetchall()]
    assert theirs == [late_from(start + timedelta(days=at), zone) for at in range(365)]


def test_a_state_that_the_lender_takes_back_ends_with_a_reason(town, tmp_path):
    town.add("states", customer_id="lin", state="disputed", from_on=days(-3))
    publish(town.day(tmp_path / "a", DAY), EVENING)
    silent = town.rows["states"]
    town.rows["states"] = []
    publish(town.day(tmp_path / "b", days(1), silent=("states",)), EVENING + timedelta(days=1))
    assert Protection.objects.get().to_on is None, "a feed that says nothing ends nothing"
    publish(town.day(tmp_path / "c", days(2)), EVENING + timedelta(days=2))
    ended = Protection.objects.get()
    assert ended.to_on == days(2)
    assert "no longer" in ended.end_reason.lower()
    town.rows["states"] = silent
    publish(town.day(tmp_path / "d", days(3)), EVENING + timedelta(days=3))
    assert Protection.objects.get().to_on is None


def test_whose_contact_logs_are_known_until_when(town, tmp_path):
    for source in ("desk", "agency-a", "agency-b", None):
        town.add(
            "contacts",
            contact_id=f"k-{source}",
            customer_id="lin",
            at=EVENING - timedelta(days=2),
            channel="voice",
            direction="out",
            outcome="no_answer",
            actor="creditor",
            source=source,
        )
    publish(town.day(tmp_path / "a", DAY, complete_to={"agency-a": EVENING}), EVENING)
    assert PublishedDay.objects.get().complete_to == {
        "agency-a": EVENING.isoformat(),
        "agency-b": None,
        "desk": None,
    }


def test_time_does_not_run_backwards(town, tmp_path):
    publish(town.day(tmp_path / "b", days(1)), EVENING)
    with pytest.raises(OlderDayError, match="2026-11-25 is published already"):
        publish(town.day(tmp_path / "a", DAY), EVENING)


def test_an_unfinished_day_is_refused_whole(town, tmp_path):
    folder = town.day(tmp_path / "a", DAY)
    (folder / "decisions.parquet").unlink()
    with pytest.raises(DayNotFinishedError, match=r"no decisions\.parquet"):
        publish(folder, EVENING)
    assert not Case.objects.exists()


def test_promises_come_with_the_day_and_go_with_it(town, tmp_path):
    said = {"promise_id": "w1", "customer_id": "lin", "cents": 20_000}
    town.add("promises", **said, account_id="lin-1", made_on=days(-6), due_on=days(-2))
    town.add("promises", **{**said, "promise_id": "w2"}, made_on=days(-1), due_on=days(3))
    town.pay("lin-1", days(-3), 5_000)
    publish(town.day(tmp_path / "a", DAY), EVENING)
    case = Case.objects.get()
    states = {one.promise.promise_id: one.became for one in work.promises(case)}
    assert (states["w1"].state, states["w1"].paid_cents) == ("partly_kept", 5_000)
    assert states["w2"].state == "open"
    town.rows["promises"].pop()
    town.rows["promises"][0]["cents"] = 5_000
    publish(town.day(tmp_path / "b", days(1)), EVENING + timedelta(days=1))
    case.refresh_from_db()
    (one,) = work.promises(Case.objects.get())
    assert (one.promise.cents, one.became.state) == (5_000, "kept")


def test_the_accounts_own_order_and_its_pauses_come_too(town, tmp_path):
    town.rows["accounts"][0]["payment_order"] = "cn-card"
    town.add("pauses", account_id="lin-1", from_on=days(-4), reason="hardship")
    town.add("pauses", account_id="lin-1", from_on=days(-9), to_on=days(-8), reason="disaster")
    town.add("account_events", account_id="lin-1", on=days(-3), kind="accelerated")
    town.due("lin-1", days(200))
    publish(town.day(tmp_path / "a", DAY), EVENING)
    account = Account.objects.get()
    assert account.payment_order == "cn-card"
    assert account.accelerated_on == days(-3)
    assert account.pauses == [
        [days(-9).isoformat(), days(-8).isoformat()],
        [days(-4).isoformat(), None],
    ]
    assert account.arrears_cents == 100_000
    assert work.parts(account, DAY).cents == {"principal": 100_000}, "called in: the far one too"


def test_where_most_customers_live_is_known_with_the_day(town, tmp_path):
    town.rows["customers"][1]["time_zone"] = "Europe/London"
    town.customer("wu")
    publish(town.day(tmp_path / "a", DAY), EVENING)
    assert PublishedDay.objects.get().zones == ["Asia/Shanghai", "Europe/London"]
