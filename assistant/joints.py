"""Questions of two steps: figures that are first put together, and then computed with; and what a whole has besides a part of it.

Owns the grammar of 三家加起来跟…差多少 and of 扣掉…，剩下的里…占多少: which of the things named are one operand. The asks themselves
are made in `assistant.asks`, in the order that this module gives.
"""

import re
from collections.abc import Sequence

from assistant import cues
from assistant.domain import Ask, Joint, Operation
from assistant.frame import Frame, Terms
from assistant.scan import COLUMNS, RECEIVED_AS, SPENT_AS, Mark
from assistant.whole_names import BASIC, INCOME, PROJECTS, SPENDING, functional_accounts

EXCLUDE = re.compile(r"扣掉|扣除|抠掉|抠除|刨去|刨掉|刨除|去掉|除去|减去|剔除|撇开|除开|排除")
LEFT_OVER = re.compile(r"(?:剩下|剩余|余下|其余|剩)的?")
TAKEN = re.compile(rf"{EXCLUDE.pattern}|减")
MOST_APART = 2
"""So many figures have a difference; of more, all but one are first put together."""
TOGETHER = re.compile(r"加[在到]?一?起来?|加[在到]一块儿?|之和|合起来|相加|合计|总和|合[在到]一[起块]|一共")
HELD = (Operation.DIFFERENCE, Operation.TIMES, Operation.RATIO, Operation.COMPARE)
PARTS_OF_SPENDING = (BASIC, PROJECTS)
NOT_OF_IT = re.compile(r"(?:没有?|未|不是|并非|非|不属于)(?:被|授予|给)?$")
"""What denies right before a part that the rest of the whole is meant: 政府采购中没有授予中小企业的."""
AWAY = re.compile(r"([一-鿿]{2,24}?)(?=以后|之后|后|[，,])")
"""What is taken away, in words that are no item's."""
Thing = tuple[Terms, str]
NEAR = 6
"""So many characters may stand between a verb that takes away and what is taken away."""


def remainder(turn: Frame) -> tuple[Thing, Thing, Thing] | None:
    """What is a share, what it is left of, and what is taken away first: 扣掉X，剩下的W里P占多少."""
    verb, left = EXCLUDE.search(turn.text), LEFT_OVER.search(turn.text)
    if not (verb and left and re.search(cues.TAKES, turn.text)):
        return None
    marks = [mark for mark in turn.marks if mark.item]
    whole = next((mark for mark in marks if 0 <= mark.start - left.end() <= 1), None)
    taken = _beside(verb, marks)
    called = AWAY.match(turn.text, verb.end()) if taken is None else None
    parts = [mark for mark in marks if mark not in (taken, whole)]
    of = whole.item if whole else SPENDING if taken and taken.item in PARTS_OF_SPENDING else None
    if len(parts) != 1 or of is None or not (taken or called):
        return None
    away = ((taken.item or "",), "") if taken else ((), called[1] if called else "")
    return ((parts[0].item or "",), ""), ((of,), ""), away


def left_out(turn: Frame) -> tuple[Thing, ...]:
    """A whole and the part of it that is left out: 政府采购中没有给…的."""
    marks = [mark for mark in turn.marks if mark.item]
    away = [mark for mark in marks if _denied(turn, mark)]
    if len(marks) != 2 or away != marks[1:] or turn.operation is not Operation.LOOKUP:
        return ()
    return tuple(((mark.item or "",), "") for mark in marks)


def of_its_column(turn: Frame, things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The things of a turn; what is taken away from a kind of spending is that kind of spending of it: 项目支出减去公安."""
    if own := _of_its_row(turn, things):
        return own
    whole = things[0][0] if things else ()
    taken = len(whole) == 1 and whole[0] in SPENT_AS and TAKEN.search(turn.text) is not None
    if not taken or any(len(terms) != 1 or terms[0] in COLUMNS for terms, _ in things[1:]):
        return things
    return things[0], *(((*terms, *whole), words) for terms, words in things[1:])


def _of_its_row(turn: Frame, things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """An account's whole and what is held against it by the name of a column only: 公安的收入减去财政拨款, 公安支出减去基本支出."""
    (whole, words), *others = things or (((), ""),)
    columns = {term for terms, _ in others for term in terms}
    if (
        len(whole) != 1
        or whole[0] not in functional_accounts()
        or any(len(terms) != 1 for terms, _ in others)
    ):
        return ()
    came = words == "收入" and columns and columns <= RECEIVED_AS
    spent = words in ("", "支出") and columns and columns <= SPENT_AS and TAKEN.search(turn.text)
    if not (came or spent):
        return ()
    row = whole[0]
    return ((row, INCOME if came else SPENDING), ""), *(((row, *terms), rest) for terms, rest in others)


def _denied(turn: Frame, mark: Mark) -> bool:
    """Whether what is asked for is just not what a mark names."""
    of_whole = "的" in turn.text[mark.start : mark.end + 1] and turn.within
    return bool(of_whole) and NOT_OF_IT.search(turn.text, 0, mark.start) is not None


def _beside(verb: re.Match[str], marks: Sequence[Mark]) -> Mark | None:
    """What a verb takes away: the thing right before it, or else right behind it."""
    before = [mark for mark in marks if 0 <= verb.start() - mark.end <= 1]
    behind = [mark for mark in marks if 0 <= mark.start - verb.end() <= NEAR]
    return next(iter([*before[-1:], *behind[:1]]), None)


def joints_of(turn: Frame, operation: Operation, asks: Sequence[Ask]) -> tuple[Joint, ...]:
    """The operands of `operation` where some of the asks are first put together; none where each stands for itself."""
    if operation is Operation.SHARE and len(asks) == 3 and remainder(turn):
        return Joint(operation=Operation.SUM, size=1), Joint(operation=Operation.DIFFERENCE, size=2)
    if operation is Operation.DIFFERENCE and len(asks) > MOST_APART and _all_taken(turn, len(asks)):
        return Joint(operation=Operation.SUM, size=1), Joint(operation=Operation.SUM, size=len(asks) - 1)
    said = TOGETHER.search(turn.text)
    if said is None or operation not in HELD:
        return ()
    bodies = [mention.start for mention in turn.identity.mentions]
    things = [mark.start for mark in turn.marks if mark.item]
    for places in (bodies, things):
        together = sum(place < said.start() for place in places)
        if len(places) == len(asks) and together > 1 and len(places) == together + 1:
            return Joint(operation=Operation.SUM, size=together), Joint(operation=Operation.SUM, size=1)
    return ()


def _all_taken(turn: Frame, asked: int) -> bool:
    """Whether all things but the first are taken away from it: 商品和服务支出减去水费和电费."""
    things, verb = [mark for mark in turn.marks if mark.item], TAKEN.search(turn.text)
    return verb is not None and len(things) == asked and things[0].start < verb.start() < things[1].start
