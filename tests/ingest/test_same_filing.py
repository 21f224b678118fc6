"""The same filing in every format gives the same document: text, outline, tables, facts and answers.

The samples are written anew in each format. What a reader makes of them differs from the text file in nothing, not even in
the place of a character. A PDF alone has a text of its own: its pages part lines and tables, the blanks around figures are gone,
and what it says has a place on a page.
"""

import json
import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from assistant.pipeline import answer
from ingest import pipeline
from ingest.document import Document, Span, Table
from ingest.fact import Fact
from ingest.formats import reader
from ingest.limits import USUAL
from ingest.pipeline import State
from ingest.readers import text
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.shelf import Contents
from tests.ingest.written import WRITERS, parts

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
ORIGINAL = ".txt"
PRINTED = ".pdf"
FORMATS = [ending for ending in WRITERS if ending not in (ORIGINAL, PRINTED)]
PLACES = ("page", "box", "start", "end", "quote_start", "quote_end")
"""Of a citation, what only holds for one file."""
HASH = re.compile(r"\b[0-9a-f]{64}\b")
NOWHERE = Span(start=0, end=0)

QUESTIONS = [
    "示例市数字服务中心2023年收入支出决算总表中，结余分配的金额是多少？",
    "数字服务中心 收入决算表 2019999 事业收入",
    "水利工程建设这个科目，2022年进账多少、花出去多少？",
    "水务局 防汛 基本支出 项目支出 2022",
    "按支出决算表的全部资金口径，示例市数字服务中心2023年一般公共服务支出合计是多少？",
    "示例市数字服务中心2023年年末财政拨款结转和结余中，一般公共预算和政府性基金各有多少？",
    "数字中心一年交多少物业费？",
    "示例市数字服务中心 公开08表 国有资本经营预算 本年支出合计",
    "数字服务中心养车（公车运行维护）2023年预算批了多少，实际用了多少？",
    "窗口自助终端更新那个项目，年中追加了多少，最后花了多少？",
    "平台可用率 实际完成值",
    "灌区渠道维修养护这个项目还剩多少没用？执行率是百分之几？",
    "示例市数字服务中心2023年收支总计比上年减少了多少万元，降幅是多少？",
    "样例县水务局2022年接待了几拨客人，一共多少人次？",
    "示例市数字服务中心2023年收、支总计为什么比上年减少？",
    "共享申请办结率没有达到100%，自评表给出的偏差原因是什么？",
    "政务云资源租赁项目年中追加了多少预算？",
    "水务局 2022 水费、电费、邮电费 三项合计",
    "数字服务中心2023年那几个项目里，最烧钱的是哪个，花了多少？",
    "示例市数字服务中心2023年“三公”经费中的公务接待费决算是多少？",
    "样例县教育局2022年度“三公”经费决算是多少？",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in every format, a folder each."""
    made = tmp_path_factory.mktemp("formats")
    for ending, write in WRITERS.items():
        (made / ending).mkdir()
        for sample in SAMPLES:
            write(parts(sample), made / ending / f"{sample.stem}{ending}")
    return made


def read(folder: Path, sample: Path, ending: str) -> Document:
    """A sample in a format, without what tells the files apart."""
    path = folder / ending / f"{sample.stem}{ending}"
    return replace(reader(path)(path, USUAL), file="", digest="")


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_filing_is_the_same_document_in_every_format(folder: Path, sample: Path, ending: str) -> None:
    plain, other = read(folder, sample, ORIGINAL), read(folder, sample, ending)
    assert other.text == plain.text
    assert other == plain
    # Something is there to be equal.
    assert (len(other.reports), len(other.tables) > 10, len(other.sections) > 30) == (1, True, True)


def placeless(value: object) -> object:
    """A part of a document without its places in the text."""
    if isinstance(value, Span):
        return NOWHERE
    if isinstance(value, tuple):
        return tuple(map(placeless, value))
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), tuple(placeless(getattr(value, field.name)) for field in fields(value))
    return value


def shown(table: Table) -> object:
    """A table without its places, and without empty cells at the end of a row: an even grid fills these in."""
    grid = tuple(tuple(cell.text for cell in row) for row in table.grid)
    trimmed = tuple(row[: max((n for n, text in enumerate(row, 1) if text), default=0)] for row in grid)
    return placeless(replace(table, grid=())), trimmed


def stated(contents: Contents) -> list[object]:
    """What the facts of a filing say; ids, places and quotes are those of one file."""
    return [
        tuple(
            placeless(getattr(fact, field.name))
            for field in fields(Fact)
            if field.name not in ("id", "filing")
        )
        for fact in contents.facts
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_filing_written_anew_is_the_sample(folder: Path, sample: Path) -> None:
    """What the formats agree on is what the sample says, page ends apart."""
    settings = Settings(data=folder / "none", model="none")
    first = pipeline.read(sample, settings)
    again = pipeline.read(folder / ".docx" / f"{sample.stem}.docx", settings)
    assert list(map(shown, again.document.tables)) == list(map(shown, first.document.tables))
    assert stated(again) == stated(first)
    assert len(again.facts) > 500
    assert [section.path for section in again.document.sections] == [
        section.path for section in first.document.sections
    ]
    assert [one.span.of(again.document.text) for one in again.document.paragraphs] == [
        one.span.of(first.document.text).replace("\n", "") for one in first.document.paragraphs
    ]
    assert text.read(sample).reports == tuple(
        replace(report, span=whole.span)
        for report, whole in zip(again.document.reports, first.document.reports, strict=True)
    )


def unspaced(words: object) -> str:
    """What something shows, without blanks: a PDF has those around figures as white only."""
    return re.sub(r"(?:\\u3000|[ \u3000])+", "", str(words))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_printed_filing_says_what_its_text_says(folder: Path, sample: Path) -> None:
    """Every fact and table, every heading and paragraph; all of it has its place on a page, and nothing is an issue."""
    settings = Settings(data=folder / "none", model="none")
    plain, paper = (
        pipeline.read(folder / ending / f"{sample.stem}{ending}", settings) for ending in (ORIGINAL, PRINTED)
    )
    assert list(map(unspaced, stated(paper))) == list(map(unspaced, stated(plain)))
    assert len(paper.facts) > 500
    assert [unspaced(section.path) for section in paper.document.sections] == [
        unspaced(section.path) for section in plain.document.sections
    ]
    said = [
        [unspaced(one.span.of(read.document.text).replace("\n", "")) for one in read.document.paragraphs]
        for read in (plain, paper)
    ]
    assert said[1] == said[0]
    assert [(table.kind, table.title, table.code, table.unit) for table in paper.document.tables] == [
        (table.kind, table.title, table.code, table.unit) for table in plain.document.tables
    ]
    assert (paper.issues, plain.issues) == ((), ())
    assert (len(paper.document.layout) > 500, plain.document.layout) == (True, ())


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The answers to the questions from a library of each format, citations included; without times, endings and hashes."""
    found = {}
    for ending in WRITERS:
        settings = Settings(data=folder / f"data{ending}", model="none")
        outcomes = pipeline.add([folder / ending], settings)
        assert [outcome.state for outcome in outcomes] == [State.ADDED, State.ADDED]
        with Corpus.open(settings, vectors=False) as corpus:
            given = [answer(question, (), corpus).to_json() | {"ms": {}} for question in QUESTIONS]
        words = json.dumps(given, ensure_ascii=False).replace(f"部门决算{ending}", "部门决算")
        found[ending] = json.loads(HASH.sub("", words))
    return found


@pytest.mark.parametrize("ending", FORMATS)
def test_questions_have_the_same_answers_in_every_format(
    answers: dict[str, list[dict[str, Any]]], ending: str
) -> None:
    assert answers[ending] == answers[ORIGINAL]


def off_the_page(given: dict[str, Any]) -> str:
    """An answer without the places of its citations."""
    cited = [{key: value for key, value in one.items() if key not in PLACES} for one in given["citations"]]
    return unspaced(json.dumps(given | {"citations": cited}, ensure_ascii=False, sort_keys=True))


def test_questions_have_the_same_answers_of_a_printed_filing(
    answers: dict[str, list[dict[str, Any]]],
) -> None:
    """The same but for the places: those of a PDF are on its pages."""
    assert list(map(off_the_page, answers[PRINTED])) == list(map(off_the_page, answers[ORIGINAL]))
    for ending, placed in ((PRINTED, True), (ORIGINAL, False)):
        cited = [one for given in answers[ending] for one in given["citations"]]
        assert len(cited) > 30
        assert all((one["page"] is not None, one["box"] is not None) == (placed, placed) for one in cited)


def test_the_questions_are_answered(answers: dict[str, list[dict[str, Any]]]) -> None:
    states = [one["status"] for one in answers[ORIGINAL]]
    assert states.count("answered") >= 15
    assert {"conflict", "not_found"} <= set(states)
