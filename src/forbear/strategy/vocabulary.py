"""The words that a treatment is made of, beside those that everybody shares."""

from forbear.words import CHANNELS, PURPOSES, WHOSE

LANGUAGES = ("en", "zh")
ROLES = ("agent", "account_manager", "recovery", "lead")

__all__ = ["CHANNELS", "LANGUAGES", "PURPOSES", "ROLES", "WHOSE"]
