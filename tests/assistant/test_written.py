"""A question is brought to the characters that filings are written in."""

import pytest

from assistant.written import written


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "數據資源管理局的商品和服務支出，按19個在職職工算",
            "数据资源管理局的商品和服务支出，按19个在职职工算",
        ),
        ("示例縣水務局２０２２年電費", "示例县水务局２０２２年电费"),
        ("二〇二三年公务接待费", "2023年公务接待费"),
        ("二零二二年度公务接待费比二O二一年", "2022年度公务接待费比2021年"),
        ("数字中心 二〇二三", "数字中心 2023"),
        ("二〇二三万元", "二〇二三万元"),
        ("公务接待费多少😂😂", "公务接待费多少  "),
        ("公务接待费多少👩‍💻？", "公务接待费多少   ？"),
        ("公务接待费多少[抱拳][抱拳]", "公务接待费多少  "),
        ("公务接待费[万元]", "公务接待费[万元]"),
        ("公务接待费多少orz", "公务接待费多少 "),
        ("orzhov 公务接待费", "orzhov 公务接待费"),
        ("资产≥5℃的①②㎡与100%", "资产≥5℃的①②㎡与100%"),
        ("🙏", "🙏"),
    ],
)
def test_a_question_is_written_as_filings_are(question: str, expected: str) -> None:
    assert written(question) == expected


@pytest.mark.parametrize("name", ["於潜镇", "乾元镇", "堃", "犇", "瞭望台"])
def test_characters_of_names_that_simplified_text_has_too_stay(name: str) -> None:
    assert written(name) == name
