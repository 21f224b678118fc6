"""The same quantity stated in two places: table and prose, prose and annex, table and table.

Owns the rule by which two facts of a report are one quantity, and the comparison of all its statements.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest import arithmetic
from ingest.arithmetic import Agreement, Figure
from ingest.document import Document, TableKind
from ingest.extract.scopes import THREE_PUBLIC
from ingest.fact import SCORES, Fact, Fund, Measure, Part, Scope
from ingest.names import accounts, canonical, terms
from ingest.readers.caption import MONEY
from ingest.verdict import Check, State, exact, gap, ids, printed

Key = tuple[int, str, Measure, Scope | None, str | None, str | None, str | None, str]

_COMPARED = frozenset(Measure) - {Measure.TEXT, Measure.REASON, *SCORES}
_FALLING = frozenset({"减少", "下降", "降低", "核减", "调减", "缩减", "压减", "压缩"})
# A fund in a name says no more than the scope does.
_FUNDED = ("一般公共预算财政拨款", "财政拨款", "一般公共预算")
_WHOLE = {
    "支出": "本年支出合计",
    "基本支出": Part.BASIC.value,
    "项目支出": Part.PROJECT.value,
    "收入": "本年收入合计",
}
_FLOWS = {side: _WHOLE[side] for side in ("支出", "收入")}
_TOTALS = {
    "总支出": "本年支出合计",
    "整体支出": "本年支出合计",
    "部门整体支出": "本年支出合计",
    "整体预算": "本年支出合计",
    "总收入": "本年收入合计",
    "收支": "收支总计",
}
"""What sentences call the totals of the statutory tables."""
_WHOSE = {
    **{
        f"{fund.value}{side}": (whole, fund)
        for fund in Fund
        if fund is not Fund.ALL
        for side, whole in _FLOWS.items()
    },
    **{f"{when}财政拨款结转和结余": (f"{when}结转和结余", Fund.FISCAL) for when in ("年初", "年末")},
}
"""Totals whose name says whose money they are: the total, and the money."""
_TOTAL_OF = re.compile(r"(?:决算)?总额$")
_OF_SUBJECT = frozenset({"年度资金总额", "项目资金总额", "资金总额"})
"""Rows of a project's own table that state the project's money."""
_PROJECT = "项目"
"""What a sentence says behind the name of a project that has a table of its own."""
_ONLY_THREE_PUBLIC = frozenset({"三公经费", "公务用车购置及运行维护费", "公务接待批次", "公务接待人次"})
"""No economic account has these names: wherever they stand they are of the 三公 statement."""
_THEIR_MONEY = re.compile("(?:国内)?(?:公务)?接待费(?:支出)?")
"""What sentences name in front of numbers of receptions: the money that was spent on them."""
_LOOSE = frozenset({"人员支出"})
"""Names that stand for a known item, or for a part of it (人员支出 beside 对个人和家庭的补助 leaves that out)."""
_TELLING = 6
"""A counted noun of so many characters names one thing in its report (年末实际开放床位), a shorter one may name several."""
_GRAND_TOTAL = "总计"
"""The last row of a table: a total of that table's own money."""
_PARTS = frozenset(part.value for part in Part)
WIDER: dict[Fund, tuple[Fund, ...]] = {
    Fund.ALL: (),
    Fund.FISCAL: (Fund.ALL,),
    Fund.GENERAL: (Fund.ALL, Fund.FISCAL),
    Fund.GOVERNMENT_FUND: (Fund.ALL, Fund.FISCAL),
    Fund.STATE_CAPITAL: (Fund.ALL, Fund.FISCAL),
}
"""The funds that each fund is a part of."""
_CODE_LENGTH = {1: 3, 2: 5, 3: 7}
_WHOLE_PATH, _ITEM = 3, 7
"""The names of a path down to an account of the lowest level (类, 款, 项), and the digits of its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What the tables of a report name: the accounts that have a code, and the projects that have a table of their own."""

    accounts: frozenset[str]
    projects: frozenset[str]


def run(document: Document, facts: Sequence[Fact], report: int) -> Iterator[Check]:
    """One check for each quantity of a report that stands in more than one place."""
    kinds = {table.number: table.kind for table in document.tables}
    names = _Names(
        accounts=frozenset(fact.term for fact in facts if fact.code),
        projects=frozenset(quantity(fact) for fact in facts if of_subject(fact)),
    )
    groups: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        figure = exact(fact)
        if figure is not None and fact.measure in _COMPARED and (fact.from_cell or certain(fact)):
            groups[_key(fact, figure, names)].append(fact)
    for stated in groups.values():
        own = same_account(stated)
        if len({_place(fact) for fact in own}) > 1:
            yield _judged(own, kinds, report)


def quantity(fact: Fact) -> str:
    """What a fact is of, by one name: the project of its own table (年度资金总额), the total that prose calls otherwise,
    the term without the fund that the scope says already (财政拨款基本支出 → 基本支出)."""
    if of_subject(fact) and fact.subject is not None:
        return canonical(fact.subject)
    if fact.scope.fund in (Fund.GENERAL, Fund.FISCAL):
        for fund in _FUNDED:
            if fact.term.startswith(fund) and (rest := _WHOLE.get(fact.term.removeprefix(fund))):
                return rest
    return _TOTALS.get(fact.term, fact.term)


def whose(name: str, fund: Fund) -> tuple[str, Fund]:
    """The total that a name means, and whose money it is: 财政拨款收入 is 本年收入合计 of the appropriations, or of the budget
    among them that its place speaks of."""
    total, said = _WHOSE.get(name, (name, fund))
    return total, fund if said in WIDER[fund] else said


def called_alike(terms: Sequence[str]) -> tuple[str, ...]:
    """The names under which filings state some items: totals also by those that say whose money they are, and those of sentences."""
    wholes = {whose(term, Fund.ALL)[0] for term in terms}
    named = {name: total for name, (total, _) in _WHOSE.items()} | _TOTALS
    return tuple(
        dict.fromkeys((*terms, *sorted(wholes), *(name for name, total in named.items() if total in wholes)))
    )


def totals(name: str) -> tuple[str, ...]:
    """What a total may be called where it is told: itself, the statutory total that it is, its name without 总额 or 总."""
    short = _TOTAL_OF.sub("", name).replace("总支出", "支出").replace("总收入", "收入")
    return tuple(dict.fromkeys((name, _TOTALS.get(name, name), canonical(short))))


def of_subject(fact: Fact) -> bool:
    """Whether the item of a fact is only the whole of its subject, so that the subject is what it is of."""
    return fact.from_cell and fact.term in _OF_SUBJECT


def subject(fact: Fact) -> str | None:
    """What tells a fact from others of its item: not whose only item it is, and not what the receptions that it counts cost."""
    costs = fact.term in _ONLY_THREE_PUBLIC and _THEIR_MONEY.fullmatch(fact.subject or "")
    return None if of_subject(fact) or costs else fact.subject


def measured(fact: Fact) -> Measure:
    """What a fact states of its item: a number of things under 决算数 is their number."""
    counts = fact.measure is Measure.FINAL and fact.unit not in (None, "%", *MONEY)
    return Measure.COUNT if counts else fact.measure


def scope(fact: Fact) -> Scope:
    """Whose money a fact is of, as far as that tells it from another: what only the 三公 statement has is of it anywhere."""
    return Scope(fund=Fund.FISCAL, table=THREE_PUBLIC) if fact.term in _ONLY_THREE_PUBLIC else fact.scope


def within(fact: Fact) -> str | None:
    """What an item that only the filing knows is a part of: the rows of 政府采购 that name projects state what was bought
    for them, and the list of a fund what the fund gives to each."""
    if fact.code or familiar(fact.term):
        return None
    above = [canonical(label) for label in fact.row[:-1]]
    if fact.from_cell:
        above = [term for term in above if familiar(term) and term not in _PARTS]
    return above[-1] if above else None


def familiar(term: str) -> bool:
    """Whether `term` is one of the field's, which every filing scopes; a project of its own has one budget."""
    return term in _known()


def signed(fact: Fact, figure: Figure) -> Figure:
    """A change with its sign: 减少 389.11 is −389.11."""
    if fact.measure in (Measure.CHANGE, Measure.CHANGE_RATE) and _FALLING & set(fact.column):
        return Figure(value=-abs(figure.value), unit=figure.unit)
    return figure


def _key(fact: Fact, figure: Figure, names: _Names) -> Key:
    """What makes a fact one quantity with another."""
    basis = fact.basis if fact.measure in (Measure.CHANGE, Measure.CHANGE_RATE, Measure.COMPLETION) else None
    of = subject(fact)
    named = quantity(fact) if of_subject(fact) else fact.term
    account = named in names.accounts
    scoped = familiar(named) or account or of or fact.term == _GRAND_TOTAL
    money = scope(fact) if scoped else None
    above = None if account else within(fact)
    name = quantity(fact).removesuffix(_PROJECT)
    stated = name if name in names.projects else quantity(fact)
    return fact.year, stated, measured(fact), money, of, above, basis, figure.dimension


def certain(fact: Fact) -> bool:
    """Whether a sentence's item is certain enough to hold another statement against it."""
    if fact.measure is Measure.COUNT and len(fact.term) >= _TELLING:
        return True
    if fact.measure in (Measure.STATED, Measure.COUNT, Measure.SHARE):
        return fact.term in _known() and fact.measure is not Measure.SHARE
    return fact.from_cell or fact.item not in _LOOSE


@cache
def _known() -> frozenset[str]:
    named = {term.canonical for term in terms() if term.kind in ("item", "part")}
    return frozenset(
        named | {account.name for name in ("functional", "economic") for account in accounts(name)}
    )


def _place(fact: Fact) -> tuple[str, int]:
    """Where a fact stands: its table, or its section's prose; a table is one place."""
    return ("table", fact.table) if fact.table is not None else ("prose", fact.section)


def same_account(facts: Sequence[Fact], code: str | None = None) -> list[Fact]:
    """Those of one account, that of `code` where it is known: accounts of two levels may share a name, and a path in prose
    says which is meant. An account that its parent consists of prints what the parent prints, and is one with it."""
    codes = {fact.code for fact in facts if fact.code}
    if len(codes) <= 1:
        level = next(map(len, codes), None)
        return [fact for fact in facts if fact.code or len(fact.row) != _WHOLE_PATH or level in (None, _ITEM)]
    lengths = {_CODE_LENGTH.get(len(fact.row)) for fact in facts if not fact.from_cell and fact.row}
    wanted = {code} if code else {other for other in codes if len(other) in lengths}
    if len(wanted) != 1:
        return [fact for fact in facts if fact.code == min(codes, key=len)]
    (meant,) = wanted
    printed_by = {other: {fact.value for fact in facts if fact.code == other} for other in codes}
    for other in codes:
        if (other.startswith(meant) or meant.startswith(other)) and printed_by[other] & printed_by[meant]:
            wanted.add(other)
    levels = {len(other) for other in wanted}
    return [
        fact
        for fact in facts
        if fact.code in wanted or (not fact.from_cell and _CODE_LENGTH.get(len(fact.row)) in levels)
    ]


def _judged(facts: Sequence[Fact], kinds: dict[int, TableKind], report: int) -> Check:
    """All statements against the main one: the statutory table, then the body's prose, then the annex."""
    ordered = sorted(facts, key=lambda fact: (_rank(fact, kinds), fact.span.start))
    main = ordered[0]
    figures = [(fact, signed(fact, figure)) for fact in ordered if (figure := exact(fact)) is not None]
    first = figures[0][1]
    worst, words = Agreement.AGREE, []
    for fact, figure in figures[1:]:
        agreement = arithmetic.compare(first, figure)
        if agreement is Agreement.AGREE:
            continue
        worst = agreement if worst is not Agreement.DIFFER else worst
        words.append(f"{_called(fact, kinds)} {printed(figure)}{gap(first, figure, agreement)}")
    measure = "" if main.term == main.measure.value else main.measure.value
    name = f"{main.year}年{quantity(main) if of_subject(main) else main.term}{measure}"
    detail = f"{name}：{_called(main, kinds)} {printed(first)}"
    detail += f"；{'；'.join(dict.fromkeys(words))}" if words else f"，{len(figures)} 处相同"
    state = State.AGREE if worst is Agreement.AGREE else State.DIFFER
    return Check(rule=_rule(ordered), state=state, detail=detail, facts=ids(ordered), report=report)


def _rank(fact: Fact, kinds: dict[int, TableKind]) -> int:
    if fact.annex:
        return 3 if fact.from_cell else 4
    if fact.table is not None:
        return 0 if kinds.get(fact.table) is not TableKind.OTHER else 2
    return 1


def _called(fact: Fact, kinds: dict[int, TableKind]) -> str:
    place = "附件" if fact.annex else ""
    if fact.table is None:
        return f"{place or '正文'}说明"
    kind = kinds.get(fact.table, TableKind.OTHER)
    return f"{place}表格" if kind is TableKind.OTHER else f"{place}{kind.value}"


def _rule(facts: Sequence[Fact]) -> str:
    cells = [fact for fact in facts if fact.from_cell]
    if any(fact.annex for fact in facts) and any(not fact.annex for fact in facts):
        return "正文与附件一致"
    if len(cells) == len(facts):
        return "同一数在各表一致"
    return "表格与说明一致" if cells else "说明前后一致"
