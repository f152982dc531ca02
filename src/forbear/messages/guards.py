"""What spares a term: negation, a warning against others, rights, consent, a story of others."""

import re
from functools import cache

from forbear.messages.shelf import table
from forbear.messages.terms import chinese, english

WORDS = ("negation", "warning", "rights", "consent")
KINDS = (*WORDS, "story")
_REACH = 90
_ENDS = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")
# A new clause with somebody who acts in it: what was denied before does not reach over it.
_NEW_CLAUSE = re.compile(
    r"(?<=[\u4e00-\u9fff]),\s*(?:$|(?=[\u4e00-\u9fff]))"
    r"|,\s*(?:(?:and|or|so|then)\s+)?(?:we|you|i|they|he|she|it|our|the|this|police|expect)\b"
    r"|\b(?:we|you|i|they|police)(?:\s+(?:will|shall|can|may|must|have|are)|'ll|'re)\b"
    r"|\b(?:so|then)\s+(?:you|we)\b"
)
_CONSEQUENCE = re.compile("[就将便会被]")
# A story of oneself and others, with nobody spoken to, is no message to a customer.
_STORY = re.compile(r"\b(?:i|i've|i'd|my|me|myself|they|them|their|he|she|his|her|who)\b")
_SPOKEN_TO = re.compile(
    r"\b(?:you|your|yours|yourself|we|we'll|us|our|i'll)\b"
    r"|\b(?:i|they|he|she) (?:will|shall|am going|is going|are going|can|may|must|could|might)\b"
)
_TOLD = re.compile(r"\b(?:that|say|tell|claim|threaten|suggest|promise|imply)")
_CONDITION = re.compile(r"(?:\b(?:if|unless|until|failure|fail)\b|如果|若|要是|假如|只要)[^,]*$")


class Guards:
    """The guards as patterns."""

    def __init__(self) -> None:
        words = table("guards.toml")
        self._zh = {kind: chinese(words[kind]["zh"]) for kind in (*WORDS, "void")}
        self._strong = frozenset(words["negation"]["strong_zh"])
        self._inside = chinese(words["negation"]["inside_zh"])
        self._en = {kind: english(words[kind]["en"]) for kind in (*WORDS, "void")}

    def spare(self, text: str, begin: int, end: int, kinds: frozenset[str]) -> bool:
        """Whether the term between begin and end is said innocently."""
        first, last = _sentence(text, begin, end)
        sentence = text[first:last]
        if "story" in kinds and _STORY.search(sentence) and not _SPOKEN_TO.search(sentence):
            return True
        if any(self._has(kind, sentence) for kind in kinds - {"negation", "story"}):
            return True
        if "negation" not in kinds:
            return False
        start = max(first, begin - _REACH)
        inside = self._inside.search(text, begin + 1, end)
        return bool(inside) or self._negated(text[start : min(end, begin + 4)], begin - start)

    def _has(self, kind: str, text: str) -> bool:
        return bool(self._zh[kind].search(text) or self._en[kind].search(text))

    def _negated(self, text: str, begin: int) -> bool:
        """Whether a negation that starts before `begin` reaches it; it may end inside the term."""
        before = text[:begin]
        if not before or self._has("void", before):
            return False
        for pattern in (self._zh["negation"], self._en["negation"]):
            for found in pattern.finditer(text):
                if found.start() >= begin:
                    break
                between = before[found.end() :]
                told = _TOLD.search(before[found.start() :])
                if _CONDITION.search(before[: found.start()]):
                    continue
                if told or not (_NEW_CLAUSE.search(between) or self._weak(found[0], between)):
                    return True
        return False

    def _weak(self, negation: str, between: str) -> bool:
        """没有还款就坐牢 denies the payment, not the prison; 不会让您坐牢 denies the prison."""
        return negation not in self._strong and bool(_CONSEQUENCE.search(between))


def _sentence(text: str, begin: int, end: int) -> tuple[int, int]:
    first = 0
    for mark in _ENDS.finditer(text, 0, begin):
        first = mark.end()
    after = _ENDS.search(text, end)
    return first, after.end() if after else len(text)


@cache
def guards() -> Guards:
    """The shipped ones."""
    return Guards()
