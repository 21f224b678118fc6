"""Words of questions that are no item names: places, everyday words, and the English of the field, of grammar and of organisation names."""

from functools import cache
from importlib.resources import files


def _rows(name: str) -> tuple[str, ...]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _columns(name: str, count: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, each filled up to `count` columns."""
    rows = (row.split("\t") for row in _rows(name))
    return tuple(tuple((*row, *[""] * count)[:count]) for row in rows)


@cache
def places() -> frozenset[str]:
    """Provinces and prefecture-level cities, without 省 or 市."""
    return frozenset(word for row in _rows("places.tsv") for word in row.split())


@cache
def alike() -> dict[str, frozenset[str]]:
    """The characters that each is taken for by eye."""
    families = [row.split() for row in _rows("alike.tsv")]
    return {one: frozenset(family) - {one} for family in families for one in family}


@cache
def sounds() -> dict[str, str]:
    """How each usual character is read, tones aside."""
    return {character: reading for reading, row in _columns("sounds.tsv", 2) for character in row}


@cache
def institutions() -> frozenset[str]:
    """The Chinese words that names of organisations are made of."""
    return frozenset(word for _, chinese in english_bodies() for word in chinese if len(word) > 1)


@cache
def renamed_bodies() -> dict[str, tuple[str, ...]]:
    """What offices were called before, and what they may be called now."""
    rows = _columns("renamed_bodies.tsv", 2)
    return {old: tuple(now.split("|")) for former, now in rows for old in former.split("|")}


def stickers() -> tuple[str, ...]:
    """The names of stickers of messengers."""
    return tuple(word for row in _rows("stickers.tsv") for word in row.split())


def everyday() -> frozenset[str]:
    """Everyday words that carry nothing to look up."""
    return frozenset(word for _, words in _columns("everyday.tsv", 2) for word in words.split())


def idle() -> frozenset[str]:
    """Those that do not even say how a figure is asked for, so that a question is the same without them."""
    rows = _columns("everyday.tsv", 2)
    return frozenset(word for kind, words in rows if kind in IDLE for word in words.split())


IDLE = frozenset({"place", "time", "thing", "pay", "people", "small", "attend", "give"})
"""The kinds of everyday words that stand beside a question, and not in how it asks."""

LEFT = "left"
"""The kind of sayings that are read only where no name explains them."""


@cache
def sayings() -> tuple[tuple[str, str], ...]:
    """Patterns of a question and what stands in their place, in order."""
    return tuple((said, meant) for kind, said, meant in _columns("sayings.tsv", 3) if kind != LEFT)


@cache
def left_words() -> tuple[tuple[str, str], ...]:
    """The same for the words of a question that no name explains."""
    return tuple((said, meant) for kind, said, meant in _columns("sayings.tsv", 3) if kind == LEFT)


@cache
def remarks() -> dict[str, frozenset[str]]:
    """Words by which people ask, by kind; those of the kinds `SETTING` only tell who asks, for what and when."""
    return {kind: words for kind, words in _remarks().items() if kind != SUBJECT}


def subjects() -> frozenset[str]:
    """Who or what a clause speaks of that only tells of the one who asks, of people around him, of what he reads with."""
    return _remarks()[SUBJECT] | _remarks()["who"]


@cache
def _remarks() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in _columns("remarks.tsv", 2)}


SUBJECT = "subject"
"""The kind of words that are remarks only where a clause begins with them."""


SETTING = frozenset({"who", "paper", "page", "when"})
"""Kinds of words that stand around a question, and may as well be in the name of what is asked for."""


@cache
def deeds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What people call a deed, the longest first, and the words by which filings say that it was done."""
    found = (
        (said, tuple(formal.split()))
        for spoken, formal in _columns("deeds.tsv", 2)
        for said in spoken.split()
    )
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def thesaurus() -> dict[str, tuple[str, ...]]:
    """Words that people say, and the other words that filings may print for each."""
    found: dict[str, dict[str, None]] = {}
    for said, printed in _columns("thesaurus.tsv", 2):
        for word in said.split():
            found.setdefault(word, {}).update(dict.fromkeys((printed or said).split()))
    return {word: tuple(other for other in others if other != word) for word, others in found.items()}


@cache
def english() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """English phrases of one meaning, its Chinese, and what it is counted with."""
    return tuple(
        (tuple(phrases.split("|")), chinese, counted)
        for phrases, chinese, counted in _columns("english.tsv", 3)
    )


@cache
def english_senses() -> tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...]:
    """English phrases of one meaning, the Chinese words that a filing may say for it, and whether it has to say one."""
    return tuple(
        (tuple(phrases.split("|")), tuple(chinese.lstrip("~").split("|")), not chinese.startswith("~"))
        for phrases, chinese in _columns("english_senses.tsv", 2)
    )


@cache
def english_grammar() -> frozenset[str]:
    """English words that carry nothing to look up."""
    return frozenset(word for row in _rows("english_grammar.tsv") for word in row.split())


@cache
def english_manners() -> frozenset[str]:
    """English words of greetings, excuses and thanks."""
    return frozenset(word for row in _rows("english_manners.tsv") for word in row.split())


@cache
def english_bodies() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """English words of organisation names and the Chinese ones that each may stand for, the likeliest first."""
    return tuple(
        (english, tuple(chinese.split("|"))) for english, chinese in _columns("english_bodies.tsv", 2)
    )


@cache
def english_places() -> dict[str, str]:
    """Places by their English names that are not the Chinese ones as they sound, in lower case."""
    return {english.lower(): chinese for english, chinese in _columns("english_places.tsv", 2)}


@cache
def framing() -> frozenset[str]:
    """Words that join, introduce and point."""
    return frozenset(word for row in _rows("frame.tsv") for word in row.split())
