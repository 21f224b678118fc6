"""The assistant as parts of LangChain, for the chains and agents of others: a retriever, two tools, and the whole as a Runnable.

A thin adapter: what they find, answer and refuse is decided by `assistant.pipeline`. LangChain loads when a part is made.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.library import library_of
from assistant.model import Model
from assistant.pipeline import answer, passages
from assistant.render import to_markdown
from ingest.chunk import Chunk
from ingest.store.corpus import Corpus

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable
    from langchain_core.tools import StructuredTool

LONGEST = 2000
Contract = dict[str, Any]
"""An answer as JSON: status, reason, answer, values, citations …"""


class Question(BaseModel):
    """A question about the loaded filings, with the user's earlier turns."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=1, max_length=LONGEST, description="The question, in Chinese or English")
    history: list[str] = Field(
        default_factory=list, description="Earlier questions of the same user, oldest first"
    )


class Figure(BaseModel):
    """One figure of a report."""

    model_config = ConfigDict(extra="forbid")

    organisation: str = Field(
        min_length=2, max_length=100, description="The organisation, as 示例市数字服务中心"
    )
    item: str = Field(min_length=2, max_length=100, description="What the figure is of, as 公务接待费")
    year: int | None = Field(
        None, ge=1990, le=2100, description="The fiscal year; default: the latest loaded"
    )
    measure: str | None = Field(
        None, max_length=20, description="决算数 (default), 预算数, 年初预算数, 完成率 …"
    )

    @property
    def question(self) -> str:
        """The question that asks for exactly this figure."""
        year = f"{self.year}年" if self.year else ""
        return f"{self.organisation}{year}{self.item}{self.measure or ''}是多少？"


def retriever(corpus: Corpus, top: int = 5) -> "BaseRetriever":
    """Finds the `top` passages for a question within the reports that it speaks of."""
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever

    class FilingsRetriever(BaseRetriever):
        """Passages of the loaded filings, each with its place."""

        def _get_relevant_documents(
            self, query: str, *, run_manager: CallbackManagerForRetrieverRun
        ) -> list[Document]:
            found = passages(query, (), corpus)[:top]
            return [Document(id=one.id, page_content=one.text, metadata=_place(one, corpus)) for one in found]

    return FilingsRetriever()


def tools(corpus: Corpus, model: Model | None = None) -> "tuple[StructuredTool, StructuredTool]":
    """`look_up_figure` and `ask_filings`: Markdown for the model that calls them, the answer contract as artifact."""
    from langchain_core.tools import StructuredTool

    def ask_filings(question: str, history: list[str]) -> tuple[str, Contract]:
        found = answer(question, history, corpus, model)
        return to_markdown(found), found.to_json()

    def look_up_figure(**given: Any) -> tuple[str, Contract]:
        return ask_filings(Figure(**given).question, [])

    asks = "Answer any question about the loaded filings: figures, comparisons, reasons, duties. Every figure is cited."
    looks = "Look up one exact figure of an organisation's report, with the cell or sentence that prints it."
    common: Contract = {"response_format": "content_and_artifact"}
    return (
        StructuredTool.from_function(
            look_up_figure, name="look_up_figure", description=looks, args_schema=Figure, **common
        ),
        StructuredTool.from_function(
            ask_filings, name="ask_filings", description=asks, args_schema=Question, **common
        ),
    )


def runnable(corpus: Corpus, model: Model | None = None) -> "Runnable[str | Contract, Contract]":
    """The whole path of a question. Takes a question, or a `Question` as a dict; gives the answer contract.

    Streamed, it gives what is verified so far as `{"answer": …}`, each time in place of what came before, and the contract last.
    """
    from langchain_core.runnables import RunnableLambda

    def asked(given: str | Contract) -> Iterator[Contract]:
        question = Question.model_validate({"question": given} if isinstance(given, str) else given)
        yield from _told(question, corpus, model)

    return RunnableLambda(asked, name="filings_assistant").with_types(
        input_type=str | Contract,  # type: ignore[arg-type]  # a union is a type to LangChain's schemas
        output_type=Contract,
    )


def _told(question: Question, corpus: Corpus, model: Model | None) -> Iterator[Contract]:
    """What is verified so far each time a sentence is, then the whole answer."""
    told: SimpleQueue[str | None] = SimpleQueue()
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(
            copy_context().run, answer, question.question, question.history, corpus, model, told.put
        )
        found.add_done_callback(lambda _: told.put(None))
        said = ""
        while (sentence := told.get()) is not None:
            said += sentence
            yield {"answer": said}
    yield found.result().to_json()


def _place(chunk: Chunk, corpus: Corpus) -> Contract:
    """Where a passage stands, and whose it is."""
    library = library_of(corpus)
    organisation, year = library.holder(chunk.filing, chunk.report)
    printed = library.place(chunk.filing, chunk.span)
    return {
        "file": library.file(chunk.filing),
        "organisation": organisation,
        "year": year,
        "section": list(chunk.heading),
        "annex": chunk.annex,
        "page": printed[0] if printed else None,
        "start": chunk.span.start,
        "end": chunk.span.end,
    }
