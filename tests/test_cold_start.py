"""A numeric question, whether it finds anything or not, needs none of the heavy libraries; the first question of a process is quick.

Each question is asked in a process of its own, over the samples, and that process says what it has imported.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest import pipeline
from ingest.settings import Settings
from ingest.store import embedding

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("torch", "chromadb", "sentence_transformers", "langchain", "transformers")
LIGHT = ("sqlalchemy", "pydantic_settings")
# What was imported goes to the error stream, so that the answer has the output to itself.
PROBE = """
import json, sys
from {package}.__main__ import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted({{name.partition(".")[0] for name in sys.modules}})]), file=sys.stderr)
"""


class FlatModel:
    """Stands in for the model at ingestion: no question here may come to use a vector."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The same vector for every text."""
        return [[1.0, 0.0] for _ in texts]


@pytest.fixture(scope="module")
def data(samples: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder that holds the samples."""
    folder = tmp_path_factory.mktemp("cold") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "loaded", lambda settings: FlatModel())
        outcomes = pipeline.add(samples, Settings(data=folder))
    assert {outcome.state for outcome in outcomes} == {pipeline.State.ADDED}
    yield folder


def run(package: str, *arguments: str, folder: Path) -> tuple[Any, set[str]]:
    """What a command prints as JSON, and the top-level packages that its process has imported."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FILINGS_")}
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(package=package), *arguments, "--data", str(folder), "--json"],
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    code, imported = json.loads(done.stderr.splitlines()[-1])
    assert (done.returncode, code) == (0, 0), done.stderr
    return json.loads(done.stdout), set(imported)


def heavy(imported: set[str]) -> set[str]:
    """The imported packages that are slow to import."""
    return {name for name in imported if name.startswith(HEAVY)}


CENTRE, BUREAU = "示例市数字服务中心", "样例县水务局"


@pytest.mark.parametrize(
    ("question", "status", "value"),
    [
        (f"{CENTRE}2023年度本年支出合计是多少？", "answered", ("1366.17", "万元")),
        (f"{CENTRE}2023年印刷费", "answered", ("1.35", "万元")),
        (f"{BUREAU}2022年公务接待费决算数", "answered", ("2.85", "万元")),
        (f"{BUREAU}2022年政府采购支出总额", "answered", ("398.72", "万元")),
        (f"{CENTRE}2023年公用经费占基本支出的比例是多少", "answered", ("12.75", "%")),
        (f"{CENTRE}和{BUREAU}哪个三公经费多", "answered", ("14.15", "万元")),
        (
            "What was the total expenditure of Shili Digital Service Center in 2023?",
            "answered",
            ("1366.17", "万元"),
        ),
        (f"{CENTRE}2019年支出合计是多少", "not_found", None),
        (f"{CENTRE}2023年采购无人机花了多少钱？", "not_found", None),
        (f"{CENTRE}2023年会议费的团组数是多少", "not_found", None),
        (f"{CENTRE}2023年有没有买过无人机？", "not_found", None),
    ],
)
def test_a_numeric_question_is_answered_without_the_heavy_libraries(
    data: Path, question: str, status: str, value: tuple[str, str] | None
) -> None:
    answer, imported = run("assistant", "ask", question, folder=data)
    main = next(((one["value"], one["unit"]) for one in answer["values"]), None)
    assert (answer["status"], main) == (status, value), answer["answer"]
    assert heavy(imported) == set()
    # What is certainly imported is seen: the check can fail.
    assert imported >= set(LIGHT)


@pytest.mark.parametrize("command", [("list",), ("check", f"{CENTRE}2023年度部门决算.txt")])
def test_looking_at_the_filings_needs_no_heavy_library(data: Path, command: tuple[str, ...]) -> None:
    shown, imported = run("ingest", *command, folder=data)
    assert f"{CENTRE}2023年度部门决算.txt" in {filing["file"] for filing in shown}
    assert heavy(imported) == set()
