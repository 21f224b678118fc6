"""Says what a figure is made of: its parts with their shares, whether they add up to it, and how else it can be split."""

from collections.abc import Sequence

from assistant import wording
from assistant.cite import marks
from assistant.domain import Composed, Computed, Figure, Language, Note, Option
from assistant.say import Speaker
from assistant.shelf import principal
from ingest.fact import Fact

RULE = "各部分之和＝合计"


def parts_of(result: Composed, speaker: Speaker) -> tuple[str, tuple[Figure, ...]]:
    """The sentence, and the figure of each part with its share."""
    whole = result.whole.statement.main
    head = speaker.figure(result.whole)
    names = _names([part.leaves[0].statement.main for part in result.parts], whole)
    figures = tuple(_part(part, name, speaker) for part, name in zip(result.parts, names, strict=True))
    said = [
        wording.text(
            "part",
            speaker.language,
            name=figure.label,
            figure=speaker.printed(part.leaves[0].statement.main),
            share=part.value,
            marks=marks(figure.citations),
        )
        for figure, part in zip(figures, result.parts, strict=True)
    ]
    sentence = wording.text(
        "composition",
        speaker.language,
        who=whole.organisation,
        year=whole.year,
        label=speaker.label(whole),
        figure=speaker.printed(whole),
        marks=marks(head.citations),
        parts=wording.text("between", speaker.language).join(said),
    )
    return sentence + _tally(result, speaker.language), figures


def _part(part: Computed, name: str, speaker: Speaker) -> Figure:
    """A part under its own name, with what it makes of the whole."""
    one, whole = part.leaves
    label = wording.text("share_of", speaker.language, part=name, whole=principal(whole.statement.main))
    _, share = speaker.computed(part, label)
    figure = speaker.figure(one)
    return Figure(
        value=figure.value,
        unit=figure.unit,
        label=name,
        organisation=figure.organisation,
        year=figure.year,
        kind=figure.kind,
        citations=figure.citations,
        share=share,
    )


def _names(facts: Sequence[Fact], whole: Fact) -> list[str]:
    """What tells the parts apart: their items, or their columns where they are columns of one item."""
    names = [principal(fact) for fact in facts]
    if len({*names, principal(whole)}) > len(names):
        return names
    return [fact.column[-1] if fact.column else name for fact, name in zip(facts, names, strict=True)]


def _tally(result: Composed, language: Language) -> str:
    """How many parts are not shown, and whether all come to the whole."""
    rest = wording.text("left_out", language, count=result.left_out) if result.left_out else ""
    return rest + added_up(result, language)


def added_up(result: Composed, language: Language) -> str:
    """Whether the parts come to the whole, and by how much they miss it."""
    key = "adds_up" if not result.missed else "adds_up_rounded" if result.rounding else "adds_not_up"
    unit = result.whole.statement.main.unit or ""
    return wording.text(key, language, difference=f"{abs(result.missed):f} {unit}".strip())


def note_of(result: Composed, citations: tuple[int, ...], language: Language) -> Note:
    """The sum as a check under the answer."""
    closes = not result.missed or result.rounding
    detail = _tally(result, language).strip().rstrip("。.")
    return Note(rule=RULE, state="agree" if closes else "differ", detail=detail, citations=citations)


def options_of(result: Composed, language: Language) -> list[Option]:
    """The other ways in which the whole is split, each as the question for it."""
    whole = result.whole.statement.main
    return [
        Option(
            label=wording.way(way, language),
            question=f"{whole.organisation}{whole.year}年{principal(whole)}按{way}的构成",
        )
        for way in result.ways
    ]
