"""A question names its answer by a word that no answer has to say; what it is about has to be there."""

import pytest

from assistant.accounted import demands


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("食堂改造达到什么效果", ["食堂"]),
        ("食堂改造的目的是什么", ["食堂"]),
        ("食堂改造 全省名次 省直名次", ["食堂", "全省"]),
        ("食堂改造 房屋面积", ["食堂"]),
        ("房屋面积", ["房屋", "面积"]),
        ("这窟窿是什么造成的", []),
        ("食堂项目由哪家公司承建", ["食堂"]),
        ("为什么食堂没有建成", ["食堂"]),
        ("水库和渠道谁来维护", ["水库", "渠道"]),
    ],
)
def test_what_a_question_is_about_is_told_from_what_it_asks_for(question: str, things: list[str]) -> None:
    text = question.replace(" ", "")
    assert [one.text for one in demands(text, text, (), {}, question) if one.thing] == things
