"""`python -m eval check|run|sweep|vary|everyday|compare|baseline|bench`: the measure of the product on the command line."""

import argparse
import json
import logging
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tqdm import tqdm

from assistant.errors import BadModel
from eval.case import Case, Category, Part, read_set
from eval.check import check
from eval.compare import text
from eval.errors import BadRun, BadSet, EvalError
from eval.filings import read_folders
from eval.ranking import TOPS
from eval.report import markdown, table, write
from eval.require import KNOWN, Requirement, requirement
from eval.result import Result, Run, read_run
from eval.runner import run
from ingest.errors import IngestError

FOLDERS = (Path("../shared/filings"), Path("samples"), Path("tests/regions"))
SAMPLES = Path("eval/sets/samples.jsonl")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 failed, 2 misuse."""
    options = _parser().parse_args(arguments)
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
        digests = [record.digest for record in stack.corpus.filings()]
        found = sweep(
            {digest: stack.corpus.document(digest) for digest in digests},
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
    from eval.everyday.run import INTENTS, Plan, battery
    from eval.stack import opened

    if unknown := [intent for intent in options.intent if intent not in INTENTS]:
        raise BadSet(f"unknown intent {unknown[0]!r}; give one of {', '.join(INTENTS)}")
    with opened(options.data, options.filings) as stack:
        digests = [record.digest for record in stack.corpus.filings()]
        found = battery(
            {digest: stack.corpus.document(digest) for digest in digests},
            stack.corpus.facts(),
            (stack.product.ask, stack.known),
            Plan(sample=options.sample, seed=options.seed, only=tuple(options.intent)),
            lambda asked: tqdm(asked, unit="question", disable=None, leave=False),
        )
    print(json.dumps(report.to_json(found), ensure_ascii=False) if options.json else report.markdown(found))
    return _unmet(options.require, [trial.result for trial in found.trials])


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval", description="Measure the product against a question set."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    checked = commands.add_parser("check", help="prove a question set against the filings")
    checked.add_argument("set", type=Path, help="a .jsonl file of questions")
    checked.add_argument("--filings", type=Path, nargs="+", metavar="DIR", help="where the filings are")
    ran = commands.add_parser("run", help="ask the questions of a set and judge the answers")
    ran.add_argument("set", type=Path, help="a .jsonl file of questions")
    ran.add_argument("--data", type=Path, metavar="DIR", help="data folder (default: the setting)")
    ran.add_argument(
        "--filings", type=Path, nargs="+", default=(), metavar="DIR", help="ingest these first, elsewhere"
    )
    ran.add_argument("--out", type=Path, metavar="DIR", help="write report.html, report.md and report.json")
    ran.add_argument("--limit", type=int, metavar="N", help="the first N questions only")
    ran.add_argument("--only", choices=[category.value for category in Category], help="one category only")
    ran.add_argument("--part", choices=[part.value for part in Part], help="one part of the set only")
    ran.add_argument("--progress", action="store_true", help="print how far it is as lines of JSON")
    ran.add_argument("--id", action="append", default=[], help="one question only; may be given again")
    ran.add_argument(
        "--require", type=_required, action="append", default=[], metavar="NAME=VALUE", help=KNOWN
    )
    based = commands.add_parser("baseline", help="the stack as it comes beside the product, on one set")
    based.add_argument("set", type=Path, help="a .jsonl file of questions")
    based.add_argument("--data", type=Path, metavar="DIR", help="data folder (default: the setting)")
    based.add_argument(
        "--filings", type=Path, nargs="+", default=(), metavar="DIR", help="ingest these first, elsewhere"
    )
    based.add_argument("--part", choices=[part.value for part in Part], help="one part of the set only")
    based.add_argument("--top", type=int, choices=TOPS, default=5, help="passages in the table by category")
    _add_sweep(commands.add_parser("sweep", help="ask for every fact of some filings in three wordings"))
    _add_vary(commands.add_parser("vary", help="ask questions again in other words, and for something else"))
    _add_everyday(commands.add_parser("everyday", help="ask what clerks ask first of some filings"))
    _add_bench(commands.add_parser("bench", help="time, memory, and how both grow with the corpus"))
    compared = commands.add_parser("compare", help="what two runs have changed, question by question")
    compared.add_argument("old", type=Path, help="the folder of a report")
    compared.add_argument("new", type=Path, help="the folder of another report")
    return parser


def _add_made(made: argparse.ArgumentParser, sample: str) -> None:
    """What commands take that make their questions from filings."""
    made.add_argument(
        "filings",
        type=Path,
        nargs="*",
        metavar="FILINGS",
        help="files and folders to ingest first, elsewhere",
    )
    made.add_argument("--data", type=Path, metavar="DIR", help="data folder (default: the setting)")
    made.add_argument("--sample", type=int, metavar="N", help=sample)
    made.add_argument("--seed", type=int, default=0, metavar="S", help="which of them are drawn")
    made.add_argument("--json", action="store_true", help="counts and all failures as JSON")


def _add_everyday(asked: argparse.ArgumentParser) -> None:
    _add_made(asked, "N questions of each intent (default: all)")
    asked.add_argument("--intent", action="append", default=[], help="one intent only; may be given again")
    asked.add_argument(
        "--require", type=_required, action="append", default=[], metavar="NAME=VALUE", help=KNOWN
    )


def _add_sweep(swept: argparse.ArgumentParser) -> None:
    _add_made(swept, "N facts drawn at random (default: all)")
    swept.add_argument("--right", type=float, default=0.0, metavar="SHARE", help="fail where less is right")
    swept.add_argument("--wrong", type=int, metavar="N", help="fail where more figures are wrong")


def _add_vary(varied: argparse.ArgumentParser) -> None:
    varied.add_argument("set", type=Path, help="a .jsonl file of questions")
    varied.add_argument("--data", type=Path, metavar="DIR", help="data folder (default: the setting)")
    varied.add_argument(
        "--filings", type=Path, nargs="+", default=(), metavar="DIR", help="ingest these first, elsewhere"
    )
    varied.add_argument("--sample", type=int, default=30, metavar="N", help="N questions of each kind")
    varied.add_argument("--seed", type=int, default=0, metavar="S", help="which questions are drawn")
    varied.add_argument("--kind", action="append", default=[], help="one kind only; may be given again")
    varied.add_argument("--out", type=Path, metavar="FILE", help="write the counts and all failures as JSON")
    varied.add_argument("--right", type=float, default=0.0, metavar="SHARE", help="fail where less is right")
    varied.add_argument("--wrong", type=int, metavar="N", help="fail where more figures are wrong")


def _add_bench(timed: argparse.ArgumentParser) -> None:
    timed.add_argument(
        "set", type=Path, nargs="?", default=SAMPLES, help="questions to time (default: of the samples)"
    )
    timed.add_argument(
        "--filings", type=Path, nargs="+", default=FOLDERS[1:2], metavar="DIR", help="the filings of that set"
    )
    timed.add_argument("--no-ratios", action="store_true", help="only what --sizes asks for")
    timed.add_argument("--require-limits", action="store_true", help="fail where a ratio is over its limit")
    timed.add_argument(
        "--sizes",
        type=_sizes,
        default=(),
        metavar="N,N…",
        help="corpora of so many invented filings: 10,100,1000",
    )
    timed.add_argument("--seed", type=int, default=0, metavar="N", help="which filings are invented")
    timed.add_argument("--questions", type=int, default=120, metavar="N", help="how many to ask at each size")
    timed.add_argument(
        "--embed-up-to",
        type=int,
        default=100,
        metavar="N",
        help="larger corpora get no vectors (default: 100)",
    )
    timed.add_argument("--out", type=Path, metavar="DIR", help="write bench.json, bench.md and bench.svg")


def _sizes(given: str) -> tuple[int, ...]:
    sizes = tuple(sorted({int(size) for size in given.split(",")}))
    if sizes[0] < 1:
        raise ValueError
    return sizes


def _required(given: str) -> Requirement:
    try:
        return requirement(given)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


if __name__ == "__main__":
    sys.exit(main())
