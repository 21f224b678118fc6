"""Whose money a sentence speaks of: fund source, part of expenditure and table, from headings and words.

Owns the table of heading words. The item itself is read in `ingest.extract.statement`.
"""

import re

from ingest.fact import Fund, Part, Scope
from ingest.names import canonical

# Words of a heading, innermost heading first; the first row that matches decides.
_FUNDS: tuple[tuple[str, Fund], ...] = (
    (r"三公|因公出国|公务接待|公务用车", Fund.FISCAL),
    (r"政府性基金", Fund.GOVERNMENT_FUND),
    (r"国有资本经营", Fund.STATE_CAPITAL),
    (r"一般公共预算", Fund.GENERAL),
    (r"财政拨款", Fund.FISCAL),
    (r"机关运行|一般性支出|政府采购|国有资产|收入决算|支出决算|绩效|资产", Fund.ALL),
)
_SAID: tuple[tuple[str, Fund], ...] = (
    (r"政府性基金预算", Fund.GOVERNMENT_FUND),
    (r"国有资本经营预算", Fund.STATE_CAPITAL),
    (r"一般公共(?:预算)?(?:财政拨款)?(?:基本|项目)?支出", Fund.GENERAL),
)
_OTHER_SOURCES = re.compile(r"^(?:事业|经营|其他|上级补助|附属单位(?:上缴)?)收入|^非财政拨款|^使用非财政拨款")
"""Money that is of none of the budgets, whatever stands before it in a list."""
THREE_PUBLIC = "三公"
BASIC_DETAIL = "基本支出明细"
_THREE_PUBLIC_ITEMS = frozenset(
    {"三公经费", "公务接待费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "因公出国（境）费"}
)  # fmt: skip
_THREE_PUBLIC_COUNTS = re.compile("团组|批次|人次|来宾|公务用车|保有量|接待|购置数")
_BASIC_ITEMS = re.compile("人员经费|公用经费|工资|补助|商品和服务|资本性|津贴|奖金|缴费|公积金|费$|差旅|劳务")


def scope(path: tuple[str, ...], opening: str, item: str, before: str = "") -> Scope:
    """The scope of `item`, said in a sentence that begins with `opening`, under the headings `path`; `before` is what its
    paragraph says in front."""
    term = canonical(item)
    three = any("三公" in words for words in (*path, term, opening, before))
    if three and (term in _THREE_PUBLIC_ITEMS or _THREE_PUBLIC_COUNTS.search(term)):
        return Scope(fund=Fund.FISCAL, table=THREE_PUBLIC)
    fund = _fund(path, opening, item)
    if term.endswith(Part.BASIC.value):
        return Scope(fund=fund, part=Part.BASIC)
    if term.endswith(Part.PROJECT.value):
        return Scope(fund=fund, part=Part.PROJECT)
    if _basic(path) and _BASIC_ITEMS.search(term):
        return Scope(fund=Fund.GENERAL, part=Part.BASIC, table=BASIC_DETAIL)
    return Scope(fund=fund)


def _fund(path: tuple[str, ...], opening: str, item: str) -> Fund:
    if _OTHER_SOURCES.match(item):
        return Fund.ALL
    for said in (item, opening + item):
        for words, fund in _SAID:
            if re.search(words, said):
                return fund
    for heading in reversed(path):
        for words, fund in _FUNDS:
            if re.search(words, heading.replace(" ", "")):
                return fund
    return Fund.ALL


def _basic(path: tuple[str, ...]) -> bool:
    """Whether the innermost heading that names a part of expenditure names the basic one."""
    for heading in reversed(path):
        if "基本支出" in heading:
            return "项目支出" not in heading
        if "项目支出" in heading or "三公" in heading:
            return False
    return False
