"""How late every account is, over columns: the SQL of this folder says what `forbear.ageing` says
for one account, lets the master's figures steer, and lists every difference as a break.
"""

from forbear.portfolio.ageing.age import AgeReport, age

__all__ = ["AgeReport", "age"]
