"""What we may say: forbidden words, required parts, amounts, and the gate that asks a text."""

from forbear.messages.gate import TextReason, decide_message
from forbear.messages.lint import Finding, lint
from forbear.messages.message import Message
from forbear.messages.saying import message_of

__all__ = ["Finding", "Message", "TextReason", "decide_message", "lint", "message_of"]
