"""Greetings, and who wants to know, stand around a question; places that agree are asked for by their figure."""

import pytest

from assistant.opening import bare
from assistant.pipeline import answer
from ingest.store.corpus import Corpus


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("您好，领导让我查一下水务局2022年公务接待费", "水务局2022年公务接待费"),
        ("审计组要个数，2022年培训费是多少", "2022年培训费是多少"),
        ("打扰了，请问2022年培训费", "2022年培训费"),
        ("我要写个汇报，2022年支出多少", "2022年支出多少"),
        ("同事想知道有几辆车", "有几辆车"),
        ("2022年三公经费表里和说明里写的一样吗", "2022年三公经费是多少"),
        ("公务接待费前后一致吗", "公务接待费是多少"),
        ("审计费2022年花了多少", "审计费2022年花了多少"),
        ("审计问题整改了吗", "审计问题整改了吗"),
        ("领导要求暂停的项目是哪个", "领导要求暂停的项目是哪个"),
        ("检查组要的材料是什么", "检查组要的材料是什么"),
        ("上级要了多少钱", "上级要了多少钱"),
        ("2023年三公经费和2020年一样吗", "2023年三公经费和2020年一样吗"),
        ("你好", "你好"),
    ],
)
def test_only_what_asks_for_something_is_left(question: str, asked: str) -> None:
    assert bare(question) == asked


@pytest.mark.parametrize(
    ("question", "status", "values"),
    [
        ("您好，领导让我查一下样例县水务局2022年公务接待费", "answered", ["2.85"]),
        ("示例中心2023年公务接待费表里和说明里的数对得上吗", "conflict", ["0.84", "0.48"]),
        ("示例中心2023年三公经费前后一致吗", "answered", ["4.20"]),
    ],
)
def test_the_question_inside_is_answered(
    corpus: Corpus, question: str, status: str, values: list[str]
) -> None:
    found = answer(question, (), corpus)
    assert (found.status.value, [one.value for one in found.values]) == (status, values)
