"""Who answers when, where several ask at the same moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from assistant import turns
from assistant.turns import Turns

PEOPLE = 5


def _behind(queue: Turns, people: int, came: Callable[[int], None]) -> ThreadPoolExecutor:
    """People who come one after the other, each when the one before stands in the queue."""
    pool = ThreadPoolExecutor(people)

    def ask(number: int) -> None:
        with queue.turn():
            came(number)

    for number in range(people):
        before = len(queue._tickets)
        pool.submit(ask, number)
        while len(queue._tickets) == before:
            sleep(0.001)
    return pool


def test_who_came_first_answers_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 60.0)
    queue, order = Turns(), list[int]()
    with queue.turn():
        pool = _behind(queue, PEOPLE, order.append)
        assert order == []
    pool.shutdown()
    assert order == list(range(PEOPLE))
    assert not queue._tickets


def test_a_slow_answer_keeps_those_behind_it_no_longer_than_patience_lasts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    queue, came = Turns(), threading.Event()
    with queue.turn(), ThreadPoolExecutor(1) as pool:
        _ = pool.submit(lambda: _ask(queue, came)).result(60)
        assert came.is_set()
    with queue.turn():
        assert len(queue._tickets) == 1
    assert not queue._tickets


def _ask(queue: Turns, came: threading.Event) -> None:
    with queue.turn():
        came.set()


def test_patience_counts_for_each_answer_and_not_for_all_before(monkeypatch: pytest.MonkeyPatch) -> None:
    queue, at_once, most, clock = Turns(), list[int](), list[int](), [0.0]
    monkeypatch.setattr(turns, "monotonic", lambda: clock[0])

    def answer(number: int) -> None:
        at_once.append(number)
        most.append(len(at_once))
        clock[0] += 0.8 * turns.PATIENCE  # together longer than patience
        at_once.remove(number)

    with queue.turn():
        pool = _behind(queue, PEOPLE, answer)
    pool.shutdown()
    assert len(most) == PEOPLE
    assert max(most) == 1
