"""A strategy text that cannot be used: which file, which part of it, and the mend."""


class StrategyError(ValueError):
    """The strategy is refused whole; nothing is decided by half a text."""

    def __init__(self, file: str, part: str, problem: str) -> None:
        super().__init__(f"{file}: {part}: {problem}")
