"""Which figures answer a question by their unit: money for money, persons for persons, a count for a count."""

from assistant.statement import MONEY
from ingest.arithmetic import spelt
from ingest.fact import Blank, Dash, Fact, Measure

RATES = (Measure.COMPLETION, Measure.SHARE, Measure.CHANGE_RATE)
POINTS = ("个百分点", "百分点")
NO_COUNTS = ("%", "‰", "分", "个百分点")
"""Units of what is no number of things."""
ANY_COUNT = ("个", "项", "次", "批")
"""Counting words that people use for things that filings count otherwise."""
ANYTHING = "个"
"""The word that anything is counted by."""
PERSONS = ("人", "人次", "名", "位")
COUNTERS = frozenset("辆台套部架艘次场堂回趟条项件起宗份期篇张个处座栋幢间家户册本封枚块支批例") | {
    "轮次",
    "场次",
    "批次",
}
"""Words that things are counted by: people take one for another (几台车, 几条需求), though no measure for a count."""


def unit_fits(wanted: str, unit: str | None) -> bool:
    """Whether a figure in `unit` answers a question for `wanted`: money for money, else the same counting word."""
    if wanted == "钱" or wanted in MONEY or unit in MONEY:
        return (wanted == "钱" or wanted in MONEY) and unit in MONEY
    if wanted == "数":
        return unit is not None and unit != "%"
    if wanted in ("%", *POINTS):  # people say points for the rate itself: 下降几个百分点
        return unit in ("%", *POINTS)
    if unit is None:
        return True
    if wanted == "个":  # the word for anything that is counted
        return unit not in NO_COUNTS
    if wanted in PERSONS or unit.lstrip("万亿") in PERSONS:
        return wanted in PERSONS and unit.lstrip("万亿") in PERSONS
    if spelt(wanted) == spelt(unit):
        return True
    return wanted in unit or unit in wanted or (wanted in ANY_COUNT and unit not in NO_COUNTS)


def near_unit(wanted: str | None, fact: Fact) -> bool:
    """Whether a count by another word than the question's may be meant."""
    return fact.measure is Measure.COUNT and {wanted, fact.unit} <= COUNTERS


def empty_cell(unit: str, fact: Fact) -> bool:
    """Whether a fact is an empty cell where a figure in `unit` would stand; an empty cell has no unit of its own."""
    if not isinstance(fact.value, (Blank, Dash)) or fact.unit is not None:
        return False
    return unit in ("%", "钱", *MONEY) and (fact.measure in RATES) is (unit == "%")
