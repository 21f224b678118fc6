"""`python -m webapp.ingestion DATA [REPLACED]`: reads the uploads that are packed in its input, and tells the page how far
it is, a line of JSON each time.

The first line names the files (`files`), those of archives included; each of the others is a step (`done` of `total` passages
embedded) or what became of a file. `python -m ingest add` is the same for people. Nothing is left to the page, which may
have been closed: the uploads go at the end, and so does the filing with the digest REPLACED where all has been read.
"""

import json
import logging
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ingest import pipeline
from ingest.errors import IngestError, Misuse
from ingest.pipeline import Expected, Outcome, State, Step
from ingest.settings import Settings
from webapp import inbox

WAIT = 600
"""Seconds that a reader waits for another one to end, where the settings name no time."""
log = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> int:
    """Read the uploads in; one that fails does not stop the rest."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    data, *replaced = arguments
    settings = Settings(data=Path(data))
    patient = settings.model_copy(update={"lock_seconds": settings.lock_seconds or WAIT})
    try:
        with inbox.unpacked(sys.stdin.buffer, patient) as files:
            outcomes = pipeline.add(files, patient, _tell)
        for digest in replaced:
            _replace(digest, outcomes, patient)
    except IngestError as error:
        _say(failed=str(error))
        return 1
    except Exception:
        log.exception("not all was done")
        return 1
    return 0


def _replace(digest: str, outcomes: Sequence[Outcome], settings: Settings) -> None:
    """Take a filing out where others have been read in its place, all of them; it may be one of them, read again."""
    read = all(one.state in (State.ADDED, State.REPLACED) and one.digest != digest for one in outcomes)
    if outcomes and read:
        with suppress(Misuse):  # it is there no more: one of its name has taken its place already
            pipeline.remove([digest], settings)


def _tell(event: Expected | Step | Outcome) -> None:
    match event:
        case Expected(names=names):
            _say(files=names)
        case Step(name=name, done=done, total=total):
            _say(file=name, done=done, total=total)
        case Outcome(file=file, state=state, detail=detail):
            _say(file=file, state=state.value, detail=detail)


def _say(**said: object) -> None:
    print(json.dumps(said, ensure_ascii=False), flush=True)


def _end(*_: object) -> None:
    """End in good order: what has been begun is cleared away on the way out."""
    sys.exit()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main(sys.argv[1:]))
