"""Rows that a break cut in two, and rows that a break moved: whole again where codes, places and sums agree, else issues."""

import pytest

from ingest.document import IssueKind, Table
from ingest.readers.grid import tables

HEAD = """支出决算表
公开03表
金额单位：万元

科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
"""
ACCOUNTS = """合计\t\t30.00\t10.00\t20.00
208\t社会保障和就业支出\t10.00\t10.00\t
20805\t行政事业单位养老支出\t10.00\t10.00\t
2080505\t养老保险缴费支出\t6.00\t6.00\t
"""
REST = "214\t交通运输支出\t20.00\t\t20.00\n21401\t公路水路运输\t20.00\t\t20.00\n"
PENSION = ("2080506", "职业年金缴费支出", ("4.00", "4.00", ""))

Read = tuple[str | None, str, tuple[str, ...]]


def read(text: str) -> Table:
    (table,), _ = tables(text, ())
    return table


def rows(text: str) -> list[Read]:
    """Code, name and cells of each row of the first block."""
    return [
        (row.code, row.label, tuple(cell.text for cell in row.cells)) for row in read(text).blocks[0].rows
    ]


@pytest.mark.parametrize(
    "pieces",
    [
        # the name alone, its figures behind the break
        "2080506\t职业年金\n\n\t缴费支出\t4.00\t4.00\t\n",
        "2080506\t职业年金\n\n- 7 -\n\n\t缴费支出\t4.00\t4.00\t\n",
        # the same with the tabs of its blank cells
        "2080506\t职业年金\t\t\t\n\n\t缴费支出\t4.00\t4.00\t\n",
        # code and name are both cut, at the end of a line
        "20805\t职业年金\n06\t缴费支出\t4.00\t4.00\t\n",
        "20805\t职业年金\n\n06\t缴费支出\t4.00\t4.00\t\n",
        # the figures stand with the first piece
        "2080506\t职业年金\t4.00\t4.00\t\n\n\t缴费支出\t\t\t\n",
    ],
)
def test_a_row_of_accounts_that_a_break_cut_is_whole_again(pieces: str) -> None:
    text = HEAD + ACCOUNTS + pieces + REST
    assert rows(text)[4:6] == [PENSION, ("214", "交通运输支出", ("20.00", "", "20.00"))]
    assert tables(text, ())[1] == ()


@pytest.mark.parametrize(
    "pieces",
    [
        "\t缴费支出\t4.00\t4.00\t\n",  # nothing begins the name
        "2080506\t职业年金\t4.00\t4.00\t\n\t缴费支出\t4.00\t4.00\t\n",  # the row above is whole
        "21399\t职业年金\n06\t缴费支出\t4.00\t4.00\t\n",  # the code would stand under no other
    ],
)
def test_a_name_without_a_code_among_accounts_is_an_issue_and_no_row(pieces: str) -> None:
    text = HEAD + ACCOUNTS + pieces + REST
    assert "缴费支出" not in [label for _, label, _ in rows(text)]
    assert {issue.kind for issue in tables(text, ())[1]} == {IssueKind.ROW_NOT_PLACED}


def test_totals_and_numbered_rows_among_accounts_need_no_code() -> None:
    text = HEAD + ACCOUNTS + REST + "\t其中：车购税\t3.00\t\t3.00\n合计\t\t30.00\t10.00\t20.00\n"
    assert [label for _, label, _ in rows(text)[-2:]] == ["车购税", "合计"]


@pytest.mark.parametrize("before", ["", "\n"])
def test_a_row_one_cell_too_long_has_moved_and_the_others_of_its_page_have_not(before: str) -> None:
    moved = "2080506\t职业年金缴费支出\t\t4.00\t4.00\t\n"
    assert rows(HEAD + ACCOUNTS + before + moved + REST)[4:] == [
        PENSION,
        ("214", "交通运输支出", ("20.00", "", "20.00")),
        ("21401", "公路水路运输", ("20.00", "", "20.00")),
    ]


def test_a_name_cut_in_the_middle_of_a_row_of_two_blocks_goes_on_where_it_stopped() -> None:
    text = """收入支出决算总表
单位：万元

收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、财政拨款收入\t8.00\t一、教育支出\t1.00
二、事业收入\t1.00\t二、社会保障

\t\t和就业支出\t3.00
三、其他收入\t1.00\t三、住房保障支出\t6.00
"""
    income, spending = read(text).blocks
    assert [(row.label, row.cells[0].text) for row in income.rows] == [
        ("财政拨款收入", "8.00"),
        ("事业收入", "1.00"),
        ("其他收入", "1.00"),
    ]
    assert [(row.label, row.cells[0].text) for row in spending.rows] == [
        ("教育支出", "1.00"),
        ("社会保障和就业支出", "3.00"),
        ("住房保障支出", "6.00"),
    ]


CUT_ACCOUNTS = """合计\t\t50.00\t30.00\t20.00
208\t社会保障和就业支出\t30.00\t30.00\t
20805\t行政事业单位养老支出\t30.00\t30.00\t
2080506\t机关事业单位职业年金缴费支出\t10.00\t10.00\t
"""
INSURANCE = ("2080505", "机关事业单位基本养老保险缴费支出", ("20.00", "20.00", ""))


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["line", "page"])
@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("\t机关事业单位基本\t\t\t", "2080505\t养老保险缴费支出\t20.00\t20.00\t"),
        ("2080505\t机关事业单位基本\t20.00\t20.00\t", "\t养老保险缴费支出\t\t\t"),
        ("2080505\t机关事业单位基本\t\t\t", "\t养老保险缴费支出\t20.00\t20.00\t"),
        ("\t机关事业单位基本\t20.00\t20.00\t", "2080505\t养老保险缴费支出\t\t\t"),
        ("\t机关事业单位基本养老保险缴费支出\t\t\t", "2080505\t\t20.00\t20.00\t"),
        ("2080505\t\t\t\t", "\t机关事业单位基本养老保险缴费支出\t20.00\t20.00\t"),
    ],
    ids=["both below", "both above", "code above", "figures above", "name above", "only the code above"],
)
def test_pieces_that_make_the_name_of_their_code_are_one_row_wherever_code_and_figures_stand(
    upper: str, lower: str, gap: str
) -> None:
    text = HEAD + CUT_ACCOUNTS + upper + gap + lower + "\n" + REST
    assert rows(text)[4:5] == [INSURANCE]
    assert (len(rows(text)), tables(text, ())[1]) == (7, ())


@pytest.mark.parametrize(
    ("upper", "lower", "kept", "issues"),
    [
        # the classification does not know the code: either piece may be one
        ("\t某项专门的\t\t\t", "2080588\t补助支出\t20.00\t20.00\t", [], 2),
        ("\t某项专门的\t20.00\t20.00\t", "2080588\t补助支出\t\t\t", [], 2),
        # the second row is whole, the first one is not
        ("\t某项专门的\t\t\t", "\t".join((*INSURANCE[:2], *INSURANCE[2])), [INSURANCE], 1),
        # figures without a name: whose they are nothing tells, nor that the name above them has none
        ("2080588\t专门的补助支出\t\t\t", "\t\t20.00\t20.00\t", [], 2),
    ],
    ids=["both below", "figures above", "second row whole", "nameless figures"],
)
def test_a_name_at_the_end_of_a_page_that_may_be_cut_is_an_issue(
    upper: str, lower: str, kept: list[Read], issues: int
) -> None:
    text = HEAD + CUT_ACCOUNTS + upper + "\n\n" + lower + "\n" + REST
    assert rows(text)[4:-2] == kept
    assert [issue.kind for issue in tables(text, ())[1]] == [IssueKind.ROW_NOT_PLACED] * issues


def test_a_name_of_the_field_without_a_code_at_the_end_of_a_page_is_a_row() -> None:
    text = (
        HEAD
        + CUT_ACCOUNTS
        + "\t人员经费\t\t\t\n\n"
        + "\t".join((*INSURANCE[:2], *INSURANCE[2]))
        + "\n"
        + REST
    )
    assert rows(text)[4:6] == [(None, "人员经费", ("", "", "")), INSURANCE]
    assert tables(text, ())[1] == ()


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("二、事业收入\t1.00\t二、社会保障\t", "\t\t和就业支出\t3.00"),
        ("\t\t二、社会保障\t", "二、事业收入\t1.00\t和就业支出\t3.00"),
        ("二、事业收入\t1.00\t二、社会保障\t3.00", "\t\t和就业支出\t"),
    ],
)
def test_a_name_of_two_blocks_that_a_page_cut_in_a_table_with_all_its_cells_is_whole(
    upper: str, lower: str
) -> None:
    text = f"""收入支出决算总表
单位：万元

收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、财政拨款收入\t8.00\t一、教育支出\t1.00
{upper}

{lower}
三、其他收入\t1.00\t三、住房保障支出\t6.00
"""
    found = [[(row.label, row.cells[0].text) for row in block.rows] for block in read(text).blocks]
    assert [one[1] for one in found] == [("事业收入", "1.00"), ("社会保障和就业支出", "3.00")]
    assert [len(one) for one in found] == [3, 3]


PROJECTS = "项目支出情况表\n单位：万元\n\n序号\t项目名称\t预算数\t决算数\n1\t桥梁养护\t3.00\t2.00\n2\t道路养护\t3.00\t2.00\n"


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("3\t智慧管理平台\t\t", "\t运行维护经费\t5.00\t4.00"),
        ("\t智慧管理平台\t\t", "3\t运行维护经费\t5.00\t4.00"),
        ("3\t智慧管理平台\t5.00\t4.00", "\t运行维护经费\t\t"),
        ("\t智慧管理平台\t5.00\t4.00", "3\t运行维护经费\t\t"),
    ],
)
@pytest.mark.parametrize("ordinals", [True, False], ids=["numbered", "not numbered"])
def test_pieces_of_a_list_over_two_pages_that_no_vocabulary_joins_are_issues(
    upper: str, lower: str, ordinals: bool
) -> None:
    text = f"{PROJECTS}{upper}\n\n{lower}\n4\t河道养护\t3.00\t2.00\n5\t绿化养护\t3.00\t2.00\n"
    if not ordinals:
        text = "\n".join(line.partition("\t")[2] if "\t" in line else line for line in text.split("\n"))
    assert [label for _, label, _ in rows(text)] == ["桥梁养护", "道路养护", "河道养护", "绿化养护"]
    assert [issue.kind for issue in tables(text, ())[1]] == [IssueKind.ROW_NOT_PLACED] * 2


def test_whole_rows_with_and_without_figures_on_either_side_of_a_page_break_stay() -> None:
    text = f"{PROJECTS}3\t智慧平台\t\t\n\n4\t河道养护\t3.00\t2.00\n5\t绿化养护\t3.00\t2.00\n6\t路灯\t1.00\t1.00\n"
    assert [label for _, label, _ in rows(text)] == [
        "桥梁养护",
        "道路养护",
        "智慧平台",
        "河道养护",
        "绿化养护",
        "路灯",
    ]
    assert tables(text, ())[1] == ()
