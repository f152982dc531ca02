"""One pass over a file's bytes: what they hash to, how they are encoded, whether lines are rows."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from forbear.portfolio.feed.files import UNREADABLE, open_bytes, unreadable
from forbear.portfolio.feed.refusal import FeedRefusedError

BLOCK_BYTES = 1 << 22
_QUOTE, _NEWLINE = ord('"'), ord("\n")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Seen:
    """`encoding` is utf-8, utf-8-sig or gb18030; `regular` means one row a line, no empty line."""

    sha256: str
    encoding: str
    regular: bool


def look_at_bytes(path: Path) -> str:
    """The SHA-256 of a file's (unpacked) bytes."""
    digest = hashlib.sha256()
    for block in blocks(path):
        digest.update(block)
    return digest.hexdigest()


def look_at_text(path: Path) -> Seen:
    """Hash a CSV, find out its encoding, and see whether its lines are its rows."""
    digest, lines = hashlib.sha256(), _Lines()
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, start = True, b""
    for block in blocks(path):
        start = start or block[:4]
        digest.update(block)
        lines.see(block)
        if is_utf8:
            is_utf8 = _decodes(decoder, block)
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    if start.startswith(_WIDE):
        raise FeedRefusedError(f"{path.name} is in UTF-16. Save it as UTF-8.")
    encoding = "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"
    if not is_utf8:
        encoding = "gb18030"
        _must_decode(path, encoding)
    return Seen(digest.hexdigest(), encoding, lines.are_rows())


def blocks(path: Path) -> Iterator[bytes]:
    """The unpacked bytes in blocks; a file that breaks off is refused by name."""
    try:
        with open_bytes(path) as file:
            while block := file.read(BLOCK_BYTES):
                yield block
    except UNREADABLE as error:
        raise FeedRefusedError(unreadable(path, error)) from error


def transcode(path: Path, encoding: str, target: Path) -> Path:
    """Write the file anew as UTF-8, a block at a time."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with target.open("wb") as out:
        for block in blocks(path):
            out.write(decoder.decode(block).encode())
        out.write(decoder.decode(b"", final=True).encode())
    return target


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _must_decode(path: Path, encoding: str) -> None:
    decoder, line = codecs.getincrementaldecoder(encoding)(), 1
    for block in (*blocks(path), b""):
        if not _decodes(decoder, block, final=not block):
            raise FeedRefusedError(
                f"{path.name} is neither UTF-8 nor GB18030 (near line {line}). Save it as UTF-8."
            )
        line += block.count(b"\n")


class _Lines:
    """Whether every line is one row: quotes close on their line, no empty line, one line ending."""

    def __init__(self) -> None:
        self.regular = True
        self._quotes = 0
        self._tail = b"\n"
        self._newlines = self._returns = self._pairs = 0

    def see(self, block: bytes) -> None:
        if not self.regular:
            return
        joined = self._tail + block
        self._newlines += block.count(b"\n")
        self._returns += block.count(b"\r")
        self._pairs += joined.count(b"\r\n") - self._tail.count(b"\r\n")
        if b"\n\n" in joined or b"\n\r\n" in joined:
            self.regular = False
        elif _QUOTE in block or self._quotes:
            self._see_quotes(block)
        self._tail = joined[-2:]

    def _see_quotes(self, block: bytes) -> None:
        characters = np.frombuffer(block, dtype=np.uint8)
        count = np.cumsum(characters == _QUOTE, dtype=np.int64) + self._quotes
        if bool(np.any(count[characters == _NEWLINE] & 1)):
            self.regular = False
        self._quotes = int(count[-1]) & 1

    def are_rows(self) -> bool:
        one_ending = self._returns == self._pairs and self._pairs in (0, self._newlines)
        return self.regular and one_ending and not self._quotes
