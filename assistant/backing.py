"""Whether a sentence that a chat model wrote says no more than the sources that it cites.

It has to be a sentence of its source from its beginning: it may leave out last clauses, put whose it is in front, and where it has no figure join and
introduce with words that say nothing. An order that stands in a source backs nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain import Citation
from assistant.outside import is_outside
from assistant.vocabulary import framing
from assistant.words import cut
from ingest.chunk import sentences
from ingest.names import plain
from ingest.quantity import find

ENDS = "。.！!？?；;，,、：: \n"
CLAUSE_END = re.compile(r"[。！!？?；;：]|[.,:](?!\d)|(?<!\d)[.,:]|$")
SEMICOLON = re.compile(r"[；;]")
LEAD = re.compile(r"^[^：:]*[：:]")
NUMBERING = re.compile(
    r"^(?:（?[一二三四五六七八九十\d]{1,3}[）、.](?!\d)|[一二三四五六七八九十]是,?|首先,?|其次,?)"
)
DATED = re.compile(r"(?:19|20)\d{2}年|[上去前次明]年|年[初末底]")
MARKUP = re.compile(r"[<>`#|{}\\]|\*\*|://")
MEASURED = re.compile(
    r"\d|[零〇一二三四五六七八九十百千万亿两几数半]+(成|倍|分之|番|点|[万亿]?元|[个名人项家次批辆台件])|"
    r"一半|半数|过半|大半|近半|减半|对半|加倍|翻番|翻了|"
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|half|twice|double[ds]?|"
    r"triple[ds]?|quarter|third|percent)\b",
    re.IGNORECASE,
)
"""What says how much, in digits or in words."""
TURNING = re.compile(r"[不未无没非否]|拟|将|计划|预计|应|建议|可能|下一步|打算|希望|若|如果|假如|目标|要求")
"""In what opens a list: its items do not stand without it."""
CONTRAST = re.compile(r"但|然而|不过|却|可是|除")
"""A clause that takes back what was said: what it belongs to does not stand without it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the model, without its marks, and the sources that it cites."""

    text: str
    cited: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What a source says, in plain form: its sentences, and what may stand in front of one: whose it is."""

    sentences: tuple[str, ...]
    names: tuple[str, ...]


def backing(citation: Citation) -> Backing:
    """What a citation can back."""
    quote = citation.quote
    said = (quote[start:end] for start, end in sentences(quote))
    told = (plain(one) for one in said if not is_outside(one))
    organisation, year = plain(citation.organisation), citation.year
    return Backing(
        sentences=tuple(form for one in told for form in _forms(one)),
        names=(organisation, f"{year}年度", f"{year}年"),
    )


def fault(statement: Statement, sources: Mapping[int, Backing]) -> str | None:
    """Why a statement is not shown; nothing where its sources back it."""
    if not statement.cited or not set(statement.cited) <= set(sources):
        return "citation"
    if not plain(statement.text).strip(ENDS):
        return "empty"
    if MARKUP.search(statement.text):
        return "markup"
    figure = find(statement.text) or MEASURED.search(statement.text)
    form = _exact if figure else _telling
    # One source alone: whose a figure is must not come from another one.
    cited = (sources[n] for n in statement.cited)
    held = any(
        _begins(statement.text, said, source.names, form) for source in cited for said in source.sentences
    )
    return None if held else "figure" if figure else "words"


def _forms(sentence: str) -> tuple[str, ...]:
    """A sentence, without its number in a list too, and what follows its semicolons where that stands by itself."""
    lead = match[0] if (match := LEAD.match(sentence)) else ""
    parts = SEMICOLON.split(sentence)[1:] if not MEASURED.search(sentence) else []
    parts = [one if not TURNING.search(lead) else lead + one for one in parts if one.strip(ENDS)]
    every = [sentence, *parts]
    return tuple(dict.fromkeys((*every, *(NUMBERING.sub("", one) for one in every))))


def _begins(text: str, said: str, names: Sequence[str], form: Callable[[str], str]) -> bool:
    """Whether a text is the beginning of a sentence, up to the end of a clause that the next one does not take back."""
    wanted = {form(text)} | {form(rest) for rest in _unnamed(text, said, names)}
    for end in CLAUSE_END.finditer(said):
        if (begun := form(said[: end.start()])) and begun in wanted:
            return CONTRAST.match(said[end.end() :]) is None or end[0] == "。"
    return False


def _unnamed(text: str, said: str, names: Sequence[str]) -> Iterator[str]:
    """A text without what stands in front of it and only says whose it is; no year before what has one of its own."""
    rest = plain(text)
    while name := next((name for name in names if rest.startswith(name)), ""):
        if DATED.search(name) and DATED.search(said):
            return
        rest = rest[len(name) :].lstrip(ENDS + "的")
        yield rest


def _exact(text: str) -> str:
    """What is compared where a figure is told: everything."""
    return plain(text).strip(ENDS)


def _telling(text: str) -> str:
    """What is compared elsewhere: the words that say something."""
    words = (word.text for word in cut(text) if word.text.lower() not in framing())
    return "".join(plain(word) for word in words if word.isalnum())
