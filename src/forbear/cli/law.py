"""`forbear law`: the rules as text: list them, read one, write the pages of the manual."""

from pathlib import Path

import click

from forbear.cli.output import people, print_json, stop
from forbear.rulebook import lawpages
from forbear.rulebook.cardpage import card_text


@click.group()
def law() -> None:
    """Read the rules that the gate asks."""


@law.command("list")
@click.option("--place", help="Only the rules asked there, its parents' too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def list_rules(place: str | None, as_json: bool) -> None:
    """Every researched rule, and what became of it."""
    rules = lawpages.register()
    if place is not None:
        asked = lawpages.places().jurisdictions([place])
        rules = {k: rule for k, rule in rules.items() if rule["jurisdiction"] in asked}
        if not rules:
            stop(f"No rule of {place!r} is in the register. Try CN, US-MA or GB.")
    if as_json:
        print_json([{"id": rule_id, **rule} for rule_id, rule in rules.items()])
        return
    for rule_id, rule in rules.items():
        people.print(f"{rule_id:32} {rule['kept_as']:9} {rule['article']}", highlight=False)


@law.command()
@click.argument("card_id")
def show(card_id: str) -> None:
    """One card: its words, citation, numbers, condition."""
    cards = {card["id"]: card for card in lawpages.all_cards()}
    if card_id not in cards:
        kept = lawpages.register().get(card_id)
        if kept is None:
            stop(f"No rule is called {card_id!r}. `forbear law list` names all of them.")
        stop(f"{card_id} is no card but kept as {kept['kept_as']}: {kept.get('because', '')}.")
    reading = lawpages.readings().get(card_id)
    click.echo(card_text(cards[card_id], card_id in lawpages.adopts(), reading))


@law.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def pages(folder: Path) -> None:
    """Write the manual's law pages into FOLDER (docs/law)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in lawpages.pages().items():
        (folder / name).write_text(text, encoding="utf-8")
