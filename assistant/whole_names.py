"""Whole names in a question: those that the filings give to things of their own, the longest of any items, and those of the field."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from assistant.name_parts import OF_A_ROW
from ingest.names import CLASSIFICATIONS, accounts, canonical, economic, functional, terms

INCOME, SPENDING, BASIC, PROJECTS = "本年收入合计", "本年支出合计", "基本支出", "项目支出"
"""What every filing says of its year: what came in, what was spent, and the two halves of that."""
OF_THE_YEAR = ((SPENDING,), (INCOME,))
LONGEST = 40
SHORT_NAME = 3
NUMBER = re.compile(r"^[^多少几]*(?:人次|人数|批次|团组|[辆台次])数?$")
"""A name that says itself what is counted."""
OWN_NAME = 6
"""From so many characters on a name is a filing's own, and no everyday word."""


def sealed(
    question: str, items: Mapping[str, str], taken: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Where long names of a filing's own stand outside of what is `taken`: their digits, counting words and verbs are
    parts of a name, and say nothing of what is asked (参加活动次数, 2022年监测年报, 排名前10)."""
    found: list[tuple[int, int]] = []
    ends = [end for _, end in taken]
    at = 0
    while at < len(question):
        lengths = range(min(LONGEST, len(question) - at), OWN_NAME - 1, -1)
        length = next((n for n in lengths if _own(question[at : at + n], items)), 0)
        if length:
            found.append((at, at + length))
        at += length or 1
    return [(start, end) for start, end in found if not any(start < other <= end for other in ends)]


def named(question: str, items: Mapping[str, str]) -> list[tuple[int, int]]:
    """Where the longest names of items stand, those of a few characters left out: they may be any words."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(question):
        lengths = range(min(LONGEST, len(question) - at), SHORT_NAME, -1)
        length = next((n for n in lengths if question[at : at + n] in items), 0)
        if length:
            found.append((at, at + length))
        at += length or 1
    return found


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with some of its parts blanked out; offsets kept."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def restored(bare: str, text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`bare` with some of the parts that it has lost of `text`."""
    for start, end in spans:
        bare = bare[:start] + text[start:end] + bare[end:]
    return bare


@cache
def accounts_of_the_field() -> frozenset[str]:
    """The names of the accounts of both classifications."""
    return frozenset(canonical(account.name) for kind in CLASSIFICATIONS for account in accounts(kind))


@cache
def functional_accounts() -> frozenset[str]:
    """The names of the functional accounts, also as they are said without quotes."""
    names = map(canonical, functional().values())
    return frozenset(said for name in names for said in (name, name.replace('"', "")))


@cache
def economic_accounts() -> frozenset[str]:
    """The names of what money is spent on by the economic classification, without those that are functional accounts too."""
    return frozenset(map(canonical, economic().values())) - functional_accounts()


GRAND_TOTALS = frozenset({"收入总计", "支出总计", "收支总计", "财政拨款收支总计"})
LINES = frozenset(
    {
        *("公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费"),
        *(
            "财政拨款收入",
            "一般公共预算财政拨款收入",
            "政府性基金预算财政拨款收入",
            "国有资本经营预算财政拨款收入",
        ),
        *(
            f"{kind}采购授予{size}企业合同金额"
            for kind in ("货物", "工程", "服务")
            for size in ("中小", "小微")
        ),
        *("授予中小企业合同金额", "授予小微企业合同金额"),
    }
)
"""The lines of the 三公 statement, of income and of what was awarded to smaller enterprises that have each other's words."""


@cache
def never_another() -> frozenset[str]:
    """Names of the field of which each is a thing of its own, however much of another one's words it has: accounts, grand totals,
    the lines of the 三公 statement, of income and of awards to smaller enterprises."""
    return accounts_of_the_field() | GRAND_TOTALS | LINES


@cache
def of_the_field() -> frozenset[str]:
    """The names of standard items and accounts, which no organisation has given."""
    return frozenset(term.canonical for term in terms()) | accounts_of_the_field()


def of_a_row(item: str | None) -> bool:
    """Whether an item is the name of a body that has a row in another one's report."""
    return item is not None and OF_A_ROW.fullmatch(item) is not None and item not in of_the_field()


def _own(surface: str, items: Mapping[str, str]) -> bool:
    """Whether `surface` is a name that is none of the field's, or one of a number (因公出国（境）人次数)."""
    return surface in items and (items[surface] not in of_the_field() or NUMBER.search(surface) is not None)
