"""Sentences as offices of many provinces word them: each figure keeps its item, measure, basis, unit and year."""

import pytest

from ingest.document import Document, Paragraph, Report, ReportKind, Section, Span
from ingest.extract.prose import facts
from ingest.fact import Amount, Fact, Fund, Measure

FINAL, BUDGET, INITIAL = Measure.FINAL, Measure.BUDGET, Measure.INITIAL_BUDGET
CHANGE, RATE, SHARE, DONE = Measure.CHANGE, Measure.CHANGE_RATE, Measure.SHARE, Measure.COMPLETION
COUNT, STATED = Measure.COUNT, Measure.STATED
TOTALS = ("第三部分 决算情况说明", "一、收入支出决算总体情况说明")
PUBLIC = ("第三部分 决算情况说明", "七、财政拨款“三公”经费支出决算情况说明")
BOUGHT = ("第三部分 决算情况说明", "十、其他重要事项情况说明", "（二）政府采购支出情况")
NOWHERE = ("说明",)

Said = tuple[str, Measure, str, str | None, str | None]


def stated(text: str, *headings: str) -> tuple[Fact, ...]:
    """The facts of one paragraph in a report of 2023."""
    span = Span(start=0, end=len(text))
    report = Report(
        number=0, organisation="某市测试局", aliases=(), year=2023, kind=ReportKind.FINAL_ACCOUNTS, span=span
    )
    section = Section(number=0, report=0, path=headings, annex=False, span=span)
    document = Document(
        file="a.txt",
        digest="0" * 64,
        text=text,
        reports=(report,),
        sections=(section,),
        paragraphs=(Paragraph(section=0, span=span),),
        tables=(),
        issues=(),
    )
    return facts(document)[0]


def terms(found: tuple[Fact, ...]) -> list[Said]:
    """Term, measure, value, unit and basis of each figure."""
    return [
        (fact.term, fact.measure, str(fact.value.low), fact.unit, fact.basis)
        for fact in found
        if isinstance(fact.value, Amount)
    ]


CASES: list[tuple[str, tuple[str, ...], list[Said]]] = [
    # 万 of money is 万元
    (
        "国内公务接待支出0.60万（含外宾接待支出0万元），比上年减少0.20万。",
        PUBLIC,
        [
            ("国内公务接待支出", FINAL, "0.60", "万元", None),
            ("外宾接待支出", FINAL, "0", "万元", None),
            ("国内公务接待支出", CHANGE, "0.20", "万元", "上年"),
        ],
    ),
    ("全年发放宣传材料3.50万余份，惠及群众2万。", TOTALS, [("宣传材料", COUNT, "3.50", "万份", None), ("惠及群众", COUNT, "2", "万", None)]),
    # Whose expenses they are: office, year and appropriation in front
    (
        "某市测试局2023年一般公共预算财政拨款的“三公”经费支出预算9.00万元，支出决算6.00万元，完成预算的66.67%。",
        PUBLIC,
        [
            ("三公经费", BUDGET, "9.00", "万元", None),
            ("三公经费", FINAL, "6.00", "万元", None),
            ("三公经费", DONE, "66.67", "%", "预算"),
        ],
    ),
    (
        "财政拨款安排的“三公”经费决算总额为6.00万元，比上年增1.00万元，增长20%。",
        NOWHERE,
        [
            ("三公经费", FINAL, "6.00", "万元", None),
            ("三公经费", CHANGE, "1.00", "万元", "上年"),
            ("三公经费", RATE, "20", "%", "上年"),
        ],
    ),
    (
        "单位预算全口径安排的“三公”经费支出8.00万元。",
        NOWHERE,
        [("单位预算全口径安排的三公经费支出", STATED, "8.00", "万元", None)],
    ),
    (
        "青禾镇2023年“三公”经费决算数共计7.00万元，其中公务接待费2.00万元，比上年预算数字下降10%，比上年决算数字下降5%。",
        NOWHERE,
        [
            ("三公经费", FINAL, "7.00", "万元", None),
            ("公务接待费", FINAL, "2.00", "万元", None),
            ("公务接待费", RATE, "10", "%", "上年预算"),
            ("公务接待费", RATE, "5", "%", "上年"),
        ],
    ),
    (
        "开展业务的公务用车购置及运行费决算支出5.00万元，较年初预算减少28%。",
        PUBLIC,
        [
            ("公务用车购置及运行维护费", FINAL, "5.00", "万元", None),
            ("公务用车购置及运行维护费", RATE, "28", "%", "年初预算"),
        ],
    ),
    # The parts of the 三公 expenses without 其中, and those of a list whose whole changed
    (
        "2023年度“三公”经费决算5.00万元，公务接待费1.00万元，公务用车购置及运行维护费4.00万元。",
        NOWHERE,
        [
            ("三公经费", FINAL, "5.00", "万元", None),
            ("公务接待费", FINAL, "1.00", "万元", None),
            ("公务用车购置及运行维护费", FINAL, "4.00", "万元", None),
        ],
    ),
    (
        "“三公”经费支出决算数比上年减少3.00万元。其中：公务接待费支出决算减少1.00万元，下降25%；公务用车购置费2.00万元，减少2.00万元。",
        PUBLIC,
        [
            ("三公经费", CHANGE, "3.00", "万元", "上年"),
            ("公务接待费", CHANGE, "1.00", "万元", "上年"),
            ("公务接待费", RATE, "25", "%", "上年"),
            ("公务用车购置费", FINAL, "2.00", "万元", None),
            ("公务用车购置费", CHANGE, "2.00", "万元", "上年"),
        ],
    ),
    # What a change is counted from
    (
        "公务接待支出12.00万元，比上年累计支出15.00万元下降3.00万元，下降20%。",
        PUBLIC,
        [
            ("公务接待费", FINAL, "12.00", "万元", None),
            ("公务接待费", FINAL, "15.00", "万元", None),
            ("公务接待费", CHANGE, "3.00", "万元", "上年"),
            ("公务接待费", RATE, "20", "%", "上年"),
        ],
    ),
    (
        "公务接待费同口径比2022年减少2.00万元，同口径比2022年下降7%。",
        PUBLIC,
        [("公务接待费", CHANGE, "2.00", "万元", "上年"), ("公务接待费", RATE, "7", "%", "上年")],
    ),
    (
        "公务接待费支出决算比预算无变化，比去年增加0.50万元。",
        PUBLIC,
        [("公务接待费", CHANGE, "0.50", "万元", "上年")],
    ),
    (
        "机关运行经费支出30.00万元，决算数大于预算数2.00万元，比年初预算少0.50万元。",
        TOTALS,
        [
            ("机关运行经费", FINAL, "30.00", "万元", None),
            ("机关运行经费", CHANGE, "2.00", "万元", "预算"),
            ("机关运行经费", CHANGE, "0.50", "万元", "年初预算"),
        ],
    ),
    (
        "经比较2023年度镇本级“三公”经费4.00万元，相比预算数减少约1.00万元。",
        PUBLIC,
        [("三公经费", FINAL, "4.00", "万元", None), ("三公经费", CHANGE, "1.00", "万元", "预算")],
    ),
    (
        "市级收入决算数90.00万元，比2022年增收4.00万元，增长5%；市级支出决算数80.00万元，比2022年减支2.00万元。",
        TOTALS,
        [
            ("市级收入", FINAL, "90.00", "万元", None),
            ("市级收入", CHANGE, "4.00", "万元", "上年"),
            ("市级收入", RATE, "5", "%", "上年"),
            ("市级支出", FINAL, "80.00", "万元", None),
            ("市级支出", CHANGE, "2.00", "万元", "上年"),
        ],
    ),
    # Income and expenditure
    (
        "2023年收入决算为90.00万元，支出决算为80.00万元，比上年收入增加5%，支出比上年增加4%。",
        TOTALS,
        [
            ("收入", FINAL, "90.00", "万元", None),
            ("支出", FINAL, "80.00", "万元", None),
            ("收入", RATE, "5", "%", "上年"),
            ("支出", RATE, "4", "%", "上年"),
        ],
    ),
    (
        "2023年度收入总计为90.00万元；本年支出合计为80.00万元。",
        TOTALS,
        [("收入总计", FINAL, "90.00", "万元", None), ("本年支出合计", FINAL, "80.00", "万元", None)],
    ),
    (
        "2023年度收、支总计各是90.50，90.20万元。与上年相比，收、支总计各减少2.50，3.60万元，各下降2.7%、3.8%。",
        TOTALS,
        [
            ("收入总计", FINAL, "90.50", "万元", None),
            ("支出总计", FINAL, "90.20", "万元", None),
            ("收入总计", CHANGE, "2.50", "万元", "上年"),
            ("支出总计", CHANGE, "3.60", "万元", "上年"),
            ("收入总计", RATE, "2.7", "%", "上年"),
            ("支出总计", RATE, "3.8", "%", "上年"),
        ],
    ),
    (
        "测试局2023年收支总预算70.00万元，含培训处经费5.00万元；比2022年预算增加3.00万元。",
        NOWHERE,
        [
            ("收支总计", BUDGET, "70.00", "万元", None),
            ("培训处经费", BUDGET, "5.00", "万元", None),
            ("收支总计", CHANGE, "3.00", "万元", "预算"),
        ],
    ),
    (
        "2023年一般公共预算支出决算数为60.00万元，公务接待费预算支出2.00万元，决算支出1.00万元。",
        TOTALS,
        [
            ("一般公共预算财政拨款支出", FINAL, "60.00", "万元", None),
            ("公务接待费", BUDGET, "2.00", "万元", None),
            ("公务接待费", FINAL, "1.00", "万元", None),
        ],
    ),
    (
        "公务用车购置及运行维护费：2023年决算数6.00万元，2024年预算数5.00万元，车均1.50万元。",
        PUBLIC,
        [
            ("公务用车购置及运行维护费", FINAL, "6.00", "万元", None),
            ("公务用车购置及运行维护费", BUDGET, "5.00", "万元", None),
            ("车均", FINAL, "1.50", "万元", None),
        ],
    ),
    # Counts
    (
        "因公出国（境）团组1个，人数4人；国内公务接待8批次，92人；公务接待3批次；按规定更新购置公务用车0辆，年末公务用车保有量2辆。",
        PUBLIC,
        [
            ("因公出国（境）团组数", COUNT, "1", "个", None),
            ("因公出国（境）人次数", COUNT, "4", "人", None),
            ("公务接待批次", COUNT, "8", "批次", None),
            ("公务接待人次", COUNT, "92", "人", None),
            ("公务接待批次", COUNT, "3", "批次", None),
            ("公务用车购置数", COUNT, "0", "辆", None),
            ("公务用车保有量", COUNT, "2", "辆", None),
        ],
    ),
    (
        "2023年城东区政府办国内公务接待共30批次，严格执行中央八项规定，减少两项因素。",
        PUBLIC,
        [("公务接待批次", COUNT, "30", "批次", None)],
    ),
    # Procurement
    (
        "2023年政府采购支出总额9.00万元，其中货物2.00万元、工程类3.00万元、服务4.00万元。",
        BOUGHT,
        [
            ("政府采购支出总额", FINAL, "9.00", "万元", None),
            ("政府采购货物支出", FINAL, "2.00", "万元", None),
            ("政府采购工程支出", FINAL, "3.00", "万元", None),
            ("政府采购服务支出", FINAL, "4.00", "万元", None),
        ],
    ),
    (
        "面向中小企业预留项目预算金额8.00万元。在预留给中小企业的项目中，由中小企业成交的，采购金额7.00万元；在其他项目中，由小微企业成交的，采购金额1.00万元。",
        BOUGHT,
        [
            ("面向中小企业预留项目", BUDGET, "8.00", "万元", None),
            ("预留给中小企业的项目中由中小企业成交的采购金额", FINAL, "7.00", "万元", None),
            ("其他项目中由小微企业成交的采购金额", FINAL, "1.00", "万元", None),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headings", "expected"), CASES)
def test_a_sentence_of_any_province_states_what_its_words_say(
    text: str, headings: tuple[str, ...], expected: list[Said]
) -> None:
    assert terms(stated(text, *headings)) == expected


def test_the_figure_of_another_year_is_of_that_year_and_the_change_behind_it_of_this_one() -> None:
    text = "2023年机关运行经费支出30.00万元，2022年为25.00万元，较2022年增加5.00万元。"
    found = [(fact.measure, str(fact.value.low), fact.year) for fact in stated(text, *TOTALS) if isinstance(fact.value, Amount)]  # fmt: skip
    assert found == [(FINAL, "30.00", 2023), (FINAL, "25.00", 2022), (CHANGE, "5.00", 2023)]


def test_two_accounts_named_together_are_neither_of_them_alone() -> None:
    found = stated("教育支出（类）普通教育（款）小学教育、初中教育（项）：支出决算为3.00万元。", *TOTALS)
    assert [fact.item for fact in found] == ["小学教育、初中教育"]


def test_parts_of_the_public_expenses_are_known_by_the_paragraph_that_speaks_of_them() -> None:
    text = "“三公”经费支出5.00万元，比上年减少1.00万元。其中，公务接待费2.00万元。"
    assert {(fact.scope.fund, fact.scope.table) for fact in stated(text, *NOWHERE)} == {(Fund.FISCAL, "三公")}


def test_a_heading_that_names_an_expense_is_no_project_of_its_figures() -> None:
    found = stated("2023年公务接待费2.00万元，国内公务接待5批次。", "公务接待费")
    assert [(fact.measure, fact.subject) for fact in found] == [(FINAL, None), (COUNT, "公务接待费")]


@pytest.mark.parametrize(
    ("title", "about"),
    [("（3）河堤加固", "河堤加固"), ("（一）部门整体支出情况", None), ("2.基本支出", None), ("去年", None)],
)
def test_a_total_below_a_numbered_title_is_of_what_the_title_names(title: str, about: str | None) -> None:
    (fact,) = stated(f"{title}。全年支出43.20万元。", *NOWHERE)
    assert fact.subject == about
