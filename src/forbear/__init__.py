"""Forbear (宽衡): from the first missed day to paid, settled or lawfully closed, for both sides.

The nouns (`money`, `days`, `ledger`, `ageing`, `people`, `rulebook`, `contact`, `strategy`,
`casework`, `simulator`) are pure functions of values. `portfolio` runs them over files, `app`
over a database, and `cli` is the `forbear` command.
"""

__version__ = "0.1.0"
