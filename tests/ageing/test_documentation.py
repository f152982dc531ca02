"""The worked table, the ladders and the causes of the reference page are what the code does."""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from forbear.ageing import Ladder, Pause, ladder, standing
from forbear.ledger.entries import Due, Payment

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "ageing.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| 2026-", line)
]
DUES = [
    Due(day, date.fromisoformat(day), "principal", 100_00)
    for day in ("2026-01-31", "2026-02-28", "2026-03-31")
]


def cents(text):
    return int(text.replace(".", "")) if text else 0


def pause(text):
    first, _, end = text.partition(" to")
    return Pause(date.fromisoformat(first), date.fromisoformat(end.strip()) if end else None)


@pytest.mark.parametrize("row", ROWS, ids=[" ".join(row[:3]) for row in ROWS])
def test_the_worked_table(row):
    on, paid, paused, late, bucket, arrears, oldest, why = row
    payments = [Payment("p", date(2026, 1, 1), cents(paid))] if paid else []
    told = standing(DUES, payments, [pause(paused)] if paused else [], on=date.fromisoformat(on))
    assert told.days_past_due == int(late), why
    assert ladder().bucket(told.days_past_due, told.cycles_late) == bucket, why
    assert told.arrears_cents == cents(arrears), why
    assert (told.oldest_due_on.isoformat() if told.oldest_due_on else "") == oldest, why


def test_the_table_is_read_whole():
    assert len(ROWS) == 12


def test_the_ladders_of_the_page():
    assert ladder("months").bucket(days_past_due=31, cycles_late=2) == "M2"
    assert Ladder("days", (("current", 0), ("early", 1), ("late", 16))).bucket(16, 1) == "late"


def test_every_cause_is_on_the_page():
    sql = files("forbear.portfolio.ageing").joinpath("breaks.sql").read_text("utf-8")
    causes = re.findall(r"(?:THEN|ELSE) '([^']+)'", sql)
    assert len(causes) == 11
    assert [cause for cause in causes if cause not in PAGE] == []
