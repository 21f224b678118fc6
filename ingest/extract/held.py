"""How often something was held and with how many people, told by the units alone: 召开工作会议（1次、260人）、推进会（2次、合计185人）.

Owns counts in brackets behind the name of a meeting or a training, and such counts behind the list of them (共3期，164人次).
Counts with a noun of their own are read in `ingest.extract.plain`.
"""

import re

from ingest.extract.carried import State, Statement
from ingest.extract.clauses import Said
from ingest.extract.wording import clean
from ingest.fact import Measure

_PEOPLE = frozenset({"人", "人次", "名"})
_TIMES = frozenset({"次", "期", "场", "场次", "批", "班次"})
_PLAIN = re.compile(
    r"^(?:合计|累计|总计|共计?|约|计)?(?:人数|人次|参(?:会|训|加|赛)(?:人员|人数)?|代表|学员|次数|期数)?$"
)
"""What may stand between the brackets, or the comma, and such a count."""
_TOTAL = re.compile(r"^(?:合计|累计|总计|共计?|计)$")
_BEFORE = re.compile(r"(?P<name>[^，,、；;。：:()]{2,60})\([^()]*$")
_DEED = re.compile(r"^.*?(?:用于|主要是|包括|其中)?(?:召开|开展|举办|组织|参加|承办|举行)(?:了)?(?=[^的]{2})")
_HELD = re.compile(
    r"(?:会议?|培训班?|集训|研修班?|轮训|演练|比武|讲座|论坛|活动|竞赛|比赛|大赛|考察|调研|赛)$"
)
"""How the name of what is held ends."""


def read(said: Said, state: State) -> Statement | None:
    """The number of people or of times of what is named in front of the brackets, or was just held."""
    unit = said.hit.unit or ""
    if unit not in _PEOPLE | _TIMES or not _PLAIN.match(said.head.strip("、，, ")):
        return None
    name = _in_front(said) if said.aside else _just_held(said, state)
    if name is None:
        return None
    item = "人数" if unit in _PEOPLE else f"{unit}数"
    return Statement(item=item, measure=Measure.COUNT, subject=name)


def _in_front(said: Said) -> str | None:
    """The name of what is held in front of the brackets."""
    found = _BEFORE.search(said.opening)
    name = clean(_DEED.sub("", found["name"])) if found else ""
    return name if _HELD.search(name) else None


def _just_held(said: Said, state: State) -> str | None:
    """What the clause before names as held: …培训，共3期，合计164人次."""
    again = state.numbered and state.about is not None and state.about == state.event
    begun = again or (_TOTAL.match(said.head) and not state.counts)
    return state.event if begun and state.event and _HELD.search(state.event) else None
