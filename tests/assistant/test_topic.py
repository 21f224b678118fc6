"""Topics: words are dropped whole, weighed by kind, and met in shortened form."""

import pytest

from assistant.topic import shortens, telling, topic


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("数字化转型办公平台怎么建的", "数字化转型办公平台 建"),
        ("政务云一期的服务商是哪家", "政务云一期 服务商"),
        ("预算管理上有哪些毛病", "预算管理上 毛病"),
        ("交通问题集中整治专项为什么慢", "交通问题集中整治专项 慢"),
        ("what is the 政务云 platform", "政务云 platform"),
    ],
)
def test_a_word_that_only_asks_is_never_cut_out_of_another(question: str, kept: str) -> None:
    assert telling(question, ()) == kept


def test_a_place_of_the_organisation_tells_nothing() -> None:
    assert telling("长沙的政务云", ("长沙市某中心",)) == "政务云"
    assert telling("长沙的政务云", ("某市某中心",)) == "长沙 政务云"


@pytest.mark.parametrize(
    ("words", "text", "least", "most"),
    [
        ("政务云", "建成政务云", 1.0, 1.0),
        ("公车", "调拨公务用车", 0.6, 0.8),
        ("支队长", "支队下设九个科室", 0.0, 0.3),
        ("机柜", "没有别的", 0.0, 0.0),
        ("老挂 政务云", "建成政务云", 0.6, 1.0),
    ],
)
def test_a_text_carries_so_much_of_a_topic(words: str, text: str, least: float, most: float) -> None:
    assert least <= topic(words, {}, 6.0).explained(text) <= most


def test_words_of_another_language_are_left_to_their_meaning() -> None:
    about = topic("annual inspection team 政务云", {"政务": 2.0, "务云": 2.0}, 6.0)
    assert (about.foreign, about.explained("政务云")) == (0.6, 1.0)


def test_a_manner_of_speech_that_no_passage_has_hardly_counts() -> None:
    seen = {"政务": 2.0, "务云": 2.0}
    assert topic("趴着 政务云", seen, 6.0).explained("建成政务云") > 0.6
    assert topic("机柜 政务云", seen, 6.0).explained("建成政务云") < 0.5


@pytest.mark.parametrize(
    ("word", "text", "short"),
    [
        ("社保", "没有社会保险基金", True),
        ("公车", "调拨公务用车", True),
        ("社保", "城乡社区支出", False),
        ("it", "i am not there", False),
        ("三公", "（三）一般公共预算财政拨款", False),
        ("三公", "（三）一般公共预算财政拨款", False),
    ],
)
def test_a_short_name_keeps_the_characters_of_the_full_one(word: str, text: str, short: bool) -> None:
    assert shortens(word, text) is short
