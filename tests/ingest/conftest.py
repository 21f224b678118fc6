"""What the tests of the stores share: a small filing made by hand, and a model that needs no torch."""

import hashlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from ingest import chunk
from ingest.document import (
    Block,
    Cell,
    Column,
    Document,
    Issue,
    IssueKind,
    Paragraph,
    Report,
    ReportKind,
    Role,
    Row,
    Run,
    Section,
    Span,
    Table,
    TableKind,
)
from ingest.fact import Amount, Blank, Bound, Dash, Fact, Fund, Measure, Part, Scope, Value, Withheld, Words
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.shelf import Contents
from ingest.verdict import Check, State

WIDTH = 16
Make = Callable[..., Contents]


class LightModel:
    """Vectors from the characters of a text: equal texts have equal ones, and shared characters bring them nearer."""

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        self.embedded.extend(texts)
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """Characters counted into a few places, normalised."""
        counts = [0.001] * WIDTH
        for character in text:
            counts[hashlib.sha256(character.encode()).digest()[0] % WIDTH] += 1
        length = sum(count * count for count in counts) ** 0.5
        return [count / length for count in counts]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> LightModel:
    """The light model in place of the packaged one."""
    light = LightModel()
    embedding._question.cache_clear()
    monkeypatch.setattr(embedding, "loaded", lambda settings: light)
    return light


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an empty data folder."""
    return Settings(data=tmp_path / "data")


@pytest.fixture
def make() -> Make:
    """Makes the contents of a filing; other words make another one."""
    return _contents


def _contents(file: str = "甲.txt", figure: str = "2.69", year: int = 2023, reader: str = "1") -> Contents:
    text = (
        f"示例局{year}年度部门决算\n一、“三公”经费\n公务接待费支出{figure}万元。主要是来访减少。\n"
        f"项目\t预算数\t决算数\n公务接待费\t\t{figure}\n注：本表以万元为单位。\n"
    )
    document = _document(file, text, year)
    facts = _facts(document, figure, year)
    return Contents(
        original=text.encode(),
        document=document,
        facts=facts,
        chunks=chunk.chunks(document),
        issues=document.issues,
        checks=(
            Check(
                rule="表文一致", state=State.AGREE, detail="相同", facts=(facts[0].id, facts[1].id), report=0
            ),
        ),
        reader=reader,
    )


def _place(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start=start, end=start + len(words))


def _document(file: str, text: str, year: int) -> Document:
    whole = Span(start=0, end=len(text))
    prose = _place(text, text.split("\n")[2])
    start, end = text.index("项目\t"), len(text) - 1
    row = Row(
        label="公务接待费",
        code=None,
        path=(),
        cells=_cells(text, start),
        span=Span(start=start + 11, end=end - 12),
    )
    columns = (
        Column(index=1, path=("预算数",), role=Role.FIGURE, unit=None),
        Column(index=2, path=("决算数",), role=Role.FIGURE, unit=None),
    )
    table = Table(
        number=0,
        report=0,
        section=1,
        kind=TableKind.THREE_PUBLIC,
        title="“三公”经费支出决算表",
        code="公开07表",
        unit="万元",
        annex=False,
        notes=("注：本表以万元为单位。",),
        blocks=(Block(name=(), columns=columns, rows=(row,), unit=None),),
        grid=(_cells(text, start),),
        span=Span(start=start, end=end),
    )
    return Document(
        file=file,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        reports=(
            Report(
                number=0,
                organisation="示例局",
                aliases=("示例", "示范局"),
                year=year,
                kind=ReportKind.FINAL_ACCOUNTS,
                span=whole,
            ),
        ),
        sections=(
            Section(number=0, report=0, path=(f"示例局{year}年度部门决算",), annex=False, span=whole),
            Section(number=1, report=0, path=("情况说明", "一、“三公”经费"), annex=False, span=whole),
        ),
        paragraphs=(Paragraph(section=1, span=prose),),
        tables=(table,),
        issues=(Issue(kind=IssueKind.ROW_NOT_PLACED, detail="列数不合", span=Span(start=3, end=9)),),
        layout=(
            Run(start=0, end=4, page=1, box=(1.0, 2.5, 3.0, 4.0)),
            Run(start=4, end=4, page=2, box=(0.1, 2.0, 3.5, 4.25), confidence=0.5),
        ),
    )


def _cells(text: str, start: int) -> tuple[Cell, ...]:
    figure = text.index("\t\t", start) + 2
    end = text.index("\n", figure)
    return (
        Cell(text="", span=Span(start=figure - 1, end=figure - 1)),
        Cell(text=text[figure:end], span=Span(start=figure, end=end)),
    )


VALUES: tuple[Value, ...] = (
    Amount(low=Decimal("0.50")),
    Amount(low=Decimal("30"), high=Decimal("70.00"), bound=Bound.RANGE),
    Amount(low=Decimal("20"), bound=Bound.AT_LEAST),
    Words(text="按时完成"),
    Words(text=""),
    Blank(),
    Dash(),
    Withheld(),
)


def _facts(document: Document, figure: str, year: int) -> tuple[Fact, ...]:
    values: tuple[Value, ...] = (Amount(low=Decimal(figure.replace(",", ""))), *VALUES)
    return tuple(
        Fact(
            id=f"{document.digest[:12]}-c{number}",
            filing=document.digest,
            report=0,
            organisation="示例局",
            year=year,
            item="公务接待费",
            term="公务接待费",
            code="30217" if number % 2 else None,
            measure=Measure.FINAL,
            scope=Scope(fund=Fund.FISCAL, part=Part.ALL, table="三公" if number else None),
            subject="某项目" if number == 2 else None,
            basis="上年" if number == 3 else None,
            row=("三公经费", "公务接待费"),
            column=() if number == 1 else ("决算数",),
            value=value,
            unit=None if number == 4 else "万元",
            span=_place(document.text, figure),
            quote=Span(start=0, end=20),
            section=1,
            table=0 if number else None,
            annex=number == 5,
            context=f"公务接待费 {figure}",
        )
        for number, value in enumerate(values)
    )
