"""Ratios are the medians of pairs held against their limits; what is timed is chosen over the whole set; reports say what was left out."""

import json
from pathlib import Path

import pytest

from eval import __main__ as command
from eval import bench
from eval.bench import Bench, Ratio, chosen, markdown, to_json, write
from eval.case import Case, Category, Place, gold
from eval.crowd import p95
from eval.errors import NotMeasured
from eval.scale import Step

KEPT = Ratio(
    name="numeric question", against="one query embedding", runs=((0.01, 0.1), (0.04, 0.1), (9.0, 0.1))
)
MISSED = Ratio(name="ingestion", against="embedding", runs=((27.0, 20.0),))
MEASURED = Bench(ratios=(KEPT, MISSED), memory=(("ingestion", 1100.4),))


def step(filings: int, *, embedded: bool) -> Step:
    """What one size may have measured."""
    return Step(
        filings=filings,
        embedded=embedded,
        facts=filings * 700,
        passages=filings * 200,
        right={"same filings": (8, 10), "later filings": (0, 0), "all": (8, 10)},
        categories={"table_cell": (8, 8), "unanswerable": (0, 2)},
        wrong_figures=1,
        crashes=0,
        abstentions=(0, 2),
        first_ms=250.0,
        median_ms=12.0,
        p95_ms=90.0,
        answerable_p95=60.0,
        stages={"parse": 5.0, "plan": 0.0, "execute": 6.0, "compose": 0.1, "verify": 0.1},
        ingestion=0.4,
        database=9.0,
        vectors=0.0,
        product=0.84,
        keywords=0.43,
        dense=0.4 if embedded else None,
        faults=(),
    )


def case(number: int, category: Category = Category.TABLE_CELL, history: tuple[str, ...] = ()) -> Case:
    """A question of a set."""
    return Case(
        id=f"q-{number}",
        lang="zh",
        category=category,
        style="formal",
        history=history,
        question=f"问题{number}",
        gold=gold({"kind": "text", "groups": [["是"]]}),
        evidence=(Place(file="a.txt", line=1, text="是"),),
        note="",
    )


def test_a_ratio_is_the_median_of_its_pairs() -> None:
    assert (round(KEPT.value, 6), KEPT.held) == (0.4, True)
    assert (round(MISSED.value, 6), MISSED.held) == (1.35, False)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [([float(number) for number in range(1, 22)], 20.0), ([1.0, 1.0], 1.0), ([1.0] * 97 + [9.0] * 3, 1.0)],
)
def test_five_of_a_hundred_answers_may_take_longer(seconds: list[float], expected: float) -> None:
    assert p95(seconds) == expected


def test_a_kind_of_question_is_spread_over_the_set_and_stands_alone() -> None:
    cases = [case(number) for number in range(100)]
    cases += [case(100, Category.BOOLEAN), case(101, history=("先问",))]
    asked = [one.id for one in chosen(cases, bench.NUMERIC)]
    assert asked == [f"q-{place * 100 // bench.MOST}" for place in range(bench.MOST)]
    with pytest.raises(NotMeasured, match="no question of narrative"):
        chosen(cases, bench.WORDS)


def test_the_report_tells_kept_limits_from_missed_ones_and_what_was_left_out() -> None:
    text = markdown(MEASURED, (step(10, embedded=True), step(1000, embedded=False)))
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if "|" in line]
    assert [
        "numeric question",
        "3",
        "40.0 ms",
        "100.0 ms",
        "0.40",
        "0.5",
        "kept",
        "one query embedding",
    ] in rows
    assert ["ingestion", "1", "27.0 s", "20.0 s", "1.35", "1.3", "MISSED", "embedding"] in rows
    assert ["vectors", "yes", "left out"] in rows
    assert ["evidence in 5: baseline, dense", "40%", "–"] in rows
    assert "At 1,000 filings no passage has a vector" in text


def test_only_what_was_run_is_reported() -> None:
    assert "Growth" not in markdown(MEASURED, ())
    assert to_json(None, ()) == {"ratios": [], "memory": {}, "scale": []}


def test_files_hold_the_same_measures_and_a_plot_that_stands_for_itself(tmp_path: Path) -> None:
    steps = (step(10, embedded=True), step(100, embedded=False))
    write(MEASURED, steps, tmp_path)
    record = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert record == json.loads(json.dumps(to_json(MEASURED, steps)))
    assert [one["held"] for one in record["ratios"]] == [True, False]
    assert [one["share"] for one in record["scale"]] == [0.8, 0.8]
    assert (tmp_path / "bench.md").read_text(encoding="utf-8").startswith("# Benchmarks")
    drawn = (tmp_path / "bench.svg").read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert "product, right answers" in drawn
    assert not [word for word in ("<script", "href", "@import") if word in drawn]


@pytest.mark.parametrize(("required", "code"), [((), 0), (("--require-limits",), 1)])
def test_a_missed_limit_fails_only_where_it_is_required(
    required: tuple[str, ...],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "set.jsonl").write_text("", encoding="utf-8")
    monkeypatch.setattr(command, "read_set", lambda path: [])
    monkeypatch.setattr(bench, "measure", lambda *given: MEASURED)
    assert command.main(["bench", str(tmp_path / "set.jsonl"), *required]) == code
    assert ("REQUIRED: over its limit: ingestion" in capsys.readouterr().err) is bool(required)


def test_sizes_that_are_no_counts_are_misuse() -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["bench", "--sizes", "10,0"])
    assert ended.value.code == 2
