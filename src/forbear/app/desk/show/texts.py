"""Texts that come from reviewed data in two languages: cards, treatments, segments."""

from collections.abc import Mapping

from django.utils.translation import get_language

from forbear import strategy
from forbear.app.store.models import Case


def in_language(words: Mapping[str, str]) -> str:
    """The words in the reader's language, else in English, else whatever there is."""
    language = "zh" if (get_language() or "en").startswith("zh") else "en"
    return words.get(language) or words.get("en") or next(iter(words.values()), "")


def treatment(name: str) -> str:
    """What is done for a case, in words; empty when the strategy no longer knows it."""
    found = strategy.load().treatments.get(name)
    return in_language(found.title) if found else ""


def why(case: Case) -> str:
    """Why the customer is on today's list, as the day wrote it; empty when they are not."""
    return in_language({"en": case.why, "zh": case.why_zh}) if case.rank is not None else ""


def segment(name: str) -> str:
    """Where the strategy placed the customer, in words."""
    found = next((one for one in strategy.load().segments if one.name == name), None)
    return in_language(found.title) if found else ""
