"""Passages by their tokens: how much of a topic each carries, as if each were held against it by itself."""

import math

import pytest

from assistant.indexed import GOING_ON, Indexed, Rarity
from assistant.tokens import rarity, tokens
from assistant.topic import topic
from ingest.chunk import Chunk, ChunkKind
from ingest.document import Span
from ingest.names import plain

SECOND = 2
TEXTS = (
    (1, "购置公务用车三辆，用于执法。"),
    (1, "因车辆老化，支出增加。"),
    (SECOND, "政务云平台建成，机柜 20 个。"),
    (SECOND, "支队长负责 Smart City 项目。"),
)


def _chunks() -> list[Chunk]:
    return [
        Chunk(
            id=f"c{at}",
            filing="f",
            report=0,
            kind=ChunkKind.PROSE,
            section=section,
            annex=False,
            heading=("第三部分", "情况说明"),
            text=text,
            span=Span(start=at * 100, end=at * 100 + len(text)),
        )
        for at, (section, text) in enumerate(TEXTS)
    ]


@pytest.mark.parametrize(
    "words",
    ["公车 购置", "政务云 机柜", "支队 支出增加 原因", "车 老化", "smart city", "公务用车 支出", "地铁"],
)
def test_a_passage_carries_what_its_text_does_helped_by_the_one_before_it(words: str) -> None:
    chunks = _chunks()
    about = topic(words, rarity(tokens(plain(chunk.ranked)) for chunk in chunks), 6.0)
    alone = [about.explained(chunk.ranked) for chunk in chunks]
    expected = {chunk.id: share for chunk, share in zip(chunks, alone, strict=True)}
    for before, after in ((0, 1), (2, 3)):
        if alone[after]:
            both = about.explained(f"{chunks[before].text} {chunks[after].ranked}")
            expected[f"c{after}"] = max(alone[after], GOING_ON * both)

    assert Indexed(chunks).explained(about) == expected


def test_a_token_weighs_by_the_passages_of_all_reports_that_have_it() -> None:
    chunks = _chunks()
    weights = Rarity([Indexed(chunks[:2]), Indexed(chunks[2:])])

    assert dict(weights) == rarity(tokens(plain(chunk.ranked)) for chunk in chunks)
    assert weights["支出"] == math.log(1 + len(chunks))
    assert ("地铁" in weights, bool(weights), bool(Rarity([Indexed([])]))) == (False, True, False)
