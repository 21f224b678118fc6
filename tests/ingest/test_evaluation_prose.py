"""What evaluations (绩效自评) say in sentences, in the wordings of many provinces: targets, outcomes, money that came, scores."""

import pytest

from ingest.document import Document, Paragraph, Report, ReportKind, Section, Span
from ingest.extract.prose import facts
from ingest.fact import Amount, Fact, Measure

TARGET, ACTUAL, SCORE = Measure.TARGET, Measure.ACTUAL, Measure.SCORE
FINAL, BUDGET, INITIAL, ADJUSTED = (
    Measure.FINAL,
    Measure.BUDGET,
    Measure.INITIAL_BUDGET,
    Measure.ADJUSTED_BUDGET,
)
COUNT, STATED, CHANGE, DONE = Measure.COUNT, Measure.STATED, Measure.CHANGE, Measure.COMPLETION


def document(text: str) -> Document:
    """An evaluation of 2023 with one paragraph under a heading that names nothing."""
    whole = Span(start=0, end=len(text))
    report = Report(
        number=0, organisation="某市测试局", aliases=(), year=2023, kind=ReportKind.PERFORMANCE, span=whole
    )
    section = Section(number=0, report=0, path=("二、绩效目标完成情况",), annex=False, span=whole)
    return Document(
        file="a.txt",
        digest="0" * 64,
        text=text,
        reports=(report,),
        sections=(section,),
        paragraphs=(Paragraph(section=0, span=whole),),
        tables=(),
        issues=(),
    )


def stated(text: str) -> tuple[Fact, ...]:
    return facts(document(text))[0]


def rows(text: str) -> list[tuple[str, Measure, str, str | None]]:
    """Item, measure, value and unit of each figure."""
    found = [(fact, fact.value) for fact in stated(text)]
    return [
        (fact.item, fact.measure, str(value.low), fact.unit)
        for fact, value in found
        if isinstance(value, Amount)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "设备完好率，年初目标值95%，实际完成值97.2%。",
            [("设备完好率", TARGET, "95", "%"), ("设备完好率", ACTUAL, "97.2", "%")],
        ),
        (
            "1.巡河抽查次数，年初目标值≥40次，实际完成值52次，自评得分10分；",
            [
                ("巡河抽查次数", TARGET, "40", "次"),
                ("巡河抽查次数", ACTUAL, "52", "次"),
                ("自评得分", SCORE, "10", "分"),
            ],
        ),
        (
            "寄宿生人均补助标准指标值900元/生.年，全年实际完成值880元/生.年。",
            [
                ("寄宿生人均补助标准", TARGET, "900", "元/生.年"),
                ("寄宿生人均补助标准", ACTUAL, "880", "元/生.年"),
            ],
        ),
        (
            "第二，参训护林员人次年初指标值为不低于60人，全年实际完成值71人。",
            [("参训护林员人次", TARGET, "60", "人"), ("参训护林员人次", ACTUAL, "71", "人")],
        ),
        (
            "个别指标值偏低，如宣传册目标2万份、实际3.5万份。",
            [("宣传册", TARGET, "2", "万份"), ("宣传册", ACTUAL, "3.5", "万份")],
        ),
        (
            "操场改造资金80万，年初目标值80万，实际完成值78万。",
            [
                ("操场改造资金", STATED, "80", "万元"),
                ("操场改造资金", TARGET, "80", "万元"),
                ("操场改造资金", ACTUAL, "78", "万元"),
            ],
        ),
    ],
)
def test_a_target_and_an_outcome_are_of_the_indicator_named_before_them(
    text: str, expected: list[tuple[str, Measure, str, str | None]]
) -> None:
    assert rows(text) == expected


def test_a_target_of_nothing_that_is_named_is_an_issue() -> None:
    found, issues = facts(document("年初目标值100%，实际完成值100%。"))
    assert not found
    assert len(issues) == 2


def test_the_score_of_an_indicator_says_of_which() -> None:
    subjects = [fact.subject for fact in stated("信息上报及时率，年初目标值100%，实际完成值90%，扣2分。")]
    assert subjects[-1] == "信息上报及时率"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "年初预算60万元，实际预算58万元，全年执行57万元，执行率98.28%，自评分19分。",
            [
                ("年初预算", INITIAL, "60", "万元"),
                ("实际预算", ADJUSTED, "58", "万元"),
                ("执行", FINAL, "57", "万元"),
                ("执行率", DONE, "98.28", "%"),
                ("自评得分", SCORE, "19", "分"),
            ],
        ),
        (
            "该项目年初预算安排资金1200万元，执行中调整为1150.5万元。",
            [("年初预算安排资金", INITIAL, "1200", "万元"), ("执行中调整", ADJUSTED, "1150.5", "万元")],
        ),
        ("全年应执行数为6.40万元。", [("应执行数", ADJUSTED, "6.40", "万元")]),
        ("林木管护项目资金总预算为210万元。", [("林木管护项目资金", BUDGET, "210", "万元")]),
        (
            "全年实际收入820.10万元，其中财政拨款收入700.10万元；全年实际支出790万元，其中基本支出500万元。",
            [
                ("实际收入", FINAL, "820.10", "万元"),
                ("财政拨款收入", FINAL, "700.10", "万元"),
                ("实际支出", FINAL, "790", "万元"),
                ("基本支出", FINAL, "500", "万元"),
            ],
        ),
        (
            "1、收入：430.25万元。同比上年度增加12.25万元。",
            [("收入", FINAL, "430.25", "万元"), ("收入", CHANGE, "12.25", "万元")],
        ),
        (
            "投入市级资金36.8万，执行数36.8万，执行率100%。",
            [
                ("市级资金", STATED, "36.8", "万元"),
                ("市级资金", FINAL, "36.8", "万元"),
                ("市级资金", DONE, "100", "%"),
            ],
        ),
        (
            "全年实际下达75万元，发放率100%。",
            [("实际下达", STATED, "75", "万元"), ("发放率", STATED, "100", "%")],
        ),
        (
            "2023年，我校收到上级拨付的营养改善补助合计88万元。",
            [("收到上级拨付的营养改善补助合计", STATED, "88", "万元")],
        ),
        (
            "项目支出包括调研经费3万元，提案工作经费2万元。",
            [("调研经费", FINAL, "3", "万元"), ("提案工作经费", FINAL, "2", "万元")],
        ),
        (
            "20万元用于桥梁检测，其余用于养护站点建设资金15万元。",
            [("桥梁检测", STATED, "20", "万元"), ("其余用于养护站点建设资金", STATED, "15", "万元")],
        ),
        ("12万元用于村级项目审计。", [("村级项目审计", STATED, "12", "万元")]),
        (
            "市级财政年初预算安排90万元林区防火专项资金，安排30万元支持瞭望塔改造工程。",
            [("林区防火专项资金", INITIAL, "90", "万元"), ("瞭望塔改造工程", STATED, "30", "万元")],
        ),
        (
            "市局以《关于拨付养护资金的通知》（某交〔2023〕8号）下达我县养护补助资金44万元。",
            [("养护补助资金", STATED, "44", "万元")],
        ),
        (
            "批复项目2个，项目资金70万元。分别为：①水质监测经费50万元；②执法取证经费20万元。",
            [
                ("项目", COUNT, "2", "个"),
                ("项目资金", STATED, "70", "万元"),
                ("水质监测经费", STATED, "50", "万元"),
                ("执法取证经费", STATED, "20", "万元"),
            ],
        ),
        (
            "补助项目预算总额500万元，其中中央资金320万元，省级资金180万元。",
            [
                ("补助项目", BUDGET, "500", "万元"),
                ("中央资金", BUDGET, "320", "万元"),
                ("省级资金", BUDGET, "180", "万元"),
            ],
        ),
        (
            "资金用于“南坡村污水管网改造一期工程建设项目”（61万元）。",
            [("南坡村污水管网改造一期工程建设项目", STATED, "61", "万元")],
        ),
        ("由区财政局将26.5万补助资金发放到位。", [("补助资金", STATED, "26.5", "万元")]),
    ],
)
def test_money_of_a_project_is_budgeted_received_or_spent_as_it_is_said(
    text: str, expected: list[tuple[str, Measure, str, str | None]]
) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("救助金发放及时率100%。", [("救助金发放及时率", STATED, "100", "%")]),
        ("按时公开预算情况100%。", [("按时公开预算情况", STATED, "100", "%")]),
        ("低保标准为900元/人/月。", [("低保标准", STATED, "900", "元/人/月")]),
        (
            "日处理能力为80t/d，新建一座5000m³的水池。",
            [("日处理能力", COUNT, "80", "t/d"), ("新建一座", COUNT, "5000", "m³")],
        ),
        ("火灾发生率为0.12次/10万公顷。", [("火灾发生率", COUNT, "0.12", "次/10万公顷")]),
        (
            "下辖“9个执法大队、4个督查中队、2个服务中心”。",
            [("执法大队", COUNT, "9", "个"), ("督查中队", COUNT, "4", "个"), ("服务中心", COUNT, "2", "个")],
        ),
        ("惠及430人次学生解决了就餐问题。", [("学生", COUNT, "430", "人次")]),
        (
            "组织对实训基地建设等3个项目开展了预算事前绩效评估，对5个项目编制了绩效目标，选取2个项目开展绩效监控。",
            [
                ("预算事前绩效评估项目", COUNT, "3", "个"),
                ("编制绩效目标项目", COUNT, "5", "个"),
                ("绩效监控项目", COUNT, "2", "个"),
            ],
        ),
        (
            "240L垃圾桶30个，发放1-4级伤残人员护理费7.5万元。",
            [("240L垃圾桶", COUNT, "30", "个"), ("1-4级伤残人员护理费", FINAL, "7.5", "万元")],
        ),
    ],
)
def test_rates_counts_and_their_units_keep_their_names(
    text: str, expected: list[tuple[str, Measure, str, str | None]]
) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    ["通过项目绩效评价小组打分，自评得分88分。", "对照项目支出绩效目标批复逐项打分，自评得分88分。"],
)
def test_how_a_score_was_found_is_not_what_it_is_of(text: str) -> None:
    assert [(fact.item, fact.subject) for fact in stated(text)] == [("自评得分", None)]


@pytest.mark.parametrize(
    "text",
    ["我局成立于1962年，设9个科室。", "火灾起数为自1951年全省有记录以来最低，受害面积8公顷。"],
)
def test_a_year_since_when_is_not_the_year_of_a_figure(text: str) -> None:
    assert [fact.year for fact in stated(text)] == [2023]


def test_a_length_is_of_the_thing_counted_before_it() -> None:
    found = stated("加固堤防2段，长0.8公里；新建观景台1座，宽6米。")
    assert [(fact.item, fact.subject) for fact in found if fact.unit in ("公里", "米")] == [
        ("长", "加固堤防"),
        ("宽", "新建观景台"),
    ]


@pytest.mark.parametrize(
    "text", ["新建设备房（3.0m*2.5m）。", "20个断面水质优良率达到95%。", "从奖励资金30万元中分配8万元。"]
)
def test_what_nothing_names_is_an_issue(text: str) -> None:
    assert facts(document(text))[1]
