"""The lint: what a text says that it should not, and what it leaves out; no law asked yet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forbear.messages import parts
from forbear.messages.amounts import mismatches
from forbear.messages.category import Category, categories
from forbear.messages.folding import Folded, fold
from forbear.messages.guards import guards

Span = tuple[int, int]
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[a-z]")
_OUTSIDE = ("subject", "envelope", "postcard")
_US_PHONE = re.compile(r"(?:\d[\s().\-]*){7,}")
_PLAN = re.compile(
    r"分\s*[\d一二三四五六七八九十]+\s*期[^。;]{0,20}每期|每期(?:还款|应还)?[^。;,]{0,6}\d+[^。;]{0,20}[\d一二三四五六七八九十]+\s*期|个性化分期[^。;]{0,20}\d"
    r"|\d+\s+(?:monthly\s+)?(?:payments|instal?lments)\s+of\s+\S?\d|\S?\d[\d.,]*\s+(?:per|a|each)\s+month\s+for\s+\d+"
)
_SETTLES = re.compile(r"\bsettle\w*[^.;]{0,40}\bfor\s+\S?\d")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `span`: characters of the text, the whole of it where a part is missing.

    `of`: the only researched rule that asks for it, where only one does; `needs`: what is missing.
    """

    category: str
    span: Span
    severity: str
    effect: str
    instead: Mapping[str, str]
    needs: tuple[str, ...] = ()
    of: str | None = None


def lint(text: str, asked: Mapping[str, Any] | None = None) -> list[Finding]:
    """Every finding in a text, wherever it may be sent.

    `asked`: channel, purpose, actor and facts of the catalogue, as far as they are known.
    """
    return list(findings(text, fold(text), asked or {}))


def findings(text: str, folded: Folded, asked: Mapping[str, Any]) -> Iterator[Finding]:
    """The same over a text that is folded already."""
    shelf = categories()
    for category in shelf.values():
        if category.looked_for == "words":
            for span in _spans(category, text, folded, asked):
                yield _found(category, span)
    changed = mismatches(folded, asked)
    yield from (_found(shelf["LINT-AMOUNT-MISMATCH"], span) for span in changed)
    yield from _missing(text, folded, asked)


def _found(category: Category, span: Span, **more: Any) -> Finding:
    said = {"severity": category.severity, "effect": category.effect, **more}
    return Finding(category=category.id, span=span, instead=category.instead, **said)


def _spans(
    category: Category, text: str, folded: Folded, asked: Mapping[str, Any]
) -> Iterator[Span]:
    if category.id == "LINT-VOICEMAIL-CONTENT" and not asked.get("voicemail"):
        return
    end = len(folded.text)
    if category.id == "LINT-ENVELOPE":
        if asked.get("part") == "postcard":
            yield (0, len(text))
            return
        end = _shown_outside(folded.text, asked)
    if category.id == "LINT-IMPERSONATE-STATE" and asked.get("sender_name"):
        sender = fold(str(asked["sender_name"])).text
        if category.zh.search(sender) or category.en.search(sender):
            return  # the sender really is such a body
    for begin, stop in _hits(category, folded.text, end):
        yield folded.span(begin, stop)


def _shown_outside(folded: str, asked: Mapping[str, Any]) -> int:
    """How much of the text others may see: a subject line, an envelope, a push preview."""
    if asked.get("part") in _OUTSIDE or asked.get("channel") == "push":
        return len(folded)
    if asked.get("channel") == "email" and "\n\n" in folded.replace("\r", ""):
        return folded.index("\n")
    return 0


def _hits(category: Category, text: str, end: int) -> Iterator[Span]:
    for pattern, spares, letters in (
        (category.zh, category.spares[0], _HAN),
        (category.en, category.spares[1], _LATIN),
    ):
        if not letters.search(text):
            continue
        innocent: list[Span] | None = None
        for found in pattern.finditer(text, 0, end):
            if innocent is None:
                innocent = [one.span() for one in spares.finditer(text)]
            begin, stop = found.span()
            if any(first < stop and begin < last for first, last in innocent):
                continue
            if not guards().spare(text, begin, stop, category.spared_by):
                yield begin, stop


def _missing(text: str, folded: Folded, asked: Mapping[str, Any]) -> Iterator[Finding]:
    if asked.get("part", "body") != "body":
        return  # an envelope or a subject line is no text of its own
    shelf, whole = categories(), (0, len(text))
    for name, of, needs in _wanted(text, folded, asked):
        if needs:
            more = {"severity": "require", "effect": "require", "needs": needs, "of": of}
            yield _found(shelf[name], whole, **more)


def _wanted(
    text: str, folded: Folded, asked: Mapping[str, Any]
) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """Category, the rule that alone asks, and what is missing."""
    sender = asked.get("sender_name")
    if not parts.names_sender(text, folded, sender):
        yield "LINT-MISSING-ID", None, ("sender_name",)
    wanted = ("collects", "used_for_it") if asked.get("first_communication") else None
    there = all(parts.has(part, folded) for part in wanted or ("from_a_collector",))
    if not there:
        yield "LINT-MISSING-MINIMIRANDA", None, ("mini_miranda",)
    if not parts.has("opt_out", folded):
        yield "LINT-MISSING-OPTOUT", None, ("opt_out",)
    if asked.get("channel") == "letter":
        yield "LINT-LETTER-INCOMPLETE", None, parts.missing(parts.LETTER, folded)
    if asked.get("voicemail"):
        yield "LINT-VOICEMAIL-CONTENT", "US-CONTACT-VOICEMAIL", _voicemail(text, folded, sender)
    if asked.get("first_communication"):
        yield from _first(folded, asked)
    yield from _plan(folded)


def _voicemail(text: str, folded: Folded, sender: str | None) -> tuple[str, ...]:
    missing = parts.missing(parts.VOICEMAIL, folded)
    if not parts.names_sender(text, folded, sender):
        missing = ("business_name_neutral", *missing)
    if not parts.names_person(text, folded):
        missing = (*missing, "natural_person_name")
    phone = _US_PHONE.search(folded.text) or any(
        word in field.lower() for field in folded.fields for word in ("phone", "tel", "number")
    )
    return missing if phone else (*missing, "phone")


def _first(
    folded: Folded, asked: Mapping[str, Any]
) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    name = "LINT-VALIDATION-INCOMPLETE"
    yield name, "US-VAL-NOTICE", parts.missing(parts.VALIDATION, folded)
    extra = parts.NEW_YORK_CHARGED_OFF if asked.get("charged_off") else {}
    yield name, "US-NY-INITIAL", parts.missing({**parts.NEW_YORK, **extra}, folded)


def _plan(folded: Folded) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    name = "LINT-PLAN-INCOMPLETE"
    if _PLAN.search(folded.text):
        if "个性化" in folded.text:
            yield name, "CN-PLAN-70-CONTENT", parts.missing(parts.PERSONALISED, folded)
        yield name, "CN-PLAN-COST-SHEET", parts.missing(parts.COST_SHEET, folded)
        yield name, "US-PLAN-WORKOUT-DISC", parts.missing(parts.WORKOUT, folded)
        yield name, "UK-FORBEAR-OPTIONS", parts.missing(parts.BRITISH_PLAN, folded)
    if _SETTLES.search(folded.text):
        yield name, "US-NY-SETTLEMENT", parts.missing(parts.SETTLEMENT, folded)
