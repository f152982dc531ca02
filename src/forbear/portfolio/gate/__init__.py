"""Ask the gate for everybody: one question a late account for the day after, in columns."""

from forbear.portfolio.gate.ask import ask

__all__ = ["ask"]
