"""What a filing prints of itself by a label, and what only looks like it; words that a filing coins; who gave; premises of reasons."""

import pytest

from assistant.particulars import particulars
from assistant.pipeline import answer
from ingest.store.corpus import Corpus

FILING = """2023年度样例市水务局部门决算

发布时间：2024-09-20 09:12    浏览次数：31

第一部分 样例市水务局概况
一、部门职责
负责全市水务工作，2024年5月底前完成水库加固。
二、机构设置
局机关内设办公室、规划科、建设科。

第三部分 2023年度部门决算情况说明
一、收入支出决算总体情况说明
2023年度收、支总计均为1763.27万元。与2022年相比，收、支总计各减少264.35万元，下降13.04%。主要变动原因是渠道维护项目完工。
二、收入决算情况说明
本年收入合计1700.00万元，其中：财政拨款收入1690.00万元；其他收入10.00万元，为样例市节水基金会捐助。
三、项目绩效
全市供水站12个，全部达到“四有”标准。

第四部分 名词解释
一、“四有”：指供水站有人员、有场所、有制度、有台账。

附件：项目支出绩效自评表
项目名称	渠道维护	实施单位	样例市水务局
项目负责人	安晓	联系电话	（略）
填报人：	白云	财务负责人：何田    单位负责人签字：

2024年4月3日
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2023年决算是哪天挂出来公开的？", "2024-09-20"),
        ("部门决算公布日期", "2024-09-20"),
        ("自评表谁填的？", "填报人：白云"),
        ("自评表最底下签的是谁，管项目的和管财务的都要", "财务负责人：何田"),
        ("项目负责人是谁？", "项目负责人：安晓"),
        ("自评报告的落款日期是哪天", "2024年4月3日"),
        ("决算里的“四有”是什么意思？", "有台账"),
        ("其他收入里捐钱的是哪个机构？", "节水基金会"),
        ("内设科室名单", "规划科"),
        ("收支总盘子不升反降，归因于何？", "渠道维护项目完工"),
    ],
)
def test_what_the_filing_prints_is_told(filing: Corpus, question: str, told: str) -> None:
    assert told in answer(f"样例市水务局{question}", (), filing).answer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("填自评表的那位，联系电话是多少？", "withheld"),
        ("单位负责人签字的是谁？", "blank"),
        ("采购意向什么时候公开的？", "no_item"),
    ],
)
def test_what_is_kept_back_or_left_blank_is_said_to_be(filing: Corpus, question: str, reason: str) -> None:
    given = answer(f"样例市水务局{question}", (), filing)
    assert (given.status, given.reason) == ("not_found", reason)
    assert "[1]" not in given.answer


@pytest.mark.parametrize(
    "question",
    ["合同什么时候公布的", "公开招聘什么时候", "电话费多少", "水库项目负责人是谁", "培训什么时候办的"],
)
def test_what_is_asked_of_something_else_is_no_particular(question: str) -> None:
    assert particulars(question) == ()
