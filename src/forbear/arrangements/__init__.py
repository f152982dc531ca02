"""What we agree: schedules of instalments, and plans put to the gate; options grow here."""

from forbear.arrangements.level import Instalment, LevelSchedule, ScheduleError, level_schedule
from forbear.arrangements.plan import Means, Payment, Plan
from forbear.arrangements.plan_file import plan_of

__all__ = [
    "Instalment",
    "LevelSchedule",
    "Means",
    "Payment",
    "Plan",
    "ScheduleError",
    "level_schedule",
    "plan_of",
]
