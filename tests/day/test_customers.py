"""Every late customer is one case: placed once, by all they owe, protected by every state."""

from datetime import timedelta

from tests.day.household import AS_OF, Lender, rows

from forbear.portfolio.run import run_day


def day(lender, tmp_path, **more):
    """What the day made of each late customer, by customer."""
    out = run_day(lender.write(tmp_path / "feed", **more), AS_OF, tmp_path / "day").out
    decisions = {row["customer_id"]: row for row in rows(out / "decisions.parquet")}
    facts = {row["customer_id"]: row for row in rows(out / "steps" / "treated.parquet")}
    assert decisions.keys() == facts.keys()
    return decisions, facts


def numbered(table):
    """One customer a row of the table."""
    return [(f"k{number:02}", row) for number, row in enumerate(table)]


def test_one_person_is_never_chased_once_per_loan(tmp_path):
    lender = Lender()
    lender.customer("lin")
    for days_late in (5, 40, 12):
        lender.account("lin", days_late)
    lender.customer("two-currencies")
    lender.account("two-currencies", 40, 100_000)
    lender.account("two-currencies", 10, 7_000, currency="USD")
    lender.account(lender.customer("due-today"), 0)
    lender.pay(lender.account(lender.customer("paid"), 10), 100_000)
    decisions, facts = day(lender, tmp_path)
    assert list(decisions) == ["lin", "two-currencies"], "on time is in no segment"
    lin = facts["lin"]
    assert (lin["late_accounts"], lin["days_past_due"], lin["bucket"]) == (3, 40, "M2")
    assert lin["arrears_cents"] == 300_000
    assert lin["segment"] == "second_month", "the loan that is furthest behind decides"
    two = facts["two-currencies"]
    counted = (two["currency"], two["arrears_cents"], two["currencies"])
    assert counted == ("CNY", 100_000, 2), "amounts in two currencies are never added"


STATES = [
    ("hardship_request", {}, "hardship_request", "a hardship case is answered, never dunned"),
    ("deceased", {}, "deceased", "the dead are not called"),
    ("ceased", {"to_on": AS_OF + timedelta(days=1)}, "ceased", "to its last day, included"),
    ("ceased", {"to_on": AS_OF}, "first_month", "a state that ended today is over tomorrow"),
    ("ceased", {"from_on": AS_OF + timedelta(days=1)}, "ceased", "one that begins tomorrow"),
    ("ceased", {"from_on": AS_OF + timedelta(days=2)}, "first_month", "not one that is ahead"),
    ("disputed", {"on_late": True}, "disputed", "a state on one late debt"),
    ("disputed", {"on_late": False}, "first_month", "not one on a debt that is on time"),
]


def test_a_protected_customer_is_never_dunned(tmp_path):
    lender = Lender()
    for name, (state, more, _, _) in numbered(STATES):
        lender.customer(name)
        accounts = {True: lender.account(name), False: lender.account(name, 0)}
        dates = {key: value for key, value in more.items() if key != "on_late"}
        only = {"account_id": accounts[more["on_late"]]} if "on_late" in more else {}
        lender.state(name, state, **dates, **only)
    decisions, _ = day(lender, tmp_path)
    for name, (_, _, segment, say) in numbered(STATES):
        assert decisions[name]["segment"] == segment, say
        assert (decisions[name]["purpose"] == "collection") == (segment == "first_month"), say


# made, due (days ago; less than 0: ahead), paid, reversed, then what it counts as
PROMISES = [
    (9, -2, [], None, "running", "its day is ahead: it runs"),
    (9, 0, [], None, "broken", "at the end of its day unpaid: broken"),
    (9, 2, [(99_999, 3)], None, "broken", "a cent short is broken"),
    (9, 2, [(60_000, 8), (40_000, 2)], None, "kept", "paid in parts, the last on its day: kept"),
    (9, 2, [(100_000, 1)], None, "broken", "a day too late: broken"),
    (9, 2, [(100_000, 10)], None, "broken", "what came before the word was given does not count"),
    (9, -2, [(100_000, 1)], None, "kept", "paid before its day: kept already"),
    (9, 2, [(100_000, 4)], AS_OF, "broken", "a payment that was returned keeps no promise"),
    (120, 100, [], None, None, "a promise of long ago is no reason any more"),
]


def test_a_promise_is_what_payments_say(tmp_path):
    lender = Lender()
    for name, (made, due, paid, reversed_on, _, _) in numbered(PROMISES):
        lender.customer(name)
        account = lender.account(name, 20, 300_000)
        for cents, ago in paid:
            lender.pay(account, cents, ago)
            lender.rows["payments"][-1]["reversed_on"] = reversed_on
        lender.add(
            "promises",
            promise_id=f"w-{name}",
            customer_id=name,
            made_on=AS_OF - timedelta(days=made),
            due_on=AS_OF - timedelta(days=due),
            cents=100_000,
        )
    _, facts = day(lender, tmp_path)
    for name, (*_, expected, say) in numbered(PROMISES):
        counted = {key: facts[name][f"promises_{key}"] for key in ("kept", "broken", "running")}
        assert counted == {key: int(key == expected) for key in counted}, say


# contacts, hours until first reached, never reached, days since the last try
REACHED = [
    ([], None, True, None, "nobody tried"),
    (["11-20T10:00 no_answer"], None, True, 4, "tried and not reached"),
    (["11-20T10:00 conversation"], 130, False, 4, "reached on the sixth day"),
    (["11-14T10:00 conversation"], None, True, 10, "before becoming late does not count"),
    (["11-15T00:30 conversation"], 0, False, 9, "half an hour after becoming late"),
    (["11-20T10:00 third_person"], None, True, 4, "somebody else is not the customer"),
    (["11-25T09:00 conversation"], None, True, None, "tomorrow is not known yet"),
    (["11-20T10:00 not_connected"], None, True, None, "a dial that never rang is no attempt"),
    (["11-20T10:00 conversation work"], None, True, 4, "the employer's answer is not hers"),
]


def test_in_time_counts_from_the_customers_own_midnight(tmp_path):
    lender = Lender()
    for name, (contacts, *_) in numbered(REACHED):
        lender.late(name, 10)  # due on the 14th, late from the 15th at 00:00 in Shanghai
        lender.point(name, "phone", "employer")
        for said in contacts:
            at, outcome, *work = said.split()
            point = {"contact_point_id": f"{name}-p-employer"} if work else {}
            lender.contact(name, f"2026-{at}:00+08:00", outcome, **point)
    _, facts = day(lender, tmp_path)
    for name, (_, hours, never, days_ago, say) in numbered(REACHED):
        lin = facts[name]
        assert lin["hours_late"] == 240
        found = (lin["hours_to_reach"], lin["never_reached"], lin["tried_days_ago"])
        assert found == (hours, never, days_ago), say


POINTS = [
    ([("mobile", {})], "voice", "the first call goes to the mobile"),
    ([("mobile", {"status": "invalid"}), ("email", {})], "email", "a dead number is passed over"),
    ([("mobile", {"consent": "no"}), ("email", {})], "email", "so is one that was refused"),
    ([("mobile", {"checked_on": "2026-09-26"}), ("email", {})], "email", "checked 60 days ago"),
    ([("mobile", {"checked_on": "2026-09-27"}), ("email", {})], "voice", "59 days is good"),
    ([("mobile", {"status": "reassigned"})], "voice", "the only one asks, so the gate refuses"),
    ([("mobile", {}), ("email", {})], "sms", "who opted out of calls gets a text"),
    ([], None, "no way at all"),
]


def test_the_first_channel_that_a_usable_point_serves_is_chosen(tmp_path):
    lender = Lender()
    for name, (points, _, say) in numbered(POINTS):
        lender.late(name)
        lender.rows["contact_points"].pop()
        for kind, more in points:
            lender.point(name, kind, **more)
        if "opted out" in say:
            lender.contact(name, "2026-11-10T10:00:00+08:00", "opted_out")
    decisions, _ = day(lender, tmp_path)
    for name, (points, channel, say) in numbered(POINTS):
        assert decisions[name]["channel"] == channel, say
        if channel is None or "reassigned" in str(points):
            assert decisions[name]["effect"] == "deny", say


def test_the_core_steers_where_it_is_master(tmp_path):
    lender = Lender()
    lender.customer("lin")
    account = lender.account("lin", 0)
    lender.add("snapshots", account_id=account, days_past_due=70, arrears_cents=5_000)
    _, facts = day(lender, tmp_path, head='master = "core"\n')
    assert (facts["lin"]["days_past_due"], facts["lin"]["arrears_cents"]) == (70, 5_000)
    assert facts["lin"]["segment"] == "second_month"


def test_a_pause_is_left_in_peace_and_a_cores_grace_is_no_pause(tmp_path):
    lender = Lender()
    for name, from_ago, to_ago in (("runs", 5, None), ("all-days", 30, 0), ("is-over", 30, 8)):
        account = lender.account(lender.customer(name), 10)
        lender.add(
            "pauses",
            account_id=account,
            from_on=AS_OF - timedelta(days=from_ago),
            to_on=None if to_ago is None else AS_OF - timedelta(days=to_ago),
            reason="illness",
        )
    account = lender.account(lender.customer("grace"), 2)
    lender.add("snapshots", account_id=account, days_past_due=0, arrears_cents=100_000)
    decisions, _ = day(lender, tmp_path, head='master = "core"\n')
    found = {name: row["segment"] for name, row in decisions.items()}
    assert found == {
        "runs": "paused",
        "all-days": "paused",
        "is-over": "first_month",
        "grace": "first_month",
    }
