"""The content words of a yes-or-no question, with what filings call each: what a sentence has to say to decide it."""

import re
from collections.abc import Iterable, Mapping

from assistant import cues
from assistant.patterns import pattern
from assistant.topic import telling
from assistant.vocabulary import deeds
from assistant.words import EMPTY as NOTHING
from assistant.words import cut, formal

WHICH_ONE = re.compile(r"第?[一二三四五六七八九十]+[期批轮号级类次届]")
"""Which one of several: another one is another thing."""
LIGHT = frozenset(
    (
        *"了过的都已曾完好成掉没未不有无是为全等项个办搞做开用花在到得着所收支费或和与及",
        "收支",
        "资金",
        "预算",
    )
)
"""Words at the end of a statement that only say that it is so, or that it is about money."""
TERM = re.compile("(?:[一二三四]级|下级)?预算单位")
"""What is one term, though each of its words says little."""
BESIDES_CONTENT = re.compile(
    r"(?:下属|所属|下级)的?(?=二级)|专门|单独|另外|另|独立|这类|这种|那种|之类|一类|类的|等等|已经|曾经|曾|已|获得?|具体|真正|任何|过(?=[一-鿿])|手里|底下|下面|还(?=[有挂])|挂着|属于|算是|[那这]?\d+[个辆台项条件家次](?=[一-鿿])|"
    r"\b(true|that|complete the|report(ed)?|spent?|anything)\b"
)
"""Words of a question that a sentence which answers it need not have."""


def content(topic: str, named: Mapping[str, str], measures: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The question's own content words in order, each with what filings call it: `named` items by their surface;
    the words of `measures` are none. A deed is known by what filings call it."""
    terms = list(TERM.finditer(topic))
    found: list[tuple[int, tuple[str, ...]]] = [(term.start(), (term[0],)) for term in terms]
    text = telling(BESIDES_CONTENT.sub(" ", TERM.sub(" ", topic).rstrip("?？。 ")), ())

    def take(match: re.Match[str], *groups: tuple[str, ...]) -> None:
        nonlocal text
        found.extend((match.start(), group) for group in groups)
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]

    for surface in sorted(named, key=len, reverse=True):
        if match := re.search(re.escape(surface), text):
            take(match, tuple(dict.fromkeys((surface, named[surface]))))
    for surface in measures:
        text = text.replace(surface, " ")
    for words, meant in cues.EXPANSIONS:
        if match := pattern(words).search(text):
            besides = (word.text for word in cut(match[0]) if word.names and not word.empty)
            others = ((word,) for word in besides if word not in meant and len(word) < len(match[0]))
            take(match, (match[0], *meant.split()), *others)
    done: list[str] = []
    for said, filed in deeds():
        if len(said) > 1 and (match := re.search(re.escape(said), text)):
            take(match, (*filed, said))
        elif len(said) > 1 and said in topic and not any(said in longer for longer in done):
            if not any(said in group for _, group in found):
                found.append((topic.find(said), (*filed, said)))
        else:
            continue
        done.append(said)
    for word in cut(text):
        if len(word.text) > 1 and word.text.isalnum() and not word.empty:
            found.append((word.start, _alike(word.text)))
    found += [(match.start(), (match[0],)) for match in WHICH_ONE.finditer(topic)]
    groups = tuple(dict.fromkeys(group for _, group in sorted(found)))
    unread = _unread(BESIDES_CONTENT.sub(" ", topic), groups)
    return (*groups, (unread,)) if unread else groups


def _unread(topic: str, said: Iterable[tuple[str, ...]]) -> str:
    """What stands behind the last word that was taken, and is no manner of speech: it is what is asked, and has to be found."""
    words = {form for group in said for word in group for form in (word, BESIDES_CONTENT.sub(" ", word))}
    end = max((topic.rfind(word) + len(word) for word in words if word in topic), default=0)
    kept = (word.text for word in cut(topic[end:]) if word.text.isalnum() and not word.text.isascii())
    return "".join(
        word for word in kept if word not in LIGHT and not (len(word) > 1 and NOTHING.fullmatch(word))
    )


def _alike(word: str) -> tuple[str, ...]:
    """A word and the one that filings use for it."""
    printed = formal(word)
    return (word, printed) if printed and printed != word else (word,)
