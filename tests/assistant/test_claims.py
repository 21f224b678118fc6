"""What a yes-or-no question claims."""

from decimal import Decimal

import pytest

from assistant.claims import asserted_in, claim_of, denied, is_verdict
from assistant.domain import Claim


@pytest.mark.parametrize(
    ("question", "claim", "turned"),
    [
        ("三公经费超预算没有？", Claim.OVER, False),
        ("三公经费超没超预算", Claim.OVER, False),
        ("支出决算是否突破了年初预算？", Claim.OVER, False),
        ("三公经费没超预算吧？", Claim.UNDER, False),
        ("三公经费是不是控制在预算内", Claim.UNDER, False),
        ("预算用光了吗？", Claim.SPENT, False),
        ("满意度达到目标了吗", Claim.REACHED, False),
        ("公用经费比人员经费还多，对吧？", Claim.MORE, False),
        ("公用经费高于人员经费吗", Claim.MORE, False),
        ("是不是比2022年少了？", Claim.LESS, False),
        ("两年的接待费持平吗", Claim.SAME, False),
        ("其他公安支出是不是全部算项目支出？", Claim.WHOLE, False),
        ("三公经费是不是全省最高？", Claim.EXTREME, False),
        ("政府采购里有没有工程？", Claim.EXISTS, False),
        ("有因公出国的支出吗", Claim.EXISTS, False),
        ("是否更新购置了公务用车？", Claim.EXISTS, False),
        ("接待费没有发生吧", Claim.EXISTS, True),
        ("报废手续是否已获批复？", Claim.TOLD, False),
        ("预算是不是花得一分不剩？", Claim.SPENT, False),
        ("经费都花干净了吗", Claim.SPENT, False),
        ("有没有", Claim.EXISTS, False),
        ("了吗", Claim.EXISTS, False),
    ],
)
def test_a_question_claims_one_thing_or_its_opposite(question: str, claim: Claim, turned: bool) -> None:
    assert (is_verdict(question), claim_of(question), denied(question, claim)) == (True, claim, turned)


@pytest.mark.parametrize(
    "question",
    [
        "三公经费是多少",
        "为什么增加了",
        "什么时候成立",
        "帮我看看大数据中心的三公经费吧",
        "绩效自评怎么样",
        "职责是什么",
    ],
)
def test_other_questions_want_no_verdict(question: str) -> None:
    assert not is_verdict(question)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("培训费是8.5万元吗", "8.5 万元"),
        ("培训费花了8.5万元，没错吧？", "8.5 万元"),
        ("花了8.5万元培训费，对吗", "8.5 万元"),
        ("培训费8.5万，我没记错吧", "8.5 万元"),
        ("年初预算为3,161.50万元，这个数对吗？", "3161.50 万元"),
        ("车辆有149辆吗", "149 辆"),
        ("50万元以上的项目有没有", ""),
        ("这5个单位都超预算了吗", ""),
        ("培训费花了8.5万元", ""),
    ],
)
def test_a_figure_in_any_position_is_what_is_to_be_confirmed(question: str, figure: str) -> None:
    found = asserted_in(question, ())
    assert (f"{found[0].value} {found[0].unit}" if found else "") == figure


def test_a_figure_said_roughly_is_marked_as_such() -> None:
    found = asserted_in("培训费大约8.5万元左右吧", ())
    assert found is not None
    assert (found[0].value, found[0].about) == (Decimal("8.5"), True)
