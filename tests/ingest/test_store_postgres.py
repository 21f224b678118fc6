"""The same stores on PostgreSQL, where a server can be started."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ingest.settings import Settings
from ingest.store.corpus import Corpus
from ingest.store.shelf import Contents, open_shelf

Make = Callable[..., Contents]
pytestmark = pytest.mark.usefixtures("model")


def as_server(*command: str) -> list[str]:
    """PostgreSQL refuses to run as root: its own user runs it then."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else list(command)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server of its own, gone afterwards."""
    pytest.importorskip("psycopg", reason="NOT RUN: psycopg is not installed")
    found = shutil.which("pg_ctl")
    binaries = Path(found).resolve().parent if found else None
    if binaries is None or (os.geteuid() == 0 and not shutil.which("runuser")):
        pytest.skip("NOT RUN: no PostgreSQL server is installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with TemporaryDirectory() as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        cluster = f"{folder}/cluster"
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder}"
        made = as_server(f"{binaries}/initdb", "-D", cluster, "-U", "test", "-A", "trust", "-E", "UTF8")
        start = as_server(
            f"{binaries}/pg_ctl", "-D", cluster, "-o", options, "-l", f"{folder}/log", "-w", "start"
        )
        stop = as_server(f"{binaries}/pg_ctl", "-D", cluster, "-m", "immediate", "stop")
        for command in (made, start):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)
        try:
            yield f"postgresql+psycopg://test@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, cwd=folder)


def test_filings_come_go_and_are_ranked_on_postgresql(server: str, tmp_path: Path, make: Make) -> None:
    settings = Settings(data=tmp_path, database=server)
    first, second, newer = make(), make("乙.txt", figure="1207.10"), make(figure="0.15")
    with Corpus.open(settings) as corpus:
        with open_shelf(settings) as shelf:
            for contents in (first, second, newer):
                shelf.publish(contents)
        assert set(corpus.facts()) == {*second.facts, *newer.facts}
        assert corpus.document(newer.document.digest) == newer.document
        assert corpus.chunks([(newer.document.digest, 0)]) == newer.chunks
        assert set(corpus.keywords(["1,207.10"])) <= {chunk.id for chunk in second.chunks} != set()
        assert set(corpus.vectors("公务", [(newer.document.digest, 0)])) == {
            chunk.id for chunk in newer.chunks
        }
        assert corpus.checks(newer.document.digest) == newer.checks
        with open_shelf(settings) as shelf:
            for name in ("甲.txt", "乙.txt"):
                shelf.withdraw(shelf.find(name))
        assert (corpus.filings(), corpus.version()) == ((), 5)
