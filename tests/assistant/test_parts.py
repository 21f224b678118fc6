"""Where a question for several figures is cut, and what words of a question are left to look up."""

import pytest

from assistant.parts import parts, sentences
from assistant.words import left


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("三公经费花了多少？", ("三公经费花了多少？",)),
        ("水费和电费分别是多少？", ("水费和电费分别是多少？",)),
        ("预算是多少，完成了百分之几？", ("预算是多少", "完成了百分之几？")),
        ("整治工作会议的人数和费用各是多少？", ("整治工作会议人数是多少", "花了多少钱")),
        ("座谈会的费用和人数是多少？", ("座谈会花了多少钱", "人数是多少")),
        ("接待了几批客人、多少人次？", ("接待了几批客人", "多少人次？")),
        ("开展几次演练又完成几次巡检", ("开展几次演练", "完成几次巡检")),
        ("示例中心 演练次数 巡检次数", ("示例中心 演练次数", "巡检次数")),
        ("示例中心 三公经费 2023", ("示例中心 三公经费 2023",)),
        ("示例中心 演练次数 巡检次数 2023", ("2023 示例中心 演练次数", "巡检次数")),
        ("全年执行了多少，执行率如何？", ("全年执行了多少", "执行率如何？")),
        ("水费交了多少？还有电费呢？", ("水费交了多少", "还有电费呢？")),
        ("三公比上年少了多少，降幅多大？", ("三公比上年少了多少", "降幅多大？")),
        ("哪几个项目超支了多少", ("哪几个项目超支了多少",)),
        ("收入是多少，比支出多多少？", ("收入是多少", "收入比支出多多少？")),
        ("支出是多少，比上年多多少？", ("支出是多少", "比上年多多少？")),
    ],
)
def test_a_question_is_cut_where_it_asks_for_another_figure(question: str, expected: tuple[str, ...]) -> None:
    assert parts(question) == expected


@pytest.mark.parametrize(
    ("text", "covered", "expected"),
    [
        ("数字化转型实施方案一共花了多少钱", (), "数字化转型实施方案"),
        ("办公云优化升级用了多少", (), "办公云优化升级"),
        ("请问公务接待费到底是多少", ((2, 7),), ""),
        ("应急指挥调度支撑", (), "应急指挥调度支撑"),
        ("接进来的摄像头", (), "摄像头"),
        ("拿到多少个服务接口", (), "服务接口"),
        ("政务云用了多少", (), "政务云"),
        ("本级提了几次申请", (), "本级 申请"),
    ],
)
def test_words_that_only_ask_are_left_out_whole_and_never_out_of_another_word(
    text: str, covered: tuple[tuple[int, int], ...], expected: str
) -> None:
    assert left(text, covered) == expected


def test_questions_side_by_side_each_have_a_mark_of_their_own() -> None:
    assert sentences("公务接待费多少？为什么减少?") == ("公务接待费多少？", "为什么减少?")
    assert sentences("公务接待费多少") == ()


def test_an_amount_and_the_share_that_it_is_are_two_questions() -> None:
    asked = parts("2023年授予小微企业的金额及其占采购支出总额的比重分别是多少？")
    assert asked == ("2023年授予小微企业是多少", "2023年授予小微企业占采购支出总额的比重是多少")
