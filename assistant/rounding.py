"""To how many decimals a question wants its figures."""

import re

from assistant.condition import DIGITS

PLACES = r"([一二两三四0-4])位"
DECIMALS = re.compile(
    rf"(?:保留|精确|算|取|计算|四舍五入)?到?小数点?(?:以|之)?后(?:面)?(?:的)?{PLACES}|(?:保留|取|精确到)(?:到)?{PLACES}(?:小数)?|{PLACES}小数"
)
WHOLE = re.compile("取整|保留整数")


def decimals(text: str) -> int | None:
    """How many decimals are wanted; nothing where the question does not say."""
    if found := DECIMALS.search(text):
        digit = next(group for group in found.groups() if group)
        return DIGITS.get(digit) or int(digit)
    return 0 if WHOLE.search(text) else None
