"""Text files: the filing as a Document, in the order decode, tabs between cells, outline, tables, paragraphs."""

import hashlib
from pathlib import Path

from ingest.document import Document, Issue, IssueKind, Span
from ingest.limits import USUAL, Limits, within
from ingest.readers import borne_out, broken, commas, encoding, laid_text, stacked, strokes
from ingest.readers.grid import tables
from ingest.readers.lines import lines
from ingest.readers.outline import outline
from ingest.readers.paragraphs import paragraphs
from ingest.readers.pitch import laid_out


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where the file holds no text that can be read, or too much."""
    data, decoded = encoding.read(path)
    cut = broken.mended(commas.tabbed(strokes.tabbed(decoded)))
    whole = laid_text.canonical(cut) if laid_out(cut) else cut
    text = stacked.tabbed(whole)
    within(limits, path.name, cells=text.count("\t"))
    document = parse(text, file=path.name, digest=hashlib.sha256(data).hexdigest())
    return document if text == cut else borne_out.held(document)


def parse(text: str, *, file: str, digest: str) -> Document:
    """The Document that the canonical `text` of a file is."""
    found = outline(text, file)
    grids, issues = tables(text, found.sections)
    excluded = (*found.headings, *found.skipped, *(table.span for table in grids))
    names = tuple(name for report in found.reports for name in (report.organisation, *report.aliases))
    if not found.told:
        detail = "单位和年度取自文件名：正文没有写明" if found.reports else "没有找到报告的标题"
        issues = (Issue(kind=IssueKind.NO_REPORT, detail=detail, span=Span(start=0, end=0)), *issues)
    return Document(
        file=file,
        digest=digest,
        text=text,
        reports=found.reports,
        sections=found.sections,
        paragraphs=paragraphs(lines(text), found.sections, excluded, names),
        tables=grids,
        issues=issues,
    )
