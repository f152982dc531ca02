"""One cell: how a raw value becomes a typed one, when it is bad, and what is said of it."""

from dataclasses import dataclass

from forbear.portfolio.feed.schema import ID_LENGTH_MAX, Column
from forbear.portfolio.feed.staging import raw as raw_cell
from forbear.portfolio.feed.staging import text

_DATES = "BETWEEN DATE '1000-01-01' AND DATE '9999-12-31'"
_INSTANT = r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)"
_PATTERNS = {
    "place": r"[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}",
    "language": r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
}
_MENDS = {
    "date": "write a date like 2026-11-24",
    "instant": "write an instant with its offset, like 2026-11-24T20:41:00+08:00",
    "bool": "write true or false",
    "place": "write an ISO 3166 place like CN, CN-XM or US-MA",
    "language": "write a BCP 47 tag like zh-CN",
    "zone": "write an IANA name like Asia/Shanghai",
    "currency": "write an ISO 4217 code like CNY",
    "id": f"an id has at most {ID_LENGTH_MAX} characters",
}
_INTEGERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"}


@dataclass(frozen=True, slots=True)
class Cell:
    """SQL over the raw row: the typed `value`, whether it is `given`, and whether it is `bad`."""

    column: Column
    value: str
    given: str
    bad: str | None
    shown: str

    @property
    def empty(self) -> str | None:
        """SQL: a required cell holds nothing."""
        return None if self.column.optional else f"NOT ({self.given})"


def cell(column: Column, raw_type: str | None, blank: bool) -> Cell:
    """The SQL of one column, by what it should hold and what the file's column is typed as.

    With `blank` an empty text stands for nothing, as NULL does.
    """
    if raw_type is None:
        return Cell(column, f"CAST(NULL AS {column.type})", "false", None, "NULL")
    raw = raw_cell(column.name)
    if blank:
        raw = f"nullif({raw}, '')"
    value = _VALUES.get(column.type, _text)(raw, raw_type)
    shown = f"left(CAST({raw_cell(column.name)} AS VARCHAR), 80)"
    return Cell(column, value, f"{raw} IS NOT NULL", _bad(column, raw, value, raw_type), shown)


def mend(column: Column) -> str:
    """What to write instead."""
    if column.kind == "word":
        return "use one of " + " ".join(column.words)
    if column.kind in ("whole", "cents"):
        least = "" if column.least is None else f" of at least {column.least}"
        most = "" if column.most is None else f" and at most {column.most}"
        cents = ", in cents" if column.name.endswith("cents") else ""
        return f"write a whole number{least}{most}{cents}"
    return _MENDS[column.kind]


def refused_type(column: Column, raw_type: str) -> str | None:
    """Why a Parquet column of this type cannot be read at all, or None."""
    if column.type == "TIMESTAMPTZ" and raw_type.startswith("TIMESTAMP") and "ZONE" not in raw_type:
        return "its instants have no offset; write TIMESTAMP WITH TIME ZONE"
    simple = raw_type.split("(")[0]
    if simple in ("BLOB", "STRUCT", "MAP", "INTERVAL", "UNION") or raw_type.endswith("]"):
        return f"it holds {simple}; write {column.type}"
    allowed = {"DATE": ("DATE", "TIMESTAMP", "VARCHAR"), "BOOLEAN": ("BOOLEAN", "VARCHAR")}
    if column.type in allowed and not raw_type.startswith(allowed[column.type]):
        return f"it holds {raw_type}; write {column.type}"
    if column.type == "BIGINT" and raw_type.startswith(("DATE", "TIME", "BOOLEAN")):
        return f"it holds {raw_type}; write BIGINT"
    return None


def _bad(column: Column, raw: str, value: str, raw_type: str) -> str | None:
    kind = column.kind
    if kind == "id":
        return f"strlen({value}) > {ID_LENGTH_MAX} AND length({value}) > {ID_LENGTH_MAX}"
    if kind in ("word", "currency"):
        return f"{value} NOT IN ({', '.join(map(text, column.words))})"
    if kind == "zone":
        return f"{value} NOT IN (SELECT zone FROM feed_zones)"
    if kind in _PATTERNS:
        return f"NOT regexp_full_match({value}, {text(_PATTERNS[kind])})"
    if kind == "text":
        return None
    unread = [] if raw_type in (column.type, *_INTEGERS) else [f"({value}) IS NULL"]
    if column.type == "DATE" and raw_type == "DATE":
        unread = [f"NOT ({value} {_DATES})"]
    if column.least is not None:
        unread.append(f"{value} < {column.least}")
    if column.most is not None:
        unread.append(f"{value} > {column.most}")
    return f"{raw} IS NOT NULL AND ({' OR '.join(unread)})" if unread else None


def _text(raw: str, raw_type: str) -> str:
    return raw if raw_type == "VARCHAR" else f"CAST({raw} AS VARCHAR)"


def _date(raw: str, raw_type: str) -> str:
    if raw_type == "DATE":
        return raw
    day = f"TRY_CAST({raw} AS DATE)"
    same = f"CAST({day} AS VARCHAR) = {raw}" if raw_type == "VARCHAR" else f"{raw} = {day}"
    return f"CASE WHEN {same} AND {day} {_DATES} THEN {day} END"


def _instant(raw: str, raw_type: str) -> str:
    if raw_type != "VARCHAR":
        return raw
    return (
        f"CASE WHEN regexp_full_match({raw}, '{_INSTANT}') THEN TRY_CAST({raw} AS TIMESTAMPTZ) END"
    )


def _whole(raw: str, raw_type: str) -> str:
    if raw_type == "BIGINT":
        return raw
    if raw_type in _INTEGERS:
        return f"CAST({raw} AS BIGINT)"
    number = f"TRY_CAST({raw} AS BIGINT)"
    if raw_type == "VARCHAR":
        return f"CASE WHEN regexp_full_match({raw}, '[+-]?[0-9]+') THEN {number} END"
    if raw_type in ("DOUBLE", "FLOAT"):
        return f"CASE WHEN {raw} = trunc({raw}) AND abs({raw}) < 9007199254740992 THEN {number} END"
    return f"CASE WHEN {raw} = trunc({raw}) THEN {number} END"


def _bool(raw: str, raw_type: str) -> str:
    if raw_type == "BOOLEAN":
        return raw
    return f"CASE lower({raw}) WHEN 'true' THEN true WHEN 'false' THEN false END"


_VALUES = {"DATE": _date, "TIMESTAMPTZ": _instant, "BIGINT": _whole, "BOOLEAN": _bool}
