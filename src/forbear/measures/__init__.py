"""The ladder: letters, visits, suits, reports to the bureau, and what each of them needs first."""

from forbear.measures.step import Step, step_of

__all__ = ["Step", "step_of"]
