"""What every fact of every filing must hold to, read without any store and with a reader of numbers of its own.

The figure at a fact's span is its value; its item stands where the fact says it stands; hardly a figure of a table and
no figure of a sentence is left over that is not an Issue. Shares are printed (`pytest -rP`).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from ingest.document import Document, Issue, Span, Table, TableKind
from ingest.extract import prose, tables
from ingest.fact import Amount, Fact, Words
from ingest.numbering import Kind
from ingest.quantity import find
from ingest.readers.text import read

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {"samples": ROOT / "samples", "real_filings": ROOT.parent / "shared" / "filings"}
# Where the real filings are absent one case is left, and its fixture says that it is not run.
CASES = [
    (fixture, number)
    for fixture, folder in FOLDERS.items()
    for number in range(len(list(folder.glob("*.txt"))) or 1)
]

MARKUP = re.compile(r"</?[A-Za-z][^<>\n]{0,20}>|\*\*|__|[$#]")
SAME_SHAPE = str.maketrans("〔【﹝〕】﹞−–—‐", "[[[]]]----")
PADDING = re.compile(r"[\s\"“”'‘’「」『』\u200b\ufeff]")
HAN = re.compile(r"[\u4e00-\u9fff]")

NUMBER = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
FIGURE = re.compile(rf"(?P<low>{NUMBER})(?:(?:%|\D{{0,3}}?)[-~至到](?P<high>{NUMBER})%?)?")
DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}

FIELD = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
ACCOUNT = re.compile(r"[23]\d\d(?:\d\d){0,2}")
MEASURED = re.compile(r"(\d[\d,.]*)[\s*]*(?:[万亿]?元|[%％])")
THRESHOLD = re.compile(r"(?:单价|单位价值|单台价值|单项价值)(?:在)?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A filing as it was read, with its facts and all that was not read with confidence."""

    document: Document
    cells: tuple[Fact, ...]
    sentences: tuple[Fact, ...]
    issues: tuple[Issue, ...]

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.document.text

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Facts of cells and of sentences."""
        return (*self.cells, *self.sentences)

    def line(self, fact: Fact) -> tuple[int, int]:
        """Where the line that prints a fact starts and ends."""
        start = self.text.rfind("\n", 0, fact.span.start) + 1
        end = self.text.find("\n", fact.span.end)
        return start, end if end >= 0 else len(self.text)

    def table(self, fact: Fact) -> Table:
        """The table that a cell stands in."""
        return next(table for table in self.document.tables if table.number == fact.table)


@cache
def filing_at(path: Path) -> Filing:
    """The filing, read once."""
    document = read(path)
    cells, cell_issues = tables.facts(document)
    sentences, sentence_issues = prose.facts(document)
    return Filing(
        document=document,
        cells=cells,
        sentences=sentences,
        issues=(*document.issues, *cell_issues, *sentence_issues),
    )


@pytest.fixture(params=CASES, ids=[f"{fixture}-{number}" for fixture, number in CASES])
def filing(request: pytest.FixtureRequest) -> Filing:
    """One filing after the other."""
    fixture, number = request.param
    return filing_at(request.getfixturevalue(fixture)[number])


def plain(text: str) -> str:
    """Words for matching: no markup, blanks and quotation marks, brackets and dashes of one shape."""
    folded = unicodedata.normalize("NFKC", MARKUP.sub("", text)).translate(SAME_SHAPE)
    return PADDING.sub("", folded)


def chinese(words: str) -> Decimal | None:
    """三百二十 → 320, 二〇二三 → 2023; None where the words are no numeral."""
    if not words or set(words) - {*DIGITS, *TENS, "万"}:
        return None
    if not set(words) & {*TENS, "万"}:
        return Decimal("".join(str(DIGITS[character]) for character in words))
    total = part = digit = 0
    for character in words:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in TENS:
            part, digit = part + (digit or 1) * TENS[character], 0
        else:
            total, part, digit = (total + part + digit) * 10_000, 0, 0
    return Decimal(total + part + digit)


def figure(printed: str) -> tuple[Decimal, Decimal | None] | None:
    """The number, or the two ends of the range, that the characters print; None where they print none."""
    words = plain(printed)
    if (numeral := chinese(words)) is not None:
        return numeral, None
    match = FIGURE.fullmatch(words)
    if match is None:
        return None
    low, high = (Decimal(end.replace(",", "")) if end else None for end in match.group("low", "high"))
    return (low, high) if low is not None else None


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("7,905.95", ("7905.95", None)),
        ("3 000", ("3000", None)),
        ("１２.5", ("12.5", None)),
        ("−0.50", ("-0.50", None)),
        ("30%-70%", ("30", "70")),
        ("五", ("5", None)),
        ("两万三千零一十", ("23010", None)),
        ("1,4653.09", None),
        ("5.00 6.00", None),
        ("1.2.3", None),
        ("-", None),
    ],
)
def test_the_reader_of_this_test_reads_what_is_printed(
    printed: str, value: tuple[str, str | None] | None
) -> None:
    ends = value and (Decimal(value[0]), Decimal(value[1]) if value[1] else None)
    assert figure(printed) == ends


def test_the_span_of_every_fact_prints_its_value(filing: Filing) -> None:
    wrong: list[str] = []
    read_again: Counter[str] = Counter()
    for fact in filing.facts:
        printed = fact.span.of(filing.text)
        if isinstance(fact.value, Amount):
            found = figure(printed)
            same = found == (fact.value.low, fact.value.high) and str(found[0]) == str(fact.value.low)
        elif isinstance(fact.value, Words):
            same = plain(printed) == plain(fact.value.text) != ""
        else:
            continue
        read_again[type(fact.value).__name__] += 1
        if not same:
            wrong.append(f"{fact.id} {printed!r} is not {fact.value}")
    print(filing.document.file, dict(read_again), "wrong:", len(wrong))
    assert wrong == []
    assert read_again["Amount"] > 250


def cell_place(filing: Filing, fact: Fact) -> str:
    """By which rule the label of a cell stands where the fact says, or "" where it does not."""
    start, end = filing.line(fact)
    table = filing.table(fact)
    above = plain(filing.text[table.span.start : start])
    if not fact.row:
        return "header" if plain(fact.item) in above else ""
    label = plain(fact.row[-1])
    left = [plain(field) for field in filing.text[start : fact.span.start].split("\t")[:-1]]
    names = [field for field in left if HAN.search(field)]
    # Groups stand side by side in statutory tables: there the name just left of the figure has to be its own.
    candidates = names[-1:] if table.kind is not TableKind.OTHER else names
    if not isinstance(fact.value, Amount):
        candidates = [plain(field) for field in filing.text[start:end].split("\t")]
    if any(label in field for field in candidates):
        return "row"
    if _joined(label, names, filing.text[end : table.span.end]):
        return "page break"
    return "above" if label in above and not isinstance(fact.value, Amount) else ""


def _joined(label: str, names: list[str], below: str) -> bool:
    """Whether the label begins in the row and ends in a field of the next lines, behind a page break."""
    heads = [name for name in names if len(name) > 2 and label.startswith(name)]
    fields = {plain(field) for line in below.split("\n")[:6] for field in line.split("\t")}
    return any(label.removeprefix(head) in fields for head in heads)


def test_the_label_of_every_cell_stands_in_its_row(filing: Filing) -> None:
    places = Counter(cell_place(filing, fact) for fact in filing.cells)
    wrong = [
        (fact.id, fact.row, fact.quote.of(filing.text))
        for fact in filing.cells
        if not cell_place(filing, fact)
    ]
    print(filing.document.file, dict(places))
    assert wrong == []
    # A table whose columns name everything (三公) has one row of twelve figures; the rest have names.
    assert places["header"] <= 12
    assert places["row"] + places["header"] >= 0.99 * len(filing.cells)


def sentence_place(filing: Filing, fact: Fact) -> str:
    """By which rule the item of a sentence's fact stands there, or "" where it does not."""
    item, sentence = plain(fact.item), plain(fact.quote.of(filing.text))
    if item in sentence:
        return "sentence"
    section = next(one for one in filing.document.sections if one.number == fact.section)
    if item in plain(" ".join(section.path)):
        return "heading"
    if item in plain(filing.text[_paragraph(filing, fact).start : fact.quote.start]):
        return "paragraph before"
    lines_before = plain(filing.text[section.span.start : fact.quote.start])
    if fact.row and item == plain(fact.row[-1]) and item in lines_before:
        return "functional path before"
    # Two words said apart make one item: 政府采购 …，支出合计 · 因公出国团组数 0 个，累计 0 人次.
    cuts = [(item[:cut], item[cut:]) for cut in range(2, len(item) - 1)]
    if any(head in sentence and tail in sentence[sentence.index(head) :] for head, tail in cuts):
        return "two words of the sentence"
    if not isinstance(fact.value, Amount) and any(
        head in plain(" ".join(section.path)) and tail in sentence for head, tail in cuts
    ):
        return "heading and sentence"
    # Income and expenditure said together, without a word for the sum, are their totals.
    if item == "收支总计" and "收支" in sentence:
        return "total of both flows"
    return ""


def _paragraph(filing: Filing, fact: Fact) -> Span:
    spans = (paragraph.span for paragraph in filing.document.paragraphs)
    return next((span for span in spans if span.holds(fact.span)), fact.quote)


def test_the_item_of_every_sentence_stands_in_it_or_before_it(filing: Filing) -> None:
    places = Counter(sentence_place(filing, fact) for fact in filing.sentences)
    wrong = [
        (fact.id, fact.item, fact.quote.of(filing.text))
        for fact in filing.sentences
        if not sentence_place(filing, fact)
    ]
    print(filing.document.file, dict(places))
    assert wrong == []
    assert places["two words of the sentence"] <= 3
    assert places["sentence"] >= 0.6 * len(filing.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A tab-separated field that is a number."""

    printed: str
    span: Span


def fields(line: str, start: int) -> Iterator[tuple[str, Span]]:
    """The fields of a line as they are matched, with the place of their characters."""
    for raw in line.split("\t"):
        low = start + len(raw) - len(raw.lstrip())
        yield plain(raw), Span(start=low, end=max(low, start + len(raw.rstrip())))
        start += len(raw) + 1


def ordinals(texts: list[str], counters: set[int]) -> set[int]:
    """The fields of a line that only count rows and columns, are codes, or phone numbers."""
    numbers = [index for index, text in enumerate(texts) if FIELD.fullmatch(text)]
    words = {text for index, text in enumerate(texts) if text and index not in numbers}
    found: set[int] = set()
    if words <= {"栏次", "类", "款", "项"}:
        values = [texts[index] for index in numbers]
        counted = values == [str(number) for number in range(1, len(values) + 1)] and len(values) > 1
        found |= {index for index in numbers if counted or ("栏次" in words and len(texts[index]) < 3)}
    for index in numbers:
        text = texts[index]
        behind = next((other for other in texts[index + 1 :] if other), "")
        row_number = index in counters and text.isdigit() and len(text) < 3
        code = ACCOUNT.fullmatch(text) and HAN.search(behind)
        phone = index > 0 and "电话" in texts[index - 1]
        if row_number or code or phone:
            found.add(index)
    return found


def numeric_cells(text: str) -> Iterator[Field]:
    """Numbers between tabs, without row and column numbers, codes and phone numbers; knows nothing of tables."""
    start, counters = 0, set[int]()
    for line in text.split("\n"):
        if "\t" in line:
            found = list(fields(line, start))
            texts = [printed for printed, _ in found]
            counters = {index for index, one in enumerate(texts) if one in ("行次", "序号")} or counters
            skipped = ordinals(texts, counters)
            for index, (printed, span) in enumerate(found):
                if FIELD.fullmatch(printed) and index not in skipped:
                    yield Field(printed=printed, span=span)
        elif plain(line).endswith("表"):
            counters = set()
        start += len(line) + 1


def test_nearly_all_numbers_between_tabs_are_facts_and_the_rest_lies_in_issues(filing: Filing) -> None:
    stated = {fact.span.start: fact.span for fact in filing.facts if isinstance(fact.value, Amount)}
    cells = list(numeric_cells(filing.text))
    left = [
        cell
        for cell in cells
        if not any(
            place in stated and cell.span.holds(stated[place])
            for place in range(cell.span.start, cell.span.end)
        )
    ]
    silent = [
        (filing.text.count("\n", 0, cell.span.start) + 1, cell.printed)
        for cell in left
        if not any(issue.span.holds(cell.span) for issue in filing.issues)
    ]
    print(filing.document.file, "numeric cells", len(cells), "not facts", len(left))
    assert silent == []
    assert len(cells) > 140
    assert len(cells) - len(left) >= 0.98 * len(cells)


def test_the_counter_of_this_test_skips_what_counts_and_names_rows() -> None:
    text = (
        "收入决算表\n项目\t行次\t金额\n栏次\t\t1\n一、收入\t1\t7.00\n2\t\t3\n\n支出决算表\n201\t支出\t2,010.00\n1\t2\t3\n"
        "联系电话\t12345678\n产出\t**95%**\t2\n栏次\t1\t22,131.98\n"
    )
    counted = [cell.printed for cell in numeric_cells(text)]
    assert counted == ["7.00", "2", "3", "2,010.00", "95%", "2", "22,131.98"]


def places_of(spans: Iterable[Span]) -> set[int]:
    """All characters inside some of the spans."""
    return {place for span in spans for place in range(span.start, span.end)}


def lines_of_prose(filing: Filing) -> Iterator[Span]:
    """Paragraphs whole, and every other line without a tab: headings, captions, notes, contents, page numbers."""
    paragraphs = [paragraph.span for paragraph in filing.document.paragraphs]
    yield from paragraphs
    inside, start = places_of(paragraphs), 0
    for line in filing.text.split("\n"):
        end = start + len(line)
        # A list mark may stand before the paragraph, in its first line.
        before = next((place for place in range(start, end) if place in inside), end)
        if "\t" not in line and before > start:
            yield Span(start=start, end=before)
        start = end + 1


def test_every_digit_of_prose_is_in_a_fact_a_named_kind_or_an_issue(filing: Filing) -> None:
    owned = places_of((*(fact.span for fact in filing.facts), *(issue.span for issue in filing.issues)))
    kinds: Counter[str] = Counter()
    silent: list[str] = []
    for span in lines_of_prose(filing):
        printed = span.of(filing.text)
        named: set[int] = set()
        for one in find(printed):
            kinds[one.kind.value] += 1
            if one.kind is Kind.QUANTITY:  # a unit may hold digits; the figure itself has to be a fact
                named.update(range(span.start + one.end, span.start + one.unit_end))
            elif one.kind is not Kind.UNREAD:
                named.update(range(span.start + one.start, span.start + one.end))
        digits = {span.start + match.start() for match in re.finditer(r"\d", printed)}
        if digits - owned - named:
            silent.append(printed)
    print(filing.document.file, dict(kinds))
    assert silent == []
    assert kinds["quantity"] > 120


def test_every_amount_of_money_and_percentage_of_prose_is_a_fact_or_an_issue(filing: Filing) -> None:
    """No name, code or year hides what a unit of money or % makes a quantity, save the threshold that a count names."""
    owned = places_of((*(fact.span for fact in filing.facts), *(issue.span for issue in filing.issues)))
    measured = 0
    silent: list[str] = []
    for match in MEASURED.finditer(filing.text):
        start = filing.text.rfind("\n", 0, match.start()) + 1
        if "\t" in filing.text[start : filing.text.find("\n", match.end())]:
            continue
        measured += 1
        if not set(range(*match.span(1))) <= owned and not THRESHOLD.search(
            filing.text[start : match.start()]
        ):
            silent.append(filing.text[start : match.end()])
    print(filing.document.file, "amounts and percentages", measured)
    assert silent == []
    assert measured > 100
