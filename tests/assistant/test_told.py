"""Yes or no by one sentence: what it affirms, what it denies, and what it only mentions."""

import pytest

from assistant.content import content
from assistant.domain import Against
from assistant.told import TO_THE_END, Asked, _affirms, _explained, _heard


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
        ("生均面积达到合格标准", "存在的主要问题:一是生均面积12.4,低于合格标准;二是设备老旧。", False),
        ("生均面积达到合格标准", "生均面积12.4,低于合格标准。", None),
        ("生均面积达到合格标准", "生均面积达到合格标准。", True),
        ("绩效指标完成", "15项绩效指标完成11项,未完成4项。", False),
        ("绩效指标完成", "监控绩效指标完成情况。", None),
        ("二级预算单位有", "本部门涉及二级项目41个。", None),
        ("支部获过先进称号", "第三支部获评先进基层组织。", True),
        ("东区新馆建成", "新增专项债券资金用于东区新馆一期建设。", None),
        ("东区新馆建成", "东区新馆已建成并投入使用。", True),
        ("保证金退付完", "保证金退付不及时,尚有3万元未退还。", False),
        ("实训楼改造完成", "投入60万元完成学生公寓改造;实训楼因消防整改,延至下年3月交付。", False),
        ("学生公寓改造完成", "投入60万元完成学生公寓改造;实训楼因消防整改,延至下年3月交付。", True),
        ("管护站改造完", "3个管护站暂停施工,实际完成改造并验收5个。", False),
    ],
)
def test_a_sentence_affirms_denies_or_only_mentions(asked: str, sentence: str, affirmed: bool | None) -> None:
    groups = content(asked, {}, ())
    explained = _explained(groups, _heard(groups, sentence), frozenset(), {})
    claim = Asked(content=groups, claim=Against.WORDS, finished=TO_THE_END.search(asked) is not None)
    assert _affirms(claim, sentence, explained, {}) is affirmed


@pytest.mark.parametrize(
    ("sentence", "affirmed"),
    [
        ("3个管护站暂停施工,实际改造管护站5个。", None),
        ("全部完成管护站改造。", True),
        ("管护站改造未完成。", False),
    ],
)
def test_some_of_it_done_is_no_target_reached(sentence: str, affirmed: bool | None) -> None:
    groups = content("改造管护站", {}, ())
    explained = _explained(groups, _heard(groups, sentence), frozenset(), {})
    claim = Asked(content=groups, claim=Against.TARGET, finished=False)
    assert _affirms(claim, sentence, explained, {}) is affirmed
