"""The gate over columns: a day's questions of everybody, answered by the same rules as one."""

from forbear.contact.columns.answers import answers_sql
from forbear.contact.columns.spread import SPREAD_SQL, Spread

__all__ = ["SPREAD_SQL", "Spread", "answers_sql"]
