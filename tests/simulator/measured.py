"""What a town's books say, counted from the feed's dues and payments alone, in SQL of our own."""

import duckdb

from forbear.portfolio.feed import take
from forbear.portfolio.write_feed import write_feed
from forbear.simulator import chunks


def head(town):
    """How `feed.toml` begins for a town."""
    return f'# made by forbear\nfeed_id = "town"\nas_of = {town.as_of}\nmaster = "dues"\n'


def taken(town, folder):
    """Write the town as a feed and take it: (connection with every table, the take's report)."""
    write_feed(chunks(town), folder / "feed", head(town), "csv")
    con = duckdb.connect()
    report = take(con, folder / "feed", folder)
    for path in sorted((folder / "taken").iterdir()):
        con.execute(f"CREATE TABLE {path.stem} AS FROM '{path}'")
    return con, report


# When the money in hand first covers each due day, dues taken by their day.
SETTLED = """
CREATE TABLE settled AS
WITH day AS (
    SELECT account_id, due_on, sum(cents) AS cents FROM dues GROUP BY ALL
), owed AS (
    SELECT account_id, due_on,
        sum(cents) OVER (PARTITION BY account_id ORDER BY due_on) AS owed_so_far
    FROM day
), money AS (
    SELECT account_id, received_on, sum(cents) AS cents
    FROM payments WHERE reversed_on IS NULL GROUP BY ALL
), paid AS (
    SELECT account_id, received_on,
        sum(cents) OVER (PARTITION BY account_id ORDER BY received_on) AS paid_so_far
    FROM money
)
SELECT o.account_id, o.due_on, min(p.received_on) AS settled_on
FROM owed o LEFT JOIN paid p
    ON p.account_id = o.account_id AND p.paid_so_far >= o.owed_so_far
GROUP BY ALL
"""


def connect():
    """One connection that reads numpy arrays in their order."""
    con = duckdb.connect()
    con.execute("SET threads = 1")
    return con
