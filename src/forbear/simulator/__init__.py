"""A simulated town of customers, debts and payments, all of it from one seed.

A town is people who borrow, pay, pay late, fall behind, catch up, ask for help and are called.
Every draw is keyed by the seed, the person or account it is about and the month it happens in,
so the same seed gives the same lives however the town is cut into chunks, and a later day only
extends them. Nothing here reads a clock, a file or a database: `chunks` yields columns, and the
shell writes them down.
"""

from forbear.simulator.columns import Column, Day, Ident, Instant, Table, Text, Whole, Word
from forbear.simulator.town import Town, chunks

__all__ = [
    "Column",
    "Day",
    "Ident",
    "Instant",
    "Table",
    "Text",
    "Town",
    "Whole",
    "Word",
    "chunks",
]
