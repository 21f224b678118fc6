"""Manners around an English question are no part of it; whatever else stands there is."""

import pytest

from assistant.english_manners import straight


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Quick question: how much was the electricity bill?", "how much was the electricity bill?"),
        ("Hi there, sorry to bother you, but how much was it in 2023?", "how much was it in 2023?"),
        ("I'm preparing a report and need to quote this. What was it?", "What was it?"),
        ("And the budget? I need it ASAP.", "And the budget?"),
        ("Thanks in advance!", "Thanks in advance!"),
        ("In 2023, what was the budget? Only the basic part, please.", "In 2023, what was the budget? Only the basic part,"),
        ("Office expenses, please: Shili 2020", "Office expenses, please: Shili 2020"),
    ],
)  # fmt: skip
def test_manners_are_left_out(question: str, asked: str) -> None:
    assert straight(question) == asked
