"""What a question counts: the units of the figures it asks for, and the noun whose number it wants."""

import re
from collections.abc import Iterator
from itertools import takewhile

from assistant.scan import MEASURE_WORDS
from assistant.words import cut
from ingest.units import UNITS as UNIT_TABLE

COUNTED = "|".join(sorted((re.escape(unit) for unit, _ in UNIT_TABLE), key=len, reverse=True))
UNITS = re.compile(
    rf"(?:多少|几个(?=钱)|(?<![哪那这])几)(?:个(?=人))?(?:[百千万亿](?![元块]))?(亿元|万元|批|名|钱|{COUNTED})(?!(?<![钱元])的)"
)
COUNTED_THING = re.compile(rf"(?:多少|(?<![哪那这])几)(?:个|(?:{COUNTED}))?+(?P<thing>[一-鿿]{{2,16}})")
"""What is counted stands right behind the word that asks how many."""
PERSONS = re.compile(
    r"(?:多少|(?<![哪那这好])几)(?:个|名|位)?(?:职工|员工|人员|干部|学生|教师|老师|民警|辅警|党员|学员)"
)
"""Nouns of people: what is counted in 张 or 个 of anything else is none of them."""
NUMBER = re.compile(r"(?<=[一-鿿])(?<![函指参])数量?(?=\s|$|[？?])")
"""A keyword that asks how many, in whatever unit: 系统数."""
SO_MANY = re.compile("[总个次人件台套家户]?数量?|人次|总量|规模")
"""What the name of a count ends with, and is no other thing that is counted."""
MONEY_NOUN = re.compile(
    r"(?:[款费钱薪租]|(?<![黄白五冶合奠])金|报酬|工资|补助|补贴|津贴|奖励|抚恤|赔偿|罚没|[收支]入|支出|开支)$"
)
"""How nouns of money end: who asks how much of one asks for no number of people that got it."""
SOMEBODY = re.compile("(?:[人民工生者员户兵]|企业|群众|百姓|居民|对象|家庭|干部|单位|学校)$")
"""Who is counted where a noun of money behind only says what they got."""
INTO = re.compile(
    r"(?:(?:[（(](?:单位)?|[，,、]单位)[：:]?(?=(?:亿|万)?元[）)])|换成|换算成?|算成|(?<![台辆套部架艘个件人位名户家张亩年月天次])合(?=多少|是|为|[亿万]?元)|换算为|折合成?|折合为|折算成?|折成|合成|以)(?:是|为|多少)*(亿元|万元|元)(?:为单位|计|来?算)?"
)
"""Into which unit of money a figure is to be converted."""
COUNT = re.compile(
    rf"(?<=[一-鿿])(?<![这那])(?!(?<=[要给报求问查来核拿用])个数|(?<=[上去前本当])年)(?:({COUNTED})(?:数量|数)|人数|数量)(?![据字])"
)
"""A count by the unit it is in: 次数, 人数."""


def units_of(text: str) -> tuple[str, ...]:
    """The units of the figures asked for."""
    if re.search(r"百分比|百分之|比例|比重|几成|率(是|为|有|达到?)?(多少|几|$|[？?\s])", text):
        return ("%",)
    if re.search(r"(总投资|投资总?额|造价|总价|单价|合同价)(是|为)?[？?]?$", text):
        return ("钱",)
    if PERSONS.search(text):
        return ("人",)
    if re.search(r"(?<=[一-鿿])人次数?(?:是|为|有)多少[？?]?$", text):
        return ("人次",)
    if re.search(r"人数", text) and not re.search(r"人均|每人|算|计", text):
        return ("人",)
    asked = [match.group(1) for match in UNITS.finditer(INTO.sub("", text))]
    asked += ["钱"] * bool(re.search(r"多少[万租税息](?=[，,。；？?\s]|$)", text))
    asked += ["钱"] * (not asked and _of_money(text))
    return tuple(dict.fromkeys(asked or [match[1] for match in counts(text) if match[1]]))


def counts(text: str) -> Iterator[re.Match[str]]:
    """Where a text says by its unit that something is counted: 次数; what ends a noun is no unit (用户数), unless a word before
    ends there (办案|件数)."""
    noun = (
        {at: word.start for word in cut(text) for at in range(word.start + 1, word.end)}
        if COUNT.search(text)
        else {}
    )
    for match in COUNT.finditer(text):
        at = noun.get(match.start()) if match[1] and len(match[1]) == 1 else None
        if at is None or cut(text[: match.start()])[-1].start < at:
            yield match


def counted_in(text: str) -> str:
    """The noun that stands behind the word that asks how many: 多少个视频站点."""
    found = COUNTED_THING.search(text)
    named = takewhile(lambda word: not word.empty, cut(found["thing"])) if found else ()
    thing = "".join(word.text for word in named)
    return "" if any(word in thing for word in MEASURE_WORDS) else thing


def _of_money(text: str) -> bool:
    """Whether the noun right behind the word that asks how much is one of money: 多少救助款, and not 多少学生领取补助."""
    found = COUNTED_THING.search(text)
    words = cut(found["thing"]) if found and text[found.start("thing") - 1] in "少几" else ()
    named = [*takewhile(lambda word: word.names or MONEY_NOUN.search(word.text), words)]
    somebody = any(SOMEBODY.search(word.text) for word in named[:-1])
    return bool(named) and not somebody and MONEY_NOUN.search(named[-1].text) is not None


def counts_another(thing: str, name: str) -> bool:
    """Whether in the name of a count `thing` only says of what kind another noun is: 专业 in 特种专业技术用车, 窗口 in 窗口单位."""
    behind = name.rpartition(thing)[2] if thing and thing in name else ""
    return any(word.names and not SO_MANY.fullmatch(word.text) for word in cut(behind))
