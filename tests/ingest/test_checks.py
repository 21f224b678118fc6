"""The cross-checks: three states with a reason, rounding by terms, and nothing passed that was not looked at."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.checks import Check, State, run
from ingest.document import Document, Report, ReportKind, Span, Table, TableKind
from ingest.extract import prose, tables
from ingest.fact import Amount, Blank, Fact, Fund, Measure, Part, Scope, Value
from ingest.readers.text import read

KINDS: list[TableKind] = [kind for kind in TableKind if kind is not TableKind.OTHER]
NONE = Span(start=0, end=0)
GENERAL = Scope(fund=Fund.GENERAL)


def document(text: str = "") -> Document:
    """A report of 2023 that has one statutory table of each kind; tables are numbered as KINDS."""
    whole = Span(start=0, end=len(text))
    report = Report(
        number=0, organisation="某市测试局", aliases=(), year=2023, kind=ReportKind.FINAL_ACCOUNTS, span=whole
    )
    own = tuple(
        Table(
            number=number, report=0, section=0, kind=kind, title=kind.value, code=None, unit="万元", annex=False,
            notes=(), blocks=(), grid=(), span=NONE,
        )
        for number, kind in enumerate(KINDS)
    )  # fmt: skip
    return Document(
        file="a.txt", digest="0" * 64, text=text, reports=(report,), sections=(), paragraphs=(), tables=own, issues=()
    )  # fmt: skip


def fact(term: str, value: str | None, measure: Measure = Measure.FINAL, **given: object) -> Fact:
    """A fact of 2023 in 万元 (in % for rates); None is a blank cell."""
    stated: Value = Blank() if value is None else Amount(low=Decimal(value))
    rates = (Measure.SHARE, Measure.COMPLETION, Measure.CHANGE_RATE)
    known: dict[str, object] = {
        "id": f"{term}{value}", "filing": "0" * 64, "report": 0, "organisation": "某市测试局", "year": 2023,
        "item": term, "term": term, "code": None, "measure": measure, "scope": Scope(), "subject": None, "basis": None,
        "row": (), "column": (), "value": stated, "unit": "%" if measure in rates else "万元", "span": NONE,
        "quote": NONE, "section": 0, "table": None, "annex": False, "context": "",
    }  # fmt: skip
    return Fact(**(known | given))  # type: ignore[arg-type]


def cell(kind: TableKind, term: str, value: str | None, **given: object) -> Fact:
    return fact(term, value, table=KINDS.index(kind), **given)  # type: ignore[arg-type]


def outcomes(facts: Sequence[Fact], rule: str, text: str = "") -> list[tuple[State, str]]:
    return [(check.state, check.detail) for check in run(document(text), facts) if check.rule == rule]


SUMMARY, INCOME, SPENT = TableKind.SUMMARY, TableKind.INCOME, TableKind.EXPENDITURE
GENERAL_TABLE, FISCAL, PUBLIC = TableKind.GENERAL_BUDGET, TableKind.FISCAL_SUMMARY, TableKind.THREE_PUBLIC
EQUAL = "收支总表本年收入＝收入表合计"


@pytest.mark.parametrize(
    ("income", "state", "words"),
    [
        ("9.00", State.AGREE, "收支总表本年收入合计 9.00万元，收入表本年收入合计 9.00万元"),
        ("9.01", State.DIFFER, "尾差 0.01万元"),
        ("8.00", State.DIFFER, "相差 1.00万元"),
        (None, State.UNCHECKED, "收入表本年收入合计没有数（未找到或为空）"),
    ],
)
def test_two_tables_must_print_the_same_total(income: str | None, state: State, words: str) -> None:
    facts = [
        cell(SUMMARY, "本年收入合计", "9.00", column=("收入", "金额")),
        cell(INCOME, "本年收入合计", income, row=("合计",), column=("本年收入合计",)),
    ]
    ((found, detail),) = outcomes(facts, EQUAL)
    assert found is state
    assert words in detail


def test_a_missing_cell_is_never_a_pass() -> None:
    facts = [cell(SUMMARY, "本年收入合计", "9.00", column=("收入", "金额"))]
    assert outcomes(facts, EQUAL) == [(State.UNCHECKED, "收入表本年收入合计没有数（未找到或为空）")]


@pytest.mark.parametrize(
    ("parts", "state", "words"),
    [
        (("1.00", "2.00", "3.00"), State.AGREE, "分项之和 6.00万元"),
        (("1.00", "2.00", "3.02"), State.AGREE, "尾差 0.02万元"),
        (("1.00", "2.00", "3.04"), State.DIFFER, "相差 0.04万元"),
        (("3.00", None, "3.00"), State.AGREE, "分项之和 6.00万元"),
        ((None, None, None), State.UNCHECKED, "各分项没有数（未找到或为空）"),
    ],
)
def test_a_sum_may_miss_its_parts_by_one_unit_a_term(
    parts: tuple[str | None, ...], state: State, words: str
) -> None:
    terms = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    facts = [
        cell(PUBLIC, "三公经费", "6.00"),
        *(cell(PUBLIC, *pair) for pair in zip(terms, parts, strict=True)),
    ]
    ((found, detail),) = outcomes(facts, "“三公”经费决算数＝出国＋用车＋接待")
    assert found is state
    assert words in detail


def test_a_sum_that_misses_a_part_which_was_not_found_is_unchecked() -> None:
    facts = [cell(PUBLIC, "三公经费", "6.00"), cell(PUBLIC, "公务接待费", "1.00")]
    ((state, detail),) = outcomes(facts, "“三公”经费决算数＝出国＋用车＋接待")
    assert state is State.UNCHECKED
    assert "未找到“三公”表因公出国（境）费、“三公”表公务用车购置及运行维护费" in detail


def account(code: str, value: str, *, part: Part = Part.ALL, kind: TableKind = SPENT) -> Fact:
    column = {"合计": "本年支出合计", "基本支出": "基本支出", "项目支出": "项目支出"}[part.value]
    return cell(
        kind, f"科目{code}", value, code=code, row=(f"科目{code}",), column=(column,), scope=Scope(part=part)
    )


def test_accounts_add_up_level_by_level_and_only_the_differing_ones_are_named() -> None:
    facts = [
        cell(SPENT, "本年支出合计", "9.00", row=("合计",), column=("本年支出合计",)),
        account("201", "4.00"),
        account("208", "5.00"),
        account("20101", "4.00"),
        account("20801", "2.00"),
        account("20802", "2.50"),
    ]
    assert outcomes(facts, "支出表合计＝各类之和") == [(State.AGREE, "1 处相符")]
    differing, agreeing = outcomes(facts, "支出表类＝各款之和")
    assert differing[0] is State.DIFFER
    assert "208科目208 5.00万元，分项之和 4.50万元，相差 0.50万元" in differing[1]
    assert agreeing == (State.AGREE, "1 处相符")


def test_a_row_is_the_sum_of_its_columns() -> None:
    facts = [
        account("201", "4.00"),
        account("201", "1.00", part=Part.BASIC),
        account("201", "3.01", part=Part.PROJECT),
    ]
    assert outcomes(facts, "支出表各行合计＝各栏之和") == [(State.AGREE, "1 处相符，其中 1 处有尾差")]


@pytest.mark.parametrize(("filled", "state"), [(None, State.AGREE), ("1.00", State.DIFFER)])
def test_a_fund_without_expenditure_has_an_empty_table(filled: str | None, state: State) -> None:
    scope = Scope(fund=Fund.GOVERNMENT_FUND)
    facts = [
        cell(FISCAL, "本年支出合计", "0.00", scope=scope, column=("支出", "政府性基金预算财政拨款")),
        cell(TableKind.GOVERNMENT_FUND, "本年支出合计", filled, scope=scope),
    ]
    ((found, _),) = outcomes(facts, "财政拨款总表政府性基金为零↔政府性基金表为空")
    assert found is state


def test_one_quantity_in_table_prose_and_annex_is_compared_and_rounding_is_named() -> None:
    facts = [
        cell(SPENT, "项目支出", "3.96", scope=Scope(part=Part.PROJECT), row=("合计",), column=("项目支出",)),
        fact("项目支出", "3.96", scope=Scope(part=Part.PROJECT), section=3),
        fact("项目支出", "3.97", scope=Scope(part=Part.PROJECT), section=9, annex=True),
    ]
    assert outcomes(facts, "正文与附件一致") == [
        (State.DIFFER, "2023年项目支出决算数：支出决算表 3.96万元；附件说明 3.97万元，尾差 0.01万元")
    ]


def test_a_name_with_its_fund_is_the_total_of_that_fund() -> None:
    facts = [
        cell(
            GENERAL_TABLE, "本年支出合计", "9.00", scope=GENERAL, row=("合计",), column=("本年支出", "小计")
        ),
        fact("财政拨款支出", "9.00", scope=GENERAL),
    ]
    assert outcomes(facts, "表格与说明一致") == [
        (State.AGREE, "2023年本年支出合计决算数：一般公共预算财政拨款支出决算表 9.00万元，2 处相同")
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"scope": Scope(fund=Fund.FISCAL, table="三公")},
        {"year": 2022},
        {"measure": Measure.BUDGET},
        {"subject": "某项目"},
    ],
)
def test_another_scope_year_measure_or_subject_is_another_quantity(other: dict[str, object]) -> None:
    facts = [cell(SPENT, "公务接待费", "3.00"), fact("公务接待费", "1.00", **other)]  # type: ignore[arg-type]
    assert outcomes(facts, "表格与说明一致") == []


@pytest.mark.parametrize(
    "given", [{"term": "总计"}, {"term": "某专项收入安排的支出", "code": "2120899"}], ids=["总计", "account"]
)
def test_totals_and_accounts_of_other_money_are_other_quantities(given: dict[str, str]) -> None:
    term, rest = given["term"], {name: value for name, value in given.items() if name != "term"}
    facts = [
        cell(SPENT, term, "9.00", **rest),
        cell(TableKind.FISCAL_SUMMARY, term, "8.00", scope=Scope(fund=Fund.FISCAL), **rest),
    ]
    assert outcomes(facts, "同一数在各表一致") == []


def sentence(*facts: Fact) -> list[Fact]:
    """Facts in the order in which a sentence states them."""
    places = [Span(start=place * 10, end=place * 10 + 1) for place in range(len(facts))]
    given = [{name: getattr(one, name) for name in Fact.__slots__} for one in facts]
    return [Fact(**(known | {"span": place})) for known, place in zip(given, places, strict=True)]


@pytest.mark.parametrize(
    ("printed", "state", "words"),
    [
        ("121.00", State.AGREE, "所述 121.00%，按 84.70万元 ÷ 70.00万元 为 121.00%"),
        ("121.01", State.AGREE, "尾差 0.01 个百分点"),
        ("118.00", State.DIFFER, "相差 3.00 个百分点"),
    ],
)
def test_a_completion_rate_is_held_against_its_operands(printed: str, state: State, words: str) -> None:
    facts = sentence(
        fact("三公经费", "70.00", Measure.INITIAL_BUDGET),
        fact("三公经费", "84.70"),
        fact("三公经费", printed, Measure.COMPLETION, basis="年初预算"),
    )
    ((found, detail),) = outcomes(facts, "完成率＝决算÷预算")
    assert found is state
    assert words in detail


def test_a_rate_of_nothing_and_a_rate_without_operands_are_unchecked() -> None:
    facts = sentence(
        fact("公务接待费", "0.00", Measure.BUDGET),
        fact("公务接待费", "0.00"),
        fact("公务接待费", "0.00", Measure.COMPLETION, basis="预算"),
        fact("会议费", "8.00", Measure.COMPLETION, basis="预算"),
    )
    assert [state for state, _ in outcomes(facts, "完成率＝决算÷预算")] == [State.UNCHECKED, State.UNCHECKED]


def test_a_completion_rate_of_the_three_public_expenses_is_held_against_the_budget_of_their_table() -> None:
    public = Scope(fund=Fund.FISCAL, table="三公")
    spoken = [
        fact("公务接待费", "0.40", scope=public),
        fact("公务接待费", "20.00", Measure.COMPLETION, scope=public, basis="年初预算"),
    ]
    budget = fact(
        "公务接待费", "2.00", Measure.BUDGET, scope=public, table=KINDS.index(TableKind.THREE_PUBLIC)
    )
    found = [check for check in run(document(), [*spoken, budget]) if check.rule.startswith("完成率")]
    assert [check.state for check in found] == [State.AGREE]


def test_an_account_named_like_the_one_above_it_is_not_that_one() -> None:
    general = KINDS.index(TableKind.GENERAL_BUDGET)
    above = fact(
        "统计信息事务",
        "23.42",
        code="20105",
        table=general,
        scope=GENERAL,
        row=("一般公共服务支出", "统计信息事务"),
    )
    spoken = fact(
        "统计信息事务",
        "20.04",
        scope=GENERAL,
        row=("一般公共服务", "统计信息事务", "统计信息事务"),
        section=1,
    )
    assert [check for check in run(document(), [above, spoken]) if "20.04" in check.detail] == []


def test_a_share_is_held_against_the_whole_it_names() -> None:
    facts = sentence(
        fact("本年支出合计", "90.00"),
        fact("基本支出", "60.50", scope=Scope(part=Part.BASIC)),
        fact("基本支出", "67.22", Measure.SHARE, scope=Scope(part=Part.BASIC), basis="支出合计"),
        fact("项目支出", "29.50", scope=Scope(part=Part.PROJECT)),
        fact("项目支出", "30.00", Measure.SHARE, scope=Scope(part=Part.PROJECT), basis="支出合计"),
    )
    assert [state for state, _ in outcomes(facts, "占比＝分项÷总额")] == [State.AGREE, State.DIFFER]


def test_a_rate_of_change_is_counted_from_the_year_before() -> None:
    facts = sentence(
        fact("会议费", "6.00"),
        fact("会议费", "2.00", Measure.CHANGE, basis="上年", column=("减少",)),
        fact("会议费", "25.00", Measure.CHANGE_RATE, basis="上年", column=("下降",)),
    )
    assert outcomes(facts, "增减率＝增减额÷基数") == [
        (State.AGREE, "会议费：所述 25.00%，按 2.00万元 ÷ 8.00万元 为 25.00%")
    ]


def test_a_rate_of_what_two_names_state_is_counted_from_the_first_of_them() -> None:
    facts = sentence(
        fact("资金来源总计", "6.00"),
        fact("资金来源和资金占用", "2.00", Measure.CHANGE, basis="上年", column=("减少",)),
        fact("资金来源和资金占用", "75.00", Measure.CHANGE_RATE, basis="上年", column=("减少",)),
    )
    assert outcomes(facts, "增减率＝增减额÷基数") == [
        (
            State.DIFFER,
            "资金来源和资金占用：所述 75.00%，按 2.00万元 ÷ 8.00万元 为 25.00%，相差 50.00 个百分点",
        )
    ]


def test_a_project_is_one_quantity_in_its_own_table_and_in_prose() -> None:
    given = {"subject": "某项目经费", "row": ("年度资金总额",), "annex": True}
    facts = [
        fact("年度资金总额", "9.00", Measure.INITIAL_BUDGET, table=KINDS.index(SPENT), **given),
        fact("某项目经费", "9.50", Measure.INITIAL_BUDGET, annex=True, scope=GENERAL),
    ]
    assert outcomes(facts, "表格与说明一致") == [
        (
            State.DIFFER,
            "2023年某项目经费年初预算数：附件支出决算表 9.00万元；附件说明 9.50万元，相差 0.50万元",
        )
    ]


def test_a_change_is_held_against_both_years_where_both_are_stated() -> None:
    facts = sentence(
        fact("会议费", "6.00"),
        fact("会议费", "8.00", year=2022),
        fact("会议费", "3.00", Measure.CHANGE, basis="上年", column=("减少",)),
    )
    assert [state for state, _ in outcomes(facts, "增减额＝本年−上年")] == [State.DIFFER]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("决算数小于预算数", State.AGREE),
        ("决算数大于预算数", State.DIFFER),
        ("决算数等于预算数", State.DIFFER),
    ],
)
def test_wording_is_held_against_the_figures(words: str, state: State) -> None:
    text = f"接待费预算10万元，决算3万元，{words}。"
    quote = Span(start=0, end=len(text))
    facts = [
        fact("公务接待费", "10", Measure.BUDGET, quote=quote, span=Span(start=5, end=7)),
        fact("公务接待费", "3", quote=quote, span=Span(start=12, end=13)),
    ]
    assert [found for found, _ in outcomes(facts, "文字与数字一致", text)] == [state]


def test_every_check_names_its_facts_and_report() -> None:
    facts = [
        cell(SUMMARY, "本年收入合计", "9.00", column=("收入", "金额")),
        cell(INCOME, "本年收入合计", "9.00", row=("合计",), column=("本年收入合计",), id="other"),
    ]
    check = next(check for check in run(document(), facts) if check.rule == EQUAL)
    assert check == Check(
        rule=EQUAL, state=State.AGREE, detail=check.detail, facts=("本年收入合计9.00", "other"), report=0
    )  # fmt: skip


# Found by hand in the real filings, by the number of the file: a word of the detail that a differing check must hold.
DIFFERENCES = [
    (0, "396.22"),
    (1, "1295.20"),
    (1, "7063.95"),
    (1, "1.18"),
    (1, "48.43%"),
    (1, "1015.44"),
    (3, "514.5%"),
    (3, "决算数大于预算数"),
    (3, "740.89"),
]


@pytest.mark.parametrize(("number", "words"), DIFFERENCES)
def test_known_differences_of_the_real_filings_are_found(
    real_filings: tuple[Path, ...], number: int, words: str
) -> None:
    filing = read(real_filings[number])
    facts = (*tables.facts(filing)[0], *prose.facts(filing)[0])
    differing = [check.detail for check in run(filing, facts) if check.state is State.DIFFER]
    assert any(words in detail for detail in differing)


def test_the_statutory_tables_of_the_real_filings_balance(real_filings: tuple[Path, ...]) -> None:
    for path in real_filings:
        filing = read(path)
        cells = tables.facts(filing)[0]
        statutory = {table.number for table in filing.tables if table.kind is not TableKind.OTHER}
        own = [fact for fact in cells if fact.table in statutory]
        differing = [check for check in run(filing, own) if check.state is State.DIFFER]
        assert [check.detail for check in differing] == []


def test_a_fund_whose_table_is_not_there_is_unchecked() -> None:
    spent = cell(FISCAL, "本年支出合计", "9.00", scope=Scope(fund=Fund.GOVERNMENT_FUND))
    whole = document()
    fewer = replace(whole, tables=tuple(t for t in whole.tables if t.kind is not TableKind.GOVERNMENT_FUND))
    (found,) = (check for check in run(fewer, [spent]) if "政府性基金" in check.rule)
    assert (found.state, found.detail) == (State.UNCHECKED, "未找到政府性基金表")


def test_a_row_adds_up_over_columns_that_have_parts_of_their_own() -> None:
    columns = (("本年收入合计",), ("财政拨款收入",), ("事业收入", "小计"), ("事业收入", "其中：教育收费"))
    facts = [
        cell(INCOME, "教育支出", value, code="205", row=("教育支出",), column=column)
        for column, value in zip(columns, ("9.00", "6.00", "3.00", "1.00"), strict=True)
    ]
    assert outcomes(facts, "收入表各行合计＝各栏之和") == [(State.AGREE, "1 处相符")]
    facts[2] = replace(facts[2], value=Amount(low=Decimal("2.00")))
    assert [state for state, _ in outcomes(facts, "收入表各行合计＝各栏之和")] == [State.DIFFER]


def test_each_budget_of_the_three_public_expenses_is_a_sum_of_its_own() -> None:
    budgets = ((Measure.INITIAL_BUDGET, "4.00"), (Measure.ADJUSTED_BUDGET, "3.00"))
    facts = [
        cell(TableKind.THREE_PUBLIC, term, value, measure=measure)
        for measure, value in budgets
        for term in ("三公经费", "公务接待费")
    ]
    found = [(check.rule, check.state) for check in run(document(), facts) if "出国" in check.rule]
    assert found == [
        ("“三公”经费年初预算数＝出国＋用车＋接待", State.AGREE),
        ("“三公”经费全年预算数＝出国＋用车＋接待", State.AGREE),
    ]


def test_a_sentence_meets_the_table_in_an_account_that_no_vocabulary_knows() -> None:
    path = ("农林水支出", "水利", "测报站网")
    printed = cell(GENERAL_TABLE, "测报站网", "9.00", code="2130388", row=path, scope=GENERAL)
    told = fact("测报站网", "8.00", row=path, scope=GENERAL)
    assert [state for state, _ in outcomes([printed, told], "表格与说明一致")] == [State.DIFFER]


def test_a_project_and_what_a_sentence_calls_it_are_one_quantity() -> None:
    printed = fact(
        "年度资金总额", "9.00", table=99, annex=True, subject="科技成果奖补", row=("年度资金总额",)
    )
    told = fact("科技成果奖补项目", "8.00", annex=True)
    assert [state for state, _ in outcomes([printed, told], "表格与说明一致")] == [State.DIFFER]


@pytest.mark.parametrize(("noun", "states"), [("年末开放床位", [State.DIFFER]), ("项目", [])])
def test_counts_are_compared_where_their_noun_names_one_thing(noun: str, states: list[State]) -> None:
    facts = [
        fact(noun, value, Measure.COUNT, unit="张", section=section)
        for section, value in ((1, "620"), (2, "602"))
    ]
    assert [state for state, _ in outcomes(facts, "说明前后一致")] == states
