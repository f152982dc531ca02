"""The question put to a gate, and the contact log that it is answered from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from forbear.days import zone
from forbear.rulebook import Rulebook
from forbear.rulebook.covers import VALUES
from forbear.rulebook.facts import FactValueError
from forbear.words import DIRECTIONS, OUTCOMES


class QuestionError(ValueError):
    """A question that cannot be answered; the sentence names the part and the mend."""


@dataclass(frozen=True, slots=True)
class LoggedContact:
    """One contact that happened, or is reserved: permitted, and its outcome not known yet.

    `account_id` or `contact_point_id` None: not recorded, so it may be any of the customer's.
    """

    contact_id: str
    at: datetime
    channel: str
    direction: str
    outcome: str | None
    actor: str
    purpose: str | None = None
    account_id: str | None = None
    contact_point_id: str | None = None
    source: str | None = None
    reserved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question to any gate says. CONTRACTS.md section 8.

    `zones`: the time must be right in every one; none: those of the places. `known_to`: until when
    the log is whole; `stale`: the same for other producers, or for one fact of theirs by its name;
    both default to `at`.
    """

    gate: ClassVar[str]
    places: tuple[str, ...]
    actor: str
    product: str
    at: datetime
    zones: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    log: tuple[LoggedContact, ...] = ()
    known_to: datetime | None = None
    stale: Mapping[str, datetime] = field(default_factory=dict)
    account_id: str | None = None
    same_debt: frozenset[str] = frozenset()
    contact_point_id: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def guards(self) -> dict[str, str]:
        """What the question says of itself, by the names that `covers` uses."""
        return {"actor": self.actor, "product": self.product}

    @property
    def headline(self) -> str:
        """The question in a few words, for a table."""
        return ", ".join(self.guards.values())

    @property
    def worked_out(self) -> Mapping[str, Any]:
        """Facts that the question's own content shows, so that nobody has to give them."""
        return {}

    @property
    def debt(self) -> frozenset[str] | None:
        """The accounts of the asked debt; None: not said, so it may be any."""
        return None if self.account_id is None else self.same_debt | {self.account_id}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Asked):
    """May this customer be contacted, this way, now?"""

    gate: ClassVar[str] = "contact"
    channel: str
    purpose: str = "collection"
    who: str = "self"

    @property
    def guards(self) -> dict[str, str]:
        return {
            "actor": self.actor,
            "product": self.product,
            "channel": self.channel,
            "purpose": self.purpose,
            "who": self.who,
        }

    @property
    def headline(self) -> str:
        return f"{self.channel} to {self.who}, {self.purpose}"


def check(question: Asked, book: Rulebook) -> dict[str, Any]:
    """The given facts as rules read them; QuestionError where the question is wrong."""
    if not question.places:
        raise QuestionError("No place is asked. Name one, such as CN or US-MA.")
    if question.at.tzinfo is None:
        raise QuestionError("The instant has no offset. Give one such as +08:00.")
    for key, value in question.guards.items():
        if value not in VALUES[key]:
            raise QuestionError(f"{key} {value!r} is unknown. Use one of: {_list(VALUES[key])}.")
    for name in question.zones:
        try:
            zone(name)
        except ValueError as error:
            raise QuestionError(str(error)) from error
    for state in question.states:
        if state not in book.states:
            raise QuestionError(f"state {state!r} is unknown. Use one of: {_list(book.states)}.")
    _check_log(question.log)
    return {name: _fact(name, value, book) for name, value in question.facts.items()}


def _list(values: Any) -> str:
    return ", ".join(values)


def _fact(name: str, value: Any, book: Rulebook) -> Any:
    if name not in book.facts:
        raise QuestionError(f"There is no fact {name!r}. The rulebook's facts.toml lists them.")
    fact = book.facts[name]
    if book.tallies.changes(name) is not None:
        raise QuestionError(f"{name} is worked out from the contact log. Give --history instead.")
    if not fact.given:
        mends = {
            "states": "Give --state instead.",
            "clock": "Give --at and --zone instead.",
            "plan": "It follows from the plan's own file.",
        }
        mend = mends.get(fact.producer, f"Give {fact.derived_from or fact.alias_of} instead.")
        raise QuestionError(f"{name} is not given but worked out. {mend}")
    try:
        return fact.value(value)
    except FactValueError as error:
        raise QuestionError(str(error)) from error


def _check_log(log: tuple[LoggedContact, ...]) -> None:
    for row in log:
        for key, value, known in (
            ("channel", row.channel, VALUES["channel"]),
            ("direction", row.direction, DIRECTIONS),
            ("actor", row.actor, VALUES["actor"]),
            ("purpose", row.purpose or "collection", VALUES["purpose"]),
            ("outcome", "sent" if row.reserved else row.outcome, OUTCOMES),
        ):
            if value not in known:
                raise QuestionError(
                    f"Contact {row.contact_id!r} of the history has {key} {value!r}. "
                    f"Use one of: {_list(known)}."
                )
        if row.at.tzinfo is None:
            raise QuestionError(f"Contact {row.contact_id!r} of the history has no offset in `at`.")
