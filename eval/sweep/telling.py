"""Which words tell a fact from all others of its organisation and year: as few as will do, in the order in which people say them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from eval.sweep.target import BUDGETS, Aspect, Target, family
from ingest.extract.scopes import BASIC_DETAIL
from ingest.fact import Measure
from ingest.names import canonical

ALWAYS = (Aspect.NAME, Aspect.MEASURE, Aspect.COUNTED, Aspect.BASIS, Aspect.SUBJECT)
AS_NEEDED = (
    Aspect.COLUMN,
    Aspect.PART,
    Aspect.FUND,
    Aspect.SIDE,
    Aspect.PARENT,
    Aspect.PLACE,
    Aspect.CODE,
    Aspect.ABOVE,
    Aspect.ANNEX,
)
DEFAULTS = (Aspect.COLUMN, Aspect.PART, Aspect.FUND)
"""What is meant to be nothing where it is not said: all columns together, all of the expenditure, all funds; but economic
accounts are looked up in their own table, which is of one fund and part."""
Named = tuple[str, int, str]


def named(target: Target) -> Named:
    """What facts must share to be taken for one another at all."""
    return target.fact.organisation, target.fact.year, canonical(target.words[Aspect.NAME])


def by_name(targets: Iterable[Target]) -> Mapping[Named, Sequence[Target]]:
    """The facts of each name."""
    found: dict[Named, list[Target]] = defaultdict(list)
    for target in targets:
        found[named(target)].append(target)
    return found


def told(target: Target, alike: Iterable[Target]) -> tuple[Aspect, ...] | None:
    """What must be said of a fact beside what always is; nothing where nothing tells it from another one."""
    said: tuple[Aspect, ...] = ()
    rivals = [other for other in alike if not same(target, other) and _fits(target, other, said)]
    for aspect in AS_NEEDED:
        if not rivals:
            break
        if not target.words[aspect]:
            continue
        left = [other for other in rivals if _fits(target, other, (*said, aspect))]
        if len(left) < len(rivals):
            said, rivals = (*said, aspect), left
    return None if rivals else said


def same(target: Target, other: Target) -> bool:
    """Whether two facts print the same of the same: each is a statement of the other."""
    one, two = target.fact, other.fact
    alike = (
        one.term == two.term
        and one.measure == two.measure
        and one.unit == two.unit
        and one.basis == two.basis
        and one.subject == two.subject
        and one.scope == two.scope
        and (one.code == two.code or None in (one.code, two.code))
        and (target.words[Aspect.SIDE] == other.words[Aspect.SIDE] or None in (one.table, two.table))
    )
    return one.id == two.id or (alike and target.reading == other.reading and one.value == two.value)


def _fits(target: Target, other: Target, said: Sequence[Aspect]) -> bool:
    """Whether what is said of one is true of the other."""
    for aspect in (*ALWAYS[2:], *said):
        if target.words[aspect] != other.words[aspect]:
            return False
    if not _asked_alike(target.fact.measure, other.fact.measure):
        return False
    if other.fact.scope.table == BASIC_DETAIL:
        return True
    unsaid = (aspect for aspect in DEFAULTS if aspect not in said and not target.words[aspect])
    return not any(other.words[aspect] for aspect in unsaid)


def _asked_alike(measure: Measure, other: Measure) -> bool:
    """Whether the words for one measure may mean the other: 预算 is said of any budget."""
    if measure is Measure.BUDGET:
        return other in BUDGETS
    return family(measure) == family(other)
