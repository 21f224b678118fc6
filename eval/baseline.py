"""The stack as it comes, on the same questions: LangChain's recursive splitter, Chroma, BM25, the same embedding model.

Owns the baseline only. How often its first passages hold the whole evidence is the most that a perfect reader on top of it
could answer; the product's own passages and citations are measured by the same rule in the same run.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.case import Case, Category
from eval.filings import Filings
from eval.ranking import TOPS, Find, Rank, Spot, rank, rankable, recall
from eval.response import parse
from eval.runner import Ask, Product
from ingest.settings import Settings
from ingest.store import embedding

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from rank_bm25 import BM25Okapi

SIZE, OVERLAP = 500, 50
"""Characters of a passage, and how many it shares with the next."""
DEEP = 50
"""How many of each list are fused."""
DAMPING = 60
"""The constant of reciprocal rank fusion, as it is published and as LangChain's ensemble has it."""


class Baseline:
    """Filings cut by length and indexed twice, as a tutorial does it."""

    def __init__(self, filings: Filings, settings: Settings, folder: Path | None) -> None:
        """Index the texts; vectors in `folder`, none without one. Raises ModelMissing."""
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        splitter = RecursiveCharacterTextSplitter(
            chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True
        )
        files = list(filings.texts)
        documents = splitter.create_documents(
            [filings.texts[file] for file in files], [{"file": file} for file in files]
        )
        self.spots = [
            Spot(one.metadata["file"], start, start + len(one.page_content))
            for one in documents
            for start in (int(one.metadata["start_index"]),)
        ]
        texts = [one.page_content for one in documents]
        self._keywords = _keywords(texts)
        self._vectors = _vectors(texts, settings, folder) if folder else None

    def bm25(self, question: str, history: Sequence[str]) -> Sequence[Spot]:
        """The nearest passages by BM25."""
        scores = self._keywords.get_scores(_words(_asked(question, history)))
        return [self.spots[place] for place in scores.argsort(kind="stable")[::-1][:DEEP]]

    def dense(self, question: str, history: Sequence[str]) -> Sequence[Spot]:
        """The nearest passages by cosine; none without vectors."""
        if self._vectors is None:
            return ()
        found = self._vectors.similarity_search(_asked(question, history), k=min(DEEP, len(self.spots)))
        return [self.spots[int(one.metadata["place"])] for one in found]

    def fused(self, question: str, history: Sequence[str]) -> Sequence[Spot]:
        """Both lists by reciprocal rank fusion."""
        scores: dict[Spot, float] = {}
        for spots in (self.dense(question, history), self.bm25(question, history)):
            for place, spot in enumerate(spots, 1):
                scores[spot] = scores.get(spot, 0.0) + 1 / (DAMPING + place)
        return sorted(scores, key=lambda spot: -scores[spot])

    def close(self) -> None:
        """Forget the vectors."""
        if self._vectors is not None:
            self._vectors.delete_collection()


def _asked(question: str, history: Sequence[str]) -> str:
    """A tutorial's chat has the earlier turns in front of the question."""
    return " ".join((*history, question))


def _words(text: str) -> list[str]:
    import rjieba

    return [word for word in rjieba.cut_for_search(text) if word.strip()]


def _keywords(texts: Sequence[str]) -> "BM25Okapi":
    from rank_bm25 import BM25Okapi

    return BM25Okapi([_words(text) for text in texts])


def _vectors(texts: Sequence[str], settings: Settings, folder: Path) -> "Chroma":
    from langchain_chroma import Chroma

    vectors = Chroma(
        collection_name="baseline",
        embedding_function=embedding.loaded(settings),
        persist_directory=str(folder),
        collection_configuration={"hnsw": {"space": "cosine"}},
    )
    vectors.add_texts(list(texts), metadatas=[{"place": place} for place in range(len(texts))])
    return vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to find evidence: where each question's whole evidence stood in its list."""

    name: str
    places: Mapping[str, int]


def rows(
    cases: Sequence[Case],
    ways: Mapping[str, Find],
    filings: Filings,
    progress: Callable[[Iterable[Case]], Iterable[Case]],
) -> tuple[Row, ...]:
    """The whole-evidence place of every case that has evidence at hand, by each way."""
    asked = [case for case in cases if rankable(case) and set(case.files) <= set(filings.texts)]
    ranks: dict[str, dict[str, Rank]] = {name: {} for name in ways}
    for case in progress(asked):
        for name, find in ways.items():
            ranks[name][case.id] = rank(case, find(case.question, case.history), filings)
    return tuple(
        Row(name=name, places={id_: one.whole for id_, one in found.items()}) for name, found in ranks.items()
    )


def ways(baseline: Baseline, product: Product) -> dict[str, Find]:
    """The baseline's three lists and the product's two, by name."""
    return {
        "baseline, dense": baseline.dense,
        "baseline, BM25": baseline.bm25,
        "baseline, fused": baseline.fused,
        "product, passages": product.find,
        "product, citations of its answer": _cited(product.ask),
    }


def _cited(ask: Ask) -> Find:
    """The quotes under an answer, in their order."""

    def find(question: str, history: Sequence[str]) -> Sequence[Spot]:
        response = parse(ask(question, history))
        return [Spot(one.file, one.quote_start, one.quote_end) for one in response.citations]

    return find


def overall(found: Sequence[Row]) -> list[tuple[str, ...]]:
    """The share of questions whose whole evidence is among the first 1, 3, 5, 10; a header first."""
    head = ("whole evidence in the first", *map(str, TOPS))
    return [
        head,
        *((row.name, *(f"{recall([*row.places.values()], top):.0%}" for top in TOPS)) for row in found),
    ]


def by_category(found: Sequence[Row], cases: Sequence[Case], top: int) -> list[tuple[str, ...]]:
    """The same by category among the first `top`; a header first."""
    of = {case.id: case.category for case in cases}
    asked = [name for name in Category if any(of[id_] == name for id_ in found[0].places)]
    places = [
        [[place for id_, place in row.places.items() if of[id_] == name] for name in asked] for row in found
    ]
    head = (f"in the first {top}", *(f"{name} ({len(places[0][n])})" for n, name in enumerate(asked)))
    return [
        head,
        *(
            (row.name, *(f"{recall(one, top):.0%}" for one in groups))
            for row, groups in zip(found, places, strict=True)
        ),
    ]
