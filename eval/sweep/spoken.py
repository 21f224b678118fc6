"""What people call bodies and items in everyday speech: short forms of names, words of the vocabulary."""

import re
from collections.abc import Collection, Mapping
from functools import cache
from random import Random

from eval.sweep.target import Aspect, Target
from ingest.names import accounts, canonical, plain, spoken, terms

CONTRACTED = (
    (r"(?<=[一-鿿]{2})(?:省|市|县)(?=[一-鿿]{3})", ""),
    (r"公安局交通警察", "交警"),
    (r"交通警察", "交警"),
    (r"交通运输(?=厅|局)", "交通"),
    (r"市场监督管理", "市监"),
    (r"发展和改革", "发改"),
    (r"人力资源和社会保障", "人社"),
    (r"(?<=[一-鿿]{2})(?:发展|管理|服务|事务)(?=中心|局)", ""),
    (r"人民政府", "政府"),
    (r"委员会$", "委"),
    (r"办公室$", "办"),
)
"""How names of bodies are shortened: the characters that are left keep their order."""
ENDINGS = ("支出", "项目")
"""What people leave off at the end of a long name."""
SHORTEST = 4
DOING = frozenset("交缴发买办打寄租跑换养修请雇找吃拨搞")
"""How spoken words begin that say what is done."""
FUND = "财政拨款"
"""What a name says of whose money it is, and another name of the same item may not."""
_VERBAL = re.compile(r"[花多少几没了挣…]|一共|总共|上$|的钱$")
"""Spoken words that are half a question already."""


def short(organisation: str, aliases: Collection[str]) -> str:
    """A short name of a body: an alias that its filing gives, else its name with the usual contractions."""
    shorter = [alias for alias in aliases if len(alias) < len(organisation)]
    if shorter:
        return min(shorter, key=len)
    name = organisation
    for long, contracted in CONTRACTED:
        name = re.sub(long, contracted, name)
    return name


def everyday(target: Target, taken: frozenset[str], seed: int, *, whole: bool) -> str:
    """Another name for the item than its label; the label where people have none. `taken` are names of other items.

    What people do (交公积金) is a name only where the `whole` item is asked for, not for a part of it.
    """
    label = target.words[Aspect.NAME]
    own = canonical(label)
    names = [name for name in _synonyms().get(own, ()) if name not in taken and name != label]
    names = [name for name in names if whole or name[0] not in DOING]
    names = [name for name in names if FUND in label or FUND not in name]
    if names:
        return Random(f"{seed}:{target.fact.id}").choice(names)
    for ending in ENDINGS:
        cut = label.removesuffix(ending)
        if cut != label and len(cut) >= SHORTEST and canonical(cut) not in taken - {own}:
            return cut
    return label


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    """Canonical items → what else they are called, where that means nothing else."""
    said = spoken()
    found: dict[str, list[str]] = {}
    known = [(term.canonical, (*term.printed, *term.spoken)) for term in terms() if term.kind == "item"]
    for classification in ("functional", "economic"):
        known += [(canonical(one.name), one.spoken) for one in accounts(classification)]
    for item, names in known:
        for name in names:
            if (
                len(said.get(name, (item,))) == 1
                and canonical(name) in (item, plain(name))
                and not _VERBAL.search(name)
            ):
                found.setdefault(item, []).append(name)
    return {item: tuple(dict.fromkeys(names)) for item, names in found.items()}
