"""A question as commands and programs say it: option names and plain values, read with care.

QuestionError names the option that is wrong and the mend.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from forbear.contact.question import LoggedContact, Question, QuestionError
from forbear.days import instant

# Options of every gate that take one text, and those that take several.
COMMON = ("actor", "product", "at", "known-to", "account", "point")
_MANY = ("place", "zone", "state")
_OWN = ("channel", "purpose", "who")
_NEEDED = ("place", "channel", "actor", "product", "at")
_COLUMNS = ("customer_id", "at", "channel", "direction", "outcome", "actor")


def question_of(said: Mapping[str, Any]) -> Question:
    """The question of `forbear check contact`: a mapping of its long option names to values."""
    given = words(said, (*COMMON, *_OWN), _NEEDED)
    return Question(
        channel=given["channel"],
        purpose=given.get("purpose") or "collection",
        who=given.get("who") or "self",
        **common(said, given),
    )


def words(said: Mapping[str, Any], one: tuple[str, ...], needed: tuple[str, ...]) -> dict[str, str]:
    """The options that take one text; a name that nobody knows, or one that is missing, is named.

    `one`: the gate's options of this kind, beside place, zone, state, fact and history.
    """
    known = {*one, *_MANY, "fact", "history"}
    said = named(said)
    for name in said:
        if name not in known:
            raise QuestionError(f"There is no option {name!r}. Use: {', '.join(sorted(known))}.")
    missing = [name for name in needed if not said.get(name)]
    if missing:
        raise QuestionError(f"The question lacks --{missing[0]}. Give {', '.join(missing)}.")
    return {name: _word(said, name) for name in one if name in said}


def common(said: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    """What every question says: places, who acts, when, and what is known."""
    said, known_to = named(said), given.get("known-to")
    return {
        "places": several(said, "place"),
        "actor": given["actor"],
        "product": given["product"],
        "at": _instant("at", given["at"]),
        "zones": several(said, "zone"),
        "states": frozenset(several(said, "state")),
        "log": history_of(said.get("history", ())),
        "known_to": _instant("known-to", known_to) if known_to else None,
        "account_id": given.get("account"),
        "contact_point_id": given.get("point"),
        "facts": facts_of(said.get("fact", ())),
    }


def named(said: Mapping[str, Any]) -> dict[str, Any]:
    """The options that are said, by their long names."""
    return {name.replace("_", "-"): value for name, value in said.items() if value is not None}


def _word(said: Mapping[str, Any], name: str) -> str:
    value = said[name]
    if not isinstance(value, str):
        raise QuestionError(f"--{name} cannot be {value!r}. Give one text.")
    return value


def several(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """One text or a list of them, each once. QuestionError for anything else."""
    value = said.get(name) or ()
    listed = (value,) if isinstance(value, str) else value
    if not isinstance(listed, list | tuple) or not all(isinstance(one, str) for one in listed):
        raise QuestionError(f"--{name} cannot be {value!r}. Give a list of texts.")
    return tuple(dict.fromkeys(listed))


def _instant(name: str, text: str) -> datetime:
    try:
        return instant(text)
    except ValueError as error:
        raise QuestionError(f"--{name}: {error}") from error


def facts_of(said: Any) -> dict[str, Any]:
    """`name=value` texts, or a mapping of names to values."""
    if isinstance(said, Mapping):
        return dict(said)
    facts = {}
    for one in (said,) if isinstance(said, str) else said:
        name, equals, value = str(one).partition("=")
        if not equals or not name:
            raise QuestionError(f"--fact {one!r} is not name=value, such as visit_staff=2.")
        facts[name.strip()] = value.strip()
    return facts


def history_of(rows: Iterable[Mapping[str, Any]]) -> tuple[LoggedContact, ...]:
    """The contact log from rows with the columns of the feed's `contacts`, all of one customer."""
    customers: set[str] = set()
    log = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise QuestionError(f"Row {number} of the history is {row!r}. Give a row by columns.")
        missing = [name for name in _COLUMNS[1:] if not row.get(name)]
        if missing:
            raise QuestionError(f"Row {number} of the history has no {missing[0]}. Fill it in.")
        customers |= {row["customer_id"]} if row.get("customer_id") else set()
        if len(customers) > 1:
            raise QuestionError(
                f"The history is of several customers ({', '.join(sorted(customers))}). "
                "Give the rows of one."
            )
        log.append(_logged(number, row))
    return tuple(log)


def _logged(number: int, row: Mapping[str, Any]) -> LoggedContact:
    try:
        at = instant(str(row["at"]))
    except ValueError as error:
        raise QuestionError(f"Row {number} of the history: {error}") from error
    return LoggedContact(
        contact_id=str(row.get("contact_id") or f"row {number}"),
        at=at,
        channel=row["channel"],
        direction=row["direction"],
        outcome=row["outcome"],
        actor=row["actor"],
        purpose=row.get("purpose") or None,
        account_id=row.get("account_id") or None,
        contact_point_id=row.get("contact_point_id") or None,
        source=row.get("source") or None,
    )
