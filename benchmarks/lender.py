"""Make a large lender's feed in one go, in SQL: nothing of it passes through Python."""

from datetime import date
from pathlib import Path

import duckdb

HEAD = 'feed_id = "bench-{accounts}"\nas_of = {as_of}\nmaster = "dues"\n'
CONTROL = ("dues", "payments")
MACROS = """
CREATE MACRO ident(letter, i) AS letter || lpad(CAST(i AS VARCHAR), 9, '0');
CREATE MACRO nth(letter, i, k) AS ident(letter, i) || '-' || lpad(CAST(k AS VARCHAR), 2, '0');
"""


def make_lender(folder: Path, accounts: int, as_of: date) -> None:
    """Write a Parquet feed with control totals into `folder`, whole or not at all."""
    partial = folder.with_suffix(".partial")
    partial.mkdir(parents=True)
    con = duckdb.connect(":memory:")
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET memory_limit = '3GB'")
    con.execute(f"SET temp_directory = '{folder.parent / 'spilled'}'")
    con.execute(MACROS)
    head = HEAD.format(accounts=accounts, as_of=as_of)
    for name, query in _tables().items():
        made = query.replace("$accounts", str(accounts)).replace("$as_of", f"'{as_of}'")
        target = partial / f"{name}.parquet"
        con.execute(f"COPY ({made}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        cents = "sum(cents)" if name in CONTROL else "NULL"
        rows, total = con.execute(f"SELECT count(*), {cents} FROM '{target}'").fetchall()[0]
        head += f"[tables.{name}]\nrows = {rows}\n" + (f"cents = {total}\n" if total else "")
    con.close()
    (partial / "feed.toml").write_text(head, encoding="utf-8")
    partial.rename(folder)


def _tables() -> dict[str, str]:
    """The statements of lender.sql by the table that the line above each names."""
    text = Path(__file__).with_name("lender.sql").read_text(encoding="utf-8")
    tables = {}
    for part in text.split(";\n"):
        *_, named = part.split("\n-- ")
        name, _, query = named.partition("\n")
        if query.strip():
            tables[name.strip()] = query.strip()
    return tables
