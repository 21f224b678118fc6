"""What the scorer wrote, in the reader's language: fixed words of the contract, and its reasons.

Owns the Chinese of the scorer's English. A reason that no row fits is shown as it was written.
"""

import re
from typing import Final

from assistant.domain import Language

WORDS: Final[dict[str, str]] = {
    "answered": "已答",
    "conflict": "前后不一致",
    "not_found": "未找到",
    "clarify": "反问",
    "declined": "不答",
    "no_organisation": "无此单位",
    "no_year": "无此年度",
    "no_item": "无此项",
    "blank": "空白",
    "withheld": "不公开",
    "out_of_scope": "超出范围",
    "ambiguous": "有歧义",
    "false_premise": "前提有误",
    "false premise": "前提有误",
    "yes": "是",
    "no": "否",
    "neither yes nor no": "既非是也非否",
}

ROWS: Final[tuple[tuple[str, str], ...]] = (
    (r"abstains \((.+)\) where the filing answers", r"没有答（\1），文件里有答案"),
    (r"abstains for (.+) instead of (.+)", r"没有答，理由是“\1”，应为 \2"),
    (r"abstains but shows a figure among its values", "说不答，却给出了数字"),
    (r"(answered|conflict) with (.+) instead of (.+)", r"给出 \2（\1），应为 \3"),
    (r"(\w+) \((\w+)\) with (.+) instead of (.+)", r"给出 \3（\1，\2），应为 \4"),
    (r"wrong figure (.+); the gold is (.+)", r"数字错：\1，应为 \2"),
    (r"the sign of (.+) is wrong; the gold is (.+)", r"正负号错：\1，应为 \2"),
    (r"the unit is (.+) instead of (.+)", r"单位是 \1，应为 \2"),
    (r"(.+) is no figure; the gold is (.+)", r"\1 不是数字，应为 \2"),
    (r"shows no figure; the gold is (.+)", r"没有给出数字，应为 \1"),
    (r"tells (.+) within a passage, not as the figure asked for", r"\1 只出现在引文里，没有作为数字给出"),
    (r"shows (.+) where (收入|支出) is asked", r"问的是\2，给的是 \1"),
    (r"(\d+) of (\d+) figures; missing: (.+)", r"应给 \2 个数字，只给 \1 个，缺 \3"),
    (r"(\d+) figures where (\d+) are asked \(extra: (.+)\)", r"问 \2 个数字，给了 \1 个，多出 \3"),
    (r"(.+) is missing; (.+) is shown instead", r"缺 \1，给的是 \2"),
    (r"place (\d+) is (.+) instead of (.+)", r"第 \1 位是 \2，应为 \3"),
    (r"(.+) stands before the asked (.+)", r"\1 排在所问的 \2 之前"),
    (r"shows (.+) as (.+), which is (.+)", r"把 \1 当作 \2，应为 \3"),
    (r"does not show (.+)", r"没有给出 \1"),
    (r"does not say (.+)", r"没有说到 \1"),
    (r"says (.+) instead of (.+)", r"答“\1”，应为“\2”"),
    (r"shows a contradiction \((.+)\) where the filing has none", r"文件并无矛盾，却列出矛盾（\1）"),
    (r"smooths over the contradiction of (.+)", r"没有指出矛盾：\1"),
    (r"takes the false premise for true", "把错误的前提当作事实"),
    (r"calls a true premise false", "把正确的前提说成有误"),
    (r"corrects the premise without a figure; the gold is (.+)", r"纠正了前提但没有给出数字，应为 \1"),
    (r"a whole section of (\d+) characters instead of an answer", r"整节照搬（\1 字），不是回答"),
    (r"NOT RUN: (.+) absent", r"未运行：缺少 \1"),
    (r"crashed: (.+)", r"出错：\1"),
)

FOUND = re.compile(r"(.+) \(the evidence was among the first (\d+) passages\)", re.DOTALL)

_ROWS = tuple((re.compile(pattern, re.DOTALL), wording) for pattern, wording in ROWS)
_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})(?![\w-])")


def words(text: str, language: Language) -> str:
    """A line of gold with the words of the contract translated."""
    if language is Language.ENGLISH:
        return text
    return _WORD.sub(lambda found: WORDS[found[0]], text)


def verdict(reason: str, language: Language) -> str:
    """Why an answer was not right."""
    if language is Language.ENGLISH:
        return reason
    if found := FOUND.fullmatch(reason):
        return f"{verdict(found[1], language)}（证据在检索到的前 {found[2]} 段之中）"
    for pattern, wording in _ROWS:
        if match := pattern.fullmatch(reason):
            return words(match.expand(wording), language)
    return reason
