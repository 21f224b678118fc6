"""The running text of an invented report around its tables: cover, duties, explanations, performance, terms.

The paragraphs of terms and of performance management are the same in every report, word for word; every other sentence
comes in variants. Figures are those of `eval.invented.figures`, but for one where a contradiction is planted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from eval.invented.bodies import LAND
from eval.invented.codes import CHAPTERS, ECONOMIC, MANAGEMENT, ORDINALS, PROBLEMS, TERMS
from eval.invented.figures import ZERO, Accounts, Line, Organisation, Pair, share
from eval.invented.reasons import fiscal
from eval.invented.tables import Layout, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A figure that the explanations print instead of the table's, and what it is of: work, personnel or reception."""

    what: str
    printed: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """All that a report is written from."""

    organisation: Organisation
    figures: Accounts
    last: Accounts
    layout: Layout
    planted: Planted | None
    reasons: Mapping[str, str] = field(default_factory=dict)

    def said(self, what: str, amount: Decimal) -> Decimal:
        """The amount as the explanations print it."""
        return self.planted.printed if self.planted and self.planted.what == what else amount


_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=[\d%]) (?=[\u4e00-\u9fff])")


def write(writing: Writing, rng: Random) -> str:
    """The whole text of a report."""
    parts = [
        *_front(writing),
        *_duties(writing, rng),
        "第二部分",
        "部门决算表",
        *_table_lines(writing),
        "第三部分",
        f"{writing.figures.year}年度部门决算情况说明",
        *_spaced(_explanations(writing, rng), writing.layout),
        "第四部分",
        "名词解释",
        *(f"{number}、{term}" for number, term in zip(ORDINALS, TERMS, strict=False)),
    ]
    return "\n" + "\n\n".join(parts) + "\n"


def _spaced(lines: list[str], layout: Layout) -> list[str]:
    """Blanks around figures stay in one layout only."""
    if layout is Layout.OPEN:
        return lines
    return [_BLANK.sub("", line) for line in lines]


def _table_lines(writing: Writing) -> list[str]:
    """Tables as one part, so that their rows stay together."""
    lines = tables(writing.organisation, writing.figures, writing.layout)
    return ["\n".join(lines).rstrip()]


def _front(writing: Writing) -> list[str]:
    name, year = writing.organisation.name, writing.figures.year
    chapters = [f"- {number}、{title}" for number, title in zip(ORDINALS, CHAPTERS, strict=False)]
    titles = zip(ORDINALS, writing.layout.titles, strict=False)
    return [
        f"{year}年度",
        f"{name}\n部门决算" if writing.layout is Layout.OPEN else f"{name}部门决算",
        "目录",
        f"第一部分 {name}单位概况",
        "- 一、部门职责\n- 二、机构设置及决算单位构成",
        "第二部分 部门决算表",
        "\n".join(f"- {number}、{title}" for number, title in titles),
        "第三部分 部门决算情况说明",
        "\n".join(chapters),
        "第四部分 名词解释",
    ]


def _duties(writing: Writing, rng: Random) -> list[str]:
    organisation = writing.organisation
    body, name = organisation.body, organisation.name
    we = _we(writing)
    duties = [*body.duties, "办理上级交办的其他工作"]
    return [
        "第一部分",
        f"{name}单位概况",
        "一、部门职责",
        rng.choice((f"{name}的主要职责是：", f"{we}承担下列职责：", f"按照机构编制方案，{we}的职责有：")),
        *(f"（{number}）{duty}。" for number, duty in zip(ORDINALS, duties, strict=False)),
        "二、机构设置及决算单位构成",
        f"（一）内设机构设置。{we}内设{ORDINALS[len(body.rooms) - 1]}个机构："
        + "、".join(body.rooms)
        + f"。年末实有在职人员 {writing.figures.staff} 人。",
        rng.choice(
            (
                f"（二）决算单位构成。列入本次决算的只有{name}本级。",
                f"（二）决算单位构成。{we}没有下属独立核算单位，决算只含本级。",
            )
        ),
    ]


def _we(writing: Writing) -> str:
    return (
        "本" + writing.organisation.body.name[-1]
        if writing.organisation.body.name[-1] in "局馆"
        else "本中心"
    )


def _explanations(writing: Writing, rng: Random) -> list[str]:
    chapters = (
        _total(writing, rng),
        _income(writing, rng),
        _cost(writing, rng),
        _appropriations(writing, rng),
        _general(writing, rng),
        _basic(writing, rng),
        _public(writing, rng),
        _fund(writing),
        [f"{_we(writing)}没有国有资本经营预算收入，也没有国有资本经营预算支出。"],
        _office(writing, rng),
        _purchases(writing, rng),
        _assets(writing, rng),
        _performance(writing, rng),
    )
    lines = []
    for number, title, chapter in zip(ORDINALS, CHAPTERS, chapters, strict=False):
        lines += [f"{number}、{title}", *chapter]
    return lines


def _moved(now: Decimal, then: Decimal, why: str, rng: Random) -> str:
    """The change against last year with its reason."""
    if now == then:
        return "与上年持平。"
    verb, rate = ("增加", "增长") if now > then else ("减少", "下降")
    change = f"{verb} {abs(now - then)} 万元" + (f"，{rate} {share(abs(now - then), then)}%" if then else "")
    because = rng.choice(("主要原因是{}", "主要是因为{}", "变动的主要原因是{}")).format(why)
    return rng.choice((f"与上年相比{change}，{because}。", f"比上年{change}。{because}。"))


def _met(pair: Pair, whose: str, why: str, rng: Random) -> str:
    """A budget, what was spent, and why they differ; for 预算 or 年初预算."""
    if not pair.budget:
        done = f"年初没有安排预算，支出决算为 {pair.final} 万元" if pair.final else ""
        return f"{done}，决算数大于年初预算数的主要原因是：{why}。" if done else "预算和决算都是 0.00 万元。"
    plain = whose.removeprefix("支出")
    rate = f"完成{plain}的 {share(pair.final, pair.budget)}%"
    stated = f"{whose}为 {pair.budget} 万元，支出决算为 {pair.final} 万元，{rate}"
    if pair.final == pair.budget:
        return f"{stated}，决算数与{plain}数持平。"
    side = "大于" if pair.final > pair.budget else "小于"
    return f"{stated}，决算数{side}{plain}数的" + rng.choice(("主要原因是：", "原因主要是：")) + f"{why}。"


def _total(writing: Writing, rng: Random) -> list[str]:
    figures, last = writing.figures, writing.last
    now, then = (one.spent + one.sum("closing") for one in (figures, last))
    start = rng.choice(
        (
            f"{figures.year} 年度收、支总计 {now} 万元，",
            f"{figures.year}年度收入总计和支出总计均为 {now} 万元，",
            f"{figures.year} 年度收入、支出总计各 {now} 万元，",
        )
    )
    return [start + _moved(now, then, writing.reasons["total"], rng)]


def _income(writing: Writing, rng: Random) -> list[str]:
    figures = writing.figures
    granted, own = figures.sum("granted"), figures.sum("own")
    parts = [f"财政拨款收入 {granted} 万元，占 {share(granted, figures.income)}%"]
    if own:
        label = "事业收入" if writing.organisation.body.institution else "其他收入"
        parts.append(f"{label} {own} 万元，占 {share(own, figures.income)}%")
    start = rng.choice(("{} 年度收入合计 {} 万元，其中：", "{} 年度本年收入合计 {} 万元，包括："))
    return [start.format(figures.year, figures.income) + "；".join(parts) + "。"]


def _cost(writing: Writing, rng: Random) -> list[str]:
    figures = writing.figures
    start = rng.choice(("{} 年度支出合计 {} 万元，其中：", "{} 年度本年支出合计 {} 万元，包括："))
    basic, projects = figures.sum("basic"), figures.sum("projects")
    return [
        start.format(figures.year, figures.spent)
        + f"基本支出 {basic} 万元，占 {share(basic, figures.spent)}%；"
        + f"项目支出 {projects} 万元，占 {share(projects, figures.spent)}%。"
    ]


def _appropriations(writing: Writing, rng: Random) -> list[str]:
    now, then = fiscal(writing.figures), fiscal(writing.last)
    start = rng.choice(("{} 年度财政拨款收、支总计 {} 万元，", "{} 年度财政拨款收入、支出总计各 {} 万元，"))
    return [start.format(writing.figures.year, now) + _moved(now, then, writing.reasons["fiscal"], rng)]


def _general(writing: Writing, rng: Random) -> list[str]:
    figures = writing.figures
    now, then = figures.sum("general"), writing.last.sum("general")
    lines = [line for line in figures.lines if line.item is not LAND]
    classes = {line.item.code[:3]: line.item.names[0] for line in lines}
    shares = [
        f"{name} {figures.sum('general', code)} 万元，占 {share(figures.sum('general', code), now)}%"
        for code, name in classes.items()
    ]
    budget = sum((line.budget for line in lines), ZERO)
    items = [_item(writing, number, line, rng) for number, line in enumerate(lines, 1)]
    return [
        "（一）一般公共预算财政拨款支出决算总体情况",
        f"{figures.year} 年度一般公共预算财政拨款支出 {now} 万元，占本年支出合计的 {share(now, figures.spent)}%，"
        + _moved(now, then, writing.reasons["general"], rng),
        "（二）一般公共预算财政拨款支出决算结构情况",
        f"{figures.year} 年度一般公共预算财政拨款支出 {now} 万元，用在下面几个方面："
        + "；".join(shares)
        + "。",
        "（三）一般公共预算财政拨款支出决算具体情况",
        f"{figures.year} 年度一般公共预算财政拨款支出年初预算为 {budget} 万元，支出决算为 {now} 万元，"
        f"完成年初预算的 {share(now, budget)}%。其中：",
        *items,
    ]


def _item(writing: Writing, number: int, line: Line, rng: Random) -> str:
    one, two, three = line.item.names
    work = writing.organisation.body.work[0]
    final = writing.said("work", line.general) if line.item == work else line.general
    met = _met(Pair(budget=line.budget, final=final), "年初预算", writing.reasons[line.item.code], rng)
    return f"{number}、{one}（类）{two}（款）{three}（项）：{met}"


def _basic(writing: Writing, rng: Random) -> list[str]:
    figures = writing.figures
    basic, staff, office = figures.sum("basic"), figures.personnel, figures.office
    names = {
        opening: "、".join(ECONOMIC[code] for code in figures.economic if code.startswith(opening))
        for opening in ("301", "302")
    }
    used = rng.choice(("主要包括", "主要有", "主要用于"))
    return [
        f"{figures.year} 年度一般公共预算财政拨款基本支出 {basic} 万元，其中：",
        f"人员经费 {writing.said('personnel', staff)} 万元，占基本支出的 {share(staff, basic)}%，{used}{names['301']}等。",
        f"公用经费 {office} 万元，占基本支出的 {share(office, basic)}%，{used}{names['302']}等。",
    ]


def _public(writing: Writing, rng: Random) -> list[str]:
    public, last, told = writing.figures.public, writing.last.public, writing.reasons
    reception = writing.said("reception", public.reception.final)
    printed = Pair(budget=public.reception.budget, final=reception)
    total = _met(public.all, "支出预算", rng.choice(("从严控制各项开支", "统筹安排接待和用车")), rng)
    lines = [
        "（一）“三公”经费财政拨款支出决算总体情况说明",
        f"“三公”经费财政拨款{total}其中：",
        "因公出国（境）费支出预算为 0.00 万元，支出决算为 0.00 万元，全年没有出国（境）安排。",
        f"公务接待费{_met(printed, '支出预算', told['reception-budget'], rng)}"
        + _moved(public.reception.final, last.reception.final, told["reception"], rng),
        f"公务用车购置费{_met(public.purchase, '支出预算', '车型调整', rng)}",
        f"公务用车运行维护费{_met(public.running, '支出预算', told['running-budget'], rng)}"
        + _moved(public.running.final, last.running.final, told["running"], rng),
        "（二）“三公”经费财政拨款支出决算具体情况说明",
        f"{writing.figures.year} 年度“三公”经费财政拨款支出决算中，"
        f"公务接待费支出决算 {public.reception.final} 万元，占 {share(public.reception.final, public.all.final)}%；"
        f"公务用车购置及运行维护费支出决算 {public.cars.final} 万元，占 {share(public.cars.final, public.all.final)}%。",
        f"全年共接待来访团组 {public.visits} 个、来宾 {public.guests} 人次，"
        + rng.choice(("主要是上级检查和同行交流。", "主要用于业务检查和外地来访。")),
        f"年末财政拨款开支的公务用车保有量为 {writing.figures.vehicles} 辆。",
    ]
    return lines


def _fund(writing: Writing) -> list[str]:
    figures = writing.figures
    if not figures.sum("fund"):
        return [f"{_we(writing)}没有政府性基金预算收入，也没有政府性基金预算支出。"]
    code = LAND.code
    return [
        f"{figures.year} 年度政府性基金预算财政拨款年初结转和结余 {figures.sum('opening', code)} 万元；"
        f"本年收入 {figures.sum('granted', code)} 万元；本年支出 {figures.sum('fund')} 万元，全部是项目支出；"
        f"年末结转和结余 {figures.sum('closing', code)} 万元。"
    ]


def _office(writing: Writing, rng: Random) -> list[str]:
    figures, last = writing.figures, writing.last
    if writing.organisation.body.institution:
        return [f"{_we(writing)}是事业单位，{figures.year} 年度没有机关运行经费支出。"]
    over = figures.office - figures.office_budget
    beside = f"比年初预算数{'增加' if over > 0 else '减少'} {abs(over)} 万元" if over else "与年初预算数持平"
    return [
        f"{figures.year} 年度机关运行经费支出 {figures.office} 万元，{beside}；"
        + _moved(figures.office, last.office, writing.reasons["office"], rng)
    ]


def _purchases(writing: Writing, rng: Random) -> list[str]:
    bought = writing.figures.purchases
    start = rng.choice(
        ("{} 年度政府采购支出总额 {} 万元，其中：", "{} 年度政府采购支出总额为 {} 万元，包括：")
    )
    return [
        start.format(writing.figures.year, bought.all)
        + f"政府采购货物支出 {bought.goods} 万元、政府采购工程支出 {bought.works} 万元、政府采购服务支出 {bought.services} 万元。"
        + f"授予中小企业合同金额 {bought.small} 万元，占政府采购支出总额的 {share(bought.small, bought.all)}%，"
        + f"其中：授予小微企业合同金额 {bought.micro} 万元，占授予中小企业合同金额的 {share(bought.micro, bought.small)}%。"
    ]


def _assets(writing: Writing, rng: Random) -> list[str]:
    figures = writing.figures
    used = rng.choice(("用于下乡和巡查", "用于现场检查", "用于日常公务"))
    cars = f"共有车辆 {figures.vehicles} 辆" + (f"，均为其他用车，{used}" if figures.vehicles else "")
    return [
        f"截至 {figures.year} 年 12 月 31 日，{_we(writing)}{cars}；"
        f"单价 100 万元以上专用设备 {figures.machines} 台（套）。"
    ]


def _performance(writing: Writing, rng: Random) -> list[str]:
    figures, deeds = writing.figures, writing.organisation.body.deeds
    start = rng.choice(("全年", "一年来", "按照年初目标，全年"))
    done = "，".join(
        f"{deed.what} {count} {deed.unit}" for deed, count in zip(deeds, figures.deeds, strict=True)
    )
    return [
        "（一）绩效管理工作开展情况",
        MANAGEMENT,
        f"{figures.year} 年度整体支出绩效自评得分 {figures.score} 分，涉及项目支出 {figures.sum('projects')} 万元。",
        "（二）部门整体支出绩效情况",
        f"{start}{done}。",
        "（三）存在的问题及原因分析",
        PROBLEMS,
    ]
