"""How often something was held, with how many people and for what money, where only units and brackets tell it."""

import pytest

from ingest.fact import Amount
from tests.ingest.test_prose_forms import stated

MEETINGS = ("第三部分 决算情况说明", "十、一般性支出情况说明")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "会议费支出8.60万元，用于召开全市表彰会议（1次、260人）、招生工作推进会（2次，合计185人）。",
            [
                ("会议费", None, "8.60万元"),
                ("次数", "全市表彰会议", "1次"),
                ("人数", "全市表彰会议", "260人"),
                ("次数", "招生工作推进会", "2次"),
                ("人数", "招生工作推进会", "185人"),
            ],
        ),
        (
            "培训费4.60万元，用于开展档案操作培训，共3期，合计164人次。",
            [
                ("培训费", None, "4.60万元"),
                ("期数", "档案操作培训", "3期"),
                ("人数", "档案操作培训", "164人次"),
            ],
        ),
        ("用于召开第一届代表大会（代表126人）。", [("人数", "第一届代表大会", "126人")]),
        (
            "举办科技节1场，开支9.60万元。",
            [("科技节", None, "1场"), ("科技节", None, "9.60万元")],
        ),
        (
            "发放励志奖学金 398 人 238.80 万元。",
            [
                ("励志奖学金", None, "398人"),
                ("励志奖学金", None, "238.80万元"),
            ],
        ),
        ("专业技术人员中（高级12人，中级30人）。", [("高级", None, "12人"), ("中级", None, "30人")]),
    ],
)
def test_counts_are_of_what_is_held(text: str, figures: list[tuple[str, str | None, str]]) -> None:
    found = [
        (one.term, one.subject, f"{one.value.low}{one.unit}")
        for one in stated(text, *MEETINGS)
        if isinstance(one.value, Amount)
    ]
    assert found == figures


def test_the_figure_compared_with_may_stand_in_brackets() -> None:
    text = "公务接待费支出决算为5.90万元，与上年（7.40万元）相比减少1.50万元，下降20.27%。"
    assert [(one.measure, one.year) for one in stated(text, *MEETINGS)] == [
        ("决算数", 2023),
        ("决算数", 2022),
        ("增减额", 2023),
        ("增减率", 2023),
    ]
