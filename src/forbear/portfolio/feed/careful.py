"""A CSV whose lines are not its rows, written anew so that each row carries its true line.

Values with line breaks, empty lines, rows with too few or too many fields: all of them are read
here one after another, slower and exactly; the file that comes out has one more column for the line
one for the number of fields, and one for the whole text of a row whose fields do not fit.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from forbear.portfolio.feed.refusal import FeedRefusedError

LINE, FIELDS, WHOLE = "__line", "__fields", "__whole"


def write_with_lines(path: Path, name: str, width: int, target: Path) -> Path:
    """Write every row of a UTF-8 CSV with its line, field count and text, `width` values each."""
    csv.field_size_limit(1 << 20)
    with path.open(encoding="utf-8-sig", newline="") as read, target.open("w", newline="") as out:
        writer = csv.writer(out)
        rows = _rows(read, name)
        next(rows, None)
        writer.writerow([LINE, FIELDS, WHOLE, *(f"column{number}" for number in range(width))])
        for line, row in rows:
            whole = "" if len(row) == width else _as_text(row)
            writer.writerow([line, len(row), whole, *row[:width], *[""] * (width - len(row))])
    return target


def _as_text(row: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(row)
    return out.getvalue()


def _rows(read: Iterator[str], name: str) -> Iterator[tuple[int, list[str]]]:
    """(line on which the row begins, its values), header included, empty lines left out."""
    reader = csv.reader(read, strict=True)
    ended = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FeedRefusedError(
                f"{name}, line {ended + 1}: the row cannot be read ({error})."
                " Close its quotes, and double a quote inside a value."
            ) from error
        begins, ended = ended + 1, reader.line_num
        if row:
            yield begins, row
