"""What sentences state: one fact for each figure, with item, measure, basis, scope, subject and year."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.document import Document, Paragraph, Report, ReportKind, Section, Span
from ingest.extract.prose import facts, pieces
from ingest.fact import Amount, Bound, Fact, Fund, Measure, Part, Scope, Withheld
from ingest.numbering import Kind
from ingest.quantity import find, read
from ingest.readers.text import read as read_filing

ACCOUNTS, PERFORMANCE = ReportKind.FINAL_ACCOUNTS, ReportKind.PERFORMANCE
GENERAL = ("第三部分 决算情况说明", "五、一般公共预算财政拨款支出决算情况说明")
PUBLIC = ("第三部分 决算情况说明", "七、财政拨款“三公”经费支出决算情况说明")


def document(text: str, *headings: str, kind: ReportKind = ACCOUNTS) -> Document:
    """A report of 2023 with one section; every line of `text` is a paragraph, a blank line a page break inside one."""
    paragraphs, start = [], 0
    for line in text.split("\n\n\n"):
        paragraphs.append(Paragraph(section=0, span=Span(start=start, end=start + len(line))))
        start += len(line) + 3
    whole = Span(start=0, end=len(text))
    report = Report(number=0, organisation="某市测试局", aliases=(), year=2023, kind=kind, span=whole)
    section = Section(number=0, report=0, path=headings, annex=False, span=whole)
    return Document(
        file="a.txt",
        digest="0" * 64,
        text=text,
        reports=(report,),
        sections=(section,),
        paragraphs=tuple(paragraphs),
        tables=(),
        issues=(),
    )


def stated(text: str, *headings: str, kind: ReportKind = ACCOUNTS) -> tuple[Fact, ...]:
    return facts(document(text, *headings, kind=kind))[0]


Row = tuple[str, Measure, str, str | None, str | None]


def rows(found: tuple[Fact, ...]) -> list[Row]:
    """Item, measure, value, unit and basis of each fact."""
    return [
        (fact.item, fact.measure, str(fact.value.low), fact.unit, fact.basis)
        for fact in found
        if isinstance(fact.value, Amount)
    ]


FINAL, BUDGET, INITIAL, ADDED = Measure.FINAL, Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADDED_BUDGET
SHARE, CHANGE, RATE, DONE = Measure.SHARE, Measure.CHANGE, Measure.CHANGE_RATE, Measure.COMPLETION
COUNT, STATED, BALANCE, ADJUSTED = Measure.COUNT, Measure.STATED, Measure.BALANCE, Measure.ADJUSTED_BUDGET

CASES: list[tuple[str, tuple[str, ...], ReportKind, list[Row]]] = [
    (
        "收、支总计91.20万元（收入总计含年初结转和结余3.10万元，支出总计含年末结转和结余0万元）。",
        ("一、收入支出决算总体情况说明",),
        ACCOUNTS,
        [
            ("收、支总计", FINAL, "91.20", "万元", None),
            ("年初结转和结余", FINAL, "3.10", "万元", None),
            ("年末结转和结余", FINAL, "0", "万元", None),
        ],
    ),
    (
        "编报绩效目标的2023年度项目2个，涉及预算金额31.50万元；绩效自评的2023年度项目1个，涉及预算金额9.00万元，平均得分97.50分。",
        ("十、预算绩效管理情况",),
        ACCOUNTS,
        [
            ("编报绩效目标的2023年度项目", COUNT, "2", "个", None),
            ("编报绩效目标的2023年度项目", BUDGET, "31.50", "万元", None),
            ("绩效自评的2023年度项目", COUNT, "1", "个", None),
            ("绩效自评的2023年度项目", BUDGET, "9.00", "万元", None),
            ("平均得分", Measure.SCORE, "97.50", "分", None),
        ],
    ),
    (
        "2023年度支出合计 90.00 万元，其中：基本支出 60.50 万元，占 67.22%；项目支出 29.50 万元，占 32.78%。",
        ("第三部分 决算情况说明", "三、支出决算情况说明"),
        ACCOUNTS,
        [
            ("支出合计", FINAL, "90.00", "万元", None),
            ("基本支出", FINAL, "60.50", "万元", None),
            ("基本支出", SHARE, "67.22", "%", "支出合计"),
            ("项目支出", FINAL, "29.50", "万元", None),
            ("项目支出", SHARE, "32.78", "%", "支出合计"),
        ],
    ),
    (
        "2023年度收、支总计 90.00 万元。与上年相比，减少 8.10 万元,减少 8.26 %，原因是项目减少。",
        ("第三部分 决算情况说明", "一、收入支出决算总体情况说明"),
        ACCOUNTS,
        [
            ("收、支总计", FINAL, "90.00", "万元", None),
            ("收、支总计", CHANGE, "8.10", "万元", "上年"),
            ("收、支总计", RATE, "8.26", "%", "上年"),
        ],
    ),
    (
        "财政拨款支出年初预算为 70.00 万元，支出决算为 84.70 万元，完成年初预算的 121.00%。",
        GENERAL,
        ACCOUNTS,
        [
            ("财政拨款支出", INITIAL, "70.00", "万元", None),
            ("财政拨款支出", FINAL, "84.70", "万元", None),
            ("财政拨款支出", DONE, "121.00", "%", "年初预算"),
        ],
    ),
    (
        # what only compares speaks of the whole of the list before it
        "2023年度收入合计 90.00 万元。其中：财政拨款收入 80.00 万元；其他收入 10.00 万元。与上年 60.00 万元相比，增加 30.00 万元，增长 50.00%。",
        ("第三部分 决算情况说明", "二、收入决算情况说明"),
        ACCOUNTS,
        [
            ("收入合计", FINAL, "90.00", "万元", None),
            ("财政拨款收入", FINAL, "80.00", "万元", None),
            ("其他收入", FINAL, "10.00", "万元", None),
            ("收入合计", FINAL, "60.00", "万元", None),
            ("收入合计", CHANGE, "30.00", "万元", "上年"),
            ("收入合计", RATE, "50.00", "%", "上年"),
        ],
    ),
    (
        # several accounts in one paragraph
        "其中，综合医院（项）支出 9.00 万元，较年初预算 8.00 万元增加 1.00 万元，原因是追加经费；急救机构（项）支出 2.00 万元。",
        GENERAL,
        ACCOUNTS,
        [
            ("综合医院", FINAL, "9.00", "万元", None),
            ("综合医院", INITIAL, "8.00", "万元", None),
            ("综合医院", CHANGE, "1.00", "万元", "年初预算"),
            ("急救机构", FINAL, "2.00", "万元", None),
        ],
    ),
    (
        "年末财政拨款结转和结余 9.00 万元，其中政府性基金预算 3.00 万元。国内接待人均 200.50 元。",
        GENERAL,
        ACCOUNTS,
        [
            ("年末财政拨款结转和结余", FINAL, "9.00", "万元", None),
            ("年末财政拨款结转和结余", FINAL, "3.00", "万元", None),
            ("国内接待人均", STATED, "200.50", "元", None),
        ],
    ),
    (
        # a rate behind a count is that of the count
        "全年投入资金 5.00 亿元。接诊病人 400 人次，较上年增长 9.87%；加固水库 143 座，年度目标 150 座，完成率 95.3%。",
        ("一、履职情况",),
        PERFORMANCE,
        [
            ("投入资金", STATED, "5.00", "亿元", None),
            ("接诊病人", COUNT, "400", "人次", None),
            ("接诊病人", RATE, "9.87", "%", "上年"),
            ("加固水库", COUNT, "143", "座", None),
            ("加固水库", Measure.TARGET, "150", "座", None),
            ("加固水库", DONE, "95.3", "%", "目标"),
        ],
    ),
    (
        "人员经费 41.20 万元，占基本支出的 68.10%，主要包括基本工资等。",
        ("六、一般公共预算财政拨款基本支出决算情况说明",),
        ACCOUNTS,
        [("人员经费", FINAL, "41.20", "万元", None), ("人员经费", SHARE, "68.10", "%", "基本支出")],
    ),
    (
        "公务接待费支出决算为 0.33 万元，全年共接待来访团组 2 个、来宾 15 人次。",
        PUBLIC,
        ACCOUNTS,
        [
            ("公务接待费", FINAL, "0.33", "万元", None),
            ("来访团组", COUNT, "2", "个", None),
            ("来宾", COUNT, "15", "人次", None),
        ],
    ),
    (
        "全年因公出国（境）团组数 0 个，累计 0 人次。",
        PUBLIC,
        ACCOUNTS,
        [("因公出国(境)团组数", COUNT, "0", "个", None), ("因公出国(境)人次", COUNT, "0", "人次", None)],
    ),
    (
        "开支培训费 6 万元，其中 1 万元用于开展职工培训，人数 26 人，内容为业务。",
        ("十、一般性支出情况说明",),
        ACCOUNTS,
        [
            ("培训费", FINAL, "6", "万元", None),
            ("职工培训", STATED, "1", "万元", None),
            ("人数", COUNT, "26", "人", None),
        ],
    ),
    (
        "a. 工资福利支出为 57.18 万元，较2022年 52.57 万元增加 4.61 万元，增加 8.77%。",
        ("一、基本支出情况",),
        PERFORMANCE,
        [
            ("工资福利支出", FINAL, "57.18", "万元", None),
            ("工资福利支出", FINAL, "52.57", "万元", None),
            ("工资福利支出", CHANGE, "4.61", "万元", "上年"),
            ("工资福利支出", RATE, "8.77", "%", "上年"),
        ],
    ),
    (
        "年初预算数 100 万元，年中压减 26.80 万元，全年预算数 73.20 万元，执行数 54.90 万元，完成预算的 75.00%。",
        ("（5）道路设备维护经费项目",),
        PERFORMANCE,
        [
            ("道路设备维护经费项目", INITIAL, "100", "万元", None),
            ("道路设备维护经费项目", ADDED, "26.80", "万元", None),
            ("道路设备维护经费项目", ADJUSTED, "73.20", "万元", None),
            ("道路设备维护经费项目", FINAL, "54.90", "万元", None),
            ("道路设备维护经费项目", DONE, "75.00", "%", "预算"),
        ],
    ),
    (
        "维护专项年初预算安排 30 万元，执行数为 25 万元。明细为：(1)甲系统 10 万元；(2)乙系统 20 万元。",
        ("（二）项目支出情况",),
        PERFORMANCE,
        [
            ("维护专项", INITIAL, "30", "万元", None),
            ("维护专项", FINAL, "25", "万元", None),
            ("甲系统", INITIAL, "10", "万元", None),
            ("乙系统", INITIAL, "20", "万元", None),
        ],
    ),
    (
        "整体预算 10 万元，年中追加 20 万元，其中基本支出 18 万元，项目支出 12 万元；结余资金 1 万元。",
        ("（二）整体支出规模",),
        PERFORMANCE,
        [
            ("整体预算", INITIAL, "10", "万元", None),
            ("年中追加", ADDED, "20", "万元", None),
            ("基本支出", STATED, "18", "万元", None),
            ("项目支出", STATED, "12", "万元", None),
            ("结余资金", BALANCE, "1", "万元", None),
        ],
    ),
    (
        "会议费年初预算 9 万元，支出决算为 1.39 万元（其中，基本支出会议费 1.20 万元），完成年初预算的 15.4%。",
        ("十一、一般性支出情况说明",),
        ACCOUNTS,
        [
            ("会议费", INITIAL, "9", "万元", None),
            ("会议费", FINAL, "1.39", "万元", None),
            ("基本支出会议费", FINAL, "1.20", "万元", None),
            ("会议费", DONE, "15.4", "%", "年初预算"),
        ],
    ),
    (
        "机关运行经费支出 52 万元，比年初预算数增加 7 万元，增长 15.6%；比上年决算数减少 3 万元。",
        ("十、机关运行经费支出说明",),
        ACCOUNTS,
        [
            ("机关运行经费支出", FINAL, "52", "万元", None),
            ("机关运行经费支出", CHANGE, "7", "万元", "年初预算"),
            ("机关运行经费支出", RATE, "15.6", "%", "年初预算"),
            ("机关运行经费支出", CHANGE, "3", "万元", "上年"),
        ],
    ),
    (
        "决算支出 40 万元。按经济科目分：工资 10 万元，占比 25%；其余 30 万元。按支出类别分：基本支出 40 万元，占比 100%。",
        ("二、收支情况",),
        PERFORMANCE,
        [
            ("决算支出", FINAL, "40", "万元", None),
            ("工资", FINAL, "10", "万元", None),
            ("工资", SHARE, "25", "%", "决算支出"),
            ("其余", FINAL, "30", "万元", None),
            ("基本支出", FINAL, "40", "万元", None),
            ("基本支出", SHARE, "100", "%", "决算支出"),
        ],
    ),
    (
        "政府采购支出总额 30 万元，其中货物支出 10 万元、服务支出 20 万元。授予小微企业合同金额 6 万元。",
        ("十二、政府采购支出说明",),
        ACCOUNTS,
        [
            ("政府采购支出总额", FINAL, "30", "万元", None),
            ("政府采购货物支出", FINAL, "10", "万元", None),
            ("政府采购服务支出", FINAL, "20", "万元", None),
            ("授予小微企业合同金额", STATED, "6", "万元", None),
        ],
    ),
    (
        "基本支出决算数比年初预算数增加 1.5 万元。项目支出预算执行率为 85.3%，比上年提高 2.1 个百分点。",
        ("（一）支出情况",),
        PERFORMANCE,
        [
            ("基本支出", CHANGE, "1.5", "万元", "年初预算"),
            ("项目支出", DONE, "85.3", "%", "预算"),
            ("项目支出预算执行率", CHANGE, "2.1", "个百分点", "上年"),
        ],
    ),
    (
        "设有 5 个部门，接入数据 500\n\n余万条，为 76 家单位、330 个系统提供服务，新增接入站点 6 个，累计接入站点 40 个。",
        ("履职效能",),
        PERFORMANCE,
        [
            ("部门", COUNT, "5", "个", None),
            ("数据", COUNT, "500", "万条", None),
            ("单位", COUNT, "76", "家", None),
            ("系统", COUNT, "330", "个", None),
            ("新增接入站点", COUNT, "6", "个", None),
            ("累计接入站点", COUNT, "40", "个", None),
        ],
    ),
    (
        "会议费支出决算为 7.00 万元，完成全年预算 10.00 万元的 70.0%，比2019年（改革前）决算数减少 3.00 万元，降低 30.0%。",
        PUBLIC,
        ACCOUNTS,
        [
            ("会议费", FINAL, "7.00", "万元", None),
            ("会议费", ADJUSTED, "10.00", "万元", None),
            ("会议费", DONE, "70.0", "%", "全年预算"),
            ("会议费", CHANGE, "3.00", "万元", "2019年"),
            ("会议费", RATE, "30.0", "%", "2019年"),
        ],
    ),
    (
        "“教育支出”（类）2023年度决算 12.00 万元，比2023年年初预算增加 2.00 万元，增长 20.00%。",
        GENERAL,
        ACCOUNTS,
        [
            ("“教育支出”(类)", FINAL, "12.00", "万元", None),
            ("“教育支出”(类)", CHANGE, "2.00", "万元", "年初预算"),
            ("“教育支出”(类)", RATE, "20.00", "%", "年初预算"),
        ],
    ),
    (
        "2.公务接待费。2023年决算数 2.00 万元，比2023年年初预算数 6.00 万元减少 4.00 万元。",
        PUBLIC,
        ACCOUNTS,
        [
            ("公务接待费", FINAL, "2.00", "万元", None),
            ("公务接待费", INITIAL, "6.00", "万元", None),
            ("公务接待费", CHANGE, "4.00", "万元", "年初预算"),
        ],
    ),
    (
        "公务接待费支出 2.00 万元，累计 5 批次、40 人次，共计支出 2.00 万元。",
        PUBLIC,
        ACCOUNTS,
        [
            ("公务接待费支出", FINAL, "2.00", "万元", None),
            ("公务接待", COUNT, "5", "批次", None),
            ("公务接待", COUNT, "40", "人次", None),
            ("公务接待支出", FINAL, "2.00", "万元", None),
        ],
    ),
    (
        "财政拨款收入 9.00 万元（其中：一般公共预算 6.00 万元，政府性基金预算 3.00 万元），占收入合计 90.00%。",
        ("第三部分 决算情况说明", "二、收入决算情况说明"),
        ACCOUNTS,
        [
            ("财政拨款收入", FINAL, "9.00", "万元", None),
            ("一般公共预算财政拨款收入", FINAL, "6.00", "万元", None),
            ("政府性基金预算财政拨款收入", FINAL, "3.00", "万元", None),
            ("财政拨款收入", SHARE, "90.00", "%", "收入合计"),
        ],
    ),
    (
        "为机关运行而开支的机关运行经费，合计 9.00 万元。",
        ("第三部分 决算情况说明", "十、机关运行经费支出说明"),
        ACCOUNTS,
        [("机关运行经费", FINAL, "9.00", "万元", None)],
    ),
    (
        "甲设备更新项目：年初预算 8.00 万元，执行 6.00 万元，执行率 75.00%。",
        ("二、项目绩效",),
        PERFORMANCE,
        [
            ("甲设备更新项目", INITIAL, "8.00", "万元", None),
            ("甲设备更新项目", FINAL, "6.00", "万元", None),
            ("甲设备更新项目", DONE, "75.00", "%", "年初预算"),
        ],
    ),
    (
        "收支较上年决算数增加 4.00 万元，增长 5.0%。",
        ("第二部分 决算情况说明", "（一）收入支出决算总体情况说明"),
        ACCOUNTS,
        [("收支总计", CHANGE, "4.00", "万元", "上年"), ("收支总计", RATE, "5.0", "%", "上年")],
    ),
]


@pytest.mark.parametrize(("text", "headings", "kind", "expected"), CASES)
def test_a_sentence_states_what_its_words_say(
    text: str, headings: tuple[str, ...], kind: ReportKind, expected: list[Row]
) -> None:
    assert rows(stated(text, *headings, kind=kind)) == expected


INCOME = ("第三部分 决算情况说明", "二、收入决算情况说明")
EVALUATION = ("十、预算绩效管理情况",)
SCORE, TARGET = Measure.SCORE, Measure.TARGET
Told = tuple[str, Measure, str, int]

TOLD: list[tuple[str, tuple[str, ...], list[Told]]] = [
    # Names and figures told one by one
    (
        "政府采购货物、工程、服务支出分别为1.00万元、2.00万元、3.00万元。",
        ("十、政府采购支出情况说明",),
        [
            ("政府采购货物支出", FINAL, "1.00", 2023),
            ("政府采购工程支出", FINAL, "2.00", 2023),
            ("政府采购服务支出", FINAL, "3.00", 2023),
        ],
    ),
    (
        "人员经费和公用经费分别为9.00万元和1.00万元，分别占基本支出的90%和10%。",
        GENERAL,
        [
            ("人员经费", FINAL, "9.00", 2023),
            ("公用经费", FINAL, "1.00", 2023),
            ("人员经费", SHARE, "90", 2023),
            ("公用经费", SHARE, "10", 2023),
        ],
    ),
    (
        "全年到馆12人次，外借34册，分别比上年增长4.5%和2.1%。",
        ("一、工作",),
        [("到馆", COUNT, "12", 2023), ("外借", COUNT, "34", 2023), ("到馆", RATE, "4.5", 2023), ("外借", RATE, "2.1", 2023)],
    ),
    ("收入、支出分别比上年增加3.00万元、2.00万元。", INCOME, []),
    ("2022年、2023年的支出分别为8.00万元、9.00万元。", INCOME, []),
    # The figure compared with in the middle
    (
        "其中：其他收入4.00万元。与上年44.00万元相比，收入合计增加6.00万元，增长13.64%。",
        INCOME,
        [
            ("其他收入", FINAL, "4.00", 2023),
            ("收入合计", FINAL, "44.00", 2022),
            ("收入合计", CHANGE, "6.00", 2023),
            ("收入合计", RATE, "13.64", 2023),
        ],
    ),
    (
        "本年支出合计50.00万元。与上年44.00万元相比增加6.00万元。",
        INCOME,
        [("本年支出合计", FINAL, "50.00", 2023), ("本年支出合计", FINAL, "44.00", 2022), ("本年支出合计", CHANGE, "6.00", 2023)],
    ),
    (
        "平台接入视频36路，较升级前的20路增加16路。",
        ("二、产出",),
        [("视频", COUNT, "36", 2023), ("原视频", COUNT, "20", 2023), ("视频", CHANGE, "16", 2023)],
    ),
    # Money and worth of what was counted
    (
        "处置车辆2辆，账面原值31.20万元；房屋300平方米，价值88.00万元。",
        ("九、国有资产占用情况说明",),
        [
            ("处置车辆", COUNT, "2", 2023),
            ("处置车辆账面原值", STATED, "31.20", 2023),
            ("房屋", COUNT, "300", 2023),
            ("房屋价值", STATED, "88.00", 2023),
        ],
    ),
    (
        "2个项目开展了财政重点绩效评价，涉及财政性资金4.00万元；对9个项目开展绩效自评，涉及财政性资金合计9.00万元。",
        EVALUATION,
        [
            ("财政重点绩效评价项目", COUNT, "2", 2023),
            ("财政重点绩效评价涉及资金", STATED, "4.00", 2023),
            ("绩效自评项目", COUNT, "9", 2023),
            ("绩效自评涉及资金", STATED, "9.00", 2023),
        ],
    ),
    # Scores, scales and targets
    (
        "处理工单3万件以上，实际完成2.8万件。",
        EVALUATION,
        [("工单", TARGET, "3", 2023), ("工单", Measure.ACTUAL, "2.8", 2023)],
    ),
    (
        "其中履职效果得46.50分，部门预算支出率为95%，按评分标准得9.50分。",
        EVALUATION,
        [
            ("履职效果得分", SCORE, "46.50", 2023),
            ("部门预算支出率", STATED, "95", 2023),
            ("部门预算支出率得分", SCORE, "9.50", 2023),
        ],
    ),
    ("得分90分（含）以上为优，得分低于60分为差。", EVALUATION, []),
    (
        "“设备更新”项目自评得分为97分，全年预算数为6.00万元，执行数为5.00万元。",
        EVALUATION,
        [
            ("“设备更新”项目自评得分", SCORE, "97", 2023),
            ("“设备更新”项目", ADJUSTED, "6.00", 2023),
            ("“设备更新”项目", FINAL, "5.00", 2023),
        ],
    ),
    (
        "新建林带103公里，为年度计划120公里的85.83%；改建公厕17座，完成年度目标的85%；到位内资5.00亿元，完成年度目标的96%。",
        EVALUATION,
        [
            ("新建林带", COUNT, "103", 2023),
            ("新建林带", TARGET, "120", 2023),
            ("新建林带", DONE, "85.83", 2023),
            ("改建公厕", COUNT, "17", 2023),
            ("改建公厕", DONE, "85", 2023),
            ("到位内资", STATED, "5.00", 2023),
            ("到位内资", DONE, "96", 2023),
        ],
    ),
    # What a word in front or behind adds to a name
    ("事业收入40.00万元（含教育收费3.00万元）。", INCOME, [("事业收入", FINAL, "40.00", 2023), ("教育收费", FINAL, "3.00", 2023)]),
    (
        "人员经费中基本工资4.00万元；公用经费6.00万元，主要包括差旅费3.00万元。",
        GENERAL,
        [("基本工资", FINAL, "4.00", 2023), ("公用经费", FINAL, "6.00", 2023), ("差旅费", FINAL, "3.00", 2023)],
    ),
    (
        "全年组织因公出国（境）团组2个。单位全年安排的国内公务接待7批次。",
        PUBLIC,
        [("因公出国(境)团组", COUNT, "2", 2023), ("国内公务接待", COUNT, "7", 2023)],
    ),
    ("2023年度用于保障机构正常运转的日常支出7.00万元。", ("三、支出决算情况说明", "（一）基本支出情况"), [("基本支出", FINAL, "7.00", 2023)]),
    (
        "政府性基金预算财政拨款收入5.00万元，支出4.00万元。",
        INCOME,
        [("政府性基金预算财政拨款收入", FINAL, "5.00", 2023), ("政府性基金预算财政拨款支出", FINAL, "4.00", 2023)],
    ),
    (
        "实际到位资金18.00万元，实际支出16.00万元，草种发芽率只有61%。",
        EVALUATION,
        [("实际到位资金", STATED, "18.00", 2023), ("实际支出", FINAL, "16.00", 2023), ("草种发芽率", STATED, "61", 2023)],
    ),
    (
        "国有资本经营预算财政拨款本年收入3.00万元；年初结转1.00万元；支出2.00万元。",
        INCOME,
        [
            ("国有资本经营预算财政拨款本年收入", FINAL, "3.00", 2023),
            ("年初结转", FINAL, "1.00", 2023),
            ("国有资本经营预算财政拨款支出", FINAL, "2.00", 2023),
        ],
    ),
    (
        "实行绩效管理的项目11个，全年预算数6.00万元，全年执行数5.00万元，预算执行率83.33%。",
        EVALUATION,
        [
            ("实行绩效管理的项目", COUNT, "11", 2023),
            ("实行绩效管理的项目", ADJUSTED, "6.00", 2023),
            ("实行绩效管理的项目", FINAL, "5.00", 2023),
            ("实行绩效管理的项目", DONE, "83.33", 2023),
        ],
    ),
    (
        "设备补助项目预算4.00万元，支出3.00万元；补充帐篷65顶、棉被42床，差错2笔。",
        EVALUATION,
        [
            ("设备补助项目", BUDGET, "4.00", 2023),
            ("设备补助项目", FINAL, "3.00", 2023),
            ("补充帐篷", COUNT, "65", 2023),
            ("棉被", COUNT, "42", 2023),
            ("差错", COUNT, "2", 2023),
        ],
    ),
    # What is no name, and a year that is not the figure's
    ("自评结果中，80-90分的14个，60分以下的1个。", EVALUATION, []),
    (
        "平台2021年8月上线，现有账号48个。部分调查推迟到2024年实施；登记古树120株。",
        EVALUATION,
        [("现有账号", COUNT, "48", 2023), ("登记古树", COUNT, "120", 2023)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headings", "expected"), TOLD, ids=[case[0][:20] for case in TOLD])
def test_each_figure_keeps_the_item_that_its_sentence_gives_it(
    text: str, headings: tuple[str, ...], expected: list[Told]
) -> None:
    assert [
        (fact.item, fact.measure, str(fact.value.low), fact.year)
        for fact in stated(text, *headings)
        if isinstance(fact.value, Amount)
    ] == expected


def test_what_was_charged_to_a_part_of_expenditure_stands_beside_it() -> None:
    found = stated("培训费2.00万元（基本支出列支1.50万元，项目支出列支0.50万元）。", *GENERAL)
    assert [(fact.item, fact.subject) for fact in found] == [
        ("培训费", None),
        ("基本支出列支", "培训费"),
        ("项目支出列支", "培训费"),
    ]


def test_a_figure_that_a_blank_parts_is_read_as_none_of_its_halves() -> None:
    found, issues = facts(document("年初预算为85.1 5万元，支出决算为78.80万元。", *GENERAL))
    assert [str(fact.value.low) for fact in found if isinstance(fact.value, Amount)] == ["78.80"]
    assert len(issues) >= 1


def test_what_follows_a_figure_that_a_blank_parts_is_of_the_same_thing() -> None:
    found, issues = facts(document("公务接待费支出1 1.05万元，比上年下降2.50%。", *GENERAL))
    assert [
        (fact.item, str(fact.value.low), fact.basis) for fact in found if isinstance(fact.value, Amount)
    ] == [("公务接待费支出", "2.50", "上年")]
    assert len(issues) == 1


@pytest.mark.parametrize(
    ("text", "value", "item", "subject", "context"),
    [
        (
            "市政务云累计为全市 78 个单位的 412 个应用系统提供服务。",
            "412",
            "应用系统",
            "市政务云",
            "市政务云累计为全市78个单位的412个应用系统提供服务",
        ),
        ("完成了 39 个系统的上云工作，巡检 5 次。", "39", "系统", "上云工作", "完成了39个系统的上云工作"),
        (
            "受理资源申请 31 次、提供数据服务 394 项（其中省厅 19 次、186 项）。",
            "186",
            "省厅",
            "数据服务",
            "其中省厅19次、186项",
        ),
        (
            "开支会议费 1 万元，用于召开工作会议，人数 9 人；开支培训费 2 万元，用于开展在职人员（人均 300 元）培训，人数 35 人。",
            "35",
            "人数",
            "在职人员培训",
            "培训，人数35人",
        ),
        (
            "新增接入监测系统 69 个，累计接入 404 个。",
            "404",
            "监测系统",
            None,
            "累计接入404个",
        ),
        (
            "人才平台新增用户 16 人，累计发放奖补资金 2 万元。",
            "2",
            "奖补资金",
            None,
            "人才平台，累计发放奖补资金2万元",
        ),
    ],
)
def test_a_count_carries_its_own_words_and_not_its_neighbours(
    text: str, value: str, item: str, subject: str | None, context: str
) -> None:
    (found,) = [fact for fact in stated(text, "履职效能", kind=PERFORMANCE) if str(fact.value.low) == value]  # type: ignore[union-attr]
    assert (found.item, found.subject, found.context) == (item, subject, context)


def test_growth_on_the_year_before_is_that_of_the_count_in_front() -> None:
    _, growth = stated("累计采集数据 41TB，同比增长 66.4%。", "履职效能", kind=PERFORMANCE)
    assert (growth.item, growth.measure, growth.basis) == ("累计采集数据", RATE, "上年")


def test_what_a_fund_gives_to_a_project_stands_under_the_fund() -> None:
    text = "甲类专项资金年初预算 9 万元，执行数为 8 万元，执行率为 88.89%。明细为：（1）平台工程 5 万元；（2）系统工程 4 万元。"
    *_, rate, first, _ = stated(text, "项目支出", kind=PERFORMANCE)
    assert (first.row, rate.basis) == (("甲类专项资金", "平台工程"), "年初预算")


def test_what_a_cost_was_used_for_stands_under_the_cost() -> None:
    found = stated(
        "开支培训费 6 万元，其中 1 万元用于开展职工培训，5 万元用于召开工作会议。", "十、一般性支出情况说明"
    )
    assert [(fact.item, fact.row) for fact in found[1:]] == [
        ("职工培训", ("培训费", "职工培训")),
        ("工作会议", ("培训费", "工作会议")),
    ]


def test_a_functional_path_in_the_line_above_names_the_item_of_the_paragraph() -> None:
    text = "公共安全支出（类）公安（款）执法办案（项）。\n\n\n年初预算为 4.00 万元，支出决算为 5.00 万元。"
    budget, final = stated(text, *GENERAL)
    assert (budget.item, budget.row, budget.measure) == (
        "执法办案",
        ("公共安全支出", "公安", "执法办案"),
        INITIAL,
    )
    assert (final.item, final.row, final.scope) == ("执法办案", budget.row, Scope(fund=Fund.GENERAL))


def test_an_account_code_beside_the_path_is_kept() -> None:
    text = "（类）事务（款）事业运行（项）（即 2010350）。\n\n\n支出决算为 5.00 万元。"
    (fact,) = stated("一般公共服务支出" + text, *GENERAL)
    assert (fact.item, fact.code) == ("事业运行", "2010350")


@pytest.mark.parametrize(
    ("heading", "term"),
    [("二、机关运行经费支出情况", "机关运行经费"), ("六、基本支出决算情况说明", "公用经费")],
)
def test_what_offices_spend_on_daily_needs_is_what_their_section_is_about(heading: str, term: str) -> None:
    text = (
        "2022年行政单位使用财政拨款安排的基本支出中的日常公用经费支出，合计612.47万元，比上年减少36.46万元。"
    )
    assert {fact.term for fact in stated(text, heading)} == {term}


def test_a_sum_behind_a_class_alone_says_no_measure() -> None:
    (fact,) = stated("1、住房保障支出（类）8.19 万元：", *GENERAL)
    assert (fact.term, fact.measure) == ("住房保障支出", STATED)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("全年接待来访团组 2 个。", "公务接待批次"),
        ("共接待 96 人次。", "公务接待人次"),
        ("更新公务用车 1 辆。", "公务用车购置数"),
        ("“三公”经费财政拨款支出 3 万元。", "三公经费"),
        ("公务用车运行维护费支出 3 万元。", "公务用车运行维护费"),
    ],
)
def test_an_item_is_known_by_its_term_whatever_its_spelling(text: str, term: str) -> None:
    assert [fact.term for fact in stated(text, *PUBLIC)] == [term]


@pytest.mark.parametrize(
    ("headings", "text", "scope"),
    [
        (("三、支出决算情况说明",), "基本支出 6 万元。", Scope(part=Part.BASIC)),
        (GENERAL, "公共安全支出 6 万元。", Scope(fund=Fund.GENERAL)),
        (("四、财政拨款收入支出决算总体情况说明",), "本年收入 6 万元。", Scope(fund=Fund.FISCAL)),
        (PUBLIC, "公务接待费 6 万元。", Scope(fund=Fund.FISCAL, table="三公")),
        (
            ("六、一般公共预算财政拨款基本支出决算情况说明",),
            "公用经费 6 万元。",
            Scope(fund=Fund.GENERAL, part=Part.BASIC, table="基本支出明细"),
        ),
        (
            ("八、政府性基金预算收入支出决算情况",),
            "年末结转和结余 0 万元。",
            Scope(fund=Fund.GOVERNMENT_FUND),
        ),
    ],
)
def test_headings_say_whose_money_it_is(headings: tuple[str, ...], text: str, scope: Scope) -> None:
    assert [fact.scope for fact in stated(text, *headings)] == [scope]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年决算支出 9 万元。", [2023]),
        ("人员支出为 9 万元，较2022年 8 万元增加 1 万元。", [2023, 2022, 2023]),
        ("完成2022年清理项目 4 个。", [2022]),
        ("（因我局为2019年新成立单位）支出 3 万元。", [2023]),
        ("收支较上年 8 万元减少 1 万元。", [2022, 2023]),
    ],
)
def test_a_figure_has_the_year_it_is_of(text: str, years: list[int]) -> None:
    assert [fact.year for fact in stated(text, "二、支出情况", kind=PERFORMANCE)] == years


def test_the_head_count_belongs_to_its_training() -> None:
    text = (
        "开支培训费 1 万元，用于开展岗位能力提升培训，人数 41 人，内容为业务培训；驾管业务培训，人数 7 人。"
    )
    counts = [fact for fact in stated(text, "十一、一般性支出情况说明") if fact.measure is COUNT]
    assert [(fact.item, fact.subject) for fact in counts] == [
        ("人数", "岗位能力提升培训"),
        ("人数", "驾管业务培训"),
    ]


def test_a_decrease_keeps_its_printed_value_and_its_word() -> None:
    text = "公务接待费与上年相比减少 0.08 万元，下降 19.51%。"
    assert [(fact.value, fact.column) for fact in stated(text, *PUBLIC)] == [
        (Amount(low=Decimal("0.08")), ("减少",)),
        (Amount(low=Decimal("19.51")), ("下降",)),
    ]


def test_bounds_and_ranges_are_kept() -> None:
    text = "服务近 50 余次，利用率从 10%-50%提升到 30%-70%。"
    assert [fact.value for fact in stated(text, "绩效", kind=PERFORMANCE)] == [
        Amount(low=Decimal(50), bound=Bound.ABOUT),
        Amount(low=Decimal(10), high=Decimal(50), bound=Bound.RANGE),
        Amount(low=Decimal(30), high=Decimal(70), bound=Bound.RANGE),
    ]


def test_what_is_withheld_is_a_fact_without_a_value() -> None:
    text = "执行数 8 万元。因此项目为涉密项目，不作公开评价。"
    _, withheld = stated(text, "（8）装备经费项目", kind=PERFORMANCE)
    assert (withheld.item, withheld.subject, withheld.value) == ("绩效评价", "装备经费项目", Withheld())
    (staff,) = stated("此项内容不予公开。", "（三）人员情况", kind=PERFORMANCE)
    assert (staff.item, staff.value) == ("人员情况", Withheld())


def test_a_figure_that_cannot_be_read_or_named_is_an_issue() -> None:
    found, issues = facts(document("下达为 1,4653.09 万元，按件 *7。", "存在的问题"))
    assert found == ()
    assert [issue.detail.split(":")[0] for issue in issues] == ["'1,4653.09'", "'7'"]


def test_span_unit_quote_and_context_are_of_the_filing() -> None:
    text = "说明如下。公务用车\n\n购置费 **8.90** 万元，设备 3 台（套）。"
    cost, machines = stated(text, *PUBLIC)
    assert text[cost.span.start : cost.span.end] == "8.90"
    assert text[cost.quote.start : cost.quote.end] == "公务用车\n\n购置费 **8.90** 万元，设备 3 台（套）。"
    assert cost.context == "公务用车购置费8.90万元"
    assert (cost.item, machines.unit) == ("公务用车购置费", "台（套）")
    assert (cost.id, machines.id) == ("000000000000-s0", "000000000000-s1")


def test_every_digit_of_the_real_prose_is_a_fact_a_named_kind_or_an_issue(
    real_filings: tuple[Path, ...],
) -> None:
    for path in real_filings:
        filing = read_filing(path)
        found, issues = facts(filing)
        assert len(found) > 20
        spans = (*(one.span for one in found), *(one.span for one in issues))
        owned = {place for span in spans for place in range(span.start, span.end)}
        for piece in pieces(filing):
            start, text = piece.span.start, filing.text[piece.span.start : piece.span.end]
            for one in find(text):
                last = one.unit_end if one.kind is Kind.QUANTITY else one.end
                first = one.end if one.kind is Kind.QUANTITY else one.start
                owned.update(range(start + first, start + last))
            digits = {start + match.start() for match in re.finditer(r"\d", text)}
            assert digits <= owned, (path.name, text)
        assert len(issues) <= 5


def test_every_figure_of_the_real_prose_reads_again_as_its_value(real_filings: tuple[Path, ...]) -> None:
    for path in real_filings:
        filing = read_filing(path)
        stated = facts(filing)[0]
        assert len(stated) > 20
        for fact in stated:
            if isinstance(fact.value, Amount):
                again = read(filing.text[fact.span.start : fact.span.end])
                assert again is not None
                assert (again.amount.low, again.amount.high) == (fact.value.low, fact.value.high)
                assert fact.quote.holds(fact.span)


def test_who_took_part_is_told_right_behind_how_often_something_was_done() -> None:
    found = stated("水上应急救援出动14次，96人次。")
    assert [(fact.item, fact.unit) for fact in found] == [
        ("水上应急救援出动", "次"),
        ("水上应急救援出动", "人次"),
    ]


def test_what_moved_from_one_figure_to_another_is_now_the_latter() -> None:
    found = [
        (fact.item, str(fact.value.low), fact.unit)
        for fact in stated("训练伙食标准由每人每天60元提高到75元，报名等候时间从40分钟缩短至15分钟。")
        if isinstance(fact.value, Amount)
    ]
    assert found == [
        ("训练伙食标准由", "60", "元"),
        ("训练伙食标准", "75", "元"),
        ("报名等候时间从", "40", "分钟"),
        ("报名等候时间", "15", "分钟"),
    ]


def test_a_name_in_quotes_is_the_name_without_them() -> None:
    text = "1.“公共安全支出（类）司法（款）公共法律服务（项）”27.00万元，主要用于：法律援助。年初预算为30万元，支出决算为27.00万元。"
    found = stated(text, *GENERAL)
    assert [(fact.item, fact.row, fact.measure) for fact in found] == [
        ("公共法律服务", ("公共安全支出", "司法", "公共法律服务"), measure)
        for measure in (FINAL, INITIAL, FINAL)
    ]
    assert [fact.item for fact in stated("1.“教育支出”16.00万元，占0.08%；", *GENERAL)] == [
        "教育支出",
        "教育支出",
    ]
    assert [fact.item for fact in stated("其中“优”的项目3个，“三公”经费1.00万元。", *GENERAL)][1:] == [
        "“三公”经费"
    ]


def test_an_amount_that_came_down_to_a_figure_is_of_its_item() -> None:
    found = stated("公务接待费支出决算减少为0.40万元，与上年持平。", *PUBLIC)
    assert rows(found)[:1] == [("公务接待费", FINAL, "0.40", "万元", None)]
