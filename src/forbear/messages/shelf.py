"""The reviewed text files of this package, read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from forbear.rulebook import toml

SHELF = files("forbear.messages")


@cache
def table(name: str) -> Mapping[str, Any]:
    """The tables of one file; RulebookError says what is wrong with it."""
    return toml.read(SHELF.joinpath(name), f"messages/{name}")


@cache
def folder(name: str) -> Mapping[str, Mapping[str, Any]]:
    """Every file of one folder, by its label."""
    found = toml.tables(SHELF.joinpath(name), f"messages/{name}")
    return {label: toml.read(file, label) for label, file in found}
