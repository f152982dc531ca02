"""A sentence that names its figures, said the same for one customer and as SQL over all.

`{days_past_due}` is the bare figure, `{days_past_due:day|days}` one with its noun (12 days), and
`{arrears_cents:money}` an amount in the customer's currency (¥1,234.50).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from forbear import money

_FIGURE = re.compile(r"\{(\w+)(?::([^{}]+))?\}")
NOT_KNOWN = "?"


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact inside a sentence; `form` is empty, `money`, or `one|many`."""

    fact: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and figures in turn."""

    parts: tuple[str | Figure, ...]

    @property
    def facts(self) -> frozenset[str]:
        """The facts it names."""
        return frozenset(part.fact for part in self.parts if isinstance(part, Figure))

    def say(self, facts: Mapping[str, object]) -> str:
        """The sentence about one customer."""
        return "".join(part if isinstance(part, str) else _say(part, facts) for part in self.parts)

    @property
    def amounts(self) -> frozenset[str]:
        """The facts it names as money."""
        figures = (part for part in self.parts if isinstance(part, Figure))
        return frozenset(figure.fact for figure in figures if figure.form == "money")

    def sql(self) -> str:
        """The same as SQL over columns named as the facts, and `<fact>_said` for each amount."""
        return " || ".join(
            quoted(part) if isinstance(part, str) else _sql(part) for part in self.parts
        )


def sentence(text: str) -> Sentence:
    """Read a sentence; a lone brace is refused."""
    parts: list[str | Figure] = []
    end = 0
    for found in _FIGURE.finditer(text):
        parts += [text[end : found.start()], Figure(found[1], found[2] or "")]
        end = found.end()
    parts.append(text[end:])
    read = tuple(part for part in parts if part)
    for part in read:
        if isinstance(part, str) and ("{" in part or "}" in part):
            raise ValueError(f"{part.strip()!r} has a lone brace. Write figures as {{fact}}.")
        if isinstance(part, Figure) and part.form.count("|") != (part.form not in ("", "money")):
            raise ValueError(f"{part.form!r} is no form of a figure. Use money, or one|many.")
    return Sentence(read)


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def _say(figure: Figure, facts: Mapping[str, object]) -> str:
    value = facts.get(figure.fact)
    if value is None:
        return NOT_KNOWN
    if figure.form == "money":
        return money.say(int(str(value)), str(facts["currency"]))
    if figure.form:
        one, many = figure.form.split("|")
        return f"{value} {one if value == 1 else many}"
    return str(value)


def _sql(figure: Figure) -> str:
    if figure.form == "money":
        return f"coalesce({figure.fact}_said, {quoted(NOT_KNOWN)})"
    said = f"CAST({figure.fact} AS VARCHAR)"
    if figure.form:
        one, many = (quoted(" " + noun) for noun in figure.form.split("|"))
        said += f" || CASE WHEN {figure.fact} = 1 THEN {one} ELSE {many} END"
    return f"coalesce({said}, {quoted(NOT_KNOWN)})"


def amount_sql(fact: str) -> str:
    """What `money.say` says of an amount that is not negative, as SQL."""
    signs = " ".join(f"WHEN {quoted(c)} THEN {quoted(s)}" for c, s in money.SYMBOLS.items())
    without = ", ".join(map(quoted, sorted(money.WITHOUT_CENTS)))
    grouped = "format('{{:,}}', CAST({} AS BIGINT))"
    return (
        f"CASE currency {signs} ELSE currency || ' ' END || "
        f"CASE WHEN currency IN ({without}) THEN {grouped.format(fact)} "
        f"ELSE {grouped.format(f'({fact} // 100)')} || '.' "
        f"|| lpad(CAST({fact} % 100 AS VARCHAR), 2, '0') END"
    )
