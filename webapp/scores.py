"""Runs drawn as HTML: the table of all runs, and the scores of one in counts and bars."""

from collections.abc import Sequence

from assistant.domain import Language
from eval.ranking import TOPS
from eval.result import Outcome, Result, Run, Summary, by, summarise
from webapp.markup import Html, button, joined, tag
from webapp.runs import Head
from webapp.strings import say, word

SHOWN = (Outcome.RIGHT, Outcome.WRONG_FIGURE, Outcome.WRONG, Outcome.SILENT, Outcome.CRASH)
COLUMNS = ("set", "part", "when", "commit", "outcome_right", "outcome_wrong_figure", "median")
NUMERIC = frozenset(COLUMNS[4:])
GROUPS = (("category", "by_category"), ("style", "by_style"), ("lang", "by_language"))


def moment(head: Head) -> str:
    """When a run was started, to the minute."""
    return f"{head.started:%Y-%m-%d %H:%M}"


def titled(head: Head, language: Language) -> str:
    """A run in a list to choose from."""
    right = f"{head.summary.outcomes[Outcome.RIGHT]} / {head.summary.run}"
    return f"{moment(head)} · {word(language, 'part', head.part)} · {right}"


def runs_table(heads: Sequence[Head], chosen: Head, language: Language) -> Html:
    """All runs, each row a button that chooses it."""
    names = (tag("th", say(language, key), klass="num" if key in NUMERIC else None) for key in COLUMNS)
    rows = (_run_row(head, language, chosen=head is chosen) for head in heads)
    table = tag("table", tag("thead", tag("tr", *names)), tag("tbody", *rows))
    return tag("div", table, klass="runs", tabindex="0", data_scroll=True)


def _run_row(head: Head, language: Language, *, chosen: bool) -> Html:
    pressed = "true" if chosen else "false"
    choose = button(head.set, "choose", head.name, aria_pressed=pressed, title=head.name)
    wrong = head.summary.outcomes[Outcome.WRONG_FIGURE]
    cells = (
        tag("td", choose, data_target=chosen),
        tag("td", word(language, "part", head.part)),
        tag("td", moment(head), klass="quiet"),
        tag("td", head.commit[:8], klass="quiet", title=head.commit),
        tag("td", _share(head.summary), klass="num"),
        tag("td", wrong, klass="num bad" if wrong else "num"),
        tag("td", f"{head.summary.median_ms:.0f}", klass="num quiet"),
    )
    return tag("tr", *cells, klass="chosen" if chosen else None)


def _share(summary: Summary) -> Html:
    return joined(tag("b", summary.outcomes[Outcome.RIGHT]), f" / {summary.run}")


def headline(head: Head, run: Run, language: Language) -> Html:
    """What the run was, and what it came to."""
    words = {"commit": run.commit, "model": run.model, "version": run.corpus_version}
    about = say(language, "run_about", when=moment(head), files=len(run.filings), **words)
    title = tag("h2", f"{head.set} · {word(language, 'part', head.part)}")
    return tag("article", tag("header", title, tag("p", about)), _tiles(head.summary, language), klass="run")


def _tiles(summary: Summary, language: Language) -> Html:
    counts = summary.outcomes
    tiles = [_tile("outcome_right", _share(summary), f"{summary.right:.1%}", language)]
    tiles += [
        _tile(f"outcome_{outcome.value}", str(counts[outcome]), "", language, outcome.value)
        for outcome in (*SHOWN[1:], Outcome.NOT_RUN)
        if counts[outcome] or outcome in SHOWN[1:4]
    ]
    if summary.citations:
        held = f"{summary.precise} / {summary.citations}"
        tiles.append(_tile("citations_hold", held, f"{summary.precision:.1%}", language))
    if summary.expected:
        quoted = f"{summary.covered} / {summary.expected}"
        tiles.append(_tile("evidence_quoted", quoted, f"{summary.recall:.1%}", language))
    time = f"{summary.median_ms:.0f} ms"
    tiles.append(_tile("median_time", time, f"p95 {summary.p95_ms:.0f} ms", language))
    return tag("dl", *tiles)


def _tile(key: str, value: object, beside: str, language: Language, tone: str = "") -> Html:
    tone = tone if value != "0" else ""
    shown = tag("dd", value, tag("small", beside) if beside else "", klass=tone or None)
    return tag("div", tag("dt", say(language, key)), shown)


def scores(run: Run, language: Language) -> Html:
    """The groups as bars, retrieval, and what the run was made with."""
    wide = _bars(run.results, *GROUPS[0], language)
    small = tag("div", *(_bars(run.results, field, key, language) for field, key in GROUPS[1:]))
    pair = tag("div", small, _retrieval(run.results, language), klass="pair")
    return tag("article", _legend(language), wide, pair, _made(run, language))


def _legend(language: Language) -> Html:
    keys = (
        tag("span", tag("i", klass=outcome.value), say(language, f"outcome_{outcome.value}"))
        for outcome in SHOWN
    )
    return tag("p", *keys, klass="legend")


def _bars(results: Sequence[Result], field: str, key: str, language: Language) -> Html:
    """A row a group: its bar, and its counts in the order of the bar."""
    groups = [(name, summarise(found)) for name, found in by(results, field).items()]
    asked = [(name, summary) for name, summary in groups if summary.run]
    heads = (
        tag("th", say(language, f"short_{outcome.value}"), klass="num", title=_outcome(language, outcome))
        for outcome in SHOWN
    )
    head = tag("tr", tag("th", say(language, key)), tag("th"), *heads, tag("th", "%", klass="num"))
    rows = (_bar(word(language, field, name), summary) for name, summary in asked)
    return tag("table", tag("thead", head), tag("tbody", *rows), klass="bars")


def _outcome(language: Language, outcome: Outcome) -> str:
    return say(language, f"outcome_{outcome.value}")


def _bar(name: str, summary: Summary) -> Html:
    counts = summary.outcomes
    pieces = (
        tag("i", klass=outcome.value, style=f"flex-grow:{counts[outcome]}")
        for outcome in SHOWN
        if counts[outcome]
    )
    cells = (
        tag("td", counts[outcome] or "·", klass=f"num {outcome.value}" if counts[outcome] else "num none")
        for outcome in SHOWN
    )
    share = tag("td", f"{summary.right:.0%}", klass="num share")
    return tag(
        "tr", tag("td", name), tag("td", tag("div", *pieces, klass="bar"), klass="wide"), *cells, share
    )


def _retrieval(results: Sequence[Result], language: Language) -> Html:
    """How often the first passages hold the whole evidence; nothing where it was not measured."""
    groups = [
        *((word(language, "category", name), found) for name, found in by(results, "category").items()),
        (say(language, "any"), tuple(results)),
    ]
    summaries = [(name, summarise(found)) for name, found in groups]
    ranked = [(name, summary) for name, summary in summaries if summary.wholes]
    if not ranked:
        return Html()
    heads = (say(language, "retrieval"), say(language, "questions"), *(f"R@{top}" for top in TOPS), "MRR")
    rows = (
        (
            name,
            str(len(summary.wholes)),
            *(f"{summary.retrieved(top):.0%}" for top in TOPS),
            f"{summary.mrr:.2f}",
        )
        for name, summary in (ranked[-1], *ranked[:-1])
    )
    head = tag("tr", *(tag("th", name, klass="num" if place else None) for place, name in enumerate(heads)))
    body = (
        tag("tr", *(tag("td", cell, klass="num" if place else None) for place, cell in enumerate(row)))
        for row in rows
    )
    table = tag("table", tag("thead", head), tag("tbody", *body), klass="bars ranks")
    return tag("div", table, tag("p", say(language, "retrieval_help"), klass="fine"))


def _made(run: Run, language: Language) -> Html:
    """The settings and the filings, folded."""
    settings = (tag("div", tag("dt", name), tag("dd", value)) for name, value in _set(run))
    files = tag("ul", *(tag("li", file) for file in run.filings))
    summary = tag("summary", say(language, "made_with"))
    return tag("details", summary, tag("dl", *settings), files, klass="made")


def _set(run: Run) -> list[tuple[str, object]]:
    return [(name, value) for name, value in run.settings.items() if value is not None]
