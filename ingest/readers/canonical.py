"""The canonical text as readers with pages write it, with the place of every word.

Owns the dialect: a paragraph is a line, a table row is a line of cells set apart by tabs, a blank line parts them. What
the text says is read by `ingest.readers.text`.
"""

from collections.abc import Iterable, Sequence

from ingest.document import Run
from ingest.readers.page import Word
from ingest.readers.reading_order import TextLine, seam, spaced
from ingest.readers.sheet import Field

_MARKS = str.maketrans("\t\n\r", "   ")


class Canonical:
    """A text in the making and where its characters stand."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self._pieces)

    @property
    def layout(self) -> tuple[Run, ...]:
        """Where it stands."""
        return tuple(self._runs)

    def paragraph(self, lines: Sequence[TextLine]) -> None:
        """A paragraph on one line."""
        self._lines(lines)
        self._put("\n\n")

    def row(self, fields: Iterable[Sequence[Field]], page: int) -> None:
        """A row of a table; of cells that share a column the texts one after the other."""
        for number, column in enumerate(fields):
            if number:
                self._put("\t")
            lines = [line for field in column for line in field.lines]
            if lines:
                self._lines(lines)
            elif column:
                self._runs.append(Run(start=self._length, end=self._length, page=page, box=column[0].box))
        self._put("\n")

    def gap(self) -> None:
        """A blank line: the end of a table, or of its part on one page."""
        self._put("\n")

    def _lines(self, lines: Sequence[TextLine]) -> None:
        last = ""
        for line in lines:
            for blank, word in spaced(line.words):
                self._put(blank or (seam(last, word.text) if word is line.words[0] else ""))
                self._word(word, line.page)
            last = line.words[-1].text

    def _word(self, word: Word, page: int) -> None:
        text = word.text.translate(_MARKS)
        end = self._length + len(text)
        run = Run(start=self._length, end=end, page=page, box=word.box, confidence=word.confidence)
        self._runs.append(run)
        self._put(text)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
