"""Slips of the pen in words that reports print are put right; what reports print, and grammar, is left."""

import pytest

from assistant.slips import corrected

PRINTED = "送审金额 应急广播终端 新增接入不停车检测系统 水力发电 公务接待 项目咨评表 自评报告"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("送审金鹅是多少", "送审金额是多少"),
        ("应急广波终端几个", "应急广播终端几个"),
        ("接了多少个不停车检侧系统", "接了多少个不停车检测系统"),
        ("应急广播终端几个", "应急广播终端几个"),
        ("水利发电多少", "水利发电多少"),
        ("送审金鱼是多少", "送审金鱼是多少"),
        ("金鹅是多少", "金鹅是多少"),
        ("项目自评表里多少", "项目自评表里多少"),
    ],
)
def test_a_character_is_put_right_where_its_neighbours_are_printed(typed: str, meant: str) -> None:
    assert corrected(typed, PRINTED) == meant
