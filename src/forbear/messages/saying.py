"""A message as commands and programs say it. QuestionError names what is wrong and the mend."""

from collections.abc import Mapping
from typing import Any

from forbear.contact import QuestionError
from forbear.contact.saying import COMMON, common, words
from forbear.messages.message import Message

_OWN = ("channel", "purpose", "who", "language", "text")
_NEEDED = ("place", "channel", "actor", "product", "at")


def message_of(said: Mapping[str, Any]) -> Message:
    """The question of `forbear check message`: a mapping of its long option names to values."""
    given = words(said, (*COMMON, *_OWN), _NEEDED)
    if not (given.get("text") or "").strip():
        raise QuestionError("The question lacks --text. Give the text that would be said.")
    return Message(
        channel=given["channel"],
        purpose=given.get("purpose") or "collection",
        who=given.get("who") or "self",
        language=given.get("language"),
        text=given["text"],
        **common(said, given),
    )
