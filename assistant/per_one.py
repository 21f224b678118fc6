"""Questions for an amount apiece: what is divided, and among what, each said as a question of its own.

Owns that grammar: 平均每辆公务用车负担的运行维护费, 摊到每个学生头上, 人均几元（按来宾人次）, 生均支出. How such a question reads is
`assistant.parse`'s; how many visitors, workers or vehicles there are is found by `assistant.reckon`.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PerOne:
    """A question for what is divided; one for the number it is divided by, where that has a name of its own; by what that is
    counted, whether it is of people that the money is spent on, and how many there are where the question says so itself."""

    amount: str
    number: str | None
    per: str
    spent_on: bool = False
    said: int | None = None


VEHICLES = "公车"
YEAR_END = "(?:年[末底])?(?:还|仍)?"
THINGS: tuple[tuple[str, str | None, str], ...] = (
    (r"(?:公务用|公|汽)?车辆?|公务车", None, "辆"),
    (r"(?:在校|在读)?(?:学生|生(?!产|活|态|猪|物|育)|娃|孩子)", "在校学生有多少人", "人"),
    (r"(?:编制|实有|开放)?(?:床位|病床|床)", "床位有多少张", "张"),
    (r"(?:教学)?班级?(?!子|组)", "教学班有多少个", "个"),
    (
        rf"{YEAR_END}(?:实有的?)?(?:在[职编岗]的?)?(?:教?职工|员工|职员|干部)(?:人数|数)?",
        "在职职工有多少人",
        "人",
    ),
    (rf"{YEAR_END}实有(?:人员|人数)", "年末实有人数是多少", "人"),
    (rf"{YEAR_END}(?:实有的?)?在[职编岗](?:的?人[员数]?|人员数)", "在职人员有多少人", "人"),
    (r"来宾|来客|客人|访客|宾客|(?:接待|招待)?人次数?", None, "人次"),
    (r"学员(?:人数)?|(?:参训|受训|参会)(?:人员|人数|人次|人)?", None, "人次"),
    (r"批次?(?!复|准|发|评)", None, "批"),
)
"""What an amount is divided among, the question for how many there are where they have a name, and how they are counted."""
THING = "|".join(words for words, _, _ in THINGS)
COUNTING = r"[个位名辆台部张]|人次|批次?"
VEHICLE_COUNTS = ("辆", "台", "部")
SHORT = {"车": "车", "台": "车", "辆": "车", "生": "学生", "床": "床位", "班": "班级", "人": "", "批": "批次"}
"""What stands before 均."""
ONE = re.compile(
    rf"(?:平均|平摊|均摊|分摊|摊|分|合)?(?:到|给|下来)?每一?(?:(?P<by>{COUNTING})的?(?P<thing>{THING})?|(?P<bare>{THING}|人(?![民才口])))(?:头上|身上|名下|上)?|"
    rf"(?:平均|合到?|摊到?|分到?)一?(?P<mean_by>{COUNTING})(?P<mean>{THING}|(?<=[个位名])人(?![民才口]))|(?:平均|合到?|摊到?)一(?P<alone>[辆台部])|"
    rf"每?(?P<deed>接待|招待|培训)(?:了|过)?一(?P<deed_by>人次|批次?|[个位名])(?P<done>{THING})?|"
    rf"(?P<kept>养)?一(?P<one_by>{COUNTING})(?P<one>{THING})(?(kept)|(?=[^，,。？?]{{0,8}}(?:平均|一年|养)))|"
    rf"单(?P<single>[车台辆])(?!位|据)|(?P<whose>{THING})?(?P<short>[{''.join(SHORT)}])均(?!衡|等|匀|有|为|无|[^，,。；;？?]{{0,8}}(?:标准|定额))"
)
"""One of what an amount is divided among; what is granted for each by a standard (生均拨款标准) is printed."""
NUMBER = r"人次|人[数头]|批次|学生数?|在校生数?|保有量|床位数?|班级?数|车辆数?|辆数|职工数?"
DIVIDES = ("摊", "平均", "分摊", "平摊", "均摊")
DIVISOR = "(?:为|作为?|当作?|做)(?:分母|基数|除数)"
BASIS = re.compile(
    rf"[（(]?(?:(?:以|用|拿|[把将])(?P<divisor>[^，,。；;（）()]{{2,16}}?)来?{DIVISOR}|"
    rf"(?P<by>按照?|照|除以|÷|以(?![及上下内外前后])|(?<![公使作应费专录])用)(?P<basis>[^，,。；;（）()按]{{0,14}}?(?:{NUMBER})|[^，,。；;（）()按]{{0,10}}?(?:{THING})(?=来?(?:{'|'.join(DIVIDES)}|[，,]?$)))"
    rf"(?:来)?(?P<way>测算|推算|折算|计算|口径|{'|'.join(DIVIDES)}|计|算)?)(?:[）)，,\s]|$|(?=人均|平均|每|[一-鿿]))"
)
"""By which number is divided."""
STAFF = re.compile(
    r"(?:按照?|以|用)?(?:年?[底末])?在[职编岗]的?(?:人员?|职工|员工)数?来?(?:平摊|均摊|分摊|摊|算)(?:一下|下来)?[，,]?"
)
"""Those who work there, as those among whom is divided."""
SIGNS = ("除以", "÷")
ONLY_DIVIDED = re.compile(
    r"(?:需?要|得|大[约概]|约)?(?:负担|分担|承担|均?分?摊|对应|平均|折合?|合(?=[了到成是]?(?:多少|几)|$))(?:下来|了|到|着|是|成)*的?|一年(?![级期])(?:下来|到头|里)?|测算|[（(][万亿]?元[/／每](?:人|辆|生|床|班|批|人次)[）)]"
)
"""What only says that something is divided."""
SAID = re.compile(
    rf"(?:(?:{THING})(?:一?共|有|是|为)*)?(?:按照?|以|用)?(?:年?[底末])?(?:在[职编岗]的?)?(?P<said>\d+)(?:[辆台部]|人(?![员才])|(?:{COUNTING})(?={THING}))(?:{THING})?(?:来?算)?[，,、]?"
)
"""How many there are, as the question itself says."""
ASKS = re.compile("(?:是|为)?(?:多少|几)[万亿]?[元钱]?|[？?。，,；; 的是呢]")
ASKED_FIRST = re.compile("^(?:多少|几)[万亿]?(?:元|块?钱)?的?(?P<what>[一-鿿（）]{3,})[？?]?$")
"""What is divided, behind the word that asks for it."""


def per_one(text: str) -> PerOne | None:
    """What a question without its organisations and years divides among what; nothing where it does not."""
    found, basis = ONE.search(text), BASIS.search(text)
    if found is None and (basis is None or not (_divides(basis) or "平均" in text)):
        return None
    divisor = _numbered(basis) if basis else _counted(found) if found else None
    if divisor is None:
        return None
    number, per = divisor
    said = SAID.search(text)
    kept = STAFF.sub("", SAID.sub("", BASIS.sub("，", text, count=1), count=1))
    bare = ONE.sub(lambda one: one["deed"] or "", kept, count=1)
    amount = ONE.sub(_vehicles, kept, count=1) if per == "辆" and "车" not in bare else bare
    amount = ONLY_DIVIDED.sub("", amount).strip("，,。；; 的")
    if not ASKS.sub("", amount):
        return None
    amount = ASKED_FIRST.sub(r"\g<what>是多少", amount)
    asked = amount if re.search("多少|几", amount) else f"{amount.rstrip('？?')}是多少钱"
    return PerOne(
        amount=asked,
        number=None if said else number,
        per=per,
        spent_on=per == "人次",
        said=int(said["said"]) if said else None,
    )


def _first(found: re.Match[str], *groups: str) -> str:
    """What the first of some groups has."""
    return next((found[group] for group in groups if found[group]), "")


def _vehicles(found: re.Match[str]) -> str:
    """What the vehicles are called, which say what their running costs."""
    said = _first(found, "thing", "bare", "mean", "one")
    return f"{found['kept'] or ''}{said if len(said) > 1 else VEHICLES}"


def _counted(found: re.Match[str]) -> tuple[str | None, str] | None:
    """The question for the number of the things that are meant, and how they are counted."""
    by = _first(found, "by", "mean_by", "one_by", "deed_by", "alone")
    said = _first(found, "thing", "bare", "mean", "one", "whose", "done")
    said = said or SHORT.get(_first(found, "short", "single")) or ("车" if by in VEHICLE_COUNTS else by)
    if by.startswith("批"):
        return None, "批"
    if said in ("人", "") and (by in ("人", "") or found["short"]):
        return None, "人"
    return next(((number, per) for words, number, per in THINGS if re.fullmatch(words, said)), None)


def _divides(basis: re.Match[str]) -> bool:
    """Whether what names a number also says that it divides."""
    return bool(basis["divisor"]) or basis["way"] in DIVIDES or basis["by"] in SIGNS


def _numbered(said: re.Match[str]) -> tuple[str | None, str]:
    """The same for a number that the question names."""
    basis = (said["divisor"] or said["basis"]).strip()
    if "保有" in basis or "车" in basis or "辆" in basis:
        return None, "辆"
    if known := next(
        ((number, per) for words, number, per in THINGS if re.search(f"(?:{words})$", basis)), None
    ):
        return known
    named = basis.removesuffix("数") not in ("人次", "人", "批次")
    return f"{basis}是多少" if named else None, "人次" if "人次" in basis else "批" if "批" in basis else "人"
