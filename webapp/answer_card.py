"""An answer as it stands in the conversation: the figure large, the sentence with its chips, the working, the checks."""

import base64
from collections import Counter
from dataclasses import dataclass

from assistant.domain import Answer, Citation, Figure, Language, Note, Status
from assistant.render import grouped, place, state, to_markdown
from webapp import markup
from webapp.downloads import XLSX, csv_bytes, xlsx_bytes
from webapp.entries import entries, names, title
from webapp.markup import Html, tag
from webapp.reading import Choices, reading_line
from webapp.strings import reason, say

SIDE_BY_SIDE = 3


def card(answer: Answer, turn: str, choices: Choices, language: Language) -> Html:
    """The whole card, its labels in the page's language. `choices`: what the reading's chips can be changed to."""
    return tag(
        "article", top(answer, turn, choices, language), rest(answer, turn, language), klass=_klass(answer)
    )


def _klass(answer: Answer) -> str:
    return f"answer {answer.status.value}"


def halves(answer: Answer, turn: str, choices: Choices, language: Language) -> tuple[Html, Html]:
    """The card in two pieces, for a chart to stand between them."""
    above = tag("article", top(answer, turn, choices, language), klass=_klass(answer))
    return above, tag("article", rest(answer, turn, language, drawn=True), klass=_klass(answer))


def top(answer: Answer, turn: str, choices: Choices, language: Language) -> Html:
    """How the question was read, and the figure large."""
    return markup.joined(
        reading_line(answer, choices, language), _banner(answer, language), _headline(answer, turn, language)
    )


def rest(answer: Answer, turn: str, language: Language, *, drawn: bool = False) -> Html:
    """The table, the sentence with its chips, the working, the checks, and what can be taken away; `drawn` where a chart
    above says what the table is of."""
    table = tabled(answer)
    return markup.joined(
        _table(table, turn, language, titled=not drawn) if table else "",
        tag("div", markup.paragraphs(answer.answer, turn, _title(language)), klass="said"),
        tag("p", answer.note, klass="fine") if answer.note else "",
        *(_formula(figure, turn, language) for figure in answer.values if figure.formula),
        _checks(answer.checks, turn, language),
        _options(answer, language),
        _footer(answer, turn, language),
    )


def tabled(answer: Answer) -> tuple[Figure, ...]:
    """The figures that stand in a table: those that belong together, or too many to stand side by side."""
    figures = entries(answer)
    many = len(figures) > (1 if answer.form else SIDE_BY_SIDE)
    return figures if many and answer.status is not Status.CONFLICT else ()


def _title(language: Language) -> str:
    return say(language, "clicked_source", n="{n}")


def _chips(numbers: tuple[int, ...], turn: str, language: Language) -> Html:
    return markup.joined(*(markup.chip(turn, n, _title(language).format(n=n)) for n in numbers))


def _banner(answer: Answer, language: Language) -> Html:
    """One line in front of what is not a plain answer."""
    if answer.status is Status.CONFLICT:
        return tag("p", say(language, "conflict"), klass="banner warn")
    if answer.reason is None:
        return Html()
    tone = "warn" if answer.status is Status.ANSWERED else "quiet"
    return tag("p", reason(language, answer.reason), klass=f"banner {tone}")


def _headline(answer: Answer, turn: str, language: Language) -> Html:
    """The figures: one large, a few side by side; a verdict as a word. Those of a table are not said twice."""
    verdict = answer.verdict if answer.verdict in ("yes", "no") else None
    spoken = tag("p", say(language, verdict), klass="verdict") if verdict else Html()
    if answer.status is Status.CONFLICT:
        return markup.joined(spoken, _conflict(answer, turn, language))
    if len(answer.values) > 1 and tabled(answer):
        return spoken
    named = len(answer.values) > 1 or answer.form is not None
    boxes = (_figure(value, turn, language, labelled=named) for value in answer.values)
    return markup.joined(spoken, tag("div", *boxes, klass="figures") if answer.values else "")


def _number(value: str, unit: str | None) -> Html:
    return tag("span", grouped(value), tag("small", unit) if unit else "", klass="number")


def _figure(figure: Figure, turn: str, language: Language, *, labelled: bool) -> Html:
    who = f"{figure.organisation} {figure.year or ''}".strip()
    words = is_words(figure)
    return tag(
        "div",
        tag(
            "div", _number(figure.value, figure.unit), _chips(figure.citations, turn, language), klass="line"
        ),
        tag("div", figure.label, klass="label") if labelled or figure.label else "",
        tag("div", who, klass="who") if labelled else "",
        klass="figure words" if words else "figure",
    )


def is_words(figure: Figure) -> bool:
    """Whether the value is words and not digits."""
    return not any(character.isdigit() for character in figure.value)


def printed(citation: Citation) -> str:
    """The characters that a citation points at, within its quote."""
    return citation.quote[citation.start - citation.quote_start : citation.end - citation.quote_start]


def _conflict(answer: Answer, turn: str, language: Language) -> Html:
    """Every figure of the quantity side by side, each with where it stands."""
    sources = {citation.n: citation for citation in answer.citations}
    unit = answer.values[0].unit if answer.values else None
    shown = [(figure.value, figure.citations) for figure in answer.values]
    known = {n for _, numbers in shown for n in numbers}
    for note in answer.checks:
        extra = [n for n in note.citations if n not in known and n in sources and state(note) == "differ"]
        shown += [(printed(sources[n]).replace(",", ""), (n,)) for n in extra]
        known.update(extra)
    boxes = []
    for index, (value, numbers) in enumerate(shown):
        where = place(sources[numbers[0]]) if numbers and numbers[0] in sources else ""
        boxes.append(
            tag(
                "div",
                tag("div", say(language, "main_figure" if index == 0 else "other_figure"), klass="label"),
                tag("div", _number(value, unit), _chips(numbers, turn, language), klass="line"),
                tag("div", where, klass="who"),
                klass="figure",
            )
        )
    return tag("div", *boxes, klass="figures rivals")


def _table(figures: tuple[Figure, ...], turn: str, language: Language, *, titled: bool) -> Html:
    """Figures one below the other, a share beside a part and the whole at the end."""
    same_unit = figures[0].unit if len({figure.unit for figure in figures}) == 1 else None
    shares = any(figure.share for figure in figures)
    lines = [
        _row(number, name, figure, turn, _Shown(shares=shares, unit=same_unit is None, language=language))
        for number, (name, figure) in enumerate(zip(names(figures), figures, strict=True), start=1)
    ]
    caption = markup.joined(
        tag("span", title(figures)) if titled else "",
        tag("span", say(language, "unit", unit=same_unit), klass="unit") if same_unit else "",
    )
    foot = _whole(figures, turn, language)
    return tag("table", tag("caption", caption), tag("tbody", *lines), foot, klass="entries")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What the rows of a table have: shares, units of their own."""

    shares: bool
    unit: bool
    language: Language


def _row(number: int, name: str, figure: Figure, turn: str, shown: _Shown) -> Html:
    amount = grouped(figure.value) + (f" {figure.unit or ''}" if shown.unit else "")
    share = f"{figure.share.value}%" if figure.share else ""
    return tag(
        "tr",
        tag("td", number, klass="rank"),
        tag("td", name),
        tag("td", amount, klass="num"),
        tag("td", share, klass="num share") if shown.shares else "",
        tag("td", _chips(figure.citations, turn, shown.language), klass="chips"),
    )


def _whole(figures: tuple[Figure, ...], turn: str, language: Language) -> Html:
    """The whole under its parts."""
    first = figures[0].share
    if first is None or not first.operands:
        return Html()
    whole = first.operands[-1]
    cells = (
        tag("td", klass="rank"),
        tag("td", say(language, "whole")),
        tag("td", grouped(whole.value), klass="num"),
        tag("td", klass="num share"),
        tag("td", _chips(whole.citations, turn, language), klass="chips"),
    )
    return tag("tfoot", tag("tr", *cells))


def _formula(figure: Figure, turn: str, language: Language) -> Html:
    operands = (
        tag("li", f"{value.label} {grouped(value.value)}", _chips(value.citations, turn, language))
        for value in figure.operands
    )
    return tag(
        "div",
        tag("span", say(language, "formula"), klass="key"),
        tag("span", figure.formula, klass="working"),
        tag("ul", *operands) if figure.operands else "",
        klass="formula",
    )


def _checks(notes: tuple[Note, ...], turn: str, language: Language) -> Html:
    """Disagreements stand open; a line counts all checks and unfolds to what was compared."""
    if not notes:
        return Html()
    counts = Counter(state(note) for note in notes)
    summary = (
        tag("b", f"{counts[name]} {say(language, name)}", klass=f"state {name}")
        for name in ("agree", "differ", "unchecked")
        if counts[name]
    )
    differing = [_check(note, turn, language) for note in notes if state(note) == "differ"]
    rest = [_check(note, turn, language) for note in notes if state(note) != "differ"]
    head = tag(
        "summary" if rest else "div",
        tag("span", say(language, "checks"), klass="key"),
        *summary,
        klass="counts",
    )
    folded = tag("details", head, tag("ul", *rest)) if rest else head
    return tag("div", folded, tag("ul", *differing, klass="open") if differing else "", klass="checks")


def _check(note: Note, turn: str, language: Language) -> Html:
    return tag(
        "li",
        tag("b", say(language, state(note)), klass=f"state {state(note)}"),
        tag("span", f"{note.rule}：", markup.marked(note.detail, turn, _title(language))),
        _chips(note.citations, turn, language),
    )


def _options(answer: Answer, language: Language) -> Html:
    if not answer.options:
        return Html()
    title = "which_one" if answer.status is Status.CLARIFY else "nearest"
    buttons = (
        markup.button(
            markup.joined(option.label, tag("b", option.figure) if option.figure else ""),
            "ask",
            option.question,
            klass="option",
        )
        for option in answer.options
    )
    return tag("div", tag("span", say(language, title), klass="key"), *buttons, klass="options")


def _footer(answer: Answer, turn: str, language: Language) -> Html:
    """Copying and taking away; the time that it took."""
    copy = tag(
        "button",
        say(language, "copy"),
        type="button",
        klass="act",
        data_copy=to_markdown(answer),
        data_done=say(language, "copied"),
    )
    files = [
        _file("CSV", "text/csv", csv_bytes(entries(answer), answer.citations, language), f"{turn}.csv"),
        _file("XLSX", XLSX, xlsx_bytes(entries(answer), answer.citations, language), f"{turn}.xlsx"),
    ]
    total = answer.ms.get("total")
    spent = tag("span", say(language, "answer_time", ms=f"{total:.0f}"), klass="spent") if total else ""
    return tag("footer", copy, *(files if answer.values else ()), spent)


def _file(label: str, mime: str, data: bytes, name: str) -> Html:
    address = f"data:{mime};base64,{base64.b64encode(data).decode()}"
    return tag("a", label, href=address, download=name, klass="act")
