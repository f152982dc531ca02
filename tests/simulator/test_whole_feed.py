"""A simulated feed is a whole and believable one: every row good, everybody in it."""

from datetime import date

import pytest
from tests.simulator.measured import taken

from forbear.portfolio.ageing import age
from forbear.portfolio.feed.schema import TABLES
from forbear.simulator import Town

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    con, report = taken(Town.over_months(8_000, 7, 6, AS_OF), folder)
    age(con, folder, AS_OF, "dues")
    for name in ("ageing", "breaks"):
        con.execute(f"CREATE TABLE {name} AS FROM '{folder}/{name}.parquet'")
    con.execute(
        "CREATE TABLE late AS SELECT DISTINCT customer_id FROM ageing WHERE arrears_cents > 0"
    )
    return con, report


def ask(town, query):
    return town[0].execute(query).fetchall()


def test_every_row_is_good_and_every_table_is_there(town):
    report = town[1]
    assert report.quarantined_rows == 0
    assert set(report.tables) == set(TABLES)
    assert all(table.rows for table in report.tables.values())
    assert report.complete_to == {} and report.silent == ()


def test_people_stand_on_every_rung(town):
    counts = dict(ask(town, "SELECT bucket, count(*) FROM ageing GROUP BY 1"))
    assert sorted(counts) == [f"M{rung}" for rung in range(8)]
    assert min(counts.values()) >= 5
    near_91 = "SELECT count(*) FROM ageing WHERE days_past_due BETWEEN 85 AND 99"
    assert ask(town, near_91)[0][0] >= 5, "where the payment order of Chinese cards turns"
    assert ask(town, "SELECT count(charged_off_on) FROM accounts")[0][0] >= 20


def test_charged_off_means_half_a_year_late(town):
    early = """
        SELECT account_id FROM accounts JOIN ageing USING (account_id)
        WHERE charged_off_on IS NOT NULL AND arrears_cents > 0 AND days_past_due < 150
            AND account_id NOT IN (SELECT account_id FROM pauses)
    """
    share = len(ask(town, early)) / ask(town, "SELECT count(charged_off_on) FROM accounts")[0][0]
    assert share < 0.05, "a recovery pays the oldest due, so a few look younger"


def test_accounts_and_late_customers_come_in_believable_numbers(town):
    customers, accounts, late = ask(
        town,
        "SELECT (SELECT count(*) FROM customers), (SELECT count(*) FROM accounts),"
        " (SELECT count(*) FROM late)",
    )[0]
    assert customers == 8_000
    assert 1.2 < accounts / customers < 1.3
    assert 0.08 < late / customers < 0.2


def test_every_protection_is_there_and_none_is_common(town):
    shares = dict(
        ask(
            town,
            "SELECT state, count(DISTINCT customer_id) / (SELECT count(*) FROM late)"
            " FROM states WHERE to_on IS NULL GROUP BY 1",
        )
    )
    assert len(shares) == 14
    assert max(shares.values()) < 0.2


def test_most_late_customers_can_be_reached(town):
    reachable = ask(
        town,
        """
        SELECT count(*) FILTER (
            customer_id NOT IN (SELECT customer_id FROM states WHERE to_on IS NULL)
            AND customer_id IN (
                SELECT customer_id FROM contact_points WHERE kind = 'mobile' AND whose = 'self'
                    AND status IN ('valid', 'unknown') AND checked_on > DATE '2026-11-24' - 60
            )
        ) / count(*) FROM late
        """,
    )[0][0]
    assert 0.6 < reachable < 0.95


def test_wrong_numbers_co_signers_and_pauses_come_in_small_shares(town):
    wrong, reassigned = ask(
        town,
        "SELECT avg(CAST(status IN ('invalid', 'not_in_service', 'reassigned') AS INT)),"
        " avg(CAST(status = 'reassigned' AS INT)) FROM contact_points WHERE kind = 'mobile'",
    )[0]
    assert 0.02 < wrong < 0.08 and 0.002 < reassigned < 0.02
    roles = dict(ask(town, "SELECT role, count(*) FROM parties GROUP BY 1"))
    assert set(roles) == {"borrower", "joint_borrower", "guarantor", "supplementary_holder"}
    assert ask(town, "SELECT count(*) FROM pauses WHERE to_on IS NULL")[0][0] > 0


def test_co_signers_are_other_people_of_the_same_country(town):
    odd = ask(
        town,
        """
        SELECT p.account_id FROM parties p
        JOIN accounts a USING (account_id) JOIN customers c ON c.customer_id = p.customer_id
        WHERE (p.role <> 'borrower') <> (p.customer_id <> a.customer_id)
            OR left(c.place, 2) <> left(a.place, 2)
        """,
    )
    assert odd == []


def test_the_desk_called_in_waking_hours_only(town):
    hours = ask(
        town,
        """
        SELECT min(local), max(local) FROM (
            SELECT strftime(timezone(time_zone, "at"), '%H:%M') AS local
            FROM contacts JOIN customers USING (customer_id) WHERE direction = 'out'
        )
        """,
    )[0]
    assert hours[0] >= "08:00" and hours[1] <= "19:30"


def test_nobody_was_contacted_once_a_protection_stood(town):
    wrong = ask(
        town,
        """
        SELECT DISTINCT s.state FROM contacts c JOIN customers p USING (customer_id)
        JOIN states s ON s.customer_id = c.customer_id
            AND CAST(timezone(time_zone, "at") AS DATE) >= s.from_on
            AND (s.to_on IS NULL OR CAST(timezone(time_zone, "at") AS DATE) <= s.to_on)
        """,
    )
    assert {row[0] for row in wrong} <= {
        *("vulnerable", "complaint_open", "military_service", "lost_contact")
    }, "these four do not stop contact by themselves"


def test_nothing_went_out_after_an_opt_out(town):
    late = ask(
        town,
        """
        SELECT a.contact_id FROM contacts a JOIN contacts b USING (customer_id, channel)
        WHERE b.outcome = 'opted_out' AND a."at" > b."at"
        """,
    )
    assert late == []


def test_the_core_differs_from_us_seldom_and_for_reasons(town):
    breaks = ask(town, "SELECT count(DISTINCT account_id) FROM breaks")[0][0]
    accounts = ask(town, "SELECT count(*) FROM accounts")[0][0]
    assert 0 < breaks / accounts < 0.03


def test_names_follow_language_and_place(town):
    at_home = ask(
        town,
        "SELECT count(*) FROM customers WHERE language = 'zh-CN' AND left(place, 2) = 'CN'"
        " AND NOT regexp_full_match(name, '[一-鿿]{2,4}')",
    )
    abroad = ask(
        town,
        "SELECT count(*) FROM customers WHERE (language = 'en' OR left(place, 2) <> 'CN')"
        " AND NOT regexp_full_match(name, '[A-Z][a-zü]+ [A-Z][a-z]+')",
    )
    assert (at_home, abroad) == ([(0,)], [(0,)])
    languages = dict(ask(town, "SELECT language, count(*) FROM customers GROUP BY 1"))
    assert set(languages) == {"zh-CN", "en"} and min(languages.values()) > 1_000


def test_notes_are_in_the_customers_language(town):
    mixed = ask(
        town,
        """
        SELECT count(*) FILTER ((language = 'zh-CN') <> regexp_matches(text, '[一-鿿]')), count(*)
        FROM notes JOIN customers USING (customer_id)
        """,
    )[0]
    assert mixed[0] == 0 and mixed[1] > 100
