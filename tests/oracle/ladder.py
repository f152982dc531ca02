"""A second, plain reading of the escalation gate: which researched rules stop or ask for what.

Steps decide there; neither purpose nor channel is asked. Nothing here imports the rulebook.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

STRICTNESS = ["allow", "warn", "require", "deny"]
OFFER_FIRST = {"visit", "mediation", "payment_order", "suit", "enforcement", "bureau_report",
               "set_off", "police_report", "termination"}  # fmt: skip


class Rung:
    """One question at the escalation gate, in one zone."""

    def __init__(self, question, zone, defaults):
        self.step, self.actor = question["step"], question["actor"]
        self.product, self.who = question["product"], question.get("who", "self")
        self.states, self.given = set(question.get("state", [])), question.get("fact", {})
        self.today = datetime.fromisoformat(question["at"]).astimezone(ZoneInfo(zone)).date()
        self.defaults = defaults

    def fact(self, name):
        return self.given.get(name, self.defaults[name])

    def day(self, name):
        text = self.fact(name)
        return date.fromisoformat(text) if text else None

    def met(self, name):
        return self.day(name) is not None and self.day(name) <= self.today

    def past(self, name, days):
        """Whether more than so many days lie back; a date that is not known does not."""
        return self.day(name) is not None and self.today > self.day(name) + timedelta(days=days)

    def all(self, names):
        return all(self.fact(name) for name in names)


def years_later(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def aged(r, name, years, offset=0):
    start = r.day(name)
    return start is not None and r.today >= years_later(start + timedelta(days=offset), years)


def payment_order(r, p):
    given = [word for word in p["requires"] if word != "not_missing"]
    return not r.all(given) or "lost_contact" in r.states


def mediation(r, p):
    start = r.day("settlement_effective_on")
    if start is None:
        return False
    return not r.fact("joint_application") or r.today > start + timedelta(days=p["days"])


def claim_letter(r, p):
    late_enough = r.past("letter_of_claim_on", p["days"]) and r.all(p["enclosures"])
    if not r.fact("reply_asks"):
        return not late_enough
    answered = r.day("reply_form_on") is None or r.past("reply_form_on", p["after_reply_days"])
    return not (late_enough and answered and r.past("documents_sent_on", p["after_reply_days"]))


def hold(r):
    start, progress = r.day("plan_being_developed_on"), r.day("plan_progress_on")
    if start is None:
        return False
    moved = progress is not None and 0 <= (progress - start).days < 30
    return 0 <= (r.today - start).days < (60 if moved else 30)


def breathing(kind):
    return lambda r, p: (
        "breathing_space" in r.states
        and r.fact("breathing_space_kind") == kind
        and r.fact("debt_in_moratorium")
    )


def old_uk_debt(r, p, in_scotland):
    if not r.fact("limitation_expired"):
        return False
    court = r.step in ("lawyers_letter", "payment_order", "suit", "enforcement")
    return in_scotland or court or r.fact("told_time_barred")


def heir(r, p):
    claim, estate = r.fact("claim_cents"), r.fact("estate_received_cents")
    return r.fact("heir_renounced") or None in (claim, estate) or claim > estate


def marked_and_answered(r, p):
    late = r.past("dispute_received_on", p["days"]) and not r.met("dispute_verified_on")
    return "disputed" in r.states and (not r.fact("dispute_marked") or late)


def nyc(r, p):
    received = r.day("dispute_received_on")
    over = received is None or r.past("dispute_received_on", p["days"])
    return "disputed" in r.states and over and not r.met("dispute_verified_on")


def reported_first(r, p):
    letter = r.past("debt_letter_on", p["wait_days"]) and not r.fact("debt_letter_bounced")
    return not r.met("spoken_about_debt_on") and not letter


FIRES = {
    "CN-CONTACT-VISIT-CBA": lambda r, p: r.fact("visit_staff") < p["min_staff"],
    "CN-CONTACT-VISIT-GBT": lambda r, p: r.fact("visit_staff") < p["min_staff"],
    "CN-CONTACT-OUTSOURCE-NOTICE": lambda r, p: not r.fact("outsourcing_notice"),
    "CN-CONTACT-SIGNED-PLAN-STOP": lambda r, p: "signed_plan" in r.states,
    "CN-MSG-NO-PUBLIC-LIST": lambda r, p: r.fact("names_debtor"),
    "CN-DATA-PUBLIC": lambda r, p: r.fact("names_debtor"),
    "US-MSG-ABUSE": lambda r, p: r.fact("names_debtor"),
    "UK-CONTACT-THIRD": lambda r, p: r.fact("names_debtor"),
    "CN-ESC-EFFECTIVE-COLLECTION": lambda r, p: r.fact("effective_collections") < p["count"],
    "CN-ESC-LIMITATION": lambda r, p: r.fact("limitation_expired") and not r.fact("legal_sign_off"),
    "US-NY-LIMITATION": lambda r, p: r.fact("limitation_expired") and not r.fact("legal_sign_off"),
    "CN-ESC-TIME-BARRED": lambda r, p: r.fact("limitation_expired"),
    "US-ESC-TIMEBARRED": lambda r, p: r.fact("limitation_expired") and not r.fact("proof_of_claim"),
    "CN-ESC-VENUE": lambda r, p: r.fact("venue") not in p["venue_any"],
    "US-ESC-VENUE": lambda r, p: r.fact("venue") not in p["venue_any"],
    "CN-ESC-PAYMENT-ORDER": payment_order,
    "CN-ESC-MEDIATION-CONFIRM": mediation,
    "CN-ESC-NOTARISED": lambda r, p: (
        r.fact("enforcement_title") == "notarised" and not r.all(p["requires"])
    ),
    "CN-ESC-ENFORCE-2Y": lambda r, p: (
        r.past("enforcement_ends_on", 0) and not r.fact("legal_sign_off")
    ),
    "CN-ESC-ASSIGN": lambda r, p: not r.met("assignment_notice_on"),
    "CN-ESC-SETOFF": lambda r, p: not r.fact("setoff_authorised"),
    "CN-ESC-HEIRS": heir,
    "CN-ESC-SPOUSE": lambda r, p: r.fact("spouse_evidence") not in p["evidence_any"],
    "CN-ESC-SZ-BANKRUPTCY": lambda r, p: "insolvent" in r.states,
    "CN-ESC-XM-BANKRUPTCY": lambda r, p: "insolvent" in r.states,
    "CN-ESC-NPL-SALE": lambda r, p: r.fact(
        "bought_in_bulk" if r.step == "sale" else "agency_violence_record"
    ),
    "CN-REPORT-NOTICE": lambda r, p: not r.met("negative_notice_on"),
    "CN-REPORT-5Y": lambda r, p: aged(r, "negative_event_ended_on", p["years"]),
    "CN-REPORT-DISPUTE": marked_and_answered,
    "CN-REC-INTERNET-LOAN": lambda r, p: (
        not r.all([word for word in p["require"] if word != "no_violence_record"])
        or r.fact("agency_violence_record")
    ),
    "US-BK-STAY": lambda r, p: (
        "insolvent" in r.states and not (r.fact("stay_lifted") or r.fact("debt_after_filing"))
    ),
    "US-BK-DISCHARGE": lambda r, p: r.fact("discharged") and not r.fact("reaffirmed"),
    "US-VAL-DISPUTE": lambda r, p: (
        r.fact("disputed_in_period")
        and not r.fact("dispute_duplicative")
        and not r.met("verification_sent_on")
    ),
    "US-ESC-NOSALE": lambda r, p: r.fact("debt_ended") != "none" and not r.fact("sale_exception"),
    "US-REPORT-FIRST": reported_first,
    "US-1P-BILLING": lambda r, p: (
        r.fact("billing_error_open") and not r.fact("undisputed_part_only")
    ),
    "US-REPORT-NEG": lambda r, p: (
        r.day("negative_notice_on") is None
        or r.day("negative_notice_on") > r.today + timedelta(days=p["days_after"])
    ),
    "US-REPORT-DOFD": lambda r, p: (
        (r.fact("charged_off") or r.actor != "creditor") and not r.fact("delinquency_began_on")
    ),
    "US-REPORT-ACCURATE": lambda r, p: (
        r.fact("known_wrong") or ("disputed" in r.states and not r.fact("dispute_marked"))
    ),
    "US-REPORT-DISPUTE": lambda r, p: (
        "disputed" in r.states
        and r.past("dispute_received_on", p["days"])
        and not r.met("dispute_verified_on")
    ),
    "US-REPORT-7Y": lambda r, p: aged(r, "delinquency_began_on", p["years"], p["offset_days"]),
    "US-SCRA-DEFAULT": lambda r, p: not r.met("military_check_on"),
    "US-NY-SUBSTANTIATE": lambda r, p: (
        r.fact("substantiation_open") and not r.fact("law_firm_in_suit")
    ),
    "US-NY-SUIT-PAPERS": lambda r, p: not r.all(p["require"]),
    "US-NYC-DISPUTE": nyc,
    "UK-HOLD-30": lambda r, p: hold(r),
    "UK-PROPORTION": lambda r, p: (
        r.fact("enforcement_kind") in ("order_for_sale", "bankruptcy_petition")
        and not r.fact("milder_options_explored")
    ),
    "UK-VULNERABLE": lambda r, p: "vulnerable" in r.states,
    "UK-CAPACITY": lambda r, p: (
        ("incapacitated" in r.states or r.fact("capacity_doubt"))
        and not r.fact("authorised_person")
        and r.who != "representative"
    ),
    "UK-VISIT": lambda r, p: not r.fact("visit_notice_given") or "vulnerable" in r.states,
    "UK-DISPUTE": lambda r, p: "disputed" in r.states and r.fact("disputed_valid"),
    "UK-FOS": lambda r, p: r.fact("fos_open"),
    "UK-CCA-87": lambda r, p: (
        not r.fact("default_information_sheet")
        or not r.past("default_notice_on", p["min_days"] - 1)
    ),
    "UK-CCA-77": lambda r, p: r.fact("cca_request_open"),
    "UK-PAP-30": claim_letter,
    "UK-BS-60": breathing("standard"),
    "UK-BS-MH": breathing("mental_health"),
    "UK-SCT-MORATORIUM": lambda r, p: (
        "breathing_space" in r.states or r.fact("moratorium_registered")
    ),
}


def house(r, states):
    """The house's own: id -> effect."""
    found = {}
    if r.step in OFFER_FIRST and not r.met("affordable_offer_answered_on"):
        found["HOUSE-OFFER-FIRST"] = "require"
    if r.step == "placement" and not r.fact("agency_listed"):
        found["HOUSE-PLACEMENT-LIST"] = "require"
    if r.step == "bureau_report" and r.fact("repaired_entry"):
        found["HOUSE-REPAIRED"] = "deny"
    for name in r.states:
        row = states[name]
        lifted = any(r.fact(fact) for fact in row.get("lifted_by", []))
        if r.step in row["steps"] and r.who not in row.get("free", []) and not lifted:
            found["HOUSE-STATES"] = "deny"
    return found


class Ladder:
    """The researched rules at the escalation gate. `law` knows places and parents of both gates."""

    def __init__(self, rules, law, defaults):
        self.rules = [rule for rule in rules if "escalate" in rule["gates"] and rule["id"] in FIRES]
        self.law, self.defaults = law, defaults

    def reasons(self, question):
        asked = question["place"]
        zones = self.law.zones(asked)
        rungs = [Rung(question, zone, self.defaults) for zone in zones]
        found = {} if self.law.has_pack(asked) else {"HOUSE-NO-PACK": "deny"}
        for rung in rungs:
            found |= house(rung, self.law.states)
        for rule in self.rules:
            here = rule["jurisdiction"] in self.law.jurisdictions(asked)
            days = [rung.today for rung in rungs]
            here = here and question["step"] in rule["steps"] and self.law.in_force(rule, days)
            if here and any(self._fires(rule, rung, asked) for rung in rungs):
                found[rule["id"]] = rule["effect"]
        return found

    def _fires(self, rule, rung, asked):
        bounds = rule["binds"]
        federal = "12 CFR Part 1006" in rule["instrument"]
        if federal and bounds.get("actor") == ["collector", "buyer"]:
            if rung.actor == "creditor" and not rung.fact("creditor_false_name"):
                return False
            if rung.actor == "collector" and rung.fact("not_in_default_when_obtained"):
                return False
        elif rung.actor not in bounds.get("actor", [rung.actor]):
            return False
        condition = bounds.get("creditor_if")
        if condition and rung.actor == "creditor" and not rung.fact(condition):
            return False
        for key, value in (("product", rung.product), ("who", rung.who)):
            if value not in bounds.get(key, [value]):
                return False
        licence, online = rung.fact("licence"), rung.fact("online")
        if licence is not None and licence not in bounds.get("licence", [licence]):
            return False
        if (bounds.get("online") and online is False) or (
            bounds.get("charged_off") and not rung.fact("charged_off")
        ):
            return False
        if "place" in bounds and not self.law._may_be_in(bounds["place"], asked):
            return False
        facts = rule["params"].get("fact") or []
        if "regulated_agreement" in facts and not rung.fact("regulated_agreement"):
            return False
        if rule["id"] == "UK-STATUTE-BARRED":
            return old_uk_debt(rung, rule["params"], "GB-SCT" in self.law.with_parents(asked))
        return bool(FIRES[rule["id"]](rung, rule["params"]))


FIRES["UK-STATUTE-BARRED"] = None  # reckoned with the place
