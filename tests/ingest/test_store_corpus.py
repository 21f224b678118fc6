"""The stores give back what was put in, follow every change, and rank passages."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from ingest.errors import Misuse, NotWritable, Outdated
from ingest.fact import Fact
from ingest.settings import Settings
from ingest.store import documents, facts, postings, schema
from ingest.store.corpus import Corpus
from ingest.store.documents import Caption, Counts
from ingest.store.kept import Kept
from ingest.store.shelf import Contents, open_shelf

Make = Callable[..., Contents]
pytestmark = pytest.mark.usefixtures("model")


def publish(settings: Settings, *several: Contents) -> None:
    with open_shelf(settings) as shelf:
        for contents in several:
            shelf.publish(contents)


def test_what_was_put_in_comes_back_as_it_was(settings: Settings, make: Make) -> None:
    contents = make()
    publish(settings, contents)
    digest = contents.document.digest
    with Corpus.open(settings) as corpus:
        assert corpus.document(digest) == contents.document
        assert corpus.facts() == contents.facts
        assert corpus.chunks() == contents.chunks
        assert corpus.issues(digest) == contents.issues
        assert corpus.checks(digest) == contents.checks
        assert corpus.text(digest) == contents.document.text
        (filing,) = corpus.filings()
    assert filing.reports == contents.document.reports
    assert filing.counts == Counts(facts=9, tables=1, chunks=len(contents.chunks), issues=1)
    assert (filing.file, filing.digest) == ("甲.txt", digest)
    assert datetime.fromisoformat(filing.added).utcoffset() is not None


def test_decimals_keep_their_printed_zeros(settings: Settings, make: Make) -> None:
    publish(settings, make(figure="1207.10"))
    with Corpus.open(settings) as corpus:
        assert [str(fact.value.low) for fact in corpus.facts() if hasattr(fact.value, "low")] == [
            "1207.10",
            "0.50",
            "30",
            "20",
        ]


def test_reports_narrow_facts_and_chunks_and_unknown_ones_have_none(settings: Settings, make: Make) -> None:
    first, second = make("甲.txt"), make("乙.txt", figure="0.15", year=2022)
    publish(settings, first, second)
    with Corpus.open(settings) as corpus:
        assert corpus.facts([(second.document.digest, 0)]) == second.facts
        assert corpus.facts() == (*first.facts, *second.facts)
        assert corpus.chunks([(first.document.digest, 0)]) == first.chunks
        assert corpus.facts([(first.document.digest, 1), ("0" * 64, 0)]) == ()
        assert corpus.facts([]) == ()


def test_an_open_corpus_follows_each_change(settings: Settings, make: Make) -> None:
    with Corpus.open(settings) as corpus:
        assert (corpus.version(), corpus.filings(), corpus.facts()) == (0, (), ())
        publish(settings, make())
        assert (corpus.version(), len(corpus.facts())) == (1, 9)
        assert corpus.vectors("公务接待费") != {}
        publish(settings, make("乙.txt", figure="0.15"))
        assert corpus.version() == 2
        assert {identity[:12] for identity in corpus.vectors("公务接待费")} == {
            filing.digest[:12] for filing in corpus.filings()
        }
        with open_shelf(settings) as shelf:
            shelf.withdraw(shelf.find("甲.txt"))
        assert [filing.file for filing in corpus.filings()] == ["乙.txt"]
        assert {identity[:12] for identity in corpus.vectors("公务接待费")} == {
            corpus.filings()[0].digest[:12]
        }


def test_a_filing_that_is_gone_is_named_in_the_error(settings: Settings) -> None:
    with Corpus.open(settings) as corpus, pytest.raises(Misuse, match="000000000000"):
        corpus.document("0" * 64)


@pytest.mark.parametrize("part", [slice(None), slice(0, 8), slice(0, 12)])
def test_a_filing_is_found_by_name_or_the_beginning_of_its_digest(
    settings: Settings, make: Make, part: slice
) -> None:
    contents = make()
    publish(settings, contents)
    with Corpus.open(settings) as corpus:
        assert corpus.find(contents.document.digest[part]) == corpus.find("甲.txt")
        with pytest.raises(Misuse):
            corpus.find(contents.document.digest[:7])


def test_keywords_rank_the_passage_that_holds_the_words_and_count_in_the_chosen_reports_only(
    settings: Settings, make: Make
) -> None:
    first, second = make(), make("乙.txt", figure="1,234.50")
    publish(settings, first, second)
    with Corpus.open(settings) as corpus:
        everywhere = corpus.keywords(["来访减少"])
        chosen = corpus.keywords(["来访减少"], [(first.document.digest, 0)])
        assert {identity[:12] for identity in everywhere} == {
            first.document.digest[:12],
            second.document.digest[:12],
        }
        assert {identity[:12] for identity in chosen} == {first.document.digest[:12]}
        assert set(corpus.keywords(["1234.50"])) == set(corpus.keywords(["1,234.50"])) != set()
        assert corpus.keywords(["没有的词汇嘛"], [(first.document.digest, 0)]) == {}
        assert corpus.keywords([], None) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,234.50万元", ("1234.50", "万元")),
        ("２０２３年度", ("2023", "年度")),
        ("公 务 接 待 费", ("公务", "接待", "接待费")),
        ("GB/T 28181-2016 标准", ("gb", "t", "28181", "2016", "标准")),
        ("占25.00%。", ("占", "25.00%")),
        ("30217", ("30217",)),
    ],
)
def test_words_are_cut_with_figures_codes_and_latin_words_whole(text: str, words: tuple[str, ...]) -> None:
    assert postings.words(text) == words


def test_vectors_of_chosen_reports_are_exact_and_complete(settings: Settings, make: Make) -> None:
    first, second = make(), make("乙.txt", figure="0.15")
    publish(settings, first, second)
    with Corpus.open(settings) as corpus:
        scores = corpus.vectors(first.chunks[0].ranked, [(first.document.digest, 0)])
        assert set(scores) == {chunk.id for chunk in first.chunks}
        assert max(scores, key=scores.__getitem__) == first.chunks[0].id
        assert scores[first.chunks[0].id] == pytest.approx(1, abs=1e-5)
        everywhere = corpus.vectors(first.chunks[0].ranked)
        assert everywhere[first.chunks[0].id] == pytest.approx(1, abs=1e-5)


def test_a_corpus_without_vectors_has_none(settings: Settings, make: Make) -> None:
    publish(settings, make())
    with Corpus.open(settings, vectors=False) as corpus:
        assert corpus.vectors("公务接待费") == {}


def test_vectors_of_another_model_are_refused(settings: Settings, make: Make) -> None:
    publish(settings, make())
    other = settings.model_copy(update={"model": "another/model"})
    with Corpus.open(other) as corpus, pytest.raises(Outdated, match="another/model"):
        corpus.vectors("公务接待费")


def test_a_store_of_another_schema_is_refused(settings: Settings) -> None:
    engine = schema.connect(settings)
    with engine.begin() as connection:
        connection.execute(update(schema.corpus).where(schema.corpus.c.name == "schema").values(value=99))
    engine.dispose()
    with pytest.raises(Outdated, match="99"):
        Corpus.open(settings)


@pytest.mark.parametrize(
    "change",
    [
        {"data": Path("/dev/null/folder")},
        {"database": "nonsense"},
        {"database": "nosuch://host/name"},
        {"database": "sqlite:////dev/null/x.sqlite3"},
    ],
)
def test_a_store_that_cannot_be_opened_says_so(settings: Settings, change: dict[str, object]) -> None:
    with pytest.raises(NotWritable):
        Corpus.open(settings.model_copy(update=change))


def test_opening_a_corpus_and_reading_facts_loads_nothing_heavy(settings: Settings, make: Make) -> None:
    publish(settings, make())
    code = (
        "import sys; from pathlib import Path\n"
        "from ingest.settings import Settings\nfrom ingest.store.corpus import Corpus\n"
        f"with Corpus.open(Settings(data=Path({str(settings.data)!r}))) as corpus: assert len(corpus.facts()) == 9\n"
        "heavy = {'torch', 'numpy', 'chromadb', 'langchain_core', 'sentence_transformers', 'rjieba', 'transformers'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_the_layout_and_the_bytes_of_the_file_come_back(settings: Settings, make: Make) -> None:
    contents = make()
    digest = contents.document.digest
    publish(settings, contents)
    with Corpus.open(settings) as corpus:
        assert (corpus.layout(digest), corpus.original(digest)) == (
            contents.document.layout,
            contents.original,
        )


def test_an_outline_is_the_document_without_what_is_in_its_tables(settings: Settings, make: Make) -> None:
    document = make().document
    publish(settings, make())
    with Corpus.open(settings) as corpus:
        outline = corpus.outline(document.digest)
    captions = tuple(Caption(number=t.number, title=t.title, code=t.code) for t in document.tables)
    assert (outline.text, outline.sections, outline.paragraphs, outline.captions) == (
        document.text, document.sections, document.paragraphs, captions
    )  # fmt: skip


def test_the_store_tells_which_reports_have_an_item_and_its_words(settings: Settings, make: Make) -> None:
    first, second = make("甲.txt"), make("乙.txt", figure="0.15", year=2022)
    publish(settings, first, second)
    reports = [(first.document.digest, 0), (second.document.digest, 0), ("0" * 64, 0)]
    terms = {fact.term for fact in first.facts}
    with Corpus.open(settings) as corpus:
        assert corpus.having(sorted(terms), reports) == tuple(reports[:2])
        assert corpus.having(["没有这一项"], reports) == ()
        assert set(corpus.relevance(["公务接待费"], reports)) == set(reports[:2])
        assert corpus.relevance(["航天"], reports) == {}
        assert corpus.facts_of(sorted(terms)) == (*first.facts, *second.facts)


def test_after_a_change_only_what_is_new_is_counted_and_named(
    settings: Settings, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[list[int]] = []
    counts = documents._counts

    def noted(connection: Connection, name: str, keys: Sequence[int]) -> dict[int, int]:
        counted.append(list(keys))
        return counts(connection, name, keys)

    monkeypatch.setattr(documents, "_counts", noted)
    publish(settings, make("甲.txt"))
    with Corpus.open(settings) as corpus:
        before, named = corpus.filings(), corpus.names()
        publish(settings, make("乙.txt", figure="0.15", year=2022))
        counted.clear()
        after = corpus.filings()
        assert (after[:1], len(after)) == (before, 2)
        assert counted == [[after[1].key]] * 4
        assert corpus.names() >= named
        with open_shelf(settings) as shelf:
            shelf.withdraw(after[1])
        assert (corpus.filings(), corpus.names()) == (before, named)


def test_only_what_has_changed_is_read_again(
    settings: Settings, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filing that comes costs the answers about the others nothing; one that is read anew is not answered from memory."""
    first, second = make(), make("乙.txt", figure="0.15")
    with open_shelf(settings) as shelf:
        shelf.publish(first)
    read: list[str] = []
    proper = facts.read

    def counted(
        connection: Connection, pairs: Sequence[facts.Pair], digests: dict[int, str]
    ) -> tuple[Fact, ...]:
        read.extend(digests[filing] for filing, _ in pairs)
        return proper(connection, pairs, digests)

    monkeypatch.setattr(facts, "read", counted)
    with Corpus.open(settings, vectors=False) as corpus:
        assert corpus.facts() == first.facts
        with open_shelf(settings) as shelf:
            shelf.publish(second)
        assert corpus.facts() == (*first.facts, *second.facts)
        with open_shelf(settings) as shelf:
            shelf.publish(replace(first, facts=first.facts[:1], reader="2"))
            shelf.withdraw(shelf.find("乙.txt"))
        assert corpus.facts() == first.facts[:1]
    assert read == [one.document.digest for one in (first, second, first)]


def test_what_is_kept_in_memory_is_what_was_used_last() -> None:
    kept: Kept[str, int] = Kept(2)
    for key, value in (("一", 1), ("二", 2)):
        kept.keep(key, value)
    kept.get("一")
    kept.keep("三", 3)
    assert [kept.get(key) for key in ("一", "二", "三")] == [1, None, 3]
