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


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("年中追加之后的预算", "全年预算数"),
        ("压减之后还剩多少预算", "全年预算数是多少"),
        ("追加8.29万元之后的全年预算", "全年预算数"),
        ("调减之前的预算数", "年初预算数"),
        ("年中追加预算", "年中追加预算"),
        ("净增加多少", "年末比年初增加多少"),
        ("26个人参训", "26个人参训"),
        ("几个人参训", "几个位参训"),
    ],
)
def test_a_budget_before_and_after_its_change_and_what_is_more_by_the_end_of_the_year(
    said: str, meant: str
) -> None:
    assert mended(said) == meant
