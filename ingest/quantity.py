"""The one reader of numbers: figures with their units and bounds, and the digits that are no quantity.

Owns how a number is written. What it is a number of belongs to `ingest.extract`; arithmetic to `ingest.arithmetic`.
The words that surround a number (units, scales, bounds) are tables in `ingest.units`, the digits that only look
like quantities in `ingest.numbering`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.fact import Amount, Bound
from ingest.flow import Flow, flow
from ingest.numbering import Kind, named, quoted
from ingest.units import (
    ABOUT_BEFORE,
    AFTER,
    AT_LEAST_BEFORE,
    AT_MOST_BEFORE,
    COUNTED,
    after_bound,
)

_RUN = re.compile(r"\d(?:[\d,.]*\d)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SPACED = re.compile(r"(?<![\d,.])(?<![\d,.] )\d{1,3}(?:, ?\d{3}| \d{3}| , ?\d{3})+(?:\.\d+)?(?! ?[\d,.]*\d)")
_BRACKETED = re.compile(r"\((?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)\)")
"""How accounts print what is below nought. A short whole number in brackets is an ordinal as often."""
_RANGE_SIGN = re.compile(r"(?:-|—|~|至|到)")
_YEAR_BEHIND = re.compile(r"(?:19|20)\d{2}年")
_NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千两]+")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that is all of a text; `start` and `end` hold the figure's own characters, `unit` is as printed."""

    amount: Amount
    unit: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Digits in a text and what they are; only a quantity has an amount.

    `start` and `end` hold the figure's own characters, a leading minus included, bounds and the unit not (the
    range is one figure, with its last %); `unit_end` is where the unit ends, `begin` and `finish` the place of the
    whole expression with its bounds.
    """

    start: int
    end: int
    amount: Amount | None
    unit: str | None
    unit_end: int
    kind: Kind
    begin: int
    finish: int


def read(text: str) -> Quantity | None:
    """The number that `text` is, with its sign, bounds and unit; None where the text is anything else."""
    stream = flow(text)
    if below := _BRACKETED.fullmatch(stream.text):
        value = -Decimal(below["figure"].replace(",", ""))
        start, end = stream.source(*below.span())
        return Quantity(amount=Amount(low=value), unit=None, start=start, end=end)
    first = next(
        (place for place, character in enumerate(stream.text) if _starts(character)),
        None,
    )
    if first is None:
        return None
    hit = _number(stream, first, whole=True) or _numeral(stream.text, first)
    if hit is None or hit.amount is None or hit.begin != 0 or hit.finish != len(stream.text):
        return None
    start, end = stream.source(hit.start, hit.end)
    return Quantity(amount=hit.amount, unit=_printed(text, stream, hit), start=start, end=end)


def in_brackets(text: str) -> bool:
    """Whether `text` is an amount below nought, as accounts print it: (40.50)."""
    return _BRACKETED.fullmatch(flow(text).text) is not None


def find(text: str) -> tuple[Found, ...]:
    """All digits of `text` in order, quantities read and the rest named; Chinese numerals only with their unit."""
    stream = flow(text)
    return tuple(_placed(text, stream, hit) for hit in scan(stream))


def scan(stream: Flow) -> tuple[Found, ...]:
    """The same as `find`, in the offsets of the stream; units are folded there."""
    hits = sorted(_hits(stream), key=lambda hit: hit.start)
    kept: list[Found] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def numeral(words: str) -> int | None:
    """The value of a Chinese numeral up to 9999, None where it is none."""
    if not _NUMERAL.fullmatch(words):
        return None
    if len(words) > 1 and not any(character in _TENS for character in words):
        return int("".join(str(_DIGITS[character]) for character in words))
    total, digit = 0, 0
    for character in words:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def _starts(character: str) -> bool:
    return character.isdecimal() or character in _DIGITS or character in _TENS


def _hits(stream: Flow) -> Iterator[Found]:
    text = stream.text
    names = named(text)
    yield from (_plain(start, end, kind) for start, end, kind in names)
    taken = [(start, end) for start, end, _ in names]
    place = 0
    while run := _RUN.search(text, place):
        inside = next((end for start, end in taken if start <= run.start() < end), None)
        if inside is not None:
            place = inside
            continue
        hit = _number(stream, run.start(), whole=False) or _unread(text, run)
        yield hit
        place = max(hit.unit_end, run.start() + 1)
    taken.extend(quoted(text))
    for match in COUNTED.finditer(text):
        if not any(start <= match.start() < end for start, end in taken) and (
            counted := _numeral(text, match.start())
        ):
            yield counted


def _plain(start: int, end: int, kind: Kind) -> Found:
    return Found(
        start=start,
        end=end,
        amount=None,
        unit=None,
        unit_end=end,
        kind=kind,
        begin=start,
        finish=end,
    )


def _unread(text: str, run: re.Match[str]) -> Found:
    kind = Kind.NAME if run.group().count(".") > 1 and "," not in run.group() else Kind.UNREAD
    return _plain(run.start(), run.end(), kind)


def _figure(text: str, place: int) -> tuple[int, Decimal] | None:
    """The unsigned number that starts at `place`: where it ends and its value; None for a malformed run."""
    if spaced := _SPACED.match(text, place):
        behind = AFTER.match(text, spaced.end())
        if spaced.end() == len(text) or (behind and behind.group("unit")):
            return spaced.end(), Decimal(re.sub(r"[ ,]", "", spaced.group()))
    run = _RUN.match(text, place)
    if run is None:
        return None
    for shape in (_GROUPED, _PLAIN):
        if shape.fullmatch(run.group()):
            return run.end(), Decimal(run.group().replace(",", ""))
    head, comma, _ = run.group().partition(",")
    apart = "." in head or _YEAR_BEHIND.match(text, place + len(head) + 1)
    if comma and apart and _PLAIN.fullmatch(head):
        return place + len(head), Decimal(head)
    return None


def _number(stream: Flow, place: int, *, whole: bool) -> Found | None:
    """The quantity whose first digit is at `place`, or None where the digits are malformed."""
    text = stream.text
    figure = _figure(text, place)
    if figure is None:
        return None
    end, value = figure
    start = _signed(text, place)
    value = -value if start < place else value
    behind = AFTER.match(text, end)
    assert behind is not None
    low, high, last = value, None, behind
    if ranged := _range(text, end, behind, value):
        high, end, last = ranged
    bound, begin = _before(text, start)
    bound = Bound.RANGE if high is not None else after_bound(last) or bound
    amount = Amount(low=low, high=high, bound=bound)
    unit_end = max(last.end("unit"), last.end("scale"), last.end("more"), last.end("less"), end)
    if high is not None and last.group("unit") == "%":
        end = last.end("unit")
    unit = (last.group("scale") or "") + (last.group("unit") or "") or None
    return Found(
        start=start, end=end, amount=amount, unit=unit, unit_end=unit_end,
        kind=Kind.QUANTITY, begin=begin, finish=last.end(),
    )  # fmt: skip


def _range(
    text: str, end: int, behind: re.Match[str], low: Decimal
) -> tuple[Decimal, int, re.Match[str]] | None:
    """The upper end of a range that goes on behind the first number, with its own unit."""
    for place in (behind.end("unit") if behind.group("unit") else -1, end):
        sign = _RANGE_SIGN.match(text, place) if place >= 0 else None
        figure = _figure(text, sign.end()) if sign else None
        if figure is None or figure[1] <= low:
            continue
        last = AFTER.match(text, figure[0])
        assert last is not None
        if place == end and not last.group("unit") and figure[0] != len(text):
            continue
        if place != end and last.group("unit") != behind.group("unit"):
            continue
        return figure[1], figure[0], last
    return None


def _signed(text: str, place: int) -> int:
    """Where the number starts, its minus included: a dash behind a digit, a letter or a unit is none."""
    if place == 0 or text[place - 1] != "-":
        return place
    before = text[place - 2] if place > 1 else "("
    return place if before.isascii() and (before.isalnum() or before in "%)-") else place - 1


def _before(text: str, start: int) -> tuple[Bound, int]:
    """The bound that the words in front of the number say, and where they begin."""
    head = text[max(0, start - 8) : start]
    for bound, words in (
        (Bound.AT_LEAST, AT_LEAST_BEFORE), (Bound.AT_MOST, AT_MOST_BEFORE), (Bound.ABOUT, ABOUT_BEFORE),
    ):  # fmt: skip
        if match := words.search(head):
            return bound, start - len(head) + match.start()
    return Bound.EXACT, start


def _numeral(text: str, place: int) -> Found | None:
    """The Chinese numeral at `place` with the unit behind it."""
    match = _NUMERAL.match(text, place)
    value = numeral(match.group()) if match else None
    if match is None or value is None:
        return None
    behind = AFTER.match(text, match.end())
    assert behind is not None
    bound, begin = _before(text, place)
    unit = (behind.group("scale") or "") + (behind.group("unit") or "") or None
    return Found(
        start=place, end=match.end(), amount=Amount(low=Decimal(value), bound=after_bound(behind) or bound), unit=unit,
        unit_end=max(behind.end("unit"), behind.end("scale"), match.end()), kind=Kind.QUANTITY, begin=begin,
        finish=behind.end(),
    )  # fmt: skip


def _printed(text: str, stream: Flow, hit: Found) -> str | None:
    """The unit with the characters of the source, without the blanks, the markup and the 余 between them."""
    if hit.unit is None:
        return None
    tail = stream.text[hit.end : hit.unit_end] if hit.unit_end > hit.end else hit.unit
    offset, characters, wanted = hit.end, [], 0
    for place, character in enumerate(tail):
        if wanted < len(hit.unit) and character == hit.unit[wanted]:
            characters.append(text[stream.places[offset + place]] if tail is not hit.unit else character)
            wanted += 1
    return "".join(characters) if wanted == len(hit.unit) else hit.unit


def _placed(text: str, stream: Flow, hit: Found) -> Found:
    """The hit in the offsets of the source."""
    start, end = stream.source(hit.start, hit.end)
    return Found(
        start=start, end=end, amount=hit.amount, unit=_printed(text, stream, hit),
        unit_end=stream.source(hit.start, hit.unit_end)[1], kind=hit.kind,
        begin=stream.source(hit.begin, hit.end)[0], finish=stream.source(hit.start, max(hit.finish, hit.end))[1],
    )  # fmt: skip
