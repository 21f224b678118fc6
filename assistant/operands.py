"""Computations whose figures are each read as a question of its own: what is written out, two operands named apart, an amount apiece.

Owns how such a question becomes asks and an operation. The grammars are `assistant.expression`'s, `assistant.apart`'s and
`assistant.per_one`'s; how the questions for single figures read is passed in.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.apart import operands_apart
from assistant.domain import Ask, Given, Operation, Query, Wanted
from assistant.expression import expression
from assistant.frame import Frame
from assistant.parts import parts
from assistant.per_one import per_one
from assistant.statement import MONEY
from assistant.whole_names import of_a_row

Alone = Callable[[Sequence[str]], list[Query] | None]
"""Reads questions for single figures; nothing where one of them is for something else."""
DIVIDING = (Operation.LOOKUP, Operation.PER_HEAD, Operation.AVERAGE)
"""What a question for an amount apiece may be read as."""
ITSELF = re.compile("均|每")
"""What a name says that is itself an amount apiece: 人均支出水平."""

NUMBERS = re.compile("人[数次]$|保有量$")
"""How names of numbers of people and vehicles end."""
THAT_NUMBER = re.compile(
    "(?:上面|前面|刚才)?[这那](?:个|些|批)?(?:人(?:头|次|数)?|数字?)(?=来?(?:平?均?分?摊|平均|算|计|[，,]|当|作|为))"
)


def computed_from(whole: Frame, topic: str, alone: Alone) -> Query | None:
    """A question that writes out what is computed, or names its two operands apart."""
    return _written_out(whole, topic, alone) or _apart(whole, topic, alone)


def _written_out(whole: Frame, topic: str, alone: Alone) -> Query | None:
    said = expression(topic) if len(whole.identity.organisations) < 2 else None
    read = alone(said.operands) if said else None
    return (
        replace(_computed(whole, read), operation=said.operation, joints=said.joints)
        if said and read
        else None
    )


def _apart(whole: Frame, topic: str, alone: Alone) -> Query | None:
    said = operands_apart(topic)
    shared = whole.operation is Operation.PER_HEAD
    if said is None or (shared and said.operation not in (Operation.PER_HEAD, Operation.TIMES)):
        return None  # what an amount is divided by is then found with it
    read = alone(said.operands)
    if read is None:
        return None
    operation = Operation.PER_HEAD if shared else said.operation
    per = read[1].asks[0].unit if operation is Operation.PER_HEAD else None
    return replace(_computed(whole, read), operation=operation, per=per)


def apiece(turn: Frame, alone: Alone) -> Query | None:
    """A question for an amount apiece; nothing where a filing's own name says that it is one."""
    one_body = len(turn.identity.organisations) < 2 and len(parts(turn.topic)) < 2
    plain = one_body and turn.operation in DIVIDING and not turn.english
    own = any(mark.item and ITSELF.search(mark.item) for mark in turn.marks)
    said = per_one(turn.topic) if plain and not own else None
    if said is None or (turn.given and not said.said):
        return None
    read = alone([asked for asked in (said.amount, said.number) if asked])
    if read is None:
        return None
    given = (Given(value=Decimal(said.said), unit=said.per),) if said.said else ()
    return replace(
        _computed(turn, read),
        operation=Operation.PER_HEAD,
        per=said.per,
        spent_on=said.spent_on,
        given=given,
        apart=len(read) > 1,
    )


def counted_before(now: Frame, earlier: Sequence[Frame]) -> Frame:
    """A turn that divides by the number that it only points at (按这个人数), with what the turn before counted."""
    counted = [item for item in earlier[-1].items if NUMBERS.search(item)] if earlier else []
    return replace(now, topic=THAT_NUMBER.sub(counted[-1], now.topic)) if counted else now


def _computed(whole: Frame, read: Sequence[Query]) -> Query:
    """The figures that some questions ask for, as the operands of one that is computed."""
    return replace(
        read[0],
        asks=_of_one_body([one.asks[0] for one in read]),
        wanted=Wanted.FIGURE,
        numeric=True,
        given=(),
        decimals=whole.decimals,
        into=whole.into or next((unit for unit in whole.units if unit in MONEY), None),
        apart=True,
    )


def _of_one_body(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """The asks, all of the body that one of them names as a row of another one's table: its students as well as its spending."""
    named = {term for ask in asks for term in ask.terms if of_a_row(term)}
    if len(named) != 1:
        return tuple(asks)
    return tuple(ask if named & set(ask.terms) else replace(ask, terms=(*named, *ask.terms)) for ask in asks)
