"""What is loaded, as the stages need it: shelves of facts, passages, texts and headings; kept while the corpus stands still."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from assistant.domain import Holder, Missing, Passages, ReportKey, Search
from assistant.lexicon import Lexicon
from assistant.near import NearNames
from assistant.retrieve import rank, retrieve
from assistant.shelf import Shelf, shelf
from assistant.spoken import SpokenNames
from ingest.chunk import Chunk
from ingest.document import Document
from ingest.fact import Fact
from ingest.names import accounts, canonical, plain, spoken, terms
from ingest.store.corpus import Corpus

GENERIC = frozenset(
    {
        "合计",
        "总计",
        "小计",
        "其他",
        "项目",
        "收入",
        "支出",
        "金额",
        "数量",
        "预算",
        "决算",
        "单位",
        "部门",
        "中心",
        "情况",
        "资金",
    }
)
LONGEST_ITEM = 30


@lru_cache(maxsize=2)
def _library(corpus: Corpus, version: int) -> "Library":
    return Library(corpus, version)


def library_of(corpus: Corpus) -> "Library":
    """The library of what `corpus` holds now."""
    return _library(corpus, corpus.version())


class Library:
    """One version of a corpus, read as it is asked for."""

    def __init__(self, corpus: Corpus, version: int) -> None:
        """Nothing is read yet but the list of reports."""
        self.corpus = corpus
        self.version = version
        self._shelves: dict[tuple[ReportKey, ...], Shelf] = {}
        self._texts: dict[str, str] = {}
        self._documents: dict[str, Document] = {}

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """The reports, the latest first."""
        held = [
            Holder(key=(filing.digest, report.number), file=filing.file, report=report)
            for filing in self.corpus.filings()
            for report in filing.reports
        ]
        return tuple(sorted(held, key=lambda holder: (-holder.report.year, holder.report.organisation)))

    @cached_property
    def lexicon(self) -> Lexicon:
        """The reports and the names of items, printed and spoken."""
        items = self._printed()
        for term in terms():
            if term.kind == "item":
                items |= {plain(name): term.canonical for name in (term.canonical, *term.printed)}
        items |= {plain(account.name): canonical(account.name) for account in accounts("economic")}
        return Lexicon(
            holders=self.holders, items=items, spoken=SpokenNames(spoken(), items), near=NearNames(items)
        )

    def _printed(self) -> dict[str, str]:
        """The names of items that the filings print."""
        known = self.corpus.names()
        names = ((plain(name), term) for printed, term in known for name in (printed, term))
        return {
            name: term
            for name, term in names
            if 2 <= len(name) <= LONGEST_ITEM and name not in GENERIC and not name.isdigit()
        }

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`, arranged for looking up."""
        key = tuple(sorted(set(reports)))
        if key not in self._shelves:
            years = {holder.key: holder.report.year for holder in self.holders}
            facts = self.corpus.facts(key)
            texts = {filing: self.text(filing) for filing, _ in key}
            self._shelves[key] = shelf(facts, self._headings(key), self._titles(key), years, texts)
        return self._shelves[key]

    def _headings(self, reports: Sequence[ReportKey]) -> dict[tuple[str, int], str]:
        filings = dict.fromkeys(filing for filing, _ in reports)
        return {
            (filing, section.number): " ".join(section.path[-2:])
            for filing in filings
            for section in self.document(filing).sections
        }

    def _titles(self, reports: Sequence[ReportKey]) -> dict[tuple[str, int], str]:
        """Title and number of each table, as one plain text."""
        return {
            (filing, table.number): plain(f"{table.title} {table.code or ''}")
            for filing in dict.fromkeys(filing for filing, _ in reports)
            for table in self.document(filing).tables
        }

    def search(self, search: Search) -> Passages | Missing:
        """The passages that answer."""
        return retrieve(search, self)

    def rank(self, search: Search) -> Sequence[Chunk]:
        """All passages of the reports, the nearest to the topic first."""
        ranking = rank(search, self)
        return ranking.chunks if ranking else ()

    def chunks(self, reports: Sequence[ReportKey]) -> Sequence[Chunk]:
        """The passages of the reports."""
        return self.corpus.chunks(reports)

    def keywords(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[str, float]:
        """BM25 by passage."""
        return self.corpus.keywords((topic,), reports)

    def vectors(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[str, float]:
        """Cosine by passage."""
        return self.corpus.vectors(topic, reports)

    def document(self, filing: str) -> Document:
        """A filing as it was read."""
        if filing not in self._documents:
            self._documents[filing] = self.corpus.document(filing)
        return self._documents[filing]

    def text(self, filing: str) -> str:
        """The canonical text of a filing."""
        return self.document(filing).text

    def file(self, filing: str) -> str:
        """The name of a filing's file."""
        return self.document(filing).file

    def headings(self, filing: str, section: int) -> tuple[str, ...]:
        """The headings of a section."""
        return self.document(filing).sections[section].path

    def title(self, filing: str, table: int) -> str | None:
        """The title of a table."""
        return self.document(filing).tables[table].title

    def holder(self, filing: str, report: int) -> tuple[str, int]:
        """Organisation and fiscal year of a report."""
        found = self.document(filing).reports[report]
        return found.organisation, found.year

    def checks(self, fact: str) -> tuple[tuple[str, str, str], ...]:
        """Rule, state and detail of the cross-checks that a fact takes part in."""
        return self._checks.get(fact, ())

    @cached_property
    def _checks(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        found: dict[str, tuple[tuple[str, str, str], ...]] = {}
        for filing in dict.fromkeys(holder.key[0] for holder in self.holders):
            for check in self.corpus.checks(filing):
                for fact in check.facts:
                    found[fact] = (*found.get(fact, ()), (check.rule, check.state.name.lower(), check.detail))
        return found

    def facts(self, reports: Sequence[ReportKey]) -> tuple[Fact, ...]:
        """The facts of `reports`."""
        return self.corpus.facts(reports)
