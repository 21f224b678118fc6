"""Which of the names that a question has are what it asks for: printed ones before spoken ones, what is asked for before what only
contains it, describes it or says whose money it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant import cues
from assistant.patterns import pattern
from assistant.scan import (
    BROUGHT,
    COLUMNS,
    FUNDS,
    HOW_MANY_PEOPLE,
    LEFT_OVER,
    PEOPLE,
    SPENT_AS,
    TOTALS,
    Mark,
    residue,
)
from assistant.shelf import WHOLE_SCORE, WHOLE_SCORES
from assistant.whole_names import economic_accounts, functional_accounts
from assistant.words import cut
from ingest.fact import AIMED, Measure
from ingest.names import canonical

APPRAISED = "自评"
"""How a word for the score of a whole begins."""
OF_ROW = re.compile(r"的?|\s+")
"""What stands between the name of a row and the column that is asked for."""
SCORED = re.compile("的?(?:满分|分值|得分?|[打拿]了)")
"""What asks for the points of what stands before it."""
WITHIN = re.compile(
    r"(项下|名下|之下|里面|里头|里|中|当中|之中|下面|下|内)(?!心|共|部|设)|[，,](?![一二两三四五几]?[笔项个者样家]|各|分别)(?=[^，,。]{2,30}(?:各|分别|哪一?[头边]))"
    r"|[：:](?=[^，,。：:]{2,30}(?:各|分别|谁|哪|合计|一共|总共))"
)
NAMED_SO = re.compile(
    r"^(?:支出|预算|决算|项目|专项|资金|绩效|自评|评价|表|明细|情况|的?年[底末]|的?[剩余]下?的?钱?|的?结[余转]|[花用]掉?的钱)+"
)
"""What may stand behind the name of that which contains: 运行维护经费项目自评表里, 业务经费年底剩下的钱里."""
LISTED = re.compile("[、和与及跟]$")
"""What stands before the last of several things that are asked for side by side."""
OF_TABLE = re.compile(r"(?:的|[那这][张个份]|支出|项目|专项|绩效|自评|评价)*表[，,]")
"""What makes a name that of the table which the rest of the question is about: 运行维护经费那张自评表，"""
BESIDE = re.compile(r"\s*(?:和|与|及|以及|跟|、|还有|加上?|[+＋])\s*")
"""What joins two things that are both asked for."""
OF_FUND = re.compile("总计|合计|资金|(?:全年|本年|当年|年度)的?总?(?:支出|开支)")
PARTS = frozenset({"基本支出", "项目支出"})
"""The parts of what is spent on anything."""
BY_MEANS = re.compile(f"(?:{cues.MEANS})$")
NOT_OF = "非"
"""What stands right before a name where just what it does not name is meant: 非财政拨款."""
DESCRIBED = 5
CAME = re.compile(
    r"(?:来|去|到场?|到会|参加|参训|参会|出席|招待|接待|培训)(?:了|过|的)?(?:一共|总共|共)?有?$"
)
"""Verbs of those who come to something."""
WORKPLACE = re.compile("[局厅委办院校所站处室科部级队会]$|中心$|人员$|编制$|单位$|机关$")
"""Whose people are those who work there."""
PER_HEAD = re.compile(r"人均|平均|每人|每个")
RECKONED = re.compile(r"占|除以|减去|扣除|扣掉|刨去|刨掉|去掉|除去")
LEFT_SO_MUCH = re.compile("剩.*(?:多少|几)")
MONEY = re.compile("[钱款费额]$|资金|经费|预算|支出|收入|结[余转]|指标")
"""What is left of money, and not of things: 还剩多少经费."""
WHICH_OF = re.compile("[谁孰]|哪一?[个项头边样]")
"""What asks for one of several that are named."""
PURCHASES = "政府采购支出总额"
BOUGHT_IN_PART = frozenset(
    {
        "授予中小企业合同金额",
        "授予小微企业合同金额",
        "政府采购货物支出",
        "政府采购工程支出",
        "政府采购服务支出",
    }
)
"""What went to some firms or was bought of one kind, of all purchases."""
SEVERAL = re.compile(
    "占|其中|比[重例]|百分|[%％]|分别|各|和|与|及|、|[以之]外|没有?|未|除|不是|不算|非|剩|扣|减"
)
"""What says that a whole is asked for beside its part."""
KIND_OF_CASES = re.compile("执行(?=类?案)")
"""What is carried out here is no budget: cases of one kind beside 刑事案件."""
COMPARED = re.compile(r"比(?![例重上去前])|[高低多少大小]于|超[过出]")


def printed_first(marks: tuple[Mark, ...], question: str) -> tuple[Mark, ...]:
    """Spoken names count only where nothing better names what is asked: beside a printed name, or beside a longer
    description, they are manners of speech; so are the people who get the money beside what they get."""
    marks = tuple(
        mark
        for mark in marks
        if not (
            _inside_itself(mark, marks, question)
            or question[mark.start - 1 : mark.start] == NOT_OF
            or _came(mark, question)
            or _counts_others(mark, question)
            or _begins_name(mark, marks, question)
            or _sums(mark, marks)
        )
    )
    marks = tuple(replace(mark, item=None) if _only_fund(mark, marks, question) else mark for mark in marks)
    marks = tuple(
        _hint(mark) if _awarded_of(mark, marks, question) or _by_means_of(mark, marks, question) else mark
        for mark in marks
    )
    named = {mark.item for mark in marks if mark.item}
    if named - TOTALS - FUNDS or any(word.names for word in cut(residue(question, marks))):
        others = [mark for mark in marks if mark.item and mark.item not in TOTALS | FUNDS]
        marks = tuple(
            replace(mark, item=None)
            if mark.item in TOTALS and mark.spoken and not _operand(mark, others, question)
            else mark
            for mark in marks
        )
    described = len(residue(_reckoned(question), marks)) > DESCRIBED
    if len(named) > 1 or described:
        marks = tuple(
            _manner(mark)
            if mark.spoken and _describes(mark, marks, question) and not _narrows(mark, marks, question)
            else mark
            for mark in marks
        )
    better = [mark for mark in marks if mark.item and not mark.spoken and mark.item not in FUNDS | COLUMNS]
    if not described and all(contains(mark, question) for mark in better):
        return marks
    listed = _listed_with(better, marks, question)
    return tuple(
        _manner(mark)
        if mark.spoken
        and mark not in listed
        and not (
            _operand(mark, better, question)
            or _holds(mark, question)
            or _narrows(mark, better, question)
            or any(one.start == mark.end + 1 and _row_and_column(mark, one) for one in better)
        )
        else mark
        for mark in marks
    )


def _awarded_of(mark: Mark, marks: Sequence[Mark], question: str) -> bool:
    """Whether a name is that of all purchases of which a question asks only a part: 采购合同给小微企业的, 政府采购，买服务的金额."""
    in_part = any(one.item in BOUGHT_IN_PART for one in marks)
    return in_part and mark.item == PURCHASES and not SEVERAL.search(question)


def _by_means_of(mark: Mark, marks: Sequence[Mark], question: str) -> bool:
    """Whether a name only says how something that is asked for was got: 通过政府采购买公车."""
    means = BY_MEANS.search(question, 0, mark.start) is not None
    return means and any(one.item and one.start >= mark.end for one in marks)


def _listed_with(better: Sequence[Mark], marks: Sequence[Mark], question: str) -> list[Mark]:
    """The printed names with those of their list, however these are named: 养老保险、职业年金、职工医疗保险."""
    listed = list(better)
    for mark in (*marks, *reversed(marks)):
        between = (question[min(mark.end, one.end) : max(mark.start, one.start)] for one in listed)
        if mark.item and mark not in listed and any(_joins(words, question) for words in between):
            listed.append(mark)
    return listed


def _joins(words: str, question: str) -> bool:
    """Whether words between two names put them side by side; in front of a question for one of them nothing has to stand there."""
    return BESIDE.fullmatch(words) is not None or (
        not words.strip() and WHICH_OF.search(question) is not None
    )


def _narrows(mark: Mark, better: Sequence[Mark], question: str) -> bool:
    """Whether a name is that of a column right behind the row that it is of (图书馆的项目经费, 教育支出的年初结转), or of a row that has
    points behind the project of which a sheet is (监测项目的总资金得了几分)."""
    scored = SCORED.match(question, mark.end) is not None
    return (scored or mark.item in SPENT_AS | {BROUGHT}) and any(
        one.end <= mark.start and not question[one.end : mark.start].strip(" 的里中") for one in better
    )


def _reckoned(question: str) -> str:
    """The question without the words that say what is to be done with its figures, which describe nothing."""
    for words, _ in cues.OPERATIONS:
        for match in pattern(words).finditer(question):
            spans = (match.span(group) for group in range(1, match.re.groups + 1) if match[group])
            for start, end in (*spans, match.span() if not match.re.groups else (0, 0)):
                question = question[:start] + " " * (end - start) + question[end:]
    return question


def _sums(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a total's name right behind another name only says that this one is added up: 购房补贴支出合计; behind that of a
    fund it is the total of this money: 财政拨款总开支."""
    total = mark.item in TOTALS and mark.surface not in (mark.item, canonical(mark.item or ""))
    before = (one for one in marks if one.item and one.end == mark.start)
    return total and any(FUNDS.isdisjoint({one.item, canonical(one.surface)}) for one in before)


def _came(mark: Mark, question: str) -> bool:
    """Whether a spoken name counts those who came to something, and not those who work there: 来了几个人."""
    return mark.counts and mark.item in PEOPLE and CAME.search(question, 0, mark.start) is not None


def _counts_others(mark: Mark, question: str) -> bool:
    """Whether words that only ask how many people stand right behind those they count: 学生有多少人."""
    before = question[: mark.start].rstrip("有是共")
    if mark.item not in PEOPLE or not HOW_MANY_PEOPLE.fullmatch(mark.surface) or before[-1:] in (" ", ""):
        return False
    *_, last = cut(before[-6:])
    return last.names and not last.empty and not WORKPLACE.search(last.text)


def _begins_name(mark: Mark, marks: Sequence[Mark], question: str) -> bool:
    """Whether an account's name of two characters only begins a longer one: 公安交通管理工作会议."""
    short = mark.item is not None and not mark.spoken and mark.end - mark.start == 2
    if not short or mark.surface[0].isdigit() or KIND_OF_CASES.match(question, mark.start):
        return False
    if any(one.start <= mark.end < one.end for one in marks):
        return False
    return any(word.start == mark.end and word.names and not word.empty for word in cut(question))


def _inside_itself(mark: Mark, marks: Sequence[Mark], question: str) -> bool:
    """Whether a spoken name stands in what the same item contains: then its words name a part of that (培训费里，职工培训)."""
    return mark.spoken and any(
        one.item == mark.item and one.end <= mark.start and contains(one, question) for one in marks
    )


def _only_fund(mark: Mark, marks: Sequence[Mark], question: str) -> bool:
    """Whether a name is that of a fund right before what is asked for, or of which it is asked, or in brackets behind it:
    一般公共预算 公共安全支出, 财政拨款里的基本支出, 初中教育（一般公共预算财政拨款）."""
    after = mark.end + len(question[mark.end :]) - len(question[mark.end :].lstrip(" 的"))
    named = any(one.item and one.start == after for one in marks)
    others = any(one.item and one.item not in FUNDS and one.start >= mark.end for one in marks)
    followed = named or OF_FUND.match(question, after) is not None or (others and contains(mark, question))
    opened = question[mark.start - 1 : mark.start] in ("（", "(")
    behind = opened and any(one.item and one.end == mark.start - 1 for one in marks)
    return canonical(mark.surface) in FUNDS and (followed or behind)


def _operand(mark: Mark, better: Sequence[Mark], question: str) -> bool:
    """Whether a spoken name is reckoned with printed ones or stands beside one, and does not say the same in other words."""
    between = [question[min(mark.end, one.end) : max(mark.start, one.start)] for one in better]
    joined = any(_joins(words, question) for words in between)
    compared = not mark.counts and any(COMPARED.search(words) for words in between)
    return joined or compared or (bool(better) and all(RECKONED.search(words) for words in between))


def _describes(mark: Mark, marks: Sequence[Mark], question: str) -> bool:
    """Whether a spoken name is not what is asked for: it only asks how many, says who gets the money, says that what
    is left is meant, or describes the name that follows (买服务的商品和服务支出)."""
    if mark.counts:
        return True
    others = [
        one
        for one in marks
        if one.item not in (None, mark.item) and one.item not in COLUMNS | FUNDS and not one.counts
    ]
    if mark.item == LEFT_OVER or question[mark.end : mark.end + 1] == "的":
        return any(
            mark.item == LEFT_OVER or (one.start == mark.end + 1 and not _row_and_column(mark, one))
            for one in others
        )
    return bool(others) and mark.item in PEOPLE and not PER_HEAD.search(question)


def _row_and_column(row: Mark, column: Mark) -> bool:
    """Whether two names are those of an account and of what it was spent on, as tables by both classifications have them."""
    return row.item in functional_accounts() and column.item in economic_accounts()


def contains(mark: Mark, text: str) -> bool:
    """Whether what is asked for is only a part of what the mark names: 三公经费里…"""
    if OF_TABLE.match(text, mark.end):
        return True
    found = WITHIN.match(NAMED_SO.sub("", text[mark.end : mark.end + 40], count=1))
    listed = found is not None and found[0] in "，," and LISTED.search(text, 0, mark.start)
    return found is not None and not listed


def _holds(mark: Mark, question: str) -> bool:
    """Whether a name says what the thing asked for is a part of, and not only whose money is meant."""
    of_fund = any(re.search(words, mark.surface) for words, _ in cues.FUNDS)
    return not of_fund and contains(mark, question)


def _manner(mark: Mark) -> Mark:
    """A spoken name beside a printed one: what is left of that one, what it was marked with, or a hint."""
    if mark.item == WHOLE_SCORE:
        return replace(mark, item=None, measure=Measure.SCORE)
    if mark.item == LEFT_OVER:
        return replace(mark, item=None, measure=Measure.BALANCE)
    return _hint(mark)


def _hint(mark: Mark) -> Mark:
    return replace(mark, item=None, hint=True)


def left_of(marks: Iterable[Mark], units: Sequence[str], thing: str) -> tuple[Mark, ...]:
    """The marks; where a `thing` is asked for or things are counted, what is said to be left is no money: 年底还剩几辆, 还剩多少净值."""
    counted = bool(units) and not set(units) & {"钱", "元", "万元", "亿元", "%"}
    valued = bool(thing) and not MONEY.search(thing)
    return tuple(
        replace(one, item=None, measure=None, hint=True)
        if one.spoken
        and ((counted and one.item == LEFT_OVER) or (valued and LEFT_SO_MUCH.search(one.surface) is not None))
        else one
        for one in marks
    )


def of_the_last_row(marks: Sequence[Mark], text: str) -> tuple[Mark, ...]:
    """The marks; a word for the score of a whole right before what else an indicator has names the row of that score: 总分的年度指标值."""
    behind = {
        left
        for left, right in pairwise(marks)
        if left.measure is Measure.SCORE
        and (WHOLE_SCORES.fullmatch(left.surface) or left.surface.startswith(APPRAISED))
        and right.measure in (*AIMED, Measure.FULL_MARK, Measure.REASON)
        and OF_ROW.fullmatch(text, left.end, right.start)
    }
    return tuple(replace(mark, item=WHOLE_SCORE, measure=None) if mark in behind else mark for mark in marks)
