"""The words in front of a figure as the rules read them: without whose they are.

Owns what is taken off a head before it is read: brackets that say whose it is, the organisation, the path of accounts. What the rest says is read in `ingest.extract.statement`.
"""

import re
from dataclasses import replace

from ingest.extract.carried import State
from ingest.extract.clauses import Said
from ingest.extract.wording import clean

LEVEL = re.compile(
    r"(?P<name>(?:(?<=\(款\))[^()，,。；;：:\n]*、)?[^()，,。；;：:、\n]+(?:\([^()类款项]*\)[^()，,。；;：:\n]*)*)\((?P<level>[类款项])\)"
)
_ONLY_SPENT = ("", "支出")
_WITHIN_BRACKETS = re.compile(r"^(?:其中)?(?:包含|包括|含)(?=..)")
_OWNER = re.compile(r"^(?P<year>(?:19|20)\d{2}年度?，?)?\([^()\d]*(?:单位|简称)[^()\d]*\)(?=[^()]{2})")


def unbracketed(one: Said) -> Said:
    """(含教育收费 3 万元) names 教育收费; brackets in front of a name, left where the organisation stood, say only whose it is."""
    if one.aside:
        return replace(one, head=_WITHIN_BRACKETS.sub("", one.head, count=1))
    return replace(one, head=_OWNER.sub("", one.head, count=1))


def unpathed(one: Said, names: tuple[str, ...], state: State) -> tuple[Said, State]:
    """A head without the organisation and the functional path in front; the path is the topic from here on."""
    for name in names:
        one = replace(one, head=one.head.replace(name, "", 1))
    if "(项)" not in one.head:
        return one, state
    levels = {match["level"]: clean(match["name"]) for match in LEVEL.finditer(one.head)}
    topic, rest = levels.get("项"), one.head.rsplit("(项)", 1)[1]
    if topic and topic != state.topic:
        path = tuple(levels[level] for level in ("类", "款", "项") if level in levels)
        state = replace(state, topic=topic, row=path if len(path) == 3 else (), item=None)
    return replace(one, head=state.topic if state.topic and clean(rest) in _ONLY_SPENT else rest), state
