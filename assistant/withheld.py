"""What a filing says it does not publish, found where exactly that is asked for."""

import re
from collections.abc import Iterable

from assistant.clauses import passage_of, standing
from assistant.counting import PERSONS
from assistant.domain import Passages, Wanted
from assistant.shelf import Entry
from assistant.tokens import covered, tokens
from ingest.fact import Fact, Withheld
from ingest.names import plain
from ingest.store.documents import Outline

HEADCOUNT = re.compile(
    r"编制(?![^数人]*费|规划|方案|工作)|在职|在编|实有|职工|民警|员工|干部|人员(数|总数|规模|情况)|人数"
)
ATTENDED = re.compile("培训|会议|参[加训]|接待|来宾|活动|考试|演练|受益")
"""What people came to or took part in: who works there is not asked for."""
HEADS = ("人员情况", "人员编制", "编制")
"""Items under which filings say that they do not publish how many people they have."""
COUNTED = (None, "个", "数", *PERSONS)
ASIDE = re.compile(r"[（(][^）)]*[）)]")
SUFFIX = re.compile(r"(费用|经费|资金|专项)?项目$|(费用|经费|资金|专项)$")
NAMED = 0.5


def withheld(said: str, unit: str | None, entries: Iterable[Entry]) -> Fact | None:
    """The statement that what is asked, in the words `said` and counted in `unit`, is not published."""
    asked = tokens(plain(said))
    head = unit in COUNTED and HEADCOUNT.search(said) and not ATTENDED.search(said)
    for entry in entries:
        fact = entry.fact
        if not isinstance(fact.value, Withheld):
            continue
        if fact.subject is not None:
            if covered(tokens(SUFFIX.sub("", ASIDE.sub("", plain(fact.subject)))), asked, {}, 1.0) >= NAMED:
                return fact
        elif (entry.own in HEADS and head) or (
            entry.own not in HEADS and covered(tokens(entry.own), asked, {}, 1.0) > NAMED
        ):
            return fact
    return None


def ground(fact: Fact, document: Outline) -> Passages | None:
    """The clause by which a filing withholds something: it prints the ground."""
    around, spans, own = standing(fact, document)
    passages = tuple(passage_of(fact, *span, around) for span in spans[own : own + 1])
    return Passages(wanted=Wanted.REASON, passages=passages) if passages else None
