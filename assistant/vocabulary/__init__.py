"""Words of questions that are no item names: places, and English words of organisation names."""

from functools import cache
from importlib.resources import files


def _rows(name: str) -> tuple[str, ...]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def places() -> frozenset[str]:
    """Provinces and prefecture-level cities, without 省 or 市."""
    return frozenset(word for row in _rows("places.tsv") for word in row.split())


@cache
def english() -> tuple[tuple[str, str], ...]:
    """English words and their Chinese, the longest English first."""
    pairs = (tuple(row.split("\t")[:2]) for row in _rows("english.tsv"))
    return tuple(sorted(((pair[0], pair[1]) for pair in pairs), key=lambda pair: -len(pair[0])))
