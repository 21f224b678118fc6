"""Has the chat model word an answer that is told in passages, and shows of it only what its sources back.

An answer with a figure or a verdict is never worded. Where little is left, the filing's own words stand.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from assistant import wording
from assistant.backing import ENDS, Backing, Statement, backing, fault
from assistant.domain import Answer, Citation, Language, Status
from assistant.errors import NoReply
from assistant.model import Talk
from assistant.prompt import prompt, quoted
from assistant.tokens import tokens
from ingest.chunk import sentences
from ingest.names import plain

SHORT = 60
"""What is no longer than this needs no other words."""
LEFT = 0.7
"""So much of what the passages say has to be left: they are cut to what decides already."""
FEWEST, MOST = 2, 12
"""Sentences asked for."""
MARKED = re.compile(r"(?P<text>[^\[\]]*?)(?P<marks>(?:\s*\[\d{1,3}\])+)(?P<end>\s*[。.！!？?；;，,]?)")
TAG = "<"
MARK = re.compile(r"\s*\[(\d{1,3})\]")
Tell = Callable[[str], None]
"""Takes each sentence as soon as it is verified."""


def silent(_: str) -> None:
    """Nobody listens."""


@dataclass(slots=True, kw_only=True)
class Page:
    """A worded answer while it is written."""

    language: Language
    sources: dict[int, Backing]
    kept: list[Statement] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def take(self, statement: Statement) -> str | None:
        """The sentence as it is shown; nothing where its sources do not back it, or where it stands already."""
        if (wrong := fault(statement, self.sources)) is not None:
            self.faults.append(wrong)
            return None
        if statement in self.kept:
            return None
        self.kept.append(statement)
        return shown(statement, self.language)


def reword(question: str, answer: Answer, talk: Talk, tell: Tell) -> Answer:
    """The answer in the model's words where they hold; else the answer as it is, with a note that says so."""
    if not wordable(answer):
        return answer
    page = Page(language=answer.language, sources={one.n: backing(one) for one in answer.citations})
    most = min(MOST, max(FEWEST, sum(len(source.sentences) for source in page.sources.values())))
    try:
        for statement in _statements(talk.text(_messages(question, answer, most))):
            if (said := page.take(statement)) is not None:
                tell(said)
            if len(page.kept) + len(page.faults) >= 2 * most:
                break
    except NoReply:
        return _noted(answer, "model_silent", talk)
    talk.notes.append(f"{len(page.kept)} sentences kept, dropped {page.faults or 'none'}")
    if not _enough(page, answer):
        return _noted(answer, "own_words", talk)
    said = "".join(shown(one, answer.language) for one in page.kept).strip()
    return _noted(replace(answer, answer=said), "worded_by_model", talk)


def wordable(answer: Answer) -> bool:
    """Whether an answer is told in passages long enough to be worded."""
    told = answer.status is Status.ANSWERED and answer.reason is None and answer.verdict is None
    return told and not answer.values and sum(len(one.quote) for one in answer.citations) > SHORT


def shown(statement: Statement, language: Language) -> str:
    """A sentence with the numbers of its sources."""
    marks = "".join(f"[{n}]" for n in statement.cited)
    return f"{statement.text} {marks}" + ("。" if language is Language.CHINESE else ". ")


def _messages(question: str, answer: Answer, most: int) -> tuple[tuple[str, str], ...]:
    return prompt("word", answer.language).messages(
        question=quoted("question", question),
        passages="\n".join(map(_passage, answer.citations)),
        sentences=str(most),
    )


def _passage(citation: Citation) -> str:
    heading = citation.section[-1] if citation.section else ""
    return quoted(
        "passage",
        citation.quote,
        n=citation.n,
        organisation=citation.organisation,
        year=citation.year,
        section=heading,
    )


def _statements(pieces: Iterable[str]) -> Iterator[Statement]:
    """The sentences of a text as soon as the next one begins. One that no mark follows cites nothing."""
    held = ""
    for piece in pieces:
        held += piece
        if TAG in held:  # it has begun to write passages of its own
            held = held.partition(TAG)[0]
            break
        while (found := MARKED.match(held)) and found.end() < len(held):
            yield from _cited(found)
            held = held[found.end() :]
    while found := MARKED.match(held):
        yield from _cited(found)
        held = held[found.end() :]
    if held.strip(ENDS + "\n"):
        yield Statement(held.strip(), ())


def _cited(found: re.Match[str]) -> Iterator[Statement]:
    """The sentences in front of some marks: only the last of them is cited."""
    text = found["text"]
    *bare, last = [text[start:end] for start, end in sentences(text)] or [""]
    yield from (Statement(one.strip(ENDS), ()) for one in bare)
    yield Statement(last.strip(ENDS + "\n"), tuple(dict.fromkeys(map(int, MARK.findall(found["marks"])))))


def _enough(page: Page, answer: Answer) -> bool:
    """Whether the sentences left say most of what the passages say, use every one, and keep what stood in front of them."""
    if not page.kept:
        return False
    said = plain(" ".join(one.text for one in page.kept))
    cited = {n for one in page.kept for n in one.cited}
    needed = {one.n for one in answer.citations if not one.quote.endswith(("：", ":"))}
    whole = tokens(plain(" ".join(one.quote for one in answer.citations)))
    return (
        needed <= cited
        and all(label in said for label in _labels(answer))
        and len(whole & tokens(said)) >= LEFT * len(whole)
    )


def _labels(answer: Answer) -> tuple[str, ...]:
    """What the answer says in front of its passages: whose they are."""
    text = MARK.sub("", answer.answer)
    for citation in answer.citations:
        text = text.replace(citation.quote, "\n")
    if answer.language is Language.ENGLISH:
        text = text.replace(wording.text("says", answer.language), "")
    parts = (plain(part).strip(ENDS) for line in text.splitlines() for part in line.split("›"))
    return tuple(part for part in parts if part)


def _noted(answer: Answer, key: str, talk: Talk) -> Answer:
    """The answer with a line on the model's part in it."""
    talk.notes.append(key)
    return replace(answer, note=wording.text(key, answer.language, model=talk.model.name))
