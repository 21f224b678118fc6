"""What a question says of the computation itself: figures that it brings (按19人算), and to how many decimals."""

import re
from collections.abc import Iterable
from decimal import Decimal

from assistant.condition import DIGITS
from assistant.domain import Given

GIVEN = re.compile(
    r"(?:按照?|以|假设|假如|如果按)[^，,。]{0,8}?(\d+(?:\.\d+)?)(个人|人|名|万元|元|辆|个月|%|个)?(?:来)?(?:算|计算|计|折算|平摊|分摊|摊|平均)"
)
HEADS = re.compile(r"按照?(\d+)(?:个)?(人|名)(?=$|[，,。？?\s])")
"""Among how many people an amount is divided, where nothing but their number is said."""
DESCRIBED = re.compile(r"(?<=[那这])(\d+(?:\.\d+)?)(亿元|万元|元)")
"""An amount that the question itself says of what is divided: 那1万元培训费."""
PLACES = "[一二两三四0-4]"
DECIMALS = re.compile(
    rf"(?:请|要|都)?(?:保留|精确|算|取|留)?到?(?:保?留|取)?"
    rf"(?:小数点?(?:之?后面?)?(?P<after>{PLACES})位|(?<=[留到取])(?P<kept>{PLACES})位(?:小数)?|(?P<places>{PLACES})位小数)"
)
"""How many decimals are wanted: 保留两位, 算到小数点后两位, （两位小数）."""


def given(text: str, *, divided: bool) -> tuple[Given, ...]:
    """The figures that the question brings, also of an amount that is to be divided."""
    phrases = (GIVEN, HEADS, DESCRIBED) if divided else (GIVEN,)
    found = (match for phrase in phrases for match in phrase.finditer(text))
    return tuple(Given(value=Decimal(match[1]), unit=match[2]) for match in found)


def decimals(text: str) -> int | None:
    """How many decimals the question wants; nothing where it does not say."""
    if found := DECIMALS.search(text):
        places = found["after"] or found["kept"] or found["places"]
        return DIGITS.get(places) or int(places)
    return 0 if "取整" in text or "保留整数" in text else None


def said(text: str) -> Iterable[tuple[int, int]]:
    """Where words only say this."""
    return (match.span() for phrase in (GIVEN, HEADS, DECIMALS) for match in phrase.finditer(text))
