"""Whether a sentence that a chat model wrote says no more than the sources that it cites.

A sentence with a figure has to be the source's own, from its beginning; any other one may only have words of one sentence
of its source, in their order, and may not turn it round. An order that stands in a source backs nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain import Citation
from assistant.outside import is_outside
from assistant.tokens import tokens
from assistant.vocabulary import framing
from assistant.words import Word, cut
from ingest.chunk import sentences
from ingest.names import plain
from ingest.quantity import find

ENDS = "。.！!？?；;，,、：: "
PAUSE = re.compile(r"[，,；;。：:！!？?]")
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
        ),
    )
)
"""What turns a sentence round, or makes a plan a deed and a part the whole: in the source too, or in neither."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the model, without its marks, and the sources that it cites."""

    text: str
    cited: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What a source says, in plain form, sentence by sentence; `around` is whose it is and where it stands."""

    sentences: tuple[str, ...]
    around: str
    names: tuple[str, ...] = field(default=())


def backing(citation: Citation) -> Backing:
    """What a citation can back."""
    quote = citation.quote
    said = (quote[start:end] for start, end in sentences(quote))
    around = (citation.organisation, f"{citation.year}年度", *citation.section)
    return Backing(
        sentences=tuple(plain(one) for one in said if not is_outside(one)),
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
    whole = " ".join((*(one for source in cited for one in source.sentences), *(one.around for one in cited)))
    if any(next(filter(None, quote)) not in whole for quote in IN_QUOTES.findall(text)):
        return "quote"
    return next((found for clause in PAUSE.split(statement.text) if (found := _strange(clause, cited))), None)


def _copied(text: str, source: Backing) -> bool:
    """Whether a text is the beginning of a sentence of the source, up to the end of a clause; in front of it only whose it is
    may stand."""
    return any(_begins(text, said, source.names) for said in source.sentences)


def _begins(text: str, said: str, names: Sequence[str]) -> bool:
    for at in range(len(text)):
        rest = text[at:]
        if said.startswith(rest) and CLAUSE_ENDS.match(said, len(rest)):
            return not (rest[-1:].isdigit() and INSIDE.match(said, len(rest))) and _nothing(text[:at], names)
    return False


def _nothing(lead: str, names: Sequence[str]) -> bool:
    """Whether nothing but the names of the report stands in front."""
    for name in names:
        lead = lead.replace(name, "")
    return not lead.strip(ENDS + "的")


def _strange(clause: str, cited: Sequence[Backing]) -> str | None:
    """What a clause has that no one sentence of its sources has."""
    words = [plain(word.text) for word in cut(clause) if not _light(word)]
    if not words:
        return None
    held = [said for source in cited for said in source.sentences if _in_order(words, said, source.around)]
    if not held:
        return "words"
    return None if any(_same_sense(clause, said) for said in held) else "sense"


def _in_order(words: Sequence[str], said: str, around: str) -> bool:
    """Whether a sentence has the words in their order: who does what to whom. What it is around need not be in it."""
    at = 0
    for word in words:
        found = said.find(word, at)
        if found < 0 and word not in around:
            return False
        at = found + len(word) if found >= 0 else at
    return True


def _light(word: Word) -> bool:
    """Whether a word says nothing that would have to be in the source. A lone character may be a surname."""
    if word.text.lower() in framing() or not word.text.isalnum():
        return True
    return word.empty and len(word.text) > 1


def _same_sense(clause: str, said: str) -> bool:
    """Whether the clause of the source that a clause is made from takes it the same way."""
    own = tokens(plain(clause))
    nearest = max(PAUSE.split(said), key=lambda one: len(own & tokens(one)))
    return all(bool(sense.search(clause)) == bool(sense.search(nearest)) for sense in SENSES)
