"""A place alone names its organisation only where it stands by itself and nobody else is of that place."""

import pytest

from assistant.identity import identify
from assistant.placed import by_place, put_before
from tests.assistant.held import holding

NAMES = ("澄江市水务局", "样例省青岚县人民医院", "河东市桐山高新区管理委员会", "河东市财政局")


HELD = holding(*NAMES)


@pytest.mark.parametrize(
    ("question", "organisations"),
    [
        ("澄江2023年公务接待费", ["澄江市水务局"]),
        ("2023年青岚那场义诊去了多少人", ["样例省青岚县人民医院"]),
        ("门诊多少人次（青岚2023）", ["样例省青岚县人民医院"]),
        ("桐山2023 三公", ["河东市桐山高新区管理委员会"]),
        ("河东2023年三公经费", []),
        ("澄江市财政收入是多少", []),
        ("澄江财政局2023年三公经费", []),
        ("在澄江旁边的水库", []),
    ],
)
def test_a_place_by_itself_names_the_one_organisation_there(question: str, organisations: list[str]) -> None:
    assert list(by_place(identify(question, HELD), question, (), HELD).organisations) == organisations


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("县医院（青岚）2023年门诊人次", "青岚县医院2023年门诊人次"),
        ("问一下管委会（桐山）的三公", "问一下桐山管委会的三公"),
        ("三公经费（公务接待费）", "三公经费（公务接待费）"),
        ("水务局(澄湖市的)差旅费", "澄湖市水务局差旅费"),
        ("水务局(澄江的)差旅费", "澄江水务局差旅费"),
    ],
)
def test_a_place_in_brackets_goes_before_its_body(question: str, turned: str) -> None:
    assert put_before(question, HELD) == turned


def test_the_place_said_again_is_part_of_the_name() -> None:
    said = by_place(
        identify("澄江市水务局2023年（澄江）差旅费", HELD), "澄江市水务局2023年（澄江）差旅费", (), HELD
    )
    assert [mention.of("澄江市水务局2023年（澄江）差旅费") for mention in said.mentions] == [
        "澄江市水务局",
        "澄江",
    ]
