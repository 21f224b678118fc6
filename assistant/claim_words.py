"""The words by which yes-or-no questions claim: what asks, what compares, what holds spending against its budget.

Grammar as patterns, no items: they are looked for where no name stands. How they make a claim is told by `assistant.claims`.
"""

import re

from assistant.claim import Relation
from assistant.degrees import BOUND, COUNTED

MASK = "〓"
"""Stands for each character of a name, in which no word of claiming is looked for."""
A_NOT_A = re.compile(r"(?P<twice>[一-鿿]{1,2}?)[了过]?(?:还是)?(?:没|不|未)(?:有)?(?P=twice)")
TRUE = r"真的?(?:还是)?假的?|是真是假|(?:有没)?有[这那]么?(?:一?回|一?码)?事|(?:对|是|准|真|属|靠)不(?:对|是|准|真|属实|靠谱)|真伪|(?:站|靠)得住脚?|[说讲]得(?:通|过去)|成立"
TAG = re.compile(
    r"[,，]?(?:我|这)?个?(?:数字?|说法|话|金额)?(?:没(?:错|记错|说错|弄错)|对|是(?:真的?|这样的?)?|真的?|属实|准确|正确|可以)(?:吗|吧|么|不(?:对|是)?)$|"
    rf"[,，](?:[这那]?(?:说法|话|事|消息)?|到底|究竟)*(?:{TRUE})(?:吗|没有?|呢)?$"
)
STOP = re.compile(r"[\s,，。?？!！]+$")
WHETHER = re.compile(r"是否|是不是|(?<=有)无")
BEING = re.compile(r"(?<![了过])没有$")
NOT_IT = re.compile(r"(?:不是|没有?|未|并非)$")
NOT_SO = re.compile(r"(?:不|没有?|未)(?:比|(?:高|大|多|低|少|小)于|等于)|不是")
DONE = re.compile(r"[了过得]$")
COUNT = re.compile(r"[人辆台次个项件条]数量?(?:[是为]?)$")
RATE = re.compile(r"(?:率|占比|比重|比例|度|幅)的?$")
KINDS = re.compile(r"[度的\s]*(?:各|每)?(?:[项类个]|部分)?(?:支出|收入|功能|经济|分类|科目|费用)*[项类]?")
"""All that a table lists: no thing that has parts of its own."""
PART_OF = re.compile(rf"(?P<sign>{BOUND})了?\s*(?P<whole>[^，,。]*)的$")
BECAUSE = re.compile(
    r"(?P<what>.{4,}?)[，,]?\s*(?:主要|就|都|全|只|难道)?(?:的?(?:主要)?原因(?:就|主要)?是|是?(?:因为|由于)|是(?:受|出于))(?P<cause>.{2,}?)(?:的?影响|的?缘故|[导造]致的|造成的|引起的)?$"
)
"""A reason that a yes-or-no question supposes."""
CAUSE_FIRST = re.compile(
    r"(?P<who>[^，,]*?)(?:是|就|都)?(?:因为|由于)(?P<cause>[^，,]{2,}?)[，,](?:所以|因此|才|就|导致|使得?|让|[它他]的?)*(?P<what>.{3,})$"
)
"""The same with the reason in front: 因为买了车，三公经费超预算了."""
MEASURED_LAST = re.compile(
    r"[，,](?:实际)?(?P<measure>(?:(?:年初|全年|调整后?)?预算|决算|支出|完成率|执行率)[数额]?)(?:[是为有达]|达到)(?=\d)"
)
"""What says another measure of a thing behind what was said of it before."""
OF_ITS_BUDGET = re.compile(r"的?(?:年初|全年|调整后?)?(?:预算|决算)[数额]?(?:是|为|有|批|给|安排|的)*了?$")
"""What stands between a thing and the first figure that is said of it."""
BARELY = re.compile(r"(?:是|为|的|金额|支出|花钱|规模)*")
HEARSAY = re.compile(
    r"^(?:(?:听|据|有)?(?:[别他]?人家?|同事|朋友|领导|老百姓|群众|网友|网上|外面|坊间|大家|他们)?(?:们|都|也|在|有)*(?:说|讲|(?<=[听据有人家上面间们都在])(?:传|反映))(?![明义课解座统])(?:是)?|"
    r"我记得|我印象(?:中|里)?|印象(?:中|里)|是真的|true)[,，:：]?"
)
ENDING = re.compile(r"(?:[吗吧么]|(?<![是能可])与?否|(?<=[了过])没有?|(?<![一-鿿]有)没有?|了没|不)$")
AND_SO_ON = re.compile(r"(?:啥|什么|之类)的?$")
"""What closes a list of things that are only examples."""
LEANING = r"(没有?|不|是|有|超[了过出]?|[多少高低]|增加|减少|涨|降|完|光|一半|[一二三四五六七八九]成|分之[一二三四五]|\d[^，,。？?]{0,4})[^，,。？?大]{0,6}吧$"
ENGLISH = (
    r"^(is|are|was|were|did|does|do|has|have|had|can|isn't|aren't|wasn't|weren't|didn't|doesn't|hasn't) |, (right|correct|is it|isn't it|did it|didn't it|was it|wasn't it)$"
    r"|is it (true|correct)"
)
VERDICT = re.compile(
    rf"([吗么]|没有|了没|了不|[一-鿿\d%]没|(?<![是能可])否)$|是不是|是否|有没有|有无|对不对|能不能|会不会|算不算|{A_NOT_A.pattern}|{TAG.pattern}|{LEANING}|{ENGLISH}",
    re.IGNORECASE,
)
NOT_A_VERDICT = re.compile(r"(什么|怎么|为什么|多么|这么|那么|要么)$")
ASKS = re.compile(
    r"多少|(?<![这那好前后])几(?=[个辆次人台项家条批名元万成])|哪|谁|什么(?=时候|原因)|为何|为什么"
)

UP = r"增加|增长|上升|上涨|提高|升高|攀升|变多|多花|多了|高了|涨|增|升"
DOWN = r"减少|下降|降低|下滑|变少|少花|少了|低了|缩减|压减|降|减|跌"
LEVEL = r"没有?(?:什么)?变化?|不变|持平|一样|相同|相等|一致"
YEAR_BEFORE = r"上年度?|去年|上一年|前一年|以前年度|(?:20)?\d\d年度?"
BEFORE = rf"同比|环比|(?:相?比|较|跟|和|与|同)(?:{YEAR_BEFORE})(?:相比)?|(?:比|较)(?:{YEAR_BEFORE})"
MOVE = re.compile(rf"(?P<up>{UP})|(?P<down>{DOWN})|(?P<level>{LEVEL})")
MOVED = re.compile(
    rf"(?:(?P<since>{BEFORE})(?:的?)?[^，,。]{{0,8}}?|(?:是|有所|出现|发生)?)(?:(?P<up>{UP}|(?P<gained>添))|(?P<down>{DOWN})|(?P<level>{LEVEL}))了?的?$"
)
MORE_THAN = r"高于|大于|多于|高过|多过|大过|超过了?|超出|突破|超"
LESS_THAN = r"低于|少于|小于|不如|不及|没有?超过|未超过|不超过"
THAN = re.compile(
    rf"(?P<left>.+?)(?:(?P<more>{MORE_THAN})|(?P<less>{LESS_THAN})|(?P<same>等于))了?(?P<right>.+)$"
)
COMPARED = re.compile(
    r"(?P<left>.+?)(?<![占同环])比(?![例重值率如])(?P<right>.+?)(?:还|更|要|都|又|会)*(?:(?P<more>多|高|大|贵)|(?P<less>少|低|小))"
    r"(?:一些|一点|些|出来?|得多|很多|不少|花|用)*了?$"
)
ALIKE = re.compile(
    r"(?P<left>.+?)(?:和|跟|与|同)(?P<right>.+?)(?:是|都|完全|正好|刚好)*(?P<same>一样|相同|相等|持平|一致|对得上|对得起来|吻合|相符)(?:多|高|大)?的?$"
)
ENOUGH = re.compile(
    r"(?P<left>.+?)(?:足够|(?<![能不])够|足以支付|抵得[上过]|(?:能|可以)?覆盖得?了?|(?:能|可以)抵)(?P<right>.+?)(?:了|的)*$"
)
"""One figure said to be no smaller than another one: 收入够支出."""
TOTALS = re.compile(r"收入|支出|[花用]")
SPENDING = re.compile(r"(?P<when>(?:当年|本年|全年)?)(?:要|所)?[花用](?:费|销|的)*钱?$")
"""Spending by no name: 够花, 够当年花的."""
YEAR_OF = r"(?:(?:20)?\d\d年度?|去年|前年|今年|上年)"
TWO_YEARS = re.compile(
    rf"(?P<who>.*?)(?P<one>{YEAR_OF})(?:和|跟|与|同|、)(?P<other>{YEAR_OF})(?:的|里|这?两年的?)*(?P<thing>.+?)"
    r"(?:是|都|完全|正好|刚好)*(?P<same>一样|相同|相等|持平|一致)(?:多|高|大)?的?$"
)
"""One thing in two years, said to be alike."""
PLACE = (
    r"(?:公开|批复|财决)?\d{1,2}表|(?:收入|支出|收支|财政拨款|一般公共预算|基本|项目|绩效|目标|三公经费)*(?:决算|预算|自评|明细|汇总|总)*表(?:格)?|"
    r"报表|附[件表]|(?:文字|情况|正文)?说明(?:部分)?|文字(?:部分)?|正文|自评报告|报告正?文?"
)
IN_PLACE = r"(?:[里中内上]面?|后面|前面|里头)?"
AGREES = r"对得上|对得起来|接得上|一致|相符|吻合|相同|相等|一样|没有?(?:出入|差异|矛盾|冲突|打架)"
DIFFERS = r"(?:对|接)不(?:上|起来)|不(?:一致|相符|吻合|相同|相等|一样)|两样|(?:互相)?(?:矛盾|打架|冲突)|(?:有|存在)(?:出入|差异|矛盾|冲突|差别)"
TWO_PLACES = re.compile(
    rf"(?P<who>.*?)(?P<one>(?:{PLACE}){IN_PLACE})(?P<thing>[^，,]*?)(?:和|与|跟|同|、)[^，,]{{0,4}}?(?P<other>(?:{PLACE}){IN_PLACE})"
    rf"[^，,]*?(?:(?P<differs>{DIFFERS})|(?P<agrees>{AGREES}))了?的?$"
)
"""One figure in two places of a filing, said to be the same."""
ADDS_UP = re.compile(
    r"(?P<left>.+?加.+?|.+?(?:和|与|及|、|跟).+?(?=加起来|相加|合计|之和|总和|合起来))(?:加起来|相加|合计|之和|总和|合起来)?[，,]?"
    rf"(?:(?:和|跟|与|同)(?P<right>.+?)(?:是|都|能|完全|正好|刚好)*(?:(?P<differs>{DIFFERS})|{AGREES})|(?:正好|刚好|就)*等于(?P<equal>.+?))了?的?$"
)
"""Several figures added up, said to be what another one is."""
STANDS_IN = re.compile(
    r"^.*?(?:说明|报告|表格?|附件|正文)?(?:第[一二三四五六七八九十\d]+(?:节|部分|章|条|款|张表))(?:里面?|[中内上])?的?|的(?:总[数额量]|合计数?)$"
)
"""Where a figure stands, and that it is a whole: words that its name does not need."""
CARRIED = re.compile(
    rf"(?P<who>.*?)(?P<close>(?:20)?\d\d年?)年?[末底](?P<one>[^，,]*?)(?:和|与|跟|同|、|到)(?P<open>(?:20)?\d\d年?)年?初(?P<other>[^，,]*?)"
    rf"(?:两头|两边|两个数)?(?:是|都|完全|正好|刚好)*(?:(?P<differs>{DIFFERS})|(?P<agrees>{AGREES}))了?的?$"
)
"""What is left at the end of a year, said to be what the next one begins with."""
CARRIED_OVER = re.compile(
    r"^的?(?:结转(?:和|及)?结余|结转|结余|余额|资金|钱)?(?:的?(?:数字?|金额|资金|钱))?$"
)
ABOUT_IT = re.compile(r"^的|(?:在|的|数字?|数据|金额|总?数|写|是)+$")
"""What joins a thing and the place where it stands."""
SPENT = (
    r"(花|用|支|执行|使用|支付|拨付)(得|的)?(完|光|尽|掉|精光|干净)|(一分(钱)?|分文|一点(儿|都|也)?)(都|也)?(不|没有?|无)(剩|留|结余)|全部(花|用掉|执行|支付|支出)了|完成了?[^，,。？?]{0,4}预算|预算[^，,。？?]{0,4}完成|"
    r"执行到位"
)
WITHIN = r"(低于|少于|小于|(?:不|没有?|未)超[过出支]?)[^，,。？?]{0,8}预算|(?:没有?|未|不)超支|控制在[^，,。？?]{0,8}预算(之|以)?内?|预算\s*(之|以)?内|比[^，,。？?]{0,8}预算[^，,。？?]{0,3}(少|低|小)"
OVER = r"(?:[花用支]|支出|开支|有)?超了?$|超支|超[^，,。？?]{0,10}预算|(突破|高于|大于|多于|高过|多过)[^，,。？?]{0,8}预算|预算[^，,。？?]{0,4}(超|突破|不够)|比[^，,。？?]{0,8}预算[^，,。？?]{0,3}(多|高|大)"
HELD = re.compile(rf"(?:(?:没有?|[未不])?(?:{MORE_THAN}|{LESS_THAN}|超支|控制在|比))了?")
BUDGET = re.compile(r"(?:年初|全年|调整)?预算数?")
BUDGET_NAME = re.compile(r"预算数?$")
"""What a name may end with and still speak of a budget."""
BUDGETED: tuple[tuple[str, Relation], ...] = (
    (SPENT, Relation.AT_LEAST),
    (WITHIN, Relation.AT_MOST),
    (OVER, Relation.ABOVE),
)
"""How spending is held against its budget, the more particular first."""
KEPT_WITHIN = re.compile(
    r"(?:是否|有没有|是不是|[没未不]有?)?(?:控制|保持|压)(?:在|到)了?[^，,。？?预]{0,8}(?:目标|指标)值?(?:范围)?[之以]?内了?"
)
"""An outcome said to be no more than its target."""
TARGETED = r"(达到|完成|实现|达成|做到|达)了?[^，,。？?]{0,8}(目标|指标|任务)|(目标|指标|任务)[,，]?[^，,。？?]{0,8}(达到|完成|实现|达成|做到|达标)|达标"
_GOAL = r"(?:[这那该][个项]?)?(?:年度|全年|当年|年初|预期|预定|既定|设定|绩效|原?定下?|所定|设)*的?(?:目标值?|指标值|任务)(?:[一-鿿]{0,2}[数量])?"
ANY_GOAL = re.compile(
    rf"(?:达到|完成|实现|达成|做到|达)了?{_GOAL}|{_GOAL}(?:(?:都|全|也|已经?)*(?:达到|完成|实现|达成|做到)了?)?$|[这那该][个项]?(?:目标|指标|任务)"
)
_SO_MUCH = rf"(?!20\d\d年)\d[\d,.]*(?:亿|万)?(?:{COUNTED}|元|%)?(?:及?以上|以下|以内)?"
GOAL = re.compile(
    rf"(?:达到|完成|实现|达成|做到|达)了?\d+(?:\.\d+)?[一-鿿%]{{0,3}}?的?{_GOAL}|(?:[设原所]?定下?的?){_GOAL}(?:是|为|定在|在)?{_SO_MUCH}(?=[，,])|"
    rf"(?:说|提出)?(?:是|过)?(?:要|计划|打算|想|力?争取?)(?:让|使|把|做到|完成)?{_SO_MUCH}(?=[^，,\d]{{0,30}}[，,][这那该][个项]?(?:目标|指标|任务))"
)
"""What was to be reached, as words that name nothing; with its figure."""
OVER_LIMIT = re.compile(
    rf"(?:{MORE_THAN})了?(?:[^，,]{{0,8}}[定设]的?)?(?:成本|单价|控制|指标|年度|最高)?(?:上限|限额|限值|控制线)$"
)
"""What a cost is not to rise above: a target of which the outcome stays below."""
PLANNED = re.compile(
    rf"(?P<who>.*?)(?:(?:说|计划|打算|原定|准备|承诺|提出)(?:好|过)?要?|要)[一-鿿]{{1,2}}的[那这]?(?:{_SO_MUCH})(?P<thing>[^，,]{{2,}}?)"
    r"[，,]?(?P<when>(?:20\d\d年)?)(?:底|末)?(?:都|全部?|均)[^，,]*$"
)
"""So many of a thing that were to be made, said to be made: 说要建的那12处驿站，都建起来了没."""
FULL = re.compile(r"(?:[打得拿评获是为][了到过]*)?的?满分了?$")
OVERALL = re.compile("整体|总[分评]|部门自评|单位自评")
"""What says that the score of a whole self-evaluation is meant, of which the full mark is a hundred."""
OF_ITSELF = re.compile("给(?:自己|本单位|自家)的?")
ALL = r"全部|全都|都|全|均|只|完全|百分之百"
FROM = r"来自于?|来源于|出自|靠|是|为|用于|用在|花在|属于|面向|[归列放算计](?:[在到入进作为])?"
WHOLE = re.compile(
    rf"(?P<whole>.+?)(?:是|的)?(?:{ALL})(?:{FROM})(?P<part>.+?)(?:的|里来的|安排的|[里之][头面下内]?)?$"
)
ANY_TOTAL = re.compile(r"(年度?的?|^|[ 的])(?:全部|所有|总|各项)?(收入|支出)$")
"""Income or spending, where no item is named: all of it."""
EVERY = re.compile(
    r"(?:所有|全部|各|每|这)?(?:个|[二两三四五六七八九十\d]+个|[二两三四五六七八九十\d]+项)?(?P<kind>项目|专项|工程|(?:[类款项]级)?(?:支出|功能)?科目)(?:支出)?的?(?P<what>[^，,。]*?)(?:都|全|均)"
)
ORDER = re.compile(
    r"(?P<first>最(?:大|高|多|贵)(?:的|头)?|居首|大头)|(?P<last>最(?:小|低|少)的?|垫底)|(?:排名?|位列|位居|排在|是)第(?P<place>[一二三四五六七八九十\d])(?:位|名)?|第(?P<nth>[一二三四五六七八九十\d])(?:大|高|多)的?"
)
POOL = re.compile(r"(?<!心)(?:里面|里头|当中|之中|里|中(?!心|小|央|级|标)|内(?!设))[,，]?")
HAVING = r"(?<![没所具国享拥固共特专私公含])有(?!限|关|效|序|待|所|机|色|线)"
DEED = re.compile(
    r"(?:是否|是不是|有没有|没)新?(?:买|换|添)(?!的)|(?:是否|[没未不])[^，,。？?]{0,6}(?:购置|更新|购买|新购|采购|新增|换新|换车|开支|支出|列支|接待|出国|出境|举办|召开|欠|借)"
)
EXISTS = re.compile(
    r"(?:[花买用支借欠]|支出|开支|列支)(?:了|过)[^，,。？?]{0,12}$|[花买借欠][^，,。？?]{1,4}[了过]$|(?:没有?|未|不)(?:花|用|动用?|支|买|借|欠)了?$|"
    rf"{HAVING}|没有|(?:存在|发生|产生)过?|有$|零|\bany\b|\bhave\b|anything"
)
THERE = re.compile(rf"(?:一分(?:钱)?|分文|一点儿?)[都也]?|没有?|{HAVING}|存在过?|发生过?|产生过?")
BOUGHT = re.compile(
    r"(?:新|有|重新)?(?:购买|购置|购入|添置|新增|更新|更换|[买购换添])+(?:了|过)?\s*(?:(?:\d+|[一二两三四五六七八九十几])[辆台部])?新?(?:公务用车|公务车|公车|车辆|汽车|小车|车)(?:了|过|的)*(?P<there>\s*有?)$"
)
"""The deed that the account of new official cars pays for."""
PUT = r"(?:安排|编制?|列入?|纳入|打入?|留|批复?|考虑)"
PROVIDED = re.compile(
    rf"[，,的]?\s*(?:年初)?(?:有没有|是否|没有?|未|有|就|都|也)*{PUT}(?:了|过|进)*(?:年初)?的?预算(?:里|内|中)?了?$|"
    rf"[，,的]?\s*年初(?:打|编制?|做|定|安排)?预算(?:的?时候?|时|里|中)?[，,]?(?:就|都|也|是|有没有|是否|给|有|没有?)*{PUT}(?:了|过|进去?)*(?:钱|资金|经费|上)?了?$"
)
"""That money was put into the budget at the beginning of the year."""
BARE = re.compile(
    r"[\s，,的]*(去年|今年|前年|上年|本?年度?|当年|20\d\d年度?)?[\s，,]*([有过了没]|没有|是否有?)*[\s了过]*"
)
"""Nothing is claimed of what is named but that there is some: 买车了吗."""
OPEN = re.compile(
    r"(一分(钱)?|分文|一点(儿|都|也)?)(都|也)?(不|没有?|无)(?=剩|留|结余)|不到|没到|不低于|不少于|不足|没错"
)
DENIED = re.compile(
    r"没有?|(?<!并)未|不(?!少|足|仅|低于|高于|同|如|及|变|动产|可|良|(?:合[规格法]|达标|规范)(?:的|[项率品点件产]|行为|问题|批次))|无(?!线|人机|偿|形|障碍)"
)
WORDS_OF = re.compile(
    rf"(?:{MORE_THAN}|{LESS_THAN}|超支|花完|用完|用光|花光|花尽|用尽|花得?|用得?|控制在|(?<=预算)\s*[之以]?内|达标|达到|做到|完成|全部|全都|(?:的|了)$|吗)"
)

ASKS_MORE = re.compile(rf"{ASKS.pattern}|为啥|怎么|咋|如何|啥|[这那]么|分别|相差|[多高大]出")
PLAINLY = re.compile(
    rf"(?:{BEFORE})的?(?:是|有所)?(?:{UP}|{DOWN}|{LEVEL})了?$|(?<![占同环])比(?![例重值率如])[^，,]{{2,}}(?:[多高大贵少低小])了?$|(?:{MORE_THAN}|{LESS_THAN})[^，,]{{0,6}}预算数?$|超支了?$"
)
"""What claims something with no word that asks for yes or no but the question mark: 会议费同比下降？"""


def denies(masked: str) -> bool:
    """Whether a statement says that something is not so."""
    return DENIED.search(OPEN.sub(" ", masked)) is not None
