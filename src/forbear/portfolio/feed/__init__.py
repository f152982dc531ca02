"""The feed: a lender's portfolio as a folder of files, read, counted and checked before anything
is aged. `take` either takes a feed whole, setting bad rows aside with a reason each, or refuses it
with a sentence that says how to mend it and leaves nothing behind.
"""

from forbear.portfolio.feed.known import known_feeds
from forbear.portfolio.feed.refusal import FeedRefusedError
from forbear.portfolio.feed.report import FeedReport, TableReport
from forbear.portfolio.feed.take import take

__all__ = ["FeedRefusedError", "FeedReport", "TableReport", "known_feeds", "take"]
