"""Whether a sentence that a chat model wrote says no more than the sources that it cites.

A sentence with a figure has to be the source's own, from its beginning. Any other one may leave out words and last clauses of one sentence of
its source, and may say whose it is; it may not add, reorder or turn round. An order that stands in a source backs nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.domain import Citation
from assistant.outside import is_outside
from assistant.vocabulary import framing
from assistant.words import Word, cut
from ingest.chunk import sentences
from ingest.names import plain
from ingest.quantity import find

ENDS = "。.！!？?；;，,、：: \n"
PAUSE = re.compile(r"[，,；;。：:！!？?]")
SEMICOLON = re.compile(r"[；;]")
LEAD = re.compile(r"^[^：:]*[：:]")
NUMBERING = re.compile(
    r"^(?:（?[一二三四五六七八九十\d]{1,3}[）、.](?!\d)|[一二三四五六七八九十]是,?|首先,?|其次,?)"
)
CLAUSE_ENDS = re.compile(r"[。.！!？?；;，,、：:]|$")
INSIDE = re.compile(r"[.,]\d")
"""What goes on inside of a number."""
MARKUP = re.compile(r"[<>`#|{}\\]|\*\*|://")
IN_QUOTES = re.compile(r"\"([^\"]+)\"|《([^》]+)》|〈([^〉]+)〉")
MEASURED = re.compile(
    r"\d|[零〇一二三四五六七八九十百千万亿两几数半]+(成|倍|分之|番|点|[万亿]?元|[个名人项家次批辆台件])|"
    r"一半|半数|过半|大半|近半|减半|对半|加倍|翻番|翻了|"
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|half|twice|double[ds]?|"
    r"triple[ds]?|quarter|third|percent)\b",
    re.IGNORECASE,
)
"""What says how much, in digits or in words."""
SENSES: tuple[re.Pattern[str], ...] = tuple(
    map(
        re.compile,
        (
            r"[不未无没非否勿禁免]",
            r"增|升|涨|高于|多于|超|扩",
            r"减|降|跌|低于|少于|压缩|节约",
            r"拟|将|计划|预计|应|建议|可能|争取|力争|下一步|准备|有望|打算|希望",
            r"全部|均|都|所有|仅|只|唯一|完全",
            r"部分|个别|少数|一些|多数|基本|几乎|有时",
            r"若|如果|假如|一旦|除非",
        ),
    )
)
"""What turns a sentence round, makes a plan a deed, or a part the whole: in the source too, or in neither."""
CONTRAST = re.compile(r"但|然而|不过|却|可是|除")
"""A clause that takes back what was said: what it belongs to does not stand without it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the model, without its marks, and the sources that it cites."""

    text: str
    cited: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a source, or a part of it between semicolons; `lead` is what opened the list that it is of."""

    text: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What a source says, in plain form. `around` is whose it is and where it stands, `names` what may stand in front of
    a sentence with a figure."""

    sentences: tuple[str, ...]
    units: tuple[Unit, ...]
    around: str
    names: tuple[str, ...]


def backing(citation: Citation) -> Backing:
    """What a citation can back."""
    quote = citation.quote
    said = tuple(quote[start:end] for start, end in sentences(quote))
    told = tuple(plain(one) for one in said if not is_outside(one))
    around = (citation.organisation, f"{citation.year}年度", *citation.section)
    return Backing(
        sentences=(*told, *(NUMBERING.sub("", one) for one in told if NUMBERING.match(one))),
        units=tuple(unit for one in told for unit in _units(one)),
        around=plain(" ".join(around)),
        names=(plain(citation.organisation), f"{citation.year}年度", f"{citation.year}年"),
    )


def fault(statement: Statement, sources: Mapping[int, Backing]) -> str | None:
    """Why a statement is not shown; nothing where its sources back it."""
    if not statement.cited or not set(statement.cited) <= set(sources):
        return "citation"
    cited = [sources[n] for n in statement.cited]
    text = plain(statement.text).strip(ENDS)
    if not text:
        return "empty"
    if MARKUP.search(statement.text):
        return "markup"
    if find(text) or MEASURED.search(statement.text):
        # One source alone: whose figure it is must not come from another one.
        return None if any(_copied(text, source) for source in cited) else "figure"
    whole = " ".join(part for source in cited for part in (*source.sentences, source.around))
    if any(next(filter(None, quote)) not in whole for quote in IN_QUOTES.findall(text)):
        return "quote"
    faults = {_strange(statement.text, unit, source.around) for source in cited for unit in source.units}
    return None if None in faults else "sense" if "sense" in faults else "words"


def _units(sentence: str) -> tuple[Unit, ...]:
    lead = match[0] if (match := LEAD.match(sentence)) else ""
    first, *others = SEMICOLON.split(sentence)
    return (Unit(first, ""), *(Unit(other, lead) for other in others if other.strip(ENDS)))


def _copied(text: str, source: Backing) -> bool:
    """Whether a text is the beginning of a sentence of the source, up to the end of a clause; in front of it only whose it is
    may stand."""
    return any(_begins(text, said, source.names) for said in source.sentences)


def _begins(text: str, said: str, names: Sequence[str]) -> bool:
    for at in range(len(text)):
        rest = text[at:]
        if said.startswith(rest) and CLAUSE_ENDS.match(said, len(rest)):
            cut_off = rest[-1].isdigit() and INSIDE.match(said, len(rest))
            return not cut_off and not _taken_back(said[len(rest) :]) and _nothing(text[:at], names)
    return False


def _nothing(lead: str, names: Sequence[str]) -> bool:
    """Whether nothing but the names of the report stands in front."""
    for name in names:
        lead = lead.replace(name, "")
    return not lead.strip(ENDS + "的")


def _taken_back(rest: str) -> bool:
    return CONTRAST.match(rest.lstrip(ENDS)) is not None and not rest.startswith("。")


def _strange(text: str, unit: Unit, around: str) -> str | None:
    """What a text says that a unit of a source does not: `words`, or the same words in another `sense`."""
    clauses = PAUSE.split(unit.text)
    starts = [sum(len(one) + 1 for one in clauses[:n]) for n in range(len(clauses))]
    at, last = 0, -1
    for clause in PAUSE.split(text):
        touched = []
        for word in (plain(one.text) for one in cut(clause) if not _light(one)):
            found = unit.text.find(word, at)
            if found < 0 and word not in around + unit.lead:
                return "words"
            if found >= 0:
                at = found + len(word)
                touched.append(max(n for n, start in enumerate(starts) if start <= found))
        if touched and (touched[0] > last + 1 or any(b > a + 1 for a, b in pairwise(touched))):
            return "words"
        meant = "".join(clauses[touched[0] : touched[-1] + 1]) if touched else ""
        if not _same_sense(clause, meant, unit.lead):
            return "sense"
        last = touched[-1] if touched else last
    if last < 0:
        return "words"
    after = clauses[last + 1] if last + 1 < len(clauses) else ""
    return "sense" if CONTRAST.match(after) else None


def _same_sense(clause: str, meant: str, lead: str) -> bool:
    """Whether a clause takes what it is made of the way the source takes it."""
    return all(bool(sense.search(clause)) == bool(sense.search(lead + meant)) for sense in SENSES)


def _light(word: Word) -> bool:
    """Whether a word says nothing that would have to be in the source. A lone character may be a surname."""
    if word.text.lower() in framing() or not word.text.isalnum():
        return True
    return word.empty and len(word.text) > 1
