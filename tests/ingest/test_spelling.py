"""Recognised characters set right by the words of the field, and left alone where those leave a choice."""

import pytest

from ingest.readers.ocr import Reading
from ingest.readers.spelling import repaired


@pytest.mark.parametrize(
    ("text", "unsure", "right"),
    [
        ("2023年度示例市数字服务中心部内决算", (16,), "2023年度示例市数字服务中心部门决算"),
        ("机关事业单位基本养老保险邀费支出", (12,), "机关事业单位基本养老保险缴费支出"),
        ("卫生健康文出", (4,), "卫生健康支出"),
        ("卫生健康文出", (), "卫生健康文出"),
        ("收人支出决算总表", (), "收入支出决算总表"),
        ("年末人数", (), "年末人数"),
        ("附属单位上缴收人", (), "附属单位上缴收入"),
        ("验收人员", (), "验收人员"),
        ("各部内依法", (), "各部门依法"),
        ("1.374.20", (), "1,374.20"),
        ("374.20", (), "374.20"),
        ("示例项目甲", (4,), "示例项目甲"),
        ("1O5.58", (1,), "1O5.58"),
    ],
)
def test_an_unsure_character_becomes_the_one_that_a_word_of_the_field_has_there(
    text: str, unsure: tuple[int, ...], right: str
) -> None:
    sure = tuple(0.6 if number in unsure else 0.99 for number in range(len(text)))
    middles = tuple((number + 0.5) / len(text) for number in range(len(text)))
    read = repaired(Reading(text=text, sure=sure, middles=middles))
    assert read == Reading(text=right, sure=sure, middles=middles)
