"""Who may see a case and who may work it: staff role × how the case stands to the person.

own = held by or given to this person · team = of this person's team · other = anyone else's.
"""

AGENT, ACCOUNT_MANAGER, LEAD, COMPLIANCE, RECOVERY, ADMIN = (
    "agent",
    "account_manager",
    "lead",
    "compliance",
    "recovery",
    "admin",
)
ROLES = (AGENT, ACCOUNT_MANAGER, LEAD, COMPLIANCE, RECOVERY, ADMIN)
RELATIONS = ("own", "team", "other")

# role -> (relations it may read, relations it may work). Compliance reads all and touches
# nothing; an administrator of the system has no business with customers at all.
_MAY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    AGENT: (frozenset({"own", "team"}), frozenset({"own", "team"})),
    ACCOUNT_MANAGER: (frozenset({"own", "team"}), frozenset({"own", "team"})),
    RECOVERY: (frozenset({"own", "team"}), frozenset({"own", "team"})),
    LEAD: (frozenset(RELATIONS), frozenset(RELATIONS)),
    COMPLIANCE: (frozenset(RELATIONS), frozenset()),
    ADMIN: (frozenset(), frozenset()),
}


def relation(*, own: bool, same_team: bool) -> str:
    """How a case stands to a person: the nearest relation counts."""
    return "own" if own else "team" if same_team else "other"


def can_see(role: str, relation_: str) -> bool:
    """May a person of this role read a case that stands so to them? Unknown roles see nothing."""
    return role in _MAY and relation_ in _MAY[role][0]


def can_work(role: str, relation_: str) -> bool:
    """May they contact the customer, record outcomes and set dates?"""
    return role in _MAY and relation_ in _MAY[role][1]


def sees_all(role: str) -> bool:
    """Roles whose lists are not cut down to their own team."""
    return can_see(role, "other")
