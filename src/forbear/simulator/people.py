"""Who lives in the town: place, clock, language, name, birthday."""

from dataclasses import dataclass

import numpy as np

from forbear.simulator.columns import NOTHING, Day, Ident, Table, Text, Word
from forbear.simulator.draws import Bools, Draws, Ints
from forbear.simulator.names import english_names, roman_names, written_names

PLACES = [
    "CN", "CN-SZ", "CN-XM", "CN-XJ", "US-MA", "US-NY", "US-NY-NYC", "US-CA", "GB", "GB-SCT",
]  # fmt: skip
PLACE_WEIGHTS = [500, 100, 90, 50, 50, 30, 20, 60, 85, 15]
ZONES = [
    "Asia/Shanghai", "Asia/Urumqi", "America/New_York", "America/Los_Angeles", "Europe/London",
]  # fmt: skip
_ZONE_OF_PLACE = np.array([0, 0, 0, 1, 2, 2, 2, 3, 4, 4])
COUNTRIES = ["CN", "US", "GB"]
_COUNTRY_OF_PLACE = np.array([0, 0, 0, 0, 1, 1, 1, 1, 2, 2])
LANGUAGES = ["zh-CN", "en"]
EIGHTEEN = 18 * 365 + 4  # days
UNDERAGE = 2_000
NOT_UNDERAGE = np.int64(2**40)
CHINESE_SPEAKERS = [975_000, 110_000, 60_000]  # by country


@dataclass(frozen=True, slots=True)
class People:
    """One row a customer; numbers are indexes into the lists above."""

    customer: Ints
    place: Ints
    country: Ints
    zone: Ints
    language: Ints
    chinese_name: Bools


def people(draws: Draws, customer: Ints) -> People:
    """The people behind these customer numbers."""
    place = draws.choose(PLACE_WEIGHTS, "place", customer)
    country = _COUNTRY_OF_PLACE[place]
    zone = _ZONE_OF_PLACE[place]
    # In Xinjiang many live by Beijing time.
    beijing = (zone == 1) & draws.happens(550_000, "beijing time", customer)
    speaks = draws.share("language", customer) < np.array(CHINESE_SPEAKERS)[country]
    return People(
        customer,
        place,
        country,
        np.where(beijing, 0, zone),
        np.where(speaks, 0, 1),
        speaks,
    )


def customers_table(draws: Draws, town: People, first_day: int) -> Table:
    """The feed's `customers`."""
    customer = town.customer
    age_days = 20 * 365 + draws.below(45 * 365, "age", customer)
    young = underage(draws, customer, first_day)
    born = np.where(young == NOT_UNDERAGE, first_day - age_days, young)
    unknown = draws.happens(40_000, "birthday unknown", customer)
    digits = draws.below(10_000, "id digits", customer)
    last4 = np.array([f"{number:04d}" for number in digits.tolist()], object)
    last4[draws.happens(80_000, "id unknown", customer)] = None
    return {
        "customer_id": Ident(customer, "C"),
        "name": Text(names(draws, town)),
        "language": Word(town.language, LANGUAGES),
        "place": Word(town.place, PLACES),
        "time_zone": Word(town.zone, ZONES),
        "born_on": Day(np.where(unknown & (young == NOT_UNDERAGE), NOTHING, born)),
        "id_last4": Text(last4),
    }


def underage(draws: Draws, customer: Ints, first_day: int) -> Ints:
    """The birthday of the few who borrowed before they were 18; NOT_UNDERAGE for the others."""
    born = first_day - 16 * 365 - draws.below(500, "young age", customer)
    young = draws.happens(UNDERAGE, "under age", customer)
    return np.where(young, born, NOT_UNDERAGE)


def names(draws: Draws, town: People) -> np.ndarray:
    """Chinese characters at home, Roman letters for Chinese names abroad, else English names."""
    customer = town.customer
    written, roman, english = written_names(), roman_names(), english_names()
    chinese = draws.below(len(written), "chinese name", customer)
    other = draws.below(len(english), "english name", customer)
    home = town.country == 0
    result = np.where(town.chinese_name, written[chinese], english[other])
    abroad = town.chinese_name & ~home
    return np.where(abroad, roman[chinese], result)


def roman(draws: Draws, town: People) -> list[str]:
    """Each name as it stands in an e-mail address: yuqing.lin, amelia.hart."""
    spelt, english = roman_names(), english_names()
    chinese = spelt[draws.below(len(spelt), "chinese name", town.customer)]
    other = english[draws.below(len(english), "english name", town.customer)]
    said = np.where(town.chinese_name, chinese, other).tolist()
    return [".".join(name.lower().replace("ü", "u").split()) for name in said]
