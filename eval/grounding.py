"""What an answer stands on: are its citations real, do they print its figures, is the gold evidence among them.

Owns the judgement of citations. It reads the filings' texts and the answer, never the product's stores.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from eval.case import Case, Place, Text
from eval.filings import Filings
from eval.numbers import find, held, read
from eval.response import Response, ShownFigure, Source
from eval.words import marks, plain, unmarked, unsaid

_COUNTED = re.compile(
    r"[①-⑳]|第\s*\d+|^\s*[(（]?\d{1,2}[.、)）]\s*(?!\d)|附[件表录]\s*\d{1,2}(?:[-－–—]\d{1,2})*(?![\d.,])|(?:公开|批复|财决|财预)\s*\d{1,2}\s*表",
    re.MULTILINE,
)
"""Numbers that count items, annexes or forms, and are no figures."""
_SCALES = tuple(Decimal(10) ** power for power in (0, 4, -4, 8, -8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounding:
    """Faults of the citations of one answer, and how much of the gold evidence they cover.

    `precise` counts the citations that stand where they say and print what they are cited for; `covered` the gold
    evidence that some citation's quote holds, of `expected` pieces whose filing is at hand.
    """

    faults: tuple[str, ...]
    citations: int
    precise: int
    covered: int
    expected: int
    unbacked: tuple[str, ...]


def ground(case: Case, response: Response, filings: Filings) -> Grounding:
    """What the citations of an answer are worth."""
    by_number = {source.n: source for source in response.citations}
    wrong = [
        (source, fault) for source in response.citations if (fault := _misplaced(source, response, filings))
    ]
    faults = [fault for _, fault in wrong]
    if response.answered:
        faults += _unproved(response, by_number, filings) + _unquoted(case, response)
    dangling = sorted({n for n in marks(response.answer) if n not in by_number})
    faults += [f"the mark [{n}] has no citation" for n in dangling]
    unbacked = unbacked_figures(case, response) if response.answered else ()
    faults += [f"{figure} in the text stands on nothing" for figure in unbacked]
    places = [place for place in case.evidence if filings.held(place)]
    return Grounding(
        faults=tuple(faults),
        citations=len(response.citations),
        precise=len(response.citations) - len(wrong),
        covered=sum(_covered(place, response.citations, filings) for place in places),
        expected=len(places),
        unbacked=unbacked,
    )


def unbacked_figures(case: Case, response: Response) -> tuple[str, ...]:
    """The figures of the answer's text that no value, formula, quote, check or word of the question holds."""
    leaves = response.leaves
    said = [f"{leaf.value} {leaf.formula or ''} {leaf.year or ''} {leaf.label}" for leaf in leaves]
    said += [source.quote for source in response.citations] + [source.report for source in response.citations]
    said += [response.reading, response.aside, case.question, *case.history]
    known = held("\n".join(said))
    magnitudes = {abs(reading.low) for reading in known}
    shown = find(_COUNTED.sub(" ", unmarked(response.answer)))
    lost = [reading for reading in shown if reading not in known and abs(reading.low) not in magnitudes]
    return tuple(dict.fromkeys(str(reading) for reading in lost))


def _misplaced(source: Source, response: Response, filings: Filings) -> str | None:
    """Why a citation is not worth its number: dead, beside its quote, or over another figure."""
    text = filings.texts.get(source.file)
    if text is None:
        return f"[{source.n}] cites {source.file!r}, which is not at hand"
    if not 0 <= source.quote_start <= source.start <= source.end <= source.quote_end <= len(text):
        return f"[{source.n}] points outside of its quote or of the text"
    if plain(text[source.quote_start : source.quote_end]) != plain(source.quote):
        return f"[{source.n}] quotes {source.quote[:30]!r}, which does not stand at its place"
    printed = text[source.start : source.end]
    if response.answered and not printed.strip():
        return f"[{source.n}] points at nothing"
    owners = [leaf for leaf in response.leaves if source.n in leaf.citations]
    leaves = [leaf for owner in owners for leaf in owner.leaves]
    if leaves and not any(_agrees(leaf, printed) for leaf in leaves):
        return f"[{source.n}] prints {printed[:30]!r}, not {', '.join(str(owner) for owner in owners)}"
    return None


def _agrees(leaf: ShownFigure, printed: str) -> bool:
    """Whether `printed` states the figure, at the coarser of both precisions and in whatever unit of money."""
    figure, found = leaf.reading, read(printed)
    if figure is None or found is None:
        return _prints(leaf, printed)
    if figure.high is not None or found.high is not None:
        return figure == found
    return any(_rounded_alike(figure.low, found.low * scale) for scale in _SCALES)


def _prints(leaf: ShownFigure, printed: str) -> bool:
    """Whether `printed` is exactly what is shown: the same number, or the same words where a cell of words is shown."""
    figure, found = leaf.reading, read(printed)
    if figure is None:
        return plain(leaf.value) == plain(printed)
    return figure == found or (found is None and figure in held(printed))


def _rounded_alike(one: Decimal, other: Decimal) -> bool:
    exponents = [value.as_tuple().exponent for value in (one, other)]
    step = Decimal(1).scaleb(max(exponent for exponent in exponents if isinstance(exponent, int)))
    return one.quantize(step, ROUND_HALF_UP) == other.quantize(step, ROUND_HALF_UP)


def _unproved(response: Response, by_number: dict[int, Source], filings: Filings) -> list[str]:
    """Stated figures that none of their own citations prints exactly."""
    faults = [
        f"{leaf} is not printed at any of its citations"
        for leaf in response.leaves
        if leaf.kind == "stated" and not _printed(leaf, by_number, filings)
    ]
    if not response.citations and not any(leaf.kind == "given" for leaf in response.leaves):
        faults.append("answers without a citation")
    return faults


def _printed(leaf: ShownFigure, by_number: dict[int, Source], filings: Filings) -> bool:
    sources = (by_number[n] for n in leaf.citations if n in by_number)
    printed = (filings.texts.get(source.file, "")[source.start : source.end] for source in sources)
    return any(_prints(leaf, text) for text in printed)


def _unquoted(case: Case, response: Response) -> list[str]:
    """Phrases that answer a question for words but stand in none of the quotes; English phrases are our own words."""
    if not isinstance(case.gold, Text):
        return []
    chinese = tuple(group for group in case.gold.groups if any(_is_chinese(phrase) for phrase in group))
    missing = unsaid(chinese, "\n".join(source.quote for source in response.citations))
    return [f"{' / '.join(missing)!r} stands in no quote"] if missing else []


def _is_chinese(phrase: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in phrase)


def _covered(place: Place, sources: Sequence[Source], filings: Filings) -> bool:
    """Whether some quote holds the evidence, or most of the shorter of the two."""
    span = filings.held(place)
    if span is None:
        return False
    for source in sources:
        if source.file == place.file:
            shared = min(span[1], source.quote_end) - max(span[0], source.quote_start)
            if 2 * shared >= min(span[1] - span[0], source.quote_end - source.quote_start) > 0:
                return True
    return False
