"""The prompts of the chat model: Markdown files in two languages whose placeholders are checked when they are loaded.

What comes from a filing or a user enters as quoted data only: between tags that nothing inside can close.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter

from assistant.domain import Language
from assistant.errors import BadPrompt

PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "read": frozenset({"earlier", "question", "organisations", "years", "items"}),
    "word": frozenset({"question", "passages", "sentences"}),
}
"""The prompts and what each is filled with."""
RULE = "\n---\n"
"""What stands before it is said by the system, what follows it by the user."""
FILLED = re.compile(r"\{\w*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt in one language."""

    system: str
    user: str

    def messages(self, **data: str) -> tuple[tuple[str, str], ...]:
        """The messages, the data put in."""
        return (("system", self.system), ("human", self.user.format(**data)))


@cache
def prompt(name: str, language: Language) -> Prompt:
    """The prompt `name`. Raises BadPrompt where its file lacks a placeholder or has one that nothing fills."""
    file = f"{name}.{language.value}.md"
    text = files("assistant").joinpath("prompts", file).read_text(encoding="utf-8")
    return checked(file, text, PLACEHOLDERS[name])


def checked(file: str, text: str, wanted: frozenset[str]) -> Prompt:
    """The prompt that `text` is. Raises BadPrompt."""
    system, rule, user = text.partition(RULE)
    if not rule:
        raise BadPrompt(f"{file}: put a line --- between what the system and what the user says")
    if found := FILLED.findall(system):
        raise BadPrompt(f"{file}: {found[0]} belongs below the line ---")
    try:
        names = {name for _, name, _, _ in Formatter().parse(user) if name is not None}
    except ValueError as error:
        raise BadPrompt(f"{file}: {error}") from error
    if names != wanted:
        missing, unknown = sorted(wanted - names), sorted(names - wanted)
        raise BadPrompt(f"{file}: missing placeholders {missing}, unknown ones {unknown}")
    return Prompt(system=system.strip(), user=user.strip())


def quoted(tag: str, text: str, **attributes: object) -> str:
    """`text` as data between tags; what could close them is escaped."""
    named = "".join(f' {name}="{_escaped(str(value))}"' for name, value in attributes.items())
    return f"<{tag}{named}>{_escaped(text)}</{tag}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
