"""Whom a conversation speaks of: the organisations that a turn names, and the reports with whose names its questions are read.

A question is held against the names that the reports it speaks of print, and not against those of all filings: what another filing
calls its rows says nothing of it.
"""

import re
from collections.abc import Sequence

from assistant import cues
from assistant.beginnings import in_full
from assistant.contrast import affirmed
from assistant.counted import COUNTED
from assistant.domain import ReportKey
from assistant.english import in_chinese, is_english
from assistant.flows import told_apart
from assistant.identity import Identity, identify
from assistant.lexicon import Lexicon
from assistant.mistyped import mended
from assistant.placed import by_place, put_before
from assistant.whole_names import blanked, sealed
from assistant.written import written
from ingest.names import plain

LONGEST_QUESTION = 2000
TURNS = 7
"""So many turns make a conversation: the question, and what was asked before."""
Spans = Sequence[tuple[int, int]]
CODE = r"(?<!\d)(?:\d{7}|\d{5}|[1-3]\d{2})(?!\d)"
RUNNING_ON = (
    (re.compile(r"(?<!\d)(20\d\d)(?=\s+\d)"), r"\1年"),
    (re.compile(rf"({CODE})(?=\s+{CODE})"), r"\1、"),
    (re.compile(r"(?<!\d)(\d{7}|\d{5}|[1-3]\d{2}(?=\s+项目支出))(?=\s+(?:[\d项]|年[初末]))"), r"\1科目"),
    (re.compile(rf"\s数量\s+({COUNTED})(?=(?:\s+20\d\d年?度?)?\s*$)"), r"有多少\1"),
    (re.compile(r"(?<=[一-鿿）)])\s+金额(?=(?:\s+20\d\d年?度?)?\s*$)"), "的金额是多少钱"),
)
"""Keywords that would run on into what stands behind the blank after them (years, codes, a unit at the end), and how they are told from it."""
OWN = "本级"
"""How the accounts of a body without those under it are called."""
LEVEL = re.compile(
    r"(?:它|他们|其|该?局|该?单位|该?部门)?(?:(?P<own>本级)(?!支出|收入|财政|预算|政府|一般)|(?:整个|全)(?:部门|局|厅|委|系统|单位)|部门汇总)(?:自己|本身|自身|单位)?"
)
"""The level of a body of which a turn speaks: its own accounts, or all of them."""
CHINESE = re.compile(r"[一-鿿（）“”]{2,}")


def spoken_of(turns: Sequence[str], field: Lexicon) -> tuple[ReportKey, ...] | None:
    """The reports of the organisations that are named in the last of `turns` and in those before it; nothing where none is, or
    where the last one asks for all. `field` has no names of items but the field's own."""
    *before, (asked, named) = [_named(turn, field) for turn in turns[-TURNS:]]
    every = not named and re.search(cues.ALL_OF, asked, re.IGNORECASE) is not None
    organisations = {name for _, names in (*before, (asked, named)) for name in names}
    if every or not organisations:
        return None
    return tuple(sorted(one.key for name in organisations for one in field.organisations.reports(name)))


def at_levels(turns: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The turns of a conversation; one that only says another level of the body that was spoken of last (它本级自己呢) with its name."""
    said: list[str] = []
    for turn in turns:
        found = LEVEL.search(turn) if said else None
        if found and not _named(turn, lexicon)[1]:
            before = (_named(one, lexicon)[1] for one in reversed(said))
            name = next((names[0] for names in before if len(names) == 1), "")
            meant = name.removesuffix(OWN) + (OWN if found["own"] else "")
            other = meant != name and (not found["own"] or meant in lexicon.organisations.names)
            turn = turn[: found.start()] + meant + turn[found.end() :] if name and other else turn
        said.append(turn)
    return said


def in_words(question: str, lexicon: Lexicon) -> tuple[str, bool]:
    """A question in Chinese words, and whether it was asked in English."""
    text = written(question[:LONGEST_QUESTION])
    english = is_english(_without_names(text, lexicon))
    text = affirmed(text, english=english)
    return (in_chinese(text, lexicon.organisations.names) if english else text), english


def whose(question: str, *, english: bool, lexicon: Lexicon) -> tuple[str, Spans, Identity]:
    """A question in plain form, where names of a filing's own stand in it, and the organisations that it names."""
    held = lexicon.organisations
    text = _plain(question, english=english)
    if lexicon.projects.called_in(text):
        bodies = identify(text, held, lexicon).mentions
        text = lexicon.projects(text, [(one.start, one.end) for one in bodies])
    text = put_before(in_full(text, lexicon.items), held)
    names = sealed(text, lexicon.items, (span[:2] for span in held.spelt(text)))
    return text, names, by_place(identify(blanked(text, names), held, lexicon), text, names, held)


def _plain(question: str, *, english: bool) -> str:
    """A question for matching: without blanks but those between English words, and without quotes (“三公”经费 is one name)."""
    if english:
        return " ".join(map(plain, question.split())).replace('"', "")
    for words, told in RUNNING_ON:
        question = words.sub(told, question)
    return told_apart(mended(plain(question))).replace('"', "")


def _named(turn: str, field: Lexicon) -> tuple[str, tuple[str, ...]]:
    """A turn in plain form and the organisations that it names."""
    text, english = in_words(turn, field)
    plainly, _, identity = whose(text, english=english, lexicon=field)
    return plainly, identity.organisations


def _without_names(text: str, lexicon: Lexicon) -> str:
    """`text` without the full names of organisations and of items: an English question may name them in Chinese."""
    for start, end, _ in lexicon.organisations.spelt(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return CHINESE.sub(lambda run: " " if plain(run[0]) in lexicon.items else run[0], text)
