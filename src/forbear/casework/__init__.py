"""Who does it, when: the life of a case, its stages, who may see it, how soon it is reached.

A case is the work on one customer, over all the late accounts. Its life and its stages are tables
here; the app stores where a case stands and writes every step into the timeline.
"""

from forbear.casework.access import ROLES, can_see, can_work
from forbear.casework.intime import REACH_AGES, hours_between, late_from, reach_age, reached
from forbear.casework.life import CLOSED, MOVES, STATES, WAITING, move
from forbear.casework.promises import Became, Promised, became
from forbear.casework.reasons import REASONS
from forbear.casework.stages import STAGES, passed, stage
from forbear.casework.teams import TEAMS, team_for

__all__ = [
    "CLOSED",
    "MOVES",
    "REACH_AGES",
    "REASONS",
    "ROLES",
    "STAGES",
    "STATES",
    "TEAMS",
    "WAITING",
    "Became",
    "Promised",
    "became",
    "can_see",
    "can_work",
    "hours_between",
    "late_from",
    "move",
    "passed",
    "reach_age",
    "reached",
    "stage",
    "team_for",
]
