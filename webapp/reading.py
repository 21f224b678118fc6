"""The reading line: how a question was understood, as chips; what was assumed looks different and can be changed."""

from assistant.domain import Answer, Language
from webapp import markup
from webapp.markup import Html, tag
from webapp.strings import say

Choices = tuple[tuple[str, tuple[str, ...]], ...]
"""Kinds of part (organisation, year, measure), each with what it can be changed to."""

SEPARATORS = (" | ", " · ")
ASSUMED = ("（默认）", "(assumed)", "（未说明", "(default)")


def reading_line(answer: Answer, choices: Choices, language: Language) -> Html:
    """The reading as chips; a chip that is one of the choices opens the others of its kind."""
    if not answer.reading:
        return Html()
    chips = (_chip(part, answer.language, choices, language) for part in parts(answer.reading))
    return tag("div", tag("span", say(language, "reading"), klass="key"), *chips, klass="reading")


def parts(reading: str) -> tuple[str, ...]:
    """The reading's parts as they are joined by the composer."""
    for separator in SEPARATORS:
        reading = reading.replace(separator, "\n")
    return tuple(part.strip() for part in reading.splitlines() if part.strip())


def _chip(part: str, asked_in: Language, choices: Choices, language: Language) -> Html:
    assumed = any(mark in part for mark in ASSUMED)
    bare = part
    for mark in ASSUMED[:2]:
        bare = bare.replace(mark, "").strip()
    title = say(language, "assumed") if assumed else None
    klass = "part assumed" if assumed else "part"
    others = next(
        (tuple((kind, o) for o in found if o != bare) for kind, found in choices if bare in found), ()
    )
    if not others:
        return tag("span", bare, klass=klass, title=title)
    asks = (
        markup.button(other, "ask", say(asked_in, f"what_about_{kind}", what=other), klass="choice")
        for kind, other in others
    )
    return tag(
        "details",
        tag("summary", bare, klass=klass, title=title),
        tag("div", tag("span", say(language, "instead"), klass="key"), *asks, klass="list"),
        klass="menu",
    )
