"""The table of how characters are read, beside the library that it is taken from."""

import pytest
from pypinyin import lazy_pinyin

from assistant.near import sounds_alike
from assistant.vocabulary import sounds


def test_the_table_reads_each_character_as_the_library_does() -> None:
    assert {character: lazy_pinyin(character)[0] for character in sounds()} == sounds()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("物", "务", True),
        ("绿", "率", True),
        ("津", "经", True),
        ("是", "四", True),
        ("鿏", "麦", True),
        ("a", "啊", True),
        ("，", "逗", False),
        ("物", "费", False),
    ],
)
def test_characters_sound_alike_whether_or_not_the_table_has_them(one: str, other: str, alike: bool) -> None:
    assert sounds_alike(one, other) is alike
