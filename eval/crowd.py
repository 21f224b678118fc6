"""Five people who ask at the same moment while a filing is being added, beside one person who asks alone.

Owns who asks when and which of the times count. The people are threads of one process, as the sessions of the app are; the
filing is added by another one, as there.
"""

import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles
from threading import Barrier
from time import perf_counter

from assistant.pipeline import answer
from eval.case import Case
from ingest.store.corpus import Corpus

PEOPLE = 5
ROUNDS = 12
"""So many times all ask together, and more while the filing is still being added."""
MOST = 400


def crowd(
    cases: Sequence[Case], corpus: Corpus, adding: Callable[[], "subprocess.Popen[bytes]"]
) -> tuple[float, float]:
    """The seconds within which 95 of 100 answers came: of five people's, and of one person's."""
    for case in cases:
        answer(case.question, (), corpus)
    alone = _alone(cases, corpus)
    together: list[float] = []
    gate = Barrier(PEOPLE)

    def ask(place: int) -> float:
        gate.wait()
        return _seconds(cases[place % len(cases)], corpus)

    with ThreadPoolExecutor(PEOPLE) as people, adding() as running:
        while len(together) < MOST and (len(together) < PEOPLE * ROUNDS or running.poll() is None):
            together += people.map(ask, range(len(together), len(together) + PEOPLE))
    return p95(together), p95(alone + _alone(cases, corpus))


def _alone(cases: Sequence[Case], corpus: Corpus) -> list[float]:
    """Asked before and after, so that a machine that grows slower in between does not decide."""
    return [_seconds(case, corpus) for case in cases]


def p95(seconds: Sequence[float]) -> float:
    """What 95 of 100 are below."""
    return quantiles(seconds, n=20, method="inclusive")[-1]


def _seconds(case: Case, corpus: Corpus) -> float:
    started = perf_counter()
    answer(case.question, (), corpus)
    return perf_counter() - started
