"""Whole cents. Money is an integer of minor units beside an ISO 4217 currency, never a float."""

from collections.abc import Mapping

INT64_MAX = 2**63 - 1
WITHOUT_CENTS = {"JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF", "XPF"}
SYMBOLS = {"CNY": "¥", "USD": "$", "GBP": "£", "EUR": "€", "INR": "₹", "KRW": "₩", "JPY": "¥"}


class MoneyTooLargeError(ValueError):
    """A sum that does not fit 64 bits is refused, never wrapped."""


def total(cents: list[int] | tuple[int, ...]) -> int:
    """The exact sum of minor units; refuses what a 64-bit column could not hold."""
    result = sum(cents)
    if abs(result) > INT64_MAX:
        raise MoneyTooLargeError(f"The sum {result} does not fit 64 bits. Split the batch.")
    return result


def share_equally(cents: int, parts: int) -> list[int]:
    """Equal parts whose sum is exact: the first ones carry the odd cents."""
    if parts < 1:
        raise ValueError(f"Cannot share money into {parts} parts. Give a positive whole number.")
    each, odd = divmod(cents, parts)
    return [each + (i < odd) for i in range(parts)]


def share_by_weight(cents: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Parts in proportion to whole-number weights: largest remainder, ties to the smaller id."""
    whole = sum(weights.values())
    if whole <= 0 or min(weights.values()) < 0:
        raise ValueError("Weights must be whole numbers of at least 0 with a positive sum.")
    parts = {key: cents * weight // whole for key, weight in weights.items()}
    left = cents - sum(parts.values())
    by_remainder = sorted(weights, key=lambda key: (-(cents * weights[key] % whole), key))
    for key in by_remainder[:left]:
        parts[key] += 1
    return parts


def minor_digits(currency: str) -> int:
    """Digits after the point: 2 for most currencies, 0 for the yen and its like."""
    return 0 if currency in WITHOUT_CENTS else 2


def symbol(currency: str) -> str:
    """The sign that stands before an amount, or the code itself where there is none."""
    return SYMBOLS.get(currency, currency + " ")


def split_amount(cents: int, currency: str) -> tuple[str, str, str]:
    """(sign and symbol, grouped whole part, decimals with the point) for printing."""
    digits = minor_digits(currency)
    whole, rest = divmod(abs(cents), 10**digits)
    sign = "−" if cents < 0 else ""
    return sign + symbol(currency), f"{whole:,}", f".{rest:0{digits}d}" if digits else ""


def say(cents: int, currency: str) -> str:
    """An amount as people read it: `¥2,850.56`."""
    return "".join(split_amount(cents, currency))
