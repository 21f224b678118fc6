"""What one process writes, another one that has the corpus open sees: embedded and with a Chroma server."""

import gc
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.shelf import Contents, open_shelf

Make = Callable[..., Contents]
pytestmark = pytest.mark.usefixtures("model")
HERE = Path(__file__).parent

WRITER = """
import importlib.util, sys
from ingest.settings import Settings
from ingest.store import embedding
from ingest.store.shelf import open_shelf
found = importlib.util.spec_from_file_location("shared", sys.argv[1])
shared = importlib.util.module_from_spec(found)
found.loader.exec_module(shared)
light = shared.LightModel()
embedding.loaded = lambda settings: light
with open_shelf(Settings(data=sys.argv[2], chroma=sys.argv[3] or None)) as shelf:
    for file, figure in (("乙.txt", "0.15"), ("丙.txt", "3.00")):
        shelf.publish(shared._contents(file, figure))
    shelf.withdraw(shelf.find("甲.txt"))
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The URL of a Chroma server of its own."""
    command = shutil.which("chroma", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("NOT RUN: the chroma command is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [
        command,
        "run",
        "--path",
        str(tmp_path / "server"),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.skip("NOT RUN: the Chroma server does not start here")


def follow(settings: Settings, make: Make) -> None:
    """Publish, ask, let another process write, ask again."""
    with open_shelf(settings) as shelf:
        shelf.publish(make())
    with Corpus.open(settings) as corpus:
        before = set(corpus.vectors("公务接待费"))
        assert before == {chunk.id for chunk in make().chunks}
        arguments = [
            sys.executable,
            "-c",
            WRITER,
            str(HERE / "conftest.py"),
            str(settings.data),
            settings.chroma or "",
        ]
        subprocess.run(arguments, check=True, cwd=HERE.parents[1])
        expected = {
            chunk.id
            for file, figure in (("乙.txt", "0.15"), ("丙.txt", "3.00"))
            for chunk in make(file, figure).chunks
        }
        assert set(corpus.vectors("公务接待费")) == expected
        assert {chunk.id for chunk in corpus.chunks()} == expected
        assert {filing.file for filing in corpus.filings()} == {"乙.txt", "丙.txt"}


def test_an_open_corpus_sees_what_another_process_writes(settings: Settings, make: Make) -> None:
    follow(settings, make)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_open_corpus_sees_what_another_process_writes_to_a_server(
    settings: Settings, make: Make, server: str
) -> None:
    follow(settings.model_copy(update={"chroma": server}), make)
    gc.collect()  # Chroma's HTTP client leaves its sockets to the collector
