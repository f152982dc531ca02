"""Segment and treat: the facts of every late customer, all their late accounts as one case, placed
by the strategy's text, and the way to reach each that the treatment asks for.
"""

from forbear.portfolio.treat.treat import treat

__all__ = ["treat"]
