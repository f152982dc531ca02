"""The key by which names sort: Chinese ones by their sound, all others as they are written."""

from functools import lru_cache

LENGTH_MAX = 400


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """林雨晴 → "lin yu qing"; Lin Yuqing → "lin yuqing"."""
    if name.isascii():
        return name.lower()[:LENGTH_MAX]
    from pypinyin import lazy_pinyin  # half a second to import, and only Chinese names need it

    return " ".join(lazy_pinyin(name)).lower()[:LENGTH_MAX]
