"""Questions that name their two operands apart: 一张床位合几个职工, 办公费除以印刷费, （全部支出减财政拨款支出）.

Owns that grammar: which words are which operand, as a question of its own, and what is done with them. How such a question reads
is `assistant.parse`'s.
"""

import re
from dataclasses import dataclass

from assistant.domain import Operation
from assistant.words import cut
from ingest.units import SEVERAL_OF

HOLDS = r"(?:平均|各|大[约概]|能|可以?|要|得)*(?:合|摊|配备?|坐|有|带|管|住|负责|服务|对应|分到|容纳)(?:着|了|到)?"
"""What one thing has of others."""
ONE_OF = re.compile(
    rf"(?:平均(?P<mean>每一?|一)|(?P<each>每一?)|一)(?P<by>[{SEVERAL_OF}])(?P<of>[一-鿿]{{1,12}}?)(?P<holds>{HOLDS})"
    rf"(?:几|多少)(?P<unit>[{SEVERAL_OF}])(?P<thing>[一-鿿]{{2,10}})(?=$|[？?，,。])"
)
SHARED = re.compile(r"合|摊|配|分到")
"""What divides, though no word says that an average is meant: 一张床位配几名护士."""
SIGNS: tuple[tuple[str, Operation], ...] = (
    ("除以|÷", Operation.TIMES),
    ("(?<!增)(?<!加)减去?(?![少免值税负])", Operation.DIFFERENCE),
    ("加上?", Operation.SUM),
)
"""What stands between two operands, and what it does with them."""
SIGN = "|".join(words for words, _ in SIGNS)
WITHIN = "(?<![一二三四五六七八九十])中"
"""What says that something is inside another thing, and is no school: 一中."""
IN_BRACKETS = re.compile(
    rf"^(?P<topic>[^，,。（(]*?)(?:[的里中]*[，,。]|(?<=[一-鿿]{{2}})(?:里|{WITHIN})|(?=[（(]))[^（(]*[（(](?:[^（()）]*[，,；;：: ])?"
    rf"(?P<one>[^（()），,；;：: ]{{2,20}}?)(?P<sign>{SIGN})(?P<other>[^（()）]{{2,20}})[）)]"
)
PLACE = r"[^，,。；;？?比]{0,24}?(?:表|口径)(?:[（(][^（）()]{2,12}[）)])?"
IN_TWO_PLACES = re.compile(
    rf"^(?P<topic>[^，,。；;？?]{{2,40}}?)(?:[，,]在?|在|按照?)(?P<one>{PLACE})(?:里|中|上|的|列|数)*[比较](?:在|按照?)?(?P<other>{PLACE})(?:里|中|上|的|列|数)*"
    r"(?:多|少|高|低|大|小|差)(?:出|了)*(?:多少|几)"
)
"""One thing in two tables, or of two kinds of money, that are held against each other."""
TABLE = re.compile(r"[（(](?P<number>[^（）()]*表)[）)]|(?:^|的)(?P<title>[^的（(]*表)")
"""Which table a place is, whatever else it is called."""
DIVIDED = re.compile(
    r"(?P<one>[一-鿿（）]{2,24})(?P<sign>除以|÷)(?P<other>[一-鿿（）]{2,24}?)(?=$|[，,。？?=]|等于|得|是|有)"
)
TAKE = re.compile("^[拿用把按将以]")
MEAN = re.compile("平均|人均|每")
"""What says that the two operands are themselves what the question speaks of."""
INSIDE = re.compile(f"(?:[的里]|{WITHIN})+$")
COSTS = re.compile("(?:费|费用|经费|支出|开支|资金|钱)$")
"""What is divided among people is money, and no other people: 每名学生合多少人员经费."""
BESIDE = re.compile("车辆?数|辆数|台数|保有量|^(?:来宾|接待|招待|参训|培训)?(?:人次|人数|批次)数?$")
"""A number that is found with what is divided by it."""
PERCENT = re.compile("百分|[%％]|比例")
WORKING = ("职工", "员工", "职员")
"""Those who work there, who are not counted by any other name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """What is done with two operands, and a question for each, in the order of the operation."""

    operation: Operation
    operands: tuple[str, str]


def operands_apart(text: str) -> Apart | None:
    """The operands that a question without its organisations and years names apart; nothing where it does not."""
    found = ONE_OF.search(text)
    if (
        found
        and not COSTS.search(found["thing"])
        and (found["mean"] or found["each"] or SHARED.search(found["holds"]))
    ):
        thing = f"在职{found['thing']}" if found["thing"] in WORKING else found["thing"]
        counted = f"{thing}有多少{found['unit']}", f"{found['of']}有多少{found['by']}"
        return Apart(operation=Operation.PER_HEAD, operands=counted) if _named(found["of"]) else None
    if found := IN_TWO_PLACES.search(text):
        one, other = (f"{found['topic']}{_place(found[place])}是多少" for place in ("one", "other"))
        return Apart(operation=Operation.DIFFERENCE, operands=(one, other))
    found = IN_BRACKETS.search(text) or DIVIDED.search(text)
    if found is None or BESIDE.search(found["other"]):
        return None
    operation = next(operation for words, operation in SIGNS if re.match(words, found["sign"]))
    if operation is Operation.TIMES and PERCENT.search(text):
        operation = Operation.RATIO
    one, other = TAKE.sub("", found["one"]), found["other"]
    topic = INSIDE.sub("", found["topic"]).rpartition(" ")[2] if "topic" in found.groupdict() else ""
    topic = "" if one in topic or other in topic or MEAN.search(found[0]) else topic
    return Apart(operation=operation, operands=(f"{topic}{one}是多少", f"{topic}{other}是多少"))


def _place(said: str) -> str:
    """A table by its number or title, else whose money is meant."""
    found = TABLE.search(said)
    return f"{found['number'] or found['title']}里" if found else said


def _named(words: str) -> bool:
    """Whether words name a thing that there may be many of, and not whoever is asked about: 一个单位."""
    return any(not word.empty for word in cut(words))
