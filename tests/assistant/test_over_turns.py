"""What turns do with the figures that the turns before them asked for: each keeps its own body, year, item, measure and money."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

BUREAU = "样例县水务局2022年"
OTHER = "示例中心2023年"
CONVERSATIONS = [
    # sums and means keep the measure
    ("公务接待费预算多少", "公务用车运行维护费呢", "合计呢", ["18.00 万元"]),
    ("公务接待费花了多少", "公务用车运行维护费呢", "一共多少钱", ["14.15 万元"]),
    ("公务接待费预算多少", "公务用车运行维护费", "两项共多少", ["18.00 万元"]),
    ("公务接待费预算多少", "公务用车运行维护费呢", "平均呢", ["9.00 万元"]),
    ("公务接待费预算多少", "公务用车运行维护费呢", "差多少", ["10.00 万元"]),
    ("公务接待费预算多少", "公务用车运行维护费呢", "决算呢", "合计呢", ["14.15 万元"]),
    ("公务接待费和公务用车运行维护费的预算分别是多少", "合计呢", ["18.00 万元"]),
    ("公务接待费和公务用车运行维护费的预算分别是多少", "决算呢", "合计呢", ["14.15 万元"]),
    ("会议费多少", "培训费呢", "哪个多", ["3.18 万元"]),
    ("会议费多少", "培训费呢", "公务接待费呢", "三项合计呢", ["8.49 万元"]),
    ("会议费多少", "培训费呢", "一共花了多少", ["5.64 万元"]),
    ("会议费多少", "培训费呢", "前者比后者多多少", ["0.72 万元"]),
    ("会议费多少", "和培训费一共多少", ["5.64 万元"]),
    ("会议费多少", "培训费呢", "合计呢", "再加上公务接待费呢", ["8.49 万元"]),
    # another body or measure is taken once more
    ("公务接待费预算多少", "公务用车运行维护费呢", "合计呢", "那决算呢", ["14.15 万元"]),
    ("三公经费预算多少", f"{OTHER}呢", "两家合计呢", ["24.00 万元"]),
    ("三公经费预算多少", f"{OTHER}呢", "决算呢", "哪家多", ["14.15 万元"]),
    ("公务接待费预算多少", "三公经费呢", f"{OTHER}呢", "两家差多少", ["12.00 万元"]),
    # a part and its whole
    ("三公经费预算多少", "公务接待费呢", "占比呢", ["22.22 %"]),
    ("三公经费预算多少", "公务接待费呢", "公务用车运行维护费呢", "占总额多少", ["77.78 %"]),
    ("公务接待费预算多少", "占三公经费预算多少", ["22.22 %"]),
    ("公务接待费预算多少", "占比呢", ["22.22 %"]),
    ("三公经费花了多少", "公务接待费呢", "占比呢", ["20.14 %"]),
    # planned and spent
    ("公务接待费预算多少", "节约了多少", ["1.15 万元"]),
    ("公务接待费预算多少", "决算呢", "差多少", ["1.15 万元"]),
    ("公务接待费预算多少", "决算呢", "还剩多少", ["1.15 万元"]),
    ("公务接待费预算多少", "决算呢", "压减比例呢", ["28.75 %"]),
    ("公务接待费花了多少", "和预算差多少", ["1.15 万元"]),
    ("公务接待费花了多少", "占三公经费预算多少", ["15.83 %"]),
    ("公务接待费预算多少", "今天天气怎么样", "决算呢", ["2.85 万元"]),
]
SILENT = [
    ("公务接待费预算多少", "合计呢"),
    ("公务接待费预算多少", "决算呢", "合计呢"),
    ("三公经费预算多少", "公务接待费呢", "合计呢"),
    ("公务接待费预算多少", "心理咨询费呢", "合计呢"),
    ("公务接待费预算多少", "心理咨询费呢", "决算呢"),
    ("本年支出合计是多少", "占总额多少"),
]


@pytest.mark.parametrize("said", CONVERSATIONS, ids=lambda said: " / ".join(said[:-1]))
def test_an_operation_is_done_with_what_earlier_turns_asked_for(
    corpus: Corpus, said: tuple[str | list[str], ...]
) -> None:
    *turns, figures = said
    *before, last = (str(turn) for turn in turns)
    found = answer(last, (f"{BUREAU}{before[0]}", *before[1:]), corpus)
    assert figures_of(found)[: len(figures)] == figures, found.answer


@pytest.mark.parametrize("turns", SILENT, ids=" / ".join)
def test_nothing_is_done_where_the_turns_have_not_the_figures_for_it(
    corpus: Corpus, turns: tuple[str, ...]
) -> None:
    first, *between, last = turns
    found = answer(last, (f"{BUREAU}{first}", *between), corpus)
    assert not found.values, found.answer
