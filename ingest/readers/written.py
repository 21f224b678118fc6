"""What a recogniser read in a strip, as words: Chinese ones and others apart, each with its place and confidence.

Owns where a word ends, and its confidence: the least of its characters'.
"""

from collections.abc import Iterator

from ingest.readers.ocr import Reading
from ingest.readers.page import Box, Word
from ingest.readers.reading_order import wide

_NARROW = 0.5
"""The width of a digit, in heights of a line."""


def words(reading: Reading, place: Box) -> Iterator[Word]:
    """The words of a reading of the image at `place`."""
    first = 0
    for number in range(1, len(reading.text) + 1):
        if number == len(reading.text) or _parts(reading.text[number - 1], reading.text[number]):
            if not reading.text[first].isspace():
                yield _word(reading, place, slice(first, number))
            first = number


def _parts(before: str, char: str) -> bool:
    return before.isspace() or char.isspace() or wide(before) != wide(char)


def _word(reading: Reading, place: Box, part: slice) -> Word:
    text = reading.text[part]
    sure = min(reading.sure[part])
    left, top, right, bottom = place
    edges = [_edge(reading, place, part.start, -1), _edge(reading, place, part.stop - 1, 1)]
    return Word(text=text, box=(max(left, edges[0]), top, min(right, edges[1]), bottom), confidence=sure)


def _edge(reading: Reading, place: Box, number: int, side: int) -> float:
    """Where a character ends on a side: half its width from its middle, or half way to its neighbour."""
    left, top, right, bottom = place
    middle = left + reading.middles[number] * (right - left)
    half = (bottom - top) / 2 * (1.0 if wide(reading.text[number]) else _NARROW)
    other = number + side
    if 0 <= other < len(reading.middles):
        half = min(half, abs(reading.middles[other] - reading.middles[number]) * (right - left) / 2)
    return middle + side * half
