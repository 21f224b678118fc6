"""What the commands of `python -m eval` take."""

import argparse
from pathlib import Path

from eval.case import Category, Part
from eval.ranking import TOPS
from eval.require import KNOWN, Requirement, requirement

FOLDERS = (Path("../shared/filings"), Path("samples"), Path("tests/regions"))
SAMPLES = Path("eval/sets/samples.jsonl")


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    read = argparse.ArgumentParser(
        prog="python -m eval", description="Measure the product against a question set."
    )
    commands = read.add_subparsers(dest="command", required=True)
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
    _add_structure(
        commands.add_parser("structure", help="cross items, columns, funds and turns of some filings")
    )
    _add_bench(commands.add_parser("bench", help="time, memory, and how both grow with the corpus"))
    compared = commands.add_parser("compare", help="what two runs have changed, question by question")
    compared.add_argument("old", type=Path, help="the folder of a report")
    compared.add_argument("new", type=Path, help="the folder of another report")
    return read


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


def _add_structure(asked: argparse.ArgumentParser) -> None:
    _add_made(asked, "N questions of each intent (default: all)")
    asked.add_argument(
        "--intent", action="append", default=[], help="one intent or family only; may be given again"
    )
    asked.add_argument("--out", type=Path, metavar="DIR", help="write structure.md and structure.json")
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
