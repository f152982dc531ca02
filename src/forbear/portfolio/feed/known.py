"""Feeds that were taken before: a feed_id stands for one content for ever."""

import json
from collections.abc import Mapping
from pathlib import Path

from forbear.portfolio.feed.refusal import FeedRefusedError
from forbear.portfolio.feed.report import REPORT_FILE


def known_feeds(history: Path) -> dict[str, str]:
    """feed_id → fingerprint of every earlier output under `history`, a folder a date."""
    known = {}
    for path in sorted(history.glob(f"*/steps/{REPORT_FILE}")):
        said = json.loads(path.read_text(encoding="utf-8"))
        known[said["feed_id"]] = said["fingerprint"]
    return known


def is_repeated(feed_id: str, fingerprint: str, known: Mapping[str, str]) -> bool:
    """Whether history holds this very feed; the same id with other content is refused."""
    before = known.get(feed_id)
    if before is not None and before != fingerprint:
        raise FeedRefusedError(
            f"feed.toml: feed_id {feed_id!r} was taken before with other content."
            " Give a corrected feed an id of its own, or send the first one again unchanged."
        )
    return before is not None
