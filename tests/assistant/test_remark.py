"""What is said around a question is left aside where nothing is found with it; what could tell things apart never is."""

import pytest

from assistant.library import library_of
from assistant.pipeline import answer
from assistant.remark import plainly
from ingest.store.corpus import Corpus

CHATTY = [
    ("您好，领导让我查一下样例县水务局2022年公务接待费", "2.85"),
    ("帮我瞅一眼样例县水务局2022年劳务费的数，着急着呢", "5.60"),
    ("样例县水务局2022年差旅费写的是几块钱啊我记不清了", "21.45"),
    ("听说样例县水务局基本工资发得挺多，2022年是多少", "168.30"),
    ("报表上示例市数字服务中心2023年差旅费是多少来着", "5.48"),
    ("给个数：样例县水务局2022年办公费", "18.60"),
    ("我在写汇报材料，需要引用样例县水务局2022年办公费，请给出准确数字和出处", "18.60"),
    ("老板催得紧，赶紧给我样例县水务局2022年的差旅费", "21.45"),
    ("您好！我是新来的会计，样例县水务局2022年差旅费是多少？麻烦标明出处，谢谢！", "21.45"),
    ("不晓得样例县水务局2022年劳务费花掉几多", "5.60"),
    ("你好，样例县水务局2022年公务接待费是多少？", "2.85"),
    ("hi，样例县水务局2022年劳务费多少", "5.60"),
    ("领导刚打电话过来问，样例县水务局2022年差旅费多少", "21.45"),
    ("报告太长了看不过来，样例县水务局2022年办公费多少", "18.60"),
    ("刚接手这块，情况还不熟，样例县水务局2022年办公费多少", "18.60"),
    ("样例县水务局2022年办公费是多少？只要数字，不要解释", "18.60"),
    (
        "Quick question: how much did 样例县水务局 spend on labour services in 2022? Thanks in advance!",
        "5.60",
    ),
    ("帮我瞅一眼样例县水务局2022年办公费和差旅费合起来有多少，谢谢", "40.05"),
    ("有家长问起来，样例县水务局2022年劳务费那边花了多少", "5.60"),
    ("帮我捋捋：样例县水务局2022年差旅费是多少", "21.45"),
    ("我要填劳务费台账，样例县水务局2022年办公费是多少", "18.60"),
    ("总账我看花眼了，样例县水务局2022年差旅费是多少", "21.45"),
    ("样例县水务局2022年的底稿我卡在一个数上：差旅费列了多少", "21.45"),
    ("样例县水务局2022年差旅费是多少？巡察组那边等着要", "21.45"),
    ("按理说出门的人少了，样例县水务局2022年差旅费是多少", "21.45"),
    ("说来惭愧我一直没弄懂，样例县水务局2022年办公费多少", "18.60"),
    ("老王，样例县水务局2022年办公费是几多来着", "18.60"),
    ("小张今天请假没人管，样例县水务局2022年办公费到底多少", "18.60"),
    ("领导要个数：样例县水务局2022年办公费多少", "18.60"),
    ("写稿要用个数：样例县水务局2022年办公费多少", "18.60"),
    ("我这人记性差，样例县水务局2022年办公费多少", "18.60"),
    ("电脑死机没保存，样例县水务局2022年培训费再报一遍", "2.46"),
    ("孩子在旁边吵，没听清，样例县水务局2022年培训费多少", "2.46"),
    ("表头挡住了看不见，样例县水务局2022年培训费多少", "2.46"),
    ("隔壁县的同行问我，样例县水务局2022年劳务费多少", "5.60"),
    ("论文里要举个例子，样例县水务局2022年劳务费多少", "5.60"),
    ("样例县水务局2022年劳务费多少，写错了要挨批的", "5.60"),
    ("电视上总讲过紧日子，样例县水务局2022年公务接待费到底多少", "2.85"),
    ("单位里人人都有份的基本工资，样例县水务局2022年发了多少", "168.30"),
    ("老百姓最关心的三公经费，样例县水务局2022年花了多少", "14.15"),
    ("我朋友在那儿上班，样例县水务局2022年一年发了多少基本工资", "168.30"),
]
TELLING = [
    "样例县水务局2022年食堂办公费是多少",
    "样例县水务局2022年直升机差旅费是多少",
    "给律师的劳务费样例县水务局2022年付了多少",
    "样例县水务局领导的差旅费2022年是多少",
    "样例县水务局2022年拖欠了多少劳务费",
    "食堂改造，样例县水务局2022年办公费是多少",
    "河道清淤，样例县水务局2022年劳务费是多少",
    "只看水库管理所，样例县水务局2022年差旅费是多少",
    "水库管理所并进来以后，样例县水务局2022年基本工资多少",
    "搞河湖日活动，样例县水务局2022年会议费花了多少",
    "其中支付给保洁公司，样例县水务局2022年劳务费多少",
    "样例县水务局2022年劳务费，护林员那部分，是多少",
    "样例县水务局2022年培训费是多少，单说水政执法培训",
    "用于买服务器的办公费，样例县水务局2022年是多少",
    "外聘专家那一类的劳务费，样例县水务局2022年多少",
    "局长出差的差旅费，样例县水务局2022年多少",
    "样例县水务局2022年去西藏的差旅费是多少",
    "样例县水务局2022年没报销的差旅费是多少",
    "样例县水务局2022年退休职工的差旅费是多少",
    "我问的是食堂，样例县水务局2022年办公费是多少",
]


@pytest.mark.parametrize(("question", "value"), CHATTY)
def test_what_only_asks_is_left_aside(corpus: Corpus, question: str, value: str) -> None:
    found = answer(question, (), corpus)
    assert [one.value for one in found.values] == [value], found.answer


@pytest.mark.parametrize("question", TELLING)
def test_what_tells_one_thing_from_another_is_not(corpus: Corpus, question: str) -> None:
    found = answer(question, (), corpus)
    assert (found.status.value, found.values) == ("not_found", ()), found.answer


def test_the_reading_names_what_was_left_aside(corpus: Corpus) -> None:
    found = answer("帮我瞅一眼样例县水务局2022年劳务费的数，着急着呢", (), corpus)
    assert found.reading.endswith("不作为条件：帮我瞅一眼、数、着急着呢")


def test_remarks_of_earlier_turns_are_left_aside(corpus: Corpus) -> None:
    found = answer("那办公费呢", ("帮我瞅一眼样例县水务局2022年劳务费的数，着急着呢",), corpus)
    assert [one.value for one in found.values] == ["18.60"]


@pytest.mark.parametrize(
    "question", ["样例县水务局2022年办公费是多少", "你好，在吗", "How much was spent on travel?"]
)
def test_a_question_without_remarks_has_one_reading(corpus: Corpus, question: str) -> None:
    assert plainly(question, library_of(corpus).lexicon()) is None


def test_a_remark_that_was_read_as_a_thing_is_left_aside_though_something_was_found(corpus: Corpus) -> None:
    found = answer("样例县水务局2022年三公超预算了没有？审计那边在催", (), corpus)
    assert (found.verdict, [one.value for one in found.values]) == ("no", ["14.15", "18.00"])


def test_what_is_listed_stays_a_list_without_the_remark_before_it(corpus: Corpus) -> None:
    found = answer("领导要个数：样例县水务局的办公费、差旅费，2022年分别列了多少", (), corpus)
    assert [one.value for one in found.values] == ["18.60", "21.45"]
