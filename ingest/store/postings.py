"""Keywords of passages: how words are cut, how they are stored, and BM25 over what a filter leaves.

The tokenizer's dictionary is the one that rjieba ships: nothing is ever added to it, so that questions are cut as the
passages were. Amounts, codes and Latin words stay whole.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, select, true, tuple_

from ingest.store.facts import Pair
from ingest.store.schema import chunks, postings

WORD = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*|[㐀-鿿]+")
"""A figure, a Latin word, or a run of Chinese characters."""

GAP = re.compile(r"(?<=[㐀-鿿])[ \t]+(?=[㐀-鿿])")
"""Blanks inside a letter-spaced name."""

SATURATION = 1.2
"""k1 of BM25: how fast a repeated word stops counting."""

LENGTH_SHARE = 0.75
"""b of BM25: how much a long passage is discounted."""

LONGEST = 128


def words(text: str) -> tuple[str, ...]:
    """The terms of a text as they are indexed: Chinese words with the shorter words in them, figures without commas."""
    import rjieba  # loads its dictionary: 0.1 s that a question settled by its terms does not need

    found: list[str] = []
    for run in WORD.findall(GAP.sub("", unicodedata.normalize("NFKC", text).lower())):
        if run[0].isdigit():
            found.append(run.replace(",", ""))
        elif run[0].isascii():
            found.append(run)
        else:
            found.extend(rjieba.cut_for_search(run, False))
    return tuple(word[:LONGEST] for word in found)


def write(connection: Connection, counted: dict[int, Counter[str]]) -> None:
    """Store the words of passages, by the passages' keys."""
    rows = [
        {"term": term, "chunk": chunk, "frequency": frequency}
        for chunk, counts in counted.items()
        for term, frequency in counts.items()
    ]
    if rows:
        connection.execute(postings.insert(), rows)


def rank(connection: Connection, terms: Sequence[str], pairs: Sequence[Pair]) -> dict[str, float]:
    """BM25 of the passages of some reports that hold any of the terms, by passage id; counted over those reports only."""
    return _scores(connection, Counter(terms), tuple_(chunks.c.filing, chunks.c.report).in_(pairs))


def best(connection: Connection, terms: Sequence[str]) -> dict[Pair, float]:
    """The best BM25 of each report's passages that hold any of the terms, counted over all reports."""
    scores = _scores(connection, Counter(terms), true())
    query = select(chunks.c.id, chunks.c.filing, chunks.c.report)
    found: dict[Pair, float] = {}
    for chunk, filing, report in connection.execute(query):
        if chunk in scores:
            found[filing, report] = max(found.get((filing, report), 0.0), scores[chunk])
    return found


def _scores(connection: Connection, wanted: Counter[str], held: ColumnElement[bool]) -> dict[str, float]:
    total, length = connection.execute(select(func.count(), func.sum(chunks.c.length)).where(held)).one()
    if not total or not wanted:
        return {}
    columns = (postings.c.term, postings.c.frequency, chunks.c.id, chunks.c.length)
    query = select(*columns).join(chunks, chunks.c.key == postings.c.chunk)
    rows = connection.execute(query.where(postings.c.term.in_(wanted), held)).all()
    documents = Counter(term for term, _, _, _ in rows)
    mean = max(1.0, float(length) / total)
    scores: dict[str, float] = defaultdict(float)
    for term, frequency, chunk, size in rows:
        rarity = math.log(1 + (total - documents[term] + 0.5) / (documents[term] + 0.5))
        discount = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * size / mean)
        scores[chunk] += wanted[term] * rarity * frequency * (SATURATION + 1) / (frequency + discount)
    return scores
