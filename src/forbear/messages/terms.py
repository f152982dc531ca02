"""The little language of terms, made into one fast pattern.

`(a|b|)` stands for one of these or nothing, `…` for a few characters of the same sentence. An
English word also stands for its simple inflections.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from forbear.rulebook.error import RulebookError

_PART = re.compile(r"\(([^()]*)\)")
_NEVER = re.compile(r"(?!)")
_GAP_ZH = "[^。！？!?；;\\n]{0,8}?"
_GAP_EN = "(?:[\\s\\-]+[^\\s.!?;]+){0,5}?"
_SPACE = "[\\s\\-]+"
# A term as parts: each the spellings of which one stands there; "" is nothing.
Parts = list[tuple[str, ...]]


def chinese(terms: Iterable[str]) -> re.Pattern[str]:
    """One pattern for terms in Chinese."""
    return _pattern([way for term in _checked(terms) for way in _heads(_parts(term), _zh)], "", "")


def english(terms: Iterable[str]) -> re.Pattern[str]:
    """One pattern for terms in English: whole words, simply inflected, spaced as may be."""
    return _pattern([way for term in _checked(terms) for way in _english(term)], r"\b", r"\b")


def _parts(term: str) -> Parts:
    parts: Parts = []
    at = 0
    for found in _PART.finditer(term):
        if found.start() > at:
            parts.append((term[at : found.start()],))
        parts.append(tuple(found[1].split("|")))
        at = found.end()
    if at < len(term):
        parts.append((term[at:],))
    return parts


def _checked(terms: Iterable[str]) -> Iterator[str]:
    for term in terms:
        bare = _PART.sub("", term)
        if "(" in bare or ")" in bare or not re.sub(r"[()|…\s]", "", term):
            raise RulebookError(
                "messages", term, "This term cannot be read.", "Close each ( and nest none."
            )
        yield term


def _zh(text: str) -> str:
    return "".join(_GAP_ZH if one == "…" else re.escape(one) for one in text)


def _choice(part: tuple[str, ...], write: Callable[[str], str]) -> str:
    ways = [write(one) for one in part if one]
    joined = ways[0] if len(part) == 1 else f"(?:{'|'.join(ways)})"
    return joined + "?" if "" in part else joined


def _heads(parts: Parts, write: Callable[[str], str]) -> Iterator[str]:
    """The term as patterns that each begin with a plain character: what makes searching fast."""
    rest = "".join(_choice(part, write) for part in parts[1:])
    for one in parts[0]:
        if one:
            yield write(one) + rest
        elif len(parts) > 1:
            yield from _heads(parts[1:], write)


def _english(term: str) -> Iterator[str]:
    units = re.findall(r"(?:\([^()]*\)|[^\s()])+", term.lower())
    yield from _from_unit([_parts(unit) for unit in units])


def _from_unit(units: list[Parts]) -> Iterator[str]:
    rest = "".join(_after(unit) for unit in units[1:])
    optional = _whole(units[0]) and "" in units[0][0]
    for way in _heads(units[0], _en if _whole(units[0]) else _zh):
        yield way + rest
    if optional and len(units) > 1:
        yield from _from_unit(units[1:])


def _after(unit: Parts) -> str:
    if unit == [("…",)] or unit == [("…", "")]:
        return _GAP_EN
    if _whole(unit):
        ways = "|".join(_SPACE + _en(one) for one in unit[0] if one)
        return f"(?:{ways})" + ("?" if "" in unit[0] else "")
    return _SPACE + "".join(_choice(part, _zh) for part in unit)


def _whole(unit: Parts) -> bool:
    return len(unit) == 1


def _en(words: str) -> str:
    return _SPACE.join(_inflected(word) for word in words.split())


def _inflected(word: str) -> str:
    if len(word) < 3 or not word.isalpha():
        return re.escape(word)
    if len(word) == 3:
        return word + "s?"
    if word.endswith("e"):
        return word[:-1] + "(?:e|es|ed|ing)"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "(?:y|ies|ied|ying)"
    return word + "(?:'?s|es|ed|ing)?"


def _pattern(ways: list[str], before: str, after: str) -> re.Pattern[str]:
    by_first: dict[str, list[str]] = defaultdict(list)
    for way in dict.fromkeys(ways):
        first = way[:2] if way[0] == "\\" else way[0]
        by_first[first].append(way[len(first) :])
    branches = [
        f"{first}(?:{'|'.join(sorted(rests, key=len, reverse=True))})"
        for first, rests in by_first.items()
    ]
    return re.compile(f"{before}(?:{'|'.join(branches)}){after}") if branches else _NEVER
