"""A yes-or-no question as a claim: the questions for its figures, and the relation that these are said to have.

人员经费占基本支出的比重不到八成吧 asks 人员经费占基本支出的比重是多少 and claims that it is below 80 %. What asks for a figure is read as any
other question; here only the words of claiming are known. Whether a claim holds is decided by `assistant.judge`.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from assistant import cues, equal, provided
from assistant.claim import Against, Claim, Degree, Relation, Stated
from assistant.claim_words import (
    A_NOT_A,
    ALIKE,
    AND_SO_ON,
    ANY_GOAL,
    ANY_TOTAL,
    ASKS,
    ASKS_MORE,
    BARE,
    BARELY,
    BECAUSE,
    BEFORE,
    BEING,
    BUDGET,
    BUDGET_NAME,
    BUDGETED,
    CAUSE_FIRST,
    COMPARED,
    COUNT,
    DEED,
    DONE,
    ENDING,
    ENOUGH,
    EVERY,
    EXISTS,
    FULL,
    GOAL,
    HEARSAY,
    HELD,
    KEPT_WITHIN,
    KINDS,
    MASK,
    MEASURED_LAST,
    MOVE,
    MOVED,
    NOT_A_VERDICT,
    NOT_IT,
    NOT_SO,
    OF_ITS_BUDGET,
    OF_ITSELF,
    ORDER,
    OVERALL,
    PART_OF,
    PLAINLY,
    POOL,
    RATE,
    SPENDING,
    STOP,
    TAG,
    TARGETED,
    THAN,
    THERE,
    TOTALS,
    VERDICT,
    WHETHER,
    WHOLE,
    WORDS_OF,
    YEAR_BEFORE,
    denies,
)
from assistant.degrees import MONEY, SIGNS, Claimed, claimed_in
from assistant.masked import Said
from assistant.scan import SPENT_AS
from ingest.quantity import numeral

OF_KIND = re.compile(rf"(?P<whose>.+?)(?:{'|'.join(SPENT_AS)})(?:数|额)?")
"""A kind of spending of something: what it is held against, where that is only another kind, is of the same thing."""


def is_verdict(question: str) -> bool:
    """Whether a question wants yes or no."""
    text = question.strip().rstrip("?？。!！ ").lower()
    plainly = question.rstrip().endswith(("?", "？")) and PLAINLY.search(text) and not ASKS_MORE.search(text)
    return bool(VERDICT.search(text) or plainly) and not NOT_A_VERDICT.search(text)


def because(question: str) -> tuple[str, str] | None:
    """What a yes-or-no question wants the reason of, and the reason that it supposes."""
    if not is_verdict(question) or ASKS.search(question):
        return None
    said = _without_asking(Said(question, question).stripped(STOP)).text
    first = CAUSE_FIRST.match(said)
    if first and not MOVE.search(first["who"]):
        return f"{first['who']}{first['what']}", first["cause"].strip()
    found = BECAUSE.match(said)
    return (found["what"].strip("，, 的"), found["cause"].strip()) if found else None


def stated(text: str, names: Iterable[tuple[int, int]] = ()) -> Stated | None:
    """The claim of a question in plain Chinese words; nothing where it wants no yes or no. `names` stand for themselves."""
    masked = text
    for start, end in names:
        end -= len(told[0]) if (told := BUDGET_NAME.search(text, start, end)) else 0
        masked = masked[:start] + MASK * (end - start) + masked[end:]
    if not is_verdict(masked) or ASKS.search(masked):
        return None
    asked = Said(text, masked).stripped(STOP)
    said = _of_the_last(_without_asking(asked))
    for reads in (
        equal.added,
        provided.put,
        provided.kept,
        _full,
        equal.places,
        equal.carried,
        _each,
        _aim,
        provided.so_many,
        _figure,
        _order,
        _budget,
        _target,
        _whole,
        equal.years,
        _moved,
        _compared,
        provided.in_time,
        provided.bought,
    ):
        if found := reads(said):
            return found
    exists = (
        EXISTS.search(said.masked)
        or DEED.search(asked.masked)
        or BARE.fullmatch(said.masked.replace(MASK, ""))
        or BEING.search(asked.masked)
    )
    against = Against.NOTHING if exists else Against.WORDS
    asks = _bare(said, THERE) if exists else said.text
    return Stated.of(said, Claim(against=against, denied=denies(said.masked)), asks)


def _without_asking(said: Said) -> Said:
    """What a question states: without the words that only ask for yes or no."""
    for pattern in (TAG, ENDING, ENDING, AND_SO_ON, HEARSAY, WHETHER):
        said = said.stripped(pattern).stripped(STOP)
    while match := A_NOT_A.search(said.masked):
        said = said.without(match.start(), match.end() - len(match["twice"]))
    return said


def _of_the_last(said: Said) -> Said:
    """What a statement says last of its thing, where it names a figure of it before: 年初预算的800万元全部花完了，决算是800万."""
    last = MEASURED_LAST.search(said.masked)
    before = claimed_in(said.masked[: last.start()]) if last else None
    named = OF_ITS_BUDGET.search(said.masked, 0, before.start) if before else None
    if last is None or before is None or named is None:
        return said
    return said.without(named.start(), last.start("measure"))


def _each(said: Said) -> Stated | None:
    """Something said of the budget of each project: all of them are looked at."""
    if not (match := EVERY.search(said.masked)):
        return None
    rest, whose = said.part(match.end()), said.text[: match.start()]
    found = claimed_in(rest.masked)
    relation = next((one for words, one in BUDGETED if re.search(words, f"预算{rest.masked}")), None)
    if found and found.degree.unit == "%":
        claim = Claim(against=Against.EACH, relation=found.relation, degree=found.degree)
    elif relation and not found:
        claim = Claim(against=Against.EACH, relation=relation, degree=Degree(value=Decimal(100), unit="%"))
    else:
        return None
    each = "各" if "科目" in match["kind"] else ""
    return Stated.of(said, claim, f"{whose}{each}{match['kind']}执行率从低到高排名")


def _figure(said: Said) -> Stated | None:
    """A figure that the question itself names: of the thing, or of how it moved."""
    if not (found := claimed_in(said.masked)):
        return None
    before, after = said.part(0, found.start), said.part(found.end)
    if (part := PART_OF.search(before.masked)) and found.degree.unit == "%":
        relation = next(one for words, one in SIGNS if re.search(words, part["sign"]))
        whole = before.text[slice(*part.span("whole"))].strip()
        claim = Claim(
            against=Against.FIGURE, relation=relation, degree=found.degree, denied=denies(before.masked)
        )
        thing = before.text[: part.start()]
        rate = f"{thing}占{whole}的百分之多少"
        return Stated.of(said, claim, rate, f"{thing.rstrip('，, ')}是多少", f"{whole}是多少")
    move = (
        MOVE.search(before.masked) if found.degree.unit == "%" or re.search(BEFORE, before.masked) else None
    )
    moved = move is not None and move["level"] is None
    asks = f"{before.text}{_how_much(found, before, moved=moved)}{after.text}"
    if move and moved and not re.search(BEFORE, before.masked):
        asks = f"{asks[: move.start()]}比上年{asks[move.start() :]}"
    claim = Claim(
        against=Against.BEFORE if moved else Against.FIGURE,
        relation=found.relation,
        degree=found.degree,
        falls=bool(move and move["down"]),
        denied=NOT_IT.search(before.masked) is not None,
    )
    return Stated.of(said, claim, asks.removesuffix("了"))


def _how_much(found: Claimed, before: Said, *, moved: bool) -> str:
    """What asks for a figure of the kind that is claimed."""
    unit = found.degree.unit
    if unit == "%":
        return "是多少" if RATE.search(before.masked) else "百分之多少"
    if unit is None or (unit not in MONEY and COUNT.search(before.masked)):
        return "是多少"
    if unit in MONEY:
        return f"{'' if moved else '是'}多少{unit}"
    return f"{'' if DONE.search(before.masked) else '有'}多少{unit.lstrip('万亿')}"


def _order(said: Said) -> Stated | None:
    """The place of a thing among those that it is listed with."""
    if not (match := ORDER.search(said.masked)):
        return None
    pools = [pool for pool in POOL.finditer(said.masked) if pool.end() <= match.start()]
    if not pools:
        return None
    pool, after = pools[-1], said.part(match.end())
    among, between = said.part(0, pool.start()), said.part(pool.end(), match.start())
    if last := re.search(r"是(?P<thing>.+)$", after.masked):
        thing, what = after.text[last.start("thing") :], between.text
    elif BARELY.fullmatch(between.masked):
        at = among.masked.rfind("是")
        thing, what, among = among.text[: max(at, 0)], "", among.part(at + 1)
    else:
        thing, what = re.sub(r"(?:是|为|算|的?金额|的?规模|花的?钱|排名?)+$", "", between.text), ""
    if not thing:
        return None
    least = match["last"] is not None
    every = re.search(cues.ALL_OF, among.text)
    asks = f"{among.text}{'' if every else '里'}{what}{'最少' if least else '最多'}的是{'哪个单位' if every else '哪项'}"
    place = numeral(match["place"] or match["nth"] or "一") or 1
    relation = Relation.BELOW if least else Relation.ABOVE
    degree = Degree(value=Decimal(place), unit=None)
    claim = Claim(against=Against.LISTED, relation=relation, degree=degree, denied=denies(said.masked))
    kinds = among.masked.rpartition("年")[2].rpartition(MASK)[2]
    if kinds.strip() and KINDS.fullmatch(kinds):
        return Stated.of(said, claim, f"{among.text.removesuffix(kinds)}{thing}是多少")
    return Stated.of(said, claim, asks, f"{thing}{what}是多少")


def _budget(said: Said) -> Stated | None:
    """Spending held against its budget."""
    found = ((re.search(words, said.masked), relation) for words, relation in BUDGETED)
    match, relation = next(((match, relation) for match, relation in found if match), (None, Relation.ABOVE))
    if match is None:
        return None
    start = len(re.sub(r"(?:没有?|[未不都也])+$", "", said.masked[: match.start()]))
    end = match.end()
    if BUDGET.search(said.masked, match.start(), match.end()):
        end = than.end() if (than := HELD.match(said.masked, match.start())) else match.start()
    held = said.without(start, end)
    denied = relation is not Relation.AT_MOST and denies(said.masked)
    claim = Claim(against=Against.BUDGET, relation=relation, denied=denied)
    return Stated.of(said, claim, _bare(held))


def _aim(said: Said) -> Stated | None:
    """A target that is named with its figure (完成了60亿元的年度目标), or within which something is kept (控制在目标内)."""
    if kept := KEPT_WITHIN.search(said.masked):
        claim = Claim(against=Against.TARGET, relation=Relation.AT_MOST, denied=denies(kept[0]))
        return Stated.of(said, claim, _bare(said.without(*kept.span())))
    return _held_to_target(said) if GOAL.search(said.masked) else None


def _target(said: Said) -> Stated | None:
    """What was done held against its target."""
    return _held_to_target(said) if re.search(TARGETED, said.masked) else None


def _held_to_target(said: Said) -> Stated:
    """The claim, and the question for what was done, without the words for the target."""
    claim = Claim(against=Against.TARGET, relation=Relation.AT_LEAST, denied=denies(said.masked))
    while goal := GOAL.search(said.masked) or ANY_GOAL.search(said.masked):
        said = said.without(*goal.span())
    return Stated.of(said, claim, _bare(said))


def _bare(said: Said, manner: re.Pattern[str] = WORDS_OF) -> str:
    """What is spoken of, without the words that only say that it is or hold it against something."""
    text = said.text
    for match in reversed(list(manner.finditer(said.masked))):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return text


def _whole(said: Said) -> Stated | None:
    """Whether a thing is all of another one."""
    if not (match := WHOLE.match(said.masked)):
        return None
    whole, part = (said.text[slice(*match.span(name))].strip("的,， ") for name in ("whole", "part"))
    total = _in_all(whole)
    claim = Claim(against=Against.WHOLE, relation=Relation.EQUAL, denied=denies(said.masked))
    return Stated.of(said, claim, f"{whole}的{part}是多少", f"{total}是多少", f"{total}里{part}占百分之多少")


def _full(said: Said) -> Stated | None:
    """A score that is said to be the full mark: that of the thing, of a whole self-evaluation a hundred."""
    if not (match := FULL.search(said.masked)):
        return None
    thing = OF_ITSELF.sub("", said.text[: match.start()])
    denied = denies(said.masked[: match.end()])
    if OVERALL.search(thing):
        asks = f"{thing}{'' if '评' in thing else '自评'}得分是多少"
        degree = Degree(value=Decimal(100), unit="分")
        claim = Claim(against=Against.FIGURE, relation=Relation.EQUAL, degree=degree, denied=denied)
        return Stated.of(said, claim, asks)
    claim = Claim(against=Against.OTHER, relation=Relation.EQUAL, denied=denied)
    return Stated.of(said, claim, f"{thing}得分是多少", f"{thing}分值是多少")


def _moved(said: Said) -> Stated | None:
    """A figure held against that of the year before."""
    match = MOVED.search(said.masked)
    if not match or ((match["level"] or match["gained"]) and not match["since"]):
        return None
    return _since(said, said.text[: match.start()], match["since"] or "", match)


def _since(said: Said, subject: str, since: str, match: re.Match[str]) -> Stated:
    """The claim that a thing rose, fell or stayed since another year."""
    year = re.search(r"(?:20)?\d\d年", since)
    groups = match.groupdict()
    rises, falls = (groups.get("up") or groups.get("more")), (groups.get("down") or groups.get("less"))
    relation = Relation.ABOVE if rises else Relation.BELOW if falls else Relation.EQUAL
    denied = relation is not Relation.EQUAL and denies(said.masked)
    claim = Claim(against=Against.BEFORE, relation=relation, denied=denied)
    return Stated.of(said, claim, f"{subject}{f'比{year[0]}' if year else '比上年'}增减多少")


def _compared(said: Said) -> Stated | None:
    """Two figures of the filings held against each other, or one against the year before."""
    match = next((found for one in (COMPARED, ALIKE, THAN) if (found := one.match(said.masked))), None)
    if match is None:
        return _enough(said)
    left, right = (said.text[slice(*match.span(name))].strip("的 ") for name in ("left", "right"))
    left = re.sub(r"(?:没有?|[不未])$", "", left)
    if not left or (re.match(r"\d", right) and not re.fullmatch(YEAR_BEFORE, right)):
        return None
    if re.fullmatch(YEAR_BEFORE, right):
        return _since(said, left, right, match)
    if match.re is ALIKE and BUDGET.fullmatch(right):
        claim = Claim(
            against=Against.BUDGET, relation=Relation.EQUAL, denied=NOT_SO.search(said.masked) is not None
        )
        return Stated.of(said, claim, f"{left}{right}")
    if (whose := OF_KIND.fullmatch(left)) and right in SPENT_AS:
        right = f"{whose['whose']}{right}"
    if match.re is not ALIKE:
        left, right = (_in_all(side) for side in (left, right))
    groups = match.groupdict()
    at_most = re.match("没|未|不超", groups.get("less") or "")
    relation = Relation.AT_MOST if at_most else Relation.BELOW
    relation = Relation.ABOVE if groups.get("more") else Relation.EQUAL if groups.get("same") else relation
    denied = NOT_SO.search(said.masked) is not None
    claim = Claim(against=Against.OTHER, relation=relation, denied=denied)
    return Stated.of(said, claim, f"{left}是多少", f"{right.removesuffix('了')}呢")


def _enough(said: Said) -> Stated | None:
    """One figure that is to cover another one; nothing where no second one is named: 编制床位够用."""
    match = ENOUGH.match(said.masked)
    if match is None or (MASK not in match["right"] and not TOTALS.search(match["right"])):
        return None
    left, right = (said.text[slice(*match.span(name))].strip("的,， ") for name in ("left", "right"))
    right = SPENDING.sub("支出", right) if SPENDING.fullmatch(right) else right
    claim = Claim(against=Against.OTHER, relation=Relation.AT_LEAST, denied=denies(said.masked))
    return Stated.of(said, claim, f"{_in_all(left)}是多少", f"{_in_all(right)}是多少")


def _in_all(thing: str) -> str:
    """A thing, or the year's total where it is income or spending by no other name."""
    return ANY_TOTAL.sub(r"\1本年\2合计", thing)
