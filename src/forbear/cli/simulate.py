"""`forbear feed simulate`: a simulated lender's feed."""

from datetime import datetime
from pathlib import Path

import click

from forbear.cli.output import print_json, progress, stop
from forbear.portfolio.write_feed import FORMATS, FeedFolderError, write_feed
from forbear.simulator import Town, chunks

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--customers", type=click.IntRange(1, 100_000_000), default=20_000, show_default=True)
@click.option("--months", type=click.IntRange(1, 120), default=6, show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**62), default=1, show_default=True)
@click.option("--as-of", type=DAY, required=True, help="The business date, as 2026-11-24.")
@click.option("--from", "first", type=DAY, help="The town's first day; as-of less months if not.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="csv", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
def simulate(
    customers: int,
    months: int,
    seed: int,
    as_of: datetime,
    first: datetime | None,
    out: Path,
    format_: str,
    as_json: bool,
) -> None:
    """A simulated lender's feed: the same seed and dates give the same bytes."""
    town = Town.over_months(customers, seed, months, as_of.date())
    if first:
        town = Town(customers, seed, first.date(), as_of.date())
    if town.first >= town.as_of:
        stop(f"--from {town.first} is not before --as-of {town.as_of}. Give an earlier day.")
    feed_id = f"simulated-{seed}-{customers}-{town.first}-{town.as_of}"
    head = f'# made by forbear feed simulate\nfeed_id = "{feed_id}"\nas_of = {town.as_of}\n'
    head += 'master = "dues"\n'
    after = f"[tables.contacts.complete_to]\ndesk = {town.as_of}T23:59:59+08:00\n"
    try:
        totals = write_feed(chunks(town), out, head, format_, after)
    except FeedFolderError as error:
        stop(str(error))
    tables = {name: {"rows": total.rows, "cents": total.cents} for name, total in totals.items()}
    if as_json:
        print_json({"out": str(out), "feed_id": feed_id, "tables": tables})
        return
    progress.print(f"{feed_id}: " + ", ".join(f"{t.rows:,} {n}" for n, t in totals.items()))
