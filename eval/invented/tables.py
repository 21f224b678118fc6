"""The nine tables of an invented report, tab-separated, in the two layouts that such tables come in.

`Layout.OPEN` prints 公开 tables with 0.00 for nothing, `Layout.APPROVED` 财决批复 tables with blanks.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import zip_longest

from eval.invented.bodies import LAND
from eval.invented.codes import CAPITAL, CLASSES, GOODS, NOTES, ORDINALS, TITLES, WAGES
from eval.invented.figures import ZERO, Accounts, Organisation


class Layout(Enum):
    """How the tables look."""

    OPEN = "公开 {:02d} 表"
    APPROVED = "财决批复{:02d}表"

    def code(self, number: int) -> str:
        """The code that stands over a table."""
        return self.value.format(number)

    def money(self, amount: Decimal) -> str:
        """An amount as a cell prints it."""
        return "" if self is Layout.APPROVED and not amount else f"{amount:,.2f}"

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the nine tables."""
        if self is Layout.OPEN:
            return TITLES
        return tuple(re.sub("决算总?(明细)?表", r"决算\1批复表", title) for title in TITLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column over functional codes: its head, what stands over it, and its amount for a code ("" is all)."""

    head: str
    over: str = ""
    amount: Callable[[str], Decimal]


Cells = tuple[str, ...]


def tables(organisation: Organisation, figures: Accounts, layout: Layout) -> list[str]:
    """The lines of all nine tables with their captions and notes."""
    bodies = (
        _overall(organisation, figures, layout),
        _coded(figures, layout, _incomes(organisation, figures)),
        _coded(figures, layout, _costs(figures)),
        _fiscal(figures, layout),
        _coded(figures, layout, _general(figures, layout), general=True),
        _detail(figures, layout),
        _coded(figures, layout, _funds(figures), prefix=LAND.code[:3]),
        _coded(figures, layout, _state(), prefix="x"),
        _public(figures, layout),
    )
    lines: list[str] = []
    for number, body in enumerate(bodies, 1):
        lines += _caption(organisation, figures.year, layout, number) + body + [""] + _note(figures, number)
    return lines


def _caption(organisation: Organisation, year: int, layout: Layout, number: int) -> list[str]:
    title = layout.titles[number - 1]
    if layout is Layout.APPROVED:
        return [title, "", layout.code(number), "金额单位：万元", "", f"部门：{organisation.name}", ""]
    parts = (
        f"{ORDINALS[number - 1]}、{title}",
        title,
        layout.code(number),
        f"单位：{organisation.name}",
        f"{year} 年度",
        "单位：万元",
    )
    return [line for part in parts for line in (part, "")]


def _note(figures: Accounts, number: int) -> list[str]:
    lines = [f"注：{NOTES[number - 1]}", ""]
    if number == 7 and not figures.sum("fund"):
        lines += ["说明：本年度没有政府性基金预算收入，也没有政府性基金预算支出，本表没有数据。", ""]
    if number == 8:
        lines += ["说明：本年度没有国有资本经营预算支出，本表没有数据。", ""]
    return lines


def _overall(organisation: Organisation, figures: Accounts, layout: Layout) -> list[str]:
    own, land = figures.sum("own"), figures.sum("granted", LAND.code)
    institution = organisation.body.institution
    incomes = (
        ("一般公共预算财政拨款收入", figures.sum("granted") - land),
        ("政府性基金预算财政拨款收入", land),
        ("国有资本经营预算财政拨款收入", ZERO),
        ("上级补助收入", ZERO),
        ("事业收入", own if institution else ZERO),
        ("经营收入", ZERO),
        ("附属单位上缴收入", ZERO),
        ("其他收入", ZERO if institution else own),
    )
    left = [(f"{ORDINALS[i]}、{name}", layout.money(amount)) for i, (name, amount) in enumerate(incomes)]
    right = [
        (name, layout.money(figures.sum("basic", code) + figures.sum("projects", code)))
        for code, name in _classes()
    ]
    opening, closed = figures.sum("opening"), figures.sum("closing")
    left += [("", "")] * (len(right) - len(left))
    left += _amounts(
        layout,
        ("本年收入合计", figures.income),
        ("使用非财政拨款结余和专用结余", ZERO),
        ("年初结转和结余", opening),
    )
    right += _amounts(layout, ("本年支出合计", figures.spent), ("结余分配", ZERO), ("年末结转和结余", closed))
    left, right = [*left, ("", "")], [*right, ("", "")]
    left += _amounts(layout, ("总计", figures.income + opening))
    right += _amounts(layout, ("总计", figures.spent + closed))
    return _beside(
        left, right, "收入\t\t\t支出\t\t", "项目\t行次\t金额\t项目\t行次\t金额", "栏次\t\t1\t栏次\t\t2"
    )


def _fiscal(figures: Accounts, layout: Layout) -> list[str]:
    land = figures.sum("granted", LAND.code)
    rows = [
        ("一、一般公共预算财政拨款", layout.money(figures.sum("granted") - land)),
        ("二、政府性基金预算财政拨款", layout.money(land)),
        ("三、国有资本经营预算财政拨款", layout.money(ZERO)),
    ]
    right = [(name, *_split(layout, figures, ("general", "fund"), code)) for code, name in _classes()]
    left = rows + [("", "")] * (len(right) - len(rows))
    opening, fund = figures.sum("opening"), figures.sum("opening", LAND.code)
    left += _amounts(
        layout,
        ("本年收入合计", figures.sum("granted")),
        ("年初财政拨款结转和结余", opening),
        ("一般公共预算财政拨款", opening - fund),
        ("政府性基金预算财政拨款", fund),
        ("国有资本经营预算财政拨款", ZERO),
        ("总计", figures.sum("granted") + opening),
    )
    spent = (figures.sum("general"), figures.sum("fund"))
    land = figures.sum("closing", LAND.code)
    kept = (figures.sum("closing") - land, land)
    right.append(("本年支出合计", *_funded(layout, *spent)))
    right.append(("年末财政拨款结转和结余", *_funded(layout, *kept)))
    right += [("", "", "", "", "")] * 3
    right.append(("总计", *_funded(layout, spent[0] + kept[0], spent[1] + kept[1])))
    return _beside(
        left,
        right,
        "收入\t\t\t支出\t\t\t\t\t",
        "项目\t行次\t金额\t项目\t行次\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款\t国有资本经营预算财政拨款",
        "栏次\t\t1\t栏次\t\t2\t3\t4\t5",
    )


def _split(layout: Layout, figures: Accounts, parts: tuple[str, str], code: str) -> Cells:
    return _funded(layout, figures.sum(parts[0], code), figures.sum(parts[1], code))


def _funded(layout: Layout, general: Decimal, fund: Decimal) -> Cells:
    return tuple(layout.money(amount) for amount in (general + fund, general, fund, ZERO))


def _amounts(layout: Layout, *rows: tuple[str, Decimal]) -> list[tuple[str, str]]:
    return [(name, layout.money(amount)) for name, amount in rows]


def _classes() -> list[tuple[str, str]]:
    entries = [entry.split(" ") for entry in CLASSES.split("|")]
    return [(code, f"{ORDINALS[i]}、{name}") for i, (code, name) in enumerate(entries)]


def _beside(left: Sequence[Cells], right: Sequence[Cells], *heads: str) -> list[str]:
    """Two halves with their row numbers."""
    lines = list(heads)
    for number, (one, other) in enumerate(zip(left, right, strict=True), 1):
        cells = (one[0], str(number), *one[1:], other[0], str(number + len(left)), *other[1:])
        lines.append("\t".join(cells))
    return lines


def _incomes(organisation: Organisation, figures: Accounts) -> tuple[Column, ...]:
    def nothing(code: str) -> Decimal:
        return ZERO

    def own(code: str) -> Decimal:
        return figures.sum("own", code)

    institution = organisation.body.institution
    return (
        Column(head="本年收入合计", amount=lambda code: figures.sum("granted", code) + own(code)),
        Column(head="财政拨款收入", amount=lambda code: figures.sum("granted", code)),
        Column(head="上级补助收入", amount=nothing),
        Column(head="事业收入", amount=own if institution else nothing),
        Column(head="经营收入", amount=nothing),
        Column(head="附属单位上缴收入", amount=nothing),
        Column(head="其他收入", amount=nothing if institution else own),
    )


def _costs(figures: Accounts) -> tuple[Column, ...]:
    rest = ("上缴上级支出", "经营支出", "对附属单位补助支出")
    return (
        Column(head="本年支出合计", amount=lambda c: figures.sum("basic", c) + figures.sum("projects", c)),
        Column(head="基本支出", amount=lambda code: figures.sum("basic", code)),
        Column(head="项目支出", amount=lambda code: figures.sum("projects", code)),
        *(Column(head=head, amount=lambda code: ZERO) for head in rest),
    )


def _general(figures: Accounts, layout: Layout) -> tuple[Column, ...]:
    spent = _parts(figures, "本年支出", ("小计" if layout is Layout.OPEN else "合计", "基本支出", "项目支出"))
    if layout is Layout.OPEN:
        return spent
    kept = ("合计", "基本支出结转", "项目支出结转和结余")
    opening = _balance(figures, "opening")
    closed = _balance(figures, "closing")
    ends = ((kept, "年初结转和结余", opening), (kept, "年末结转和结余", closed))
    first, last = (
        (
            Column(head=heads[0], over=over, amount=amount),
            Column(head=heads[1], over=over, amount=lambda code: ZERO),
            Column(head=heads[2], over=over, amount=amount),
        )
        for heads, over, amount in ends
    )
    return (*first, *_granted(figures), *spent, *last)


def _balance(figures: Accounts, end: str) -> Callable[[str], Decimal]:
    def amount(code: str) -> Decimal:
        land = figures.sum(end, LAND.code) if LAND.code.startswith(code) else ZERO
        return figures.sum(end, code) - land

    return amount


def _granted(figures: Accounts) -> tuple[Column, ...]:
    opening, closed = _balance(figures, "opening"), _balance(figures, "closing")

    def all_of(code: str) -> Decimal:
        return figures.sum("general", code) + closed(code) - opening(code)

    return (
        Column(head="合计", over="本年收入", amount=all_of),
        Column(head="基本支出", over="本年收入", amount=lambda code: figures.sum("basic", code)),
        Column(
            head="项目支出", over="本年收入", amount=lambda code: all_of(code) - figures.sum("basic", code)
        ),
    )


def _parts(figures: Accounts, over: str, heads: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(
        Column(head=head, over=over, amount=partial(figures.sum, part))
        for head, part in zip(heads, ("general", "basic", "project"), strict=True)
    )


def _funds(figures: Accounts) -> tuple[Column, ...]:
    def fund(code: str) -> Decimal:
        return figures.sum("fund", code or LAND.code)

    return (
        Column(head="年初结转和结余", amount=lambda code: figures.sum("opening", code or LAND.code)),
        Column(head="本年收入", amount=lambda code: figures.sum("granted", code or LAND.code)),
        Column(head="小计", over="本年支出", amount=fund),
        Column(head="基本支出", over="本年支出", amount=lambda code: ZERO),
        Column(head="项目支出", over="本年支出", amount=fund),
        Column(head="年末结转和结余", amount=lambda code: figures.sum("closing", code or LAND.code)),
    )


def _state() -> tuple[Column, ...]:
    heads = ("合计", "基本支出", "项目支出")
    return tuple(Column(head=head, over="本年支出", amount=lambda code: ZERO) for head in heads)


def _coded(
    figures: Accounts, layout: Layout, columns: Sequence[Column], prefix: str = "", general: bool = False
) -> list[str]:
    """A table over functional codes: 类, 款 and 项 that have an amount, under their total."""
    numbers = "\t".join(str(number) for number in range(1, len(columns) + 1))
    overs = [column.over or column.head for column in columns]
    firsts = [over if over not in overs[:i] else "" for i, over in enumerate(overs)]
    seconds = [column.head if column.over else "" for column in columns]
    if layout is Layout.OPEN:
        lines = [
            "项目\t\t" + "\t".join(firsts),
            "科目代码\t科目名称\t" + "\t".join(seconds),
            f"栏次\t\t{numbers}",
        ]
    else:
        lines = ["科目代码\t\t\t科目名称\t" + "\t".join(firsts)]
        lines += ["\t\t\t\t" + "\t".join(seconds)] if any(seconds) else []
        lines.append(f"类\t款\t项\t栏次\t{numbers}")
    total = "合计\t" if layout is Layout.OPEN else "\t\t\t合计"
    gap = "\t" if layout is Layout.OPEN else "\t\t\t"
    rows = [(total, "")] + [(f"{code}{gap}{name}", code) for code, name in _codes(figures, prefix, general)]
    return lines + [
        "\t".join([head, *(layout.money(c.amount(code)) for c in columns)]) for head, code in rows
    ]


def _codes(figures: Accounts, prefix: str, general: bool) -> list[tuple[str, str]]:
    named = {
        line.item.code[:digits]: name
        for line in figures.lines
        for digits, name in zip((3, 5, 7), line.item.names, strict=True)
        if line.item.code.startswith(prefix) and not (general and line.item is LAND)
    }
    return sorted(named.items())


def _detail(figures: Accounts, layout: Layout) -> list[str]:
    """Table 6: three groups of economic codes side by side."""
    groups = [[entry.split(" ") for entry in part.split("|")] for part in (WAGES, GOODS, CAPITAL)]
    head = "科目代码\t科目名称\t决算数"
    lines = ["人员经费\t\t\t公用经费\t\t\t\t\t", "\t".join([head] * 3)]
    for row in zip_longest(*groups):
        cells = [
            "\t".join((*entry, layout.money(figures.under(entry[0])))) if entry else "\t\t" for entry in row
        ]
        lines.append("\t".join(cells))
    totals = (layout.money(figures.personnel), layout.money(figures.office))
    return [*lines, f"人员经费合计\t\t{totals[0]}\t公用经费合计\t\t\t\t\t{totals[1]}"]


def _public(figures: Accounts, layout: Layout) -> list[str]:
    """Table 9: a budget half and a final half in one row."""
    public = figures.public
    parts = (public.all, None, public.cars, public.purchase, public.running, public.reception)
    halves = [[getattr(part, half) if part else ZERO for part in parts] for half in ("budget", "final")]
    head = "合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费"
    sub = "\t\t小计\t公务用车购置费\t公务用车运行维护费\t"
    return [
        "预算数\t\t\t\t\t\t决算数\t\t\t\t\t",
        f"{head}\t{head}",
        f"{sub}\t{sub}",
        "\t".join(str(number) for number in range(1, 13)),
        "\t".join(layout.money(amount) for half in halves for amount in half),
    ]
