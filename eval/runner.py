"""A question set run against the product: each question asked, judged and timed.

Owns what happens to one question and to all of them. Opening the corpus belongs to `eval.stack`, printing to
`eval.report`.
"""

import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from eval.case import Abstention, Case, Conflict, Correction, Figures, Place, Text, YesNo
from eval.check import figures_of
from eval.errors import BadAnswer
from eval.filings import Filings
from eval.grounding import Grounding, ground
from eval.numbers import held
from eval.ranking import Find, Rank, rank, rankable
from eval.response import Response, parse
from eval.result import Outcome, Result
from eval.score import Stage, Verdict, failed, score, wrong_figure

NEAR = 3
"""Evidence among so many first passages was found; what was then made of it is another stage's."""
log = logging.getLogger(__name__)

Ask = Callable[[str, Sequence[str]], Mapping[str, Any]]
"""Ask the product a question with its history; the answer as JSON."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the filings that are asked about: their texts, and where figures were extracted from them."""

    filings: Filings
    extracted: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()

    def of(self, cases: Iterable[Case]) -> "Known":
        """The same for a whole set: a question without evidence needs every filing that its set speaks of."""
        return replace(self, needed=frozenset(file for case in cases for file in case.files))

    def missing(self, case: Case) -> tuple[str, ...]:
        """The filings that a case needs and that are not at hand."""
        return tuple(sorted(set(case.files or self.needed) - set(self.filings.texts)))

    def missed(self, case: Case) -> bool:
        """Whether a figure that the gold is, or is computed from, was not extracted where the evidence prints it.

        Filings of which nothing is known count as extracted.
        """
        golds = {gold.reading for gold in figures_of(case)}
        printing = [place for place in case.evidence if held(place.text) & golds]
        operands = [place for place in case.evidence if held(place.text)]
        return any(self._unextracted(place) for place in printing or operands)

    def _unextracted(self, place: Place) -> bool:
        span, spans = self.filings.held(place), self.extracted.get(place.file)
        if span is None or spans is None:
            return False
        return not any(start < span[1] and span[0] < end for start, end in spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What is measured: it answers, and it ranks passages."""

    ask: Ask
    find: Find


def run(
    cases: Sequence[Case],
    product: Product,
    known: Known,
    progress: Callable[[Iterable[Case]], Iterable[Case]],
) -> tuple[Result, ...]:
    """Ask every question whose filings are at hand."""
    return tuple(
        not_run(case, known) if known.missing(case) else one(case, product, known) for case in progress(cases)
    )


def not_run(case: Case, known: Known) -> Result:
    """The result of a question whose filings are absent."""
    reason = f"NOT RUN: {', '.join(known.missing(case))} absent"
    return result(case, Outcome.NOT_RUN, Verdict(passed=False, reason=reason, stage=None))


def one(case: Case, product: Product, known: Known) -> Result:
    """Ask one question and judge its answer; a crash is a failure of this question only."""
    started = time.perf_counter()
    try:
        answer = product.ask(case.question, case.history)
        ms = _since(started)
        place = found(case, product.find, known.filings)
    except Exception as error:  # an entry point: an evaluation must outlive whatever breaks in the product
        log.warning("%s crashed: %r", case.id, error, exc_info=True)
        verdict = failed(Stage.CRASH, f"crashed: {error!r}")
        return result(case, Outcome.CRASH, verdict, ms=_since(started))
    return judge(case, answer, known, ms, place)


def found(case: Case, find: Find, filings: Filings) -> Rank | None:
    """Where the passages found for a question hold its evidence; nothing where there is none to be found."""
    return rank(case, find(case.question, case.history), filings) if rankable(case) else None


def judge(
    case: Case, answer: Mapping[str, Any], known: Known, ms: float, place: Rank | None = None
) -> Result:
    """The result of one answer: right only where its citations hold too; `place` is where retrieval had the evidence."""
    try:
        response = parse(answer)
    except BadAnswer as error:
        return result(case, Outcome.CRASH, failed(Stage.CRASH, str(error)), ms=ms, answer=answer)
    grounding = ground(case, response, known.filings)
    verdict = _placed(score(case, response), case, response, known)
    verdict = _found(verdict, case, response, place)
    if verdict.passed and grounding.faults:
        verdict = failed(Stage.CITATION, "; ".join(grounding.faults))
    return result(
        case,
        _outcome(case, verdict, response),
        verdict,
        first=place.first if place else None,
        whole=place.whole if place else None,
        **_measured(grounding),
        got=got(response),
        ms=ms,
        answer=answer,
        sources=tuple(_source(case, known.filings)),
    )


def result(case: Case, outcome: Outcome, verdict: Verdict, **measured: Any) -> Result:
    """A result with what the case says of itself."""
    return Result(
        id=case.id,
        category=case.category.value,
        style=case.style,
        lang=case.lang,
        part=case.part.value,
        history=case.history,
        question=case.question,
        gold=wanted(case),
        outcome=outcome,
        reason=verdict.reason,
        stage=verdict.stage.value if verdict.stage else None,
        **{"got": "", **measured},
    )


def wanted(case: Case) -> str:
    """The gold answer in one line."""
    match case.gold:
        case Figures():
            joint = " > " if case.gold.ordered else ", "
            return joint.join(
                f"{value.label + ' ' if value.label else ''}{value}" for value in case.gold.values
            )
        case Text():
            return " + ".join(" / ".join(group) for group in case.gold.groups)
        case YesNo():
            shown = [*map(str, case.gold.values), *(" / ".join(group) for group in case.gold.groups)]
            return f"{case.gold.verdict} ({', '.join(shown)})" if shown else case.gold.verdict
        case Abstention():
            return f"{'/'.join(case.gold.status)} ({'/'.join(case.gold.reason)})"
        case Correction():
            return f"false premise; {', '.join(map(str, case.gold.values))}"
        case Conflict():
            return " ≠ ".join(map(str, case.gold.values))
        case _:
            assert_never(case.gold)


def got(response: Response) -> str:
    """The answer in one line."""
    said = ", ".join(map(str, response.values)) or " ".join(response.answer.split())[:160]
    end = response.status + (f", {response.reason}" if response.reason else "")
    return f"[{end}{', ' + response.verdict if response.verdict else ''}] {said}"


def _since(started: float) -> float:
    """Milliseconds since `started`, to the hundredth."""
    return round((time.perf_counter() - started) * 1000, 2)


def _placed(verdict: Verdict, case: Case, response: Response, known: Known) -> Verdict:
    """The verdict with its stage corrected by what is known of the filings."""
    if verdict.passed or isinstance(case.gold, Abstention):
        return verdict
    cited = {source.file for source in response.citations}
    if cited and case.files and not cited & set(case.files):
        return failed(Stage.IDENTITY, f"{verdict.reason} (from {', '.join(sorted(cited))})")
    if verdict.stage == Stage.LOOKUP and known.missed(case):
        return failed(Stage.EXTRACTION, f"{verdict.reason} (the gold figure was not extracted)")
    return verdict


def _found(verdict: Verdict, case: Case, response: Response, place: Rank | None) -> Verdict:
    """The verdict with its stage corrected by where retrieval had the evidence."""
    if verdict.passed or verdict.stage not in (Stage.RETRIEVAL, Stage.LOOKUP):
        return verdict
    worded = isinstance(case.gold, Text) or (isinstance(case.gold, YesNo) and not case.gold.values)
    if worded and response.answered and response.values:
        return failed(Stage.UNDERSTANDING, verdict.reason)
    if worded and place and 0 < place.whole <= NEAR:
        stage = Stage.UNDERSTANDING if response.answered else Stage.ABSTENTION
        return failed(stage, f"{verdict.reason} (the evidence was among the first {NEAR} passages)")
    return failed(Stage.RETRIEVAL, verdict.reason) if worded else verdict


def _outcome(case: Case, verdict: Verdict, response: Response) -> Outcome:
    if verdict.passed:
        return Outcome.RIGHT
    if wrong_figure(case, response):
        return Outcome.WRONG_FIGURE
    return Outcome.WRONG if response.answered else Outcome.SILENT


def _measured(grounding: Grounding) -> dict[str, Any]:
    names = ("faults", "unbacked", "citations", "precise", "covered", "expected")
    return {name: getattr(grounding, name) for name in names}


def _source(case: Case, filings: Filings) -> Iterable[str]:
    for place in case.evidence:
        span = filings.line(place)
        line = filings.texts[place.file][slice(*span)].strip() if span else ""
        yield f"{place.file}:{place.line} {place.text} ← {line[:400]}"
