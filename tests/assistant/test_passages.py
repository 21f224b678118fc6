"""Answers in words, on the samples and without vectors: the decisive sentences, whole lists, or no answer."""

import pytest

from assistant.pipeline import answer, passages
from ingest.store.corpus import Corpus


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("样例县水务局内设哪些股室？", ["办公室", "水资源股", "工程建设股", "运行管理股"]),
        ("数字服务中心接下来打算怎么改进？", ["验收节点提前到第三季度", "按季度通报项目支付进度"]),
        ("示例市数字服务中心的名词解释中，“年末结转和结余”是什么意思？", ["转入下一年继续使用"]),
        ("数字中心2023年接待的都是什么人，来干嘛的？", ["外地同行", "学习数据共享做法"]),
        ("数字服务中心2023年三公经费比上年少花了，原因是啥？", ["接待和用车开支"]),
        ("数字服务中心2023年三公经费比上年少了，怎么解释？", ["接待和用车开支"]),
        ("数字服务中心的年末结转和结余是用来干什么的？", ["转入下一年继续使用"]),
        ("哪个单位的渠道清淤推迟到下一年？", ["样例县水务局", "清淤推迟"]),
        ("数字服务中心公开09表的预算数是什么口径？", ["按程序调整后的全年预算数"]),
        ("数字服务中心三公经费没用完预算，理由是什么？", ["接待批次减少", "车辆集中调度"]),
        ("数字服务中心平时都管些什么事？", ["政务云资源", "安全巡检"]),
        ("数字服务中心的公车运行维护费都花在哪些方面", ["燃料、保险和维修"]),
        ("样例县水务局2022年会议费用途", ["召开全县水利工作会议"]),
        ("What was the vehicle maintenance of 样例县水务局 spent on in 2022?", ["燃料、保险和维修"]),
        ("样例县水务局的人员编制为什么不予公开", ["涉密"]),
        ("Why was the staffing of 样例县水务局 not disclosed?", ["涉密"]),
        ("样例县水务局2022年公务接待费增加是因为来访的检查组多了吗", ["工程检查组来访增多"]),
        ("渠道清淤推迟到下一年了吗", ["是。", "清淤推迟"]),
        ("2021年哪个单位的渠道清淤推迟了？", ["样例县水务局", "清淤推迟"]),
    ],
)
def test_words_are_answered_with_the_filings_own(corpus: Corpus, question: str, phrases: list[str]) -> None:
    found = answer(question, (), corpus)
    assert found.status.value == "answered"
    assert [phrase for phrase in phrases if phrase not in found.answer] == []


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("样例县水务局2022年公务接待费增加，是因为工程检查组来访增多吗？", "yes"),
        ("样例县水务局2022年公务接待费增加，是不是因为办公楼搬迁？", "no"),
        ("Was the increase in official reception of 样例县水务局 in 2022 due to 工程检查组来访增多?", "yes"),
        ("样例县水务局有没有政府性基金", "no"),
        ("样例县水务局设有独立核算的下属单位吗", "no"),
    ],
)
def test_yes_or_no_is_told_in_the_filings_own_words(corpus: Corpus, question: str, verdict: str) -> None:
    assert answer(question, (), corpus).verdict == verdict


@pytest.mark.parametrize(
    "question",
    [
        "样例县水务局的局长叫什么名字？",
        "数字服务中心的幼儿园是怎么办的？",
        "样例县水务局的钢琴采购目的是什么？",
        "样例县水务局2022年劳务费用途",
    ],
)
def test_what_no_passage_says_is_not_answered(corpus: Corpus, question: str) -> None:
    found = answer(question, (), corpus)
    assert (found.status.value, found.reason and found.reason.value) == ("not_found", "no_item")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("示例市数字服务中心2023年公务接待费是多少？", ["0.84", "0.48"]),
        ("示例中心2023年项目支出比基本支出多多少？", ["616.89", "749.28"]),
        ("样例县水务局内设哪些股室？", ["工程建设股"]),
        ("哪个单位的渠道清淤推迟到下一年？", ["清淤推迟"]),
    ],
)
def test_the_passages_of_a_question_begin_with_those_that_its_answer_cites(
    corpus: Corpus, question: str, held: list[str]
) -> None:
    found = passages(question, (), corpus)
    cited = answer(question, (), corpus).citations
    first = found[: len({(one.filing, one.start) for one in cited})]
    assert [one for one in held if not any(one in passage.text for passage in first)] == []
    assert len(found) == len({passage.id for passage in found}) > len(first)


def test_what_is_not_answered_has_the_nearest_passages_all_the_same(corpus: Corpus) -> None:
    assert answer("样例县水务局的局长叫什么名字？", (), corpus).citations == ()
    assert {one.filing for one in passages("样例县水务局的局长叫什么名字？", (), corpus)} != set()
