"""Markdown (.md): what a browser would show of it, with rows of tabs kept as the tables that they are in text files.

Owns the division of the file into the two. A line end is one, as Chinese writers mean it.
"""

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ingest.document import Document
from ingest.limits import USUAL, Limits
from ingest.readers import canonical, encoding, html
from ingest.readers.canonical import Block, Rows, Source

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_ROW = re.compile(r".*\S.*\t|\t.*\t")


def read(path: Path, limits: Limits = USUAL) -> Document:
    """The filing at `path`; raises ingest.errors.Unreadable where the file holds no text that can be read, or too much."""
    data, text = encoding.read(path)
    source = Source(file=path.name, digest=hashlib.sha256(data).hexdigest(), limits=limits)
    return canonical.document(_blocks(_FRONT_MATTER.sub("", text), source), source)


def _blocks(text: str, source: Source) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    marks = MarkdownIt("commonmark", {"breaks": True}).enable("table").disable("code")
    for tabular, group in groupby(text.split("\n"), key=lambda line: bool(_ROW.match(line))):
        lines = list(group)
        if tabular:
            yield Rows(rows=tuple(tuple(line.split("\t")) for line in lines))
        elif any(line.strip() for line in lines):
            yield from html.blocks(marks.render("\n".join(lines)), source)
