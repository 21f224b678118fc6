"""Facts of cells: what is measured, whose money, which year, in which unit, and the characters that print it."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.document import Document, IssueKind, Report, ReportKind, Section, Span
from ingest.extract.tables import facts
from ingest.fact import Amount, Blank, Bound, Dash, Fact, Fund, Measure, Part, Scope, Withheld, Words
from ingest.quantity import numeral
from ingest.readers.grid import tables
from ingest.readers.text import read

Found = tuple[str, Measure, Scope, str | None, str | None]


def document(text: str, *headings: str) -> Document:
    """A report of 2023 whose only section has these headings."""
    span = Span(start=0, end=len(text))
    section = Section(number=0, report=0, path=headings, annex=False, span=span)
    report = Report(
        number=0, organisation="某单位", aliases=(), year=2023, kind=ReportKind.FINAL_ACCOUNTS, span=span
    )
    found, issues = tables(text, (section,))
    return Document(
        file="某.txt",
        digest="0" * 64,
        text=text,
        reports=(report,),
        sections=(section,),
        paragraphs=(),
        tables=found,
        issues=issues,
    )


def cells(text: str, *headings: str) -> tuple[Fact, ...]:
    """The facts of a text under some headings."""
    return facts(document(text, *headings))[0]


def amounts(found: tuple[Fact, ...]) -> list[Found]:
    """Item, measure, scope, figure and unit of the facts that are amounts."""
    return [
        (fact.item, fact.measure, fact.scope, str(fact.value.low), fact.unit)
        for fact in found
        if isinstance(fact.value, Amount)
    ]


CODES = "科目代码\t科目名称"
UNIT = "\n单位：万元\n\n"

STATUTORY: list[tuple[str, list[Found]]] = [
    (
        f"收入决算表{UNIT}{CODES}\t本年收入合计\t财政拨款收入\n合计\t\t3.00\t2.00\n214\t交通运输支出\t3.00\t2.00\n",
        [
            ("本年收入合计", Measure.FINAL, Scope(), "3.00", "万元"),
            ("财政拨款收入", Measure.FINAL, Scope(), "2.00", "万元"),
            ("交通运输支出", Measure.FINAL, Scope(table="本年收入"), "3.00", "万元"),
            ("交通运输支出", Measure.FINAL, Scope(table="财政拨款收入"), "2.00", "万元"),
        ],
    ),
    (
        f"支出决算表{UNIT}{CODES}\t本年支出合计\t基本支出\t项目支出\t经营支出\n合计\t\t3.00\t1.00\t2.00\t0.00\n",
        [
            ("本年支出合计", Measure.FINAL, Scope(), "3.00", "万元"),
            ("基本支出", Measure.FINAL, Scope(part=Part.BASIC), "1.00", "万元"),
            ("项目支出", Measure.FINAL, Scope(part=Part.PROJECT), "2.00", "万元"),
            ("经营支出", Measure.FINAL, Scope(), "0.00", "万元"),
        ],
    ),
    (
        f"一般公共预算财政拨款支出决算表{UNIT}项目\t\t本年支出\t\t\n{CODES}\t小计\t基本支出\t项目支出\n栏次\t\t1\t2\t3\n214\t交通运输支出\t3.00\t1.00\t2.00\n",
        [
            ("交通运输支出", Measure.FINAL, Scope(fund=Fund.GENERAL), "3.00", "万元"),
            ("交通运输支出", Measure.FINAL, Scope(fund=Fund.GENERAL, part=Part.BASIC), "1.00", "万元"),
            ("交通运输支出", Measure.FINAL, Scope(fund=Fund.GENERAL, part=Part.PROJECT), "2.00", "万元"),
        ],
    ),
    (
        f"财政拨款收入支出决算总表{UNIT}收入\t\t支出\t\t\n项目\t金额\t项目\t合计\t政府性基金预算财政拨款\n年初结转和结余\t1.00\t一、教育支出\t3.00\t2.00\n",
        [
            ("年初结转和结余", Measure.FINAL, Scope(fund=Fund.FISCAL), "1.00", "万元"),
            ("教育支出", Measure.FINAL, Scope(fund=Fund.FISCAL), "3.00", "万元"),
            ("教育支出", Measure.FINAL, Scope(fund=Fund.GOVERNMENT_FUND), "2.00", "万元"),
        ],
    ),
    (
        f"一般公共预算财政拨款基本支出决算明细表{UNIT}{CODES}\t决算数\n30217\t公务接待费\t0.33\n",
        [
            (
                "公务接待费",
                Measure.FINAL,
                Scope(fund=Fund.GENERAL, part=Part.BASIC, table="基本支出明细"),
                "0.33",
                "万元",
            )
        ],
    ),
    (
        f"政府性基金预算财政拨款收入支出决算表{UNIT}项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\n{CODES}\t\t\t小计\t基本支出\t项目支出\n栏次\t\t1\t2\t3\t4\t5\n212\t城乡社区支出\t1.00\t2.00\t3.00\t0.00\t3.00\n",
        [
            (
                "城乡社区支出",
                Measure.FINAL,
                Scope(fund=Fund.GOVERNMENT_FUND, table="年初结转和结余"),
                "1.00",
                "万元",
            ),
            (
                "城乡社区支出",
                Measure.FINAL,
                Scope(fund=Fund.GOVERNMENT_FUND, table="本年收入"),
                "2.00",
                "万元",
            ),
            ("城乡社区支出", Measure.FINAL, Scope(fund=Fund.GOVERNMENT_FUND), "3.00", "万元"),
            (
                "城乡社区支出",
                Measure.FINAL,
                Scope(fund=Fund.GOVERNMENT_FUND, part=Part.BASIC),
                "0.00",
                "万元",
            ),
            (
                "城乡社区支出",
                Measure.FINAL,
                Scope(fund=Fund.GOVERNMENT_FUND, part=Part.PROJECT),
                "3.00",
                "万元",
            ),
        ],
    ),
    (
        f"财政拨款“三公”经费支出决算表{UNIT}预算数\t\t\t\t决算数\t\t\t\n合计\t公务用车购置及运行维护费\t\t公务接待费\t合计\t公务用车购置及运行维护费\t\t公务接待费\n\t小计\t公务用车购置费\t\t\t小计\t公务用车购置费\t\n1\t2\t3\t4\t5\t6\t7\t8\n3.00\t2.00\t2.00\t1.00\t2.50\t2.00\t2.00\t0.50\n",
        [
            (item, measure, Scope(fund=Fund.FISCAL, table="三公"), figure, "万元")
            for measure, figures in (
                (Measure.BUDGET, ("3.00", "2.00", "2.00", "1.00")),
                (Measure.FINAL, ("2.50", "2.00", "2.00", "0.50")),
            )
            for item, figure in zip(
                ("三公经费", "公务用车购置及运行维护费", "公务用车购置费", "公务接待费"), figures, strict=True
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATUTORY)
def test_a_statutory_cell_has_item_measure_scope_and_unit(text: str, expected: list[Found]) -> None:
    assert amounts(cells(text, "第二部分", "部门决算表")) == expected


def test_a_statutory_cell_has_its_place_and_labels() -> None:
    text = f"支出决算表{UNIT}{CODES}\t本年支出合计\t基本支出\n214\t交通运输支出\t1,003.00\t3.00\n21401\t公路水路运输\t<b>1,003.00</b>\t3.00\n"
    fact = cells(text, "第二部分", "三、支出决算表")[2]
    assert (fact.id, fact.code, fact.row, fact.column) == (
        "000000000000-c2",
        "21401",
        ("交通运输支出", "公路水路运输"),
        ("本年支出合计",),
    )
    assert (fact.value, fact.span.of(text)) == (Amount(low=Decimal("1003.00")), "1,003.00")
    assert fact.quote.of(text) == "21401\t公路水路运输\t<b>1,003.00</b>\t3.00"
    assert fact.context == "支出决算表 交通运输支出 公路水路运输 本年支出合计"


def test_a_column_of_a_statutory_table_that_nothing_names_is_an_issue_and_no_figure() -> None:
    read = document(STATUTORY[0][0])
    (table,) = read.tables
    (block,) = table.blocks
    first, *others = block.values
    columns = tuple(replace(column, path=()) if column is first else column for column in block.columns)
    unnamed = replace(table, blocks=(replace(block, columns=columns),))
    found, issues = facts(replace(read, tables=(unnamed,)))
    assert len(found) == len(block.rows) * len(others)
    assert [issue.kind for issue in issues] == [IssueKind.CELL_NOT_PLACED]


def test_a_balance_by_fund_is_the_balance_of_that_fund() -> None:
    text = f"财政拨款收入支出决算总表{UNIT}收入\t\t支出\t\n项目\t金额\t项目\t合计\n一、一般公共预算财政拨款\t8.00\t一、教育支出\t9.00\n年初结转和结余\t1.00\t年末结转和结余\t0.00\n一般公共预算财政拨款\t1.00\t\t\n"
    assert amounts(cells(text, "部门决算表"))[2] == (
        "年初结转和结余",
        Measure.FINAL,
        Scope(fund=Fund.GENERAL),
        "1.00",
        "万元",
    )


YEARS = "序号\t项目内容\t2022年决算数\t2023年预算数\t2023年决算数\t与上年相比变动比例\n"


def test_columns_name_their_own_year_and_measure_and_a_ratio_inherits_no_unit() -> None:
    text = f"单位：万元\n\n{YEARS}1\t公务接待费\t0.2\t0.5\t0.15\t-25%\n2\t因公出国（境）费\t-\t-\t\t-\n合计\t\t0.2\t0.5\t0.15\t-25%\n"
    found = cells(text, "附件", "2、“三公”经费情况")
    assert [
        (fact.item, fact.year, fact.measure, str(fact.value.low), fact.unit)
        for fact in found
        if isinstance(fact.value, Amount)
    ] == [
        (item, year, measure, figure, unit)
        for item in ("公务接待费", "三公经费")
        for year, measure, figure, unit in (
            (2022, Measure.FINAL, "0.2", "万元"),
            (2023, Measure.BUDGET, "0.5", "万元"),
            (2023, Measure.FINAL, "0.15", "万元"),
            (2023, Measure.CHANGE_RATE, "-25", "%"),
        )
    ]
    assert {fact.scope for fact in found} == {Scope(fund=Fund.FISCAL, table="三公")}
    assert [type(fact.value) for fact in found[4:8]] == [Dash, Dash, Blank, Dash]


@pytest.mark.parametrize(
    ("heading", "total", "scope"),
    [
        ("1、基本支出情况", "基本支出", Scope(fund=Fund.GENERAL, part=Part.BASIC)),
        ("（二）项目支出", "项目支出", Scope(fund=Fund.GENERAL, part=Part.PROJECT)),
    ],
)
def test_the_total_of_another_table_is_what_its_heading_names(heading: str, total: str, scope: Scope) -> None:
    text = "单位：万元\n\n项目内容\t预算金额\t年中追加金额\t全年预算金额\t决算金额\n某项\t1.00\t2.00\t3.00\t3.00\n合计\t1.00\t2.00\t3.00\t3.00\n"
    assert amounts(cells(text, "二、一般公共预算支出情况", heading))[4:] == [
        (total, Measure.INITIAL_BUDGET, scope, "1.00", "万元"),
        (total, Measure.ADDED_BUDGET, scope, "2.00", "万元"),
        (total, Measure.ADJUSTED_BUDGET, scope, "3.00", "万元"),
        (total, Measure.FINAL, scope, "3.00", "万元"),
    ]


INDICATORS = "绩效自评表\n\n项目支出名称\t运行维护经费\t\t\t\t\t\t\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"


def test_an_indicator_gives_target_actual_marks_and_reason_of_its_project() -> None:
    text = INDICATORS + "产出指标\t数量指标\t办件\t≥20万条\t21万条\t2\t1.5\t系统升级\n"
    found = cells(text, "附件")[1:]
    assert {(fact.item, fact.subject, fact.scope, fact.row) for fact in found} == {
        ("办件", "运行维护经费", Scope(), ("产出指标", "数量指标", "办件"))
    }
    assert [(fact.measure, fact.value, fact.unit) for fact in found] == [
        (Measure.TARGET, Amount(low=Decimal(20), bound=Bound.AT_LEAST), "万条"),
        (Measure.ACTUAL, Amount(low=Decimal(21)), "万条"),
        (Measure.FULL_MARK, Amount(low=Decimal(2)), "分"),
        (Measure.SCORE, Amount(low=Decimal("1.5")), "分"),
        (Measure.REASON, Words(text="系统升级"), None),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "合同签订价为19万元，支付10.71万元",
            [("服务费 合同签订价", "19", "万元"), ("服务费 支付", "10.71", "万元")],
        ),
        ("完成6个系统验收", [("服务费", "6", "个")]),
        ("支付 139.72 万元，支付率 76.35%", [("服务费", "139.72", "万元"), ("服务费", "76.35", "%")]),
        ("2023年7月~2024年6月", []),
        ("提供7*24技术支持", []),
    ],
)
def test_the_quantities_in_a_text_cell_are_facts_beside_its_words(
    words: str, found: list[tuple[str, str, str]]
) -> None:
    text = INDICATORS + f"产出指标\t成本指标\t服务费\t按时支付\t{words}\t1\t1\t\n"
    actual = [fact for fact in cells(text, "附件") if fact.measure is Measure.ACTUAL]
    assert isinstance(actual[0].value, Words)
    assert [
        (fact.item, fact.span.of(text), fact.unit) for fact in actual[1:] if isinstance(fact.value, Amount)
    ] == found


def test_a_cell_that_a_page_break_cut_gives_no_quantity() -> None:
    text = (
        INDICATORS
        + "产出指标\t时效指标\t服务时间\t一年\t至八月(或累计费用达20\t1\t1\t\n\n\t\t\t\t万)\t\t\t\n\t\t办件\t8个\t8个\t2\t2\t\n"
    )
    actual = [
        fact for fact in cells(text, "附件") if fact.item == "服务时间" and fact.measure is Measure.ACTUAL
    ]
    assert [type(fact.value) for fact in actual] == [Words]


def test_the_project_of_an_evaluation_of_the_whole_organisation_is_no_subject() -> None:
    text = INDICATORS.replace("运行维护经费", "部门整体绩效") + "产出指标\t数量指标\t办件\t1件\t1件\t2\t2\t\n"
    assert {fact.subject for fact in cells(text, "附件")} == {None}


def test_a_row_may_state_its_own_unit_and_may_be_withheld() -> None:
    text = "基础数据表\n\n指标名称\t计量单位\t2022年\t2023年\n编制人数\t人\t涉密，不予公开\t涉密，不予公开\n水库\t座\t14\t15\n"
    assert [(fact.item, fact.year, type(fact.value), fact.unit) for fact in cells(text, "附件")] == [
        ("编制人数", 2022, Withheld, None),
        ("编制人数", 2023, Withheld, None),
        ("水库", 2022, Amount, "座"),
        ("水库", 2023, Amount, "座"),
    ]


def test_the_unit_of_a_row_counts_its_things_and_measures_no_money() -> None:
    head = "设备购置明细表\n单位：元\n\n设备名称\t单位\t数量\t单价（元）\t合同金额\n"
    found = cells(f"{head}培养箱\t台\t2\t3000\t6000\n离心机\t台\t1\t5000\t5000\n", "附件")
    assert [(str(fact.value.low), fact.unit) for fact in found if isinstance(fact.value, Amount)] == [
        ("2", "台"),
        ("3000", "元"),
        ("6000", "元"),
        ("1", "台"),
        ("5000", "元"),
        ("5000", "元"),
    ]


TABLE = "类型\t摘要\t金额\n货物支出\t耗材\t114.24\n"


@pytest.mark.parametrize(
    ("prose", "unit", "issues"),
    [
        ("采购货物支出114.24万元。\n\n", "万元", []),
        ("采购货物支出较多。\n\n", None, [IssueKind.UNKNOWN_UNIT]),
        ("采购支出114.24万元，即114.24元。\n\n", None, [IssueKind.UNKNOWN_UNIT]),
    ],
)
def test_money_without_a_unit_takes_the_one_printed_with_the_same_figures_in_the_prose(
    prose: str, unit: str | None, issues: list[IssueKind]
) -> None:
    found, trouble = facts(document(prose + TABLE, "政府采购"))
    assert [(fact.unit, fact.measure) for fact in found] == [(unit, Measure.FINAL)]
    assert [issue.kind for issue in trouble] == issues


# Hand-read cells of the real filings, by the number of the file: row, column, figure, unit.
HAND_READ = [
    (0, ("本年收入合计",), ("收入", "金额"), "856.67", "万元"),
    (0, ("人员经费支出",), ("年中追加金额",), "111.04", "万元"),
    (0, ("其他公路水路运输支出", "网络安全保障专项"), ("2023年决算数",), "19.67", "万元"),
    (1, ("使用非财政拨款结余和专用结余",), ("收入", "金额"), "8.29", "万元"),
    (1, ("年初财政拨款结转和结余", "一般公共预算财政拨款"), ("收入", "金额"), "1320.38", "万元"),
    (1, ("商品和服务支出", "电费"), ("公用经费", "决算数"), "30.00", "万元"),
    (1, ("公用经费合计",), ("公用经费", "决算数"), "140.43", "万元"),
    (1, ("三公经费", "公务接待"), ("2022年决算数",), "0.41", "万元"),
    (1, ("公用经费",), ("2023年预算数",), "164.87", "万元"),
    (1, ("产出指标(50分)", "质量指标", "监管行为对接数量"), ("年度指标值",), "20", "万条"),
    (3, ("合计",), ("本年支出", "合计"), "22131.98", "万元"),
    (3, ("公共安全支出", "公安", "一般行政管理事务"), ("本年支出", "项目支出"), "625.00", "万元"),
    (3, ("公共安全支出", "公安", "一般行政管理事务"), ("本年收入", "项目支出"), "625.00", "万元"),
    (3, ("公共安全支出", "公安", "信息化建设"), ("本年支出", "项目支出"), "480.97", "万元"),
    (3, ("城乡社区支出",), ("项目支出",), "62.17", "万元"),
    (3, ("公用经费合计",), ("公用经费", "决算数"), "3351.92", "万元"),
    (4, ("商品和服务支出", "公务接待"), ("决算支出",), "0.97", "万元"),
    (4, ("公车购置资金",), ("预算执行率",), "100.00", "%"),
    (4, ("政府采购服务支出", "小计"), ("金额",), "427.95", "万元"),
]


@pytest.mark.parametrize("case", HAND_READ)
def test_hand_read_cells_of_the_real_filings(
    real_filings: tuple[Path, ...], case: tuple[int, tuple[str, ...], tuple[str, ...], str, str]
) -> None:
    number, row, column, figure, unit = case
    printed = {
        (str(fact.value.low), fact.unit)
        for fact in facts(read(real_filings[number]))[0]
        if (fact.report, fact.row, fact.column) == (0, row, column) and isinstance(fact.value, Amount)
    }
    # one cell for these labels, or the same figure in the body's table and the annex's
    assert printed == {(figure, unit)}


_NUMBER = re.compile(r"[-+]?\d[\d,]*\.\d+%?|\d[\d,]*%")


def test_nearly_all_figures_of_the_real_tables_are_facts_and_the_rest_are_issues(
    real_filings: tuple[Path, ...],
) -> None:
    total = stated = 0
    for path in real_filings:
        document = read(path)
        found, trouble = facts(document)
        starts = {fact.span.start for fact in found}
        known = [issue.span for issue in (*document.issues, *trouble)]
        for field in re.finditer(r"(?:^|\t)([^\t\n]+)(?=\t|$)", document.text, re.MULTILINE):
            line = document.text[
                document.text.rfind("\n", 0, field.start(1)) + 1 : document.text.find("\n", field.end(1))
            ]
            if "\t" not in line or not _NUMBER.fullmatch(field[1].strip()):
                continue
            total += 1
            stated += field.start(1) in starts
            span = Span(start=field.start(1), end=field.end(1))
            assert field.start(1) in starts or any(issue.holds(span) for issue in known), (field[1], line)
    assert stated / total >= 0.98


def test_every_figure_is_printed_at_its_span(
    real_filings: tuple[Path, ...], samples: tuple[Path, ...]
) -> None:
    for path in (*real_filings, *samples):
        document = read(path)
        found = facts(document)[0]
        assert len(found) > 100
        for fact in found:
            printed = fact.span.of(document.text).replace(",", "").replace(" ", "")
            if isinstance(fact.value, Amount) and fact.value.high is None and not numeral(printed):
                assert Decimal(printed) == fact.value.low
            assert fact.quote.holds(fact.span)


def test_statements_of_one_quantity_differ_in_the_real_tables_only_where_the_filings_do(
    real_filings: tuple[Path, ...],
) -> None:
    differing = set()
    for path in real_filings:
        stated: dict[tuple[object, ...], set[Decimal]] = {}
        for fact in facts(read(path))[0]:
            if isinstance(fact.value, Amount):
                key = (fact.report, fact.year, fact.term, fact.measure, fact.scope, fact.subject, fact.unit)
                stated.setdefault(key, set()).add(fact.value.low)
        differing |= {
            (key[2], *sorted(figures))
            for key, figures in stated.items()
            if len({figure.normalize() for figure in figures}) > 1
        }
    assert differing == {("三公经费", Decimal("1.17"), Decimal("1.18"))}


@pytest.mark.parametrize("budget", ["年初预算数", "全年预算数", "预算数"])
def test_budget_and_final_figure_of_a_statutory_table_are_two_measures(budget: str) -> None:
    text = f"财政拨款“三公”经费支出决算表{UNIT}项目\t{budget}\t决算数\n合计\t6.00\t4.00\n2.公务接待费\t6.00\t4.00\n"
    measures = {
        "年初预算数": Measure.INITIAL_BUDGET,
        "全年预算数": Measure.ADJUSTED_BUDGET,
        "预算数": Measure.BUDGET,
    }
    found = [(item, measure, figure) for item, measure, _, figure, _ in amounts(cells(text))]
    assert found == [
        ("三公经费", measures[budget], "6.00"),
        ("三公经费", Measure.FINAL, "4.00"),
        ("公务接待费", measures[budget], "6.00"),
        ("公务接待费", Measure.FINAL, "4.00"),
    ]


def test_rows_that_name_only_a_measure_leave_the_items_to_their_columns() -> None:
    text = (
        f"一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表{UNIT}项目\t“三公”经费\t\t会议费\n\t小计\t公务接待费\t\n"
        "预算数\t2.00\t2.00\t4.00\n决算数\t1.00\t1.00\t3.00\n"
    )
    three = Scope(fund=Fund.FISCAL, table="三公")
    assert [row[:4] for row in amounts(cells(text))] == [
        (item, measure, scope, figure)
        for measure, figures in (
            (Measure.BUDGET, ("2.00", "2.00", "4.00")),
            (Measure.FINAL, ("1.00", "1.00", "3.00")),
        )
        for item, scope, figure in zip(
            ("“三公”经费", "公务接待费", "会议费"),
            (three, three, Scope(fund=Fund.FISCAL)),
            figures,
            strict=True,
        )
    ]


def test_columns_inside_basic_expenditure_are_basic_and_those_of_people_are_told_apart() -> None:
    text = (
        f"一般公共预算财政拨款收入支出决算表{UNIT}项目\t\t本年支出\t\t\t\n{CODES}\t合计\t基本支出\t\t项目支出\n"
        "\t\t\t小计\t人员经费\t\n合计\t\t9.00\t6.00\t5.00\t3.00\n205\t教育支出\t9.00\t6.00\t5.00\t3.00\n"
    )
    basic = Scope(fund=Fund.GENERAL, part=Part.BASIC)
    assert [row[:4] for row in amounts(cells(text))] == [
        ("本年支出", Measure.FINAL, Scope(fund=Fund.GENERAL), "9.00"),
        ("基本支出", Measure.FINAL, basic, "6.00"),
        ("人员经费", Measure.FINAL, replace(basic, table="基本支出明细"), "5.00"),
        ("项目支出", Measure.FINAL, replace(basic, part=Part.PROJECT), "3.00"),
        ("教育支出", Measure.FINAL, Scope(fund=Fund.GENERAL), "9.00"),
        ("教育支出", Measure.FINAL, basic, "6.00"),
        ("教育支出", Measure.FINAL, replace(basic, table="人员经费"), "5.00"),
        ("教育支出", Measure.FINAL, replace(basic, part=Part.PROJECT), "3.00"),
    ]


@pytest.mark.parametrize("edition", ["（分单位）", "（分科目）", ""])
def test_a_statutory_table_may_say_behind_its_title_by_what_its_rows_go(edition: str) -> None:
    text = f"收入决算表{edition}{UNIT}单位名称\t本年收入合计\t财政拨款收入\n合计\t3.00\t2.00\n甲中心\t3.00\t2.00\n"
    assert [(fact.item, fact.measure) for fact in cells(text)] == [
        ("本年收入合计", Measure.FINAL),
        ("财政拨款收入", Measure.FINAL),
        ("甲中心", Measure.FINAL),
        ("甲中心", Measure.FINAL),
    ]


@pytest.mark.parametrize(
    ("title", "total"),
    [
        ("一般公共预算财政拨款支出决算表", "本年支出合计"),
        ("国有资本经营预算财政拨款支出决算表", "本年支出合计"),
        ("政府性基金预算财政拨款收入支出决算表", "合计"),
    ],
)
def test_the_total_under_a_column_without_a_name_is_that_of_the_table(title: str, total: str) -> None:
    text = f"{title}{UNIT}{CODES}\t合计\t基本支出\n合计\t\t3.00\t1.00\n205\t教育支出\t3.00\t1.00\n"
    assert [fact.item for fact in cells(text)] == [total, "基本支出", "教育支出", "教育支出"]


def test_one_list_of_basic_expenditure_has_totals_of_people_and_of_running() -> None:
    text = (
        f"一般公共预算财政拨款基本支出决算表{UNIT}{CODES}\t合计\t人员经费\t公用经费\n"
        "合计\t\t5.00\t3.00\t2.00\n301\t工资福利支出\t3.00\t3.00\t\n302\t商品和服务支出\t2.00\t\t2.00\n"
    )
    found = [(item, figure) for item, _, _, figure, _ in amounts(cells(text))]
    assert found[:3] == [("基本支出", "5.00"), ("人员经费", "3.00"), ("公用经费", "2.00")]


def test_a_unit_behind_the_name_of_a_row_is_that_of_its_figures() -> None:
    text = f"机构运行信息表{UNIT}项目\t预算数\t决算数\n公务接待费\t3.00\t2.00\n公务用车保有量（辆）\t—\t7\n"
    found = [(item, figure, unit) for item, _, _, figure, unit in amounts(cells(text))]
    assert found == [
        ("公务接待费", "3.00", "万元"),
        ("公务接待费", "2.00", "万元"),
        ("公务用车保有量（辆）", "7", "辆"),
    ]


def test_a_total_inside_a_chapter_of_a_table_is_that_of_its_chapter() -> None:
    text = f"机构运行信息表{UNIT}项目\t预算数\t决算数\n一、会议费\t\t\n（一）支出合计\t3.00\t2.00\n"
    assert [item for item, *_ in amounts(cells(text))] == ["会议费", "会议费"]


def test_sign_value_and_measure_of_a_target_may_stand_in_columns_of_their_own() -> None:
    text = (
        "项目支出绩效自评表\n\n绩效指标\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t完成值\t权重\t得分\t未完成原因分析\n"
        "\t产出指标\t数量指标\t甲数\t≥\t36\t处\t30\t20\t15\t未及时报送\n\t\t\t乙数\t＝\t4\t次\t4\t20\t20\t\n"
    )
    found = [
        (fact.item, fact.measure, fact.value, fact.unit)
        for fact in cells(text)
        if isinstance(fact.value, Amount | Words)
    ]
    assert found[:5] == [
        ("甲数", Measure.TARGET, Amount(low=Decimal(36), bound=Bound.AT_LEAST), "处"),
        ("甲数", Measure.ACTUAL, Amount(low=Decimal(30)), "处"),
        ("甲数", Measure.FULL_MARK, Amount(low=Decimal(20)), "分"),
        ("甲数", Measure.SCORE, Amount(low=Decimal(15)), "分"),
        ("甲数", Measure.REASON, Words(text="未及时报送"), None),
    ]
    assert found[5] == ("乙数", Measure.TARGET, Amount(low=Decimal(4)), "次")


@pytest.mark.parametrize("code", ["财决公开05表", "公开05-1表", "Z08表", "决算附05表"])
def test_a_detailed_table_of_accounts_says_by_its_columns_whose_money_and_which_part(code: str) -> None:
    found = amounts(
        cells(
            f"财政拨款支出决算明细表\n{code}\n单位：某单位\t\t\t\t\t金额单位：万元\n"
            "项目\t\t合计\t一般公共预算财政拨款\t\t\n科目代码\t科目名称\t\t小计\t基本支出\t项目支出\n"
            "302\t商品和服务支出\t9.00\t8.00\t5.00\t3.00\n"
        )
    )
    assert found == [
        ("商品和服务支出", Measure.FINAL, Scope(fund=Fund.FISCAL), "9.00", "万元"),
        ("商品和服务支出", Measure.FINAL, Scope(fund=Fund.GENERAL), "8.00", "万元"),
        ("商品和服务支出", Measure.FINAL, Scope(fund=Fund.GENERAL, part=Part.BASIC), "5.00", "万元"),
        ("商品和服务支出", Measure.FINAL, Scope(fund=Fund.GENERAL, part=Part.PROJECT), "3.00", "万元"),
    ]


def test_a_table_of_project_expenditure_alone_states_that_part() -> None:
    found = amounts(
        cells(f"一般公共预算财政拨款项目支出决算表{UNIT}{CODES}\t本年支出\n205\t教育支出\t3.00\n")
    )
    assert found == [("教育支出", Measure.FINAL, Scope(fund=Fund.GENERAL, part=Part.PROJECT), "3.00", "万元")]


def test_the_sheet_of_a_project_states_its_money_and_marks_whatever_the_form_calls_them() -> None:
    text = (
        "部门预算项目支出绩效自评表\n\n项目名称\t51012321R000000123456-堤防维护\t\t\t\t\t\t\n"
        "预算执行情况（万元）\t年初预算数\t预算调整数\t全年执行数\t分值\t执行率\t得分\t\n"
        "总额\t45.00\t52.00\t49.40\t10\t95.00%\t9.5\t\n其中：财政资金\t45.00\t52.00\t49.40\t\t95.00%\t\t\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t全年完成值\t分值\t得分\t未完成原因\n"
        "产出指标\t数量指标\t维护处数\t≥36处\t36处\t90\t87.5\t\n合计\t\t\t\t\t100\t97\t\n"
    )
    found = {
        (fact.subject, fact.item, fact.measure): fact.value.low
        for fact in cells(text)
        if isinstance(fact.value, Amount)
    }
    assert {subject for subject, *_ in found} == {"堤防维护"}
    assert found["堤防维护", "年度资金总额", Measure.FINAL] == Decimal("49.40")
    assert found["堤防维护", "财政资金", Measure.FINAL] == Decimal("49.40")
    assert found["堤防维护", "总分", Measure.SCORE] == Decimal(97)
    assert found["堤防维护", "总分", Measure.FULL_MARK] == Decimal(100)


def test_a_measure_under_all_columns_hides_nothing_of_them() -> None:
    text = (
        "支出决算表\n单位：万元\n\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t\t决算数\t决算数\t决算数\n"
        "211\t节能环保支出\t3.00\t1.00\t2.00\n"
    )
    found = cells(text, "第二部分", "部门决算表")
    assert [(fact.column, fact.scope.part) for fact in found] == [
        (("本年支出合计",), Part.ALL),
        (("基本支出",), Part.BASIC),
        (("项目支出",), Part.PROJECT),
    ]


def test_a_label_over_all_columns_says_only_what_the_table_is_of() -> None:
    text = (
        "一般公共预算财政拨款支出决算表\n单位：万元\n\n科目编码\t科目名称\t一般公共预算财政拨款支出决算数\t\t\n\t\t合计\t基本支出\t项目支出\n"
        "211\t节能环保支出\t3.00\t1.00\t2.00\n合计\t\t3.00\t1.00\t2.00\n"
    )
    found = cells(text, "第二部分", "部门决算表")
    assert {fact.scope.table for fact in found} == {None}
    assert [fact.item for fact in found][3:] == ["本年支出合计", "基本支出", "项目支出"]


def test_a_row_may_be_the_last_of_the_header_and_the_first_of_the_figures() -> None:
    leveled = (
        "收入决算表\n单位：万元\n\n项目\t\t\t\t本年收入合计\t其他收入\n科目编码\t\t\t科目名称\t\t\n\t\t\t\t决算数\t决算数\n"
        "类\t款\t项\t合计\t5.00\t0.00\n211\t\t\t节能环保支出\t5.00\t0.00\n"
    )
    assert [(item, value) for item, _, _, value, _ in amounts(cells(leveled, "部门决算表"))][:2] == [
        ("本年收入合计", "5.00"),
        ("其他收入", "0.00"),
    ]
    shared = (
        "政府性基金预算财政拨款收入支出决算表\n单位：万元\n\n项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余\n"
        "科目编码\t科目名称\t\t\t\t\t\t\n合计\t\t0\t7.00\t合计\t基本支出\t项目支出\t0\n"
        "212\t城乡社区支出\t0\t7.00\t7.00\t\t7.00\t0\n"
    )
    found = cells(shared, "部门决算表")
    assert [(fact.item, str(fact.value.low)) for fact in found[:2] if isinstance(fact.value, Amount)] == [
        ("年初结转和结余", "0"),
        ("本年收入", "7.00"),
    ]
    spent = [fact.column for fact in found if fact.code == "212" and isinstance(fact.value, Amount)]
    assert ("本年支出", "项目支出") in spent and ("本年支出", "合计") in spent


def test_codes_of_two_levels_stand_in_two_columns_of_each_group() -> None:
    text = (
        "一般公共预算财政拨款基本支出决算表\n单位：万元\n\n经济分类科目编码\t\t科目名称\t决算数\t经济分类科目编码\t\t科目名称\t决算数\n类\t款\t\t\t类\t款\t\t\n"
        "301\t\t工资福利支出\t9.00\t302\t\t商品和服务支出\t3.00\n301\t01\t基本工资\t5.00\t302\t01\t办公费\t1.00\n"
        "301\t02\t津贴补贴\t4.00\t302\t17\t公务接待费\t2.00\n人员经费合计\t\t\t9.00\t公用经费合计\t\t\t3.00\n"
    )
    found = {fact.item: (fact.code, fact.row[:-1]) for fact in cells(text, "部门决算表")}
    assert found["津贴补贴"] == ("30102", ("工资福利支出",))
    assert found["公务接待费"] == ("30217", ("商品和服务支出",))
    assert found["公用经费合计"] == (None, ())


ODD = (
    "支出决算表\n单位：万元\n\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n合计\t\t9.00\t6.00\t3.00\n"
    "211\t节能环保支出\t5.00\t6.00\t-1.00\n213\t农林水支出\t{total}\t\t{project}\n"
)


@pytest.mark.parametrize("odd", ["######", "#DIV/0!", "(12)", "4,00", "1,004 00", "4.0.0"])
def test_signs_that_are_no_figure_are_an_issue_and_leave_their_row_alone(odd: str) -> None:
    filing = document(ODD.format(total="4.00", project=odd), "部门决算表")
    found, issues = facts(filing)
    row = {fact.column[-1]: fact.value for fact in found if fact.code == "213"}
    assert row == {"本年支出合计": Amount(low=Decimal("4.00")), "基本支出": Blank()}
    assert [issue.kind for issue in (*filing.issues, *issues)] == [IssueKind.UNREAD_FIGURE]
    assert [issue.span.of(filing.text) for issue in issues] == [odd]


def test_a_word_among_figures_makes_the_whole_row_suspect() -> None:
    filing = document(ODD.format(total="4.00", project="暂无"), "部门决算表")
    assert "213" not in {fact.code for fact in facts(filing)[0]}
    assert [issue.kind for issue in filing.issues] == [IssueKind.ROW_NOT_PLACED]


def test_an_amount_in_brackets_is_below_nought_where_figures_stand() -> None:
    text = ODD.format(total="(4.00)", project="（4.00）")
    row = {fact.column[-1]: fact for fact in cells(text, "部门决算表") if fact.code == "213"}
    total, project = row["本年支出合计"], row["项目支出"]
    assert total.value == project.value == Amount(low=Decimal("-4.00"))
    assert (total.span.of(text), project.span.of(text)) == ("(4.00)", "（4.00）")
    remark = cells(
        "资产情况表\n\n名称\t数量\t备注\n甲\t1\t（4.00）\n乙\t2\t已报废\n丙\t3\t待报废\n", "部门决算表"
    )
    assert [fact.value for fact in remark if fact.column[-1] == "备注"][:1] == [Words(text="（4.00）")]


def test_signs_in_a_column_of_words_move_no_row() -> None:
    text = "资产情况表\n单位：万元\n\n名称\t原值\t净值\t备注\n甲楼\t1.00\t0.50\t(12)\n乙楼\t2.00\t\t※\n丙楼\t3.00\t0.10\t待报废\n"
    filing = document(text, "部门决算表")
    found, issues = facts(filing)
    assert [fact.value for fact in found if fact.column[-1] == "备注"][:2] == [
        Words(text="(12)"),
        Words(text="※"),
    ]
    assert (filing.issues, issues) == ((), ())


def test_a_row_that_gives_its_unit_of_counting_is_a_number_under_a_column_without_a_measure() -> None:
    text = "机构运行信息表\n项目\t行次\t预算数\t统计数\n公务接待费\t7\t3.00\t2.00\n国内公务接待批次（个）\t16\t\t27\n国内公务接待人次（人）\t18\t\t216\n"
    found = [(fact.term, fact.measure, fact.unit) for fact in cells(text) if fact.column == ("统计数",)]
    assert found[1:] == [
        ("公务接待批次", Measure.COUNT, "批次"),
        ("公务接待人次", Measure.COUNT, "人次"),
    ]


def test_the_total_of_services_bought_is_what_was_spent_on_them() -> None:
    text = "政府购买服务支出情况表\n单位：万元\n序号\t项目名称\t承接主体\t金额\n1\t安全培训\t企业\t7.00\n2\t赛事保障\t企业\t5.00\n\t合计\t\t12.00\n"
    found = amounts(cells(text))
    assert found[-1] == ("政府购买服务", Measure.FINAL, Scope(), "12.00", "万元")


def test_a_count_has_the_unit_that_its_row_or_its_column_says() -> None:
    assets = "国有资产占有使用情况\n资产项目\t数量\t账面原值(万元)\n通用设备(台件)\t214\t148.27\n家具(件)\t306\t27.92\n"
    assert [unit for *_, unit in amounts(cells(assets))] == ["台件", "万元", "件", "万元"]
    staff = "所属单位情况表\n单位名称\t年末在职人数\t编制数\n某水文中心\t247\t250\n某移民中心\t31\t40\n"
    assert [unit for *_, unit in amounts(cells(staff))] == ["人", None, "人", None]
