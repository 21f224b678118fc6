"""Lies made from what filings say: each true sentence changed in one way, with the right citation. None may get through."""

import random
import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from assistant.backing import Statement, backing, fault
from assistant.cite import Citer
from assistant.contract import Citation
from assistant.domain import Passage
from assistant.library import library_of
from ingest.chunk import ChunkKind, sentences
from ingest.names import plain
from ingest.store.corpus import Corpus

FIGURE = re.compile(r"\d[\d,.]*\d|\d")
CLAUSE = re.compile(r"[，；]")
UNITS = (("万元", "元"), ("万元", "亿元"), ("个", "家"), ("%", "个百分点"))
TURNED = (
    ("增加", "减少"),
    ("减少", "增加"),
    ("没有", "有"),
    ("完成", "未完成"),
    ("负责", "不负责"),
    ("提高", "下降"),
)
Lie = Callable[[str, str, random.Random], str]


def other_digit(said: str, _: str, chance: random.Random) -> str:
    """One digit changed."""
    places = [match.start() for match in re.finditer(r"\d", said)]
    if not places:
        return said
    at = chance.choice(places)
    return said[:at] + str((int(said[at]) + chance.randint(1, 9)) % 10) + said[at + 1 :]


def other_unit(said: str, _: str, chance: random.Random) -> str:
    """One unit changed."""
    fit = [(one, other) for one, other in UNITS if one in said]
    return said.replace(*chance.choice(fit), 1) if fit else said


def figures_swapped(said: str, other: str, chance: random.Random) -> str:
    """One figure replaced by another one, of the same or of the next sentence."""
    own, others = FIGURE.findall(said), FIGURE.findall(said + other)
    return said.replace(chance.choice(own), chance.choice(others), 1) if own else said


def shortened(said: str, _: str, chance: random.Random) -> str:
    """A figure without its last digits."""
    own = [one for one in FIGURE.findall(said) if len(one) > 2]
    return said.split(one := chance.choice(own))[0] + one[: chance.randint(1, len(one) - 1)] if own else said


def turned_round(said: str, _: str, chance: random.Random) -> str:
    """The opposite."""
    fit = [(one, other) for one, other in TURNED if one in said]
    return said.replace(*chance.choice(fit), 1) if fit else said


def denied(said: str, _: str, chance: random.Random) -> str:
    """A no in front of a clause's end."""
    at = chance.randrange(2, max(3, len(said) - 2))
    return said[:at] + chance.choice(("未", "不", "没有")) + said[at:]


def joined(said: str, other: str, chance: random.Random) -> str:
    """The beginning of one sentence with the end of another."""
    return f"{CLAUSE.split(said)[0].rstrip('。')}，{CLAUSE.split(other)[-1]}"


def somebody(said: str, _: str, chance: random.Random) -> str:
    """A name that is nowhere."""
    name = chance.choice(
        ("王建国", "李明", "青山县教育局", "天宇科技有限公司", "《节约办法》", "南湖大桥项目")
    )
    return chance.choice((f"{name}{said}", f"{said.rstrip('。')}，由{name}完成"))


def another_year(said: str, _: str, chance: random.Random) -> str:
    """Another year in front."""
    return f"{chance.randint(2010, 2020)}年{said}"


def swapped(said: str, _: str, chance: random.Random) -> str:
    """The halves of a clause the other way round."""
    half = len(said.rstrip("。")) // 2
    return said.rstrip("。")[half:] + said[:half]


LIES: tuple[Lie, ...] = (
    other_digit, other_unit, figures_swapped, shortened, turned_round, denied, joined, somebody, another_year, swapped,
)  # fmt: skip


@pytest.fixture(scope="module")
def sources(corpus: Corpus) -> tuple[Citation, ...]:
    """Every passage of the samples' prose, each as the only source of an answer."""
    library = library_of(corpus)
    chunks = [
        one
        for one in library.chunks([holder.key for holder in library.holders])
        if one.kind is ChunkKind.PROSE
    ]
    assert len(chunks) > 60
    passages = [Passage(chunk=one, start=one.span.start, end=one.span.end, score=0.0) for one in chunks]
    citers = [Citer(library) for _ in passages]
    assert [citer.passage(one) for citer, one in zip(citers, passages, strict=True)] == [1] * len(passages)
    return tuple(citer.cited[0] for citer in citers)


def told(sources: Sequence[Citation]) -> Iterator[tuple[Citation, str, str]]:
    """Each sentence of the sources, with the one after it."""
    every = [(one, one.quote[start:end]) for one in sources for start, end in sentences(one.quote)]
    for at, (source, said) in enumerate(every):
        yield source, said, every[(at + 1) % len(every)][1]


def printed(lie: str, source: Citation) -> bool:
    """Whether a change came out as something that the source does say."""
    return plain(lie).strip("，。；") in plain(source.quote)


@pytest.mark.parametrize("change", LIES, ids=lambda change: change.__name__)
def test_a_true_sentence_changed_in_one_way_is_dropped(change: Lie, sources: tuple[Citation, ...]) -> None:
    chance = random.Random(change.__name__)
    tried, passed = 0, []
    backings = {one.quote: {1: backing(one)} for one in sources}
    for source, said, other in told(sources):
        for _ in range(3):
            lie = change(said, other, chance)
            if lie == said or (change is not shortened and printed(lie, source)):
                continue
            tried += 1
            if fault(Statement(lie, (1,)), backings[source.quote]) is None:
                passed.append((said, lie))
    assert tried
    assert passed == []


def test_a_true_sentence_is_kept(sources: tuple[Citation, ...]) -> None:
    said = [(source, said) for source, said, _ in told(sources)]
    dropped = [said for source, said in said if fault(Statement(said, (1,)), {1: backing(source)})]
    assert [one for one in dropped if "*" not in one and plain(one) != "其中:"] == []
