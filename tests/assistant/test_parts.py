"""Where a question for several figures is cut, and what words of a question are left to look up."""

import pytest

from assistant.parts import before_the_last, parts, sentences, unread
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
        (
            "示例中心 股权拍卖 成交总额 平均溢价",
            ("示例中心 股权拍卖 成交总额是多少", "示例中心 股权拍卖 平均溢价是多少"),
        ),
        ("示例中心 专项债 利率 期限", ("示例中心 专项债 利率是多少", "示例中心 专项债 期限是多少")),
        ("示例中心 合同额 支付率", ("示例中心 合同额 支付率",)),
        ("伙食标准由多少提高到多少？", ("伙食标准原来是多少", "伙食标准是多少")),
        ("打进热线要等多久，原来要多久？", ("打进热线要等多久", "原来要多久？")),
        ("全年执行了多少，执行率如何？", ("全年执行了多少", "执行率如何？")),
        ("水费交了多少？还有电费呢？", ("水费交了多少", "还有电费呢？")),
        ("外事接待 几批 几人 花费", ("外事接待 几批", "几人", "花了多少钱")),
        ("公务接待费 花费 平均几人", ("公务接待费 花费 平均几人",)),
        ("公务接待批次人次", ("公务接待有多少批次", "有多少人次")),
        ("公务接待的批次、人次和费用分别是多少？", ("公务接待有多少批次", "有多少人次", "花了多少钱")),
        ("下属单位数和人数各多少？", ("下属单位数和人数各多少？",)),
        ("事业编制和实有人数各多少？", ("事业编制是多少", "实有多少人")),
        ("演练打算搞几回、搞了几回", ("演练打算搞几回", "搞了几回")),
        ("年初安排多少，结果花到百分之几", ("年初安排多少", "花到百分之几")),
        ("三公比上年少了多少，降幅多大？", ("三公比上年少了多少", "降幅多大？")),
        ("比上年多了几万、涨幅多少", ("比上年多了几万", "涨幅多少")),
        ("哪几个项目超支了多少", ("哪几个项目超支了多少",)),
        ("收入是多少，比支出多多少？", ("收入是多少", "收入比支出多多少？")),
        ("支出是多少，比上年多多少？", ("支出是多少", "比上年多多少？")),
        ("样例学校 年末结转和结余 决算 2022", ("样例学校 年末结转和结余 决算 2022",)),
        ("政府采购金额 预算", ("政府采购金额 预算",)),
        ("平均审理天数 分值", ("平均审理天数 分值",)),
        ("运行经费 执行率 得分", ("运行经费 执行率", "得分")),
        ("会议费 预算 决算", ("会议费 预算", "决算")),
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
    assert sentences("公务接待费多少？为什么减少") == ("公务接待费多少？", "为什么减少")
    assert sentences("公务接待费多少") == ()


def test_an_amount_and_the_share_that_it_is_are_two_questions() -> None:
    asked = parts("2023年授予小微企业的金额及其占采购支出总额的比重分别是多少？")
    assert asked == ("2023年授予小微企业是多少", "2023年授予小微企业占采购支出总额的比重是多少")


def test_the_last_clause_behind_one_that_asks_for_a_figure_may_ask_for_words() -> None:
    assert before_the_last("多了多少、什么原因？") == ("多了多少", "什么原因？")
    assert before_the_last("为什么多了，什么原因？") is None


@pytest.mark.parametrize(
    ("part", "before", "expected"),
    [
        ("退下来的又有几位？", "在职多少人", "退下来的又有几位"),
        ("又是多少个", "新增接入多少个", ""),
        ("累计接入了多少个", "新增接入多少个", "累计接入了多少个"),
        ("接入了多少个", "新增接入多少个", ""),
    ],
)
def test_a_later_part_is_unread_where_its_own_words_say_something(
    part: str, before: str, expected: str
) -> None:
    assert unread(part, before) == expected
