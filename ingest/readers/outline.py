"""The outline of a text: its reports, and the tree of headings with all that stands under each.

Owns where sections begin and end: every character belongs to the innermost section whose span holds it. Tables of
contents, covers and report titles are no sections; they are named as `skipped`, for they are no prose either.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ingest.document import Report, ReportKind, Section, Span
from ingest.names import plain
from ingest.readers.headings import Mark, Marked, marked
from ingest.readers.lines import Line, lines
from ingest.readers.titles import Title, filed, reports, titles
from ingest.readers.tree import Entry, entries

_LEADER = re.compile(r"[.·_-]{3,}\d*$")
_CONTENTS = re.compile(r"^.{0,8}目[录次]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Reports and sections in the order of the text; the places of headings that are no prose; what is neither."""

    reports: tuple[Report, ...]
    sections: tuple[Section, ...]
    headings: tuple[Span, ...]
    skipped: tuple[Span, ...]
    told: bool
    """Whether the text itself tells whose report of which year it is, and not the name of its file."""


def outline(text: str, file: str = "") -> Outline:
    """The reports and sections of `text`; a text without a report has one section. Where it names nobody, `file` may."""
    rows = lines(text)
    contents = _contents(rows)
    found = titles(rows, contents)
    made, annexes = reports(rows, found, len(text))
    told = bool(made)
    if not told and (named := filed(file)):
        made, annexes = reports(rows, (named,), len(text))
    quiet = contents | {number for title in found for number in range(title.first, title.last + 1)}
    quiet |= _covers(rows, made, quiet)
    sections: list[Section] = []
    headings: list[Span] = []
    for report in made:
        inside = [number for number, row in enumerate(rows) if _holds(report.span, row, len(text))]
        first = inside[0]
        tree = tuple(
            entries(
                rows[first : inside[-1] + 1],
                {number - first for number in quiet},
                {title.first - first for title in annexes if title.kind is not report.kind},
            )
        )
        name = _name(report, found, rows)
        sections += _sections(report, name, tree, len(sections))
        headings += [entry.heading for entry in tree if entry.heading]
    if not made:
        sections = [
            Section(number=0, report=0, path=("全文",), annex=False, span=Span(start=0, end=len(text)))
        ]
    skipped = tuple(Span(start=rows[number].start, end=rows[number].end) for number in sorted(quiet))
    return Outline(
        reports=made, sections=tuple(sections), headings=tuple(headings), skipped=skipped, told=told
    )


def innermost(sections: Sequence[Section], place: int) -> Section:
    """The innermost section that holds the character at `place`."""
    holding = (section for section in sections if section.span.start <= place < section.span.end)
    return max(holding, key=lambda section: (section.span.start, section.number), default=sections[-1])


def _holds(span: Span, row: Line, length: int) -> bool:
    return span.start <= row.start < span.end or row.start == span.end == length


def _contents(rows: Sequence[Line]) -> frozenset[int]:
    """The lines of tables of contents: short lines from 目录, or from a 第一部分, up to where the first comes again."""
    found: set[int] = set()
    for number, row in enumerate(rows):
        if number in found:
            continue
        mark = marked(row.text)
        if _CONTENTS.match(plain(row.text)):
            first = _following(rows, number)
        elif mark and mark.mark is Mark.PART and mark.number == 1:
            first = number
        else:
            continue
        if (end := _again(rows, first)) is not None:
            found.update(range(number, _titled(rows, first, end)))
        elif first != number:
            found.add(number)
    return frozenset(found)


def _titled(rows: Sequence[Line], first: int, end: int) -> int:
    """Where a table of contents that ends at the line `end` is over: before a title that stands between it and the text."""
    near = titles(rows[:end], range(max(first + 1, end - 10)))
    return next((one.first for one in near if one.body and one.kind is ReportKind.FINAL_ACCOUNTS), end)


def _again(rows: Sequence[Line], first: int) -> int | None:
    """The line where the marker of the line `first` comes again, if only short lines stand between, and several."""
    begun = marked(rows[first].text)
    entries_between = 0
    for number in range(first + 1, len(rows)):
        words = plain(rows[number].text)
        mark = marked(rows[number].text)
        if begun and mark and _repeats(begun, mark) and entries_between:
            return number
        if rows[number].tabular or len(_LEADER.sub("", words)) > 60 or "。" in words:
            return None
        entries_between += bool(words)
    return None


def _repeats(begun: Marked, mark: Marked) -> bool:
    """Whether the second marker is the first come again: the same number, and the same words if it is no part."""
    same = (mark.mark, mark.number) == (begun.mark, begun.number)
    return same and (mark.mark is Mark.PART or mark.words[:4] == begun.words[:4])


def _following(rows: Sequence[Line], number: int) -> int:
    """The next line that is not blank."""
    return next((place for place in range(number + 1, len(rows)) if rows[place].text.strip()), number)


def _covers(rows: Sequence[Line], made: Sequence[Report], quiet: Collection[int]) -> set[int]:
    """The lines of each report before the last title or table of contents that follows its start without prose."""
    found: set[int] = set()
    for report in made:
        pending: list[int] = []
        for number, row in enumerate(rows):
            if row.start < report.span.start or not row.text.strip():
                continue
            if number in quiet:
                found.update(pending)
                pending = []
            elif row.tabular or _begins(row) or len(plain(row.text)) > 60 or len(pending) > 12:
                break
            else:
                pending.append(number)
    return found


def _begins(row: Line) -> bool:
    """Whether a numbered thing begins here; 附件 2 above a title is only its label."""
    mark = marked(row.text)
    return mark is not None and mark.mark is not Mark.ANNEX


def _name(report: Report, found: Sequence[Title], rows: Sequence[Line]) -> str:
    """The report's title as printed: the name of the section that holds what stands under no heading."""
    inside = (title for title in found if report.span.start <= rows[title.first].start < report.span.end)
    title = next(inside, None)
    return title.printed if title else f"{report.year}年度{report.organisation}{report.kind.value}"


def _sections(report: Report, name: str, tree: Sequence[Entry], number: int) -> list[Section]:
    """The sections of one report, numbered from `number`: the whole report, then one for each heading."""
    whole = Entry(start=report.span.start, depth=0, path=(name,), annex=False, heading=None)
    order = (whole, *tree)
    made: list[Section] = []
    for place, entry in enumerate(order):
        if entry.path is None:
            continue
        later = (other.start for other in order[place + 1 :] if other.depth <= entry.depth)
        span = Span(start=entry.start, end=next(later, report.span.end))
        section = Section(
            number=number + len(made), report=report.number, path=entry.path, annex=entry.annex, span=span
        )
        made.append(section)
    return made
