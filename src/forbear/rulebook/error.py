"""What is wrong with a rule file, where, and how to mend it."""


class LanguageError(ValueError):
    """An expression that is not in the rule language; `mend` says what to write instead."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(f"{wrong} {mend}")
        self.wrong, self.mend = wrong, mend


class RulebookError(ValueError):
    """A rule file that may not be used. Nothing of the rulebook is loaded beside it."""

    def __init__(self, file: str, key: str, wrong: str, mend: str) -> None:
        super().__init__(f"{file}, {key}: {wrong} {mend}")
        self.file, self.key, self.wrong, self.mend = file, key, wrong, mend
