"""The library changes while it answers: the next question sees it, and of five people asking nobody gets another one's answer."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from assistant import turns
from assistant.domain import Answer
from assistant.pipeline import answer
from ingest import pipeline
from ingest.pipeline import State
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.lock import FILE

ROOT = Path(__file__).resolve().parents[1]
CENTRE, BUREAU, NEW = "示例市数字服务中心", "样例县水务局", "示例市绿化养护中心"

CONVERSATIONS = (
    (f"{CENTRE}2023年三公经费支出是多少？", "那公务接待费呢？", "预算是多少？"),
    (f"{BUREAU}2022年三公经费支出是多少？", "那公务接待费呢？", "预算是多少？"),
    (f"{CENTRE}2023年基本支出是多少？", "项目支出呢？", "两者一共多少？"),
    (f"{BUREAU}2022年本年支出合计是多少？", "其中基本支出占多少？", "收入呢？"),
    (f"{CENTRE}的主要职责是什么？", f"{BUREAU}内设哪些股室？", f"{CENTRE}2023年本年收入合计是多少？"),
)


@pytest.fixture
def settings(samples: tuple[Path, ...], tmp_path: Path) -> Settings:
    made = Settings(data=tmp_path / "data", model="none")
    pipeline.add(samples, made)
    return made


@pytest.fixture
def corpus(settings: Settings) -> Iterator[Corpus]:
    with Corpus.open(settings, vectors=False) as opened:
        yield opened


@pytest.fixture
def arriving(samples: tuple[Path, ...], tmp_path: Path) -> Path:
    """A filing of an organisation that is not loaded yet."""
    path = tmp_path / "新.txt"
    path.write_text(
        samples[1].read_text(encoding="utf-8").replace("数字服务中心", "绿化养护中心"), encoding="utf-8"
    )
    return path


def command(settings: Settings, *words: str) -> "subprocess.Popen[str]":
    """`python -m ingest` in a process of its own."""
    arguments = [sys.executable, "-m", "ingest", *words, "--data", str(settings.data)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def conversation(questions: tuple[str, ...], corpus: Corpus) -> list[Answer]:
    """Its answers, without the time they took."""
    return [
        replace(answer(question, questions[:turn], corpus), ms={}) for turn, question in enumerate(questions)
    ]


def test_what_another_process_does_the_next_question_sees(
    settings: Settings, corpus: Corpus, arriving: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FILINGS_MODEL", "none")
    question = f"{NEW}2023年三公经费支出是多少？"
    known = answer(f"{CENTRE}2023年三公经费支出是多少？", (), corpus).values[0].value
    assert answer(question, (), corpus).values == ()
    for words, figures in (
        (("add", str(arriving)), (known,)),
        (("remove", arriving.name), ()),
    ):
        with command(settings, *words) as running:
            _, errors = running.communicate()
        assert (running.returncode, errors) == (0, "")
        assert tuple(value.value for value in answer(question, (), corpus).values) == figures


def test_five_people_asking_while_filings_come_and_go_get_each_their_own_answers(
    settings: Settings, corpus: Corpus, arriving: Path
) -> None:
    alone = [conversation(questions, corpus) for questions in CONVERSATIONS]
    assert all(
        answers[0].values or "职责" in questions[0]
        for questions, answers in zip(CONVERSATIONS, alone, strict=True)
    )
    done = threading.Event()

    def ask(number: int) -> list[list[Answer]]:
        rounds: list[list[Answer]] = []
        while not done.is_set() or len(rounds) < 3:
            rounds.append(conversation(CONVERSATIONS[number], corpus))
        return rounds

    version = corpus.version()
    with ThreadPoolExecutor(5) as people:
        asking = [people.submit(ask, number) for number in range(5)]
        try:
            assert [one.state for one in pipeline.add([arriving], settings)] == [State.ADDED]
            pipeline.remove([arriving.name], settings)
        finally:
            done.set()
        for expected, heard in zip(alone, asking, strict=True):
            assert all(answers == expected for answers in heard.result())
    assert corpus.version() == version + 2


@pytest.mark.parametrize(
    ("patience", "order"),
    [(60.0, "first second"), (0.01, "second first")],
    ids=["waits", "goes on beside a slow one"],
)
def test_questions_are_answered_one_after_the_other_unless_one_is_slow(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, patience: float, order: str
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", patience)
    done: list[str] = []
    asked, others = threading.Event(), threading.Event()

    def first() -> None:
        with turns.in_turn():
            asked.set()
            others.wait(0.5 if patience > 1 else 60)
            done.append("first")

    def second() -> None:
        asked.wait(60)
        answer(CONVERSATIONS[0][0], (), corpus)
        done.append("second")
        others.set()

    with ThreadPoolExecutor(2) as people:
        for person in [people.submit(first), people.submit(second)]:
            person.result(120)
    assert " ".join(done) == order


@pytest.mark.parametrize(("patience", "code"), [("0", 1), ("60", 0)], ids=["is told", "waits"])
def test_a_second_writer_is_told_or_waits(
    settings: Settings, arriving: Path, monkeypatch: pytest.MonkeyPatch, patience: str, code: int
) -> None:
    monkeypatch.setenv("FILINGS_MODEL", "none")
    monkeypatch.setenv("FILINGS_LOCK_SECONDS", patience)
    lock = FileLock(settings.data / FILE)
    lock.acquire()
    with command(settings, "add", str(arriving)) as running:
        if code:
            running.wait(60)
        else:
            time.sleep(2)
            assert running.poll() is None
        lock.release()
        printed, errors = running.communicate()
    assert running.returncode == code
    assert ("正由另一个进程写入" in errors) is bool(code)
    assert (arriving.name in printed) is not bool(code)
