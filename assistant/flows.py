"""Income and spending named side by side, and by nothing else: 收入和支出各多少, 收支差额.

Owns when 收支 is two figures and not the name of their common total, which 总计, 总额 and the names of tables are.
"""

import re
from collections.abc import Iterable

from assistant.whole_names import INCOME, SPENDING

TWO = r"分别|各|差(?:额|距|值|了|多少)|相差|之差|缺口|(?:哪个|谁)更?[多大高少小低]"
"""What is asked of two figures, and cannot be asked of one."""
TOTALLED = r"总计|总额|合计|总体|总表|决算|预算|结余|结转|规模|分类|科目|情况"
"""What may stand behind both words in the name of one thing."""
AS_ONE = re.compile(rf"收入?支出?(?=的?(?:{TWO}))")
OF_A_FUND = re.compile(
    r"(?P<fund>财政拨款|(?:一般公共|政府性基金|国有资本经营)(?:预算)?(?:财政拨款)?)(?P<one>收入|支出)[和与跟、及](?P<other>收入|支出)"
    rf"(?!的?(?:{TOTALLED}))"
)
APART = re.compile(
    rf"(?<![一-鿿])(?:总|本年|全年|年度)?(?P<one>收入|支出)[和与跟、及/\s](?P<other>收入|支出)(?!的?(?:{TOTALLED}))"
)


MORE = re.compile(
    r"(?<![一-鿿])(?:总|本年|全年|年度)?(?P<one>收入|支出)(?P<more>[比较])(?:总|本年|全年|年度)?(?P<other>收入|支出)(?=[多少高低大小](?:多少|几|了)|[多高出]出)"
)
"""One held against the other: 收入比支出多多少."""


def told_apart(text: str) -> str:
    """A question with 收支 as two words where two figures are asked for, and each of them with the fund that both are of."""
    return OF_A_FUND.sub(r"\g<fund>\g<one>和\g<fund>\g<other>", AS_ONE.sub("收入和支出", text))


def flows(text: str) -> Iterable[tuple[int, int, str]]:
    """Where a text without the names of organisations names income and spending: start, end, item."""
    for found in (*APART.finditer(text), *MORE.finditer(text)):
        for name in ("one", "other") if found["one"] != found["other"] else ():
            yield *found.span(name), INCOME if found[name] == "收入" else SPENDING
