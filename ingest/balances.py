"""The sums and equalities that hold inside the statutory tables and between them, as tables of rules.

Owns which cell belongs to which rule. One more balance is one more row; how a sum is judged is in `ingest.verdict`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.document import TableKind
from ingest.fact import BUDGETS, Fact, Fund, Measure, Part
from ingest.names import functional
from ingest.verdict import Check, State, equal, exact, ids, printed, total, unchecked

Cells = Mapping[TableKind, Sequence[Fact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A cell of a statutory table: its term, and what tells it from others of that term.

    `other` is the name it has in other editions of the form; `side` is 收入 or 支出; `total` asks for the 合计 row.
    """

    kind: TableKind
    term: str
    other: str | None = None
    fund: Fund | None = None
    part: Part | None = None
    measure: Measure = Measure.FINAL
    side: str | None = None
    total: bool = False

    @property
    def name(self) -> str:
        """What it is called in a detail."""
        return f"{_SHORT[self.kind]}{self.side or ''}{self.term}"


_SHORT: Mapping[TableKind, str] = {
    TableKind.SUMMARY: "收支总表",
    TableKind.INCOME: "收入表",
    TableKind.EXPENDITURE: "支出表",
    TableKind.FISCAL_SUMMARY: "财政拨款总表",
    TableKind.GENERAL_BUDGET: "一般公共预算表",
    TableKind.BASIC: "基本支出表",
    TableKind.GOVERNMENT_FUND: "政府性基金表",
    TableKind.STATE_CAPITAL: "国有资本经营表",
    TableKind.THREE_PUBLIC: "“三公”表",
}
_SUMMARY, _INCOME, _SPENT = TableKind.SUMMARY, TableKind.INCOME, TableKind.EXPENDITURE
_FISCAL, _GENERAL, _BASIC = TableKind.FISCAL_SUMMARY, TableKind.GENERAL_BUDGET, TableKind.BASIC
_IN, _OUT = "本年收入合计", "本年支出合计"

EQUALITIES: tuple[tuple[str, Where, Where], ...] = (
    (
        "收支总表本年收入＝收入表合计",
        Where(kind=_SUMMARY, term=_IN),
        Where(kind=_INCOME, term=_IN, total=True),
    ),
    (
        "收支总表本年支出＝支出表合计",
        Where(kind=_SUMMARY, term=_OUT),
        Where(kind=_SPENT, term=_OUT, total=True),
    ),
    (
        "收入表财政拨款收入＝财政拨款总表本年收入",
        Where(kind=_INCOME, term="财政拨款收入", total=True),
        Where(kind=_FISCAL, term=_IN),
    ),
    (
        "财政拨款总表一般公共预算支出＝一般公共预算表合计",
        Where(kind=_FISCAL, term=_OUT, fund=Fund.GENERAL),
        Where(kind=_GENERAL, term=_OUT, part=Part.ALL, total=True),
    ),
    (
        "收支总表收入总计＝支出总计",
        Where(kind=_SUMMARY, term="总计", other="收入总计", side="收入"),
        Where(kind=_SUMMARY, term="总计", other="支出总计", side="支出"),
    ),
    (
        "财政拨款总表收入总计＝支出总计",
        Where(kind=_FISCAL, term="总计", other="收入总计", side="收入"),
        Where(kind=_FISCAL, term="总计", other="支出总计", side="支出", fund=Fund.FISCAL),
    ),
)


def _three(measure: Measure, term: str) -> Where:
    return Where(kind=TableKind.THREE_PUBLIC, term=term, measure=measure)


SUMS: tuple[tuple[str, Where, tuple[Where, ...]], ...] = (
    (
        "收支总表收入总计＝本年收入＋年初结转＋使用结余",
        Where(kind=_SUMMARY, term="总计", other="收入总计", side="收入"),
        (
            Where(kind=_SUMMARY, term=_IN),
            Where(kind=_SUMMARY, term="年初结转和结余"),
            Where(kind=_SUMMARY, term="使用非财政拨款结余和专用结余"),
        ),
    ),
    (
        "收支总表支出总计＝本年支出＋结余分配＋年末结转",
        Where(kind=_SUMMARY, term="总计", other="支出总计", side="支出"),
        (
            Where(kind=_SUMMARY, term=_OUT),
            Where(kind=_SUMMARY, term="结余分配"),
            Where(kind=_SUMMARY, term="年末结转和结余"),
        ),
    ),
    (
        "收支总表本年收入＝各项收入之和",
        Where(kind=_SUMMARY, term=_IN),
        tuple(
            Where(kind=_SUMMARY, term=term)
            for term in (
                "一般公共预算财政拨款收入",
                "政府性基金预算财政拨款收入",
                "国有资本经营预算财政拨款收入",
                "上级补助收入",
                "事业收入",
                "经营收入",
                "附属单位上缴收入",
                "其他收入",
            )
        ),
    ),
    (
        "收支总表本年支出＝各类支出之和",
        Where(kind=_SUMMARY, term=_OUT),
        tuple(Where(kind=_SUMMARY, term=name) for code, name in functional().items() if len(code) == 3),
    ),
    (
        "财政拨款总表收入总计＝本年收入＋年初结转",
        Where(kind=_FISCAL, term="总计", other="收入总计", side="收入"),
        (
            Where(kind=_FISCAL, term=_IN),
            Where(kind=_FISCAL, term="年初财政拨款结转和结余", other="年初结转和结余", fund=Fund.FISCAL),
        ),
    ),
    (
        "财政拨款总表支出总计＝本年支出＋年末结转",
        Where(kind=_FISCAL, term="总计", other="支出总计", side="支出", fund=Fund.FISCAL),
        (
            Where(kind=_FISCAL, term=_OUT, fund=Fund.FISCAL),
            Where(kind=_FISCAL, term="年末财政拨款结转和结余", other="年末结转和结余", fund=Fund.FISCAL),
        ),
    ),
    *(
        (
            f"“三公”经费{measure.value}＝出国＋用车＋接待",
            _three(measure, "三公经费"),
            tuple(
                _three(measure, term)
                for term in ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
            ),
        )
        for measure in (*BUDGETS, Measure.FINAL)
    ),
    *(
        (
            f"公务用车{measure.value}＝购置＋运行维护",
            _three(measure, "公务用车购置及运行维护费"),
            tuple(_three(measure, term) for term in ("公务用车购置费", "公务用车运行维护费")),
        )
        for measure in (*BUDGETS, Measure.FINAL)
    ),
)
# Tables whose rows are accounts: each level is the sum of the next.
TREES: tuple[TableKind, ...] = (_INCOME, _SPENT, _GENERAL, _BASIC)
# Tables whose rows add up from left to right: the first column of a group is the sum of the others.
ROWS: tuple[TableKind, ...] = (_INCOME, _SPENT, _FISCAL, _GENERAL)
_TOTALS = frozenset({"合计", "小计", "本年收入合计", "本年支出合计", "总计"})


def run(cells: Cells, report: int) -> Iterator[Check]:
    """All balances of one report's statutory tables."""
    for name, left, right in EQUALITIES:
        if cells.get(left.kind) or cells.get(right.kind):
            yield equal(name, report, (left.name, _cell(cells, left)), (right.name, _cell(cells, right)))
    for name, whole, parts in SUMS:
        if any(fact.measure is whole.measure for fact in cells.get(whole.kind, ())):
            terms = [(part.name, _cell(cells, part)) for part in parts]
            yield total(name, report, (whole.name, _cell(cells, whole)), terms)
    yield from _basic(cells, report)
    for kind in TREES:
        yield from _tree(kind, cells.get(kind, ()), report)
    for kind in ROWS:
        yield from _rows(kind, cells.get(kind, ()), report)
    yield from _empty(cells, report)


def _cell(cells: Cells, where: Where) -> Fact | None:
    """The one cell that `where` says; None where none or several differ."""
    found = [
        fact
        for fact in cells.get(where.kind, ())
        if fact.term in (where.term, where.other)
        and fact.measure is where.measure
        and (where.fund is None or fact.scope.fund is where.fund)
        and (where.part is None or fact.scope.part is where.part)
        and (where.side is None or (bool(fact.column) and fact.column[0].startswith(where.side)))
        and (not where.total or (fact.code is None and fact.row[-1:] == ("合计",)))
    ]
    if where.kind is _FISCAL and where.fund is None:
        found = [fact for fact in found if fact.scope.fund is Fund.FISCAL] or found
    values = {exact(fact) for fact in found}
    return found[0] if len(values) == 1 or len(found) == 1 else None


def _basic(cells: Cells, report: int) -> Iterator[Check]:
    """Table 6: 人员 = 301 + 303, 公用 = the other classes, and all of it the basic expenditure of table 5."""
    detail = cells.get(_BASIC, ())
    if not detail:
        return
    classes = [fact for code, fact in _accounts(detail).items() if len(code) == 3]
    people = [(fact.item, fact) for fact in classes if fact.code in ("301", "303")]
    rest = [(fact.item, fact) for fact in classes if fact.code not in ("301", "303")]
    totals = {term: _cell(cells, Where(kind=_BASIC, term=term)) for term in ("人员经费", "公用经费")}
    yield total("人员经费＝301＋303", report, ("人员经费合计", totals["人员经费"]), people)
    yield total("公用经费＝其余各类", report, ("公用经费合计", totals["公用经费"]), rest)
    basic = _cell(cells, Where(kind=_GENERAL, term=Part.BASIC.value, part=Part.BASIC, total=True))
    basic = basic or _column_total(cells.get(_GENERAL, ()), Part.BASIC)
    yield total("一般公共预算表基本支出＝基本支出表各类之和", report, ("基本支出", basic), [*people, *rest])


def _accounts(facts: Sequence[Fact]) -> dict[str, Fact]:
    """A fact for each account; of several columns one that holds a figure (合计, 人员经费 and 公用经费 side by side)."""
    found: dict[str, Fact] = {}
    for fact in facts:
        if fact.code and (fact.code not in found or exact(found[fact.code]) is None):
            found[fact.code] = fact
    return found


def _column_total(facts: Sequence[Fact], part: Part) -> Fact | None:
    """The 合计 row of the 本年支出 group of a table with several groups."""
    found = [
        fact
        for fact in facts
        if fact.row[-1:] == ("合计",)
        and fact.scope.part is part
        and fact.scope.table is None
        and "本年支出" in fact.column
    ]
    return found[0] if len(found) == 1 else None


def _tree(kind: TableKind, facts: Sequence[Fact], report: int) -> Iterator[Check]:
    """合计 = Σ类, 类 = Σ款, 款 = Σ项, in every column."""
    columns: dict[tuple[tuple[str, ...], Measure], list[Fact]] = defaultdict(list)
    for fact in facts:
        key = () if kind is _BASIC else fact.column
        columns[key, fact.measure].append(fact)
    levels: dict[str, list[Check]] = defaultdict(list)
    for (column, _), cells in columns.items():
        coded = _accounts(cells)
        place = "·".join(column)
        top = next((fact for fact in cells if fact.code is None and fact.row[-1:] == ("合计",)), None)
        if top is not None and kind is not _BASIC:
            parts = [(code, fact) for code, fact in coded.items() if len(code) == 3]
            levels["合计＝各类之和"].append(total("", report, (f"{place}合计", top), parts))
        for code, fact in coded.items():
            parts = [
                (other, child)
                for other, child in coded.items()
                if len(other) == len(code) + 2 and other.startswith(code)
            ]
            if parts:
                level = "类＝各款之和" if len(code) == 3 else "款＝各项之和"
                levels[level].append(total("", report, (f"{place}{code}{fact.item}", fact), parts))
    for level, checks in levels.items():
        yield from _summed(f"{_SHORT[kind]}{level}", checks, report)


def _rows(kind: TableKind, facts: Sequence[Fact], report: int) -> Iterator[Check]:
    """合计 = 基本 + 项目 (+ …), and 合计 = the three budgets, in every row."""
    rows: dict[tuple[str | None, tuple[str, ...], int], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.measure is Measure.FINAL:
            rows[fact.code, fact.row, fact.quote.start].append(fact)
    checks = []
    for (code, row, _), cells in rows.items():
        for whole in cells:
            parts = _beside(whole, cells) if whole.column and whole.column[-1] in _TOTALS else []
            if len(parts) > 1:
                name = f"{'·'.join(whole.column[:-1])}{code or ''}{row[-1] if row else ''}"
                checks.append(total("", report, (name, whole), parts))
    yield from _summed(f"{_SHORT[kind]}各行合计＝各栏之和", checks, report)


def _beside(whole: Fact, cells: Sequence[Fact]) -> list[tuple[str, Fact]]:
    """The cells of a row that its total is the sum of: those under the same labels, of a group of columns its own total."""
    above = whole.column[:-1]
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in cells:
        if fact is not whole and len(fact.column) > len(above) and fact.column[: len(above)] == above:
            groups[fact.column[len(above)]].append(fact)
    parts = []
    for label, members in groups.items():
        own = [fact for fact in members if fact.column[-1] in _TOTALS] if len(members) > 1 else members
        parts += [(label, fact) for fact in own[:1] or members]
    return parts


def _summed(rule: str, checks: Sequence[Check], report: int) -> Iterator[Check]:
    """One finding for all that agree, one for each that differs; groups that are wholly empty say nothing."""
    agreed = [check for check in checks if check.state is State.AGREE]
    differing = [check for check in checks if check.state is State.DIFFER]
    for check in differing:
        yield Check(rule=rule, state=check.state, detail=check.detail, facts=check.facts, report=report)
    if agreed:
        rounded = sum("尾差" in check.detail for check in agreed)
        detail = f"{len(agreed)} 处相符" + (f"，其中 {rounded} 处有尾差" if rounded else "")
        facts = tuple(dict.fromkeys(fact for check in agreed for fact in check.facts))
        yield Check(rule=rule, state=State.AGREE, detail=detail, facts=facts, report=report)
    elif checks and not differing:
        yield unchecked(rule, report, "各栏均为空或没有数")


_FUND_TABLES = (
    ("财政拨款总表政府性基金为零↔政府性基金表为空", Fund.GOVERNMENT_FUND, TableKind.GOVERNMENT_FUND),
    ("财政拨款总表国有资本经营为零↔国有资本经营表为空", Fund.STATE_CAPITAL, TableKind.STATE_CAPITAL),
)


def _empty(cells: Cells, report: int) -> Iterator[Check]:
    """A fund without expenditure has an empty table of its own, and the other way round."""
    for rule, fund, kind in _FUND_TABLES if cells.get(_FISCAL) else ():
        summary = _cell(cells, Where(kind=_FISCAL, term=_OUT, fund=fund))
        stated = exact(summary)
        if summary is None or kind not in cells:
            missing = "财政拨款总表未找到该项" if summary is None else f"未找到{_SHORT[kind]}"
            yield unchecked(rule, report, missing, (summary,))
            continue
        filled = [fact for fact in cells.get(kind, ()) if (value := exact(fact)) is not None and value.value]
        spent = stated is not None and bool(stated.value)
        state = State.AGREE if spent == bool(filled) else State.DIFFER
        words = "有数" if filled else "为空或为零"
        detail = f"财政拨款总表{'为空' if stated is None else f' {printed(stated)}'}，{_SHORT[kind]}{words}"
        yield Check(rule=rule, state=state, detail=detail, facts=ids((summary, *filled)), report=report)
