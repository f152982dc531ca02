"""Sums, currencies and days that a text states, held against the ledger's."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from forbear.messages.folding import Folded

_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)"
_BEFORE = r"(?P<sign>us\$|hk\$|a\$|[$£€¥]|rmb|cny|usd|gbp|eur|人民币|港币|美元)\s*"
_AFTER = (
    r"\s*(?P<unit>万元|元|块|美元|港元|英镑|欧元|dollars?|pounds?|euros?|usd|gbp|eur|cny|rmb|yuan)"
)
_MONEY = re.compile(f"(?:{_BEFORE})?(?<![\\d.,]){_NUMBER}(?:{_AFTER})?(?![\\d])")
_DAYS = re.compile(
    r"逾期(?:已|达|了|满|时间|天数|:)*\s*(?P<zh>\d{1,5})\s*(?:天|日)"
    r"|(?P<en>\d{1,5})\s*days?\s*(?:past due|overdue|late|in arrears|delinquent)"
    r"|(?:past due|overdue|late|delinquent)\s*(?:by|for)\s*(?P<by>\d{1,5})\s*days?"
)
_CURRENCY = {
    "us$": "USD", "usd": "USD", "美元": "USD", "dollar": "USD", "dollars": "USD", "£": "GBP",
    "gbp": "GBP", "英镑": "GBP", "pound": "GBP", "pounds": "GBP", "€": "EUR", "eur": "EUR",
    "欧元": "EUR", "euro": "EUR", "euros": "EUR", "rmb": "CNY", "cny": "CNY", "人民币": "CNY",
    "元": "CNY", "块": "CNY", "万元": "CNY", "yuan": "CNY", "hk$": "HKD", "港币": "HKD",
    "港元": "HKD", "a$": "AUD",
}  # fmt: skip
_SHARED = {"$": ("USD", "AUD", "HKD", "SGD", "CAD"), "¥": ("CNY", "JPY")}
# Sums of another kind: an instalment, a minimum, a charge, a discount, what was paid.
_OTHER = re.compile(
    r"(?:每期|每月|首期|分期|期数|最低还款|手续费|年费|费用|利息|本金|减免|优惠|立减|已还|已收到|收到|到账|已入账|额度|保证金|收入|工资"
    r"|per month|monthly|a month|each month|instal?lments? of|payments? of|minimum|fees?|interest"
    r"|principal|discount|waive|received|paid|limit|income"
    r"|save|settle(?:ment)?(?: offer)?)[^。;；!?]{0,16}$"
)
_OTHER_AFTER = re.compile(
    r"\s*(?:/|每|per|a|each|monthly|的?手续费|的?利息)\s*(?:月|期|month|week)?"
)
_BALANCE = re.compile(r"(?:余额|欠款总额|总欠|balance|total owed|outstanding)[^。;；!?]{0,16}$")
_ARREARS = re.compile(r"(?:逾期|拖欠|past due|overdue|arrears|missed|late)[^。;；!?]{0,16}$")

Span = tuple[int, int]


def states_any(folded: Folded) -> bool:
    """Whether the text names a sum or a number of days late."""
    return any(_sums(folded)) or bool(_DAYS.search(folded.text))


def mismatches(folded: Folded, facts: Mapping[str, Any]) -> list[Span]:
    """Where the text says something else than the ledger. Facts that are not given do not count."""
    found = [
        folded.span(*match.span())
        for match in _sums(folded)
        if not _agrees(match, folded.text, facts)
    ]
    days = facts.get("days_past_due")
    if days is not None:
        found += [
            folded.span(*match.span())
            for match in _DAYS.finditer(folded.text)
            if int(next(part for part in match.groups() if part)) != days
        ]
    return found


def _sums(folded: Folded) -> Iterator[re.Match[str]]:
    """Numbers that are money by a sign or a unit."""
    return (m for m in _MONEY.finditer(folded.text) if m["sign"] or m["unit"])


def _agrees(match: re.Match[str], text: str, facts: Mapping[str, Any]) -> bool:
    before = text[max(0, match.start() - 28) : match.start()]
    if _OTHER.search(before) or _each(text[match.end() : match.end() + 12]):
        return True
    if not _same_currency(match, facts.get("currency")):
        return False
    arrears, balance = facts.get("arrears_cents"), facts.get("balance_cents")
    cents = _cents(match)
    if _BALANCE.search(before) and not _ARREARS.search(before):
        known = {balance} if balance is not None else {None}
    elif _ARREARS.search(before) and arrears is not None:
        known = {arrears}
    else:
        known = {arrears, balance}
    known.discard(None)
    return not known or cents in known


def _each(after: str) -> bool:
    found = _OTHER_AFTER.match(after)
    return bool(found and re.search(r"月|期|month|week|手续费|利息", found[0]))


def _cents(match: re.Match[str]) -> int:
    whole, _, part = match["number"].replace(",", "").partition(".")
    cents = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    return cents * 10_000 if match["unit"] == "万元" else cents


def _same_currency(match: re.Match[str], currency: str | None) -> bool:
    if not currency:
        return True
    for said in (match["sign"], match["unit"]):
        if said in _SHARED:
            if currency not in _SHARED[said]:
                return False
        elif said and _CURRENCY.get(said, currency) != currency:
            return False
    return True
