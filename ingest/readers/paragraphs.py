"""The paragraphs of a text: its prose lines, joined where a line or page break cut a sentence in two.

Owns what is prose and where a paragraph ends. Headings, tables, captions, covers and page marks are none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ingest.document import Paragraph, Section, Span
from ingest.names import plain
from ingest.readers.headings import Mark, marked
from ingest.readers.lines import Line
from ingest.readers.outline import innermost

_FURNITURE = re.compile(
    r"^(?:(?:金额)?单位:(?:万元|元|亿元|千元)|(?:公开|财决|财决批复)\d{1,2}(?:-\d)?表|20\d\d年度"
    r"|(?:编制|填报|预算)?(?:部门|单位)(?:名称)?(?:（(?:盖章|公章)）)?:.{2,40}|（?此页为封面）?|-?\d{1,3}-?|第\d+页(?:共\d+页)?)$"
)
_LEAD = re.compile(r"^[-*+#\s]*(?:\*\*)?")
_TAIL = re.compile(r"(?:[\s\"”’」』）)\]】]|\*\*|</?[A-Za-z]+\s*/?>)+$")
_ENDED = re.compile(r"[。;:!?…]$")
_ACCOUNT = re.compile(r"^(?:\d{1,2}[、.]|（\d{1,2}）)?[^。:;,]*（类）[^。:;,]*（项）(?:（即?\d+）)?[。:]?$")
_DATE = re.compile(r"^20\d\d年\d{1,2}月\d{1,2}日$")
_BULLET = re.compile(r"^\s*(?:[-*+]\s+|[•●■◆▪□①-⑳❶-❿]|[A-Za-z][、.．]\s*(?=[^A-Za-z\d\s]))")
_CUT = 12
"""A line shorter than this that does not end a sentence stands alone: it is a label, not the head of a cut sentence."""


def paragraphs(
    rows: Sequence[Line], sections: Sequence[Section], excluded: Sequence[Span], names: Sequence[str]
) -> tuple[Paragraph, ...]:
    """The paragraphs of `rows` outside the `excluded` places; a line that is one of `names` is a signature."""
    groups: list[list[Line]] = []
    joins = False
    barred = _starts(rows, excluded)
    for row in rows:
        words = plain(row.text)
        if not words:
            continue
        if row.tabular or row.start in barred or _FURNITURE.match(words):
            joins = False
            continue
        alone = words in names or _DATE.match(words)
        if joins and not alone and not _listed(row.text):
            groups[-1].append(row)
        else:
            groups.append([row])
        joins = not alone and _unfinished(groups[-1])
    return tuple(_paragraph(group, sections) for group in groups)


def _starts(rows: Sequence[Line], excluded: Sequence[Span]) -> frozenset[int]:
    """The starts of the rows that touch an excluded place."""
    touched: set[int] = set()
    starts = [row.start for row in rows]
    for span in excluded:
        first = max(bisect_right(starts, span.start) - 1, 0)
        touched.update(starts[first : max(bisect_left(starts, span.end), first + 1)])
    return frozenset(touched)


def _listed(text: str) -> bool:
    """Whether a line begins an item of a list or another thing of its own."""
    found = marked(text)
    return (
        found is not None
        or bool(_BULLET.match(text))
        or plain(text).startswith(("注:", "备注:", "说明:", "附件:"))
    )


def _unfinished(group: Sequence[Line]) -> bool:
    """Whether a sentence goes on behind the last line of `group`: it does not end there, or only names an account."""
    words = "".join(plain(row.text) for row in group)
    if _ACCOUNT.match(words):
        return True
    found = marked(group[0].text)
    if found and found.mark <= Mark.HASH:
        return False
    last = plain(_TAIL.sub("", group[-1].text)) or words
    return len(words) >= _CUT and not _ENDED.search(last)


def _paragraph(group: Sequence[Line], sections: Sequence[Section]) -> Paragraph:
    first, last = group[0], group[-1]
    lead = _LEAD.match(first.text)
    start = first.start + (lead.end() if lead else 0)
    end = last.start + len(last.text.rstrip())
    return Paragraph(section=innermost(sections, start).number, span=Span(start=start, end=max(start, end)))
