"""What a question says is to be computed, and whether the results bear it out: a budget is no answer to 平均每辆多少, a sum of two none
where three are named, an amount none where a percentage is asked for.

By words of computing outside of names. A printed figure bears out what the filing itself says of it: a 人均 that stands beside it, a total
that is called one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from assistant.beside import OF_BODY
from assistant.compute import failed, leaves_of, main_of
from assistant.condition import DIGITS
from assistant.demand import Working
from assistant.domain import (
    Composed,
    Compute,
    Computed,
    Corrected,
    Found,
    Judged,
    Missing,
    Operand,
    Operation,
    Plan,
    Ranked,
    Reason,
    ReportKey,
    Result,
)
from assistant.shelf import Shelf
from ingest.fact import Measure

MEANS = "人生户车台辆班床次批场件案亩"
"""What stands before 均 for one of the things that something is divided among."""
APIECE = re.compile(
    rf"平均(?!数|分|水平|得分|增长|增速)|(?<![一-鿿])[{MEANS}]均|[{MEANS}]均(?!衡|等|匀)|(?:摊|合|分)[到给]每?|均摊|平摊|单[车台辆](?!位|据)|养一[辆台部]|"
    r"每一?(?:公里|千米|平方米|平米|立方米?|公顷|亩|吨|度|小时|[课学]时|[棵株])|"
    r"每?(?:接待|招待|培训)一(?:人次|批|[个位名])|每(?:一?[个名位辆台张户家间套床班批场期件]|人次|[人生车次])[^，,。？?]{0,12}?(?:合|摊|花|用|负担|分|多少|几|[支开]|成本)|"
    r"(?:合|折合|折)每[人辆]|一[辆台部](?:公务用车|公车|车|\s)*(?=[^，,。？?]{0,4}一年|养)|per (?:capita|head|person|visitor|vehicle|pupil|student)",
    re.IGNORECASE,
)
"""An amount for one of several."""
EACH_ONE = re.compile(rf"每(?![年月日])|[{MEANS}]均|平均|^单[个件册站次台间车]|单位成本|标准")
"""What a printed figure says that is one."""
PERCENT = re.compile(
    r"占[^，,。？?]{1,24}?(?:百分之|比[重例]|几成|份额|%)|相当于[^，,。？?]{1,24}?(?:百分之|几成|%)|百分之(?:几|多少)|几成(?=[？?。，,]|$|是)"
)
MULTIPLE = re.compile(r"(?:几|多少)倍")
TOGETHER = r"合计|加起来|加[在到]一[起块]|一共|总共|共计|之和|总和|合起来|相加|加总|合在一[起块]"
JOINED = re.compile(r"\s*(?:[、，,+＋]|和|与|及|以及|跟|加上?|并上)\s*")
COSTS = {"费"}
"""How names of costs end, which stand side by side without a word between them: 水费电费."""
TAKEN = re.compile(
    rf"(?:[，,]|[两三四五六七八九][项类个笔]|支出|费用|的|金额|都|全部)*(?:{TOGETHER})(?!数|[^，,。？?]{{0,4}}占)"
)
SO_MANY = re.compile(
    rf"(?P<many>[两俩二三四五六七八九十]|\d{{1,2}})(?:大|小)?(?:个|项|笔|类|家|张|样|块|部分|者|种|条|个?班)(?!月)[^，,。？?；;]{{0,16}}?[，,]?[^，,。？?；;]{{0,8}}?(?:{TOGETHER})"
)
"""So many things that are taken together."""
PLUS = re.compile(rf"(?<![追增添附参])加上?[^，,。？?]{{1,12}}?(?:{TOGETHER})")
ADDED = re.compile(r"(?<=\s)(?:加上?|[+＋])(?=[一-鿿\s])(?![班油快强大工急装固密盟权减])")
"""What adds something to an item that is named right before it."""
DIVIDED = re.compile("除以|÷")
CHAINED = re.compile(r"减(?:去|掉)?[^，,。？?]{0,30}?(?:再减|之和|的和|总和)")
"""More than one figure that is taken away from another."""
BODIES = re.compile(
    r"(?:名的?|哪一?[个家所些]|各个?|[所下]属(?:各|的)?|最[高多大少低小]的)(?:预算|下属|所属|直属)?(?:单位|学校|机构)(?!性质|名称|职能|数)"
)
"""What asks which of the bodies that a report has figures of."""
EXCEPT = re.compile(
    r"除(?!以|法|草|险|尘|湿|[^，,。？?]{1,24}外[，,]?(?:还|也|又|有没有))[^，,。；？?]{1,24}?(?:以外|之外|外)(?!的?(?:其他|其它)(?!支出|各|的|项目|类|部分))"
    r"|(?<![（(算含包])不(?:含|包括|算)(?!税|编|车辆|本级)[^，,。；？?]{2,}|(?<![国境省市县区])以外的"
)
"""What is left out of a whole, so that the whole is no answer: 除交通运输支出以外, 不含电费."""
APART = re.compile(r"相差|之差|差额|差多少|[多少高低]出?多少|[多高]出多少")
MOVED = re.compile(r"增|减|差|超|节|余|少|多|降|涨|剩")
"""What a printed figure says that is itself a difference."""
TOTAL = re.compile("合计|总[计额数量]|小计|一共|共计|累计")
SIGN = re.compile(r"[÷/／＋+－×]|除以|加上?|减去?")
COMPUTED = re.compile("均|每|计|总|占|比|倍|差|[率额数]$")
"""What names of computed figures have."""
NUMBER = re.compile(r"\d+")
DIFFERENCES = (Measure.CHANGE, Measure.CHANGE_RATE, Measure.BALANCE, Measure.ADDED_BUDGET)
RATES = ("%", "‰", "个百分点", "成", "倍")


def workings(text: str, listed: int = 0) -> tuple[Working, ...]:
    """What the text of a question, names of items left out, wants to be computed; so many things are `listed` before a word that
    takes them together."""
    wanted = [Working(operation=Operation.SUM, figures=listed)] if listed > 1 else []
    if APIECE.search(text):
        wanted.append(Working(operation=Operation.PER_HEAD))
    if PERCENT.search(text):
        wanted.append(Working(operation=Operation.SHARE))
    if MULTIPLE.search(text):
        wanted.append(Working(operation=Operation.TIMES))
    if (found := SO_MANY.search(text)) and (many := _number(found["many"])) > 1:
        wanted.append(Working(operation=Operation.SUM, figures=many))
    if len(wanted) < 1 and (PLUS.search(text) or ADDED.search(text)):
        wanted.append(Working(operation=Operation.SUM, figures=2))
    if BODIES.search(text):
        wanted.append(Working(operation=Operation.RANK))
    if EXCEPT.search(text):
        wanted.append(Working(operation=Operation.DIFFERENCE, figures=2))
    if DIVIDED.search(text):
        wanted.append(Working(operation=Operation.RATIO))
    if CHAINED.search(text):
        wanted.append(Working(operation=Operation.DIFFERENCE, figures=3))
    elif APART.search(text):
        wanted.append(Working(operation=Operation.DIFFERENCE))
    return tuple(wanted)


def listed(text: str, named: Sequence[tuple[int, int]]) -> int:
    """How many of the things that are `named` in a text stand side by side before a word that takes them together: 水费和电费合计."""
    many = 1
    for (_, end), (start, until) in pairwise(sorted(named)):
        beside = JOINED.fullmatch(text[end:start]) or (
            end == start and {text[end - 1], text[until - 1]} == COSTS
        )
        many = many + 1 if beside else 1
        if many > 1 and TAKEN.match(text, until):
            return many
    return 0


def _number(said: str) -> int:
    return int(said) if said.isdigit() else DIGITS.get(said, 2)


def worked_out(
    results: tuple[Result, ...], plan: Plan, shelf_of: Callable[[Sequence[ReportKey]], Shelf]
) -> tuple[Result, ...]:
    """The results; where the figures among them are not what the question wants computed, that it was not found."""
    told = [one for one in results if isinstance(one, Found | Computed | Ranked)]
    if not told or any(isinstance(one, Missing | Judged | Corrected | Composed) for one in results):
        return results
    asked = max((len(step.asks) for step in plan.steps if isinstance(step, Compute)), default=0)
    if all(any(_bears(one, working, shelf_of, asked) for one in told) for working in plan.workings):
        return results
    return tuple(
        failed(leaves_of(entry)[0].ask, Reason.NO_ITEM) if (entry := _first(one)) else one for one in results
    )


def _first(one: Result) -> Operand | None:
    """A figure, or the first of several."""
    if isinstance(one, Ranked):
        return one.entries[0] if one.entries else None
    return one if isinstance(one, Operand) else None


def _bears(
    one: Operand | Ranked, working: Working, shelf_of: Callable[[Sequence[ReportKey]], Shelf], asked: int
) -> bool:
    """Whether a result is what is to be computed, or a figure that the filing itself says is; `asked` is how many figures a
    computation was asked for."""
    if working.operation is Operation.RANK:
        return not isinstance(one, Ranked) or _of_bodies(one)
    if isinstance(one, Ranked):
        each = working.operation in (Operation.PER_HEAD, Operation.SHARE, Operation.TIMES)
        return working.operation is not Operation.SUM and (
            not each or any(_bears(entry, working, shelf_of, asked) for entry in one.entries)
        )
    said = "" if isinstance(one, Computed) else " ".join(_said(one, shelf_of(one.ask.reports)))
    unit = (one.unit if isinstance(one, Computed) else one.statement.main.unit) or ""
    match working.operation:
        case Operation.RATIO:
            return unit in RATES or (isinstance(one, Computed) and "÷" in one.formula)
        case Operation.PER_HEAD:
            divided = isinstance(one, Computed) and "÷" in one.formula and unit not in RATES
            return divided or EACH_ONE.search(said) is not None
        case Operation.SHARE | Operation.TIMES:
            return unit in RATES
        case Operation.SUM:
            added = isinstance(one, Computed) and len(one.leaves) == working.figures
            printed = TOTAL.search(said) is not None or str(working.figures) in NUMBER.findall(said)
            return added or asked >= working.figures or printed
        case _ if working.figures > 1:
            return isinstance(one, Computed) and len(one.leaves) >= working.figures
        case _:
            moved = isinstance(one, Found) and one.statement.main.measure in DIFFERENCES
            return isinstance(one, Computed) or moved or MOVED.search(said) is not None


def _of_bodies(ranked: Ranked) -> bool:
    """Whether what is ranked are bodies: the reports' own, or rows that name them."""
    facts = [main_of(entry) for entry in ranked.entries]
    own = len({fact.organisation for fact in facts}) > 1
    return own or all(any(OF_BODY.search(label) for label in fact.row) for fact in facts)


def _said(found: Found, shelf: Shelf) -> Iterator[str]:
    """What stands around a figure, wherever it is stated."""
    for fact in (found.statement.main, *found.statement.agreeing):
        yield from (fact.item, fact.subject or "", *fact.row, *fact.column)
        if entry := shelf.by_id.get(fact.id):
            yield entry.clause
