"""Level instalments to the cent: the smallest equal payment that clears a debt in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import islice, pairwise

from forbear.arrangements.periods import due_dates, step, year_fraction
from forbear.money import INT64_MAX

BASIS_POINTS = 10_000


class ScheduleError(ValueError):
    """The terms make no schedule; the message says which term and the mend."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """One row of a schedule, in whole cents."""

    due_on: date
    principal_cents: int
    interest_cents: int

    @property
    def cents(self) -> int:
        return self.principal_cents + self.interest_cents


@dataclass(frozen=True, slots=True)
class LevelSchedule:
    """Equal instalments; the last one takes what is left and is never the largest."""

    rows: tuple[Instalment, ...]

    @property
    def interest_cents(self) -> int:
        return sum(row.interest_cents for row in self.rows)

    @property
    def total_cents(self) -> int:
        return sum(row.cents for row in self.rows)


def level_schedule(
    cents: int,
    count: int,
    rate_bp: int,
    first_due: date,
    *,
    every: str = "month",
    day_count: str = "30/360",
    start: date | None = None,
) -> LevelSchedule:
    """A debt of `cents` paid in `count` periods at `rate_bp` basis points of a year.

    Interest of a period is balance x rate x day fraction, rounded half up to the cent. `start`
    is one period before `first_due` unless it is given. A debt that is gone sooner ends the
    schedule with fewer rows. Raises ScheduleError for terms that make no schedule.
    """
    begin = start or step(first_due, every, -1)
    _check(cents, count, rate_bp, begin, first_due)
    dates = [begin, *islice(due_dates(first_due, every), count)]
    factors = [
        Fraction(rate_bp, BASIS_POINTS) * year_fraction(one, next_one, every, day_count)
        for one, next_one in pairwise(dates)
    ]
    instalment = _smallest_instalment(cents, factors)
    first_interest = half_up(cents * factors[0])
    if instalment < first_interest:
        raise ScheduleError(
            f"The first period's interest is {first_interest} cents, more than the instalment of "
            f"{instalment}. Bring --first-due nearer to --start."
        )
    return LevelSchedule(tuple(_rows(cents, factors, dates[1:], instalment)))


def half_up(exact: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def _check(cents: int, count: int, rate_bp: int, start: date, first_due: date) -> None:
    for name, value, least in (("cents", cents, 1), ("count", count, 1), ("rate-bp", rate_bp, 0)):
        if not least <= value <= INT64_MAX:
            raise ScheduleError(f"--{name} is {value}. Give a whole number of at least {least}.")
    if start >= first_due:
        raise ScheduleError(
            f"--start {start} is not before --first-due {first_due}. Interest needs a period."
        )


def _smallest_instalment(cents: int, factors: Sequence[Fraction]) -> int:
    """Halving finds it: what is left at the end only falls as the instalment grows."""
    low, high = 1, cents + half_up(cents * factors[0])
    while _last_payment(cents, factors, high) > high:
        high *= 2
    while low < high:
        middle = (low + high) // 2
        if _last_payment(cents, factors, middle) <= middle:
            high = middle
        else:
            low = middle + 1
    return low


def _last_payment(cents: int, factors: Sequence[Fraction], instalment: int) -> int:
    """What the last period asks for when every earlier one paid `instalment`."""
    balance = cents
    for factor in factors[:-1]:
        owed = balance + half_up(balance * factor)
        if owed <= instalment:
            return owed
        balance = owed - instalment
    return balance + half_up(balance * factors[-1])


def _rows(
    cents: int, factors: Sequence[Fraction], dates: Sequence[date], instalment: int
) -> list[Instalment]:
    rows, balance = [], cents
    for number, (due_on, factor) in enumerate(zip(dates, factors, strict=True), 1):
        interest = half_up(balance * factor)
        last = number == len(dates) or balance + interest <= instalment
        principal = balance if last else instalment - interest
        rows.append(Instalment(due_on, principal, interest))
        balance -= principal
        if last:
            break
    return rows
