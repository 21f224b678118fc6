"""Words of the field that were mistyped by their sound are put right; everyday speech that sounds like them is left."""

import pytest

from assistant.mistyped import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("三公经费的预算执行绿", "三公经费的预算执行率"),
        ("那完成律是多少", "那完成率是多少"),
        ("专项资金完成支出", "专项资金完成支出"),
        ("项目的年度指标直", "项目的年度指标值"),
        ("绝算数", "决算数"),
        ("会议费的遇算", "会议费的预算"),
        ("收入表里到账了多少", "收入表里到账了多少"),
        ("平台上一共攒了多少数据", "平台上一共攒了多少数据"),
        ("成本核算办法", "成本核算办法"),
        ("别的收入", "其他收入"),
        ("什么行政级别的单位", "什么行政级别的单位"),
    ],
)
def test_one_character_of_the_same_sound_is_put_right_in_names_of_measures(typed: str, meant: str) -> None:
    assert mended(typed) == meant
