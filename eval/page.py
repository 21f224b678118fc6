"""A run as one self-contained HTML page: counts, bars, and each failing case with question, gold, answer and sources."""

from collections.abc import Sequence
from html import escape

from eval.result import Outcome, Result, Run, by, summarise

_COLOURS = {
    Outcome.RIGHT: "#2e7d5b",
    Outcome.SILENT: "#b9bec7",
    Outcome.WRONG: "#e0a03a",
    Outcome.WRONG_FIGURE: "#c0392b",
    Outcome.CRASH: "#5b2333",
    Outcome.NOT_RUN: "#eceef2",
}
_STYLE = """
body{font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:2rem auto;
max-width:1200px;padding:0 1rem;color:#1c2430;background:#fff;font-variant-numeric:tabular-nums}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}small,.soft{color:#5a6472}
.key span{display:inline-block;margin-right:1rem}.key i{display:inline-block;width:.8em;height:.8em;margin-right:.3em}
article{border:1px solid #d9dde4;border-left:4px solid;border-radius:6px;padding:.8rem 1rem;margin:.8rem 0}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:1rem;margin-top:.5rem}
.sides h4{margin:0 0 .2rem;font-size:.8rem;color:#5a6472}pre{white-space:pre-wrap;word-break:break-word;margin:0;font:inherit}
.quote{background:#f5f6f8;border-radius:4px;padding:.3rem .5rem;margin:.3rem 0;font-size:.85rem;word-break:break-word}
@media(prefers-color-scheme:dark){body{background:#14181f;color:#e3e7ee}article{border-color:#333b47}
.quote{background:#1f2530}small,.soft,.sides h4{color:#9aa5b4}svg text{fill:#e3e7ee}}
"""


def page(run: Run) -> str:
    """The whole page."""
    summary = summarise(run.results)
    title = f"{run.set}: {summary.outcomes[Outcome.RIGHT]} / {summary.run}"
    failing = [result for result in run.results if result.outcome not in (Outcome.RIGHT, Outcome.NOT_RUN)]
    worst = sorted(
        failing, key=lambda result: (result.outcome != Outcome.WRONG_FIGURE, result.category, result.id)
    )
    settings = ", ".join(f"{name}={value}" for name, value in run.settings.items())
    return "\n".join(
        (
            f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{escape(title)}</title>',
            f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>',
            f"<h1>{escape(run.set)}: {summary.outcomes[Outcome.RIGHT]} of {summary.run} right ({summary.right:.1%})</h1>",
            f'<p class="soft">{escape(run.started)} · commit {escape(run.commit)} · model {escape(run.model)} · '
            f"corpus version {run.corpus_version} · {escape(', '.join(run.filings))}<br>{escape(settings)}</p>",
            f"<p>citations that hold: {summary.precise} of {summary.citations} · gold evidence quoted: "
            f"{summary.covered} of {summary.expected} · answers with an unbacked figure: {summary.unbacked} · "
            f"median {summary.median_ms:.0f} ms, p95 {summary.p95_ms:.0f} ms</p>",
            _key(),
            *(f"<h2>{name}</h2>{_bars(run.results, name)}" for name in ("category", "style", "lang")),
            f"<h2>Failing cases ({len(worst)})</h2>",
            *(_case(result) for result in worst),
            "</body></html>",
        )
    )


def _key() -> str:
    spans = "".join(
        f'<span><i style="background:{colour}"></i>{name}</span>' for name, colour in _COLOURS.items()
    )
    return f'<p class="key">{spans}</p>'


def _bars(results: Sequence[Result], name: str) -> str:
    """One stacked bar a group, drawn in SVG; the counts stand in words beside it."""
    groups = by(results, name)
    height = 26 * len(groups)
    rows = [_bar(group, found, 26 * place) for place, (group, found) in enumerate(groups.items())]
    head = f'<svg viewBox="0 0 1000 {height}" width="100%" role="img" aria-label="{escape(name)}">'
    return head + "".join(rows) + "</svg>"


def _bar(group: str, found: Sequence[Result], top: int) -> str:
    summary = summarise(found)
    parts = [f'<text x="0" y="{top + 17}" font-size="14">{escape(group)}</text>']
    left, width = 160.0, 620.0
    for outcome, colour in _COLOURS.items():
        share = width * summary.outcomes[outcome] / summary.total
        label = f"<title>{outcome}: {summary.outcomes[outcome]}</title>"
        parts.append(
            f'<rect x="{left:.1f}" y="{top + 4}" width="{share:.1f}" height="18" fill="{colour}">{label}</rect>'
        )
        left += share
    said = f"{summary.outcomes[Outcome.RIGHT]} of {summary.run} right, {summary.median_ms:.0f} ms"
    parts.append(f'<text x="795" y="{top + 17}" font-size="13">{said}</text>')
    return "".join(parts)


def _case(result: Result) -> str:
    asked = " → ".join((*result.history, result.question))
    answer = result.answer or {}
    quotes = [
        f"[{source['n']}] {source['file']} {source['start']}: {source['quote']}"
        for source in _sources(answer)
    ]
    sides = (
        ("Gold", result.gold, result.sources),
        ("Answer", result.got, ()),
        ("Its text", str(answer.get("answer", "")), ()),
        ("Its sources", "", tuple(quotes)),
    )
    return (
        f'<article style="border-left-color:{_COLOURS[result.outcome]}" id="{escape(result.id)}">'
        f"<b>{escape(asked)}</b><br><small>{escape(result.id)} · {result.category} · {result.style} · "
        f"{result.outcome} · stage {result.stage} · {result.ms:.0f} ms</small><br>{escape(result.reason)}"
        f'<div class="sides">{"".join(_side(*side) for side in sides)}</div></article>'
    )


def _sources(answer: object) -> list[dict[str, object]]:
    found = answer.get("citations", []) if isinstance(answer, dict) else []
    return [
        source
        for source in found
        if isinstance(source, dict) and {"n", "file", "start", "quote"} <= set(source)
    ]


def _side(title: str, said: str, quotes: Sequence[str]) -> str:
    listed = "".join(f'<div class="quote">{escape(quote)}</div>' for quote in quotes)
    return f"<div><h4>{title}</h4><pre>{escape(said)}</pre>{listed}</div>"
