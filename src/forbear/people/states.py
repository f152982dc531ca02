"""The protected states by name. What each one stops stands in the rulebook, not here."""

PROTECTIONS = (
    "hardship_request",
    "disputed",
    "represented",
    "ceased",
    "breathing_space",
    "deceased",
    "insolvent",
    "incapacitated",
    "minor",
    "vulnerable",
    "complaint_open",
    "signed_plan",
    "military_service",
)
# Found from the contact log; protects nobody.
FINDINGS = ("lost_contact",)
