"""The command line of ingestion: add, list, check and remove filings. Exit 0 done, 1 failed, 2 misuse."""

import argparse
import json
import logging
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from pydantic import ValidationError

from ingest import pipeline
from ingest.document import Report
from ingest.errors import IngestError, Misuse
from ingest.pipeline import Expected, Outcome, Progress, State, Step
from ingest.review import Review, lines_of, to_json
from ingest.review import review as review_of
from ingest.settings import Settings, refused
from ingest.store.corpus import Corpus
from ingest.store.documents import Counts, FilingRecord

DONE, FAILED, MISUSED = 0, 1, 2
GENTLY = 10
"""How far the process of ingestion stands back: what is added can wait, who asks meanwhile cannot."""
STATES = {
    State.ADDED: "已添加 added",
    State.UNCHANGED: "未变 unchanged",
    State.REPLACED: "已替换 replaced",
    State.REMOVED: "已移除 removed",
    State.SKIPPED: "跳过 skipped",
    State.FAILED: "失败 failed",
}
log = logging.getLogger("ingest")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; every failure is one line on stderr."""
    logging.basicConfig(level=os.environ.get("LOGLEVEL", "WARNING"), format="%(name)s: %(message)s")
    options = _parser().parse_args(arguments)
    try:
        settings = Settings(data=options.data) if options.data else Settings()
        command: Callable[[argparse.Namespace, Settings], int] = options.command
        return command(options, settings)
    except ValidationError as error:
        return _complain(refused(error), MISUSED)
    except Misuse as error:
        return _complain(str(error), MISUSED)
    except IngestError as error:
        return _complain(str(error), FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _complain(
            "已中断：重新运行即可，已完成的不会丢 / interrupted: run it again, what is finished is kept",
            FAILED,
        )
    except Exception as error:  # the outermost edge: a line for the user, the trace for the log
        log.debug("unexpected failure", exc_info=True)
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "no message"
        return _complain(f"意外错误 / unexpected: {type(error).__name__}: {reason} (LOGLEVEL=DEBUG)", FAILED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest", description="Add official filings and look after them."
    )
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data", type=Path, metavar="DIR", help="data folder (default: FILINGS_DATA, else data/)"
    )
    shared.add_argument("--json", action="store_true", help="print JSON")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command, several, words in (
        ("add", _add, "PATH", "add files, or all filings of folders"),
        ("list", _list, None, "list the filings"),
        (
            "check",
            _check,
            "FILING",
            "a reviewer's first page: the cross-checks, what differs first, and what could not be read",
        ),
        ("remove", _remove, "FILING", "remove filings from every store"),
    ):
        one = commands.add_parser(name, parents=[shared], help=words, description=words)
        if several:
            one.add_argument(
                "names", nargs="+", metavar=several, help="file name or digest" if several == "FILING" else ""
            )
        one.set_defaults(command=command)
    return parser


def _add(options: argparse.Namespace, settings: Settings) -> int:
    with _progress(options.json) as progress:
        outcomes = pipeline.add([Path(name) for name in options.names], settings, progress)
    if options.json:
        _print_json([_told(one) for one in outcomes])
    elif len(outcomes) > 1:
        totals = Counter(one.state for one in outcomes)
        print(
            f"共 {len(outcomes)} 份 files: {'  '.join(f'{STATES[state]} {totals[state]}' for state in totals)}"
        )
    return FAILED if any(one.state is State.FAILED for one in outcomes) else DONE


def _remove(options: argparse.Namespace, settings: Settings) -> int:
    outcomes = pipeline.remove(options.names, settings)
    if options.json:
        _print_json([_told(one) for one in outcomes])
    for one in () if options.json else outcomes:
        _tell(one)
    return DONE


def _list(options: argparse.Namespace, settings: Settings) -> int:
    with Corpus.open(settings, vectors=False) as corpus:
        filings = corpus.filings()
    if options.json:
        _print_json([{**_json(filing), "added": filing.added} for filing in filings])
        return DONE
    for filing in filings:
        print(f"{filing.digest[:12]}  {filing.file}  {filing.added}")
        print(f"    {_holds(filing.reports, filing.counts)}")
    if not filings:
        print("没有文件 no filings: python -m ingest add PATH")
    return DONE


def _check(options: argparse.Namespace, settings: Settings) -> int:
    with Corpus.open(settings, vectors=False) as corpus:
        found = [(corpus.find(name), _reviews(corpus, name)) for name in options.names]
    if options.json:
        pages = [(filing, [to_json(review) for review in reviews]) for filing, reviews in found]
        _print_json([{"file": one.file, "digest": one.digest, "reports": page} for one, page in pages])
        return DONE
    for filing, reviews in found:
        print(f"{filing.file}  {filing.digest[:12]}")
        for review in reviews:
            for line in lines_of(review):
                print(f"  {line}")
    return DONE


def _reviews(corpus: Corpus, name: str) -> tuple[Review, ...]:
    """What there is to say about a filing, report by report."""
    filing = corpus.find(name)
    facts = corpus.facts([(filing.digest, report.number) for report in filing.reports])
    return review_of(corpus.document(filing.digest), facts, corpus.checks(filing.digest))


def _told(one: Outcome) -> dict[str, object]:
    return {**_json(one), "state": one.state.value, "detail": one.detail}


def _tell(one: Outcome) -> None:
    """One line a file; failures on stderr."""
    if one.state is State.FAILED:
        named = "" if one.file in one.detail else f"{one.file}: "
        print(f"{STATES[one.state]}: {named}{one.detail}", file=sys.stderr)
    elif one.state is State.SKIPPED:
        print(f"{STATES[one.state]}  {one.file}: {one.detail}")
    else:
        detail = f" ({one.detail})" if one.detail else ""
        print(f"{STATES[one.state]}  {one.file}{detail}: {_holds(one.reports, one.counts)}")


def _holds(reports: Sequence[Report], counts: Counts) -> str:
    titles = (
        "；".join(_title(report) for report in reports) or "没有认出报告，不能用于回答 no report recognised"
    )
    return (
        f"{titles} · 表 tables {counts.tables} · 事实 facts {counts.facts} · "
        f"段 passages {counts.chunks} · 未定 issues {counts.issues}"
    )


def _title(report: Report) -> str:
    return f"{report.organisation} {report.year} {report.kind.value}"


def _json(one: Outcome | FilingRecord) -> dict[str, object]:
    reports = [
        {
            "number": report.number,
            "organisation": report.organisation,
            "year": report.year,
            "kind": report.kind.value,
        }
        for report in one.reports
    ]
    return {"file": one.file, "digest": one.digest, "reports": reports, **asdict(one.counts)}


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


@contextmanager
def _progress(as_json: bool) -> Iterator[Progress]:
    """Each outcome as it comes, so that an interrupted run has told what is done; on a terminal above a bar with the passages
    of the file at work, and which file of how many it is."""
    if as_json or not sys.stderr.isatty():
        yield lambda event: _tell(event) if isinstance(event, Outcome) and not as_json else None
        return
    from tqdm import tqdm

    with tqdm(unit="passage", leave=False, file=sys.stderr) as bar:

        def show(event: Expected | Step | Outcome) -> None:
            match event:
                case Outcome():
                    with tqdm.external_write_mode():
                        _tell(event)
                case Step():
                    bar.set_description(f"{event.file}/{event.files} {event.name}", refresh=False)
                    bar.total = event.total
                    bar.n = event.done
                    bar.refresh()

        yield show


def _complain(message: str, code: int) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return code


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(GENTLY)
    sys.exit(main())
