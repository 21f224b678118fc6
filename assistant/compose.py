"""Evidence → Draft: the answer's sentences, its figures with their sources, its checks and its choices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from assistant import wording
from assistant.cite import Sources, marks
from assistant.compute import base, leaves_of, main_of
from assistant.context import context_of, reading_of
from assistant.domain import (
    Answer,
    Composed,
    Computed,
    Corrected,
    Draft,
    Evidence,
    Figure,
    Form,
    Found,
    Judged,
    Missing,
    Note,
    Operand,
    Operation,
    Option,
    Passage,
    Passages,
    Query,
    Ranked,
    Reason,
    Result,
    Status,
    Wanted,
)
from assistant.labels import label_of, labels_of, names_of
from assistant.say import Speaker
from assistant.say_parts import note_of, options_of, parts_of
from ingest.chunk import ChunkKind
from ingest.fact import Fact


@dataclass
class Page:
    """An answer while it is written."""

    status: Status = Status.ANSWERED
    reason: Reason | None = None
    verdict: str | None = None
    sentences: list[str] = field(default_factory=list)
    values: list[Figure] = field(default_factory=list)
    form: Form | None = None
    options: list[Option] = field(default_factory=list)
    facts: dict[int, Fact] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)


def compose(query: Query, evidence: Evidence, sources: Sources) -> Draft:
    """The answer to `query` from what was found."""
    speaker, page = Speaker(query, sources, evidence.results), Page()
    found = [result for result in evidence.results if not isinstance(result, Missing)]
    for result in evidence.results:
        _write(result, speaker, page, alone=not found)
    _recognised(speaker, page)
    joint = "\n" if len(page.sentences) > 1 else ""
    answer = Answer(
        status=page.status,
        reason=page.reason,
        reading=query.reading,
        answer=joint.join(page.sentences),
        language=query.language,
        verdict=page.verdict,
        values=tuple(dict.fromkeys(page.values)),
        form=page.form,
        citations=tuple(speaker.citer.cited),
        checks=tuple(_checks(page, sources)),
        options=tuple(page.options),
    )
    context = context_of(query, answer, page.facts, sources)
    reading = reading_of(context, query.language) if page.facts else query.reading
    return Draft(
        answer=replace(answer, context=context, reading=reading),
        facts=page.facts,
        lacking=tuple(page.lacking),
    )


def _write(result: Result, speaker: Speaker, page: Page, *, alone: bool) -> None:
    match result:
        case Found():
            _found(result, speaker, page)
        case Computed():
            _computed(result, speaker, page)
        case Ranked():
            _ranked(result, speaker, page)
        case Composed():
            _composed(result, speaker, page)
        case Judged():
            _judged(result, speaker, page)
        case Corrected():
            _corrected(result, speaker, page)
        case Passages():
            _passages(result, speaker, page)
        case Missing():
            _missing(result, speaker, page, alone=alone)
        case _:
            assert_never(result)


def _recognised(speaker: Speaker, page: Page) -> None:
    """Say which sources were read from a scan."""
    marks = "".join(f"[{source.n}]" for source in speaker.citer.cited if source.confidence is not None)
    if marks:
        page.sentences.append(wording.text("recognised", speaker.language, marks=marks))


def _note(found: Found, speaker: Speaker, page: Page) -> None:
    """Remember which fact each number cites; a quantity stated differently makes the answer a conflict."""
    for fact in (*found.statement.shown, *found.statement.differing):
        page.facts[speaker.citer.fact(fact)] = fact
    if found.statement.differing:
        marks = tuple(speaker.citer.fact(fact) for fact in found.statement.differing)
        detail = speaker.in_short(found.statement)
        page.notes.append(Note(rule="同一数字的各处表述", state="differ", detail=detail, citations=marks))


def _found(result: Found, speaker: Speaker, page: Page) -> None:
    statement = result.statement
    page.values.append(speaker.figure(result))
    if statement.differing:
        page.status = Status.CONFLICT
        page.sentences.append(speaker.conflict(statement))
        page.values += _differing(result, speaker, page)
    elif result.recomputed is not None:
        page.status = Status.CONFLICT
        said, figure = speaker.computed(result.recomputed, speaker.label(statement.main))
        page.sentences.append(
            wording.text("misfit", speaker.language, said=speaker.sentence(statement), computed=said)
        )
        page.values.append(figure)
        for leaf in result.recomputed.leaves:
            _note(leaf, speaker, page)
    else:
        page.sentences.append(speaker.sentence(statement))
    _note(result, speaker, page)


def _differing(result: Found, speaker: Speaker, page: Page) -> Iterator[Figure]:
    """The figures that other places state instead of the last value, each once."""
    seen = {page.values[-1].value}
    for fact in result.statement.differing:
        figure = speaker.figure_of(fact, (speaker.citer.fact(fact),))
        if figure.value not in seen:
            seen.add(figure.value)
            yield figure


def _computed(result: Computed, speaker: Speaker, page: Page) -> None:
    label = label_of(result, speaker)
    sentence, figure = speaker.computed(result, label)
    apart = result.operation is Operation.DIFFERENCE and result.year is None and result.value != 0
    if apart and len(result.operands) == 2:
        names = names_of(result.operands, speaker)
        larger = max(zip(result.operands, names, strict=True), key=lambda pair: base(pair[0]))[1]
        sentence += wording.text("larger", speaker.language, name=larger)
    printed = all(isinstance(one, Found) for one in result.operands)
    if result.operation is Operation.COUNT and printed:  # which ones they are is how a count is checked
        met = (
            f"{name} {speaker.shown(one)}"
            for name, one in zip(names_of(result.operands, speaker), result.operands, strict=True)
        )
        sentence += wording.text("select", speaker.language, entries="；".join(met))
    page.sentences.append(sentence)
    page.values.append(figure)
    for found in result.leaves:
        _note(found, speaker, page)


def _ranked(result: Ranked, speaker: Speaker, page: Page) -> None:
    """Figures in order; the leading one answers which is highest or lowest."""
    worked = result.operation in (Operation.HIGHEST, Operation.LOWEST) and isinstance(
        result.entries[0], Computed
    )
    if worked:
        result = replace(
            result, entries=result.entries[:1]
        )  # what is computed is shown with its own operands
    labels = labels_of(result, speaker)
    figures = [_figure(found, speaker) for found in result.entries]
    entries = "；".join(
        f"{label} {speaker.shown(found)} {marks(figure.citations)}"
        for label, found, figure in zip(labels, result.entries, figures, strict=True)
    )
    for found in result.entries:
        for leaf in leaves_of(found):
            _note(leaf, speaker, page)
    if result.operation is Operation.TREND:
        _over_years(result, figures, entries, speaker, page)
        return
    key = {Operation.HIGHEST: "highest", Operation.LOWEST: "lowest", Operation.SELECT: "select"}.get(
        result.operation, "ascending" if result.ascending else "rank"
    )
    if result.operation is Operation.COMPARE and len(figures) == 2:
        key = (
            ("compare_less" if result.ascending else "compare")
            if figures[0].value != figures[1].value
            else "equal"
        )
    gap = speaker.gap_formula(result.entries[0], result.entries[-1])
    ahead = sum((one.value, one.unit) == (figures[0].value, figures[0].unit) for one in figures)
    first = "、".join(labels[:ahead])
    page.sentences.append(wording.text(key, speaker.language, first=first, entries=entries, difference=gap))
    if result.left_out:
        page.lacking.append(wording.text("left_out", speaker.language, count=result.left_out))
        page.sentences[-1] += page.lacking[-1]
    _lacking(result, speaker, page)
    page.form = Form.COMPARISON if result.operation is Operation.COMPARE else Form.RANKING
    leading = figures[0]
    if not worked and key in ("compare", "compare_less", "highest", "lowest"):  # beside the others
        leading = replace(leading, formula=gap if "compare" in key else None, operands=tuple(figures))
    all_of_them = key in ("rank", "ascending", "equal", "select") or speaker.query.each or result.each
    page.values += [leading, *(figures[1:] if all_of_them else figures[1:ahead])]


def _figure(found: Operand, speaker: Speaker) -> Figure:
    """A stated or computed figure with its sources."""
    if isinstance(found, Found):
        return speaker.figure(found)
    return speaker.computed(found, label_of(found, speaker))[1]


def _over_years(result: Ranked, figures: list[Figure], entries: str, speaker: Speaker, page: Page) -> None:
    """One figure a year; a single one is no trend."""
    facts = [main_of(found) for found in result.entries]
    first = facts[-1]
    key = "trend" if len(figures) > 1 else "one_year"
    many = len({fact.organisation for fact in facts}) > 1
    label = ("" if many else first.organisation) + speaker.label(first)
    page.sentences.append(wording.text(key, speaker.language, label=label, entries=entries))
    _lacking(result, speaker, page)
    page.form = Form.TREND if len(figures) > 1 else None
    page.values += figures


def _lacking(result: Ranked, speaker: Speaker, page: Page) -> None:
    """Name what was asked for and has no figure."""
    if names := [name for name in result.missing if name]:
        page.sentences.append(wording.text("lacking", speaker.language, names="、".join(names)))
        page.lacking += names


def _composed(result: Composed, speaker: Speaker, page: Page) -> None:
    """The whole, its parts with their shares, whether they add up, and the other ways to split it."""
    sentence, figures = parts_of(result, speaker)
    for found in (result.whole, *(part.leaves[0] for part in result.parts)):
        _note(found, speaker, page)
    page.form = Form.COMPOSITION if not page.values else None
    page.sentences.append(sentence)
    page.values += figures
    page.notes.append(note_of(result, speaker.citer.statement(result.whole.statement), speaker.language))
    page.options += options_of(result, speaker.language)


def _judged(result: Judged, speaker: Speaker, page: Page) -> None:
    """The verdict in front, then the figures that decide it and the words that say the same."""
    page.verdict = "yes" if result.verdict else "no"
    page.sentences.append("")
    said = wording.text(page.verdict, speaker.language)
    for found in result.ground:
        if isinstance(found, Computed):
            _computed(found, speaker, page)
            said += page.sentences.pop()
            continue
        page.values.append(speaker.figure(found))
        if found.statement.differing and len(result.ground) == 1:
            page.status = Status.CONFLICT
            said += speaker.conflict(found.statement)
            page.values += _differing(found, speaker, page)
        else:
            said += speaker.sentence(found.statement) + speaker.in_words(found.statement)
        _note(found, speaker, page)
    for passage in result.told:
        n = speaker.citer.passage(passage)
        quote = speaker.citer.cited[n - 1].quote
        said += "" if quote in said else f"{quote} [{n}]"
    page.sentences[-1] = said


def _corrected(result: Corrected, speaker: Speaker, page: Page) -> None:
    page.reason = Reason.FALSE_PREMISE
    page.verdict = "no" if speaker.query.cause else page.verdict  # it is not for this reason: it is not so
    before = len(page.sentences)
    for found in result.found:
        if isinstance(found, Computed):
            _computed(found, speaker, page)
        else:
            page.sentences.append(speaker.sentence(found.statement))
            page.values.append(speaker.figure(found))
            _note(found, speaker, page)
    said = "".join(page.sentences[before:])
    direction = wording.premise(result.direction, speaker.language)
    page.sentences[before:] = [
        wording.text("correction", speaker.language, direction=direction, sentence=said)
    ]


def _passages(result: Passages, speaker: Speaker, page: Page) -> None:
    """The passages' own words, each with its source."""
    said = []
    for passage in result.passages:
        n = speaker.citer.passage(passage)
        row = passage.chunk.kind is ChunkKind.ROW
        words = passage.chunk.text if row else speaker.citer.cited[n - 1].quote
        said.append(f"{_whose(result, passage, speaker, n)}{words} [{n}]")
    lead = wording.text("says", speaker.language)
    if result.verdict is not None:
        page.verdict = "yes" if result.verdict else "no"
        lead = wording.text(page.verdict, speaker.language) + lead
    if (told := lead + "\n".join(said)) not in page.sentences:
        page.sentences.append(told)


def _whose(result: Passages, passage: Passage, speaker: Speaker, n: int) -> str:
    """What the reader has to know before a passage: its organisation where the question names none, and its heading
    where the question asks for what it is about; cited where they are asked for."""
    source = speaker.citer.cited[n - 1]
    many = len({holder.report.organisation for holder in speaker.query.holders}) > 1
    heading = passage.chunk.heading[-1] if passage.chunk.heading else ""
    parts = [source.organisation] * many + [heading] * (result.wanted is Wanted.SUBJECT and bool(heading))
    if result.wanted in (Wanted.SUBJECT, Wanted.ORGANISATION):
        parts = [f"{part}{_printed_before(part, passage, speaker)}" for part in parts]
    return f"{' › '.join(parts)}：" if parts else ""


def _printed_before(words: str, passage: Passage, speaker: Speaker) -> str:
    """The mark of the nearest place before a passage that prints `words`; nothing where none does."""
    chunk = passage.chunk
    at = speaker.citer.sources.text(chunk.filing).rfind(words, 0, chunk.span.start)
    if at < 0:
        return ""
    return f" [{speaker.citer.passage(Passage(chunk=chunk, start=at, end=at + len(words), score=0.0))}]"


def _missing(result: Missing, speaker: Speaker, page: Page, *, alone: bool) -> None:
    """Why there is no answer, with what can be answered instead."""
    said = wording.refusal(result.refusal.reason, speaker.language)
    if result.fact is not None:
        n = speaker.citer.fact(result.fact)
        page.facts[n] = result.fact
        said = said.replace("[1]", f"[{n}]")
    else:
        said = re.sub(r" ?\[1\]", "", said)
    if result.refusal.nearest:
        said += wording.text("nearest", speaker.language, names="、".join(result.refusal.nearest))
    for rival in result.rivals:
        label = f"{rival.organisation} {rival.year} {speaker.label(rival)}"
        page.options.append(Option(label=label, question=label, figure=speaker.printed(rival)))
    if result.near:
        names = "、".join(dict.fromkeys(map(speaker.label, result.near)))
        said += wording.text("near", speaker.language, names=names)
    for fact in result.near:  # names to choose from: no figure answers, so none is shown
        label = f"{fact.organisation} {fact.year} {speaker.label(fact)}"
        page.options.append(Option(label=label, question=label))
    asking = result.refusal.asking or [f"{name} {speaker.query.topic}" for name in result.refusal.nearest]
    for name, question in zip(result.refusal.nearest, asking, strict=True):
        page.options.append(Option(label=name, question=question))
    if result.lacking:
        said += wording.text("lacking", speaker.language, names="、".join(result.lacking))
    named = _named(result, speaker)
    page.lacking.append(named)
    if (said := named + said) not in page.sentences:
        page.sentences.append(said)
    if alone:
        page.status, page.reason = result.refusal.status, result.refusal.reason


def _named(missing: Missing, speaker: Speaker) -> str:
    """Which of several things asked for is lacking."""
    query = speaker.query
    if len(query.asks) < 2 and not query.further:
        return ""
    named = speaker.asked(missing.ask) if missing.ask else missing.topic
    return wording.text("of_these", speaker.language, named=named) if named else ""


def _checks(page: Page, sources: Sources) -> list[Note]:
    """The cross-checks that the cited facts take part in, and contradictions found on the way."""
    notes = list(page.notes)
    for n, fact in page.facts.items():
        for rule, state, detail in sources.checks(fact):
            note = Note(rule=rule, state=state, detail=detail, citations=(n,))
            if not any((known.rule, known.detail) == (rule, detail) for known in notes):
                notes.append(note)
    return notes
