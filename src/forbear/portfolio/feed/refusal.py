"""A feed that cannot be taken: refused whole, with every problem found and how to mend it."""

from collections.abc import Sequence


class FeedRefusedError(Exception):
    """The feed is refused (exit 2) and nothing was written. `problems` are sentences for people."""

    def __init__(self, problems: str | Sequence[str]) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))
