"""Which kind of answer a question wants, by its question word and what stands around it."""

import re

import pytest

from assistant.domain import Wanted
from assistant.kinds import needs, takes_spending, wanted


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("钱为什么没花出去", Wanted.REASON),
        ("怎么反而少了", Wanted.REASON),
        ("怎么会是预算的五倍", Wanted.REASON),
        ("咋还剩下了", Wanted.REASON),
        ("这个项目怎么停了", Wanted.REASON),
        ("降下来靠的是啥", Wanted.REASON),
        ("决算大于预算 因", Wanted.REASON),
        ("是什么让支出翻倍的", Wanted.REASON),
        ("出于什么考虑取消了这个项目", Wanted.REASON),
        ("症结在哪", Wanted.REASON),
        ("卡在哪一步了", Wanted.REASON),
        ("增长主要来自哪块", Wanted.REASON),
        ("支出掉了两成，文里给的说法是啥", Wanted.REASON),
        ("演练少搞了一次，他们是怎么交代的", Wanted.REASON),
        ("预算没用完，单位怎么解释的", Wanted.REASON),
        ("运行费省了不少，怎么做到的", Wanted.REASON),
        ("比上年多了三万，多出来的是哪来的", Wanted.REASON),
        ("平台搭起来了，怎么说的", None),
        ("报废的车是咋卖的", None),
        ("怎么会计核算", None),
        ("各指哪种治理", Wanted.DEFINITION),
        ("什么是机关运行经费", Wanted.DEFINITION),
        ("什么是造成超支的原因", Wanted.REASON),
        ("结余是用来干什么的？", Wanted.DEFINITION),
        ("平时都管些什么", Wanted.DUTY),
        ("归哪个局管", Wanted.ORGANISATION),
        ("上级单位是谁", Wanted.ORGANISATION),
        ("交付给谁用", Wanted.ORGANISATION),
        ("这个系统是谁建的", Wanted.ORGANISATION),
        ("审计是哪家会计师事务所做的", Wanted.ORGANISATION),
        ("组建的公司叫什么名字", Wanted.ORGANISATION),
        ("中心的主任叫什么名字", Wanted.PERSON),
        ("负责人签的是谁的名字", Wanted.PERSON),
        ("内部设了哪几个处室", Wanted.LIST),
        ("列举一下主要成绩", Wanted.LIST),
        ("保障了哪个大会", Wanted.SUBJECT),
        ("啥时候验收的", Wanted.DATE),
        ("重点评价 结果", Wanted.PASSAGE),
        ("打哪个电话咨询", Wanted.REFERENCE),
        ("联系方式是什么", Wanted.REFERENCE),
        ("批复的通知文号是多少", Wanted.REFERENCE),
        ("电话费多少", None),
        ("几个项目", None),
        ("办公费多少", None),
    ],
)
def test_the_kind_of_answer_is_read_from_the_question_word_and_what_stands_around_it(
    question: str, kind: Wanted | None
) -> None:
    assert wanted(question, question) is kind


@pytest.mark.parametrize(
    ("question", "passage", "answers"),
    [
        ("跟哪家供应商签的", "由示例数智科技有限公司承建", True),
        ("跟哪家供应商签的", "加强网站的建设和管理，各部门配合", False),
        ("法律顾问是哪家律师事务所", "提供法律顾问咨询服务，确保中心工作合规", False),
        ("法律顾问是哪家律师事务所", "由样例律师事务所提供咨询", True),
        ("哪个部门牵头", "由应急局牵头", True),
    ],
)
def test_a_body_asked_for_by_its_kind_has_to_be_named_as_one(
    question: str, passage: str, answers: bool
) -> None:
    assert bool(re.search(needs(Wanted.ORGANISATION, question) or "", passage)) is answers


def test_a_list_of_names_has_to_have_names() -> None:
    names = needs(Wanted.LIST, "下设四家事业单位，名称分别是什么") or ""
    assert re.search(names, "下属事业单位两个，分别为：甲中心和乙站")
    assert not re.search(names, "包括本部门所属1个行政单位、4个事业单位")


@pytest.mark.parametrize(
    ("question", "taken"),
    [
        ("买公务车为啥花了那么多钱", True),
        ("出国的那几万块钱都去了哪里", True),
        ("花的钱都用在哪些工程上了", True),
        ("为什么没有买车", False),
        ("三公经费为什么花得少了", False),
        ("出国费用为什么是0", False),
    ],
)
def test_spending_is_taken_for_granted_only_where_nothing_denies_it(question: str, taken: bool) -> None:
    assert takes_spending(question) is taken


@pytest.mark.parametrize(
    ("question", "passage", "answers"),
    [
        ("钱为啥没花完", "收入增长的主要原因是项目取得专项债券资金", False),
        ("钱为啥没花完", "执行率82%，原因是暂缓施工", True),
        ("钱为啥多了", "收入增长的主要原因是项目取得专项债券资金", True),
    ],
)
def test_why_money_was_not_spent_is_not_told_by_why_something_grew(
    question: str, passage: str, answers: bool
) -> None:
    needed = needs(Wanted.REASON, question)
    assert needed is not None
    assert (re.search(needed, passage) is not None) is answers
