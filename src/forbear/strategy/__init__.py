"""What we do next: every late customer lands in exactly one segment, the first of the reviewed list
that holds, and the segment names the treatment. The text in `segments/` is the strategy; the form
for one customer and the column form are both made from it.
"""

from forbear.strategy.choice import Placement, place
from forbear.strategy.load import Strategy, load
from forbear.strategy.segment import Segment
from forbear.strategy.treatment import Treatment
from forbear.strategy.wrong import StrategyError

__all__ = ["Placement", "Segment", "Strategy", "StrategyError", "Treatment", "load", "place"]
