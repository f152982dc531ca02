"""The closed lists of words that feed, gate and desk share."""

PRODUCTS = ("credit_card", "instalment_loan", "personal_loan", "revolving", "other")
COMPONENTS = ("principal", "interest", "fee", "penalty", "cost")
LICENCES = ("bank", "consumer_finance", "microloan", "guarantee", "asset_manager", "other")
ACTORS = ("creditor", "collector", "buyer")
ACCOUNT_EVENTS = (
    "accelerated", "charged_off", "assigned", "guarantor_paid", "restructured",
    "interest_stopped", "interest_resumed",
)  # fmt: skip

# People: how they stand to a debt, and whose a number or address is.
ROLES = (
    "borrower", "joint_borrower", "guarantor", "supplementary_holder", "heir", "executor",
    "representative",
)  # fmt: skip
WHOSE = (
    "self", "joint", "guarantor", "spouse", "heir", "executor", "representative",
    "contact_person", "family", "employer", "other",
)  # fmt: skip
PROTECTIONS = (
    "hardship_request", "disputed", "represented", "ceased", "breathing_space", "deceased",
    "insolvent", "incapacitated", "minor", "vulnerable", "complaint_open", "signed_plan",
    "military_service",
)  # fmt: skip
# Found from the contact log; protects nobody.
FINDINGS = ("lost_contact",)
STATES = (*PROTECTIONS, *FINDINGS)

# Contact points, and what a contact is made of.
POINT_KINDS = ("mobile", "phone", "email", "post", "push", "im")
POINT_STATUSES = ("valid", "invalid", "unknown", "refused", "not_in_service", "reassigned")
POINT_SOURCES = (
    "contract", "customer", "public_register", "court", "guarantor", "other", "unknown",
)  # fmt: skip
CHANNELS = ("voice", "sms", "email", "push", "im", "letter", "visit")
KINDS_OF_CHANNEL = {
    "voice": ("mobile", "phone"),
    "sms": ("mobile",),
    "email": ("email",),
    "push": ("push",),
    "im": ("im",),
    "letter": ("post",),
    "visit": ("post",),
}
DIRECTIONS = ("out", "in")
PURPOSES = (
    "collection", "service_reminder", "plan_reminder", "reply", "statutory_notice",
    "legal_service", "location",
)  # fmt: skip
OUTCOMES_OF_A_TALK = (
    "conversation", "third_person", "voicemail", "no_answer", "refused_call", "busy",
    "not_connected",
)  # fmt: skip
OUTCOMES_OF_A_TEXT = ("sent", "delivered", "read", "replied", "bounced", "opted_out")
OUTCOMES = (*OUTCOMES_OF_A_TALK, *OUTCOMES_OF_A_TEXT)

# The four gates, the rungs of the ladder, and the kinds of plan.
GATES = ("contact", "message", "plan", "escalate")
STEPS = (
    "lawyers_letter", "visit", "mediation", "payment_order", "suit", "enforcement",
    "bureau_report", "placement", "sale", "notice_of_assignment", "set_off", "police_report",
    "termination", "public_notice",
)  # fmt: skip
PLAN_KINDS = (
    "pay_in_full", "new_date", "deferral", "instalments", "personalised", "token", "hold",
    "rate_cut", "waiver", "settlement", "consolidation", "re_age", "pro_rata",
)  # fmt: skip
