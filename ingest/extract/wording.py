"""The words by which prose says what a figure is: measures, directions, comparisons, what opens a list, verbs.

Owns these tables and the shortening of a clause to its noun phrase. Shapes are matched on text as `ingest.flow` gives it.
"""

import re

from ingest.fact import Measure
from ingest.names import canonical, known

_YEAR = r"(?:19|20)\d{2}年?度?"

# What stands last before the figure, the longest first; the words before it are the item.
MEASURES: tuple[tuple[str, Measure], ...] = (
    (r"(?:列入部门项目预算)?年初(?:公共专项|部门|整体|项目|(?P<part>基本支出|项目支出))?预算(?:安排|批复)?(?:数|金额|资金)?", Measure.INITIAL_BUDGET),
    (r"(?:列入部门项目预算)?年初批复(?:预算)?(?:数|金额)?", Measure.INITIAL_BUDGET),
    (r"(?:全年|实际|调整(?:预算)?后?的?(?:项目)?)预算(?:合计|安排)?(?:数|金额)?|(?:全年)?应执行数?", Measure.ADJUSTED_BUDGET),
    (r"(?:年中)?追加(?:预算)?(?:数|金额)?", Measure.ADDED_BUDGET),
    (r"(?:(?<!基本)(?<!项目)支出|整体|部门|总)?预算(?:安排(?:资金)?)?(?:数|金额|总额|总数|合计|总计)?", Measure.BUDGET),
    (r"(?<!公共)(?<!基金)(?<!资本)(?<!经营)(?<!专项)预算支出(?:数|金额|总额)?", Measure.BUDGET),
    (r"(?:(?<!基本)(?<!项目)支出)?决算(?:支出)?(?:数|金额|总额|总数)?", Measure.FINAL),
    (r"(?:全年|实际)?执行数?", Measure.FINAL),
    (r"实际(?:支出|投入使用|执行|支付)(?:数|金额)?", Measure.FINAL),
    (r"(?:年末|本期|本年)?(?:资金结余|结余资金|结余)(?:数|金额)?", Measure.BALANCE),
)  # fmt: skip
_MEASURED = tuple((re.compile(rf"^(?P<noun>.*?)(?P<words>{words})$"), measure) for words, measure in MEASURES)
# The three budgets are names of money, not measures.
FUND_NAME = re.compile(r"(?:一般公共|政府性基金|国有资本(?:经营)?)预算$")
# Names of money that end like a measure.
_BALANCE_NAMES = re.compile(
    r"结转(?:和|及|与)?结余|上年(?:结余|结转)(?:资金)?|非财政拨款结余|使用结余|专用结余|结余(?:和|及)结转|无结转结余"
)

_COMPLETED_BASIS = r"(?:完成了?|^仅?为|相当于)(?P<basis>(?:年初|全年|调整后?|当年|本年)?(?:的)?预算)(?:数)?"
COMPLETED = re.compile(rf"{_COMPLETED_BASIS}(?:的)?$")
# The budget may be named with its figure: 完成全年预算 84.82 万元的 73.2%.
COMPLETED_OF = re.compile(rf"{_COMPLETED_BASIS}[\d,.]+(?:万|亿)?元的$")
COMPLETION_RATE = re.compile(
    r"^(?P<noun>.*?)(?:的)?(?:整体的?)?(?P<words>预算执行率|预算完成率|执行率|完成率)$"
)
SHARE = re.compile(
    r"^(?P<noun>.*?)占(?:比|(?:的)?(?:比重|比例)|(?P<basis>[^占]{2,40}?)(?:的(?:比重|比例)?)?|)$"
)
DIRECTION = r"增加|减少|增长|下降|上升|降低|提高|压减|核减|调减|缩减|追加|调增|压缩"
DIRECTED = re.compile(
    rf"^(?P<noun>.*?)(?:按?(?:同|可比)口径)?(?:年中|同比|环比|上|约|均|共|再|各)?(?P<words>{DIRECTION})(?:了|约|额|额为)?$"
)
# Behind what it is counted from less says it: 比上年增 20.10 万元, 比上年减支 5 万元.
SHORTLY = re.compile(r"^(?P<noun>|.*(?:年度?|预算|决算|同期)数?)(?P<words>增收|增支|减收|减支|[增减多少])$")
# What rose or fell said as a noun: 增幅 8.78%.
RISE = re.compile(r"^(?P<noun>.*?)(?P<words>[增降涨跌]幅)$")
ADDING = frozenset({"追加", "调增"})
CUTTING = frozenset({"压减", "调减"})
COMPARED = re.compile(
    r"(?:按?(?:同|可比)口径)?(?:与|同比|同|(?<!比)较|(?<!经)相?比较?)(?:(?:19|20)\d{2}年度?(?=年初|全年|预算))?"
    r"(?P<basis>上年度?|上一年度?|去年|上年同期|去年同期|(?:19|20)\d{2}年度?|年初预算|全年预算|预算|年初)"
    r"(?:\([^()\d]{1,12}\))?(?:决算|预算|支出|同期|数[字额]?|经费|累计|实际)*(?:相比|比较|比)?"
)
# The budget that a change is counted from, with its figure or without: 比……年初预算 106.70 万元(减少).
BUDGETED_BASIS = re.compile(
    rf"(?P<basis>(?:年初|全年|调整后?)预算)数?(?:[\d,.]+(?:万|亿)?元)?(?:约|均|共)?(?:{DIRECTION})(?:了|约|额|额为)?$"
)
REACHING = re.compile(r"(?:到|至|为|达)$")

GROUP = re.compile(
    r"其中|^含(?=[^税]{2})|主要用于以下方面|明细(?:为|如下)|分别(?:为|是)$|包含$|包括$|(?:根据|按照?).{2,12}分(?:类|列)?$|具体如下$"
)
# The same whole divided another way: 按支出类别分.
DIVIDED = re.compile(r"(?:根据|按照?).{2,12}分(?:类|列)?$")
WITHIN = re.compile(r"^(?P<noun>(?!其).{2,}?)(?:支出决算|决算|支出)?中$")
HELD = re.compile(
    r"(?:用于|参加|未(?=召开|开展|举办|举行))(?:召开|开展|举办|举行|组织)?(?P<event>.{2,90})$|^(?:召开|开展|举办|举行|组织)(?P<held>.{2,90})$"
    r"|^(?!内容|主要|经费|支出|因|标准)(?P<bare>(?:(?!用于).){2,40}?(?:会议|培训|培训班|活动))$"
)
# What is held, where brackets part it from the words before: 用于开展在职人员（…）培训.
HELD_ON = re.compile(r"^.{0,12}(?:会议?|培训班?|活动)$")
WITHHELD = re.compile(
    r"不予公开|不作公开(?:评价)?|不做公开(?:评价)?|不宜公开|不便公开|涉密[^，。；]{0,8}不公开"
)
GENERAL_HEADING = re.compile(
    r"(?:的?(?:总体|具体|结构|基本)?(?:情况|说明|分析|概况|问题|原因|措施|管理|绩效|评价|报告|附件|综述|方面|部分|内容|范围|汇报|政策))$"
)

_NUMBERING = re.compile(
    r"^(?:其中(?=.)|[-·•①-⑳]|[(]?[一二三四五六七八九十\d]{1,3}[)、.．]+|[一二三四五六七八九十]是|[a-zA-Z][、.])"
)
# An office or a heading that runs on into its first sentence, before the year: 县财政局 2023 年度“三公”经费.
_OWNER = (
    r"[^，,。；;：:、()用付还转拨补达缴]{2,30}?(?:[局厅部委办处会院校园馆站所队党县市区州盟旗省镇乡]|中心|政府|街道|情况(?:说明)?)"
    r"(?=(?:19|20)\d{2}年[^，,末底初]{2})"
)
_PREFIX = re.compile(
    r"^(?:[^，。；]{0,24}?原因(?:主要)?(?:为|是)|其中|包含(?=.)|包括(?=.)|含(?=[^税金]{3})|另外|另有|另|此外|以及|并且|并|且|及(?!时)|和|与|、|而|故(?!障)|因此|因而|所以|[该本]项目(?=[^在的资]{2})|从(?!业|事|属|而|前|众)(?=..)|例如|如(?![果何实期约下此家意同])|即(?!将|时|可)|现将|分别(?:为|是)(?=..)|同时|全年|今年以来|截至目前|目前|现已|已经(?!营)|已|"
    r"本年度(?=..)|具体[是为]|经(?:比较|对比|汇总|统计)|(?:当年|年[末底])(?=购置|公务用车)|共计|共有|共(?!享|用|建)|合计(?=.)|约|仅|为|是|还|均|对(?!附属|个人|外|照|标|接|口)|向|将|使用(?=上年)|"
    rf"{_OWNER}|\d{{1,2}}月(?:\d{{1,2}}日|底|份)?前?|按规定(?=更新)|按(?!照|时|期|月|年|质|需|规定|要求|标准|比例)|截[至止]\d{{4}}年\d{{1,2}}月\d{{1,2}}日|截[至止]|{_YEAR}(?:(?:末|底|年末|年底|年初|年中|初)前?|上半年|下半年)?|年度|"
    r"本部门(?:\(单位\))?|部门\(单位\)|本单位|(?:单位|部门)(?=共有|现有|实有)|我单位|我部门|我局|我中心|我支队|我[委办校院省市县区镇乡州旗馆站所处厅队园会]|"
    r"经?财政(?:部门)?(?:批复|下达)(?:的)?|批复(?=.)|下达(?=.)|主要是|原因(?:为|是)|主要原因(?:为|是)|一是|二是|三是|四是)"
)
_COPULA = re.compile(
    r"(?:为|是|约|共计|(?<![入出余转])合计为|共|均在|(?<![人平车年月日户村亩生])均|(?<![下直传送])达到?|(?<![合总会预统估设审])计|(?<![实拥])有|从|均为|等|分别|仅|只有?|已|(?<![入出余转])总计为|数量为|累计|[：:=])$"
)
# Verbs of reports. The first may stand anywhere before the noun; the others are parts of nouns as well (应急保障用车)
# and go only where they stand first.
_VERBS = (
    r"完成了?(?!值|率|情况)|开展了?|提供|报送|上传|共享给?|推送|发布了?|办理|整改了?|召开|收集|采集了?|新增|接入|梳理|取得|获取了?|"
    r"下设|设有|实现了?|形成|建成|打通|受理|接报|落实|采编|汇聚|调拨|新购置|购置(?=办公资产)|归集了?|提出了?|调用|发放|发展了?|涵盖了?"
)
_LEADING = (
    r"支持|校正|保障|支撑|服务(?!支出)|处理|制作|策划|安排|接待|接收|涉及|开支|列支|编制|产生|启动|确定|拥有|按照|依托|通过|赴|达成|"
    r"审查|上线|设定的?|总计|累计|入库|新建更新|举办|使用"
)
# In front of an amount only these are verbs for certain: 运行维护经费 and 服务支出 are names.
_SPENDING = re.compile(
    r"^(?:投入(?!资金$)|开支|列支|累计|实现|完成|发放|取得|获得|支付|拨付|下拨)了?(?!使用|到位)(?=..)"
)
# A rate is named by its verb: 补助资金发放及时率, 项目完成及时率.
_NO_RATE = "(?!(?:及时|准确|足额|达标|合格|合规|覆盖|到位|成功|有效|使用)?(?:率|度|比例|指标)$)"
# By which document money was granted, and to whom: 某局以《通知》（某财〔2023〕2号）下达我县补助资金.
_CITED = re.compile(
    r"^.*(?:》(?:\([^()]*\))?|\d号)(?:文件)?(?:精神)?(?:向[^，,]{2,6})?(?:下达|下拨|拨付|安排)(?:了|给)?(?=..)"
)
_LEADING_ACTION = re.compile(rf"^(?:{_VERBS}|{_LEADING})(?=..){_NO_RATE}")
_LAST_ACTION = re.compile(rf"^.*(?:{_VERBS})(?=[^的]{{2,}}$){_NO_RATE}")
_VERB_ALONE = re.compile(rf"^(?:{_VERBS}|{_LEADING})+$")
# What tells two counts of one thing apart stays with the noun: 新增接入摄像头, 累计接入摄像头.
_GROWN = re.compile(r"(?:新增|累计|新建)(?!受理|开展|办)[^，]{0,20}$")
_TOTAL = re.compile(r"(?:总计|累计|共计|合计|总共)$")
_FILLER = re.compile(r"^(?:各类|各项|相关|等(?!级|次|保)|了|的|向|为|给)(?=..)")
_TAIL = re.compile(
    r"^(?P<noun>《[^》]+》|(?:\([^()]{1,4}\)|[^，,。；;：:、()《\n]){1,24}?)(?:和?《|的|提供|进行|(?:编制|开展)了|完成|(?<!未)通过|按照|平均|均|已|被|得|在(?![职编岗校册建线])|向|为|需要|累计|可|调往|共计|每[人年月户]|解决|享受|受益|发放|拨付|持续|用于|达|仅|只有|中最|（|$|[，,。；;：:、)\n]|\((?![^()]{1,4}\)))"
)
_NO_TAIL = re.compile(
    r"^(?:的|以(?!租)|用于|因(?!公)|均|已|达|为|是|可|由|及|和|或|并|等|左右|内(?![部审网控设])|，|,|。|；|;|、|：|:|\)|\(|在(?![职编岗校册建线])|从|等级|时)"
)


_ORGANISED = re.compile(r"^(?:(?:本?单位|部门)?(?:全年|本年)?(?:安排|组织|参加|派出|开展)的?)")
_INSIDE = re.compile(r"^(?P<whole>.{2,20}?)(?:中|包括|包含|含)(?P<noun>.{2,})$")
# What a list opens with that names its whole in the same clause: 项目支出包括调研经费 3 万元.
_LISTED = re.compile(
    r"^(?P<whole>.{2,20}?)(?:主要)?(?:包括|包含)(?P<noun>.{2,}(?:经费|费|资金|支出|项目|补助))$"
)
_MAINLY = frozenset({"主要", "具体", "内容", "决算数", "预算数", "决算", "预算"})
_YEAR_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff”)])(?:19|20)\d{2}年?度?$")


def clean(words: str) -> str:
    """The noun phrase of `words`: without numbering, conjunctions, years, the owner in front and the copula behind."""
    before, words = None, _NUMBERING.sub("", words, count=1)
    while words != before and not known(words):
        before = words
        for pattern in (_NUMBERING, _PREFIX, _YEAR_BEHIND):
            words = pattern.sub("", words, count=1).lstrip("，,；;：:。")
        words = _COPULA.sub("", words)
    return _unquoted(words.strip("，,；;：:。、 \n"))


def _unquoted(words: str) -> str:
    """A name without the quotes around all of it, and without one whose other half stands outside of it."""
    for mark in "“”":
        if words.count("“") != words.count("”"):
            words = words.removeprefix(mark).removesuffix(mark)
    inner = words[1:-1]
    return inner if words == f"“{inner}”" and not set("“”") & set(inner) else words


def counted(words: str) -> str:
    """The noun phrase of a narrative clause: behind its last verb, where something stands there."""
    words = clean(_TOTAL.sub("", clean(words)))
    if (name := _known_end(words)) is not None:
        return name
    if (grown := _GROWN.search(words)) is not None:
        return grown.group()
    short = _LAST_ACTION.sub("", words, count=1)
    if short.count("“") != short.count("”") or short.count("《") != short.count("》"):
        short = words
    while (shorter := _FILLER.sub("", _LEADING_ACTION.sub("", short, count=1), count=1)) != short:
        short = shorter
    short = clean(short)
    return short if len(short) > 1 and not _VERB_ALONE.match(short) else words


def unled(noun: str, unit: str | None) -> str:
    """组织因公出国(境)团组 is the term without its verb, where that is one."""
    rest = _ORGANISED.sub("", noun, count=1)
    return rest if rest != noun and known(term(rest, unit)) else noun


def inside(noun: str) -> str:
    """基本工资 of 人员经费中基本工资, 年末结转和结余 of 支出总计含年末结转和结余, where both are terms of the field."""
    match = _INSIDE.match(noun)
    if (listed := _LISTED.match(noun)) and known(term(listed["whole"], "元")):
        return listed["noun"]
    if match is None or not known(term(match["noun"], "元")):
        return noun
    return match["noun"] if match["whole"] in _MAINLY or known(term(match["whole"], "元")) else noun


def term(item: str, unit: str | None) -> str:
    """The canonical term of an item as printed; for money also with 支出 behind it or without, for counts with the unit."""
    money = unit is not None and (unit.endswith("元") or unit in ("%", "个百分点"))
    spent = (item, item.removesuffix("支出"), item + "支出")
    # Of what a name says of money a count is the number (公务用车购置 2 辆), and of what it says of people their visits.
    people = (item + "人次",) if unit in ("人", "名") else ()
    for name in spent if money else (item + "数", item + (unit or ""), *people, item):
        if known(name):
            return canonical(name)
    return canonical(item)


# What stands between the one that does something and what is counted: 政务云(累计为全市), 平台(现已汇聚).
_DOING = re.compile(r"(?:现已|已经?|累计|共计|共|总共|为|向|对|将|并|通过|同时|成功).{0,8}$")
_ORDERS = re.compile(
    r"^(?:(?:有力|完成|推进|加快|推动|首批|全市|全省|全国|其中|全面|实际|协同|指导|组织|积极|及时|各类|了|等))+"
)
_ACTION_BEHIND = re.compile(rf"(?:{_VERBS})$")


def actor(words: str) -> str | None:
    """Who or what does what is counted, in the words before the figure; None where they name nobody."""
    before = None
    while words != before:
        before = words
        words = _LEADING_ACTION.sub("", _ORDERS.sub("", _DOING.sub("", _ACTION_BEHIND.sub("", words))))
    return words if len(words) > 2 and not verbal(words) else None


def done(tail: str) -> str | None:
    """What is done with the counted things: 39 个(系统的上云工作)."""
    match = _DONE.match(tail)
    return match["deed"] if match and re.search(r"[^\d]{2}", match["deed"]) else None


_DONE = re.compile(
    r"^[^的，,。；;、()]{1,12}的(?P<deed>[^的，,。；;、()和及与]{2,10})(?=$|[，,。；;、(]|和|及|与)"
)


def known_within(words: str) -> str:
    """The longest term of the field that `words` end with, else `words`."""
    return next((words[place:] for place in range(len(words) - 3) if known(words[place:])), words)


def verbal(words: str) -> bool:
    """Whether `words` are only verbs (先后完成, 取得)."""
    return _VERB_ALONE.match(re.sub(r"^(?:先后|另|并|共)|了$", "", words)) is not None


def _known_end(words: str) -> str | None:
    """The term of the field that `words` end with, where what stands before it only says whose it is."""
    if known(words):
        return words
    for place in range(1, len(words) - 3):
        if (
            words[place - 1] in ")的含" or words[:place].endswith(("单位", "中心", "我局", "我办", "我委"))
        ) and known(words[place:]):
            return words[place:]
    return None


def led(words: str) -> str:
    """The noun phrase of `words` without the verbs in front of it (开支培训费)."""
    words = clean(_CITED.sub("", words, count=1))
    while not known(words) and (shorter := clean(_SPENDING.sub("", words, count=1))) != words:
        words = shorter
    return words


def following(tail: str) -> str:
    """The noun that a counted figure stands in front of (5 个 部门), empty where none follows."""
    if not tail or _NO_TAIL.match(tail):
        return ""
    match = _TAIL.match(tail)
    noun = re.sub(r"(?:和|以及|及|与|全面|提出了?|开展应用)$", "", match["noun"]) if match else ""
    noun = "" if noun.endswith(("难问题", "率", "比例")) else _unquoted(noun)
    return (
        noun if len(noun) > 1 or noun in ("表", "车", "人", "票", "证", "科", "村", "镇", "乡", "县") else ""
    )


def measured(words: str) -> tuple[str, str, Measure] | None:
    """Item words, measure words and measure of a clause that ends in a measure: 公务接待费·支出决算数·FINAL."""
    if adjusted := _ADJUSTED.match(words):
        return adjusted["noun"], adjusted["words"], Measure.ADJUSTED_BUDGET
    words = _copulated(_ENDED_AT.sub("", words))
    if _BALANCE_NAMES.search(words[-12:]) or FUND_NAME.search(words):
        return None
    for pattern, measure in _MEASURED:
        if match := pattern.match(words):
            return match.groupdict().get("part") or match["noun"], match["words"], measure
    return None


# 支出决算减少为 0.40 万元 states where it came to.
_ENDED_AT = re.compile(rf"(?<=[算数额])(?:{DIRECTION})(?:到|至|为)$")
# 年初预算安排 80 万元，执行中调整为 92 万元.
_ADJUSTED = re.compile(r"^(?P<noun>.*?)(?P<words>(?:预算执行中|执行中|年中|预算)调整)(?:到|至|为)$")
_HANDED = re.compile(r"下达(?:给)?(?:我局|我中心|我单位|我部门|我委|我办|本单位|本部门)$")


def _copulated(words: str) -> str:
    before = None
    while words != before:
        before = words
        words = _HANDED.sub("", _COPULA.sub("", words))
    return words
