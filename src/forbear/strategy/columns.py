"""The column form: the same segments as one SQL query over a table of customers."""

from forbear.strategy.load import Strategy
from forbear.strategy.sentence import amount_sql, quoted


def placed_sql(strategy: Strategy, customers: str) -> str:
    """SQL that adds segment, treatment, urgency, rest_days, why_en and why_zh to each customer.

    `customers` is a relation with one row a late customer and a column a fact.
    """
    order = " ".join(
        f"WHEN {segment.when.sql} THEN {number}" for number, segment in enumerate(strategy.segments)
    )
    amounts = sorted(_amounts(strategy))
    said = ", ".join(f"{amount_sql(fact)} AS {fact}_said" for fact in amounts)
    numbered = f"(SELECT *, {said}, CASE {order} END AS segment_number FROM {customers})"  # noqa: S608
    dropped = ", ".join(f"{fact}_said" for fact in amounts)
    return f"SELECT * EXCLUDE ({dropped}), {_by_segment(strategy)} FROM {numbered}"  # noqa: S608


def _amounts(strategy: Strategy) -> set[str]:
    said = (sentence for segment in strategy.segments for sentence in segment.why.values())
    return {fact for sentence in said for fact in sentence.amounts}


def _by_segment(strategy: Strategy) -> str:
    said: dict[str, list[str]] = {name: [] for name in _COLUMNS}
    for segment in strategy.segments:
        treatment = strategy.treatments[segment.treatment]
        said["segment"].append(quoted(segment.name))
        said["treatment"].append(quoted(treatment.name))
        said["urgency"].append(str(segment.urgency))
        said["rest_days"].append(str(treatment.rest_days))
        said["why_en"].append(segment.why["en"].sql())
        said["why_zh"].append(segment.why["zh"].sql())
    return ", ".join(f"{_case(values)} AS {name}" for name, values in said.items())


_COLUMNS = ("segment", "treatment", "urgency", "rest_days", "why_en", "why_zh")


def _case(values: list[str]) -> str:
    rows = " ".join(f"WHEN {number} THEN {value}" for number, value in enumerate(values))
    return f"CASE segment_number {rows} END"
