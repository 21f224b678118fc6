"""Figures of one sentence that stand beside each other: a question gets the one of its own noun, unit, part and end of the year."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例市信息中心部门决算
第一部分 样例市信息中心概况
一、部门职责
负责全市信息化工作。
第三部分 2023年度部门决算情况说明
一、服务情况
办公云发起办件12.5万件、处理文件80万次、办结率92%。
累计受理资源申请21次、提供数据服务94项（其中本级9次、46项，区县8次、27项，镇街4次、21项）。
新增接入称重检测系统58个，累计接入310个；新增接入视频站点120个、870路，累计接入站点视频260个、1450路。
二、资产情况
年初资产原值总额100.00万元，当年增加60.50万元，当年减少10.20万元，年底资产总值150.30万元。
三、项目情况
指挥平台升级项目年初预算数200万元，年中压减49.5万元，全年预算数150.5万元，执行数88.8万元。
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("办公云2023年处理文件多少次，办结率是多少？", ["80 万次", "92 %"]),
        ("2023年受理的资源申请里，镇街有几次，提供数据服务多少项？", ["4 次", "21 项"]),
        ("2023年称重检测系统新增接入多少个，累计接入多少个？", ["58 个", "310 个"]),
        ("2023年资产年底比年初多多少？", ["50.30 万元"]),
        ("2023年资产当年增加与当年减少相抵，净增加多少？", ["50.30 万元"]),
        ("指挥平台升级项目2023年压减之后还剩多少预算？", ["150.5 万元"]),
        ("指挥平台升级项目2023年压减之前的预算是多少？", ["200 万元"]),
    ],
)
def test_the_neighbour_of_what_is_asked_is_not_given(
    filing: Corpus, question: str, values: list[str]
) -> None:
    given = answer(f"样例市信息中心{question}", (), filing)
    assert figures_of(given) == values
