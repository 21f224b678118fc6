"""HTML by pieces: everything that enters is escaped here, so that no filing can write into the page."""

import re
from html import escape

MARK = re.compile(r"\[(\d{1,3})\]")
MARKS = re.compile(r" ?((?:\[\d{1,3}\] ?)*\[\d{1,3}\])([，。；：、！？）,.;:!?)]?)")
LIST_ITEM = re.compile(r"^\s*(?:[-•·]|(\d{1,3}[.、．]))\s+")


class Html(str):
    """Text that is already safe to place in the page."""

    __slots__ = ()


def text(value: object) -> Html:
    """Escaped text; what is already HTML passes."""
    return value if isinstance(value, Html) else Html(escape(str(value)))


def tag(name: str, *children: object, **attributes: object) -> Html:
    """An element. `klass` is class, `data_x` is data-x; None and False leave an attribute out, True sets it bare."""
    printed = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{printed}>{''.join(text(child) for child in children)}</{name}>")


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = {"klass": "class"}.get(key, key.replace("_", "-"))
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def joined(*children: object) -> Html:
    """Pieces after each other."""
    return Html("".join(text(child) for child in children))


def button(label: object, event: str, value: str, **attributes: object) -> Html:
    """A button that reports `event` with `value`."""
    return tag("button", label, type="button", data_event=event, data_value=value, **attributes)


def chip(turn: str, n: int, title: str) -> Html:
    """The numbered chip that opens a citation of a turn."""
    return button(n, "cite", f"{turn}:{n}", klass="cite", title=title, aria_label=title)


def marked(words: str, turn: str, title: str) -> Html:
    """Words with [n] turned into chips; `title` has {n}. The mark after a chip never begins a line."""
    pieces: list[object] = []
    end = 0
    for run in MARKS.finditer(words):
        numbers = (int(mark[1]) for mark in MARK.finditer(run[1]))
        chips = (chip(turn, n, title.format(n=n)) for n in numbers)
        pieces += [words[end : run.start()], tag("span", *chips, run[2], klass="marks")]
        end = run.end()
    return joined(*pieces, words[end:])


def paragraphs(words: str, turn: str, title: str) -> Html:
    """An answer's text: paragraphs, and lists where its lines are items."""
    pieces: list[object] = []
    items: list[Html] = []
    for line in [*words.splitlines(), ""]:
        item = LIST_ITEM.match(line)
        if item and len(words.splitlines()) > 1:
            number = tag("span", item[1], klass="number") if item[1] else ""
            items.append(tag("li", number, marked(line[item.end() :], turn, title)))
            continue
        if items:
            pieces.append(tag("ul", *items))
            items = []
        if line.strip():
            pieces.append(tag("p", marked(line.strip(), turn, title)))
    return joined(*pieces)
