"""What a paragraph, or a figure in it, is about where its own clause does not say so: a title in front, a heading above.

Owns titles at the beginning of a paragraph, the headings that name one thing, and the things that a figure without a
name of its own is of.
"""

import re
from dataclasses import replace

from ingest.extract.carried import Statement
from ingest.extract.clauses import Said
from ingest.extract.wording import GENERAL_HEADING, clean
from ingest.fact import Measure
from ingest.flow import flow
from ingest.names import canonical, known, unnamed

_WHOLES = (
    "收入",
    "支出",
    "收入支出",
    "财政拨款",
    "一般公共预算财政拨款",
    "政府性基金预算财政拨款",
    "国有资本经营预算财政拨款",
)
_TOTAL = "本年支出合计"
_PROJECT = re.compile(r"(?:项目|经费|资金|费|成本|专项|工程|平台|系统|维护|升级|基金|费用)(?:\(公共专项\))?$")
# The item that a paragraph opens with: 2.公务接待费。2021年决算数… · 科技创新券补助项目：年初预算…
_TITLE = re.compile(
    r"^(?P<mark>[(]?[一二三四五六七八九十\d]{1,3}[)、.．]+)?(?P<title>[^，,。；;：:]{3,40}?)[。：:](?=.)"
)
# A section about one thing: 公务接待费支出情况
_OF_ONE = re.compile(r"(?:支出)?(?:决算)?(?:的?(?:具体|总体))?情况(?:说明)?$")
_PROJECT_OPENING = re.compile(r"项目绩效自评综述|绩效自评综述")
# A report on projects: “馆舍修缮”项目绩效评价报告(摘要) · 项目支出绩效自评报告
_REPORT_ON = re.compile(
    r"(?:[“\"「](?P<project>[^“”\"」]{3,40})[”\"」](?:项目)?|项目)(?:支出)?绩效(?:单位|部门)?(?:自评|评价)"
)
# What a body spends on, as far as clauses speak of it without a figure.
_SPENT_ON = re.compile(r"(?:部分|个别|有些|一些|少数|各|每个)项目|项目(?!支出)|工程|专项|补助资金|平台|系统")
_CLAUSES = re.compile(r"[，,；;。：:]")


def topic(path: tuple[str, ...], text: str) -> str | None:
    """The item that the headings or the opening name, when the paragraph may speak of it without naming it again."""
    if not path:
        return None
    if opened := _TITLE.match(text):
        title = clean(opened["title"])
        project = opened["mark"] and _PROJECT.search(title) and not GENERAL_HEADING.search(title)
        if known(title) or title.endswith("项目") or project:
            return title
        if opened["mark"] and (thing := _of_one(title)):
            return thing
    heading = clean(flow(path[-1]).text)
    if _PROJECT_OPENING.search(text[:20]) or (
        _PROJECT.search(heading) and not GENERAL_HEADING.search(heading)
    ):
        return heading
    return _of_one(heading)


def _of_one(heading: str) -> str | None:
    """The one thing of which a heading announces the figures: 公务接待费支出情况."""
    stem = GENERAL_HEADING.sub("", heading).removesuffix("经费支出")
    if stem in ("基本支出", "项目支出"):
        return stem
    thing = _OF_ONE.sub("", heading)
    return thing if thing != heading and known(thing) and thing not in _WHOLES else None


def owned(path: tuple[str, ...], one: Said, spoken: Statement, text: str) -> Statement:
    """What a figure of the paragraph `text` states, with the project or other thing that its own clause does not say: the
    project of the section; for a total or a measure without a name what the paragraph's title, the sentence or a heading
    names, so that a part of the money is never taken for the whole."""
    if spoken.subject:
        return spoken
    heading = clean(flow(path[-1]).text) if path else ""
    if _PROJECT.search(heading) and not known(heading) and heading != spoken.item:
        return replace(spoken, subject=heading)
    if canonical(spoken.item) == _TOTAL:
        return replace(spoken, subject=_under_title(text))
    part = _part(path, one, text) if unnamed(spoken.item) and spoken.measure is not Measure.COUNT else None
    if part is None:
        return spoken
    return replace(spoken, subject=part) if spoken.measure is Measure.STATED else replace(spoken, item=part)


def _under_title(text: str) -> str | None:
    """The thing that a numbered title at the paragraph's beginning names, for a total below it: it is not the report's own."""
    opened = _TITLE.match(text)
    if opened is None or not opened["mark"]:
        return None
    title = clean(opened["title"])
    return None if known(title) or GENERAL_HEADING.search(title) or "整体" in title else title


def _part(path: tuple[str, ...], one: Said, text: str) -> str | None:
    """What the words before a measure without a name speak of, where that is a part of what the body spends on."""
    title = _under_title(text)
    if title and _SPENT_ON.search(title):
        return title
    spoken = (words.strip() for words in _CLAUSES.split(one.opening))
    if clause := next((words for words in spoken if _SPENT_ON.search(words)), None):
        return clean(clause)
    reports = (
        found["project"] or "项目支出"
        for heading in reversed(path)
        if (found := _REPORT_ON.search(flow(heading).text))
    )
    return next(reports, None)
