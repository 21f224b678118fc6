"""How places are kept in the relational store: a span in one short text, read back as it was."""

from functools import lru_cache

from ingest.document import Span


def written(span: Span) -> str:
    """`start end`, then the page and the box where the format has them."""
    place = f"{span.start} {span.end}"
    extent = page_of(span)
    return place if extent is None else f"{place} {extent}"


def read(place: str) -> Span:
    """The span that `written` wrote."""
    start, end, *extent = place.split(" ", 2)
    return span(int(start), int(end), extent[0] if extent else None)


def page_of(span: Span) -> str | None:
    """Page and box of a span; None where it has no page."""
    if span.page is None:
        return None
    return str(span.page) if span.box is None else " ".join((str(span.page), *map(repr, span.box)))


def span(start: int, end: int, extent: str | None) -> Span:
    """The span from its numbers and what `page_of` wrote."""
    if extent is None:
        return Span(start=start, end=end)
    page, box = _extent(extent)
    return Span(start=start, end=end, page=page, box=box)


@lru_cache(maxsize=4096)
def _extent(extent: str) -> tuple[int, tuple[float, float, float, float] | None]:
    page, *sides = extent.split()
    if not sides:
        return int(page), None
    left, top, right, bottom = map(float, sides)
    return int(page), (left, top, right, bottom)
