"""One writing for many: full-width, spacing, zero-width, traditional, homophones, letter case.

A folded text keeps, for each of its characters, where that stood in the text as it was written.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from forbear.messages.shelf import table

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# What may stand between two Chinese characters without parting them, sentence marks apart.
_BETWEEN = re.compile(f"(?<=[{_HAN}])[ \\t.·•*_\\-—~|/\\\\+=#^'\"“”‘’「」『』\\u2026]+(?=[{_HAN}])")
_SPACED = re.compile(r"\b(?:[a-z][ .\-_*]){3,}[a-z]\b")
_RUN = re.compile(r"[ \t]{2,}")
_FIELD = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_DROPPED = ("Cf", "Mn", "Me")


@dataclass(frozen=True, slots=True)
class Folded:
    """`starts`: where each folded character begins in the original; one more for the end."""

    text: str
    starts: tuple[int, ...]
    fields: tuple[str, ...]
    length: int

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """A span of the folded text as one of the original."""
        return self.starts[begin], self.starts[end - 1] + 1


def fold(text: str) -> Folded:
    """The text in its one writing; what stands in `{{…}}` is blanked and named in `fields`."""
    fields = tuple(found[0][2:-2].strip() for found in _FIELD.finditer(text))
    blanked = _FIELD.sub(lambda found: " " * len(found[0]), text) if fields else text
    made = _characters(blanked)
    made = _without(made, _BETWEEN, keep=0)
    made = _without(made, _RUN, keep=1)
    made = _joined(made)
    made = _swapped(made)
    return Folded(made[0], (*made[1], len(text)), fields, len(text))


_Made = tuple[str, list[int]]


def _characters(text: str) -> _Made:
    if text.isascii():
        return text.lower(), list(range(len(text)))
    singles = _singles()
    out: list[str] = []
    starts: list[int] = []
    for at, one in enumerate(text):
        plain = one.lower() if one.isascii() else singles.get(one)
        if plain is None:
            plain = singles[one] = _plain(one)
        out.append(plain)
        starts += [at] * len(plain)
    return "".join(out), starts


def _plain(one: str) -> str:
    if unicodedata.category(one) in _DROPPED:
        return ""
    made = unicodedata.normalize("NFKC", one)
    return "".join(_singles().get(part, part) for part in made).lower().replace("\u2019", "'")


@cache
def _singles() -> dict[str, str]:
    pairs = str(table("folds.toml")["traditional"]).split()
    return {pair[0]: pair[1] for pair in pairs} | {"\u2019": "'", "\u2018": "'"}


def _without(made: _Made, pattern: re.Pattern[str], keep: int) -> _Made:
    """The text without what the pattern finds, but for its first `keep` characters."""
    text, starts = made
    cuts = [(found.start() + keep, found.end()) for found in pattern.finditer(text)]
    for begin, end in reversed(cuts):
        text = text[:begin] + text[end:]
        del starts[begin:end]
    return text, starts


def _joined(made: _Made) -> _Made:
    """Letters that were spaced out, a r r e s t, stand together again."""
    text, starts = made
    for found in reversed(list(_SPACED.finditer(text))):
        inside = range(found.start() + 1, found.end(), 2)
        for at in reversed(inside):
            text = text[:at] + text[at + 1 :]
            del starts[at]
    return text, starts


def _swapped(made: _Made) -> _Made:
    text, starts = made
    pattern, swaps = _swaps()
    for found in reversed(list(pattern.finditer(text))):
        begin, end = found.span()
        plain = swaps[found[0]]
        first, last = starts[begin], starts[end - 1]
        text = text[:begin] + plain + text[end:]
        starts[begin:end] = [first, *[last] * (len(plain) - 1)]
    return text, starts


@cache
def _swaps() -> tuple[re.Pattern[str], Mapping[str, str]]:
    swaps = {str(swap): str(plain) for swap, plain in table("folds.toml")["swaps"].items()}
    ordered = sorted(swaps, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered))), swaps
