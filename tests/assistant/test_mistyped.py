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
        ("其它收入", "其他收入"),
        ("什么行政级别的单位", "什么行政级别的单位"),
    ],
)
def test_one_character_of_the_same_sound_is_put_right_in_names_of_measures(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("年中追加之后的预算", "全年预算数"),
        ("追加8.29万元之后的全年预算", "全年预算数"),
        ("调减之前的预算数", "年初预算数"),
        ("年中追加预算", "年中追加预算"),
        ("年初给的额度", "年初预算"),
        ("年初给它批的额度", "年初预算"),
        ("在追加之前安排的预算金额", "在年初预算数"),
        ("年中又砍掉多少", "年中核减多少"),
        ("半路上又给加了多少预算", "年中追加多少预算"),
        ("本来打算装多少", "计划装多少"),
        ("超编了吗", "在职人员数多于人员编制了吗"),
        ("入不敷出", "本年收入合计少于本年支出合计"),
        ("增长翻了一番以上", "增长增长100%以上"),
        ("水电费一共多少", "水费和电费一共多少"),
        ("接待了几拨客人", "接待了几批"),
        ("购置了公务用车", "购置公务用车"),
        ("购置了几辆车", "购置了几辆车"),
        ("完成率如何", "完成率是多少"),
        ("给了几个编？", "给了几个编制？"),
        ("给了几个编制？", "给了几个编制？"),
        ("26个人参训", "26个人参训"),
    ],
)
def test_what_questions_say_otherwise_than_filings_is_read_in_the_words_of_filings(
    said: str, meant: str
) -> None:
    assert mended(said) == meant
