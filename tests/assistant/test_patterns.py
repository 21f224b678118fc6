"""Patterns of the tables of cues."""

import re

import pytest

from assistant.patterns import pattern


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ("花了|spent", re.IGNORECASE),
        (r"[一-鿿]{0,6}", re.NOFLAG),
        (r"(?P<average>每\d+)\w(?P=average)", re.NOFLAG),
        (r"\bshare\b", re.IGNORECASE),
    ],
)
def test_case_is_ignored_where_a_pattern_has_letters(words: str, flag: re.RegexFlag) -> None:
    assert pattern(words).flags & re.IGNORECASE == flag


def test_english_words_are_found_in_either_case() -> None:
    assert pattern("花了|spent").search("How much was Spent?")
