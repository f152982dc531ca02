"""A small feed that tests spoil: the documented example, every cell of it in reach."""

import csv
import gzip
import shutil
import tomllib
from pathlib import Path

import duckdb

EXAMPLE = Path(__file__).parents[2] / "docs" / "reference" / "example-feed"
WITH_TOTALS = ("dues", "payments")


class SmallFeed:
    """The example feed in a folder of its own; `write` puts down what the test made of it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.encoding = "utf-8"
        self.promised = {}
        self.head = (EXAMPLE / "feed.toml").read_text().split("[tables.")[0]
        self.tables = {}
        for path in sorted(EXAMPLE.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                self.tables[path.stem] = list(csv.reader(file))

    def only(self, *optional):
        """Leave out every optional table but these: a smaller feed is taken sooner."""
        keep = {"customers", "accounts", "dues", "payments", "contact_points", *optional}
        self.tables = {name: rows for name, rows in self.tables.items() if name in keep}
        return self

    def set(self, table, column, value, row=0):
        place = self.tables[table][0].index(column)
        self.tables[table][row + 1][place] = value

    def copy(self, table, row=0, **changes):
        """Append a copy of a row with some of its values changed."""
        self.tables[table].append(list(self.tables[table][row + 1]))
        for column, value in changes.items():
            self.set(table, column, value, row=len(self.tables[table]) - 2)

    def drop(self, table, column):
        place = self.tables[table][0].index(column)
        for row in self.tables[table]:
            del row[place]

    def totals(self, table):
        rows = self.tables[table][1:]
        said = {"rows": len(rows)}
        if table in WITH_TOTALS and "cents" in self.tables[table][0]:
            place = self.tables[table][0].index("cents")
            cents = [row[place] for row in rows if len(row) > place]
            said["cents"] = sum(int(c) for c in cents if c.lstrip("-").isdigit())
        return said | self.promised.get(table, {})

    def write(self, ending=".csv"):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        lines = [self.head]
        for table in self.tables:
            self._write_table(table, ending)
            lines.append(f"[tables.{table}]")
            lines += [f"{key} = {value}" for key, value in self.totals(table).items()]
        (self.folder / "feed.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self.folder

    def _write_table(self, table, ending):
        path = self.folder / f"{table}.csv"
        with path.open("w", encoding=self.encoding, newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(self.tables[table])
        if ending == ".csv.gz":
            (self.folder / f"{table}.csv.gz").write_bytes(gzip.compress(path.read_bytes()))
            path.unlink()
        if ending == ".parquet":
            with duckdb.connect() as con:
                con.execute(
                    f"COPY (FROM read_csv('{path}', all_varchar = true, header = true))"
                    f" TO '{self.folder / table}.parquet'"
                )
            path.unlink()


def read(path, columns="*", order="ALL"):
    """All rows of a Parquet file, in order."""
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        query = f"SELECT {columns} FROM read_parquet('{path}') ORDER BY {order}"
        return con.execute(query).fetchall()


def quarantined(work):
    """(table, line, reason) of every row set aside."""
    return read(work / "quarantine.parquet", '"table", line, reason', '"table", line')


def manifest(folder):
    return tomllib.loads((folder / "feed.toml").read_text(encoding="utf-8"))
