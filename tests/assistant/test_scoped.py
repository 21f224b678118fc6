"""Of which part of the expenditure a question asks, wherever it says so."""

import pytest

from assistant.pipeline import answer
from assistant.scoped import in_front
from ingest.store.corpus import Corpus

BUREAU = "样例县水务局2022年"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("水费占公用经费比重（财政拨款基本支出）", "财政拨款基本支出里，水费占公用经费比重"),
        ("水费和电费合计，一般公共预算基本支出口径", "一般公共预算基本支出里，水费和电费合计"),
        ("办公费（只看基本支出部分）是多少", "基本支出里，办公费是多少"),
        ("水费（基本支出）比电费（基本支出）少多少", "水费（基本支出）比电费（基本支出）少多少"),
        ("水费（公开06表）", "水费（公开06表）"),
    ],
)
def test_the_part_is_put_in_front(said: str, read: str) -> None:
    assert in_front(said) == read


@pytest.mark.parametrize("where", ["基本支出里，{}", "{}（基本支出）", "{}，财政拨款基本支出口径", "财政拨款基本支出中的{}"])
@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("水费", ["1.36 万元"]),
        ("水费和电费一共多少", ["11.20 万元"]),
        ("水费比电费少多少", ["8.48 万元"]),
        ("水费占商品和服务支出的比重", ["1.01 %"]),
        ("水费 电费 哪个大", ["9.84 万元"]),
    ],
)
def test_figures_are_of_that_part_whatever_is_done_with_them(
    corpus: Corpus, where: str, asked: str, figures: list[str]
) -> None:
    given = answer(BUREAU + where.format(asked), (), corpus)
    assert [f"{one.value} {one.unit}" for one in given.values][:1] == figures, given.answer
