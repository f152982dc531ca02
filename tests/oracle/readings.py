"""When each researched rule fires: one line of plain reckoning a rule, by its id."""

from datetime import datetime, timedelta

from .asked import UNITS, outward

THIRD = {"spouse", "contact_person", "family", "employer", "other"}
LISTED_PURPOSES = {"collection", "service_reminder", "plan_reminder", "location"}


def lost_contact(ask):
    """The state, or a limb that the log proves: dead numbers, three dials, or three days."""
    if ask.fact("own_points_untried"):
        return False
    if "lost_contact" in ask.states or ask.fact("own_points_dead"):
        return True
    own = [row for row in ask.rows if row.get("contact_point_id") != ask.point or not ask.point]
    dials = [row for row in own if outward(row) and row["channel"] == "voice"]
    dials.sort(key=lambda row: row["at"])
    talks = [row for row in own if UNITS["conversation"](row)]
    last_three = dials[-3:]
    if len(last_three) == 3 and all(UNITS["unanswered_dial"](row) for row in last_three):
        silent = not any(talk["at"] >= last_three[0]["at"] for talk in talks)
        if silent and ask.today > ask.row_day(last_three[-1]):
            return True
    tried = {ask.row_day(row) for row in own if UNITS["attempt"](row)}
    talked = {ask.row_day(row) for row in talks}
    return any(
        all(day - timedelta(days=back) in tried - talked for back in range(3))
        and day < ask.today
        and not any(later >= day for later in talked)
        for day in tried
    )


def tcpa_machine(ask):
    landline = ask.fact("point_kind") == "phone"
    return ask.fact("artificial_voice") or (ask.fact("autodialled") and not landline)


def hold_30(ask):
    start, progress = ask.day("plan_being_developed_on"), ask.day("plan_progress_on")
    if not start:
        return False
    first = start + timedelta(days=30)
    extended = progress is not None and start <= progress < first
    return start <= ask.today < (start + timedelta(days=60) if extended else first)


def dc_messages(ask, params):
    sent = len(ask.count(params, params["window"]))
    if ask.fact("electronic_consent"):
        return sent >= params["max"]
    return not ask.fact("asks_electronic_consent") or sent >= params["consent_request_max"]


def nyc_dispute(ask, params):
    received = ask.day("dispute_received_on")
    over = received is None or ask.today > received + timedelta(days=params["days"])
    return "disputed" in ask.states and over and not ask.met("dispute_verified_on")


def work_visit(ask, params):
    stop = ask.day("work_stop_on")
    at_work = ask.fact("point_place") == "work" and stop is not None and stop <= ask.today
    stopped = at_work and (
        ask.fact("work_stop_written") or ask.today < stop + timedelta(days=params["oral_stop_days"])
    )
    at_home = ask.channel == "visit" and ask.fact("visit_place") == "home"
    return stopped or (at_home and ask.over_cap(params))


def australian_hours(ask, params, national_holiday):
    if national_holiday(ask.today):
        return True
    if ask.channel == "visit":
        hours = params["face_to_face"]
    elif ask.fact("point_place") == "work":
        hours = params["work"]
    else:
        hours = params["phone_weekend" if ask.today.weekday() >= 5 else "phone_weekday"]
    return ask.outside(*hours)


def repeated_call(ask, params):
    calls = [row for row in ask.rows if UNITS["placed_call"](row)]
    gap = timedelta(minutes=params["warn_gap_minutes"])
    near = any(ask.at - datetime.fromisoformat(row["at"]) <= gap for row in calls)
    return near or ask.over_cap(params)


def reached_before(ask):
    reached = {"third_person", "conversation", "delivered", "read", "replied"}
    return any(
        outward(row)
        and row.get("purpose") == "location"
        and row["outcome"] in reached
        and row.get("contact_point_id") == ask.point
        for row in ask.rows
    )


FIRES = {
    "CN-CONTACT-HOURS-CBA": lambda a, p: a.quiet(p) and not a.fact("hours_agreed"),
    "CN-CONTACT-HOURS-GBT": lambda a, p: a.quiet(p) and not a.fact("hours_agreed"),
    "CN-CONTACT-FREQ-GBT-VOICE": lambda a, p: a.over_cap(p),
    "CN-CONTACT-FREQ-CBA-ATTEMPT": lambda a, p: a.over_cap(p) and not a.fact("dials_agreed"),
    "CN-CONTACT-FREQ-NIFA2024": lambda a, p: a.over_cap(p) or a.quiet(p),
    "CN-CONTACT-DEBTOR-ONLY": lambda a, p: not a.fact("third_person_related"),
    "CN-CONTACT-GBT-CONTACTPERSON": lambda a, p: (
        a.purpose == "collection"
        or a.fact("third_person_refused")
        or not (lost_contact(a) or a.states & {"deceased", "incapacitated"})
    ),
    "CN-CONTACT-CBA-LOST": lambda a, p: not lost_contact(a),
    "CN-CONTACT-CBA-UNRELATED": lambda a, p: (
        a.fact("third_person_refused")
        or (
            a.purpose == "collection"
            and not a.fact("third_person_related")
            and not a.fact("third_person_offers_to_pay")
        )
    ),
    "CN-CONTACT-VISIT-CBA": lambda a, p: a.fact("visit_staff") < p["min_staff"],
    "CN-CONTACT-VISIT-GBT": lambda a, p: a.fact("visit_staff") < p["min_staff"] or a.over_cap(p),
    "CN-CONTACT-PRIVATE-PHONE": lambda a, p: not a.fact("approved_line"),
    "CN-CONTACT-OUTSOURCE-NOTICE": lambda a, p: not a.fact("outsourcing_notice"),
    "CN-CONTACT-SIGNED-PLAN-STOP": lambda a, p: "signed_plan" in a.states,
    "CN-CONTACT-CONV-2018": lambda a, p: (
        a.quiet(p)
        or (a.purpose == "collection" and a.who in THIRD and not a.fact("third_person_related"))
    ),
    "CN-ESC-ASSIGN": lambda a, p: not a.met("assignment_notice_on"),
    "CN-ESC-HEIRS": lambda a, p: (
        a.fact("heir_renounced")
        or a.fact("claim_cents") is None
        or a.fact("estate_received_cents") is None
        or a.fact("claim_cents") > a.fact("estate_received_cents")
    ),
    "CN-ESC-SPOUSE": lambda a, p: a.fact("spouse_evidence") == "none",
    "CN-ESC-SZ-BANKRUPTCY": lambda a, p: "insolvent" in a.states,
    "CN-ESC-XM-BANKRUPTCY": lambda a, p: "insolvent" in a.states,
    "US-CONTACT-HOURS": lambda a, p: (
        (
            a.outside(p["allow_from"], p["allow_to"])
            and not a.fact("hours_agreed")
            and not a.fact("court_permission")
        )
        or a.blocked_hours()
    ),
    "US-CONTACT-PLACE": lambda a, p: a.fact("place_blocked"),
    "US-CONTACT-7IN7": lambda a, p: a.over_cap(p) and not a.law.consent_runs(a),
    "US-CONTACT-7AFTER": lambda a, p: (
        len(a.count(p, p["window"])) > p["max"] and not a.law.consent_runs(a)
    ),
    "US-CONTACT-7REBUT": repeated_call,
    "US-CONTACT-MEDIUM": lambda a, p: a.medium_blocked(),
    "US-CONTACT-CEASE": lambda a, p: "ceased" in a.states,
    "US-CONTACT-ATTORNEY": lambda a, p: (
        "represented" in a.states and not any(a.fact(name) for name in p["fact"])
    ),
    "US-BK-STAY": lambda a, p: (
        "insolvent" in a.states and not a.fact("stay_lifted") and not a.fact("debt_after_filing")
    ),
    "US-BK-DISCHARGE": lambda a, p: a.fact("discharged") and not a.fact("reaffirmed"),
    "US-CONTACT-WORK": lambda a, p: (
        a.fact("point_place") == "work" and a.fact("employer_prohibits")
    ),
    "US-CONTACT-WORKEMAIL": lambda a, p: (
        a.fact("employer_address")
        and a.fact("email_basis") not in ("consumer_used", "consented", "prior_collector")
    ),
    "US-CONTACT-THIRD": lambda a, p: not any(a.fact(name) for name in p["fact"]),
    "US-CONTACT-LOCATION": lambda a, p: (
        reached_before(a)
        and not a.fact("asked_to_call_again")
        and not a.fact("earlier_answer_wrong")
    ),
    "US-CONTACT-SOCIAL": lambda a, p: a.fact("visible_to_others"),
    "US-CONTACT-EMAIL-BASIS": lambda a, p: a.fact("email_basis") == "none",
    "US-CONTACT-TEXT-BASIS": lambda a, p: (
        not a.met("text_basis_on") or (a.today - a.day("text_basis_on")).days > p["fresh_days"]
    ),
    "US-VAL-OVERSHADOW": lambda a, p: (
        a.fact("overshadows")
        and (
            a.fact("validation_period")
            or (a.day("validation_ends_on") is not None and a.today <= a.day("validation_ends_on"))
        )
    ),
    "US-VAL-DISPUTE": lambda a, p: (
        a.fact("disputed_in_period")
        and not a.fact("dispute_duplicative")
        and not a.met("verification_sent_on")
    ),
    "US-1P-BILLING": lambda a, p: (
        a.fact("billing_error_open") and not a.fact("undisputed_part_only")
    ),
    "US-TCPA-CONSENT": lambda a, p: tcpa_machine(a) and not a.fact("express_consent"),
    "US-TCPA-REVOKE": lambda a, p: (
        tcpa_machine(a)
        and not a.fact("revoked_other_matter")
        and (a.met("consent_revoked_on") or a.opted_out())
    ),
    "US-TCPA-ALL": lambda a, p: (
        tcpa_machine(a) and a.fact("revoked_other_matter") and a.met("consent_revoked_on")
    ),
    "US-MA-2IN7": lambda a, p: (
        a.over_cap(p) and not a.fact("enforces_collateral") and not a.fact("unable_to_reach")
    ),
    "US-MA-3P": lambda a, p: a.over_cap(p),
    "US-MA-HOUSEHOLD": lambda a, p: (
        a.fact("household_member")
        and (
            a.over_cap(p)
            or (not a.fact("waking_hours_known") and a.outside(p["allow_from"], p["allow_to"]))
        )
    ),
    "US-MA-WORK-VISIT": work_visit,
    "US-NY-SUBSTANTIATE": lambda a, p: (
        a.fact("substantiation_open") and not a.fact("law_firm_in_suit")
    ),
    "US-NYC-2IN7": lambda a, p: (
        a.over_cap(p) and not a.fact("written_contact_consent") and not a.fact("court_permission")
    ),
    "US-NYC-3IN7": lambda a, p: a.over_cap(p),
    "US-NYC-DISPUTE": nyc_dispute,
    "US-DC-3IN7": lambda a, p: a.over_cap(p),
    "US-DC-5EMSG": dc_messages,
    "US-WA-3WEEK": lambda a, p: a.over_cap(p) or a.outside(p["allow_from_house"], p["allow_to"]),
    "UK-HOLD-30": lambda a, p: hold_30(a),
    "UK-VULNERABLE": lambda a, p: (
        "vulnerable" in a.states and (a.channel == "visit" or not a.fact("vulnerable_reviewed"))
    ),
    "UK-CAPACITY": lambda a, p: (
        ("incapacitated" in a.states or a.fact("capacity_doubt"))
        and not a.fact("authorised_person")
    ),
    "UK-CONTACT-TIMES": lambda a, p: (
        a.outside(p["allow_from"], p["allow_to"])
        or a.blocked_hours()
        or a.medium_blocked()
        or a.fact("place_blocked")
    ),
    "UK-CONTACT-THIRD": lambda a, p: a.purpose != "location" and not a.fact("authorised_person"),
    "UK-VISIT": lambda a, p: not a.fact("visit_notice_given") or "vulnerable" in a.states,
    "UK-DISPUTE": lambda a, p: "disputed" in a.states and a.fact("disputed_valid"),
    "UK-STATUTE-BARRED": lambda a, p: (
        a.fact("limitation_expired") and (a.fact("told_time_barred") or "GB-SCT" in a.places)
    ),
    "UK-BS-60": lambda a, p: (
        "breathing_space" in a.states
        and a.fact("breathing_space_kind") == "standard"
        and a.fact("debt_in_moratorium")
    ),
    "UK-BS-MH": lambda a, p: (
        "breathing_space" in a.states
        and a.fact("breathing_space_kind") == "mental_health"
        and a.fact("debt_in_moratorium")
    ),
    "UK-BS-AGENT": lambda a, p: (
        "breathing_space" in a.states and a.fact("debt_in_moratorium") and not a.fact("agents_told")
    ),
    "IN-HOURS": lambda a, p: a.outside(p["allow_from"], p["allow_to"]),
    "IN-DRAFT-2026": lambda a, p: a.outside(p["allow_from"], p["allow_to"]),
    "KR-7IN7": lambda a, p: a.over_cap(p),
    "KR-PAUSE": lambda a, p: (
        (a.day("paused_until") is not None and a.today <= a.day("paused_until"))
        or a.blocked_hours()
        or a.medium_blocked()
    ),
    "AU-HOURS": lambda a, p: australian_hours(a, p, a.law.australian_holiday),
    "AU-FREQ": lambda a, p: a.over_cap(p),
}

HOUSE = {
    "HOUSE-REASSIGNED": lambda a: a.fact("point_status") == "reassigned",
    "HOUSE-MEDIUM": lambda a: a.purpose in LISTED_PURPOSES and a.medium_blocked(),
    "HOUSE-COMPLAINT": lambda a: a.fact("agent_complained_of"),
}
