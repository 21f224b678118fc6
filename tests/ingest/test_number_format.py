"""Number formats: what a spreadsheet shows for a stored value is what is printed."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from ingest.readers.number_format import shown
from ingest.readers.stored import UNSHOWN, Shown, Value, show

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
SCALED = '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0'


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("1280", "#,##0.00", "1,280.00"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("1.005", "0.00", "1.01"),
        ("0.125", "0.00", "0.13"),
        ("-5", "0.00", "-5.00"),
        ("-3.2", "#,##0.00_);(#,##0.00)", "(3.20)"),
        ("-3.2", "0.00_ ;[Red]-0.00 ", "-3.20"),
        ("0", ACCOUNTING, "-"),
        ("12345.6", ACCOUNTING, "12,345.60"),
        ("-12345.6", ACCOUNTING, "-12,345.60"),
        ("0.98954", "0.00%", "98.95%"),
        ("1", "0%", "100%"),
        ("123456", "0!.0,", "12.3"),
        ("123456", '0\\.0,"万元"', "12.3万元"),
        ("12345678", "#!.0000", "1234.5678"),
        ("12345678", '#"."0000"万元"', "1234.5678万元"),
        ("1234567", "0.00,", "1234.57"),
        ("1234567", "#,##0,", "1,235"),
        ("123456789", SCALED, "1.23亿"),
        ("12345", SCALED, "1.2万"),
        ("99", SCALED, "99"),
        ("3", "000", "003"),
        ("12", '0"人"', "12人"),
        ("0.5", "#.##", ".5"),
        ("0", "#", ""),
        ("7", ";;;", ""),
        ("1200", "[$¥-804]#,##0.00", "¥1,200.00"),
        ("5", "[红色]0.0", "5.0"),
        ("201", "General", "201"),
        ("1366.17", "G/通用格式", "1366.17"),
        ("0.3", "", "0.3"),
        ("1.23456789012", "General", "1.23456789"),
        ("123456.789012", "General", "123456.789"),
        ("13800000000", "General", "13800000000"),
        ("12", "@", "12"),
        # What is not understood is not guessed.
        ("1234567890123", "General", None),
        ("0.00001", "General", None),
        ("12", "0.00E+00", None),
        ("1.5", "# ?/?", None),
        ("5", "[DBNum1]0", None),
        ("45291", "yyyy/m/d", None),
        ("1E+30", "0.00", None),
    ],
)
def test_a_number_is_shown_as_its_format_says(value: str, code: str, expected: str | None) -> None:
    assert shown(Decimal(value), code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("yyyy/m/d", "2023/12/5"),
        ('yyyy"年"m"月"d"日"', "2023年12月5日"),
        ("[$-804]yyyy年m月d日", "2023年12月5日"),
        ('yyyy"年"m"月";@', "2023年12月"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2023年12月5日"),
        ("yyyy-mm-dd hh:mm:ss", "2023-12-05 14:03:09"),
        ('上午/下午h"时"mm"分"', "下午2时03分"),
        ("h:mm AM/PM", "2:03 PM"),
        ("e年", "2023年"),
        ("aaaa", "星期二"),
        ("[h]:mm", None),
        ("mmm-yy", None),
    ],
)
def test_a_date_is_shown_as_its_format_says(code: str, expected: str | None) -> None:
    assert shown(datetime(2023, 12, 5, 14, 3, 9), code) == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (None, "General", Shown(text="")),
        (True, "General", Shown(text="TRUE")),
        ("1,280.00", "General", Shown(text="1,280.00")),
        ("甲", '"附件"@', Shown(text="附件甲")),
        ("甲", ";;;", Shown(text="")),
        (0.1 + 0.2, "0.00", Shown(text="0.30")),
        (12.345, "0.00", Shown(text="12.35", rounded="C5 显示“12.35”，存储 12.345")),
        (0.9895, "0.00%", Shown(text="98.95%")),
        (123456, '0!.0,"万元"', Shown(text="12.3万元", rounded="C5 显示“12.3万元”，存储 123456")),
        (7, ";;;", Shown(text="", rounded="C5 显示“”，存储 7")),
        (date(2023, 1, 2), "yyyy/m/d", Shown(text="2023/1/2")),
        (time(8, 5), "h:mm", Shown(text="8:05")),
        (12, "0E+0", Shown(text=UNSHOWN, unshown="C5 存储 12，格式 0E+0 的显示值无法得知")),
    ],
)
def test_a_cell_shows_its_value_and_tells_what_else_is_stored(
    value: Value, code: str, expected: Shown
) -> None:
    assert show("C5", value, code) == expected
