"""What is loaded, as the stages need it: shelves of facts, passages, texts and headings; kept while the corpus stands still."""

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from threading import Lock

from assistant.domain import Holder, Missing, Passages, ReportKey, Search
from assistant.indexed import Indexed
from assistant.item_names import field_items, field_near, printed_items
from assistant.lexicon import Lexicon
from assistant.near import NearNames
from assistant.organisations import Organisations
from assistant.projects import NONE, PROJECT, Projects
from assistant.retrieve import Ranking, rank, retrieve
from assistant.shelf import Entry, Shelf, arranged
from assistant.spoken import SpokenNames
from ingest.chunk import Chunk
from ingest.document import Run, Span
from ingest.fact import Fact
from ingest.layout import Place, confidence, place
from ingest.names import spoken
from ingest.restatements import called_alike
from ingest.store.corpus import Corpus
from ingest.store.documents import FilingRecord, Outline
from ingest.store.kept import Kept
from ingest.verdict import OF_OPERANDS, State

MOST = 96
"""Of so many reports and filings what was read is kept in memory."""
RANKINGS = 4
"""So many rankings are kept: those that one question may come back to."""
Rule = tuple[str, str, str]
"""Rule, state and detail of a cross-check."""
Items = tuple[Mapping[str, str], SpokenNames, NearNames, Projects]
"""Names of items → canonical items, those that people say, and those nearly said."""


_making = Lock()


@lru_cache(maxsize=2)
def _place(corpus: Corpus) -> "list[Library]":
    """Where the library of a corpus is kept."""
    return []


def library_of(corpus: Corpus) -> "Library":
    """The library of what `corpus` holds now; the first of several that ask at once makes it for all, and goes on with what
    the one before it has read of filings that are still the same."""
    with _making:
        place, version = _place(corpus), corpus.version()
        if not place or place[0].version != version:
            place[:] = [Library(corpus, version, place[0] if place else None)]
        return place[0]


NO_OUTLINE = Outline(text="", sections=(), paragraphs=(), captions=())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles, of which facts have none: it would go through all that is kept again and again."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class Library:
    """One version of a corpus, read as it is asked for."""

    def __init__(self, corpus: Corpus, version: int, before: "Library | None" = None) -> None:
        """Nothing is read yet but the list of filings."""
        self.corpus = corpus
        self.version = version
        self._filings = {filing.digest: filing for filing in corpus.filings()}
        self._shelves: Kept[tuple[ReportKey, ...], Shelf] = Kept(MOST)
        self._items: Kept[tuple[ReportKey, ...] | None, Items] = Kept(MOST)
        self._entries: Kept[ReportKey, tuple[Entry, ...]] = Kept(MOST)
        self._indexed: Kept[ReportKey, Indexed] = Kept(MOST)
        self._rankings: Kept[tuple[Search, bool], tuple[Ranking | None]] = Kept(RANKINGS)
        self._outlines: Kept[str, Outline] = Kept(MOST)
        self._layouts: Kept[str, tuple[Run, ...]] = Kept(MOST)
        self._checked: Kept[str, Mapping[str, tuple[Rule, ...]]] = Kept(MOST)
        if before:
            same = {digest for digest, one in self._filings.items() if before._filings.get(digest) == one}
            self._shelves = before._shelves.only(lambda reports: all(key[0] in same for key in reports))
            self._items = before._items.only(
                lambda reports: reports is not None and all(key[0] in same for key in reports)
            )
            self._entries = before._entries.only(lambda key: key[0] in same)
            self._indexed = before._indexed.only(lambda key: key[0] in same)
            self._outlines = before._outlines.only(lambda digest: digest in same)
            self._checked = before._checked.only(lambda digest: digest in same)

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """The reports, the latest first."""
        held = [
            Holder(key=(filing.digest, report.number), file=filing.file, report=report)
            for filing in self._filings.values()
            for report in filing.reports
        ]
        return tuple(sorted(held, key=lambda holder: (-holder.report.year, holder.report.organisation)))

    def lexicon(self, reports: tuple[ReportKey, ...] | None = None) -> Lexicon:
        """The reports, and the names of items: the field's, those that some reports print (all of them without a choice), and
        what people say."""
        items, said, near, projects = self._items.get(reports) or self._items.keep(
            reports, self._named(reports)
        )
        return Lexicon(
            holders=self.holders,
            items=items,
            spoken=said,
            near=near,
            organisations=self._organisations,
            telling_of=self.corpus.telling_of,
            projects=projects,
        )

    def _named(self, reports: tuple[ReportKey, ...] | None) -> Items:
        printed = printed_items(self.corpus.names(reports))
        items, near = printed | field_items(), printed | field_near().items
        projects = NONE
        if reports:
            projects = Projects(self.corpus.projects(reports), self.corpus.told_of(reports, PROJECT), items)
        return items, SpokenNames(spoken(), items), NearNames(near, field_near()), projects

    @cached_property
    def _organisations(self) -> Organisations:
        return Organisations(self.holders)

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of `reports`, arranged for looking up."""
        key = tuple(sorted(set(reports)))
        if (known := self._shelves.get(key)) is not None:
            return known
        entries = tuple(entry for report in key for entry in self._arranged(report))
        return self._shelves.keep(key, Shelf(entries=entries, years=self._years))

    def _arranged(self, report: ReportKey) -> tuple[Entry, ...]:
        """The facts of one report with the names they go by."""
        if (known := self._entries.get(report)) is not None:
            return known
        with _uncollected():
            facts, outline = self.corpus.facts([report]), self.document(report[0])
            return self._entries.keep(report, arranged(facts, outline))

    @cached_property
    def _years(self) -> Mapping[ReportKey, int]:
        return {holder.key: holder.report.year for holder in self.holders}

    def having(self, terms: Sequence[str], reports: Sequence[ReportKey]) -> tuple[ReportKey, ...]:
        """Those of some reports that state one of these items; no fact is read for it."""
        return self.corpus.having(terms, reports)

    def of_year(self, reports: Sequence[ReportKey], year: int | None) -> tuple[ReportKey, ...]:
        """Those of some reports that state figures of a year: its own and the one after."""
        return tuple(key for key in reports if year is None or self._years[key] in (year, year + 1))

    def names(self, reports: Sequence[ReportKey]) -> tuple[str, ...]:
        """The organisations of some reports, each once."""
        return tuple(dict.fromkeys(self._owners[key] for key in reports))

    @cached_property
    def _owners(self) -> Mapping[ReportKey, str]:
        return {holder.key: holder.report.organisation for holder in self.holders}

    def relevance(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[ReportKey, float]:
        """How well the best passage of each report has a topic's words; those without any are left out."""
        return self.corpus.relevance((topic,), reports)

    def of_items(self, terms: Sequence[str]) -> "OfItems":
        """This library with the facts of some items alone, those of all reports."""
        found: dict[ReportKey, list[Fact]] = defaultdict(list)
        for fact in self.corpus.facts_of(called_alike(terms)):
            found[fact.filing, fact.report].append(fact)
        entries = {key: arranged(facts, NO_OUTLINE) for key, facts in found.items()}
        return OfItems(self, entries, self._years)

    def search(self, search: Search) -> Passages | Missing:
        """The passages that answer."""
        return retrieve(search, self._ranking(search, meaning=True), self)

    def rank(self, search: Search, *, meaning: bool = False) -> Sequence[Chunk]:
        """All passages of the reports, the nearest to the topic first: by their words alone, which needs no model, for
        what is looked for in them has to be there in so many words; or by their `meaning` too."""
        ranking = self._ranking(search, meaning=meaning)
        return ranking.chunks if ranking else ()

    def _ranking(self, search: Search, *, meaning: bool) -> Ranking | None:
        """The passages of the reports in order; a question's steps come back to the same one."""
        known = self._rankings.get((search, meaning))
        if known is None:
            known = self._rankings.keep((search, meaning), (rank(search, self, meaning=meaning),))
        return known[0]

    def passages(self, reports: Sequence[ReportKey]) -> Sequence[Indexed]:
        """The passages of each of the reports, as topics are held against them."""
        return [self._indexed_of(key) for key in reports]

    def _indexed_of(self, key: ReportKey) -> Indexed:
        known = self._indexed.get(key)
        return self._indexed.keep(key, Indexed(self.corpus.chunks([key]))) if known is None else known

    def reports(self, filing: str) -> tuple[ReportKey, ...]:
        """The reports of a filing."""
        return tuple((filing, number) for number, _ in enumerate(self._filing(filing).reports))

    def chunks(self, reports: Sequence[ReportKey]) -> Sequence[Chunk]:
        """The passages of the reports."""
        return self.corpus.chunks(reports)

    def keywords(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[str, float]:
        """BM25 by passage."""
        return self.corpus.keywords((topic,), reports)

    def vectors(self, topic: str, reports: Sequence[ReportKey]) -> Mapping[str, float]:
        """Cosine by passage."""
        return self.corpus.vectors(topic, reports)

    def document(self, filing: str) -> Outline:
        """A filing's text, headings, paragraphs and captions."""
        if (known := self._outlines.get(filing)) is not None:
            return known
        return self._outlines.keep(filing, self.corpus.outline(filing))

    def text(self, filing: str) -> str:
        """The canonical text of a filing."""
        return self.document(filing).text

    def file(self, filing: str) -> str:
        """The name of a filing's file."""
        return self._filing(filing).file

    def _filing(self, digest: str) -> FilingRecord:
        """What is known of a filing: of this version, without asking the store again. Raises Misuse where it has none."""
        return self._filings.get(digest) or self.corpus.find(digest)

    def headings(self, filing: str, section: int) -> tuple[str, ...]:
        """The headings of a section."""
        return self.document(filing).sections[section].path

    def title(self, filing: str, table: int) -> str | None:
        """The title of a table."""
        return self.document(filing).captions[table].title

    def place(self, filing: str, span: Span) -> Place | None:
        """Page and box of a place in a filing's text, where the filing has pages."""
        return place(self.text(filing), self._layout(filing), span)

    def confidence(self, filing: str, span: Span) -> float | None:
        """How surely the characters of a place were recognised; None where they did not have to be."""
        return confidence(self._layout(filing), span)

    def _layout(self, filing: str) -> tuple[Run, ...]:
        known = self._layouts.get(filing)
        return self._layouts.keep(filing, self.corpus.layout(filing)) if known is None else known

    def holder(self, filing: str, report: int) -> tuple[str, int]:
        """Organisation and fiscal year of a report."""
        found = self._filing(filing).reports[report]
        return found.organisation, found.year

    def checks(self, fact: Fact) -> tuple[Rule, ...]:
        """Rule, state and detail of the cross-checks that a fact takes part in."""
        known = self._checked.get(fact.filing)
        if known is None:
            known = self._checked.keep(fact.filing, self._rules(fact.filing))
        return known.get(fact.id, ())

    def misfitting(self, fact: Fact) -> Sequence[Fact]:
        """The operands that a printed percentage does not fit, in the order of its check; none where it fits."""
        if not any(rule in OF_OPERANDS and state == "differ" for rule, state, _ in self.checks(fact)):
            return ()
        known = {entry.fact.id: entry.fact for entry in self._arranged((fact.filing, fact.report))}
        for check in self.corpus.checks(fact.filing):
            own = check.rule in OF_OPERANDS and check.state is State.DIFFER and check.facts[0] == fact.id
            if own and all(one in known for one in check.facts):
                return tuple(known[one] for one in check.facts[1:])
        return ()

    def _rules(self, filing: str) -> Mapping[str, tuple[Rule, ...]]:
        """The cross-checks of a filing by the facts that take part."""
        found: dict[str, list[Rule]] = defaultdict(list)
        for check in self.corpus.checks(filing):
            for fact in check.facts:
                found[fact].append((check.rule, check.state.name.lower(), check.detail))
        return {fact: tuple(rules) for fact, rules in found.items()}

    def facts(self, reports: Sequence[ReportKey]) -> tuple[Fact, ...]:
        """The facts of `reports`."""
        return self.corpus.facts(reports)


class OfItems:
    """A library of which only the facts of some items are looked up, so that a comparison of all organisations need not
    read everything that they state."""

    def __init__(
        self,
        library: Library,
        entries: Mapping[ReportKey, tuple[Entry, ...]],
        years: Mapping[ReportKey, int],
    ) -> None:
        """The entries by report, and all reports' years."""
        self._library = library
        self._entries = entries
        self._years = years

    def shelf(self, reports: Sequence[ReportKey]) -> Shelf:
        """The facts of those items in `reports`."""
        found = (entry for key in sorted(set(reports)) for entry in self._entries.get(key, ()))
        return Shelf(entries=tuple(found), years=self._years)

    def names(self, reports: Sequence[ReportKey]) -> tuple[str, ...]:
        """The organisations of some reports, each once."""
        return self._library.names(reports)

    def document(self, filing: str) -> Outline:
        """A filing's text, headings, paragraphs and captions."""
        return self._library.document(filing)

    def chunks(self, reports: Sequence[ReportKey]) -> Sequence[Chunk]:
        """The passages of the reports."""
        return self._library.chunks(reports)

    def search(self, search: Search) -> Passages | Missing:
        """The passages that answer."""
        return self._library.search(search)

    def rank(self, search: Search) -> Sequence[Chunk]:
        """None: passages are not what is compared."""
        return ()
