"""Which of two figures a question takes for the larger one: A比B多多少, 决算超出预算多少."""

import re
from collections.abc import Sequence

from assistant import cues
from assistant.domain import Ask
from assistant.frame import Frame
from ingest.fact import BUDGETS

VERSUS = "(?<![相对占同环分比])[比较](?![较起例重值率])[^，,。？?]{1,40}?"
MUCH = "[了出来花用掉]{0,3}(?:百分之)?(?:多少|几)"
FIRST_MORE = rf"{cues.OVERSPENT}|{VERSUS}(?:多|高|大|增加|增长|上升|涨|超){MUCH}|超支|超出"
FIRST_LESS = rf"{VERSUS}(?:(?<!多)少|低|小|减少|下降|降低|降|节约|节省|省){MUCH}"
"""Which of two figures a question takes for the larger one."""
YEARS = re.compile(r"(20\d\d)年度?[^，,。；;？?]{0,20}?[比较]\s*(20\d\d)年")
"""The year that is held against another one, and that one."""
OTHER_BASE = re.compile(r"[上去前]一?年|同[比期]|环比|预算|计划|目标")
"""What a change is counted from, where a question says so itself."""
OVER = "超"
"""Before a word for spending it says that this was more: 超支了."""
SAVED_PART = re.compile("(?:节[约省]|省下?)了?百分之")
"""What part of a budget was saved: what was spent is taken for less."""
EITHER = "哪|谁|还是|或|吗|是否"
"""A question that takes neither for granted."""


def first_more(turn: Frame, asks: Sequence[Ask]) -> bool | None:
    """Whether the question takes the first of two figures for the larger one, where it takes either for granted."""
    if [ask.measure in BUDGETS for ask in asks] == [False, True] and SAVED_PART.search(turn.text):
        return False
    more, less = re.search(FIRST_MORE, turn.text), re.search(FIRST_LESS, turn.text)
    said = more or less
    if said is None or (more and less) or re.search(EITHER, turn.text):
        return None
    marks = [mark for mark in turn.marks if mark.measure and not turn.text[: mark.start].endswith(OVER)]
    against = next((mark.measure for mark in marks if mark.end > said.start()), None)
    measures = [ask.measure for ask in asks]
    # 比预算少花: the budget is what it is held against.
    turned = len(set(measures)) > 1 and measures[0] is against
    years = YEARS.search(turn.text)
    if years and len(asks) == 2 and {int(years[1]), int(years[2])} == {ask.year for ask in asks}:
        turned = asks[0].year == int(years[2])
    return (more is not None) is not turned
