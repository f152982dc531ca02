"""`forbear feed simulate` and `forbear feed from-uci-cards`: feeds to try Forbear on."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import click
from rich.progress import Progress
from rich.table import Table

from forbear.cli.output import people, print_json, progress, stop
from forbear.portfolio.uci_cards import UciFileError, read_cards, write_months
from forbear.portfolio.write_feed import FORMATS, FeedFolderError, Totals, write_feed
from forbear.simulator import Table as FeedTable
from forbear.simulator import Town, chunks
from forbear.simulator.columns import rows

EARLIEST, LATEST = 1990, 2100  # years in which clocks and names make sense
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
    if not EARLIEST <= as_of.year <= LATEST:
        stop(f"--as-of {as_of.date()} is outside {EARLIEST} to {LATEST}. Give a day between them.")
    town = Town.over_months(customers, seed, months, as_of.date())
    if first:
        town = Town(customers, seed, first.date(), as_of.date())
    if town.first.year < EARLIEST - 10 or town.first >= town.as_of:
        stop(f"--from {town.first} is not in the years before --as-of. Give another day.")
    totals = make_feed(town, out, format_)
    feed_id = feed_id_of(town)
    tables = {name: total.as_json() for name, total in totals.items()}
    if as_json:
        print_json({"out": str(out), "feed_id": feed_id, "tables": tables})
        return
    shown = Table("table", "rows", title=f"{feed_id} in {out}", title_justify="left")
    shown.columns[1].justify = "right"
    for name, total in totals.items():
        shown.add_row(name, f"{total.rows:,}")
    people.print(shown)
    people.print(f"Next: forbear feed check {out}, or forbear day run --feed {out} ...")


def feed_id_of(town: Town) -> str:
    """What the feed of this town on its day is called."""
    return f"simulated-{town.seed}-{town.customers}-{town.first}-{town.as_of}"


def make_feed(town: Town, out: Path, format_: str = "csv") -> dict[str, Totals]:
    """Write the feed of this town, with a bar on standard error meanwhile.

    No `complete_to`: the desk's log is whole to the end of the day, on every customer's clock.
    """
    head = f'# made by forbear feed simulate\nfeed_id = "{feed_id_of(town)}"\n'
    head += f'as_of = {town.as_of}\nmaster = "dues"\n'
    try:
        return write_feed(_watched(town), out, head, format_)
    except FeedFolderError as error:
        stop(str(error))


def _watched(town: Town) -> Iterator[Mapping[str, FeedTable]]:
    """The town's chunks, with a bar on standard error while they are made."""
    with Progress(console=progress, transient=True) as bar:
        task = bar.add_task("Customers", total=town.customers)
        for chunk in chunks(town):
            yield chunk
            bar.advance(task, rows(chunk["customers"]))


@click.command("from-uci-cards")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
def from_uci_cards(file: Path, out: Path, as_json: bool) -> None:
    """Six feeds, April to September 2005, from UCI data set 350 (FILE.csv or FILE.csv.gz)."""
    try:
        with progress.status("Reading ...") as status:
            cards = read_cards(file)
            made = []
            for name, as_of in write_months(cards, out):
                status.update(f"Wrote {name}")
                made.append({"feed": str(out / name), "as_of": as_of})
    except (UciFileError, FeedFolderError) as error:
        stop(str(error))
    if as_json:
        print_json({"clients": len(cards.client), "feeds": made})
        return
    people.print(f"{len(cards.client):,} clients, {len(made)} feeds in {out}:")
    for feed in made:
        people.print(f"  {feed['feed']}, as of {feed['as_of']}")
    people.print("Run them in this order: forbear day run --feed ... --as-of ... --out ...")
