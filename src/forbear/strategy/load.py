"""Read the strategy's texts whole, or refuse them with the file, the part and the mend."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from forbear.strategy.condition import Condition, condition
from forbear.strategy.facts import FactList, read_facts
from forbear.strategy.segment import Example, Segment
from forbear.strategy.sentence import Sentence, sentence
from forbear.strategy.treatment import Treatment
from forbear.strategy.vocabulary import CHANNELS, LANGUAGES, PURPOSES, ROLES, WHOSE
from forbear.strategy.wrong import StrategyError

TREATMENTS = "treatments.toml"
SEGMENTS = "segments"
EVERYBODY = "true"
_SEGMENT_KEYS = {"name", "title", "when", "treatment", "urgency", "why", "examples"}
_TREATMENT_KEYS = {"title", "channels", "purpose", "message", "who", "role", "rest_days", "desk"}


@dataclass(frozen=True, slots=True)
class Strategy:
    """Segments in the order they are asked in; the last one takes everybody who is left."""

    facts: FactList
    segments: tuple[Segment, ...]
    treatments: Mapping[str, Treatment]

    def segment(self, name: str) -> Segment:
        """The segment of that name."""
        return next(segment for segment in self.segments if segment.name == name)


@lru_cache
def load() -> Strategy:
    """The strategy that comes with Forbear."""
    folder = files("forbear.strategy")
    texts = {
        f"{SEGMENTS}/{path.name}": path.read_text("utf-8")
        for path in sorted(folder.joinpath(SEGMENTS).iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    }
    return read(texts, folder.joinpath(TREATMENTS).read_text("utf-8"))


def read(segment_texts: Mapping[str, str], treatments_text: str) -> Strategy:
    """A strategy from its texts; `segment_texts` by file name, in their order."""
    facts = read_facts()
    treatments = {
        name: _treatment(name, said) for name, said in _toml(TREATMENTS, treatments_text).items()
    }
    segments = tuple(
        _segment(file, said, facts)
        for file, text in segment_texts.items()
        for said in _toml(file, text).get("segment", [])
    )
    _check_order(segments, treatments)
    return Strategy(facts, segments, treatments)


def _toml(file: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StrategyError(file, "TOML", f"{error}. Mend the syntax.") from error


def _treatment(name: str, said: dict[str, Any]) -> Treatment:
    _keys(TREATMENTS, name, said, _TREATMENT_KEYS)
    channels = tuple(said.get("channels", ()))
    _words(TREATMENTS, name, channels, CHANNELS)
    _words(TREATMENTS, name, [said.get("who", "self")], WHOSE)
    _words(TREATMENTS, name, [said.get("role", "")], ROLES)
    if channels:
        _words(TREATMENTS, name, [said.get("purpose", "")], PURPOSES)
        if not said.get("message"):
            raise StrategyError(TREATMENTS, name, "has channels and no message. Name its script.")
    elif "desk" not in said:
        raise StrategyError(TREATMENTS, name, "has no channel. Say under `desk` what is done.")
    return Treatment(
        name=name,
        title=_both(TREATMENTS, name, "title", said),
        channels=channels,
        purpose=said.get("purpose"),
        message=said.get("message"),
        who=said.get("who", "self"),
        role=said["role"],
        rest_days=said.get("rest_days", 1),
        desk=_both(TREATMENTS, name, "desk", said) if "desk" in said else None,
    )


def _segment(file: str, said: dict[str, Any], facts: FactList) -> Segment:
    name = str(said.get("name", "a segment without a name"))
    _keys(file, name, said, _SEGMENT_KEYS)
    if missing := sorted(_SEGMENT_KEYS - said.keys()):
        raise StrategyError(file, name, f"does not say {', '.join(missing)}. Add it.")
    why = _both(file, name, "why", said)
    return Segment(
        name=name,
        title=_both(file, name, "title", said),
        when=_condition(file, name, said["when"], facts),
        treatment=said["treatment"],
        urgency=said["urgency"],
        why={language: _sentence(file, name, why[language], facts) for language in LANGUAGES},
        examples=tuple(Example(e["say"], e["given"], e["lands"]) for e in said["examples"]),
        file=file,
    )


def _condition(file: str, name: str, text: str, facts: FactList) -> Condition:
    try:
        return condition(text, facts)
    except ValueError as error:
        raise StrategyError(file, name, str(error)) from error


def _sentence(file: str, name: str, text: str, facts: FactList) -> Sentence:
    try:
        said = sentence(text)
    except ValueError as error:
        raise StrategyError(file, name, f"why: {error}") from error
    if strange := sorted(said.facts - facts.facts.keys()):
        raise StrategyError(file, name, f"why names {', '.join(strange)}. Use facts of facts.toml.")
    return said


def _check_order(segments: tuple[Segment, ...], treatments: Mapping[str, Treatment]) -> None:
    seen: set[str] = set()
    for segment in segments:
        if segment.name in seen:
            raise StrategyError(segment.file, segment.name, "stands twice. Name each once.")
        if segment.treatment not in treatments:
            names = ", ".join(treatments)
            problem = f"names the treatment {segment.treatment!r}. There are: {names}."
            raise StrategyError(segment.file, segment.name, problem)
        seen.add(segment.name)
    if not segments or segments[-1].when.text != EVERYBODY:
        raise StrategyError(SEGMENTS, "the last", 'must take everybody. Give it when = "true".')


def _both(file: str, part: str, key: str, said: dict[str, Any]) -> dict[str, str]:
    value = said.get(key)
    if not isinstance(value, dict) or sorted(value) != sorted(LANGUAGES):
        raise StrategyError(file, part, f"{key} needs a text in {' and '.join(LANGUAGES)}.")
    return {language: str(value[language]) for language in LANGUAGES}


def _keys(file: str, part: str, said: dict[str, Any], allowed: set[str]) -> None:
    if strange := sorted(said.keys() - allowed):
        problem = f"{', '.join(strange)} is no key here. Keys: {', '.join(sorted(allowed))}."
        raise StrategyError(file, part, problem)


def _words(file: str, part: str, said: Iterable[str], allowed: Iterable[str]) -> None:
    if strange := [word for word in said if word not in allowed]:
        problem = f"{', '.join(strange)!r} is no word here. Words: {', '.join(allowed)}."
        raise StrategyError(file, part, problem)
