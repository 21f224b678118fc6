"""The answer as the scorer sees it: the JSON contract, read strictly and without the product's own types."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eval.errors import BadAnswer
from eval.numbers import Reading, read

_PLAIN = re.compile(r"-?\d+(?:\.\d+)?(?:[-~]\d+(?:\.\d+)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure of an answer with its operands."""

    value: str
    unit: str | None
    label: str
    organisation: str
    year: int | None
    kind: str
    formula: str | None
    operands: tuple["ShownFigure", ...]
    citations: tuple[int, ...]

    @property
    def reading(self) -> Reading | None:
        """The figure itself; nothing where its value is not plain digits, as the contract wants them."""
        return read(self.value) if _PLAIN.fullmatch(self.value) else None

    @property
    def leaves(self) -> Iterator["ShownFigure"]:
        """The figure and everything it is computed from."""
        yield self
        for operand in self.operands:
            yield from operand.leaves

    def __str__(self) -> str:
        return f"{self.value}{self.unit or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A citation of an answer: its file and two stretches of the canonical text."""

    n: int
    file: str
    report: str
    start: int
    end: int
    quote_start: int
    quote_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer that keeps the contract."""

    status: str
    reason: str | None
    reading: str
    answer: str
    verdict: str | None
    values: tuple[ShownFigure, ...]
    citations: tuple[Source, ...]
    aside: str
    """What checks and options say, in one text."""

    @property
    def answered(self) -> bool:
        """Whether it says something of the filings, rightly or wrongly."""
        return self.status in ("answered", "conflict")

    @property
    def leaves(self) -> tuple[ShownFigure, ...]:
        """All figures, operands included."""
        return tuple(leaf for value in self.values for leaf in value.leaves)


def parse(answer: Mapping[str, Any]) -> Response:
    """The JSON of an answer as a Response. Raises BadAnswer."""
    try:
        asides = [check["detail"] for check in answer["checks"]]
        asides += [f"{option['label']} {option['figure'] or ''}" for option in answer["options"]]
        return Response(
            status=_text(answer, "status"),
            reason=answer["reason"],
            reading=_text(answer, "reading"),
            answer=_text(answer, "answer"),
            verdict=answer["verdict"],
            values=tuple(_figure(value) for value in answer["values"]),
            citations=tuple(_source(citation) for citation in answer["citations"]),
            aside="\n".join(asides),
        )
    except (KeyError, TypeError) as error:
        raise BadAnswer(f"the answer breaks the contract: {error!r}") from error


def _figure(value: Mapping[str, Any]) -> ShownFigure:
    return ShownFigure(
        value=_text(value, "value"),
        unit=value["unit"],
        label=_text(value, "label"),
        organisation=_text(value, "organisation"),
        year=value["year"],
        kind=_text(value, "kind"),
        formula=value["formula"],
        operands=tuple(_figure(operand) for operand in value["operands"]),
        citations=tuple(value["citations"]),
    )


def _source(citation: Mapping[str, Any]) -> Source:
    places = ("n", "start", "end", "quote_start", "quote_end")
    return Source(
        file=_text(citation, "file"),
        report=_text(citation, "report"),
        quote=_text(citation, "quote"),
        **{place: int(citation[place]) for place in places},
    )


def _text(record: Mapping[str, Any], name: str) -> str:
    if not isinstance(record[name], str):
        raise BadAnswer(f"{name!r} must be a text, not {record[name]!r}")
    return str(record[name])
