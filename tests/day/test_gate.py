"""The day's decisions are what the gate answers one by one, asked at the same instants."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.day.household import AS_OF, Lender, rows

from forbear import contact
from forbear.portfolio.run import run_day
from forbear.rulebook import load
from forbear.rulebook.verdict import STRICTNESS
from forbear.simulator import Town, chunks

TOMORROW = AS_OF + timedelta(days=1)
BOOK = load()
OLD = timedelta(days=61)


def strictness(effect):
    return STRICTNESS.index(effect)


def at(clock, day=TOMORROW, zone="Asia/Shanghai"):
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))


class OneByOne:
    """Asks `contact.decide` about the customers of a finished day."""

    def __init__(self, out, log_age=timedelta(0)):
        self.log_age = log_age
        self.logs, self.questions = {}, {}
        for row in rows(out / "steps" / "taken" / "contacts.parquet"):
            logged = contact.LoggedContact(
                **{key: row[key] for key in row if key not in ("at", "customer_id")},
                at=datetime.fromisoformat(row["at"]),
            )
            self.logs.setdefault(row["customer_id"], []).append(logged)
        for row in rows(out / "steps" / "questions.parquet"):
            self.questions.setdefault(row["customer_id"], []).append(row)

    def verdict(self, row, moment):
        # Knowledge stays as old as it is at the end of as_of, however late the hour asked about.
        end = datetime.combine(TOMORROW, time.min, ZoneInfo(row["zone"]))
        log = tuple(one for one in self.logs.get(row["customer_id"], ()) if one.at < end)
        facts = ("licence", "online", "charged_off", "point_status", "point_kind", "medium_blocked")
        return contact.decide(
            contact.Question(
                **{key: row[key] for key in ("channel", "actor", "product", "purpose", "who")},
                **{key: row[key] for key in ("account_id", "contact_point_id")},
                places=tuple(row["places"]),
                zones=(row["zone"],),
                at=moment,
                states=frozenset(row["states"]),
                log=log,
                known_to=moment - self.log_age,
                stale={"feed table": moment - OLD} if row["check_is_old"] else {},
                same_debt=frozenset(row["same_debt"]),
                facts={key: row[key] for key in facts if row[key] is not None},
            ),
            BOOK,
        )

    def answer(self, customer):
        """(effect, rule ids, first allowed minute) over every quarter of an hour of the day."""
        debts = [self._of_the_debt(row) for row in self.questions.get(customer, ())]
        if not debts:
            return "deny", [], None
        effect = max((one[0] for one in debts), key=strictness)
        first = None if effect == "deny" else max(one[2] for one in debts)
        return effect, sorted({rule for one in debts for rule in one[1]}), first

    def _of_the_debt(self, row):
        midnight = datetime.combine(TOMORROW, time.min, ZoneInfo(row["zone"]))
        moments = [midnight + timedelta(minutes=15 * quarter) for quarter in range(96)]
        verdicts = [(self.verdict(row, moment), moment) for moment in moments]
        # Where all is denied, the fewest reasons are told.
        best, moment = min(
            verdicts,
            key=lambda pair: (
                strictness(pair[0].effect),
                len(pair[0].reasons) if pair[0].effect == "deny" else 0,
                pair[1],
            ),
        )
        rule_ids = sorted({reason.id for reason in best.reasons})
        return best.effect, rule_ids, None if best.effect == "deny" else moment


def decided(out):
    return {
        row["customer_id"]: (row["effect"], row["rule_ids"], row["next_lawful_at"])
        for row in rows(out / "decisions.parquet")
    }


def as_text(answer):
    effect, rule_ids, first = answer
    return effect, rule_ids, first and first.astimezone(UTC).isoformat()


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A simulated lender's day, every country and state in it."""
    from forbear.portfolio.write_feed import write_feed

    folder = tmp_path_factory.mktemp("town")
    head = f'feed_id = "town"\nas_of = {AS_OF}\n'
    write_feed(chunks(Town.over_months(1_200, 5, 4, AS_OF)), folder / "feed", head, "parquet")
    return run_day(folder / "feed", AS_OF, folder / "day").out


@pytest.mark.slow
def test_every_decision_of_a_town_is_that_of_the_gate(town):
    one_by_one, found = OneByOne(town), decided(town)
    assert len(found) > 100
    for customer in found:
        assert found[customer] == as_text(one_by_one.answer(customer)), customer
    assert {answer[0] for answer in found.values()} >= {"allow", "deny"}


def a_day(lender, tmp_path, **more):
    more.setdefault("nothing_yet", ("states", "contacts"))
    report = run_day(lender.write(tmp_path / "feed", **more), AS_OF, tmp_path / "day")
    return decided(report.out), report.summary


def test_the_day_opens_at_the_first_minute_of_the_customers_own_hours(tmp_path):
    lender = Lender()
    lender.late("lin")
    found, summary = a_day(lender, tmp_path)
    assert found["lin"] == ("allow", [], "2026-11-25T00:00:00+00:00"), "08:00 in Shanghai"
    assert summary["decisions"]["by_effect"] == {"allow": 1, "warn": 0, "require": 0, "deny": 0}
    (listed,) = rows(tmp_path / "day" / "worklist.parquet")
    assert (listed["rank"], listed["customer_id"]) == (1, "lin")
    assert listed["why"] == "10 days past due with ¥1,000.00 over 1 account; ask what happened."


@pytest.mark.parametrize(
    "complete_to, refused, say",
    [
        ("2026-11-24T22:00:00+08:00", False, "two hours old is still news"),
        ("2026-11-24T21:59:59+08:00", True, "a second more is not"),
    ],
)
def test_a_log_that_ends_too_early_refuses_and_says_the_mend(tmp_path, complete_to, refused, say):
    lender = Lender()
    lender.contact(lender.late("lin"), "2026-11-20T10:00:00+08:00")
    head = "[tables.contacts]\n[tables.contacts.complete_to]\n"
    head += f"desk = 2026-11-24T23:59:59+08:00\nagency = {complete_to}\n"
    found, summary = a_day(lender, tmp_path, nothing_yet=("states",), head=head)
    assert (found["lin"][0] == "deny") == refused, say
    assert ("HOUSE-FRESHNESS" in found["lin"][1]) == refused, say
    assert [source["source"] for source in summary["mend"]] == ["agency"] * refused, say
    if refused:
        assert summary["mend"][0]["customers_refused"] == 1
        assert found["lin"][2] is None, "time alone does not cure what is not known"


@pytest.mark.parametrize("silent", ["contacts", "states"])
def test_a_table_that_says_nothing_refuses_everybody(tmp_path, silent):
    lender = Lender()
    lender.late("lin")
    said = tuple(name for name in ("states", "contacts") if name != silent)
    found, summary = a_day(lender, tmp_path, nothing_yet=said)
    assert found["lin"] == ("deny", ["HOUSE-FRESHNESS"], None)
    (mend,) = summary["mend"]
    assert (mend["source"], mend["customers_refused"]) == (silent, 1)
    assert summary["worklist"]["customers"] == 0
    (rule,) = summary["decisions"]["by_rule"]
    assert (rule["rule_id"], rule["customers"]) == ("HOUSE-FRESHNESS", 1)
    assert rule["cites"]


def test_old_checks_and_unread_places_are_refused(tmp_path):
    lender = Lender()
    lender.late("lin")
    lender.late("mei")
    lender.rows["contact_points"][-1]["checked_on"] = date(2026, 9, 26)
    lender.customer("sam", "BR", "America/Sao_Paulo")
    lender.account("sam", place="BR")
    found, summary = a_day(lender, tmp_path)
    assert found["lin"][0] == "allow"
    assert found["mei"] == ("deny", ["HOUSE-FRESHNESS"], None), "checked 60 days ago"
    assert found["sam"][:2] == ("deny", ["HOUSE-NO-PACK"]), "nobody read the rules of Brazil"
    (mend,) = summary["mend"]
    assert (mend["source"], mend["customers_refused"]) == ("contact_points.checked_on", 1)


def test_every_late_debt_is_asked_and_the_strictest_answer_holds(tmp_path):
    lender = Lender()
    lender.customer("lin")
    lender.account("lin")
    lender.account("lin", place="US-MA", days_late=5)
    found, _ = a_day(lender, tmp_path)
    one_by_one = OneByOne(tmp_path / "day")
    assert len(one_by_one.questions["lin"]) == 2
    assert found["lin"] == as_text(one_by_one.answer("lin"))


def test_yesterdays_calls_are_counted_before_tomorrow(tmp_path):
    """The re-run that contacts twice: what was done today stands in tomorrow's tallies."""
    lender = Lender()
    for name, calls in (("lin", 6), ("mei", 7)):
        lender.customer(name, "US-NY", "America/New_York")
        lender.account(name, place="US-NY", product="credit_card", days_late=20)
        for call in range(calls):
            day = AS_OF - timedelta(days=call % 5)
            lender.contact(name, f"{day}T1{call}:00:00-05:00", actor="creditor", account_id=None)
    found, _ = a_day(lender, tmp_path, nothing_yet=("states",))
    one_by_one = OneByOne(tmp_path / "day")
    for name in ("lin", "mei"):
        assert found[name] == as_text(one_by_one.answer(name)), name
