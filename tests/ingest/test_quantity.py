"""How numbers are read: whole cells with `read`, sentences with `find`."""

from decimal import Decimal

import pytest

from ingest.fact import Amount, Bound
from ingest.numbering import Kind
from ingest.quantity import find, numeral, read

EXACT, ABOUT, LEAST, MOST, RANGE = Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST, Bound.RANGE

CELLS = [
    ("7,905.95", "7905.95", EXACT, None, "7,905.95"),
    ("0.50", "0.50", EXACT, None, "0.50"),
    ("-25%", "-25", EXACT, "%", "-25"),
    ("3 000", "3000", EXACT, None, "3 000"),
    ("7, 905.95", "7905.95", EXACT, None, "7, 905.95"),
    ("１２.5", "12.5", EXACT, None, "１２.5"),
    ("≥20万条", "20", LEAST, "万条", "20"),
    (">=60 万张", "60", LEAST, "万张", "60"),
    ("100个以上", "100", LEAST, "个", "100"),
    ("3 次及以上", "3", LEAST, "次", "3"),
    ("不少于 8 家", "8", LEAST, "家", "8"),
    ("不超过 5 台", "5", MOST, "台", "5"),
    ("小于3个", "3", MOST, "个", "3"),
    ("7天内", "7", MOST, "天", "7"),
    ("5 个工作日以内", "5", MOST, "个工作日", "5"),
    ("50余次", "50", ABOUT, "次", "50"),
    ("3万余次", "3", ABOUT, "万次", "3"),
    ("550\n\n余万条", "550", ABOUT, "万条", "550"),
    ("约 2.1 亿元", "2.1", ABOUT, "亿元", "2.1"),
    ("300元左右", "300", ABOUT, "元", "300"),
    ("**456** 万元", "456", EXACT, "万元", "456"),
    ("4台（套）", "4", EXACT, "台（套）", "4"),
    ("44（台/人）", "44", EXACT, "（台/人）", "44"),
    ("4.88万元/次", "4.88", EXACT, "万元/次", "4.88"),
    ("26万", "26", EXACT, "万", "26"),
    ("1千人次", "1", EXACT, "千人次", "1"),
    ("9000平方公里", "9000", EXACT, "平方公里", "9000"),
    ("12 ㎡", "12", EXACT, "㎡", "12"),
    ("57320剂次", "57320", EXACT, "剂次", "57320"),
    ("31微克/立方米", "31", EXACT, "微克/立方米", "31"),
    ("2023", "2023", EXACT, None, "2023"),
    ("(40.50)", "-40.50", EXACT, None, "(40.50)"),
    ("（1,234）", "-1234", EXACT, None, "（1,234）"),
    ("五个", "5", EXACT, "个", "五"),
    ("两辆", "2", EXACT, "辆", "两"),
]

NO_NUMBERS = [
    "",
    "-",
    "—",
    "---",
    "2023年全年",
    "1,4653.09",
    "一般问题3天内",
    "合同签订价 8 万元",
    "无",
    "3.2.1",
    "(12)",
    "(2023)",
    "(40.50",
    "40,50",
    "1,040 50",
]


@pytest.mark.parametrize(("text", "value", "bound", "unit", "figure"), CELLS)
def test_a_cell_is_read_with_its_bound_and_unit(
    text: str, value: str, bound: Bound, unit: str | None, figure: str
) -> None:
    found = read(text)
    assert found is not None
    assert found.amount == Amount(low=Decimal(value), bound=bound)
    assert str(found.amount.low) == value
    assert (found.unit, text[found.start : found.end]) == (unit, figure)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "figure"),
    [
        ("30%-70%", "30", "70", "%", "30%-70%"),
        ("5-7个工作日", "5", "7", "个工作日", "5-7"),
        ("3万元至5万元", "3", "5", "万元", "3万元至5"),
        ("10~20 人", "10", "20", "人", "10~20"),
    ],
)
def test_a_range_is_one_figure(text: str, low: str, high: str, unit: str, figure: str) -> None:
    found = read(text)
    assert found is not None
    assert found.amount == Amount(low=Decimal(low), high=Decimal(high), bound=RANGE)
    assert (found.unit, text[found.start : found.end]) == (unit, figure)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read(text) is None


SENTENCES: list[tuple[str, list[tuple[str, Kind, str | None]]]] = [
    ("2023年度收入合计12.30万元，占 99.99%。", [
        ("2023年", Kind.YEAR, None), ("12.30", Kind.QUANTITY, "万元"), ("99.99", Kind.QUANTITY, "%")]),
    ("减少 8.11 万元,2022年为 9 万元", [
        ("8.11", Kind.QUANTITY, "万元"), ("2022年", Kind.YEAR, None), ("9", Kind.QUANTITY, "万元")]),
    ("截至2023年12月31日，第三批、第 4 批共 2 批", [
        ("2023年12月31日", Kind.DATE, None), ("第三", Kind.ORDINAL, None), ("第 4", Kind.ORDINAL, None),
        ("2", Kind.QUANTITY, "批")]),
    ("（某财绩〔2021〕2号）；GA/T1043-2013", [
        ("〔2021〕2号", Kind.DOCUMENT, None), ("GA/T1043-2013", Kind.DOCUMENT, None)]),
    ("（1）热线12345系统与代码 2010350", [
        ("（1）", Kind.ORDINAL, None), ("12345", Kind.PHONE, None), ("2010350", Kind.CODE, None)]),
    ("“630”攻坚、7*24小时、APP3.0版本、“1+2”分级", [
        ("630", Kind.NAME, None), ("7*24小时", Kind.NAME, None), ("APP3.0版本", Kind.NAME, None),
        ("1+2", Kind.NAME, None)]),
    ("1.2023年度方案", [("1.", Kind.ORDINAL, None), ("2023年", Kind.YEAR, None)]),
    ("下达为1,4653.09万元", [("1,4653.09", Kind.UNREAD, None)]),
    ("从10%-50%提升到30%-70%", [("10%-50%", Kind.QUANTITY, "%"), ("30%-70%", Kind.QUANTITY, "%")]),
    ("单价100万元以上专用设备3台（套）", [
        ("单价100万元以上", Kind.NAME, None), ("3", Kind.QUANTITY, "台（套）")]),
    ("五个处室，一次性、三年行动、两个维护，购车一台", [
        ("五", Kind.QUANTITY, "个"), ("一", Kind.QUANTITY, "台")]),
    ("系统 14 个，年报7-8月", [("14", Kind.QUANTITY, "个"), ("7-8月", Kind.DATE, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_every_number_of_a_sentence_is_a_quantity_or_is_named(
    text: str, expected: list[tuple[str, Kind, str | None]]
) -> None:
    assert [(text[one.start : one.end], one.kind, one.unit) for one in find(text)] == expected


def test_only_quantities_have_amounts_and_their_place_is_the_figure_alone() -> None:
    text = "2023 年近 50 余次"
    year, times = find(text)
    assert year.amount is None
    assert times.amount == Amount(low=Decimal(50), bound=ABOUT)
    assert text[times.start : times.end] == "50"
    assert text[times.begin : times.finish] == "近 50 余次"
    assert text[times.start : times.unit_end] == "50 余次"


@pytest.mark.parametrize(
    ("words", "value"),
    [("五", 5), ("十二", 12), ("二十", 20), ("三百零五", 305), ("二〇二三", 2023), ("五处", None)],
)
def test_chinese_numerals_have_values(words: str, value: int | None) -> None:
    assert numeral(words) == value
