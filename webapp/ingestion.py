"""`python -m webapp.ingestion DATA FILE …`: reads filings in and tells the page how far it is, a line of JSON each time.

A line is a step (`done` of `total` passages embedded) or what became of a file. `python -m ingest add` is the same for people.
"""

import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest import pipeline
from ingest.errors import IngestError
from ingest.pipeline import Step
from ingest.settings import Settings

log = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> int:
    """Read each file in; one that fails does not stop the rest."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    settings = Settings(data=Path(arguments[0]))
    for name in arguments[1:]:
        _add(Path(name), settings)
    return 0


def _add(path: Path, settings: Settings) -> None:
    def progress(step: Step) -> None:
        _tell(file=path.name, done=step.done, total=step.total)

    try:
        outcome = pipeline.add([path], settings, progress)[0]
        _tell(file=path.name, state=outcome.state.value, detail=outcome.detail)
    except IngestError as error:
        _tell(file=path.name, state="failed", detail=str(error))
    except Exception:
        log.exception("%r was not read", str(path))
        _tell(file=path.name, state="failed", detail="")


def _tell(**said: object) -> None:
    print(json.dumps(said, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
