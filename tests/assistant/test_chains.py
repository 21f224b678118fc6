"""The parts for LangChain, and the page that shows them: every block of docs/langchain.md runs on the samples."""

import re
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import AIMessage
from pydantic import ValidationError

from assistant import chains
from assistant.pipeline import answer
from ingest import pipeline
from ingest.settings import Settings
from ingest.store.corpus import Corpus

BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
QUESTION = "示例市数字服务中心内设机构有哪些"
SAID = (
    "本中心设四个部室：综合管理部、平台运行部、数据资源部、安全保障部[1]。"
    "本次公开的部门决算只含本中心本级，没有下属独立核算单位[2]。"
)


def timeless(contract: dict[str, Any]) -> dict[str, Any]:
    """An answer without what it took."""
    return {name: value for name, value in contract.items() if name != "ms"}


def test_every_block_of_the_page_runs(
    root: Path, samples: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scripted: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FILINGS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("FILINGS_MODEL", "none")
    pipeline.add(samples, Settings())
    call = {
        "name": "look_up_figure",
        "args": {"organisation": "样例县水务局", "item": "公务接待费", "year": 2022},
    }
    agent = scripted(AIMessage(content="", tool_calls=[{**call, "id": "1"}]), "2.85 万元").client
    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda _: agent)
    page = (root / "docs" / "langchain.md").read_text(encoding="utf-8")
    blocks = BLOCK.findall(page)
    assert len(blocks) > 5
    known: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, "docs/langchain.md", "exec"), known)


def test_invoke_gives_what_the_pipeline_gives(corpus: Corpus) -> None:
    plain = answer(QUESTION, (), corpus).to_json()
    assert timeless(chains.runnable(corpus).invoke(QUESTION)) == timeless(plain)


def test_a_stream_ends_with_the_whole_answer_and_shows_only_verified_sentences_before(
    corpus: Corpus, scripted: Any
) -> None:
    lie = "安全保障部另有九人[1]。"
    parts = list(chains.runnable(corpus, scripted(lie + SAID)).stream(QUESTION))
    whole = parts[-1]["answer"]
    assert [set(part) for part in parts[:-1]] == [{"answer"}, {"answer"}]
    assert [whole.startswith(part["answer"]) for part in parts] == [True, True, True]
    assert "九" not in "".join(part["answer"] for part in parts)


def test_the_schemas_of_the_tools_are_strict(corpus: Corpus) -> None:
    look_up, ask = chains.tools(corpus)
    assert sorted(look_up.args) == ["item", "measure", "organisation", "year"]
    assert sorted(ask.args) == ["history", "question"]
    for tool, given in (
        (ask, {"question": ""}),
        (look_up, {"organisation": "样例县水务局", "item": "", "year": 2022}),
    ):
        with pytest.raises(ValidationError):
            tool.invoke(given)


def test_an_abstention_is_an_artifact_too(corpus: Corpus) -> None:
    look_up, _ = chains.tools(corpus)
    args = {"organisation": "样例县水务局", "item": "公务接待费", "year": 2018}
    message = look_up.invoke({"type": "tool_call", "id": "1", "name": look_up.name, "args": args})
    assert (message.artifact["status"], message.artifact["reason"]) == ("not_found", "no_year")


def test_the_retriever_keeps_to_the_reports_that_are_asked_about(corpus: Corpus) -> None:
    found = chains.retriever(corpus, top=4).invoke("示例市数字服务中心的主要职责")
    assert len(found) == 4
    assert {(one.metadata["organisation"], one.metadata["year"]) for one in found} == {
        ("示例市数字服务中心", 2023)
    }
    text = corpus.text(
        next(record.digest for record in corpus.filings() if record.file == found[0].metadata["file"])
    )
    assert found[0].page_content[:6] in text[found[0].metadata["start"] : found[0].metadata["end"]]
