"""Which recognised figures are facts: by confidence, by the sums they take part in, by the decimals around them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest import doubt
from ingest.document import Document, IssueKind, Run
from ingest.extract import tables
from ingest.fact import Amount, Fact, Words
from ingest.readers import text
from ingest.readers.evenness import Inked, uneven

TEXT = """2023年度示例市数字服务中心部门决算

第二部分 部门决算表
支出决算表
单位：万元
科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t{total}\t556.15\t691.08
201\t一般公共服务支出\t1,058.85\t486.37\t572.48
206\t科学技术支出\t118.60\t\t{project}
208\t社会保障和就业支出\t69.78\t69.78\t0.00
"""


def scan(doubtful: dict[str, float], total: str = "1,247.23", project: str = "118.60") -> Document:
    """The text as if it had been recognised: each word surely, those of `doubtful` less so."""
    content = TEXT.format(total=total, project=project)
    runs, start = [], 0
    for field in content.replace("\n", "\t").split("\t"):
        sure = doubtful.get(field, 0.99)
        runs.append(Run(start=start, end=start + len(field), page=1, box=(0, 0, 1, 1), confidence=sure))
        start += len(field) + 1
    return replace(text.parse(content, file="", digest="0" * 64), layout=tuple(runs))


def offered(document: Document) -> dict[tuple[str, str], Decimal]:
    """The amounts that are facts, by row and column."""
    facts, _ = doubt.settled(document, tables.facts(document)[0])
    return {key(fact): fact.value.low for fact in facts if isinstance(fact.value, Amount)}


def key(fact: Fact) -> tuple[str, str]:
    return fact.code or fact.row[-1], fact.column[-1]


def test_a_text_that_was_not_recognised_has_no_doubts() -> None:
    document = replace(scan({"118.60": 0.1}), layout=())
    facts, _ = tables.facts(document)
    assert doubt.settled(document, facts) == (facts, ())


@pytest.mark.parametrize(
    ("document", "gone"),
    [
        (scan({}), set()),
        (scan({"486.37": 0.4}), set()),
        (scan({"118.60": 0.4}), {("206", "本年支出合计"), ("206", "项目支出")}),
        (scan({"486.37": 0.4}, total="1,300.00"), {("合计", "本年支出合计")}),
        (scan({"1,300.00": 0.4}, total="1,300.00"), {("合计", "本年支出合计")}),
        (scan({"999.99": 0.4}, project="999.99"), {("206", "项目支出")}),
        (scan({}, project="999.99"), {("206", "项目支出")}),
        (scan({}, total="1,300.00"), {("合计", "本年支出合计")}),
        (scan({}, project="11860"), {("206", "项目支出")}),
        (scan({"206": 0.4}, project="999.99"), {("206", "项目支出")}),
    ],
)
def test_only_what_was_read_surely_or_closes_a_sum_is_offered(
    document: Document, gone: set[tuple[str, str]]
) -> None:
    every = {key(fact) for fact in tables.facts(document)[0] if isinstance(fact.value, Amount)}
    assert every - set(offered(document)) == gone


def test_a_sum_that_holds_but_for_rounding_confirms_no_digit() -> None:
    """486.37 and 486.38 would both do."""
    facts, _ = tables.facts(scan({"1,058.85": 0.4}, total="1,247.24"))
    doubtful = next(fact for fact in facts if key(fact) == ("201", "本年支出合计"))
    lonely = tuple(fact for fact in facts if fact.column == doubtful.column or fact is doubtful)
    kept, _ = doubt.settled(scan({"1,058.85": 0.4}, total="1,247.24"), lonely)
    assert doubtful not in kept


def test_a_figure_that_no_sum_confirms_is_an_issue_at_its_place() -> None:
    document = scan({"999.99": 0.4}, project="999.99")
    _, issues = doubt.settled(document, tables.facts(document)[0])
    assert ("206", "项目支出") not in offered(document)
    assert [(issue.kind, issue.span.of(document.text)) for issue in issues][:1] == [
        (IssueKind.DOUBTFUL_FIGURE, "999.99")
    ]


@pytest.mark.parametrize("read", ["1l8.60", "118，6O", "118.6o"])
def test_letters_taken_for_digits_are_no_words_of_the_filing(read: str) -> None:
    document = scan({}, project=read)
    facts, _ = doubt.settled(document, tables.facts(document)[0])
    assert not [fact for fact in facts if key(fact) == ("206", "项目支出")]


@pytest.mark.parametrize("read", ["1,266 60", "44,44", "1.266.60", "1,2 66.6O万元", "94 74%"])
def test_digits_that_make_no_figure_are_no_words_of_the_filing_however_surely_they_were_read(
    read: str,
) -> None:
    document = scan({})
    fact = replace(tables.facts(document)[0][0], value=Words(text=read))
    kept, issues = doubt.settled(document, (fact,))
    assert (kept, [issue.kind for issue in issues]) == ((), [IssueKind.DOUBTFUL_FIGURE])
    for said in ("2023年续建，1号楼", "2023.12.5"):
        words = replace(fact, value=Words(text=said))
        assert doubt.settled(document, (words,)) == ((words,), ())


@pytest.mark.parametrize("read", ["118 60", "118,60"])
def test_a_recognised_figure_without_its_point_is_no_fact(read: str) -> None:
    found, issues = tables.facts(scan({}, project=read))
    assert ("206", "项目支出") not in {key(fact) for fact in found}
    assert [issue.kind for issue in issues] == [IssueKind.UNREAD_FIGURE]


FIGURES = ("307.82", "264.87", "51.32", "2013901", "20139", "11.31", "2013950")


@pytest.mark.parametrize(
    ("text", "length", "wrong"),
    [
        ("202.24", 5.5, False),
        ("20.24", 5.5, True),
        ("2202.24", 5.5, True),
        ("1.11", 3.1, False),
        ("合计", 9.0, False),
        ("1,202.24", 7.0, False),
        ("1,20.24", 7.0, True),
    ],
)
def test_a_figure_is_as_long_as_its_digits(text: str, length: float, wrong: bool) -> None:
    """Lengths in widths of a digit, which is 0.7 of the height here; a point or a comma takes half of one."""
    known = [
        Inked(text=one, width=14 * (len(one) - 0.5 * ("." in one) - 0.2 * one.startswith("1")), height=20)
        for one in FIGURES
    ]
    depth = 24 if "," in text else 20
    assert (len(known) in uneven([*known, Inked(text=text, width=14 * length, height=depth)])) is wrong
