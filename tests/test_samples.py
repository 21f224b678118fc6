"""The invented filings are what docs/samples.md says: consistent in their sums, with one planted contradiction.

Reads them with its own few lines, so that a slip of the readers cannot hide one of the samples.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

Row = list[str]
ZERO = Decimal("0.00")
SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FULL = "示例市数字服务中心2023年度部门决算.txt"
BLANKS = "样例县水务局2022年度部门决算.txt"
# The figure that contradicts the rest, and the sentence that it stands in.
PLANTED = ("0.48", "其中公务接待费 0.48 万元")


def lines(file: str) -> list[str]:
    """The lines of a sample."""
    return (SAMPLES / file).read_text(encoding="utf-8").split("\n")


def table(file: str, code: str) -> list[Row]:
    """The rows of the statutory table that is captioned with `code` (公开 03 表, 财决批复03表)."""
    found: list[Row] = []
    inside = False
    for line in lines(file):
        if re.fullmatch(r"(?:公开|财决批复)\s*\d\d\s*表", line):
            inside = line.replace(" ", "") == code
        elif inside and line.startswith(("注：", "说明：")):
            break
        elif inside and "\t" in line:
            found.append(line.split("\t"))
    return found


def amount(cell: str) -> Decimal:
    """A cell's figure; nothing counts as zero in a sum."""
    return Decimal(cell.replace(",", "")) if cell and cell != "-" else ZERO


def by_code(rows: list[Row], first: int, name: int) -> dict[str, list[Decimal]]:
    """The figures of each functional code; "" is the row 合计."""
    return {
        row[0] if row[0].isdigit() else "": [amount(cell) for cell in row[first:]]
        for row in rows
        if row[0].isdigit() or row[0] == "合计" or row[name] == "合计"
    }


def economic(rows: list[Row]) -> dict[str, Decimal]:
    """The figures of each economic code, from groups that stand side by side."""
    groups = (row[start : start + 3] for row in rows for start in (0, 3, 6))
    return {code: amount(figure) for code, _, figure in groups if code.isdigit()}


def labelled(rows: list[Row]) -> dict[str, list[Decimal]]:
    """The figures of each row of a table with two sides, by side and label."""
    found: dict[str, list[Decimal]] = {}
    for row in rows:
        for side, label, cells in (("收入", row[0], row[2:3]), ("支出", row[3], row[5:])):
            if label and all(re.fullmatch(r"[\d,.]*", cell) for cell in cells):
                found[f"{side} {label.split('、')[-1]}"] = [amount(cell) for cell in cells]
    return found


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A percentage as it is printed."""
    return (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


CODED = [
    (FULL, "公开02表", 2, 1),
    (FULL, "公开03表", 2, 1),
    (FULL, "公开05表", 2, 1),
    (FULL, "公开07表", 2, 1),
    (BLANKS, "财决批复02表", 4, 3),
    (BLANKS, "财决批复03表", 4, 3),
    (BLANKS, "财决批复05表", 4, 3),
]


@pytest.mark.parametrize(("file", "code", "first", "name"), CODED)
def test_totals_are_the_sums_of_classes_groups_and_items(file: str, code: str, first: int, name: int) -> None:
    figures = by_code(table(file, code), first, name)
    assert len(figures) > 3
    for parent, total in figures.items():
        length = {0: 3, 3: 5, 5: 7}.get(len(parent))
        if length:
            parts = [
                values for key, values in figures.items() if len(key) == length and key.startswith(parent)
            ]
            assert [sum(column, ZERO) for column in zip(*parts, strict=True)] == total, parent


@pytest.mark.parametrize(
    ("file", "code", "first", "name"), [case for case in CODED if case[1][-3:] in ("03表", "05表")]
)
def test_expenditure_is_basic_and_project(file: str, code: str, first: int, name: int) -> None:
    figures = by_code(table(file, code), first, name)
    assert len(figures) > 3
    for values in figures.values():
        whole, basic, project = values[6:9] if len(values) == 13 else values[:3]
        assert whole == basic + project


@pytest.mark.parametrize(("file", "prefix"), [(FULL, "公开"), (BLANKS, "财决批复")])
def test_both_sides_of_the_summaries_close(file: str, prefix: str) -> None:
    one, four = (labelled(table(file, f"{prefix}{number}表")) for number in ("01", "04"))
    used = next(values for label, values in one.items() if label.startswith("收入 使用非财政拨款结余"))
    total = one["收入 总计"]
    assert total == one["支出 总计"]
    assert total[0] == one["收入 本年收入合计"][0] + used[0] + one["收入 年初结转和结余"][0]
    ends = one["支出 结余分配"][0] + one["支出 年末结转和结余"][0]
    assert total[0] == one["支出 本年支出合计"][0] + ends
    assert four["收入 总计"][0] == four["支出 总计"][0]
    assert four["支出 本年支出合计"][0] == sum(four["支出 本年支出合计"][1:], ZERO)


@pytest.mark.parametrize(
    ("file", "prefix", "first", "name"), [(FULL, "公开", 2, 1), (BLANKS, "财决批复", 4, 3)]
)
def test_the_tables_agree_with_each_other(file: str, prefix: str, first: int, name: int) -> None:
    one, four = (labelled(table(file, f"{prefix}{number}表")) for number in ("01", "04"))
    income, spent, general = (
        by_code(table(file, f"{prefix}{number}表"), first, name)[""] for number in ("02", "03", "05")
    )
    detail = economic(table(file, f"{prefix}06表"))
    whole, basic = (general[6], general[7]) if len(general) == 13 else (general[0], general[1])
    assert one["收入 本年收入合计"][0] == income[0]
    assert one["支出 本年支出合计"][0] == spent[0]
    assert four["收入 本年收入合计"][0] == income[1]
    assert four["支出 本年支出合计"][1] == whole
    assert basic == spent[1] == sum((detail[head] for head in ("301", "302", "303", "310")), ZERO)


@pytest.mark.parametrize(("file", "code"), [(FULL, "公开06表"), (BLANKS, "财决批复06表")])
def test_economic_classes_are_the_sums_of_their_items(file: str, code: str) -> None:
    rows = table(file, code)
    detail = economic(rows)
    for head in (code for code in detail if len(code) == 3):
        assert detail[head] == sum(
            (v for key, v in detail.items() if len(key) == 5 and key[:3] == head), ZERO
        ), head
    totals = rows[-1]
    assert amount(totals[2]) == detail["301"] + detail["303"]
    assert amount(totals[-1]) == detail["302"] + detail["310"]


def test_the_parts_of_the_three_public_expenses_add_up() -> None:
    figures = [amount(cell) for cell in table(FULL, "公开09表")[-1]]
    for total, abroad, vehicles, bought, run, reception in (figures[:6], figures[6:]):
        assert (total, vehicles) == (abroad + vehicles + reception, bought + run)


PRINTED = re.compile(
    r"年初预算为\s*(?P<budget>[\d.]+)\s*万元，支出决算为\s*(?P<final>[\d.]+)\s*万元，完成年初预算的\s*(?P<rate>[\d.]+)%"
)


@pytest.mark.parametrize(("file", "least"), [(FULL, 8), (BLANKS, 9)])
def test_printed_completion_rates_are_those_of_their_operands(file: str, least: int) -> None:
    found = list(PRINTED.finditer("\n".join(lines(file))))
    assert len(found) >= least
    for match in found:
        assert Decimal(match["rate"]) == share(Decimal(match["final"]), Decimal(match["budget"])), match[0]


def test_the_annex_tables_add_up() -> None:
    for file, label, columns in ((FULL, "合计", slice(3, 6)), (BLANKS, "小计", slice(2, 5))):
        rows = [line.split("\t") for line in lines(file) if "\t" in line]
        heads = [n for n, row in enumerate(rows) if row[0] in ("功能分类编码", "序号")]
        assert heads, file
        for head in heads:
            end = next(n for n in range(head, len(rows)) if label in rows[n][:2])
            figures = [[amount(cell) for cell in row[columns]] for row in rows[head + 1 : end + 1]]
            assert [sum(column, ZERO) for column in zip(*figures[:-1], strict=True)] == figures[-1]


def test_the_planted_contradiction_is_the_only_place_of_its_figure() -> None:
    text = "\n".join(lines(FULL))
    figure, sentence = PLANTED
    assert (len(re.findall(rf"(?<![\d.]){figure}(?!\d)", text)), text.count(sentence)) == (1, 1)
    assert text.count("公务接待费支出决算为 0.84 万元") == 1


def test_the_second_sample_leaves_nothing_blank_and_withholds_what_it_does_not_publish() -> None:
    text = "\n".join(lines(BLANKS))
    assert "\t0.00" not in text
    assert text.count("涉密，不予公开") == 3
