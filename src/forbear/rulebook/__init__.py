"""What the law lets us do: the rule language, cards, packs by place, verdicts.

A rule is reviewed text: a TOML card whose condition is a small typed subset of SQL. `load` reads
every card of the package and refuses the whole when one of them is wrong.
"""

from forbear.rulebook.book import Rulebook, load, read
from forbear.rulebook.error import LanguageError, RulebookError
from forbear.rulebook.verdict import Reason, Verdict

__all__ = ["LanguageError", "Reason", "Rulebook", "RulebookError", "Verdict", "load", "read"]
