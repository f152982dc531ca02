"""A verdict for people at a terminal: silhouette, word, reasons, the next time, how far read."""

from datetime import datetime

from rich.table import Table
from rich.text import Text

from forbear.cli.output import people
from forbear.contact import Asked, Reason, Verdict
from forbear.days import zone

# Silhouette first, then the word, then the colour: in grey nothing is lost.
_LOOKS = {
    "allow": ("●", "Allowed", "green"),
    "warn": ("▲", "With care", "yellow"),
    "require": ("■", "Needs first", "blue"),
    "deny": ("⬣", "Not now", "red"),
}
_NO = ("⬣", "No", "red")


def show(question: Asked, verdict: Verdict, language: str = "en") -> None:
    """Print the verdict; `language` is that of the rules' own words."""
    people.print(_head(question, verdict))
    for reason in sorted(verdict.reasons, key=lambda r: list(_LOOKS).index(r.effect), reverse=True):
        people.print(_reason(reason, language))
    for line in _when(verdict):
        people.print(line)
    read = verdict.read
    people.print(
        f"As far as read: {read['cards']} of {read['rules']} researched rules of this place are "
        f"cards; {read['instrument']} read in the instrument, {read['report']} in reports, "
        f"{read['none']} not read.",
        style="dim",
    )


def _look(effect: str, cured_by_time: bool = True) -> tuple[str, str, str]:
    return _NO if effect == "deny" and not cured_by_time else _LOOKS[effect]


def _head(question: Asked, verdict: Verdict) -> Text:
    mark, word, colour = _look(verdict.effect, verdict.next_lawful_at is not None)
    asked = f"{question.headline}, {'/'.join(question.places)}"
    return Text.assemble((f"{mark} {word}", f"bold {colour}"), f"  {asked}, {question.at}")


def _reason(reason: Reason, language: str) -> Table:
    mark, _, colour = _look(reason.effect)
    table = Table.grid(padding=(0, 1))
    by = ", by house policy" if reason.by == "house" else ""
    table.add_row(Text(f"  {mark}", style=colour), Text(reason.title[language], style="bold"))
    table.add_row("", Text(reason.plain[language]))
    table.add_row("", Text(f"{reason.cites} · {reason.force}{by} · {reason.id}", style="dim"))
    if reason.needs:
        table.add_row("", Text(f"needs {', '.join(reason.needs)}", style="blue"))
    return table


def _when(verdict: Verdict) -> list[str]:
    at = verdict.next_lawful_at
    if verdict.effect != "deny":
        return []
    if at is None:
        return ["Time alone does not cure this."]
    zones = verdict.asked["zones"]
    return [f"Open from {_local(at, name)} ({name})" for name in zones[:3]]


def _local(at: datetime, name: str) -> str:
    return f"{at.astimezone(zone(name)):%a %Y-%m-%d %H:%M}"
