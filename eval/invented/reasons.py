"""Why the figures of an invented report moved: against the year before and against the budget."""

from decimal import Decimal
from random import Random

from eval.invented.bodies import Body
from eval.invented.figures import Accounts

_MORE = (
    "{}年中追加资金",
    "{}提前开工",
    "{}集中付款",
    "{}扩大了范围",
    "{}补付上年尾款",
    "{}新列入计划",
    "{}人工和材料涨价",
)
_LESS = (
    "{}推迟到下一年",
    "{}改为分期付款",
    "{}招标价低于预期",
    "{}已经完工",
    "{}压缩了规模",
    "{}尚未验收",
    "{}改由上级承担",
)
_STAFF_MORE = (
    "年中调入{}名职工",
    "补缴{}名职工的差额",
    "缴费基数上调，涉及{}名职工",
    "新招录{}名职工",
)
_STAFF_LESS = (
    "有{}名职工退休",
    "有{}名职工调出",
    "{}个空缺岗位没有补齐",
    "年中有{}名职工借调外单位",
)
_CARS_MORE = (
    "{}辆车大修",
    "下乡用车增加{}趟",
    "有{}辆车更换轮胎和电池",
)
_CARS_LESS = (
    "有{}辆车停驶",
    "拼车出行，减少用车{}趟",
    "{}项维修改由厂家免费承担",
)
_GUESTS_MORE = (
    "外地来访增加{}批",
    "承办了{}次现场会",
    "迎接了{}轮检查",
)
_GUESTS_LESS = (
    "来访减少{}批",
    "有{}次接待改为食堂工作餐",
    "{}次座谈改为线上",
)


def reasons(rng: Random, body: Body, figures: Accounts, last: Accounts) -> dict[str, str]:
    """Why the figures moved: by item against its budget (its code), and by topic against the last year."""
    changes = {
        "total": (figures.spent + figures.sum("closing"), last.spent + last.sum("closing")),
        "fiscal": (fiscal(figures), fiscal(last)),
        "general": (figures.sum("general"), last.sum("general")),
        "office": (figures.office, last.office),
    }
    told = {topic: _work(rng, body, now >= then) for topic, (now, then) in changes.items()}
    work = {item.code for item in body.work}
    for line in figures.lines:
        more = line.general >= line.budget
        draw = _work(rng, body, more) if line.item.code in work else _staff(rng, more)
        told[line.item.code] = draw
    public, before = figures.public, last.public
    pairs = (("running", public.running, before.running), ("reception", public.reception, before.reception))
    for topic, now, was in pairs:
        pools = (_CARS_MORE, _CARS_LESS) if topic == "running" else (_GUESTS_MORE, _GUESTS_LESS)
        told[topic] = rng.choice(pools[now.final < was.final]).format(rng.randint(2, 9))
        told[f"{topic}-budget"] = rng.choice(pools[now.final < now.budget]).format(rng.randint(2, 9))
    return told


def _work(rng: Random, body: Body, more: bool) -> str:
    return rng.choice(_MORE if more else _LESS).format(rng.choice(body.subjects))


def _staff(rng: Random, more: bool) -> str:
    return rng.choice(_STAFF_MORE if more else _STAFF_LESS).format(rng.randint(1, 9))


def fiscal(figures: Accounts) -> Decimal:
    """Both sides of the table of appropriations."""
    return figures.sum("general") + figures.sum("fund") + figures.sum("closing")
