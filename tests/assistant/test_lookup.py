"""What a question may call a thing or count it by, where the filing says it otherwise."""

import pytest

from assistant.counting import COUNTERS
from assistant.frame import BESIDE_PLAN
from assistant.shelf import _initials


@pytest.mark.parametrize(
    ("short", "name", "meant"),
    [
        ("软著", "软件著作权", True),
        ("密评", "密码应用测评", False),
        ("软件", "软件著作权", False),
        ("环评", "环境评价", True),
    ],
)
def test_an_abbreviation_has_the_first_characters_of_the_words(short: str, name: str, meant: bool) -> None:
    assert _initials(short, name) is meant


@pytest.mark.parametrize(
    ("units", "alike"),
    [(("台", "辆"), True), (("条", "项"), True), (("人", "个"), False), (("%", "项"), False)],
)
def test_things_are_counted_by_one_word_or_another_but_not_people_or_rates(
    units: tuple[str, str], alike: bool
) -> None:
    assert (set(units) <= COUNTERS) is alike


@pytest.mark.parametrize(
    ("question", "both"),
    [("预算和实际各多少", True), ("办结量目标实际", True), ("实际与预算", True), ("实际支付多少", False)],
)
def test_what_was_done_is_asked_for_beside_what_was_planned(question: str, both: bool) -> None:
    assert (BESIDE_PLAN.search(question) is not None) is both
