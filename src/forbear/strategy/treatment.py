"""A treatment: by which way, for what purpose, with which words, to whom, by whom, how often."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Treatment:
    """`channels` in the order of trying; empty: nothing goes out and `desk` says what is done.

    `who` is a value of `whose`; `message` names the script or template that carries the purpose;
    `rest_days` must pass after the last attempt before the next one.
    """

    name: str
    title: Mapping[str, str]
    channels: tuple[str, ...]
    purpose: str | None
    message: str | None
    who: str
    role: str
    rest_days: int
    desk: Mapping[str, str] | None = None
