"""The canonical text as readers with pages write it, with the place of every word.

Owns the dialect: a paragraph is a line, a table row is a line of cells set apart by tabs, a blank line parts them. What
the text says is read by `ingest.readers.text`.
"""

from collections.abc import Iterable, Sequence

from ingest.document import Run
from ingest.readers.page import Word
from ingest.readers.reading_order import TextLine, run_on, spaced
from ingest.readers.sheet import APART, Field

_DOUBT = " ?"
"""Stands behind a figure that cannot be told from its neighbour's, so that nothing takes it for one."""
_MARKS = str.maketrans("\t\n\r", "   ")


class PlacedText:
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
        for number, line in enumerate(lines):
            self._put(run_on(lines[number - 1].text, line.text) if number else "")
            self._line(line)
        self._put("\n\n")

    def row(self, fields: Iterable[Sequence[Field]], page: int) -> None:
        """A row of a table; of cells that share a column the texts one after the other."""
        for number, column in enumerate(fields):
            self._put("\t" if number else "")
            held = [field for field in column if field.lines]
            for field in held:
                self._put(APART if field is not held[0] else "")
                for place, line in enumerate(field.lines):
                    self._put(field.seam(place) if place else "")
                    self._line(line, cell=True)
                self._put(_DOUBT if field.doubtful else "")
            if column and not held:
                self._runs.append(Run(start=self._length, end=self._length, page=page, box=column[0].box))
        self._put("\n")

    def gap(self) -> None:
        """A blank line: the end of a table, or of its part on one page."""
        self._put("\n")

    def _line(self, line: TextLine, *, cell: bool = False) -> None:
        for blank, word in spaced(line.words, cell=cell):
            self._put(blank)
            self._word(word, line.page)

    def _word(self, word: Word, page: int) -> None:
        text = word.text.translate(_MARKS)
        end = self._length + len(text)
        run = Run(start=self._length, end=end, page=page, box=word.box, confidence=word.confidence)
        self._runs.append(run)
        self._put(text)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
