"""Three ways of asking for one fact: formal, terse, colloquial. Tables of templates, filled with the words of the fact.

Owns how questions sound. Which words a question needs is decided in `eval.sweep.telling`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from eval.sweep.target import MONEY, Aspect, Target
from ingest.fact import AIMED, Amount, Fact, Measure, Words


class Wording(StrEnum):
    """How somebody asks."""

    FORMAL = "formal"
    TERSE = "terse"
    COLLOQUIAL = "colloquial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a question says: the fact, the aspects it needs, the body's short name, the item's everyday name."""

    target: Target
    needs: tuple[Aspect, ...]
    short: str
    everyday: str


FRAMES = {
    Wording.FORMAL: "{year}年度{body}{thing}{tail}？",
    Wording.TERSE: "{body} {thing} {tail} {year}",
    Wording.COLLOQUIAL: "{body}{year}年{thing}{tail}？",
}
PIECES: tuple[tuple[Aspect, dict[Wording, str]], ...] = (
    (Aspect.ANNEX, {Wording.FORMAL: "{}中", Wording.TERSE: "{}", Wording.COLLOQUIAL: "{}里"}),
    (Aspect.PLACE, {Wording.FORMAL: "“{}”中", Wording.TERSE: "{}", Wording.COLLOQUIAL: "{}里"}),
    (Aspect.FUND, {Wording.FORMAL: "{}", Wording.TERSE: "{}", Wording.COLLOQUIAL: "{}"}),
    (Aspect.SUBJECT, {Wording.FORMAL: "{}的", Wording.TERSE: "{}", Wording.COLLOQUIAL: "{}的"}),
    (Aspect.ABOVE, {Wording.FORMAL: "{}中", Wording.TERSE: "{}", Wording.COLLOQUIAL: "{}里"}),
    (Aspect.PARENT, {Wording.FORMAL: "{}中的", Wording.TERSE: "{}", Wording.COLLOQUIAL: "{}里的"}),
    (Aspect.SIDE, {Wording.FORMAL: "{}", Wording.TERSE: "{}", Wording.COLLOQUIAL: "{}"}),
    (Aspect.NAME, {Wording.FORMAL: "{}", Wording.TERSE: "{}", Wording.COLLOQUIAL: "{}"}),
    (Aspect.CODE, {Wording.FORMAL: "（{}）", Wording.TERSE: "{}", Wording.COLLOQUIAL: "（{}）"}),
    (Aspect.COLUMN, {Wording.FORMAL: "的{}", Wording.TERSE: "{}", Wording.COLLOQUIAL: "的{}"}),
    (Aspect.PART, {Wording.FORMAL: "的{}", Wording.TERSE: "{}", Wording.COLLOQUIAL: "的{}"}),
)
"""What may be said, in the order in which it is said, with what goes around it."""
TAILS: dict[Measure, tuple[str, str, str]] = {
    Measure.FINAL: ("决算数是多少", "决算", "是多少钱"),
    Measure.BUDGET: ("预算数是多少", "预算", "预算是多少钱"),
    Measure.INITIAL_BUDGET: ("年初预算数是多少", "年初预算", "年初批了多少预算"),
    Measure.ADDED_BUDGET: ("年中追加预算数是多少", "追加预算", "年中追加了多少预算"),
    Measure.ADJUSTED_BUDGET: ("全年预算数是多少", "全年预算", "调整后的预算有多少"),
    Measure.BALANCE: ("结余是多少", "结余", "还剩多少没花"),
    Measure.COMPLETION: ("{basis}完成率是多少", "{basis}完成率", "完成了{basis}的百分之几"),
    Measure.SHARE: ("占{basis}的比例是多少", "占{basis}比重", "占{basis}的百分之几"),
    Measure.CHANGE: ("与{basis}相比{moved}多少", "比{basis}{moved}", "比{basis}{moved}了多少"),
    Measure.CHANGE_RATE: (
        "与{basis}相比{moved}百分之多少",
        "比{basis}{moved}率",
        "比{basis}{moved}了百分之几",
    ),
    Measure.FULL_MARK: ("分值是多少", "分值", "满分是多少分"),
    Measure.SCORE: ("得分是多少", "得分", "得了多少分"),
    Measure.TARGET: ("年度指标值是多少", "年度指标值", "目标值定的是多少"),
    Measure.ACTUAL: ("实际完成值是多少", "实际完成值", "实际完成了多少"),
    Measure.REASON: ("偏差原因分析及改进措施是什么", "偏差原因", "有偏差的原因是什么"),
    Measure.COUNT: ("的数量是多少{unit}", "数量 {unit}", "有多少{unit}"),
    Measure.STATED: ("是多少{unit}", "{unit}", "有多少{unit}"),
    Measure.TEXT: ("是什么", "", "写的是什么"),
}
"""The measure and the asking, in the three wordings."""
IN_WORDS = ("{}是什么", "{}", "{}写的是什么")
"""A cell of words under a measure: 年度指标值是什么."""
IN_A_CELL = ("{}是多少{}", "{} 多少{}", "{}有多少{}")
"""One of the figures that a cell of words holds, by its unit."""
SPENT = "花了多少钱"
NOT_SPENT = ("收入", "结转", "结余", "总计", "合计", "分配", "弥补")
"""Money that is not spent."""
FALLING = frozenset({"减少", "下降", "降低", "核减", "压减"})
ORDER = tuple(Wording)


def question(said: Said, wording: Wording) -> str:
    """The question in one wording."""
    return (
        FRAMES[wording]
        .format(
            year=said.target.fact.year,
            body=said.target.fact.organisation if wording is Wording.FORMAL else said.short,
            thing=_thing(said, wording),
            tail=_tail(said, wording),
        )
        .replace("  ", " ")
        .strip()
    )


def _thing(said: Said, wording: Wording) -> str:
    words = said.target.words
    spoken = {Aspect.NAME: said.everyday} if wording is Wording.COLLOQUIAL else {}
    wanted: Collection[Aspect] = (Aspect.NAME, Aspect.SUBJECT, *said.needs)
    said_so = [
        around[wording].format(spoken.get(aspect, words[aspect]))
        for aspect, around in PIECES
        if aspect in wanted and words[aspect]
    ]
    return (" " if wording is Wording.TERSE else "").join(said_so)


def _tail(said: Said, wording: Wording) -> str:
    fact, at = said.target.fact, ORDER.index(wording)
    if isinstance(fact.value, Words) and fact.measure in AIMED:
        return IN_WORDS[at].format(fact.measure.value)
    tail = TAILS[fact.measure][at]
    if said.target.within and fact.unit:
        tail = IN_A_CELL[at].format(fact.measure.value, fact.unit)
    if fact.measure is Measure.FINAL and wording is Wording.COLLOQUIAL and _spent(said):
        return SPENT
    unit = "钱" if fact.unit in MONEY else fact.unit or ""
    if wording is Wording.TERSE:
        unit = "金额" if fact.unit in MONEY else fact.unit or ""
    return tail.format(
        basis=said.target.words[Aspect.BASIS] or ("预算" if fact.measure is Measure.COMPLETION else "总额"),
        moved="减少" if falls(fact) else "增加",
        unit="百分之多少" if unit == "%" and wording is not Wording.TERSE else unit,
    ).replace("多少百分之多少", "百分之多少")


def _spent(said: Said) -> bool:
    """Whether the figure is money that was spent."""
    words = said.target.words
    named = (
        words[Aspect.NAME] + words[Aspect.COLUMN] + (words[Aspect.SIDE] if Aspect.SIDE in said.needs else "")
    )
    return not any(other in named for other in NOT_SPENT)


def falls(fact: Fact) -> bool:
    """Whether a change is one to less: by its words, or by its sign."""
    below = isinstance(fact.value, Amount) and fact.value.low < 0
    return below or bool(FALLING & set(fact.column))
