"""An answer as Markdown, for the command line and for copying. Owns how figures look; says nothing that the answer does not.

The figure, then the text, then the working, the checks and the sources: the order of the app.
"""

from decimal import Decimal, InvalidOperation

from assistant.cite import marks
from assistant.domain import Answer, Citation, Figure, Language, Note
from ingest.names import plain

WORDS: dict[str, tuple[str, str]] = {
    "reading": ("读作", "Read as"),
    "formula": ("算式", "Working"),
    "checks": ("勾稽", "Checks"),
    "options": ("可以改问", "You could ask"),
    "sources": ("出处", "Sources"),
    "page": ("第 {} 页", "p. {}"),
    "yes": ("是", "Yes"),
    "no": ("否", "No"),
    "agree": ("一致", "agree"),
    "differ": ("不一致", "differ"),
    "unchecked": ("无法核对", "unchecked"),
}
STATES = {
    "agree": "agree",
    "differ": "differ",
    "unchecked": "unchecked",
    "一致": "agree",
    "不一致": "differ",
    "无法核对": "unchecked",
}


def grouped(value: str) -> str:
    """Decimal digits with separators: 12345.60 as 12,345.60; anything else (a range, words) as it is."""
    try:
        return f"{Decimal(value):,f}"
    except InvalidOperation:
        return value


def shown(figure: Figure) -> str:
    """A figure with its unit: 7,905.95 万元, 70.00%."""
    digits = grouped(figure.value)
    return f"{digits}%" if figure.unit == "%" else f"{digits} {figure.unit or ''}".strip()


def state(note: Note) -> str:
    """agree, differ or unchecked, in whichever language a check says it."""
    return STATES.get(note.state, "unchecked")


def headings(citation: Citation) -> tuple[str, ...]:
    """The headings around a citation and its table, which is left out where the last heading names it already."""
    title = citation.table or ""
    named = bool(citation.section) and plain(title) in plain(citation.section[-1])
    return tuple(dict.fromkeys(step for step in (*citation.section, "" if named else title) if step))


def place(citation: Citation) -> str:
    """Where a citation stands: file › headings › table › row × column."""
    steps = [citation.file, *headings(citation)]
    cell = " × ".join(" / ".join(labels) for labels in (citation.row, citation.column) if labels)
    return " › ".join((*steps, cell) if cell else steps)


def to_markdown(answer: Answer) -> str:
    """The whole answer as Markdown."""

    def say(key: str) -> str:
        return WORDS[key][answer.language is Language.ENGLISH]

    parts = ["  \n".join(_headline(answer, say("yes"), say("no"))), answer.answer]
    parts += [f"{say('formula')}: {figure.formula}" for figure in answer.values if figure.formula]
    parts.append(
        _listed(say("checks"), [f"{n.rule}: {say(state(n))} ({n.detail}){_marks(n)}" for n in answer.checks])
    )
    parts.append(
        _listed(say("options"), [option.label + _figure_of(option.figure) for option in answer.options])
    )
    parts.append(_sources(answer, say("sources"), say("page")))
    parts.append(f"*{say('reading')}: {answer.reading}*" if answer.reading else "")
    parts.append(f"*{answer.note}*" if answer.note else "")
    return "\n\n".join(part for part in parts if part.strip())


def _headline(answer: Answer, yes: str, no: str) -> list[str]:
    """The verdict, and the figures in bold; a text that answers has none."""
    verdict = {"yes": yes, "no": no}.get(answer.verdict or "")
    lines = [f"**{verdict}**"] if verdict else []
    for figure in answer.values:
        share = f" · {shown(figure.share)}" if figure.share else ""
        lines.append(f"**{shown(figure)}**{share} {figure.label} {marks(figure.citations)}".rstrip())
    return lines


def _marks(note: Note) -> str:
    return f" {marks(note.citations)}" if note.citations else ""


def _figure_of(figure: str | None) -> str:
    return f": {figure}" if figure else ""


def _listed(title: str, lines: list[str]) -> str:
    return "\n".join([f"{title}:", *(f"- {line}" for line in lines)]) if lines else ""


def _sources(answer: Answer, title: str, page: str) -> str:
    lines = []
    for citation in answer.citations:
        where = place(citation) + (f", {page.format(citation.page)}" if citation.page else "")
        lines.append(f"[{citation.n}] {where}  \n> {' '.join(citation.quote.split())}")
    return "\n".join([f"{title}:", *lines]) if lines else ""
