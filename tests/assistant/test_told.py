"""Yes or no by one sentence: what it affirms, what it denies, and what it only mentions."""

import pytest

from assistant.content import content
from assistant.domain import Against
from assistant.told import _affirms, _explained, _heard


@pytest.mark.parametrize(
    ("asked", "sentence", "affirmed"),
    [
        ("平台二期方案编完", "平台二期作为重点项目,已完成方案编制。", True),
        ("开过会", "全年未召开会议;开支培训费6万元。", False),
        ("信息化培训办了", "信息化培训工作目标100人,实际完成0人,原因为该项工作推迟到下一年进行;", False),
        ("公益二类事业单位", "本单位为公益一类事业单位,无运行经费支出。", False),
        ("平台二期验收", "平台一期已经验收。", None),
        ("政府性基金收支", "无政府性基金收支的,仍保留该表格式。", None),
        ("甲项目属于机关运行经费统计范围", "甲项目不在机关运行经费统计范围之内。", False),
        ("支部获过先进称号", "第三支部获评先进基层组织。", True),
    ],
)
def test_a_sentence_affirms_denies_or_only_mentions(asked: str, sentence: str, affirmed: bool | None) -> None:
    groups = content(asked, {}, ())
    explained = _explained(groups, _heard(groups, sentence), frozenset(), {})
    assert _affirms(groups, Against.WORDS, sentence, explained, {}) is affirmed
