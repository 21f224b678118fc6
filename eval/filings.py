"""The texts of the filings, line by line, as the scorer reads them: decoded, with plain line ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.case import Place

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


def read_folders(folders: Sequence[Path]) -> Filings:
    """The text files of some folders; other formats have no lines to check and are left out."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    return Filings({path.name: decode(path.read_bytes()) for path in paths})


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
