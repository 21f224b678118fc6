"""What figures are called beside each other: a computed one by what it is computed from, several by what tells them apart."""

from collections.abc import Sequence

from assistant import wording
from assistant.compute import MONEY, figure, main_of
from assistant.counting import PERSONS
from assistant.derive import direction_of
from assistant.domain import Computed, Found, Language, Operand, Operation, Ranked
from assistant.say import Speaker
from assistant.shelf import principal
from ingest.fact import Fund, Measure

COMPUTED_LABELS: dict[Operation, tuple[str, str]] = {
    Operation.CONVERT: ("{a}", "{a}"),
    Operation.COUNT: ("{a}等符合条件的数目", "number of those that meet the condition"),
    Operation.RATIO: ("{a}相当于{b}的比例", "{a} as a percentage of {b}"),
    Operation.TIMES: ("{a}与{b}的倍数", "{a} as a multiple of {b}"),
    Operation.DIFFERENCE: ("{a}与{b}的差额", "difference between {a} and {b}"),
    Operation.GROWTH: ("{a}增长率", "growth of {a}"),
    Operation.SHARE: ("{a}占{b}的比例", "share of {a} in {b}"),
    Operation.COMPLETION: ("{a}完成{b}的比例", "{a} as a share of {b}"),
    Operation.PER_HEAD: ("人均{a}", "{a} per head"),
    Operation.SUM: ("{a}等合计", "sum of {a} and others"),
    Operation.AVERAGE: ("{a}平均", "average of {a}"),
}
FELL = ("{a}下降率", "decline of {a}")
"""What a growth is called that is told as the fall that it is."""
FEW = 3
"""So many parts of a sum are all named."""


def label_of(result: Operand, speaker: Speaker) -> str:
    """What a figure is called: a computed one by what it is computed from."""
    if isinstance(result, Found):
        return speaker.label(result.statement.main)
    if result.year is not None:
        main = result.leaves[0].statement.main
        return wording.text("prior", speaker.language, label=_of_fund(principal(main), main.scope.fund))
    names = names_of(result.operands, speaker)
    divisor = main_of(result.operands[-1])
    unit = result.given[0].unit or "" if result.given else divisor.unit or ""
    unit = "批" if divisor.item.endswith("批次") else unit
    apiece = len(names) > 1 or result.given
    if result.operation is Operation.PER_HEAD and apiece and unit and unit not in PERSONS:
        of = principal(divisor) if result.unit not in MONEY else ""
        return wording.text("per_thing", speaker.language, label=names[0], unit=f"{unit}{of}")
    if result.operation is Operation.SUM and len(names) <= FEW:
        return wording.text("together", speaker.language, names="、".join(names))
    labels = FELL if _fell(result) else COMPUTED_LABELS.get(result.operation, ("{a}", "{a}"))
    template = labels[speaker.language is Language.ENGLISH]
    shared = result.operation is Operation.SHARE and len(names) > 2
    first = wording.text("together", speaker.language, names="、".join(names[:-1])) if shared else names[0]
    return template.format(a=first, b=names[-1])


def _fell(result: Computed) -> bool:
    """Whether a growth above nothing is one from the larger figure to the smaller one."""
    if result.operation is not Operation.GROWTH or result.value <= 0:
        return False
    if (change := main_of(result.operands[1])).measure is Measure.CHANGE:
        return direction_of(change) == "减少"
    now, before = (figure(one) for one in result.operands[:2])
    return (
        now is not None
        and before is not None
        and now.dimension == before.dimension
        and now.base < before.base
    )


def names_of(operands: Sequence[Operand], speaker: Speaker) -> list[str]:
    """The operands' labels, with organisation and year where these tell them apart."""
    facts = [main_of(one) for one in operands]
    names = [label_of(one, speaker) for one in operands]
    years = [main_year(one) for one in operands]
    if len(set(years)) > 1:
        names = [f"{year}年{name}" for year, name in zip(years, names, strict=True)]
    funds = {fact.scope.fund for fact in facts}
    if len(set(names)) < len(funds) == len(names):
        names = [f"{fact.scope.fund.value}{name}" for fact, name in zip(facts, names, strict=True)]
    elif len(funds) > 1:
        names = [_of_fund(name, fact.scope.fund) for fact, name in zip(facts, names, strict=True)]
    if len({fact.organisation for fact in facts}) > 1:
        names = [f"{fact.organisation}{name}" for fact, name in zip(facts, names, strict=True)]
    return names


def main_year(one: Operand) -> int:
    """The year of a figure; of one that is reckoned back, the year before that of the figures it comes from."""
    return one.year if isinstance(one, Computed) and one.year is not None else main_of(one).year


def _of_fund(name: str, fund: Fund) -> str:
    """A name with whose money it is, where that is not all and the name does not say so itself."""
    return name if fund is Fund.ALL or fund.value in name else f"{name}（{fund.value}）"


def labels_of(result: Ranked, speaker: Speaker) -> list[str]:
    """What tells the entries apart: organisation, year or item."""
    facts = [main_of(found) for found in result.entries]
    many = len({fact.organisation for fact in facts}) > 1
    year = "{}" if speaker.language is Language.ENGLISH else "{}年"
    if result.operation is Operation.TREND:
        return [f"{fact.organisation if many else ''}{year.format(fact.year)}" for fact in facts]
    apart = len({fact.year for fact in facts}) > 1
    if many:
        return [f"{fact.organisation}（{fact.year}）" if apart else fact.organisation for fact in facts]
    if apart:
        return [year.format(fact.year) for fact in facts]
    return [label_of(one, speaker) for one in result.entries]
