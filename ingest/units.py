"""The words around a number as tables: units, scales, and what makes a figure a bound.

One more unit is one more row. Which number they belong to is decided in `ingest.quantity`; what can be added to what
in `ingest.arithmetic`.
"""

import re

from ingest.fact import Bound

# Unit, and what must not follow it (the unit is then the first character of another word).
UNITS: tuple[tuple[str, str], ...] = (
    ("个百分点", ""),
    ("百分点", ""),
    ("%", ""),
    ("‰", ""),
    ("元", ""),
    ("美元", ""),
    ("个工作日", ""),
    ("工作日", ""),
    ("个自然日", ""),
    ("个小时", ""),
    ("小时", ""),
    ("分钟", ""),
    ("秒", ""),
    ("个月", ""),
    ("个季度", ""),
    ("个学时", ""),
    ("学时", ""),
    ("课时", ""),
    ("年", "[度末底初级]"),
    ("天", "[气然]"),
    ("周", "[年边期]"),
    ("日", "[常期]"),
    ("人次", ""),
    ("人", "[员民才大事工均行均口脸车文物]"),
    ("名", "[称单录义下为列]"),
    ("位", "[于置居次]"),
    ("户", "[籍口均外]"),
    ("家", "[庭长园具]"),
    ("个", "[人性]"),
    ("辆", ""),
    ("台", "[账风]"),
    ("套", "[餐]"),
    ("轮次", ""),
    ("剂次", ""),
    ("剂", "[量型]"),
    ("人份", ""),
    ("例次", ""),
    ("床日", ""),
    ("台次", ""),
    ("场次", ""),
    ("堂次", ""),
    ("批次", ""),
    ("车次", ""),
    ("班次", ""),
    ("架次", ""),
    ("标段", ""),
    ("次", "[要年序品]"),
    ("场", "[所地景馆面]"),
    ("堂", ""),
    ("讲", "[话座解课]"),
    ("条", "[件款例]"),
    ("项", "[目]"),
    ("件", ""),
    ("起", "[草点步来到诉用]"),
    ("宗", "[旨教]"),
    ("份", "[额]"),
    ("期", "[间末初限内刊]"),
    ("篇", ""),
    ("张", ""),
    ("批", "[准复示评]"),
    ("处", "[理置级室长罚分]"),
    ("路", "[径段口由线网面]"),
    ("段", "[落]"),
    ("组", "[织长建成员]"),
    ("册", ""),
    ("本", "[级部年单书次着文人身质]"),
    ("封", "[闭]"),
    ("枚", ""),
    ("块", "[链]"),
    ("顶", "[级层端]"),
    ("床", "[位日单上]"),
    ("笔", "[记试者]"),
    ("间", "[接隔]"),
    ("座", "[谈位]"),
    ("栋", ""),
    ("幢", ""),
    ("所", "[有属需以在示]"),
    ("支", "[出付队持撑行部]"),
    ("架", "[构]"),
    ("艘", ""),
    ("部", "[门分署级委队长]"),
    ("只", "[有要能是]"),
    ("头", "[部]"),
    ("株", ""),
    ("棵", ""),
    ("盏", ""),
    ("根", "[据本]"),
    ("片", "[区]"),
    ("幅", "[度]"),
    ("例", "[如外会行]"),
    ("门", "[户诊]"),
    ("款", "[项]"),
    ("类", "[型别似]"),
    ("大类", ""),
    ("小类", ""),
    ("种", "[植类]"),
    ("单", "[位价独项元据]"),
    ("倍", ""),
    ("点", "[击位评多]"),
    ("分", "[公局别管类级批期析中支阶布配解局为发工化享]"),
    ("岁", ""),
    ("字", "[段符样]"),
    ("页", "[面]"),
    ("趟", ""),
    ("对", "[于接照]"),
    ("吨", ""),
    ("公斤", ""),
    ("斤", ""),
    ("千克", ""),
    ("克", "[服]"),
    ("升", "[级]"),
    ("公里", ""),
    ("千米", ""),
    ("米", ""),
    ("厘米", ""),
    ("毫米", ""),
    ("微克/立方米", ""),
    ("毫克/立方米", ""),
    ("毫克/升", ""),
    ("分贝", ""),
    ("吨标准煤", ""),
    ("兆瓦", ""),
    ("平方公里", ""),
    ("平方千米", ""),
    ("平方米", ""),
    ("平米", ""),
    ("立方米", ""),
    ("亩", ""),
    ("公顷", ""),
    ("千瓦时", ""),
    ("千瓦", ""),
    ("度", "[假过]"),
    ("℃", ""),
    ("㎡", ""),
    ("㎞", ""),
    ("m²", ""),
    ("m^2", ""),
    ("m2", ""),
    ("km²", ""),
    ("km", "[A-Za-z]"),
    ("m³", ""),
    ("m3", ""),
    ("mm", "[A-Za-z]"),
    ("cm", "[A-Za-z]"),
    ("m", "[A-Za-z]"),
    ("t/d", ""),
    ("kg", ""),
    ("kW", ""),
    ("kWh", ""),
    ("TB", ""),
    ("GB", ""),
    ("MB", ""),
    ("PB", ""),
    ("KB", ""),
    ("T", "[A-Za-z]"),
    ("G", "[A-Za-z]"),
    ("M", "[A-Za-z]"),
    ("Mbps", ""),
    ("Gbps", ""),
)
# Units that may be taken off a Chinese numeral. 一 is mostly an article and takes only the first; 期, 批, 级, 年 and
# others name a phase or an order more often than they count.
ONE_OF = "台辆名"
SEVERAL_OF = "个名人台辆家条项件套份张座所处场起位户"
NOT_COUNTED = "第统唯同逐专每进初之某另任整万单如再其"
SLOGANS = "规定|因素|小数|意识|自信|维护|确立|坚持|全面|现代化|文明|一批"

_SCALES = "十万|百万|千万|万亿|万|亿|千|百"


def _alternatives() -> str:
    rows = sorted(UNITS, key=lambda row: -len(row[0]))
    return "|".join(re.escape(unit) + (f"(?!{stop})" if stop else "") for unit, stop in rows)


_UNIT = _alternatives()
_BRACKETED = rf"\((?:{_UNIT}|团组)(?:/(?:{_UNIT}))*\)"
# 元/人/月, 元/生·年, 次/10万人: up to two things that a figure is counted by.
_EACH = rf"/(?:10万|十万|百万|万|千|百)?(?:{_UNIT}|生|餐|桌|学期|学年|季度?|月)"
_COMPOUND = rf"(?:{_UNIT})(?:{_BRACKETED})?(?:{_EACH}(?:[/.·*](?:{_UNIT}|学期|学年|季度?|月))?)?"

# Everything that may stand behind a number: more than, scale, unit, bound.
AFTER = re.compile(
    r" ?(?P<more>余|多(?=[万亿个条次家件项人名辆台套起]))?(?:(?P<long>(?=千瓦|千克|千米|百分点))|(?P<scale>"
    + _SCALES
    + r")?)(?P<less>余|多)?"
    rf" ?(?P<unit>{_COMPOUND}|{_BRACKETED})?"
    r"(?P<bound>左右|上下|(?:及|或)?以上|(?:及|或)?以下|以内|之内|(?<=[天时钟秒月日周年])内)?"
)
COUNTED = re.compile(
    rf"(?<![{NOT_COUNTED}零〇一二三四五六七八九十百千两])"
    rf"(?:一(?=[{ONE_OF}])|[二三四五六七八九十百两][一二三四五六七八九十百]*(?=[{SEVERAL_OF}]))"
    rf"(?!.(?:{SLOGANS}))(?!.{{1,3}}字)"
)

AT_LEAST_BEFORE = re.compile(
    r"(?:≥|>=|>|不少于|不低于|不小于|至少|(?<!不)(?:大于(?:或?等于)?|高于|超过|突破|多于|超出))[≥>=]*$"
)
AT_MOST_BEFORE = re.compile(
    r"(?:≤|<=|<|不超过|不高于|不大于|不多于|至多|最多|(?<!不)(?:小于(?:或?等于)?|低于|少于))[≤<=]*$"
)
ABOUT_BEFORE = re.compile(r"(?:将近|接近|大约|共约|约|(?<![附最临靠])近|超|逾)$")

_BEHIND: tuple[tuple[str, Bound], ...] = (
    ("以上", Bound.AT_LEAST),
    ("以下", Bound.AT_MOST),
    ("内", Bound.AT_MOST),
)


def after_bound(match: re.Match[str]) -> Bound | None:
    """The bound that the words behind the number say; `match` is of AFTER."""
    words = match.group("bound") or ""
    for ending, bound in _BEHIND:
        if words.endswith(ending):
            return bound
    return Bound.ABOUT if words or match.group("more") or match.group("less") else None


_MEASURED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("公里", "千米", "km"), "里程 长度"),
    (("米",), "长度"),
    (("㎡", "平方米", "平方公里", "亩", "公顷"), "面积"),
    (("吨", "公斤", "千克"), "重量"),
)
"""What a unit says that it measures, as people say it."""


def measured_in(unit: str | None) -> str:
    """The nouns for what a figure in `unit` is: its 里程 where it is in 公里."""
    bare = (unit or "").lstrip("万亿")
    return next((nouns for units, nouns in _MEASURED if bare in units), "")
