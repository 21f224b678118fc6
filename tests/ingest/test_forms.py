"""Invented filings of ten more forms, each put out as text in another way, with all figures of their tables written down by what
wrote them (table, code, row, column, figure), and of three of them those of their sentences (line, subject, measure, year, figure,
unit, what it is compared with)."""

import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.extract import prose
from ingest.extract.tables import facts
from ingest.fact import Amount, Fact
from ingest.names import plain
from ingest.readers.text import read

FORMS = Path(__file__).parents[1] / "forms"
FIGURE = re.compile(r"-?\d[\d,.]*")
SIGNS = re.compile(r"[\s（()）“”\"':：、，,。．.\-—_]")


def label(text: str) -> str:
    return SIGNS.sub("", plain(text))


def alike(one: str, other: str) -> bool:
    """Whether two labels are the same, or one is the end or the beginning of the other: numbers, 其中, units."""
    return one == other or (min(len(one), len(other)) > 2 and (one in other or other in one))


def states(fact: Fact, code: str, row: str, column: str) -> bool:
    """Whether a fact is that of a written cell: by its code or its row's own name, and by its innermost column."""
    named = not row or any(alike(row, label(name)) for name in (*fact.row, fact.item, fact.subject or ""))
    under = not column or not fact.column or any(alike(column, label(name)) for name in fact.column)
    return under and (named or (bool(code) and fact.code == code))


@pytest.mark.parametrize(
    ("form", "share", "strange"),
    [
        ("tabs_of_a_page", 0.99, 0),
        ("codes_in_three_columns", 0.97, 0),
        ("labels_repeated", 0.99, 0),
        ("annexes_behind", 0.90, 8),  # figures in the words of goals, which were not written down
        ("cells_broken_over_lines", 0.91, 0),
        ("laid_out_by_blanks", 0.77, 0),
        (
            "ragged_blanks",
            0.67,
            0,
        ),  # what sums do not bear out, and groups of accounts side by side, are issues
        ("separated_by_commas", 1, 0),
        ("one_cell_a_line", 0.86, 0),  # the sheet of indicators is not read
        ("columns_of_fixed_width", 1, 0),
    ],
)
def test_figures_of_the_tables_are_facts_of_their_row_and_column(
    form: str, share: float, strange: int
) -> None:
    read_facts = [
        fact
        for fact in facts(read(FORMS / f"{form}.txt"))[0]
        if fact.from_cell and isinstance(fact.value, Amount)
    ]
    written = [_written(line) for line in (FORMS / f"{form}.tsv").read_text("utf-8").splitlines()]
    found: dict[Decimal, list[Fact]] = defaultdict(list)
    cells: dict[Decimal, list[tuple[str, str, str, Decimal]]] = defaultdict(list)
    for fact in read_facts:
        assert isinstance(fact.value, Amount)
        found[fact.value.low].append(fact)
    for cell in written:
        cells[cell[-1]].append(cell)
    lost = [cell for cell in written if not any(states(fact, *cell[:3]) for fact in found[cell[-1]])]
    others = [
        (fact.row, fact.column, figure)
        for figure, stated in found.items()
        for fact in stated
        if not any(states(fact, *cell[:3]) for cell in cells[figure])
    ]
    assert len(lost) <= (1 - share) * len(written), (len(lost), len(written), lost[:5])
    assert len(others) <= strange, others


def says(fact: Fact, subject: str, measure: str, year: str, unit: str, basis: str) -> bool:
    """Whether a fact is what was written down of a figure: in the words of its subject, whatever else stands around them."""
    measures = _SAME_KIND.get(measure, (measure,))
    named = any(
        set(label(subject)) <= set(label(name)) for name in (fact.item, fact.subject or "", *fact.row)
    )
    based = not basis or alike(label(basis), label(fact.basis or ""))
    return fact.measure.value in measures and str(fact.year) == year and fact.unit == unit and named and based


_SAME_KIND = {"数量": ("数量", "所述数"), "所述数": ("所述数", "数量", "决算数")}
"""Measures of figures that no word of the sentence gives one."""


@pytest.mark.parametrize("form", ["separated_by_commas", "one_cell_a_line", "columns_of_fixed_width"])
def test_figures_of_the_sentences_are_facts_of_their_subject_and_no_others_are_stated(form: str) -> None:
    document = read(FORMS / f"{form}.txt")
    stated = [fact for fact in prose.facts(document)[0] if isinstance(fact.value, Amount)]
    lines = (FORMS / f"{form}.sentences.tsv").read_text("utf-8").splitlines()
    written = [line.split("\t") for line in lines]
    lost, others = [], list(stated)
    for _, subject, measure, year, figure, unit, basis in written:
        found = [
            fact
            for fact in stated
            if isinstance(fact.value, Amount)
            and fact.value.low == _decimal(figure)
            and says(fact, subject, measure, year, unit, basis)
        ]
        if not found:
            lost.append((subject, measure, year, figure, unit, basis))
        others = [fact for fact in others if fact not in found]
    assert (lost, [(fact.item, fact.measure, fact.context) for fact in others]) == ([], [])


def _written(line: str) -> tuple[str, str, str, Decimal]:
    """Code, innermost row, innermost column and figure of a written cell."""
    _, code, row, column, figure = line.split("\t")
    return code, label(row.rpartition("›")[2]), label(column.rpartition("›")[2]), _decimal(figure)


def _decimal(figure: str) -> Decimal:
    return Decimal(FIGURE.findall(figure)[0].replace(",", ""))
