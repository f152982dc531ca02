"""What we agree: schedules of instalments today; options and promises grow here."""

from forbear.arrangements.level import Instalment, LevelSchedule, ScheduleError, level_schedule

__all__ = ["Instalment", "LevelSchedule", "ScheduleError", "level_schedule"]
