"""One Fact for each quantity that a report states in sentences, and one for each thing it says it withholds.

Owns the walk over headings and paragraphs, and what they carry over: functional paths, the section's scope and year. How a
sentence falls into clauses is in `ingest.extract.clauses`, what a clause says in `ingest.extract.statement`, what is spoken of
where no clause says it in `ingest.extract.topics`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest import period
from ingest.document import Document, Issue, IssueKind, Report, ReportKind, Section, Span
from ingest.extract import statement, topics
from ingest.extract.apiece import paired
from ingest.extract.budgets import told
from ingest.extract.clauses import Said, said, sentences
from ingest.extract.heads import LEVEL, unbracketed, unpathed
from ingest.extract.lists import settle
from ingest.extract.scopes import scope
from ingest.extract.statement import State, Statement
from ingest.extract.targets import aimed
from ingest.extract.unsaid import called, moneyed, named
from ingest.extract.wording import COMPARED, WITHHELD, clean, term
from ingest.fact import Fact, Measure, Scope, Withheld
from ingest.flow import Flow, flow
from ingest.names import canonical
from ingest.numbering import Kind
from ingest.quantity import Found, find, scan

_CODE = re.compile(r"\d{7}")
_FINAL_SECTIONS = re.compile(
    r"决算.*说明|决算情况|机关运行经费|一般性支出|政府采购|决算.*情况|(?:三公|因公出国|公务接待|公务用车)(?!.*预算)"
)
_NOT_FINAL = re.compile(r"绩效|问题|措施|国有资产占用")
# An account by its code alone: 1.伤残抚恤（2080802）。年初预算…
_CODED = re.compile(
    r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.．]+)?(?P<name>[^，,。；;：:()\d]{2,40})\((?P<code>\d{7})\)[。：:]?"
)
_OFFICES = "机关运行经费"
# A year that says when something began is not the year of the figures behind it.
_FOUNDED = re.compile(
    r"年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:(?:新?成立|新?组建|机构改革|挂牌|上线|投用|投入使用|启用|开工|建成)|[^，,。；;]{0,14}(?:以来|起(?=[，,])|开始)|(?:以前|之前)[^，,]{0,6}$)"
)
# What has no letter names nothing: the * of 3.0m*3.0m.
_NAMING = re.compile(r"[^\W\d_]")
_SINCE = ("成立于", "组建于", "设立于", "始建于", "建于", "建成于")
# A year that stands with a figure of its own (2014 年为 107.89 万元，) is not that of the figures behind it.
_OWN_FIGURE = re.compile(r"^年?度?(?:同期)?(?:决算)?(?:支出)?数?[为是][\d,.]+(?:万|亿)?元")
_DIGIT_BEHIND = re.compile(r"[ \n]\d")
_DIGIT_BEFORE = re.compile(r"\d[ \n]$")
# A row whose cells wide blanks set apart: a table that could not be read, and no sentence.
_LAID = re.compile(r"\S(?: {2,}|\u3000+ *)\S.*\S(?: {2,}|\u3000+ *)\S")
_SPOKEN = re.compile(r"[，。；]")
_CONTEXT = 80
_TITLE_SPAN = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading or a paragraph, with the path of accounts that stands above it."""

    section: Section
    report: Report
    span: Span
    heading: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A piece as it is read: its characters in order, the digits found in them, the path of accounts in force."""

    document: Document
    piece: Piece
    stream: Flow
    hits: tuple[Found, ...]
    accounts: "Accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The functional path last named: 类, 款, 项, and the code printed with it."""

    names: tuple[str, ...] = ()
    code: str | None = None


def facts(document: Document) -> tuple[tuple[Fact, ...], tuple[Issue, ...]]:
    """All facts that the prose of `document` states, in document order, and what could not be read."""
    found: list[Fact] = []
    issues: list[Issue] = []
    accounts = Accounts()
    for piece in pieces(document):
        stream = flow(document.text, piece.span.start, piece.span.end)
        accounts = _accounts(stream.text, piece, accounts)
        reading = Reading(document=document, piece=piece, stream=stream, hits=scan(stream), accounts=accounts)
        stated, unread = _stated(reading)
        found.extend((*stated, *_withheld(reading)))
        issues.extend(unread)
    found.sort(key=lambda fact: fact.span.start)
    numbered = (replace(fact, id=f"{document.digest[:12]}-s{number}") for number, fact in enumerate(found))
    return tuple(numbered), tuple(issues)


def pieces(document: Document) -> Iterator[Piece]:
    """Headings and paragraphs in document order; a heading is the first line of its section."""
    reports = {report.number: report for report in document.reports}
    sections = {section.number: section for section in document.sections}
    spans = [(paragraph.span, sections[paragraph.section], False) for paragraph in document.paragraphs]
    starts = {paragraph.span.start for paragraph in document.paragraphs}
    for section in document.sections:
        if section.path and (span := _heading(document.text, section)) and span.start not in starts:
            spans.append((span, section, True))
    for span, section, heading in sorted(spans, key=lambda row: (row[0].start, not row[2])):
        if section.report in reports:
            yield Piece(section=section, report=reports[section.report], span=span, heading=heading)


def _heading(text: str, section: Section) -> Span | None:
    """The place of the section's own heading, where its words stand at the start of the section."""
    end = min(section.span.end, section.span.start + 400)
    lines = re.compile(r"[^\n]+").finditer(text, section.span.start, end)
    first = next((line for line in lines if line.group().strip()), None)
    if first is None:
        return None
    words = flow(first.group()).text
    return (
        Span(start=first.start(), end=first.end())
        if words and words[:6] in flow(section.path[-1]).text + words[:0]
        else None
    )


def _accounts(text: str, piece: Piece, last: Accounts) -> Accounts:
    """The functional path in force: named in this piece, in a heading above it, or in the line before."""
    levels = {match["level"]: clean(match["name"]) for match in LEVEL.finditer(text)}
    if not levels and (coded := _CODED.match(text)):
        return Accounts(names=(clean(coded["name"]),), code=coded["code"])
    if piece.heading and not levels:
        return Accounts()
    if not levels:
        return last
    top = levels.get("类") or (last.names[0] if last.names and "项" in levels else None)
    names = tuple(name for name in (top, levels.get("款"), levels.get("项")) if name)
    code = _CODE.search(text) if "项" in levels else None
    return Accounts(names=names, code=code.group() if code else None)


def _state(piece: Piece, text: str, accounts: Accounts) -> State:
    """What is known before the first figure of a piece."""
    path = piece.section.path
    final = not piece.heading and piece.report.kind is ReportKind.FINAL_ACCOUNTS and not piece.section.annex
    final = final and any(_FINAL_SECTIONS.search(flow(heading).text) for heading in path)
    final = final and not any(_NOT_FINAL.search(heading) for heading in path)
    row: tuple[str, ...] = ()
    topic = None if piece.heading else topics.topic(path, text)
    coded = _CODED.match(text) is not None
    if len(accounts.names) == 3 or coded or (accounts.names and LEVEL.search(text) and "(项)" in text):
        topic, row = accounts.names[-1], accounts.names
    report = piece.report.kind is ReportKind.PERFORMANCE or piece.section.annex or "绩效" in "".join(path)
    return State(topic=topic, row=row, final=final, report=report and not piece.heading)


def _stated(reading: Reading) -> tuple[list[Fact], list[Issue]]:
    """The facts of a piece's figures, and its digits that are none."""
    stream, report = reading.stream, reading.piece.report
    issues = [_issue(reading, hit, "不是写得完整的数字") for hit in reading.hits if hit.kind is Kind.UNREAD]
    names = tuple(flow(name).text for name in (report.organisation, *report.aliases) if len(name) > 3)
    state, outside = _state(reading.piece, stream.text, reading.accounts), None
    readings: list[tuple[Said, Statement]] = []
    quantities, unclear = paired(said(stream, reading.hits))
    for one in quantities:
        if one.hit.start in unclear or _severed(stream.text, one.hit) or _laid(reading, one.hit):
            issues.append(_issue(reading, one.hit, "说不清是什么的数字"))
            continue
        # What brackets add is an aside: behind them the sentence goes on with what it spoke of before.
        if one.aside and outside is None:
            outside = statement.heard(one, state)
        elif not one.aside and outside is not None:
            state, outside = outside, None
        bare, state = unpathed(one, names, state)
        bare = called(moneyed(named(unbracketed(bare)), readings[-1][0] if readings else None, state))
        spoken, state = statement.read(bare, state)
        if spoken is None or one.hit.amount is None or not _NAMING.search(spoken.item) or "|" in spoken.item:
            issues.append(_issue(reading, one.hit, "说不清是什么的数字"))
        else:
            readings.append((bare, _owned(reading, bare, _levelled(bare, spoken))))
    return [_fact(reading, one, spoken) for one, spoken in told(aimed(settle(readings)))], issues


def _severed(text: str, hit: Found) -> bool:
    """Whether a blank parts the digits of one figure: 85.1 5 万元 is neither 85.1 nor 5 万元."""
    whole = hit.unit is not None and hit.unit_end > hit.end
    return (not whole and _DIGIT_BEHIND.match(text, hit.end) is not None) or (
        _DIGIT_BEFORE.search(text, 0, hit.start) is not None
    )


def _laid(reading: Reading, hit: Found) -> bool:
    """Whether a figure stands in a row of cells and in no sentence."""
    text, (start, _) = reading.document.text, reading.stream.source(hit.start, hit.end)
    line = text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0].strip()
    return bool(_LAID.search(line)) and not _SPOKEN.search(line)


def _levelled(one: Said, spoken: Statement) -> Statement:
    """一般公共服务（类）94.85 万元 says no measure: such a line may sum up budgets as well as final accounts."""
    return replace(spoken, measure=Measure.STATED) if one.head.endswith(("(类)", "(款)")) else spoken


def _issue(reading: Reading, hit: Found, why: str) -> Issue:
    start, end = reading.stream.source(hit.start, hit.end)
    around = reading.stream.text[max(0, hit.start - 12) : hit.finish + 8]
    detail = f"{reading.document.text[start:end]!r}: {why}（…{around}…）"
    return Issue(kind=IssueKind.UNREAD_FIGURE, detail=detail, span=Span(start=start, end=end))


def _placed(reading: Reading, place: tuple[int, int], sentence: tuple[int, int]) -> Fact:
    """A fact of this place, sentence and report that says nothing yet; places count in the stream."""
    start, end = reading.stream.source(*place)
    quote = reading.stream.source(*sentence)
    section, report = reading.piece.section, reading.piece.report
    return Fact(
        id="", filing=reading.document.digest, report=report.number, organisation=report.organisation,
        year=report.year, item="", term="", code=None, measure=Measure.TEXT, scope=Scope(), subject=None, basis=None,
        row=(), column=(), value=Withheld(), unit=None, span=Span(start=start, end=end),
        quote=Span(start=quote[0], end=quote[1]), section=section.number, table=None, annex=section.annex,
        context=reading.stream.text[sentence[0] : sentence[1]],
    )  # fmt: skip


def _in_section(term: str, path: tuple[str, ...]) -> str:
    """A term in the section that it stands in: what administrative units spend on daily needs is, where that is what the section is
    about, 机关运行经费, and not the 公用经费 of all units."""
    return _OFFICES if term == "公用经费" and path and _OFFICES in flow(path[-1]).text else term


def _fact(reading: Reading, one: Said, spoken: Statement) -> Fact:
    """The fact of a figure that has been read."""
    assert one.hit.amount is not None
    report, section = reading.piece.report, reading.piece.section
    placed = _placed(reading, (one.hit.start, one.hit.end), one.sentence)
    return replace(
        placed,
        year=_year(report.year, one, spoken),
        item=spoken.item,
        term=_in_section(_term(spoken, one, report.year), section.path),
        code=reading.accounts.code if spoken.row == reading.accounts.names else None,
        measure=spoken.measure,
        scope=scope(section.path, _outside(one), spoken.item, reading.stream.text[: one.hit.start]),
        subject=spoken.subject,
        basis=_basis(spoken.basis, report.year),
        row=spoken.row,
        column=spoken.column,
        value=one.hit.amount,
        unit=_unit(reading, one),
        context=_context(reading.stream.text, one, spoken),
    )


def _owned(reading: Reading, one: Said, spoken: Statement) -> Statement:
    """What a figure states, with what it is of where its own clause does not say so; a performance report's title may say it
    of all its totals."""
    path, report = reading.piece.section.path, reading.piece.report
    if reading.piece.heading:
        return spoken
    if path and report.kind is ReportKind.PERFORMANCE:
        path = (reading.document.text[report.span.start :][:_TITLE_SPAN], *path)
    return topics.owned(path, one, spoken, reading.stream.text)


def _unit(reading: Reading, one: Said) -> str | None:
    """The unit with the characters of the filing (台（套）, not the folded 台(套)), and the 元 that it leaves out."""
    if (one.hit.unit or "").endswith("元"):
        return one.hit.unit
    start, end = reading.stream.source(one.hit.start, one.hit.unit_end)
    return next(
        (found.unit for found in find(reading.document.text[start:end]) if found.amount), one.hit.unit
    )


def _basis(words: str | None, reported: int) -> str | None:
    """较 2022 年 in a report of 2023 is 上年."""
    return "上年" if words in (f"{reported - 1}年", f"{reported - 1}年度") else words


def _outside(one: Said) -> str:
    """The sentence up to the figure without what stands in brackets, unless the figure does."""
    return one.opening if one.aside else re.sub(r"\([^()]*\)", "", one.opening)


def _term(spoken: Statement, one: Said, reported: int) -> str:
    """The report's own year inside a name (自评的2024年度项目) tells it from nothing."""
    return term(re.sub(rf"(?<=的){reported}年度?(?=.)", "", spoken.item), one.hit.unit)


def _year(reported: int, one: Said, spoken: Statement) -> int:
    """The year of a figure: what it is compared with, else the last year of its part of the sentence (between ；),
    else the only one that the sentence names, else the report's.
    """
    if spoken.year is not None:
        named = period.find(spoken.year, reported)
        return named[0].year if named else reported - 1
    words = re.sub(r"\([^()]*\)|《[^》]*》", lambda match: " " * len(match.group()), one.opening)
    compared = [(match.start(), match.end()) for match in COMPARED.finditer(words)]
    named = tuple(
        found
        for found in period.find(words, reported)
        if not found.relative
        and not any(start <= found.start < end for start, end in compared)
        and not (found.year < reported and _OWN_FIGURE.match(words[found.end :]))
    )
    named = tuple(
        found
        for found in named
        if found.year <= reported + 1
        and not _FOUNDED.match(words[found.end :])
        and not words[: found.start].rstrip().endswith(_SINCE)
    )
    part = max(words.rfind("；"), words.rfind(";"))
    near = tuple(found for found in named if found.start > part)
    if near:
        return near[-1].year
    years = {found.year for found in named if words[: found.start][-1:] not in ("到", "至")}
    return years.pop() if len(years) == 1 else reported


def _context(text: str, one: Said, spoken: Statement) -> str:
    """The words that name the figure: its own clause to its end, the clauses without figures that lead to it, and in front
    whom or what the sentence speaks of."""
    start, end = one.sentence
    left = max(start, one.hit.start - _CONTEXT, one.clause[0])
    right = min(end, one.hit.finish + _CONTEXT // 2, one.clause[1])
    own = text[left:right].strip("，；,;。")
    return own if spoken.lead is None or spoken.lead in own else f"{spoken.lead}，{own}"


def _withheld(reading: Reading) -> Iterator[Fact]:
    """A fact without a value for each thing that the report says it does not publish."""
    text, path = reading.stream.text, reading.piece.section.path
    heading = clean(flow(path[-1]).text) if path else ""
    for match in WITHHELD.finditer(text):
        bounds = sentences(reading.stream, reading.hits)
        sentence = next(bound for bound in bounds if bound[0] <= match.start() < bound[1])
        evaluated = match.group().endswith("评价")
        item = "绩效评价" if evaluated else heading or text[sentence[0] : match.start()]
        fact = _placed(reading, match.span(), sentence)
        yield replace(fact, item=item, term=canonical(item), subject=heading if evaluated else None)
