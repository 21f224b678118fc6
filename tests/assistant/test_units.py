"""A report that breaks its accounts down by organisation: its own organisations are gone over in the column that is asked for."""

from collections.abc import Iterator

import pytest

from assistant.pipeline import answer
from ingest import pipeline
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.embedding import NONE

FILING = """# 2023年度样例市粮食局部门决算

# 一、概况
样例市粮食局主管粮食流通。

## 收入决算表（分单位）
公开02-1表
部门：样例市粮食局　　　　　　　　　　金额单位：万元
单位名称	本年收入合计	财政拨款收入	事业收入
栏次	1	2	3
合计	120.00	90.00	30.00
样例市粮食局本级	70.00	60.00	10.00
样例市粮食检测中心	30.00	20.00	10.00
样例市军粮供应站	20.00	10.00	10.00
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("units")
    filing = folder / "样例市粮食局2023.txt"
    filing.write_text(FILING, encoding="utf-8")
    settings = Settings(data=folder / "data", model=NONE)
    pipeline.add([filing], settings)
    with Corpus.open(settings) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("样例市粮食局2023年三家单位中，本年收入合计最多的是哪一家？", ["70.00"]),
        ("样例市粮食局2023年哪个单位的财政拨款收入最多", ["60.00"]),
        ("样例市粮食局2023年各单位财政拨款收入从低到高排名", ["10.00", "20.00", "60.00"]),
        ("样例市粮食局2023年哪个单位的经营收入最多", []),
    ],
)
def test_the_organisations_of_a_report_are_put_in_order(
    corpus: Corpus, question: str, values: list[str]
) -> None:
    assert [figure.value for figure in answer(question, (), corpus).values] == values
