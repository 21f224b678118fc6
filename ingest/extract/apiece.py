"""Figures told one by one of names told one by one: A、B分别为 1 万元、2 万元 · A 1 人，B 2 册，分别增长 3%和 4%.

Owns that pairing only: each figure gets a clause of its own, as if the filing had repeated the words. Where names and
figures do not match in number, none of them can be told.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.extract.clauses import Said
from ingest.extract.wording import DIRECTION, clean, counted, measured
from ingest.names import known

_APIECE = re.compile(r"^(?P<names>.*?)(?:分别|(?<!\d)各(?![类项级]))(?P<words>[^、]*)$")
# Income and expenditure by one word each: 收、支总计.
_BOTH = re.compile(r"^(?P<whose>.*?)收入?、支出?(?P<what>总计|合计)$")
_SPLITS = (re.compile("、"), re.compile("、|以及|和|及|与"))
_LAST = re.compile(r"(?:以及|和|及|与)(?=[^和及与、]+$)")
_LINKS = frozenset({"", "和", "及", "与", "以及"})
_ENDS = ("支出", "收入", "经费")
_YEARS = re.compile(r"^(?:19|20)\d{2}年?度?$")
# Said alone these name no item that stands for itself.
_BARE = frozenset({"收入", "支出", "资金", "金额"})


def paired(quantities: Sequence[Said]) -> tuple[tuple[Said, ...], frozenset[int]]:
    """The quantities of a paragraph with a head of their own each, and where those stand that no name can be told of."""
    found = list(quantities)
    unclear: set[int] = set()
    place, size = 0, 0
    while place < len(found):
        run = _run(found, place)
        match = _APIECE.match(found[place].head)
        again = size > 1 and len(run) == size
        if len(run) < 2 or not (match or again):
            size = 0
            place += 1
            continue
        told, words = (match["names"], match["words"]) if match else ("", found[place].head)
        names = _names(told, len(run)) if clean(told) else _before(found, place, len(run))
        for number, one in enumerate(run):
            if names is None:
                unclear.add(one.hit.start)
            else:
                found[place + number] = _own(one, names[number] + words, number, run[-1].hit.unit)
        size = len(run)
        place += size
    return tuple(found), frozenset(unclear)


def _own(one: Said, head: str, number: int, unit: str | None) -> Said:
    hit = replace(one.hit, unit=one.hit.unit or unit)
    return replace(one, hit=hit, head=head, follows=False, mark=one.mark if number == 0 else "、")


def _run(quantities: Sequence[Said], place: int) -> list[Said]:
    """The figure at `place` and those behind it that stand alone, in the same unit and sentence."""
    run = [quantities[place]]
    for one in quantities[place + 1 :]:
        alone = one.head in _LINKS and not one.aside and not any(clause.words for clause in one.between[1:])
        linked = run[-1].tail in ("", "、", *_LINKS) and run[0].hit.unit in (one.hit.unit, None)
        if not (alone and linked and one.sentence == run[0].sentence):
            break
        run.append(one)
    return run


def _names(words: str, size: int) -> list[str] | None:
    """`size` names in `words`; 和 parts them where 、 alone does not, and what the last ends with is of all."""
    if (both := _BOTH.match(clean(words))) and size == 2:
        return [f"{both['whose']}{side}{both['what']}" for side in ("收入", "支出")]
    readings = [_SPLITS[0].split(_LAST.sub("、", words)), *(split.split(words) for split in _SPLITS)]
    names = next((names for names in readings if len(names) == size), None)
    if names is None or any(len(clean(name)) < 2 or _YEARS.match(name) or name in _BARE for name in names):
        return None
    end = next((end for end in _ENDS if names[-1].endswith(end)), "")
    return [name if name.endswith((*_ENDS, "费", "合计", "总计")) else name + end for name in names]


def _before(quantities: Sequence[Said], place: int, size: int) -> list[str] | None:
    """What the last `size` figures of the sentence in front of the one at `place` are of."""
    told = quantities[max(0, place - size) : place]
    if len(told) < size or any(one.sentence != quantities[place].sentence or one.aside for one in told):
        return None
    names = [_noun(one.head) for one in told]
    return names if all(len(name) > 1 for name in names) else None


def _noun(head: str) -> str:
    found = measured(head)
    directed = re.sub(
        rf"(?:比|较|与)(?:上年|去年|\d{{4}}年).*$|占.+$|(?:{DIRECTION})了?$", "", found[0] if found else head
    )
    return clean(directed) if known(clean(directed)) else counted(directed)
