"""Questions over one invented report, with their gold answers and the lines that prove them.

Owns what is asked of an invented report. What it says belongs to `eval.invented.text`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from eval.case import (
    Abstention,
    Case,
    Category,
    Conflict,
    Figures,
    Gold,
    GoldFigure,
    Place,
    Text,
)
from eval.invented.bodies import LAND, Item
from eval.invented.codes import ECONOMIC
from eval.invented.figures import Accounts, share
from eval.invented.text import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A written report with its file name."""

    file: str
    text: str
    writing: Writing

    def place(self, after: str, holding: str, words: str) -> Place:
        """Words on the first line that holds `holding`, below the first that holds `after`."""
        lines = self.text.split("\n")
        start = next(number for number, line in enumerate(lines) if after in line)
        found = next(n for n, line in enumerate(lines) if n > start and holding in line and words in line)
        return Place(file=self.file, line=found + 1, text=words)

    def cell(self, table: int, row: str, amount: Decimal) -> Place:
        """An amount in the row of a table."""
        return self.place(self.writing.layout.code(table), row, self.writing.layout.money(amount))

    def told(self, holding: str, words: str) -> Place:
        """Words in the explanations."""
        return self.place(f"{self.writing.figures.year}年度部门决算情况说明", holding, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question asks for, and its answer; `manner` is how it asks for more than a name (多少公里, 多多少)."""

    what: str
    gold: Gold
    evidence: tuple[Place, ...] = ()
    note: str = ""
    manner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """What must not be found: a year of the organisation, the same body in another place, in full and short."""

    year: int
    only: bool
    name: str
    short: str


_ASK = (
    ("formal", "{name}{year}年度{what}是多少？"),
    ("formal", "请问{year}年{name}的{what}是多少？"),
    ("colloquial", "{short}{year}年的{what}有多少？"),
    ("colloquial", "帮我查一下{short}在{year}年的{what}"),
    ("terse", "{short} {year} {what}"),
)
_MANNER = (
    ("formal", "{name}{year}年度{what}{manner}？"),
    ("formal", "请问{year}年{name}{what}{manner}？"),
    ("colloquial", "想知道{short}{year}年{what}{manner}"),
    ("terse", "{short} {year} {what}{manner}"),
)
_WHY = (
    ("formal", "{name}{year}年度{what}的主要原因是什么？"),
    ("formal", "请说明{year}年{name}{what}的原因。"),
    ("colloquial", "{short}{year}年{what}，这是为什么？"),
    ("terse", "{short} {year} {what} 原因"),
)
# Names that table 6 shares with functional items or with 三公: which of them is meant would have to be asked.
_SHARED = ("30108", "30109", "30110", "30113", "30217", "30231")


def cases(
    printed: Printed, before: Printed | None, absent: Absent, number: int, rng: Random
) -> tuple[Case, ...]:
    """The questions of report `number`; `before` is the report of the same organisation a year earlier."""
    asked = [(Category.TABLE_CELL, one) for one in rng.sample(_cells(printed, rng), 2)]
    asked.append((Category.PROSE_NUMBER, rng.choice(_numbers(printed))))
    asked.append((Category.DERIVED, rng.choice(_derived(printed, before))))
    asked.append((Category.NARRATIVE, rng.choice(_reasons(printed))))
    if printed.writing.planted:
        asked.append((Category.CONFLICT, _conflict(printed)))
    organisation, year = printed.writing.organisation, printed.writing.figures.year
    names = {"name": organisation.name, "short": organisation.short}
    written = []
    for category, one in asked:
        written.append(_case(category, one, {**names, "year": year}, rng))
    other = {"name": absent.name, "short": absent.short, "year": year}
    what = _missing(printed, rng)
    written.append(_case(Category.UNANSWERABLE, _no_year(absent, what), {**names, "year": absent.year}, rng))
    written.append(_case(Category.UNANSWERABLE, _no_organisation(what), other, rng))
    return tuple(
        Case(
            id=f"inv-{number:04d}-{place}",
            lang="zh",
            category=category,
            style=style,
            history=(),
            question=question,
            gold=one.gold,
            evidence=one.evidence,
            note=one.note,
        )
        for place, (category, one, style, question) in enumerate(written, 1)
    )


def _case(
    category: Category, asked: Asked, names: dict[str, object], rng: Random
) -> tuple[Category, Asked, str, str]:
    wordings = _WHY if category is Category.NARRATIVE else _MANNER if asked.manner else _ASK
    style, wording = rng.choice(wordings)
    return category, asked, style, wording.format(what=asked.what, manner=asked.manner, **names)


def _figure(value: Decimal | int, unit: str = "万元") -> Figures:
    return Figures(values=(GoldFigure(value=str(value), unit=unit, label=None),))


def _cell(printed: Printed, what: str, table: int, row: str, amount: Decimal) -> list[Asked]:
    """A cell to ask for; one that holds nothing is not asked."""
    if not amount:
        return []
    note = f"table {table}"
    return [Asked(what=what, gold=_figure(amount), evidence=(printed.cell(table, row, amount),), note=note)]


def _cells(printed: Printed, rng: Random) -> list[Asked]:
    figures, organisation = printed.writing.figures, printed.writing.organisation
    item = organisation.body.work[1]
    projects = figures.sum("projects", item.code)
    code = rng.choice([code for code in figures.economic if code not in _SHARED])
    public = figures.public
    own = "事业收入" if organisation.body.institution else "其他收入"
    found = (
        _cell(printed, "本年收入合计", 1, "本年收入合计", figures.income),
        _cell(printed, "本年支出合计", 1, "本年支出合计", figures.spent),
        _cell(printed, "年末结转和结余", 1, "年末结转和结余", figures.sum("closing")),
        _cell(printed, own, 1, own, figures.sum("own")),
        _cell(printed, f"{_named(item)}的项目支出", 3, item.code, projects),
        _cell(printed, "一般公共预算财政拨款项目支出", 5, "合计", figures.sum("project")),
        _cell(printed, ECONOMIC[code], 6, f"{code}\t", figures.economic[code]),
        _cell(printed, f"基本支出中的{ECONOMIC[code]}", 6, f"{code}\t", figures.economic[code]),
        _cell(printed, "“三公”经费预算数", 9, "", public.all.budget),
        _cell(printed, "“三公”经费里公务接待费的预算数", 9, "", public.reception.budget),
        _cell(printed, "“三公”经费中公务用车运行维护费的决算数", 9, "", public.running.final),
    )
    return [asked for one in found for asked in one]


def _named(item: Item) -> str:
    return item.names[2]


def _numbers(printed: Printed) -> list[Asked]:
    figures, body = printed.writing.figures, printed.writing.organisation.body
    bought, public = figures.purchases, figures.public
    rows: list[tuple[str, Decimal | int, str, str]] = [
        ("政府采购支出总额", bought.all, "万元", "政府采购支出总额"),
        ("政府采购服务支出", bought.services, "万元", "政府采购服务支出"),
        ("授予中小企业合同金额", bought.small, "万元", "授予中小企业合同金额"),
        ("公务接待的来访团组个数", public.visits, "个", "来访团组"),
        ("公务接待的来宾人次", public.guests, "人次", "来宾"),
        ("公务用车保有量", figures.vehicles, "辆", "公务用车保有量"),
        ("整体支出绩效自评得分", figures.score, "分", "自评得分"),
    ]
    done = {deed.what for deed in body.deeds}
    rows += [
        (deed.what, count, deed.unit, deed.what)
        for deed, count in zip(body.deeds, figures.deeds, strict=True)
    ]
    rows += [
        (f"{_named(line.item)}的年初预算", line.budget, "万元", f"{_named(line.item)}（项）")
        for line in figures.lines
        if line.item in body.work
    ]
    return [
        Asked(
            what=what,
            gold=_figure(value, unit),
            evidence=(printed.told(holding, str(value)),),
            note="prose",
            manner=f"多少{unit}" if what in done else "",
        )
        for what, value, unit, holding in rows
        if value
    ]


def _derived(printed: Printed, before: Printed | None) -> list[Asked]:
    figures = printed.writing.figures
    bought, public, planted = figures.purchases, figures.public, printed.writing.planted
    total = printed.told("政府采购支出总额", str(bought.all))
    found = [
        _share(
            "政府采购服务支出占政府采购支出总额的比重",
            (bought.services, bought.all),
            (printed.told("政府采购服务支出", str(bought.services)), total),
        ),
        _share(
            "政府采购货物支出占政府采购支出总额的比重",
            (bought.goods, bought.all),
            (printed.told("政府采购货物支出", str(bought.goods)), total),
        ),
    ]
    if planted is None:
        found += _of_basic(printed) + _of_public(printed)
    if public.running.budget and public.running.final:
        ends = (public.running.final, public.running.budget)
        places = (printed.cell(9, "", ends[0]), printed.cell(9, "", ends[1]))
        found.append(_share("公务用车运行维护费的预算完成率", ends, places))
    return found + (_growth(printed, before) if before else [])


def _of_basic(printed: Printed) -> list[Asked]:
    figures = printed.writing.figures
    staff, office, wages = figures.personnel, figures.office, figures.under("301")
    sums = (printed.cell(6, "人员经费合计", staff), printed.cell(6, "公用经费合计", office))
    return [
        _share("工资福利支出占人员经费的比重", (wages, staff), (printed.cell(6, "301\t", wages), sums[0])),
        _difference("人员经费减去公用经费的差额", (staff, office), sums),
        replace(_difference("人员经费比公用经费", (staff, office), sums), manner="多多少"),
    ]


def _of_public(printed: Printed) -> list[Asked]:
    pair = printed.writing.figures.public.all
    places = (printed.cell(9, "", pair.budget), printed.cell(9, "", pair.final))
    return [_difference("“三公”经费预算数减去决算数的差额", (pair.budget, pair.final), places)]


def _growth(printed: Printed, before: Printed) -> list[Asked]:
    now, then = printed.writing.figures, before.writing.figures
    fell = now.spent < then.spent
    first, second = (then.spent, now.spent) if fell else (now.spent, then.spent)
    rate = share(first - second, then.spent)
    places = (printed.cell(1, "本年支出合计", now.spent), before.cell(1, "本年支出合计", then.spent))
    note = f"(Decimal('{first}')-Decimal('{second}'))/Decimal('{then.spent}')*100"
    # A fall is asked for as one: whether a rate of growth then carries a minus is a matter of taste.
    what = f"本年支出合计相对{then.year}年的{'降幅' if fell else '增长率'}"
    asked = Asked(what=what, gold=_figure(rate, "%"), evidence=places, note=note)
    return [asked, asked]


def _share(what: str, parts: tuple[Decimal, Decimal], places: tuple[Place, Place]) -> Asked:
    note = f"Decimal('{parts[0]}')/Decimal('{parts[1]}')*100"
    return Asked(what=what, gold=_figure(share(*parts), "%"), evidence=places, note=note)


def _difference(what: str, parts: tuple[Decimal, Decimal], places: tuple[Place, Place]) -> Asked:
    note = f"Decimal('{parts[0]}')-Decimal('{parts[1]}')"
    return Asked(what=what, gold=_figure(parts[0] - parts[1]), evidence=places, note=note)


def _reasons(printed: Printed) -> list[Asked]:
    writing = printed.writing
    figures, last = writing.figures, writing.last
    totals = tuple(one.spent + one.sum("closing") for one in (figures, last))
    public, earlier = figures.public, last.public
    rows = [
        ("total", "收入支出总计比上年{}", totals[0], totals[1], "总计"),
        ("reception", "公务接待费比上年{}", public.reception.final, earlier.reception.final, "公务接待费"),
        (
            "running",
            "公务用车运行维护费比上年{}",
            public.running.final,
            earlier.running.final,
            "公务用车运行",
        ),
    ]
    if not writing.organisation.body.institution:
        rows.append(("office", "机关运行经费比上年{}", figures.office, last.office, "机关运行经费支出"))
    found = [
        _reason(printed, topic, what.format("增加" if now > then else "减少"), holding)
        for topic, what, now, then, holding in rows
        if now != then and not (writing.planted and writing.planted.what == topic)
    ]
    for line in figures.lines:
        planted = writing.planted and writing.planted.what == "work"
        if line.item is not LAND and line.general != line.budget and not planted:
            name, side = _named(line.item), "大于" if line.general > line.budget else "小于"
            what = f"{name}的决算数{side}年初预算数"
            found.append(_reason(printed, line.item.code, what, f"{name}（项）"))
    return found


def _reason(printed: Printed, topic: str, what: str, holding: str) -> Asked:
    why = printed.writing.reasons[topic]
    return Asked(what=what, gold=Text(groups=((why,),)), evidence=(printed.told(holding, why),), note="prose")


def _conflict(printed: Printed) -> Asked:
    figures, planted = printed.writing.figures, printed.writing.planted
    assert planted is not None
    work = printed.writing.organisation.body.work[0]
    rows = {
        "work": (
            f"一般公共预算财政拨款支出中{_named(work)}的决算数",
            printed.cell(5, work.code, figures.sum("general", work.code)),
            figures.sum("general", work.code),
            f"{_named(work)}（项）",
        ),
        "personnel": (
            "一般公共预算财政拨款基本支出中的人员经费",
            printed.cell(6, "人员经费合计", figures.personnel),
            figures.personnel,
            "人员经费",
        ),
        "reception": (
            "“三公”经费中公务接待费的决算数",
            printed.cell(9, "", figures.public.reception.final),
            figures.public.reception.final,
            "公务接待费",
        ),
    }
    what, cell, amount, holding = rows[planted.what]
    values = tuple(GoldFigure(value=str(v), unit="万元", label=None) for v in (amount, planted.printed))
    evidence = (cell, printed.told(holding, str(planted.printed)))
    return Asked(what=what, gold=Conflict(values=values), evidence=evidence, note="table against prose")


def _missing(printed: Printed, rng: Random) -> str:
    """Something of every report that no report says of another year."""
    codes: Sequence[str] = [code for code in printed.writing.figures.economic if code not in _SHARED]
    return rng.choice(("政府采购支出总额", "“三公”经费预算数", ECONOMIC[rng.choice(codes)]))


def _no_year(absent: Absent, what: str) -> Asked:
    status = ("not_found", "clarify") if absent.only else ("not_found",)
    return Asked(what=what, gold=Abstention(status=status, reason=("no_year",)), note="year not loaded")


def _no_organisation(what: str) -> Asked:
    gold = Abstention(status=("not_found", "clarify"), reason=("no_organisation",))
    return Asked(what=what, gold=gold, note="another place is another organisation")


def contradicted(figures: Accounts, work: Item, what: str) -> Decimal:
    """The figure that a contradiction is planted beside."""
    match what:
        case "work":
            return figures.sum("general", work.code)
        case "personnel":
            return figures.personnel
        case _:
            return figures.public.reception.final
