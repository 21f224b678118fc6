"""The words by which a question says what it wants of an item: measure, part, operation; and words that tell nothing.

Tables only: (words, meaning). Items and their synonyms are vocabulary data (`ingest.names`).
"""

import re

from assistant.domain import Operation
from assistant.kinds import CONTACT, DUTIES, NUMBERED, OVER_IT
from ingest.fact import Fund, Measure, Part
from ingest.units import SEVERAL_OF

PLANS = ("打算", "计划", "准备", "预备", "预计", "本来要", "原定")
"""What everyday words for a plan begin with."""
MEASURES: tuple[tuple[str, Measure], ...] = (
    (
        "年初预算数|年初预算|年初的预算|年初批复|年初批了|年初给了|年初定了|年初安排|initial budget|original budget|beginning-of-year budget|budget at the beginning of the year",
        Measure.INITIAL_BUDGET,
    ),
    (
        "追加之后的全年预算|追加后的全年预算|追加之后|追加后|调整之后|调整后|全年预算数|全年预算|调整后预算|调整预算数|调整预算|adjusted budget|full-year budget|annual budget",
        Measure.ADJUSTED_BUDGET,
    ),
    (
        "年中被砍掉|年中被砍|年中砍掉|年中砍|年中被压减|年中被压|年中被调减|年中被核减|年中压减|年中调减|年中核减|压减|调减|削减|压掉|调增|年中追加|追加预算|追加金额|追加数|追加了|追加|added budget|supplementary budget",
        Measure.ADDED_BUDGET,
    ),
    ("支出预算|预算数|预算金额|部门预算|预算|budgeted|budget", Measure.BUDGET),
    ("|".join(f"{plans}{spends}" for plans in PLANS for spends in ("花", "支出", "开支")), Measure.BUDGET),
    (
        "完成了百分之几|完成百分之几|完成了百分之多少|完成百分之多少|完成了几成|"
        "完成几成|支出率|"
        "预算执行率|执行率|预算完成率|完成率|完成年初预算|完成全年预算|完成预算|完成了年初预算|完成了预算|完成年初预算的|完成预算的|完成了年初预算的|完成了预算的|execution rate|completion rate|budget execution",
        Measure.COMPLETION,
    ),
    (
        "所占比例|所占比重|占比|比例|占的比例|比重|占了多少|占多少|占百分之多少|占百分之几|share|proportion|percentage of",
        Measure.SHARE,
    ),
    (
        "支出决算数|收入决算数|决算支出|决算数|决算金额|支出决算|决算|执行数|执行了|实际支出|实际花了|实际执行|花了|花费|花掉|花销|花的|花|"
        "用掉|用了|用出去|花出去|支出去|付出去|吃掉|支了|开支|列支|final accounts|final account|actual spending|actually spent|"
        "actual expenditure|spending|spend|spent|outturn|final",
        Measure.FINAL,
    ),
    (
        "还欠着|还欠|欠着|欠付|没付|未付|未支付|没花出去|没花完|没花掉|没用出去|没用完|没用掉|没用上|没花|没用|没支出去|未使用|未支出|尚未使用|未用完|还剩下|还剩|剩余资金|节余|本期结余|结余资金|结余多少|结余了|"
        "节约额|节约金额|节省额|节省金额|剩了|剩下|剩余|剩|结余|balance left|left over|remaining balance",
        Measure.BALANCE,
    ),
    ("数量", Measure.COUNT),
    ("分值|满分|full mark|weight", Measure.FULL_MARK),
    ("自评总分|自评得分|总得分|总分|得分|得了|打了|评分|拿了|score", Measure.SCORE),
    (
        "原定|原计划|原先定|年度指标值|指标值|目标值|年度目标值|目标是|目标|target value|target",
        Measure.TARGET,
    ),
    (
        "实际完成值|实际完成了|实际完成|完成值|完成了多少|实际做到|actual value|actually achieved|achieved",
        Measure.ACTUAL,
    ),
    ("偏差原因分析及改进措施|偏差原因|扣分原因|扣分的原因|失分原因|丢分原因", Measure.REASON),
)
"""What of the item is asked for."""

MOVED = "增加|增长|上升|上涨|减少|下降|降低|下滑|缩水|缩减|变化|变动|多(?!少)|(?<!多)少|涨|降|增|减|缩"
CHANGES: tuple[tuple[str, Measure], ...] = (
    (
        r"(压[减缩]的?(?:比例|幅度|率)|"
        r"增长率|增幅|降幅|减幅|涨幅|跌幅|增减率|增加率|减少率|下降率|变动率|变动比例|变化率|变动幅度|(?:增长|增加|提高|下降|减少|降低|增|降|减|涨)了?(?:百分之|几个百分点)(?:几|多少)?|growth rate|"
        r"by what percent\w*|percentage change|percent change|what percentage did)",
        Measure.CHANGE_RATE,
    ),
    (
        rf"((比|较|跟|和|与|同)(上年|上一年|去年|前一年|上年度)|(比|较)(?:20)?\d\d年)[^，,。；？?]{{0,8}}({MOVED})[^，,。；？?]{{0,4}}(百分|比例|幅度|%|几个点|(?<!完成)(?<!执行)率)",
        Measure.CHANGE_RATE,
    ),
    (
        rf"((比|较|跟|和|与|同)(上年|上一年|去年|前一年|上年度)|(比|较)(?:20)?\d\d年)[^，,。；？?]{{0,8}}({MOVED})",
        Measure.CHANGE,
    ),
    (
        rf"(?:比|较|跟|和|与|同)(?:上年|上一年|去年|前一年|上年度)(?:相?比|比较)?[，,](?=[^，,。；？?]{{0,30}}(?:{MOVED})[^，,。；？?]{{0,4}}(?:百分|比例|幅度|%|率))",
        Measure.CHANGE_RATE,
    ),
    (
        rf"(?:比|较|跟|和|与|同)(?:上年|上一年|去年|前一年|上年度)(?:相?比|比较)?[，,](?=[^，,。；？?]{{0,30}}(?:{MOVED}))",
        Measure.CHANGE,
    ),
    (
        r"(增加额|减少额|增减额|(?:增减)?变[动化]额|year[- ]on[- ]year|compared (to|with) (the )?(previous|last|prior) year|from the previous year)",
        Measure.CHANGE,
    ),
    (r"同比[^，,。；？?]{0,6}(百分|比例|幅度|率|%)", Measure.CHANGE_RATE),
    (r"(同比|环比)", Measure.CHANGE),
)
"""Changes against a year before: patterns, the more particular first."""

OFF_BUDGET = re.compile(
    rf"(?:[比较][^，,。；？?]{{0,3}}预算数?(?:相比)?|[与和同跟][^，,。；？?]{{0,3}}预算数?相?比较?[，,]?)(?:{MOVED})"
)
"""By how much a budget was missed, where no word asks for a number."""

CHANGED_BY = r"增加额|减少额|增减额|变动额"
"""The amount of a change, beside its rate."""
RISES = "增加|增长|添了|上升|上涨|变多|多花|升高|涨|提高|多了|rise|rose|increase|grow|grew|went up|go up"
FALLS = "减少|(?<!增)减了|砍|核减|下降|降低|缩水|缩减|变少|少花|下滑|降|压减|少了|fall|fell|decrease|drop|decline|went down|go down"

FUNDS: tuple[tuple[str, Fund], ...] = (
    (r"政府性基金|government fund", Fund.GOVERNMENT_FUND),
    (r"国有资本经营|state capital", Fund.STATE_CAPITAL),
    (r"一般公共预算|general public budget", Fund.GENERAL),
    (r"(?<!非)财政(?:拨款|口径|性?资金|给)|fiscal appropriation|fiscal fund", Fund.FISCAL),
    (
        r"含非财政|全口径|全部资金|全部(?:决算)?支出|含(?:了)?项目支出|所有资金|各类资金|不分资金|all funds|all sources",
        Fund.ALL,
    ),
)
"""Whose money: the more particular first."""

INCOME = r"收入|进账|到账|入账|收到|进项|拨进|拨入|拨来|income|revenue|received"
"""Money that comes in."""

PARTS: tuple[tuple[str, Part], ...] = (
    ("基本支出|basic expenditure", Part.BASIC),
    ("项目支出|project expenditure", Part.PROJECT),
)

LEAST = "低|少|小|省|抠|节约|节省|便宜|垫底|不"
"""What the least of something is called; whatever else is 最 is the most."""
WHICH = "哪个|哪一个|哪[二两三四五六七八九十几]个|哪家|哪一家|谁|哪些|哪项|哪个项目|哪一项"

THING = f"个人|人次|批次|场次|[{SEVERAL_OF}次批]"
SHARED_OUT = rf"平?[摊分合]到每?一?个?(?P<shared>{THING})车?(?:头|身|名)?上?"
EACH_ONE = re.compile(
    rf"平均(?:下来)?[^，,。？?0-9]{{0,4}}?[每一](?P<average>{THING})|{SHARED_OUT}|"
    rf"(?:每一?(?P<each>{THING})[^，,。？?]{{0,6}}(?:平均|花|用了|合|摊)|一(?P<one>{THING})[^，,。？?]{{0,6}}平均)"
)
"""One of the things that an amount is divided among: 平均一套, 摊到每辆车, 一台车平均."""
ASCENDING = (
    r"(?:从|由)?(?:低到高|少到多|小到大)|升序|smallest first|lowest first|ascending|"
    r"(?:哪个|哪一个|哪一?[头边]|哪一?年|哪家|哪一家|谁)[^，,。？?]{0,20}?(?:更少|更低|更小|(?<!多)少(?!数|年)|低(?!保))"
)
"""The smallest comes first."""
SUPERLATIVE = rf"最(?![后近初终新早主重基佳优好先老]|{LEAST})[一-鿿]{{1,3}}的|最(?:高|大|多|贵|长|重)(?!法|院|检|限|程度|化|人民)"
ORDERED = (Operation.RANK, Operation.HIGHEST, Operation.LOWEST)
OVER_THINGS = (
    *ORDERED,
    Operation.AVERAGE,
    Operation.SUM,
)
"""What is done over things of one kind."""

LESS = "减去|扣除|扣掉|刨去|刨掉|去掉|除去"
"""What takes one figure away from another; what is left then is the difference, and not what is left of a budget."""
OVERSPENT = r"超(?:了|过|出)?(?:年初|全年)?(?:的)?预算"

OPERATIONS: tuple[tuple[str, Operation], ...] = (
    (r"((?:几|多少)倍)", Operation.TIMES),
    (r"(相当于)[^，,。？?]{1,20}(?:百分之|几成|比例|%)", Operation.RATIO),
    (
        r"(多多少|(?<!减)少多少|(?<!提)高多少|(?<!降)低多少|(?<!多)[大小]多少|差多少|相差多少|多出来?多少|高出来?多少|多花了?多少|少花了?多少|，多多少)",
        Operation.DIFFERENCE,
    ),
    (rf"({OVERSPENT}(?:安排|数|额)?(?:了|出)?(?:多少|几))", Operation.DIFFERENCE),
    (r"(?:年[末底]|期末)[^，,。？?]{0,12}?([比较])(?=[^，,。？?]{0,12}?(?:年初|期初))", Operation.DIFFERENCE),
    (
        r"(?<![占同环分])[比较](?!上年|去年|上一年|前一年|上年度|例|重|值|率|如|方|分|赛)[^，,。？?]{0,40}?"
        r"((?:多(?!少)|(?<!多)(?:少|高|低|大|小)|核[减增]|下浮|上浮|节[约省])[了出来花用掉]{0,3})(?:多少|几|$|[？?])",
        Operation.DIFFERENCE,
    ),
    (
        r"(人均|每人平均|平均每人|平均每个|平均每位|每个?[^，,。]{0,8}人[^，,。]{0,4}平均|平均(?:招待|接待|培训|每)|每人次|平摊|均摊|"
        r"per capita|per head|per person|per visitor|per participant|per trainee|per guest)",
        Operation.PER_HEAD,
    ),
    (
        r"(排名|排序|排个序|怎么排|排一排|排列|(?:从|由)?(?:高到低|大到小|多到少|低到高|小到大|少到多)|"
        r"[排列居位][名在]*前[一二两三四五六七八九十\d]+|前[一二两三四五六七八九十\d]+((名|位|大|个(?![季月年])|项|类|笔)(?!目)|的?(?=([类款项]级|支出|功能|经济|分类)*科目))|rank|top \d+)",
        Operation.RANK,
    ),
    (
        rf"({WHICH})[^，,。]{{0,24}}(最(?![后近初终]|{LEAST})[一-鿿]{{0,2}}|居首|排第一|第一名|领头)|(最(?![后近初终]|{LEAST})[一-鿿]{{1,3}}的)(?:是|为|有)?"
        rf"(?:{WHICH})|{SUPERLATIVE}|最(?:烧钱|花钱|费钱)|(?:which|who|what)[^，,。]{{0,24}}(most|highest|largest|biggest)|(highest|largest|biggest)",
        Operation.HIGHEST,
    ),
    (
        rf"({WHICH})[^，,。]{{0,24}}(最(?:{LEAST})|垫底|倒数第一)|(最(?:{LEAST})[一-鿿]{{0,2}}的|最(?:低|小|少)(?!生活|工资|限|保))|(?:which|who|what)[^，,。]{{0,24}}"
        r"(least|lowest|smallest)|(lowest|smallest)",
        Operation.LOWEST,
    ),
    (
        r"(哪个|哪一个|哪一?[头边]|哪一?年|哪家|哪一家|谁|which|who)[^，,。]{0,20}(更多|更高|更大|更少|更低|多些|高些|多一些|(?<![比占])重(?!点|要|大|建|新|庆|度)|"
        r"多|高(?!速|校|新|等|级)|大(?!会|数据|学|队|厅|厦|赛|型|奖)|少|低(?!保)|more|higher|larger|less|lower|fewer)|(更多|更高|谁多|谁高|哪个多|哪个高)|(比较|"
        r"对比)(一下)?|compare",
        Operation.COMPARE,
    ),
    (LESS, Operation.DIFFERENCE),
    (r"(?<=\s)(减)(?=\s)", Operation.DIFFERENCE),
    (
        r"(差额|差多少|相差|差了|差距|多出多少|多出了|高出多少|高出|(?<!减)少多少|多多少|多花了多少|少花了多少|"
        r"多花多少|少花多少|by how much|超出多少|超了多少|超支|节约了多少|省了多少|省下|difference|"
        r"how much more|how much less|exceed)",
        Operation.DIFFERENCE,
    ),
    (rf"({EACH_ONE.pattern})", Operation.PER_HEAD),
    (r"(平均|均值|average|mean)", Operation.AVERAGE),
    (
        r"(之和|加上|加起来|加[在到]?一[起块]|合[在到]?一[起块]|相加|合起来|总和|合在一起|两项合计|三项合计|加总|两者合计|一共加|in total together|sum of|combined|altogether)|"
        r"(?:[费支出入额]|预算|决算)[和与及、加][^，,。；;？?]{2,16}?(一共|总共|共计|合计|总计)(?:是|有|花了?|用了?|支了?|支出)?(?:多少|几)",
        Operation.SUM,
    ),
)
"""What is to be done with the figures: patterns, the more particular first."""

EACH = r"分别|各|respectively|each"
"""Things named together and asked for one by one."""
EACH_FIGURE = r"(?:各自?|分别)(?:都|又)?(?:是|为|有|花了?|用了?)*(?:多少|几)"
"""The figure of each, whatever else is asked."""
ALL_OF_THEM = r"(?:两|二)[个项家者边年][^，,。？?]{0,6}都|[都全][报给列说要写告]|both|what (?:were|are) the two|the two \w+s\b"
"""The figures that are compared are themselves asked for."""
ALONG = r"[按以]照?[^，,。？?]{0,8}?(?:分类|划分|性质|来源|类别|科目)(?:的|来?看)?"
"""What a whole is split by."""
MADE_OF = (
    r"(?:怎么|如何|怎样)(?:划?分|分布)(?:的|布)?(?=[，,？?]|$)|[花用投]?[在到于]了?(?:哪些|哪几个?|什么)(?:方面|地方|领域|科目|项目)(?=[^。？?]*(?:各|分别)[占花是用了有为]*(?:多少|几))|"
    r"由(?:哪些|哪几个?|几个?|什么)(?:部分|项|块|类|内容|费用|支出)?(?:构成|组成)|"
    r"(?:(?<=支出|收入|经费|费用|资金|拨款)|(?<=\s))(?:都|里|中)*有(?:哪些|哪几个)(?:构成|组成)(?:部分)?|"
    r"(?:(?<=支出|收入|经费|费用|资金)|(?<=\s))的?(?:结构|组成)|"
    r"(?<=收入)的?来源(?:有|是|包括)+(?:哪些|什么)|(?:(?<=收入)|^)(?:主要|都)*(?:来自|来源于?)(?:哪里?些?|什么)(?:儿|地方|方面|渠道)?(?!年|月|个)|"
    r"(?:分为|分成|包括|包含|有)(?:哪几|哪些|几)个?(?:部分|块|类)|(?:都|主要)*(?:包括|包含|有)(?:哪些|什么)(?=[，,]?各)|(?<=[一-鿿 ])明细(?=$|[？?])|"
    r"(?:钱|支出|开支|经费)(?:主要|都|大多)*[花用]在了?(?:哪[儿里]|(?:哪些|什么|哪几个?)(?:方面|地方|块))了?|(?<!单位)(?<!机构)(?<!部门)(?<!人员)构成(?!单位)"
)
BUDGET = re.compile("(?<!公共)(?<!基金)(?<!经营)预算")
"""A budget, and not the name of an appropriation."""
OVER_YEARS = (
    r"(?:历年|逐年|各年度?|(?:这|过去)(?:几|[两二三四五])年|近(?:[几一两二三四五六七八九十]|\d{1,2})个?年)来?(?:之?间)?的?(?:变化|变动)?的?"
    r"(?:趋势|走势|情况)?|(?:变化|变动|增长|发展)?的?(?:趋势|走势)"
)
SHAPES: tuple[tuple[str, Operation], ...] = (
    (rf"({ALONG}(?=.*(?:{MADE_OF}))|(?:各部分|各项)?的?(?:{MADE_OF})(?:情况)?)", Operation.COMPOSITION),
    (rf"(?:{MADE_OF}).*?({ALONG})", Operation.COMPOSITION),
    (rf"({OVER_YEARS})", Operation.TREND),
)
"""What is wanted of a figure as a whole: its parts, its years."""
OPERATIONS += SHAPES

HOW_MANY = re.compile(r"(?:有|共|总共|一共)(?:几|多少)(家|个|项|笔|类)")
"""Only the number of those that meet a condition."""
SPENT_ON = r"来宾|客人|来客|招待一|接待一|每个?(?:来|客|参训|受训|参会|学员)|参训|受训|学员|参会|培训人|人次|visitor|guest|participant|trainee|attendee"
"""People that money is spent on, and not those who work there."""
TAKES = r"占(?!比|地|用)|几成"
"""One thing as a part of another."""
SHARE_OF = r"(占了|占到|占整个|占全部|占)(?!比|用|了|到|整个|全部|百分|多少|几)(?P<whole>(?:[^，,。？?的]|的补助|的支出){2,24}?)(的)?(比例|比重|百分之多少|百分之几|百分比|多少|几成|%|多大比例|几个点|多大|\?|？|$)"
"""A share and the whole that it is of."""
EVERYTHING = re.compile(r"(?:总|全)(?:额|数|量|部|体|的)|合计|总计|整体")
"""A whole that is named by no name."""

ALL_OF = (
    r"(各(个)?(单位|部门|机构|家|组织)|[二两三四五六七八九十几\d](个|家)(单位|部门|机构)|所有(的)?(单位|部门|机构|年份)|这些单位|几个单位|几家单位|"
    r"全部单位|哪个单位|哪家单位|哪个部门|哪家|哪些单位|哪些部门|each organi[sz]ation|"
    r"all (the )?(organi[sz]ations|departments|units)|which (organi[sz]ation|department|unit|agency))"
)
"""A question over every report."""

SLIPS: tuple[tuple[str, str], ...] = (("决算", "决"), ("预算", "预"))
"""Words of two characters that are mistyped by sound: the word and the character that slips."""
NO_SLIPS = frozenset(
    {"核算", "计算", "测算", "结算", "总算", "折算", "换算", "打算", "概算", "清算", "决算", "预算", "云算"}
)

SAID = (
    "请问 请 麻烦 帮 帮我 查 查一下 告诉 告诉我 说 说说 讲 讲讲 介绍 介绍一下 想 知道 了解 想知道 想了解 为什么 为啥 为何 怎么 "
    "怎么样 怎样 如何 怎么回事 咋 咋样 啥 什么 哪 哪些 哪个 哪家 哪里 哪天 哪年 谁 多少 几个 是不是 是否 有没有 有无 是 有 做 "
    "做什么 搞 弄 要 会 能 想要 打算 得 拿 去 来 到 成 使 让 叫 叫做 称 称为 写 写的 列 列出 看 看看 给 事 事情 东西 "
    "方面 时候 地方 钱 意思 含义 定义 全称 缩写 样 些 个 次 下 分别 到底 究竟 具体 主要 都有 有些 本 该 年 年度 月 日 报告 部门决算 决算报告 "
    "文件 单位 的话 自己 按 根据 提出 规定 解释 反映 how what which who whom whose why when "
    "where does did do is are was were the of in on at by for to and its it a "
    "an have has had any please tell me there their they with from as that "
    "this be been s two three four five according report filing per give "
    "given not no only but or "
)
ASKING = frozenset(SAID.split())
"""Words that only ask; a topic is what is left without them."""

EXPANSIONS: tuple[tuple[str, str], ...] = (
    (r"哪一?[个家些](?:机构|组织)|卡在?了?(?:哪[儿里]?|什么地方|啥地方)了?", ""),
    (
        r"(内设|下设|设有|下面有|下面|设了)[^，,。]{0,6}(部门|科室|处室|部室|机构|部)|(哪些|哪几个)(内设)?(部门|科室|处室|部室|机构|部)|"
        r"(部门|科室|处室|机构)(组成|设置|构成)|内设",
        "内设机构",
    ),
    (OVER_IT, "隶属 下属"),
    (
        r"(?<=[算列并纳汇])(?:了|进|入)*(?:进来|进去|入内|在内|进)|(?<=[并汇纳])入(?=[了的])|编制范围",
        "决算单位构成 纳入 编制范围",
    ),
    (r"(?:下设|下属|所属|下辖|下面)[^，,。？?]{0,6}(?:事业单位|行政单位|参公单位)", "下属事业单位 所属单位"),
    (
        r"(?:下属|下级|所属)的?(?:二级)?(?:预算)?单位|二级(?:预算)?单位",
        "决算单位构成 下级所属单位 二级预算单位",
    ),
    (
        rf"({DUTIES})(的|事|工作|事情|活)?|主要工作|[做干]什么(事|工作)?(?=[ ，,。？?]|$)",
        "部门职责 主要职能",
    ),
    (
        r"毛病|短板|不足|检讨|(?<=[哪么些个的了在认现要自，,])问题|问题(?=是|有|和|及|与|$|[？?，,])",
        "存在的问题",
    ),
    (r"措施|下一步|打算|改进", "下一步改进措施"),
    (CONTACT, "联系方式 信息反馈 联系电话"),
    (NUMBERED, "文件 通知"),
    (r"哪家公司|哪家企业|中标|承建|supplier", "供应商"),
    (r"牵头|联合体|联合", "牵头单位 成员单位"),
    (r"省(?=着用|钱|水|电|油|纸)|抠紧|抠门|勤俭", "节约"),
    (r"(付款|付钱|打款|报账)(?=[^，,。]{0,6}(手续|流程|程序|步骤|环节))", "支付 审批"),
    (r"(改|整改)(好|完|掉|正)了?", "整改"),
    (r"查(出来?|到|处)", "发现"),
    (r"(?:包括|包含|涵盖)[了着]?(?:哪些|什么|啥)(?:内容|方面|东西)", "包括"),
    (r"派?(什么|啥)用(场|处|途)|(做|干)(什么|啥)用|用来[做干]?(什么|啥)|用途", "用于"),
    (r"挂牌|成立", "挂牌成立"),
    (r"牌子", "加挂 牌子"),
    (r"没花完|没有用完|没用完|结余", "结余原因"),
    (r"没达标|未完成|没完成", "实际完成 原因"),
)
"""What filings call the things that people ask for in other words: added to the topic."""

OVER_BUDGET = rf"{OVERSPENT}|(大于|高于|多于)(年初|全年)?预算"
"""Overspending taken for granted."""

HEADED: tuple[tuple[str, str], ...] = (
    ("存在的问题", "存在.{0,6}问题"),
    ("改进措施", "改进措施|下一步"),
    ("内设机构", "机构设置|机构情况|内设"),
    ("决算单位构成|下属事业单位", "机构设置|单位构成"),
    ("职责|职能", "职责|职能"),
    ("资产", "资产"),
    ("政府采购", "政府采购"),
    ("过紧日子|厉行节约|节约", "紧日子|节约"),
)
"""Topics and the headings that filings put them under."""

NEGATIVE = r"无|没有|未|不存在|不含|不涉及|尚无"
"""A sentence that denies."""

STOCK = {"辆": "保有量", "台": "保有量", "部": "保有量"}
"""What is counted in a unit unless the question says that it was bought."""
STATES: tuple[tuple[str, str], ...] = (
    (r"累计|截至|截止|到[^，,]{0,6}底|总共|一共", "累计"),
    (r"完成(了)?年初预算|年初预算的?(完成|执行)", "年初预算"),
    (r"付(?:了|掉|过|款|出去)|支付(?!率)|已付", "支付"),
    (r"签(?:了|的|订|约|下)|合同(?:价|额|金额)", "合同签订价"),
    (r"新(?=接|增|建|添|上线|开|装|设)|当年|这一年|年内", "新增"),
)
"""Words that tell what there is in all from what came in the year, and what filings call it."""
MEANS = "通过|经由|采用|采取|走"
"""What stands before the way in which something was done or got."""
ENDS = {"年末": "年[末底]|期末", "年初": "年初|期初"}
"""The end and the start of a year, and how they are said."""
ANY_END = re.compile("|".join(ENDS.values()))
NAMELESS = frozenset({"价值", "金额", "数额", "数值"})
"""Words that say that there is an amount, and not of what."""
BOUGHT = r"购置|购买|新购|更新|买"
CAME = rf"{BOUGHT}|新增|[添换]|调入|划入"
WENT = r"报废|处置|拍卖|调[拨出]|划[转拨出]|淘汰|核销|注销|移交|封存|变卖|卖"
CAME_OR_WENT = f"{CAME}|{WENT}"
"""What became of vehicles in the year, by the names of their numbers: 车辆报废 1 辆."""
COME_OR_GONE = rf"{CAME_OR_WENT}|[扔退减增移划封拍销购]|少了|多了|处理"
"""How a question says that it asks for that, and not for how many there are."""
SO_MANY_CAME_OR_WENT = (
    rf"(?:{CAME_OR_WENT})[了过]?的?(?:(?:公务用|公)?车辆?)?数?量?(?:是|有|为)?(?:多少|几)[辆台部]|"
    rf"(?:多少|几)[辆台部] *(?:(?:公务用|公)?车辆?) *(?:是|被)?(?:{CAME_OR_WENT})"
)
"""What asks for just that number: 更新了几辆公务用车, 报废车辆几辆."""
HINTS = frozenset({"实有", "年底", "年末", "期末", "年初", "期初", "累计", "新增"})
"""Words that tell two figures apart where the filing has them, and need not be found."""

ENGLISH_FILLER = (
    "how|how much|how many|what|was|were|is|are|did|does|do|the|of|for|in|on|by|at|to|and|its|it|their|they|a|an|have|has|had|please|tell|me|show|"
    "give|number|amount|total|figure|value|fiscal|year|which|with|from|that|this|there|be|been|report|reported|according|filing|organization|organisation|"
    "more|less|most|least|four|five|three|two|organisations|organizations|organisation|filings|"
    "filing|first|largest|smallest|order|ordered|exceed|exceeded|exceeds|went|go|project|projects|"
    "each|ones|one|value|office|equipment|item|items|line|spending|expenses|expense|stand|stood|"
    "rank|compare|compared|between|higher|lower|bigger|smaller|after|before|within|out|or|if|per|"
    "much|many|money|paid|pay|bill|bills|purchase|purchases|official|year-end|end|keep|kept|receive|"
    "received|by|far|into|alone|over|actual|actually|any|all|s|own|owned|only|also|who|why|when|where|he|"
    "she|or|but|not|no|so|than|then|them|those|these|would|should|could|can|will|may|spend|spent|"
    "used|use|yuan|rmb|million|cost|costs|under|per|as|s|during"
)
