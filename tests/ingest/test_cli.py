"""The command line: one line a file, one line a failure, exit 0, 1 or 2, and never a trace."""

import json
import os
from pathlib import Path

import pytest
from filelock import FileLock

from ingest.__main__ import main
from ingest.settings import Settings
from ingest.store.lock import FILE
from ingest.store.shelf import Shelf

pytestmark = pytest.mark.usefixtures("model")


@pytest.fixture
def data(settings: Settings) -> str:
    """An empty data folder, as an argument."""
    return str(settings.data)


@pytest.fixture
def sample(samples: tuple[Path, ...]) -> Path:
    """An invented filing."""
    if not samples:
        pytest.skip("NOT RUN: there are no samples")
    return samples[0]


def test_a_filing_is_added_listed_checked_and_removed(
    data: str, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, words in (
        (["add", str(sample)], ("added", sample.name)),
        (["add", str(sample)], ("unchanged", sample.name)),
        (["list"], (sample.name,)),
        (["check", sample.name], ("未定 issues", "不一致 differ 0", "一致 agree")),
        (["remove", sample.name], ("removed", sample.name)),
        (["list"], ("no filings",)),
    ):
        assert main([*command, "--data", data]) == 0
        printed = capsys.readouterr()
        assert all(word in printed.out for word in words)
        assert printed.err == ""


def test_every_command_prints_json(data: str, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shapes = {
        "add": {"file", "digest", "reports", "facts", "tables", "chunks", "issues", "state", "detail"},
        "list": {"file", "digest", "reports", "facts", "tables", "chunks", "issues", "added"},
        "check": {"file", "digest", "reports"},
        "remove": {"file", "digest", "reports", "facts", "tables", "chunks", "issues", "state", "detail"},
    }
    names = {"add": [str(sample)], "list": [], "check": [sample.name], "remove": [sample.name]}
    for command, keys in shapes.items():
        assert main([command, *names[command], "--data", data, "--json"]) == 0
        (one,) = json.loads(capsys.readouterr().out)
        assert set(one) == keys


def test_the_first_page_of_a_review_begins_with_what_differs_and_says_where(
    data: str, samples: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    sample = next((path for path in samples if "示例市" in path.name), None)
    if sample is None:
        pytest.skip("NOT RUN: there are no samples")
    main(["add", str(sample), "--data", data])
    capsys.readouterr()
    main(["check", sample.name, "--data", data, "--json"])
    ((page,),) = [filing["reports"] for filing in json.loads(capsys.readouterr().out)]
    order = ["不一致", "无法核对", "一致"]
    places = [(order.index(check["state"]), check["rounding"]) for check in page["checks"]]
    assert places == sorted(places)
    lines = [issue["line"] for issue in page["issues"]]
    assert lines == sorted(lines)
    counted = [sum(check["state"] == state for check in page["checks"]) for state in order]
    assert [page["summary"][name] for name in ("differ", "unchecked", "agree")] == counted
    first = page["checks"][0]
    text = sample.read_text(encoding="utf-8").splitlines()
    values = [(place["value"], text[place["line"] - 1]) for place in first["places"]]
    assert {value for value, line in values if value.removesuffix("万元") in line} == {"0.84万元", "0.48万元"}
    assert len({value for value, _ in values}) == 2
    main(["check", sample.name, "--data", data])
    printed = capsys.readouterr().out
    assert printed.index("不一致 differ\n") < printed.index("一致 agree\n")
    assert f"第 {first['places'][0]['line']} 行 line {first['places'][0]['line']}" in printed


@pytest.mark.parametrize(
    "case",
    [
        (["add", "nosuch.txt"], 2, "nosuch.txt"),
        (["add", "folder"], 2, "folder"),
        (["add", "empty.txt"], 1, "empty.txt"),
        (["add", "binary.txt"], 1, "binary.txt"),
        (["add", "slides.pptx"], 1, "slides.pptx"),
        (["add", "large.txt"], 1, "FILINGS_MAX_FILE_BYTES"),
        (["check", "nosuch.txt"], 2, "nosuch.txt"),
        (["remove", "nosuch.txt"], 2, "nosuch.txt"),
        (["list", "--data", "/dev/null/x"], 1, "/dev/null/x"),
        (["add", "binary.txt", "--data", "/dev/null/x"], 1, "/dev/null/x"),
    ],
)
def test_bad_input_is_one_clear_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    case: tuple[list[str], int, str],
) -> None:
    arguments, code, words = case
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(os.urandom(4000))
    (tmp_path / "slides.pptx").write_bytes(b"PK")
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(60_000_000)
    assert main(arguments) == code
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    assert words in printed.err
    assert "Traceback" not in printed.err + printed.out


@pytest.mark.parametrize("arguments", [[], ["nosuch"], ["add"], ["list", "--nosuch"]])
def test_misuse_of_the_command_line_exits_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_a_second_writer_and_a_wrong_setting_are_one_line(
    settings: Settings, sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.data.mkdir()
    with FileLock(settings.data / FILE):
        assert main(["add", str(sample), "--data", str(settings.data)]) == 1
    monkeypatch.setenv("FILINGS_BATCH", "0")
    assert main(["list"]) == 2
    monkeypatch.setenv("FILINGS_BATCH", "8")
    monkeypatch.setenv("FILINGS_NOSUCH", "1")
    assert main(["list"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [
        word in line for word, line in zip(("写入", "FILINGS_BATCH", "FILINGS_NOSUCH"), lines, strict=True)
    ] == [True] * 3


def test_an_unexpected_failure_is_one_line_too(
    data: str, sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("first line\nsecond line")

    monkeypatch.setattr(Shelf, "publish", fail)
    assert main(["add", str(sample), "--data", data]) == 1
    printed = capsys.readouterr().err
    assert ("RuntimeError: first line" in printed, printed.count("\n")) == (True, 1)
