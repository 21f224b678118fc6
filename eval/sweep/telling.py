"""Which words tell a fact from all others of its organisation and year: as few as will do, in the order in which people say them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from eval.sweep.target import BUDGETS, Aspect, Target, family
from ingest.extract.scopes import BASIC_DETAIL
from ingest.fact import Measure
from ingest.names import canonical
from ingest.restatements import familiar

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
"""What is meant to be nothing where it is not said: all columns together, all of the expenditure, all funds (but of a project of its own,
which has one budget); but economic accounts are looked up in their own table, which is of one fund and part."""
SHOWN = 12
"""An answer cites so many places of one statement; of more of them a question has to name the one it means."""
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
    statements = [other for other in alike if same(target, other)]
    rivals = [other for other in alike if other not in statements and _fits(target, other, ())]
    said: tuple[Aspect, ...] = (Aspect.COLUMN,) if _by_column(target, rivals) else ()
    rivals = [other for other in rivals if _fits(target, other, said)]
    for aspect in AS_NEEDED:
        if not rivals:
            break
        if not target.words[aspect] or aspect in said:
            continue
        left = [other for other in rivals if _fits(target, other, (*said, aspect))]
        if len(left) < len(rivals):
            said, rivals = (*said, aspect), left
    if len(statements) > SHOWN:
        places = (one for one in (Aspect.PLACE, Aspect.ANNEX) if target.words[one] and one not in said)
        said = (*said, *places)
    return None if rivals else said


def _by_column(target: Target, rivals: Iterable[Target]) -> bool:
    """Whether a question has to name the column: it says what its words are, or which of several figures of its row."""
    column = target.words[Aspect.COLUMN]
    worded = target.fact.measure is Measure.TEXT
    return column != "" and (worded or any(other.words[Aspect.COLUMN] != column for other in rivals))


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
        and not (one.table == two.table is not None and one.row != two.row)
        and (target.words[Aspect.SIDE] == other.words[Aspect.SIDE] or None in (one.table, two.table))
    )
    return one.id == two.id or (alike and target.reading == other.reading and one.value == two.value)


def _fits(target: Target, other: Target, said: Sequence[Aspect]) -> bool:
    """Whether what is said of one is true of the other."""
    if any(_word(target, aspect) != _word(other, aspect) for aspect in (*ALWAYS[2:], *said)):
        return False
    if not _asked_alike(target.fact.measure, other.fact.measure):
        return False
    if other.fact.scope.table == BASIC_DETAIL:
        return True
    unsaid = [aspect for aspect in DEFAULTS if aspect not in said and not target.words[aspect]]
    if not (familiar(target.fact.term) or target.fact.code or Aspect.FUND not in unsaid):
        unsaid.remove(Aspect.FUND)
    return not any(other.words[aspect] for aspect in unsaid)


def _word(target: Target, aspect: Aspect) -> str:
    """A word as it tells one from another: 本年收入合计 is the column of the 本年收入 of another table."""
    word = target.words[aspect]
    return word.removesuffix("合计") if aspect is Aspect.COLUMN else word


def _asked_alike(measure: Measure, other: Measure) -> bool:
    """Whether the words for one measure may mean the other: 预算 is said of any budget."""
    if measure is Measure.BUDGET:
        return other in BUDGETS
    return family(measure) == family(other)
