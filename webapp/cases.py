"""Questions of a run as cards: question, gold, answer and source side by side, a page at a time.

Owns how one case is drawn and how many stand on a page; which cases are drawn belongs to the page.
"""

import re
from collections.abc import Sequence

from assistant.domain import Language
from eval.compare import Change
from eval.errors import BadAnswer
from eval.response import Response, Source, parse
from eval.result import Result
from webapp.markup import Html, button, joined, tag
from webapp.strings import say, word
from webapp.verdicts import verdict, words

PAGE = 20
QUOTES = 4
GOLD = re.compile(r"(?P<place>.+?:\d+) (?P<words>.*?) ← (?P<line>.*)", re.DOTALL)


def failing(results: Sequence[Result], page: int, language: Language) -> Html:
    """A page of failing cases."""
    shown = results[page * PAGE : (page + 1) * PAGE]
    cards = (_failed(result, language) for result in shown)
    return tag("div", *cards, pager(len(results), page, language), klass="failing")


def changed(changes: Sequence[Change], page: int, language: Language) -> Html:
    """A page of questions that ended differently in two runs."""
    shown = changes[page * PAGE : (page + 1) * PAGE]
    cards = (_changed(change, language) for change in shown)
    return tag("div", *cards, pager(len(changes), page, language), klass="failing")


def pages(count: int) -> int:
    """How many pages `count` cases fill; none fill one."""
    return max(1, -(-count // PAGE))


def pager(count: int, page: int, language: Language) -> Html:
    """The buttons to the pages beside this one."""
    if pages(count) == 1:
        return Html()
    first, last = page * PAGE + 1, min(count, (page + 1) * PAGE)
    place = say(language, "cases_shown", first=first, last=last, count=count)
    back = button("‹", "page", str(page - 1), disabled=page == 0, aria_label=say(language, "page_back"))
    on = button(
        "›", "page", str(page + 1), disabled=page + 1 == pages(count), aria_label=say(language, "page_on")
    )
    return tag("nav", back, tag("span", place), on, klass="pager")


def _failed(result: Result, language: Language) -> Html:
    mark = _mark(result, language)
    brief = _brief(words(result.gold, language), words(result.got, language), language)
    why = tag("p", tag("b", say(language, "why")), verdict(result.reason, language), klass="why")
    sides = (_gold(result, language), _answer(result, say(language, "answer"), language))
    body = (why, tag("div", *sides, klass="sides"), _about(result, language))
    return _card(result, mark, brief, joined(*body))


def _changed(change: Change, language: Language) -> Html:
    old, new = change.old, change.new
    mark = joined(_mark(old, language), tag("span", "→", klass="to"), _mark(new, language))
    brief = _brief(words(new.gold, language), words(new.got, language), language)
    sides = (
        _gold(new, language),
        _judged(old, say(language, "before"), language),
        _judged(new, say(language, "after"), language),
    )
    return _card(new, mark, brief, joined(tag("div", *sides, klass="sides three"), _about(new, language)))


def _judged(result: Result, title: str, language: Language) -> Html:
    why = tag("p", verdict(result.reason, language), klass="why") if result.stage else ""
    return joined(_answer(result, joined(title, " ", _mark(result, language)), language, why))


def _card(result: Result, mark: Html, brief: Html, body: Html) -> Html:
    history = tag("span", " → ".join(result.history) + " → ", klass="history") if result.history else ""
    asked = tag("span", history, result.question, klass="question")
    summary = tag("summary", tag("span", mark, klass="marks"), asked, brief)
    return tag("details", summary, tag("div", body, klass="body"), klass="case", data_id=result.id)


def _mark(result: Result, language: Language) -> Html:
    return tag(
        "span", say(language, f"outcome_{result.outcome.value}"), klass=f"outcome {result.outcome.value}"
    )


def _brief(gold: str, got: str, language: Language) -> Html:
    """Gold and answer in one line each, for the folded card."""
    return tag(
        "span",
        tag("span", tag("small", say(language, "gold")), gold),
        tag("span", tag("small", say(language, "answer")), got),
        klass="brief",
    )


def _about(result: Result, language: Language) -> Html:
    pieces = [
        result.id,
        word(language, "category", result.category),
        word(language, "style", result.style),
        word(language, "part", result.part),
        f"{result.ms:.0f} ms",
    ]
    if result.stage:
        pieces.insert(2, say(language, "at_stage", stage=word(language, "stage", result.stage)))
    if result.first is not None:
        pieces.append(say(language, "passage_place", place=result.first or "–"))
    return tag("p", " · ".join(pieces), klass="about")


def _gold(result: Result, language: Language) -> Html:
    sources = (_evidence(source) for source in result.sources)
    title = tag("h4", say(language, "gold"))
    return tag(
        "section", title, tag("p", words(result.gold, language), klass="said"), *sources, klass="side gold"
    )


def _evidence(source: str) -> Html:
    """The line of the filing that proves the gold, its decisive words marked."""
    match = GOLD.fullmatch(source)
    if not match:
        return tag("figure", tag("blockquote", source))
    line, decisive = match["line"] or match["words"], match["words"]
    start = line.find(decisive)
    marked = (
        _marked(line, start, start + len(decisive))
        if start >= 0
        else joined(tag("mark", decisive), " … ", line)
    )
    return tag("figure", tag("figcaption", match["place"]), tag("blockquote", marked, tabindex="0"))


def _marked(line: str, start: int, end: int) -> Html:
    return joined(line[:start], tag("mark", line[start:end]), line[end:])


def _answer(result: Result, title: object, language: Language, why: object = "") -> Html:
    response = _response(result)
    if response is None:
        body: tuple[object, ...] = (tag("p", words(result.got, language) or "–", klass="said"),)
    else:
        body = (*_said(response, language), *_quotes(response, language))
    return tag("section", tag("h4", title), *body, why, klass="side got")


def _response(result: Result) -> Response | None:
    """The answer, where it kept the contract."""
    try:
        return parse(result.answer) if result.answer else None
    except BadAnswer:
        return None


def _said(response: Response, language: Language) -> tuple[Html, ...]:
    status = [response.status, *([response.reason] if response.reason else [])]
    state = tag("p", words(" · ".join(status), language), tag("span", response.reading), klass="status")
    values = " · ".join(map(str, response.values))
    figures = tag("p", values, klass="said") if values else Html()
    return figures, tag("p", response.answer, klass="prose", tabindex="0"), state


def _quotes(response: Response, language: Language) -> list[Html]:
    quotes = [_quote(source, response) for source in response.citations[:QUOTES]]
    rest = len(response.citations) - QUOTES
    return [*quotes, tag("p", say(language, "more", count=rest), klass="about")] if rest > 0 else quotes


def _quote(source: Source, response: Response) -> Html:
    place = _cited(source, response)
    shown = _marked(source.quote, *place) if place else source.quote
    caption = tag("figcaption", tag("b", f"[{source.n}] "), f"{source.report} · {source.file}")
    return tag("figure", caption, tag("blockquote", shown, tabindex="0"))


def _cited(source: Source, response: Response) -> tuple[int, int] | None:
    """Where the cited characters stand in the quote; nothing where that cannot be said for certain.

    A quote from which marks of the text were taken out has no positions; the figure is then looked for by its digits.
    """
    if len(source.quote) == source.quote_end - source.quote_start:
        return source.start - source.quote_start, source.end - source.quote_start
    cited = {leaf.value for leaf in response.leaves if source.n in leaf.citations}
    found = [match.span() for value in cited for match in _printed(value).finditer(source.quote)]
    return found[0] if len(found) == 1 else None


def _printed(value: str) -> re.Pattern[str]:
    """A figure as filings print it: with or without commas, and not as a part of a longer one."""
    return re.compile(rf"(?<![\d.,]){',?'.join(map(re.escape, value))}(?![\d.]|,\d)")
