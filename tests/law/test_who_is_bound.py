"""Whom each rule binds: who acts, for which product and licence, online or not, towards whom."""

import pytest

from .asking import row

NIGHT_CN = {"at": "2026-11-24T22:30:00+08:00"}
US = {"places": ("US-TX",), "zones": ("America/Chicago",), "at": "2026-11-24T12:00:00-06:00"}
NIGHT_US = {**US, "at": "2026-11-24T21:30:00-06:00"}
MA = {"places": ("US-MA",), "at": "2026-11-24T12:00:00-05:00"}
GB = {"places": ("GB",), "at": "2026-11-24T12:00:00+00:00"}

CHINA = [
    # The association's guideline: its members and the rest of the supervised kinds.
    ("CN-CONTACT-HOURS-CBA", {"facts": {"licence": "bank"}}, True, "a bank"),
    ("CN-CONTACT-HOURS-CBA", {"facts": {"licence": "consumer_finance"}}, True, "consumer finance"),
    ("CN-CONTACT-HOURS-CBA", {"facts": {"licence": "asset_manager"}}, True, "an asset manager"),
    ("CN-CONTACT-HOURS-CBA", {"facts": {"licence": "other"}}, True, "the rest may be members"),
    ("CN-CONTACT-HOURS-CBA", {"facts": {"licence": "microloan"}}, False, "has its own body"),
    ("CN-CONTACT-HOURS-CBA", {"facts": {"licence": "guarantee"}}, False, "has its own body"),
    ("CN-CONTACT-HOURS-CBA", {}, True, "a licence not said may be any"),
    ("CN-CONTACT-HOURS-CBA", {"product": "other"}, False, "no consumer loan"),
    ("CN-CONTACT-HOURS-CBA", {"actor": "buyer"}, True, "a buyer stands with the members"),
    # The national standard: online credit, whatever the product.
    ("CN-CONTACT-HOURS-GBT", {"facts": {"online": True}}, True, "online"),
    ("CN-CONTACT-HOURS-GBT", {"facts": {"online": False}}, False, "not online"),
    ("CN-CONTACT-HOURS-GBT", {}, True, "not said: may be online"),
    ("CN-CONTACT-HOURS-GBT", {"product": "other", "actor": "buyer"}, True, "any product, a buyer"),
    ("CN-CONTACT-CONV-2018", {"facts": {"online": False}}, False, "online debt only"),
    ("CN-CONTACT-CONV-2018", {"facts": {"licence": "microloan"}}, True, "every licence"),
]


@pytest.mark.parametrize(("rule_id", "changed", "bound", "say"), CHINA)
def test_whom_the_chinese_quiet_hours_bind(reasons, rule_id, changed, bound, say):
    assert (rule_id in reasons(**NIGHT_CN, **changed)) is bound, say


THIRD_PERSONS = [
    ("CN-CONTACT-DEBTOR-ONLY", {"who": "family"}, True, "the issuer asks a relative"),
    ("CN-CONTACT-DEBTOR-ONLY", {"who": "family", "actor": "buyer"}, False, "a buyer: no issuer"),
    ("CN-CONTACT-DEBTOR-ONLY", {"who": "family", "product": "revolving"}, False, "cards only"),
    ("CN-CONTACT-DEBTOR-ONLY", {"who": "guarantor"}, False, "a guarantor owes"),
    ("CN-CONTACT-DEBTOR-ONLY", {"who": "heir"}, False, "an heir is not unrelated"),
    ("CN-CONTACT-CBA-LOST", {"who": "contact_person"}, True, "first the customer"),
    ("CN-CONTACT-CBA-LOST", {"who": "self"}, False, "the customer"),
    ("CN-CONTACT-CBA-LOST", {"who": "representative"}, False, "speaks for the customer"),
    ("CN-CONTACT-PRIVATE-PHONE", {"actor": "collector", "facts": {"approved_line": False}}, True,
     "an agency's private phone"),
    ("CN-CONTACT-PRIVATE-PHONE", {"facts": {"approved_line": False}}, False, "the lender itself"),
    ("CN-CONTACT-OUTSOURCE-NOTICE", {"actor": "collector"}, True, "an agency, not announced"),
    ("CN-CONTACT-OUTSOURCE-NOTICE", {"actor": "creditor"}, False, "the lender itself"),
    ("CN-CONTACT-SIGNED-PLAN-STOP", {"states": {"signed_plan"}}, True, "the issuer"),
    ("CN-CONTACT-SIGNED-PLAN-STOP", {"states": {"signed_plan"}, "actor": "buyer"}, False,
     "a buyer is no issuer: the house speaks there"),
    ("CN-ESC-ASSIGN", {"actor": "buyer"}, True, "a buyer, not announced"),
    ("CN-ESC-ASSIGN", {"actor": "collector"}, False, "no buyer"),
    ("CN-ESC-HEIRS", {"who": "heir"}, True, "an heir, sums unknown"),
    ("CN-ESC-SPOUSE", {"who": "spouse"}, True, "a spouse, no ground on file"),
    ("CN-ESC-SPOUSE", {"who": "joint"}, False, "a joint borrower"),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "changed", "bound", "say"), THIRD_PERSONS)
def test_whom_the_chinese_rules_on_people_bind(reasons, rule_id, changed, bound, say):
    assert (rule_id in reasons(**changed)) is bound, say


AMERICA = [
    ("US-CONTACT-HOURS", {"actor": "collector"}, True, "a collector"),
    ("US-CONTACT-HOURS", {"actor": "buyer"}, True, "a buyer"),
    ("US-CONTACT-HOURS", {"actor": "creditor"}, False, "a lender in its own name"),
    ("US-CONTACT-HOURS", {"facts": {"creditor_false_name": True}}, True, "under another name"),
    ("US-CONTACT-HOURS", {"actor": "collector", "facts": {"not_in_default_when_obtained": True}},
     False, "taken on before it was overdue"),
    ("US-CONTACT-HOURS", {"actor": "buyer", "facts": {"not_in_default_when_obtained": True}},
     True, "that frees a collector, not a buyer"),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "changed", "bound", "say"), AMERICA)
def test_whom_the_federal_rules_bind(reasons, rule_id, changed, bound, say):
    assert (rule_id in reasons(**NIGHT_US, **changed)) is bound, say


STATES_OF_LAW = [
    (MA, "US-MA-2IN7", {"actor": "creditor"}, True, "the attorney general's rule binds lenders"),
    (MA, "US-MA-2IN7", {"actor": "buyer"}, True, "and buyers"),
    (MA, "US-MA-2IN7", {"actor": "collector"}, False, "collectors have their own"),
    (MA, "US-MA-3P", {"actor": "collector"}, True, "the division of banks binds collectors"),
    (MA, "US-MA-3P", {"actor": "buyer"}, True, "and buyers"),
    (MA, "US-MA-3P", {"actor": "creditor"}, False, "not lenders"),
    (MA, "US-MA-2IN7", {"channel": "sms"}, True, "texts count too"),
    (MA, "US-MA-2IN7", {"channel": "letter"}, False, "letters do not"),
    (MA, "US-MA-2IN7", {"facts": {"enforces_collateral": True}}, False, "on its security"),
]


@pytest.mark.parametrize(("at", "rule_id", "changed", "bound", "say"), STATES_OF_LAW)
def test_whom_massachusetts_binds(reasons, at, rule_id, changed, bound, say):
    log = tuple(row(f"2026-11-2{day}T15:00:00-05:00") for day in (2, 3))
    assert (rule_id in reasons(**at, log=log, **changed)) is bound, say


BREATHING = [
    ({}, True, "Britain without a part may be England"),
    ({"places": ("GB-ENG",)}, True, "England"),
    ({"places": ("GB-WLS",)}, True, "Wales"),
    ({"places": ("GB-SCT",)}, False, "Scotland has its own"),
    ({"places": ("GB-NIR",)}, False, "Northern Ireland has none"),
    ({"who": "joint"}, True, "a joint borrower is covered"),
    ({"who": "guarantor"}, False, "a guarantor is not named"),
    ({"who": "representative"}, False, "the adviser may be spoken to"),
    ({"facts": {"debt_in_moratorium": False}}, False, "a debt outside it"),
    ({"facts": {"breathing_space_kind": "mental_health"}}, False, "the other kind has its card"),
    ({"purpose": "statutory_notice"}, False, "a required notice goes out"),
    ({"purpose": "legal_service"}, True, "legal papers wait"),
]


@pytest.mark.parametrize(("changed", "bound", "say"), BREATHING)
def test_where_breathing_space_holds(reasons, changed, bound, say):
    found = reasons(**{**GB, "states": {"breathing_space"}, **changed})
    assert ("UK-BS-60" in found) is bound, say


OTHERS = [
    ("UK-DISPUTE", {**GB, "states": {"disputed"}}, True, "a regulated agreement"),
    ("UK-DISPUTE", {**GB, "states": {"disputed"}, "facts": {"regulated_agreement": False}}, False,
     "an agreement outside the rules"),
    ("UK-STATUTE-BARRED", {**GB, "facts": {"limitation_expired": True}}, False, "not said yet"),
    ("UK-STATUTE-BARRED", {**GB, "places": ("GB-SCT",), "facts": {"limitation_expired": True}},
     True, "in Scotland the debt has ended"),
    ("US-NYC-3IN7", {"places": ("US-NY-NYC",), "at": "2026-11-24T12:00:00-05:00"}, False,
     "a lender before collection begins"),
    ("CN-ESC-XM-BANKRUPTCY", {"places": ("CN-XM",), "states": {"insolvent"}}, True, "Xiamen"),
    ("CN-ESC-XM-BANKRUPTCY", {"places": ("CN-XM",), "states": {"insolvent"}, "who": "guarantor"},
     False, "guarantors are not named"),
    ("CN-ESC-SZ-BANKRUPTCY", {"places": ("CN-SZ",), "states": {"insolvent"}, "who": "guarantor"},
     True, "Shenzhen: whether guarantors are covered was not readable"),
    ("CN-ESC-SZ-BANKRUPTCY", {"places": ("CN",), "states": {"insolvent"}}, False, "elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "changed", "bound", "say"), OTHERS)
def test_whom_other_rules_bind(reasons, rule_id, changed, bound, say):
    assert (rule_id in reasons(**changed)) is bound, say
