"""The reading line: how a question was understood, as chips that can be changed or taken away. What an earlier turn said and
what was taken by default look different."""

from collections.abc import Mapping

from assistant.context import changed
from assistant.domain import Answer, ContextKind, ContextPart, Language, Origin
from webapp import markup
from webapp.markup import Html, tag
from webapp.strings import say

Choices = Mapping[ContextKind, tuple[tuple[str, str], ...]]
"""What the parts of a context can be changed to: how a question calls it, and how it is shown."""

SEPARATOR = " | "
FOLLOW_UPS = frozenset({ContextKind.ORGANISATION, ContextKind.YEAR, ContextKind.MEASURE})
"""Parts that a further question of the same conversation can replace."""
ASKED_FOR = frozenset({ContextKind.ITEM, ContextKind.OPERATION})
"""Parts without which nothing is asked."""
TITLES = {Origin.SAID: None, Origin.CARRIED: "carried", Origin.ASSUMED: "assumed"}


def reading_line(answer: Answer, choices: Choices, language: Language) -> Html:
    """The reading as chips; an answer of an older version has only the line."""
    if not answer.reading and not answer.context:
        return Html()
    bare = (tag("span", part, klass="part") for part in parts(answer.reading))
    chips = (_chip(part, answer, choices, language) for part in answer.context)
    shown = chips if answer.context else bare
    return tag("div", tag("span", say(language, "reading"), klass="key"), *shown, klass="reading")


def parts(reading: str) -> tuple[str, ...]:
    """The parts of a reading as they are joined by the composer."""
    return tuple(part.strip() for part in reading.split(SEPARATOR) if part.strip())


def _chip(part: ContextPart, answer: Answer, choices: Choices, language: Language) -> Html:
    origin = TITLES[part.origin]
    title = say(language, origin) if origin else None
    klass = f"part {part.origin.value}"
    asks = [
        ask
        for value, text in choices.get(part.kind, ())
        if value != part.value and (ask := _instead(part, value, text, answer)) is not None
    ]
    gone = _without(part, answer, language)
    if not asks and not gone:
        return tag("span", part.text, klass=klass, title=title)
    listed = (tag("span", say(language, "instead"), klass="key"), *asks) if asks else ()
    return tag(
        "details",
        tag("summary", part.text, klass=klass, title=title),
        tag("div", gone, *listed, klass="list"),
        klass="menu",
    )


def _instead(part: ContextPart, value: str, text: str, answer: Answer) -> Html | None:
    """A button that asks with another value: for the whole context anew, or else as a further question."""
    if question := changed(answer.context, part.kind, value, answer.language):
        return markup.button(text, "afresh", question, klass="choice")
    if part.kind not in FOLLOW_UPS:
        return None
    further = say(answer.language, f"what_about_{part.kind.value}", what=value)
    return markup.button(text, "ask", further, klass="choice")


def _without(part: ContextPart, answer: Answer, language: Language) -> Html:
    """A button that asks without this part; what was taken by default and what is asked for stay."""
    if part.origin is Origin.ASSUMED or part.kind in ASKED_FOR or not part.value:
        return Html()
    question = changed(answer.context, part.kind, None, answer.language)
    same = question == changed(answer.context, part.kind, part.value, answer.language)
    if question is None or same:
        return Html()
    return markup.button(say(language, "take_away"), "afresh", question, klass="choice gone")
