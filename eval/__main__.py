"""`python -m eval check|run|sweep|vary|everyday|structure|compare|baseline|bench`: the measure of the product on the command line."""

import argparse
import json
import logging
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tqdm import tqdm

from assistant.errors import BadModel
from eval.arguments import FOLDERS, parser
from eval.case import Case, read_set
from eval.check import check
from eval.compare import text
from eval.errors import BadRun, BadSet, EvalError
from eval.filings import read_folders
from eval.report import markdown, table, write
from eval.require import Requirement
from eval.result import Result, Run, read_run
from eval.runner import run
from ingest.document import Document
from ingest.errors import IngestError

if TYPE_CHECKING:
    from eval.everyday.run import Battery, Generated
    from eval.stack import Stack


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 failed, 2 misuse."""
    options = parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        match options.command:
            case "check":
                return _check(options)
            case "compare":
                return _compare(options)
            case "baseline":
                return _baseline(options)
            case "bench":
                return _bench(options)
            case "sweep":
                return _sweep(options)
            case "vary":
                return _vary(options)
            case "everyday":
                return _everyday(options)
            case "structure":
                return _structure(options)
            case _:
                return _run(options)
    except (BadSet, BadRun, BadModel) as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    except (EvalError, IngestError) as error:
        print(f"eval: {error}", file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    cases = read_set(options.set)
    wanted = {file for case in cases for file in case.files}
    result = check(cases, read_folders(options.filings or FOLDERS, wanted))
    for name, fault in result.failures:
        print(f"{name}: {fault}")
    failed = len({name for name, _ in result.failures})
    print(f"{options.set.name}: {len(cases)} records, {result.passed} hold, {failed} fail")
    if result.not_run:
        print(f"NOT RUN: {len(result.not_run)} records whose filing is absent")
    return 1 if failed else 0


def _compare(options: argparse.Namespace) -> int:
    print(text(read_run(options.old), read_run(options.new)))
    return 0


def _run(options: argparse.Namespace) -> int:
    # The product's stores and models load only for a run: check and compare work without them.
    from eval.stack import commit, opened

    cases = read_set(options.set)
    asked = [case for case in cases if options.only in (None, case.category)]
    asked = [case for case in asked if options.part in (None, case.part)]
    asked = [case for case in asked if not options.id or case.id in options.id][: options.limit]
    started = datetime.now(UTC)
    with opened(options.data, options.filings) as stack:
        foreign = sorted(set(stack.files) - {file for case in cases for file in case.files})
        if foreign:
            print(f"note: the corpus holds filings that the set does not speak of: {', '.join(foreign)}")
        done = Run(
            set=options.set.name,
            started=started.isoformat(timespec="seconds"),
            commit=commit(Path(__file__).parent),
            settings=stack.settings,
            model=stack.model,
            corpus_version=stack.corpus_version,
            filings=stack.files,
            results=run(
                asked, stack.product, stack.known.of(cases), _told if options.progress else _progress
            ),
        )
    print(markdown(done))
    if options.out:
        write(done, options.out)
        print(f"written: {options.out}/report.html, report.md, report.json")
    return _unmet(options.require, done.results)


def _baseline(options: argparse.Namespace) -> int:
    from eval.baseline import Baseline, by_category, overall, rows, ways
    from eval.stack import opened

    cases = [case for case in read_set(options.set) if options.part in (None, case.part)]
    with opened(options.data, options.filings) as stack, TemporaryDirectory(prefix="baseline-") as folder:
        filings = stack.known.filings
        baseline = Baseline(filings, stack.corpus.settings, Path(folder))
        found = rows(cases, ways(baseline, stack.product), filings, _progress)
        baseline.close()
    print(
        f"{options.set.name}: {len(found[0].places)} questions with evidence, {len(baseline.spots)} passages\n"
    )
    for head, *body in (overall(found), by_category(found, cases, options.top)):
        print(table(head, body), end="\n\n")
    return 0


def _sweep(options: argparse.Namespace) -> int:
    from eval.stack import opened
    from eval.sweep import report
    from eval.sweep.run import Plan, sweep

    with opened(options.data, options.filings) as stack:
        found = sweep(
            _documents(stack),
            stack.corpus.facts(),
            stack.product.ask,
            Plan(sample=options.sample, seed=options.seed),
            lambda asked: tqdm(asked, unit="fact", disable=None, leave=False),
        )
    print(json.dumps(report.to_json(found), ensure_ascii=False) if options.json else report.markdown(found))
    missed = report.missed(found, options.right, options.wrong)
    for fault in missed:
        print(f"REQUIRED: {fault}", file=sys.stderr)
    return 1 if missed else 0


def _vary(options: argparse.Namespace) -> int:
    from eval.stack import opened
    from eval.vary import report
    from eval.vary.anatomy import names
    from eval.vary.run import Asked, Plan, vary

    cases = read_set(options.set)
    with opened(options.data, options.filings) as stack:
        documents = [stack.corpus.document(record.digest) for record in stack.corpus.filings()]
        found = vary(
            cases,
            names(documents, stack.corpus.facts()),
            Asked(ask=stack.product.ask, known=stack.known.of(cases)),
            Plan(sample=options.sample, seed=options.seed, only=tuple(options.kind)),
            lambda kinds: tqdm(kinds, unit="kind", disable=None, leave=False),
        )
    print(report.markdown(found), end="")
    if options.out:
        options.out.write_text(
            json.dumps(report.to_json(found), ensure_ascii=False, indent=1), encoding="utf-8"
        )
        print(f"written: {options.out}")
    missed = report.missed(found, options.right, options.wrong)
    for fault in missed:
        print(f"REQUIRED: {fault}", file=sys.stderr)
    return 1 if missed else 0


def _everyday(options: argparse.Namespace) -> int:
    from eval.everyday import report
    from eval.everyday.run import battery

    found = _generated(options, battery)
    print(json.dumps(report.to_json(found), ensure_ascii=False) if options.json else report.markdown(found))
    return _unmet(options.require, [trial.result for trial in found.trials])


def _structure(options: argparse.Namespace) -> int:
    from eval.structure import report
    from eval.structure.run import structure

    found = _generated(options, structure)
    print(json.dumps(report.to_json(found), ensure_ascii=False) if options.json else report.markdown(found))
    if options.out:
        report.write(found, options.out)
        print(f"written: {options.out}/structure.md, structure.json")
    return _unmet(options.require, [trial.result for trial in found.trials])


def _generated(options: argparse.Namespace, ask: "Generated") -> "Battery":
    """What became of the questions that `ask` makes of the filings."""
    from eval.everyday.run import Plan
    from eval.stack import opened

    with opened(options.data, options.filings) as stack:
        return ask(
            _documents(stack),
            stack.corpus.facts(),
            (stack.product.ask, stack.known),
            Plan(sample=options.sample, seed=options.seed, only=tuple(options.intent)),
            lambda asked: tqdm(asked, unit="question", disable=None, leave=False),
        )


def _documents(stack: "Stack") -> dict[str, Document]:
    """The filings of a stack by digest."""
    return {record.digest: stack.corpus.document(record.digest) for record in stack.corpus.filings()}


def _unmet(required: Sequence[Requirement], results: Sequence[Result]) -> int:
    """Tell the levels that are not reached."""
    faults = [fault for one in required if (fault := one.unmet(results))]
    for fault in faults:
        print(f"REQUIRED: {fault}", file=sys.stderr)
    return 1 if faults else 0


def _progress(cases: Iterable[Case]) -> Iterable[Case]:
    return tqdm(cases, unit="question", disable=None, leave=False)


def _told(cases: Iterable[Case]) -> Iterable[Case]:
    """A line of JSON before each question and after the last, for a program that waits."""
    asked = tuple(cases)
    for done, case in enumerate(asked):
        print(json.dumps({"done": done, "total": len(asked)}), flush=True)
        yield case
    print(json.dumps({"done": len(asked), "total": len(asked)}), flush=True)


def _bench(options: argparse.Namespace) -> int:
    from eval import bench, scale
    from ingest.settings import Settings

    settings, bars = Settings(), tqdm(disable=None, leave=False, bar_format="{desc}")
    measured = None
    if not options.no_ratios:
        measured = bench.measure(read_set(options.set), options.filings, settings, bars.set_description)
    plan = scale.Plan(
        sizes=options.sizes,
        seed=options.seed,
        questions=options.questions,
        embed_up_to=options.embed_up_to,
    )
    steps = scale.run(plan, settings, bars.set_description) if plan.sizes else ()
    bars.close()
    print(bench.markdown(measured, steps), end="")
    if options.out:
        bench.write(measured, steps, options.out)
        print(f"written: {options.out}/bench.json, bench.md{', bench.svg' if steps else ''}")
    missed = [ratio.name for ratio in measured.ratios if not ratio.held] if measured else []
    if options.require_limits and missed:
        print(f"REQUIRED: over its limit: {', '.join(missed)}", file=sys.stderr)
    return 1 if options.require_limits and missed else 0


if __name__ == "__main__":
    sys.exit(main())
