"""The page of evaluations: the runs in the data folder, the latest first. Named in the sidebar only where there are any."""

import logging
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.domain import Language
from eval.errors import BadRun
from eval.result import Outcome, Result, Run, read_run
from webapp import backend, session
from webapp.markup import Html, tag
from webapp.sheet import sheet
from webapp.strings import say

FOLDER = "evaluation"
RUNS = 10
FAILING = 60
log = logging.getLogger(__name__)


def reports() -> tuple[Path, ...]:
    """The reports of runs (`python -m eval run --out data/evaluation/NAME`), the latest first."""
    found = backend.library().settings.data.glob(f"{FOLDER}/*/report.json")
    return tuple(sorted(found, key=lambda file: file.stat().st_mtime, reverse=True))


def listed() -> bool:
    """Whether there is anything for the page; a library that cannot be opened is reported by the pages."""
    return backend.opened() is not None and bool(reports())


def page() -> None:
    """Draw the page."""
    language = session.language()
    with st.container(key="evaluation"):
        title = tag("h1", say(language, "page_evaluation"))
        st.html(tag("header", title, tag("p", say(language, "evaluation_lead"))))
        found = reports()[:RUNS]
        if not found:
            st.html(tag("p", say(language, "evaluation_empty"), klass="banner quiet"))
        for file in found:
            _run(file, language, latest=file == found[0])


def _run(file: Path, language: Language, *, latest: bool) -> None:
    try:
        run = read_run(file)
    except BadRun:
        log.exception("the evaluation report %r cannot be read", str(file))
        st.html(tag("p", say(language, "error_evaluation", file=file.parent.name), klass="banner bad"))
        return
    html = tag(
        "article",
        tag("div", _title(run), klass="title"),
        tag("div", f"{file.parent.name} · {run.started[:16]} · {run.commit}", klass="file"),
        _categories(run.results),
        _failing(run.results, language) if latest else "",
        klass="health",
    )
    with st.container(key=f"run-{file.parent.name}", border=True):
        sheet(f"run-sheet-{file.parent.name}", html, {})


def _title(run: Run) -> Html:
    return tag("div", tag("b", run.set), tag("span", _share(run.results), klass="kind"))


def _share(results: Sequence[Result]) -> str:
    asked = [result for result in results if result.outcome is not Outcome.NOT_RUN]
    return f"{sum(1 for result in asked if result.outcome is Outcome.RIGHT)} / {len(asked)}"


def _categories(results: Sequence[Result]) -> Html:
    names = dict.fromkeys(result.category for result in results)
    shares = ((name, _share([result for result in results if result.category == name])) for name in names)
    return tag("dl", *(tag("div", tag("dt", name), tag("dd", share)) for name, share in shares))


def _failing(results: Sequence[Result], language: Language) -> Html:
    wrong = [result for result in results if result.outcome not in (Outcome.RIGHT, Outcome.NOT_RUN)]
    if not wrong:
        return tag("p", say(language, "no_failing"))
    heads = (tag("th", say(language, key)) for key in ("question", "gold", "answer", "source", "why"))
    rows = (tag("tr", *(tag("td", cell) for cell in _cells(result))) for result in wrong[:FAILING])
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), klass="cases")
    summary = tag("summary", say(language, "failing", count=len(wrong)))
    return tag("details", summary, tag("div", table, klass="grid"), klass="checks", open=True)


def _cells(result: Result) -> tuple[str, ...]:
    sources = " / ".join(" ".join(source.split())[:120] for source in result.sources)
    return (result.question, result.gold, result.got, sources, f"{result.outcome.value}: {result.reason}")
