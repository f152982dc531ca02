"""A plan's file, read with care: an error names the key, what it holds and the mend."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from forbear.arrangements.plan import Means, Payment, Plan, noon
from forbear.contact import QuestionError
from forbear.contact.saying import facts_of, several

NEEDED = (
    "place", "product", "actor", "as_of", "kind", "schedule", "balances", "currency", "rate_bp",
    "items",
)  # fmt: skip
MAY = ("after_rate_bp", "means", "signed_on", "priority_debts", "fact", "state", "zone")
_CENTS_MAX = 2**63 - 1
_MEANS = ("income_cents", "living_cents", "other_debts_cents")


def plan_of(said: Mapping[str, Any]) -> Plan:
    """The plan of a parsed `plan.json`. QuestionError names the key and the mend."""
    _keys(said, NEEDED, MAY, "")
    day = _date(said["as_of"], "as_of")
    return Plan(
        places=several(said, "place"),
        product=_text(said["product"], "product"),
        actor=_text(said["actor"], "actor"),
        kind=_text(said["kind"], "kind"),
        at=noon(day),
        as_of=day,
        schedule=_schedule(said["schedule"]),
        currency=_currency(said["currency"], "currency"),
        rate_bp=_whole(said["rate_bp"], "rate_bp"),
        balances=_balances(said["balances"]),
        after_rate_bp=_maybe(said, "after_rate_bp", _whole),
        means=_means(said),
        items=frozenset(_texts(said["items"], "items")),
        signed_on=_maybe(said, "signed_on", _date),
        states=frozenset(several(said, "state")),
        zones=several(said, "zone"),
        facts=facts_of(said.get("fact") or ()),
    )


def _wrong(key: str, value: object, mend: str) -> QuestionError:
    return QuestionError(f"{key} of the plan is {value!r}. {mend}")


def _keys(said: Any, needed: tuple[str, ...], may: tuple[str, ...], where: str) -> None:
    if not isinstance(said, Mapping):
        raise _wrong(where or "The whole", said, f"Give an object with {', '.join(needed)}.")
    for key in said:
        if key not in (*needed, *may):
            known = ", ".join((*needed, *may))
            raise QuestionError(f"The plan has no key {_at(where, key)}. Use: {known}.")
    for key in needed:
        if said.get(key) is None or said[key] == "":
            mend = f"Give {', '.join(needed)}."
            raise QuestionError(f"The plan lacks {_at(where, key)}. {mend}")


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _maybe(said: Mapping[str, Any], key: str, read: Callable[[Any, str], Any]) -> Any:
    return None if said.get(key) is None else read(said[key], key)


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise _wrong(key, value, "Give one word in quotes.")
    return value


def _texts(value: Any, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _wrong(key, value, 'Give a list of names, such as ["cost_sheet"].')
    return value


def _date(value: Any, key: str) -> date:
    mend = "Give a date such as 2026-11-24."
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise _wrong(key, value, mend)
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise _wrong(key, value, mend) from error


def _whole(value: Any, key: str) -> int:
    if type(value) is not int or not 0 <= value <= _CENTS_MAX:
        raise _wrong(key, value, "Give a whole number from 0, in cents or basis points.")
    return value


def _signed(value: Any, key: str) -> int:
    if type(value) is not int or abs(value) > _CENTS_MAX:
        raise _wrong(key, value, "Give a whole number of cents.")
    return value


def _currency(value: Any, key: str) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z]{3}", value, re.ASCII):
        raise _wrong(key, value, "Give an ISO 4217 code such as CNY.")
    return value


def _schedule(said: Any) -> tuple[Payment, ...]:
    if not isinstance(said, list):
        raise _wrong("schedule", said, 'Give a list of {"due_on", "cents"}.')
    rows = []
    for number, row in enumerate(said):
        key = f"schedule[{number}]"
        _keys(row, ("due_on", "cents"), (), key)
        cents = _whole(row["cents"], f"{key}.cents")
        if not cents:
            raise _wrong(f"{key}.cents", cents, "A payment is at least one cent.")
        rows.append(Payment(_date(row["due_on"], f"{key}.due_on"), cents))
    if sum(row.cents for row in rows) > _CENTS_MAX:
        raise QuestionError("The sum of the plan's schedule does not fit 64 bits. Mend its cents.")
    return tuple(rows)


def _balances(said: Any) -> dict[str, int]:
    if not isinstance(said, Mapping) or not all(str(key).endswith("_cents") for key in said):
        raise _wrong("balances", said, 'Give {"principal_cents": …} and the like.')
    return {key: _whole(value, f"balances.{key}") for key, value in said.items()}


def _means(said: Mapping[str, Any]) -> Means | None:
    """The statement of means; one in another currency measures nothing here."""
    means, priority = said.get("means"), _priority(said.get("priority_debts") or [])
    if means is None:
        return None
    _keys(means, _MEANS, ("savings_cents", "currency"), "means")
    made = Means(
        income_cents=_signed(means["income_cents"], "means.income_cents"),
        living_cents=_signed(means["living_cents"], "means.living_cents"),
        other_debts_cents=_signed(means["other_debts_cents"], "means.other_debts_cents"),
        priority_debts_cents=priority,
        savings_cents=_whole(means.get("savings_cents") or 0, "means.savings_cents"),
    )
    other = _maybe(means, "currency", _currency) not in (None, said["currency"])
    return None if other else made


def _priority(said: Any) -> int:
    if not isinstance(said, list):
        raise _wrong("priority_debts", said, 'Give a list of {"name", "monthly_cents"}.')
    total = 0
    for number, row in enumerate(said):
        key = f"priority_debts[{number}]"
        _keys(row, ("name", "monthly_cents"), (), key)
        total += _whole(row["monthly_cents"], f"{key}.monthly_cents")
    return total
