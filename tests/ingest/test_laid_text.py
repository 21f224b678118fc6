"""Texts that blanks lay out: they say what the same filing says with tabs, and where that is not sure they say nothing."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.document import Document, IssueKind
from ingest.extract.tables import facts
from ingest.readers import laid_text, text
from ingest.readers.pitch import laid_out, pitch_lines
from tests.ingest.laid import Layout, laid
from tests.ingest.written import as_text, parts

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
PLAIN = Layout()
STYLES = {
    "names in one line": PLAIN,
    "labels at the left": replace(PLAIN, labels="left"),
    "figures at the left": replace(PLAIN, figures="left"),
    "figures in the middle": replace(PLAIN, figures="centre"),
    "names in the middle": replace(PLAIN, words="centre"),
    "narrow gaps": replace(PLAIN, gap=2),
    "names over lines": replace(PLAIN, name=24, middle=True),
    "names at the top of their rows": replace(PLAIN, name=24),
    "cells in the middle of their rows": replace(PLAIN, middle=True),
    "labels over lines": replace(PLAIN, label=8),
    "labels over lines in the middle": replace(PLAIN, label=8, middle=True),
    "one column astray": replace(PLAIN, jitter=1),
    "blank lines between rows": replace(PLAIN, apart=1),
    "short pages": replace(PLAIN, page=30, number="第 {} 页"),
    "wide signs": replace(PLAIN, ambiguous=2),
    "all at once": replace(PLAIN, labels="left", name=24, label=8, middle=True, jitter=1, gap=2, page=30),
}
LEAST = {
    "blank lines between rows": 0.98,
    "names at the top of their rows": 0.97,
    "labels over lines": 0.98,
    "labels over lines in the middle": 0.68,
    "one column astray": 0.65,
    "all at once": 0.45,
}
"""The share of facts that is read at least; of the other styles 99 %."""


def stated(document: Document) -> Counter[object]:
    """What the cells of a document say, without their places."""
    found, _ = facts(document)
    return Counter(
        (
            fact.term,
            fact.measure,
            fact.scope,
            fact.subject,
            fact.row,
            fact.column,
            fact.value,
            fact.unit,
            fact.year,
        )
        for fact in found
    )


def read(content: str, folder: Path) -> Document:
    path = folder / "filing.txt"
    path.write_text(content, encoding="utf-8")
    return text.read(path)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_laid_out_filing_states_what_it_states_with_tabs(sample: Path, style: str, tmp_path: Path) -> None:
    as_text(parts(sample), tmp_path / "tabs.txt")
    expected = stated(text.read(tmp_path / "tabs.txt"))
    found = read(laid(parts(sample), STYLES[style]), tmp_path)
    assert stated(found) - expected == Counter()
    assert (stated(found) & expected).total() >= LEAST.get(style, 0.99) * expected.total()


def test_a_table_that_is_not_read_is_an_issue(tmp_path: Path) -> None:
    title = "2023年度云岭市水务局部门决算\n\n第二部分 决算表\n\n          情况表\n"
    rows = "项目      甲        乙\n农业     1.00   2.00   3.00\n林业     1.00   2.00   3.00\n水利     1.00   2.00   3.00\n"
    found = read(title + rows, tmp_path)
    assert (found.tables, [issue.kind for issue in found.issues]) == ((), [IssueKind.UNREAD_TABLE])


FUND = """
            政府性基金预算财政拨款支出决算表
                                              单位：万元
          项目                          本年支出
 功能分类   科目名称
 科目编码                     合计    基本支出   项目支出
            合计              9.00      4.00       5.00
            国有土地使用
 212 08     权出让收入安      9.00      4.00       5.00
            排的支出
            其他国有土地
 212 08 99                    4.00      4.00
            使用权支出
"""
"""Names of three and of two lines, figures in the middle of them."""
SIDES = """
                       收入支出决算总表
            收入                          支出
      项目            决算数        项目            决算数
一、财政拨款收入        9.00  一、教育支出            4.00
二、事业收入                  二、卫生健康支出
                              三、其他支出            5.00
本年收入合计            9.00  本年支出合计            9.00
"""
CARS = """
                   财政拨款“三公”经费
                         公务用车购置及运行费
    合计     因公出国      小计    公务用车购置费   公务用车运行费   公务接待费
    9.00       1.00        6.00         2.00             4.00            2.00
   19.00      11.00        6.00         2.00             4.00            2.00
   29.00      21.00        6.00         2.00             4.00            2.00
"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            FUND,
            [
                "项目\t\t本年支出\t\t",
                "功能分类科目编码\t科目名称\t合计\t基本支出\t项目支出",
                "\t合计\t9.00\t4.00\t5.00",
                "21208\t国有土地使用权出让收入安排的支出\t9.00\t4.00\t5.00",
                "2120899\t其他国有土地使用权支出\t4.00\t4.00\t",
            ],
        ),
        (
            SIDES,
            [
                "收入\t\t支出\t",
                "项目\t决算数\t项目\t决算数",
                "一、财政拨款收入\t9.00\t一、教育支出\t4.00",
                "二、事业收入\t\t二、卫生健康支出\t",
                "\t\t三、其他支出\t5.00",
                "本年收入合计\t9.00\t本年支出合计\t9.00",
            ],
        ),
        (
            CARS,
            [
                "财政拨款“三公”经费\t\t\t\t\t",
                "合计\t因公出国\t公务用车购置及运行费\t\t\t公务接待费",
                "\t\t小计\t公务用车购置费\t公务用车运行费\t",
                "9.00\t1.00\t6.00\t2.00\t4.00\t2.00",
                "19.00\t11.00\t6.00\t2.00\t4.00\t2.00",
                "29.00\t21.00\t6.00\t2.00\t4.00\t2.00",
            ],
        ),
    ],
)
def test_cells_stand_in_the_columns_where_they_are_printed(content: str, expected: list[str]) -> None:
    assert [line for line in laid_text.canonical(content).split("\n") if "\t" in line] == expected


def test_lines_of_a_sentence_are_one_paragraph_and_page_numbers_none() -> None:
    content = (
        "一、部门职责\n"
        "    （一）贯彻执行有关水务工作的法律法规，拟订全市水务发展规划并组织实施，承担防汛抗\n"
        "旱指挥部日常工作。\n\n"
        "                                   - 3 -\n\n"
        "    （二）承办其他工作，统筹全市水务工程的建设和运行管理，指导县级水务部门开展河湖长\n\n"
        "                                   - 4 -\n\n"
        "制工作。\n"
    )
    assert laid_text.canonical(content).split("\n\n") == [
        "一、部门职责",
        "（一）贯彻执行有关水务工作的法律法规，拟订全市水务发展规划并组织实施，承担防汛抗旱指挥部日常工作。",
        "（二）承办其他工作，统筹全市水务工程的建设和运行管理，指导县级水务部门开展河湖长制工作。\n",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("项目  数\n甲  1.00\n乙  2.00\n丙  3.00\n", True),
        ("项目\t数\n甲  1.00\n乙  2.00\n丙  3.00\n", False),
        ("本年支出 1.00 万元。\n本年收入 2.00 万元。\n结余 1.00 万元。\n", False),
    ],
)
def test_a_text_is_laid_out_where_blanks_set_figures_apart(content: str, expected: bool) -> None:
    assert laid_out(content) is expected


@pytest.mark.parametrize("blanks", [4, 5])
def test_the_width_of_a_sign_is_that_by_which_columns_align(blanks: int) -> None:
    gap = " " * blanks
    lines = pitch_lines(f"数量    1.00    2.00\n≥甲{gap}1.00    2.00\n≥乙{gap}1.00    2.00")
    assert [line.pieces[1].left for line in lines] == [8, 8, 8]
