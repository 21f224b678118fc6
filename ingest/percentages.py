"""Printed percentages against their own operands, and words (大于, 小于, 增加, 减少, 持平) against the figures.

Owns the search for the operands: they stand before the percentage, nearest first. Formulas are in `ingest.arithmetic`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest import arithmetic
from ingest.arithmetic import Figure
from ingest.document import Document
from ingest.extract.scopes import THREE_PUBLIC
from ingest.extract.wording import term
from ingest.fact import Fact, Measure
from ingest.flow import flow
from ingest.restatements import quantity, signed, totals
from ingest.verdict import COMPLETED, EXECUTED, MOVED, SHARED, Check, State, exact, ids, printed, unchecked

_BUDGETS: dict[str, tuple[Measure, ...]] = {
    "年初预算": (Measure.INITIAL_BUDGET,),
    "全年预算": (Measure.ADJUSTED_BUDGET, Measure.BUDGET),
    "预算": (Measure.ADJUSTED_BUDGET, Measure.BUDGET, Measure.INITIAL_BUDGET),
}
_AMOUNTS = (Measure.FINAL, Measure.STATED, Measure.BUDGET, Measure.INITIAL_BUDGET, Measure.ADJUSTED_BUDGET)
_SAID = re.compile(r"决算数?(?P<word>大于|小于|等于|高于|低于|超过)(?P<basis>年初|全年)?预算数?")
_NEAR = 5
"""So many figures before a share may be its part: it may have parts of its own, in brackets."""
_WORDS = {"大于": 1, "高于": 1, "超过": 1, "小于": -1, "低于": -1, "等于": 0}


def run(document: Document, facts: Sequence[Fact], report: int) -> Iterator[Check]:
    """The percentages and wordings of one report's prose, and the completion rates of its tables."""
    spoken = sorted((fact for fact in facts if not fact.from_cell), key=lambda fact: fact.span.start)
    for place, fact in enumerate(spoken):
        before = spoken[max(0, place - 40) : place][::-1]
        if fact.measure is Measure.COMPLETION:
            yield _completion(fact, [one for one in before if one.section == fact.section], facts, report)
        elif fact.measure is Measure.SHARE:
            yield _share(fact, before, (*spoken, *facts), report)
        elif fact.measure is Measure.CHANGE_RATE:
            yield _rate(fact, before, spoken, report)
        elif fact.measure is Measure.CHANGE and fact.basis == "上年":
            yield from _change(fact, before, report)
    yield from _worded(document, spoken, report)
    yield from _executed(facts, report)


def _near(
    facts: Sequence[Fact], fact: Fact, measures: Sequence[Measure], year: int | None = None
) -> Fact | None:
    """The nearest statement of the same quantity in one of the measures, the first measure preferred."""
    wanted = fact.year if year is None else year
    for measure in measures:
        for one in facts:
            same = quantity(one) == quantity(fact) and one.year == wanted and one.scope == fact.scope
            if same and one.measure is measure and exact(one) is not None:
                return one
    return None


def _judged(rule: str, fact: Fact, part: Figure, whole: Figure, operands: Sequence[Fact]) -> Check:
    """The printed percentage against part ÷ whole, as far as their own rounding leaves it open."""
    stated = exact(fact)
    assert stated is not None
    told = abs(stated.value) if fact.measure is Measure.CHANGE_RATE else stated.value
    value = arithmetic.rounded(part.base / whole.base * 100, max(0, -int(stated.value.as_tuple().exponent)))
    difference = abs(told - value)
    low, high = _reach(part, whole)
    agrees = difference <= stated.step or low - stated.step <= told <= high + stated.step
    detail = f"{fact.item}：所述 {printed(stated)}，按 {printed(part)} ÷ {printed(whole)} 为 {value:f}%"
    if difference:
        detail += f"，{'尾差' if agrees else '相差'} {difference:f} 个百分点"
    state = State.AGREE if agrees else State.DIFFER
    return Check(rule=rule, state=state, detail=detail, facts=ids((fact, *operands)), report=fact.report)


def _reach(part: Figure, whole: Figure) -> tuple[Decimal, Decimal]:
    """The percentages that the unrounded part and whole may have made."""
    half, other = part.step / 2, whole.step / 2
    low = (part.base - half) / (whole.base + other) * 100
    high = (part.base + half) / (whole.base - other) * 100 if whole.base > other else low
    return min(low, high), max(low, high)


def _computed(rule: str, fact: Fact, part: Fact | None, whole: Fact | None, report: int) -> Check:
    """part ÷ whole against the printed percentage, or why it cannot be computed."""
    above, below = exact(part), exact(whole)
    if exact(fact) is None:
        return unchecked(rule, report, f"{fact.item}：所述不是一个确数", (fact,))
    if part is None or whole is None or above is None or below is None:
        missing = "分子" if above is None else "分母"
        return unchecked(
            rule,
            report,
            f"{fact.item}：未找到{missing}（占比或完成的基数 {fact.basis or '未说明'}）",
            (fact, part, whole),
        )
    if above.dimension != below.dimension:
        return unchecked(rule, report, f"{fact.item}：分子与分母的单位不是同一种", (fact, part, whole))
    if below.value == 0:
        return unchecked(rule, report, f"{fact.item}：基数为 0，没有比率", (fact, part, whole))
    return _judged(rule, fact, above, below, (part, whole))


def _completion(fact: Fact, before: Sequence[Fact], facts: Sequence[Fact], report: int) -> Check:
    """A completion rate against the amounts before it, or the budget that only a statutory table states (三公)."""
    measures = _BUDGETS.get(fact.basis or "", _BUDGETS["预算"])
    final, budget = _near(before, fact, (Measure.FINAL,)), _near(before, fact, measures)
    cells = [one for one in facts if one.from_cell and one.scope.table == THREE_PUBLIC]
    return _computed(COMPLETED, fact, final, budget or _near(cells, fact, (Measure.BUDGET,)), report)


def _share(fact: Fact, before: Sequence[Fact], spoken: Sequence[Fact], report: int) -> Check:
    own = [one for one in before if one.section == fact.section]
    part = next(
        (one for one in own[:_NEAR] if quantity(one) == quantity(fact) and one.measure in _AMOUNTS), None
    )
    whole = None
    if fact.basis is not None and part is not None:
        names = totals(term(fact.basis, "万元"))
        near = [*own, *(one for one in spoken if one.annex == fact.annex)]
        whole = next((one for one in near if _is_whole(one, names, part)), None)
    return _computed(SHARED, fact, part, whole, report)


def _is_whole(one: Fact, names: Sequence[str], part: Fact) -> bool:
    """Whether `one` is the whole of those names: not the part itself, of its measure (of a bare amount: final accounts)."""
    itself = quantity(one) == quantity(part) and one.scope == part.scope
    measures = {part.measure, Measure.FINAL} if part.measure is Measure.STATED else {part.measure}
    named = (
        (one.term in names or quantity(one) in names) and one.year == part.year and one.measure in measures
    )
    return named and not itself and one.code is None and exact(one) is not None


def _rate(fact: Fact, before: Sequence[Fact], spoken: Sequence[Fact], report: int) -> Check:
    """增减率 = change ÷ (this − change): the base is what the figure was before it changed."""
    rule = MOVED
    change = next(
        (one for one in before[:2] if one.measure is Measure.CHANGE and quantity(one) == quantity(fact)), None
    )
    near = [*(one for one in before if one.section == fact.section), *spoken]
    this = _near(near, fact, (Measure.FINAL,)) or _of_both(near, fact)
    moved, now = exact(change), exact(this)
    if exact(fact) is None or change is None or this is None or moved is None or now is None:
        missing = "增减额" if moved is None else "本年数"
        return unchecked(rule, report, f"{fact.item}：未找到{missing}", (fact, change, this))
    if moved.dimension != now.dimension:
        return unchecked(rule, report, f"{fact.item}：增减额与本年数的单位不是同一种", (fact, change, this))
    moved = signed(change, moved)
    last = arithmetic.subtract(now, moved)
    if last.value == 0:
        return unchecked(rule, report, f"{fact.item}：基数为 0", (fact, change, this))
    return _judged(rule, fact, Figure(value=abs(moved.value), unit=moved.unit), last, (change, this))


def _of_both(near: Sequence[Fact], fact: Fact) -> Fact | None:
    """This year's figure of what two names joined by 和 state: the first of them, which a total stands for as well."""
    first, *others = re.split("[和与]", quantity(fact))
    for one in near if others else ():
        named = quantity(one).removesuffix("总计").removesuffix("合计") == first
        same = (one.year, one.scope, one.measure) == (fact.year, fact.scope, Measure.FINAL)
        if named and same and exact(one) is not None:
            return one
    return None


def _change(fact: Fact, before: Sequence[Fact], report: int) -> Iterator[Check]:
    """A stated change against both years, where the report states both."""
    this = _near(before, fact, (Measure.FINAL,))
    last = _near(before, fact, (Measure.FINAL,), fact.year - 1)
    now, then, stated = exact(this), exact(last), exact(fact)
    if now is None or then is None or stated is None or this is None or last is None:
        return
    if not now.dimension == then.dimension == stated.dimension:
        return
    expected, moved = arithmetic.subtract(now, then), signed(fact, stated)
    difference = abs(expected.base - moved.base)
    state = State.AGREE if difference <= max(now.step, then.step, stated.step) else State.DIFFER
    detail = f"{fact.item}：所述{''.join(fact.column)} {printed(stated)}，{now.value:f} − {then.value:f} ＝ {printed(expected)}"
    yield Check(
        rule="增减额＝本年−上年", state=state, detail=detail, facts=ids((fact, this, last)), report=report
    )


def _worded(document: Document, spoken: Sequence[Fact], report: int) -> Iterator[Check]:
    """决算数大于年初预算数, said of figures that stand before it in the sentence."""
    quotes = dict.fromkeys((fact.quote.start, fact.quote.end) for fact in spoken)
    for start, end in quotes:
        stream = flow(document.text, start, end)
        for match in _SAID.finditer(stream.text):
            place = stream.places[match.start()]
            before = [fact for fact in spoken if start <= fact.span.start < place][::-1]
            rate = next(
                (fact for fact in before if fact.measure in (Measure.FINAL, Measure.COMPLETION)), None
            )
            if rate is None:
                continue
            final = _near(before, rate, (Measure.FINAL,))
            budget = _near(before, rate, _BUDGETS[f"{match['basis'] or ''}预算"])
            yield _compared(match.group(), _WORDS[match["word"]], final, budget, report)


def _compared(words: str, claimed: int, final: Fact | None, budget: Fact | None, report: int) -> Check:
    rule = "文字与数字一致"
    above, below = exact(final), exact(budget)
    if above is None or below is None or above.dimension != below.dimension:
        return unchecked(rule, report, f"“{words}”：句中未找到决算数或预算数", (final, budget))
    found = (above.base > below.base) - (above.base < below.base)
    state = State.AGREE if found == claimed else State.DIFFER
    assert final is not None
    detail = f"{final.item}“{words}”：决算 {printed(above)}，预算 {printed(below)}"
    return Check(rule=rule, state=state, detail=detail, facts=ids((final, budget)), report=report)


def _executed(facts: Sequence[Fact], report: int) -> Iterator[Check]:
    """执行率 of a table's row against 执行数 ÷ 全年预算数 of the same row."""
    rows: dict[tuple[int, tuple[int, int]], list[Fact]] = {}
    for fact in facts:
        if fact.table is not None:
            rows.setdefault((fact.table, (fact.quote.start, fact.quote.end)), []).append(fact)
    for cells in rows.values():
        for rate in (
            fact for fact in cells if fact.measure is Measure.COMPLETION and exact(fact) is not None
        ):
            final = _near(cells, rate, (Measure.FINAL,))
            budget = _near(cells, rate, (Measure.ADJUSTED_BUDGET, Measure.BUDGET))
            if final is not None and budget is not None:
                yield _computed(EXECUTED, rate, final, budget, report)
