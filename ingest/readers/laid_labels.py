"""The labels of a header that blanks lay out: words that are one label, and the lines that go on with it.

Owns telling a label's next line from a label below it. Lines stand equally far apart, so that only place and words tell. Over which
columns a label reaches belongs to `ingest.readers.laid_spans`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product
from math import comb, prod

from ingest.names import plain
from ingest.readers.laid_rows import Band
from ingest.readers.pitch import GAP, Piece, PitchLine, joined
from ingest.readers.spanning import known

LEVELS = frozenset("类款项")
SUBTOTALS = ("小计", "合计")
_SIDES = ("收入", "支出")
_PARTS = ("基本", "项目支出")
_ALIGNED = 1.5
"""Lines of one label have their left sides, their right sides or their middles no further apart."""
_MOST = 600
"""More ways than these to make labels out of words are not tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label: its lines from the first line of the header on which it stands, and the columns that it reaches over."""

    text: str
    left: int
    right: int
    top: int
    bottom: int
    first: int = -1
    end: int = -1

    @property
    def middle(self) -> float:
        """The column of its middle."""
        return (self.left + self.right) / 2


def words_of(line: PitchLine, bands: Sequence[Band]) -> Iterator[Piece]:
    """The words of a line; characters spread over the width of a cell are one."""
    run: list[Piece] = []
    for word in line.words:
        if run and not _same(run, word, bands):
            yield joined(run)
            run = []
        run.append(word)
    if run:
        yield joined(run)


def _same(run: Sequence[Piece], word: Piece, bands: Sequence[Band]) -> bool:
    """Whether a word belongs to the label before it: only one blank parts them, and they do not stand over two columns."""
    if word.text in LEVELS and run[-1].text in LEVELS:
        return False
    before = joined(run)
    over = [(overlap(before, band) > 0, overlap(word, band) > 0) for band in bands]
    if (True, False) in over and (False, True) in over and (True, True) not in over:
        return False
    if word.left - before.right == 1 and said(before.text) and said(word.text):
        return False
    spread = len(run) == len(word.text) == len(run[0].text) == 1 and said(run[0].text + word.text)
    return word.left - run[-1].right < GAP or spread


@cache
def said(text: str) -> bool:
    """Whether columns of statutory tables are called so."""
    return plain(text) in known()


@cache
def _begun(text: str) -> bool:
    return any(name.startswith(plain(text)) for name in known())


def overlap(one: Label | Piece | Band, other: Label | Piece | Band) -> int:
    return min(one.right, other.right) - max(one.left, other.left)


def labels_of(lines: Sequence[Sequence[Piece]]) -> list[Label]:
    """Words, and those under them that go on with them, as labels."""
    found: list[Label] = []
    for number, words in enumerate(lines):
        for word in words:
            own = Label(text=word.text, left=word.left, right=word.right, top=number, bottom=number)
            above = [one for one in found if one.bottom < number and overlap(one, own) > 0]
            last = max((one.bottom for one in above), default=0)
            over = [one for one in above if one.bottom == last >= number - 2]
            alone = len(over) == 1 and sum(overlap(over[0], other) > 0 for other in words) == 1
            if alone and _heads_parts(over[0], own, words, found):
                pass
            elif alone and _goes_on(over[0], own):
                found.remove(over[0])
                own = replace(
                    own,
                    text=over[0].text + own.text,
                    left=min(own.left, over[0].left),
                    right=max(own.right, over[0].right),
                    top=over[0].top,
                )
            found.append(own)
    return found


def _goes_on(upper: Label, lower: Label) -> bool:
    """Whether the word under a label is its next line: together they are a name, or they are set alike."""
    away = (upper.left - lower.left, upper.right - lower.right, upper.middle - lower.middle)
    alike = min(map(abs, away)) <= _ALIGNED
    whole = said(upper.text) and said(lower.text)
    if _begun(upper.text + lower.text):
        narrower = min(upper.right - upper.left, lower.right - lower.left)
        return alike if whole else 2 * overlap(upper, lower) >= narrower
    own = lower.text in SUBTOTALS or LEVELS.issuperset(lower.text)
    return alike and not whole and not own and upper.bottom == lower.top - 1


def _heads_parts(upper: Label, lower: Label, words: Sequence[Piece], found: Sequence[Label]) -> bool:
    """Whether a total under a label is only the first of its columns: beside it stand parts with nothing above them."""
    if upper.text in _SIDES or sum(word.text in SUBTOTALS for word in words) > 1:
        return lower.text in SUBTOTALS
    if lower.text not in SUBTOTALS or abs(upper.middle - lower.middle) <= _ALIGNED:
        return False
    beside = next((word for word in words if word.left > lower.left), None)
    return (
        beside is not None
        and beside.text.startswith(_PARTS)
        and not any(one.bottom < lower.top and overlap(one, beside) > 0 for one in found)
    )


def leaves_of(labels: Sequence[Label], bands: Sequence[Band]) -> tuple[Label, ...]:
    """The labels that no other one stands under, from the left: each is that of a column."""
    open_ = [
        label
        for label in labels
        if not any(one.top > label.bottom and overlap(one, label) > 0 for one in labels)
    ]
    ordered = sorted(open_, key=lambda label: label.left)
    while upper := [
        label
        for before, label, after in zip(ordered, ordered[1:], ordered[2:], strict=False)
        if min(before.top, after.top) > label.bottom and not _column_of_its_own(label, ordered, bands)
    ]:  # it stands over the white between its columns
        ordered = [label for label in ordered if label not in upper]
    return tuple(ordered)


def _column_of_its_own(label: Label, labels: Sequence[Label], bands: Sequence[Band]) -> bool:
    others = [one for one in labels if one is not label]
    return any(overlap(label, band) > 0 and all(overlap(one, band) <= 0 for one in others) for band in bands)


def by_words(
    lines: Sequence[Sequence[Piece]], leaves: Sequence[Label], parents: Sequence[Label]
) -> tuple[tuple[Label, ...], list[Label]]:
    """Where words of several lines do not stand under each other: the only way to make names of columns out of them, in order."""
    strange = [label for label in (*leaves, *parents) if label.bottom and not said(label.text)]
    if not strange or not any(leaf in strange for leaf in leaves):
        return tuple(leaves), list(parents)
    low, high = min(one.left for one in strange), max(one.right for one in strange)
    inside = [[word for word in words if low <= word.left < high] for words in lines]
    rows = [(number, words) for number, words in enumerate(inside) if words]
    while rows and len(rows[0][1]) == 1 and said(rows[0][1][0].text):
        rows = rows[1:]  # a label over all of them
    made = _named([words for _, words in rows])
    if made is None:
        return tuple(leaves), list(parents)
    top, bottom = rows[0][0], rows[-1][0]
    full = max((words for _, words in rows), key=len)
    columns = [
        Label(text=text, left=word.left, right=word.right, top=top, bottom=bottom)
        for text, word in zip(made, full, strict=True)
    ]
    used = [one for one in (*leaves, *parents) if one.bottom >= top and low <= one.left < high]
    kept = [leaf for leaf in leaves if leaf not in used]
    return (
        tuple(sorted((*kept, *columns), key=lambda label: label.left)),
        [one for one in parents if one not in used],
    )


def _named(rows: Sequence[Sequence[Piece]]) -> tuple[str, ...] | None:
    """The names that words make, each row sharing out its words over the columns in order."""
    width = max((len(words) for words in rows), default=0)
    if prod(comb(width, len(words)) for words in rows) > _MOST:
        return None
    ways = [combinations(range(width), len(words)) for words in rows]
    found = set()
    for places in product(*ways):
        texts = [""] * width
        for words, row in zip(rows, places, strict=True):
            for word, place in zip(words, row, strict=True):
                texts[place] += word.text
        if all(map(said, texts)) and len(set(texts)) == width:
            found.add(tuple(texts))
    return found.pop() if len(found) == 1 else None
