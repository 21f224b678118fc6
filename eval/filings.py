"""The texts of the filings, line by line, as the scorer reads them: decoded, with plain line ends. What is no text file
has the lines of its canonical text, as ingestion gives it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.case import Place
from ingest.formats import reader
from ingest.limits import Limits

_ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")


@dataclass(frozen=True, slots=True)
class Filings:
    """Texts by file name; positions count in exactly these texts."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def line(self, place: Place) -> tuple[int, int] | None:
        """Where the line of `place` starts and ends in its text; nothing where the file or line is absent."""
        text = self.texts.get(place.file)
        if text is None:
            return None
        lines = text.split("\n")
        if place.line > len(lines):
            return None
        start = sum(len(line) + 1 for line in lines[: place.line - 1])
        return start, start + len(lines[place.line - 1])

    def held(self, place: Place) -> tuple[int, int] | None:
        """Where the words of `place` stand in its text."""
        span = self.line(place)
        if span is None:
            return None
        start = self.texts[place.file].find(place.text, *span)
        return (start, start + len(place.text)) if start >= 0 else None


def read_folders(folders: Sequence[Path], wanted: Collection[str] = ()) -> Filings:
    """The text files of some folders, and of other formats the `wanted` ones, which take their time. Raises Unreadable."""
    paths = [path for folder in folders for path in sorted(folder.glob("*")) if path.is_file()]
    texts = {path.name: decode(path.read_bytes()) for path in paths if path.suffix == ".txt"}
    others = [path for path in paths if path.name in wanted and path.name not in texts]
    return Filings(texts | {path.name: reader(path)(path, Limits()).text for path in others})


def decode(content: bytes) -> str:
    """The text of a file's bytes with \\n line ends. Raises UnicodeDecodeError where no encoding fits."""
    for encoding in _ENCODINGS[:-1]:
        try:
            return _ends(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _ends(content.decode(_ENCODINGS[-1]))


def _ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
