"""Bad input, from the command line: one clear line on the error stream, the right exit code, and nothing lost or half-written.

0 done (an abstention too), 1 failed, 2 misuse. After each call the store opens and holds what it held before.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.__main__ import main as assistant
from ingest import pipeline
from ingest.__main__ import main as ingest
from ingest.readers import text
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.corpus import Corpus

ROOT = Path(__file__).resolve().parents[1]
FAILED, MISUSED = 1, 2
QUESTION = "示例市数字服务中心2023年度本年支出合计是多少？"
FIGURE = "1366.17"


class FlatModel:
    """Stands in for the embedding model: no test here asks for a vector."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The same vector for every text."""
        return [[1.0, 0.0] for _ in texts]


@pytest.fixture(scope="module")
def kept(samples: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the samples in it, the same for all tests: none of them may change what it holds."""
    folder = tmp_path_factory.mktemp("bad input") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "loaded", lambda settings: FlatModel())
        pipeline.add(samples, Settings(data=folder))
        yield folder


@pytest.fixture
def data(kept: Path) -> Iterator[Path]:
    """The data folder, looked at again when the test is done."""
    before = holding(kept)
    assert len(before[0]) == 2
    yield kept
    assert holding(kept) == before


def holding(folder: Path) -> tuple[list[str], int, int, int]:
    """What a store gives: its files, and how many facts, passages and rows of keywords for one word."""
    with Corpus.open(Settings(data=folder), vectors=False) as corpus:
        found = corpus.keywords(["支出"])
        return (
            [f"{filing.file} {filing.digest} {filing.added}" for filing in corpus.filings()],
            len(corpus.facts()),
            len(corpus.chunks()),
            len(found),
        )


@pytest.fixture
def sample(samples: tuple[Path, ...]) -> str:
    """The text of a filing."""
    return samples[0].read_text(encoding="utf-8")


def one_line(error: str) -> str:
    """The only line on the error stream, which is no trace and says more than a word."""
    lines = error.splitlines()
    assert len(lines) == 1, error
    assert "Traceback" not in error
    assert len(lines[0]) > 20
    return lines[0]


def write(path: Path, content: bytes) -> Path:
    """The file with this content."""
    path.write_bytes(content)
    return path


NOISE = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(200))
BROKEN = "部门决算 收入支出 ".encode() * 40 + b"\xff\xfe\xfa" + "合计".encode()
FILES: tuple[tuple[str, bytes, str], ...] = (
    ("empty.txt", b"", "空文件"),
    ("blank.txt", b" \n\t\r\n ", "空文件"),
    ("noise.txt", NOISE, "编码"),
    ("zeros.txt", bytes(4096), "编码"),
    ("broken.txt", BROKEN, "编码"),
    ("big5.txt", "這是一份單位決算報告，請勿錯讀。數據與說明見後。\n".encode("big5") * 20, "编码"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + NOISE, "不是完好的图像"),
    ("paper.txt", b"%PDF-1.7\n" + NOISE, "不是完好的 PDF"),
    ("book.xls", b"\xd0\xcf\x11\xe0" + NOISE, "已损坏"),
)


@pytest.mark.parametrize(("name", "content", "reason"), FILES, ids=[name for name, _, _ in FILES])
def test_a_file_that_is_no_filing_is_refused_in_one_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, reason: str
) -> None:
    code = ingest(["add", str(write(tmp_path / name, content)), "--data", str(data)])
    shown = capsys.readouterr()
    assert (code, shown.out) == (FAILED, "")
    line = one_line(shown.err)
    assert name in line and reason in line


def test_a_file_of_more_than_50_mb_is_refused_unread(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(51_000_000)
    assert ingest(["add", str(large), "--data", str(data)]) == FAILED
    line = one_line(capsys.readouterr().err)
    assert "large.txt" in line and "FILINGS_MAX_FILE_BYTES" in line


@pytest.mark.parametrize(
    ("change", "setting"),
    [({"max_cells": 3}, "FILINGS_MAX_CELLS")],
)
def test_a_file_with_more_than_a_filing_can_hold_is_refused(
    sample: str, tmp_path: Path, change: dict[str, int], setting: str
) -> None:
    file = write(tmp_path / "much.txt", sample.encode())
    outcome = pipeline.add([file], Settings(data=tmp_path / "data", **change))[0]  # type: ignore[arg-type]
    assert outcome.state is pipeline.State.FAILED
    assert "'much.txt'" in outcome.detail and setting in outcome.detail


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_filing_in_another_encoding_is_read_as_the_same_filing(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    read = text.read
    plain = read(write(tmp_path / "plain.txt", sample.encode("utf-8")))
    other = read(write(tmp_path / "other.txt", sample.encode(encoding)))
    assert (other.text, other.reports, other.tables) == (plain.text, plain.reports, plain.tables)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_filing_in_another_encoding_is_added(
    kept: Path, sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    file, folder = write(tmp_path / "other.txt", sample.encode(encoding)), tmp_path / "data"
    assert ingest(["add", str(file), "--data", str(folder)]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "other.txt" in shown.out
    assert [one.split()[0] for one in holding(folder)[0]] == ["other.txt"]


def no_filings(folder: Path) -> Path:
    """A folder that holds no file that is read."""
    (folder / "pictures").mkdir()
    write(folder / "pictures" / "a.mp3", NOISE)
    return folder / "pictures"


def nothing(folder: Path) -> Path:
    """An empty folder."""
    (folder / "nothing").mkdir()
    return folder / "nothing"


def missing(folder: Path) -> Path:
    """A path where nothing is."""
    return folder / "missing.txt"


@pytest.mark.parametrize("path", [no_filings, nothing, missing])
def test_a_path_without_filings_is_misuse(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], path: Callable[[Path], Path]
) -> None:
    place = path(tmp_path)
    assert ingest(["add", str(place), "--data", str(data)]) == MISUSED
    assert str(place) in one_line(capsys.readouterr().err)


def test_a_missing_path_among_good_ones_adds_none_of_them(
    samples: tuple[Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    names = [str(samples[0]), str(tmp_path / "missing.txt")]
    assert ingest(["add", *names, "--data", str(folder)]) == MISUSED
    one_line(capsys.readouterr().err)
    assert not folder.exists()


def test_a_bad_file_does_not_stop_the_good_ones(
    kept: Path, sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside, folder = tmp_path / "filings", tmp_path / "data"
    inside.mkdir()
    write(inside / "a.txt", NOISE)
    write(inside / "b.txt", sample.encode())
    assert ingest(["add", str(inside), "--data", str(folder)]) == FAILED
    shown = capsys.readouterr()
    assert "a.txt" in one_line(shown.err)
    assert [one.split()[0] for one in holding(folder)[0]] == ["b.txt"]


def test_a_bad_file_under_the_name_of_a_filing_does_not_take_its_place(
    data: Path, samples: tuple[Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / samples[0].name, b"")
    assert ingest(["add", str(file), "--data", str(data)]) == FAILED
    one_line(capsys.readouterr().err)


@pytest.mark.parametrize("command", [("list",), ("add", "SAMPLE"), ("check", "甲.txt"), ("remove", "甲.txt")])
@pytest.mark.parametrize("below", ["", "data"])
def test_a_data_folder_that_cannot_be_made_is_one_line(
    samples: tuple[Path, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    below: str,
) -> None:
    # Rights do not stop a superuser; a file where the folder should be stops everybody.
    file = write(tmp_path / "file", b"kept")
    names = [str(samples[0]) if word == "SAMPLE" else word for word in command]
    assert ingest([*names, "--data", str(file / below)]) == FAILED
    assert "--data" in one_line(capsys.readouterr().err)
    assert file.read_bytes() == b"kept"


@pytest.mark.parametrize("below", ["", "data"])
def test_asking_a_data_folder_that_cannot_be_made_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], below: str
) -> None:
    file = write(tmp_path / "file", b"kept")
    assert assistant(["ask", QUESTION, "--data", str(file / below)]) == FAILED
    assert "--data" in one_line(capsys.readouterr().err)


@pytest.mark.parametrize("name", ["filings.sqlite3", ".writer.lock"])
def test_a_store_that_cannot_be_written_is_one_line(
    samples: tuple[Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "data" / name).mkdir(parents=True)
    assert ingest(["add", str(samples[0]), "--data", str(tmp_path / "data")]) == FAILED
    one_line(capsys.readouterr().err)


def test_a_store_that_is_no_database_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "filings.sqlite3", NOISE)
    assert ingest(["list", "--data", str(tmp_path)]) == FAILED
    one_line(capsys.readouterr().err)
    assert assistant(["ask", QUESTION, "--data", str(tmp_path)]) == FAILED
    one_line(capsys.readouterr().err)


def asked(*arguments: str) -> int:
    """The exit code of the assistant, whether it returns it or leaves with it."""
    try:
        return assistant(arguments)
    except SystemExit as gone:
        assert isinstance(gone.code, int)
        return gone.code


@pytest.mark.parametrize(
    "question", ["", "   ", "\n", "支" * 10_000, QUESTION * 500], ids=["none", "blanks", "break", "a", "b"]
)
def test_a_question_that_cannot_be_asked_is_misuse_in_one_line(
    data: Path, capsys: pytest.CaptureFixture[str], question: str
) -> None:
    code = asked("ask", question, "--data", str(data))
    shown = capsys.readouterr()
    line = one_line(shown.err)
    assert (code, shown.out) == (MISUSED, "")
    assert "question" in line and len(line) < 300


@pytest.mark.parametrize(
    "question",
    ["？？？", "🙂", "0", "-- '; DROP TABLE facts; --", "\x00\x07", "支" * 2000],
    ids=["marks", "face", "digit", "order", "control", "long"],
)
def test_a_question_that_says_nothing_is_answered_with_an_abstention(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    # What no word settles is looked for in passages; here without their vectors.
    monkeypatch.setattr(Corpus, "vectors", lambda *_: {})
    assert asked("ask", "--json", "--data", str(data), "--", question) == 0
    shown = capsys.readouterr()
    answer = json.loads(shown.out)
    assert shown.err == ""
    assert answer["status"] in ("not_found", "declined", "clarify")
    assert answer["values"] == []


BAD_LINES = (
    "not JSON",
    "[1]",
    "null",
    '{"id": 2}',
    '{"id": 3, "question": 5}',
    '{"id": 4, "question": ""}',
    '{"id": 5, "question": "支出", "history": "支出"}',
    '{"id": 6, "question": "支出", "history": [1]}',
    json.dumps({"id": 7, "question": "支" * 10_000}),
    '{"id": 8, "question": "支出"',
)


@pytest.mark.parametrize("bad", BAD_LINES, ids=range(len(BAD_LINES)))
def test_a_bad_line_of_a_batch_is_one_line_and_does_not_stop_the_rest(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    good = [json.dumps({"id": name, "question": QUESTION}, ensure_ascii=False) for name in ("a", "b")]
    batch, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    batch.write_text("\n".join([good[0], bad, good[1]]), encoding="utf-8")
    assert asked("ask", "--batch", str(batch), "--out", str(out), "--data", str(data)) == FAILED
    assert "line 2" in one_line(capsys.readouterr().err)
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(one["id"], one["values"][0]["value"]) for one in answers] == [("a", FIGURE), ("b", FIGURE)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.jsonl", None),
        ("gb.jsonl", json.dumps({"question": QUESTION}, ensure_ascii=False).encode("gb18030")),
        ("noise.jsonl", NOISE),
    ],
    ids=["missing", "gb18030", "noise"],
)
def test_a_batch_that_cannot_be_read_is_misuse_in_one_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    batch, out = tmp_path / name, tmp_path / "out.jsonl"
    if content is not None:
        write(batch, content)
    code = asked("ask", "--batch", str(batch), "--out", str(out), "--data", str(data))
    assert name in one_line(capsys.readouterr().err)
    assert code == MISUSED
    assert not out.exists()


def test_answers_that_have_no_place_to_go_are_misuse_in_one_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = write(tmp_path / "in.jsonl", json.dumps({"id": 1, "question": QUESTION}).encode())
    code = asked("ask", "--batch", str(batch), "--out", str(batch / "out.jsonl"), "--data", str(data))
    assert "out.jsonl" in one_line(capsys.readouterr().err)
    assert code == MISUSED


@pytest.mark.parametrize(("name", "value"), [("FILINGS_NOPE", "1"), ("FILINGS_BATCH", "0")])
@pytest.mark.parametrize("command", [("ingest", "list"), ("assistant", "ask", QUESTION)])
def test_a_setting_that_is_refused_is_misuse_in_one_line(
    data: Path, command: tuple[str, ...], name: str, value: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command, "--data", str(data)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", name: value},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (MISUSED, "")
    assert name in one_line(done.stderr)
