"""One card as a page shows it: plain words, citation, days, numbers, condition, examples."""

from collections.abc import Iterable
from typing import Any

Table = dict[str, Any]
NO_FIRST_DAY = "0001-01-01"
READ = {
    "instrument": "the instrument itself 读过原文",
    "report": "reports of it 读过转述",
    "none": "nothing read 未读",
}


def card_text(card: Table, adopted: bool, reading: Table | None = None) -> str:
    """One card as a person reads it.

    `adopted`: house policy takes it in; `reading`: what we took open words to mean.
    """
    lines = [f"### {card['title']['en']} · {card['title']['zh']}", "", f"`{card['id']}`", ""]
    lines += [card["plain"]["en"], "", card["plain"]["zh"], ""]
    lines += [f"- cites 依据: {card['cites']}", f"- force 效力: {card['force']}, {card['state']}"]
    lines += [f"- in force 生效: {_dates(card)}", f"- effect 结果: {card['effect']}"]
    lines += [f"- how sure 把握: {card['status']}; read 依据来源: {READ[card['read']]}"]
    if adopted:
        lines += [
            "- adopted by house policy, so that it denies although it is not verified 本行采纳"
        ]
    lines += [f"- covers 适用: {_covers(card.get('covers', {}))}"]
    lines += [f"- {_param(name, param)}" for name, param in card.get("params", {}).items()]
    lines += ["", "```sql", *_conditions(card), "```", ""]
    if reading:
        lines += [f"How we read it 我们的理解: {reading['en']}", "", reading["zh"], ""]
    if "examples" in card:
        lines.append(grid(["example 例子", "answer 结果"], _examples(card)))
    return "\n".join(lines)


def _dates(card: Table) -> str:
    start, end = card.get("in_force"), card.get("until")
    since = f"since {start}" if start else "first day not read"
    return since + (f", until {end}" if end else "")


def _covers(covers: Table) -> str:
    parts = [
        f"{key} {', '.join(value) if isinstance(value, list) else str(value).lower()}"
        for key, value in covers.items()
    ]
    return "; ".join(parts) or "everyone"


def _param(name: str, param: Table) -> str:
    values = [
        str(value) if day == NO_FIRST_DAY else f"{value} from {day}"
        for day, value in param["values"].items()
    ]
    return f"`{name}`: {'; '.join(values)} ({param['unit']})"


def _conditions(card: Table) -> list[str]:
    rules = card.get("rule", [])
    lines = [f"{name} := {condition}" for name, condition in card.get("let", {}).items()]
    for rule in rules if isinstance(rules, list) else [rules]:
        narrower = f"  -- {_covers(rule['covers'])}" if "covers" in rule else ""
        lines.append(f"permits: {rule['permits']}{narrower}")
    if "as_if" in card:
        asked = ", ".join(card["as_if"]["cards"])
        lines.append(f"permits: what these would allow a {card['as_if']['actor']}: {asked}")
    return lines


def _examples(card: Table) -> Iterable[list[str]]:
    for example in card["examples"]:
        asked = ", ".join(f"{key} {value}" for key, value in example.get("asked", {}).items())
        yield [example["say"] + (f" ({asked})" if asked else ""), example["then"]]


def grid(head: list[str], rows: Iterable[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
