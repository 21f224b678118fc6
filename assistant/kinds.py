"""The kind of answer that a question wants, read from its question word and what stands around it, and what a passage must
have to be one.

Families of grammar, not phrases: who asks 哪几个 wants names, who asks 几个 a figure; 怎么 with a word of surprise or a
change wants the reason.
"""

import re

from assistant.domain import Wanted
from assistant.patterns import pattern

WHAT = r"(?:什么|啥)"
WHICH = (
    r"哪(?:(?:一|几|[二两三四五六七八九十])(?:个|家|些|项|种|类|位|条|款|所|支|座|块|部|场|次|届|份|门|方面)?"
    r"|个|家|些|项|种|类|位|条|款|所|支|座|部|届)"
)
HOW = r"(?:怎么|咋|怎)(?!样|办)"
AGAINST_EXPECTATION = (
    r"(?:还(?!款|原|贷)|会(?!计|议)|就|又|反而|反倒|倒|没(?!收)|不|才|都|只|能|这么|那么|突然|一下|老|总)"
)
"""Adverbs of surprise: 怎么还剩, 怎么会是五倍."""
MOVED = r"(?:涨|增|降|减|多|少|超|剩|拖)"
TURNED = r"(?:翻|省|缺|掉|跌|升|慢|晚|推迟|没|未)"
"""Other words for what happened to a figure or a plan, where an account of it is asked for."""
MADE = r"(?:导致|造成|引起|使得?|让|带动|拉动|推高|拉高|拉低|压低|决定)"
ACCOUNT = r"说法|交代|解释|说明|理由|讲法|解读"
"""What is given for something that happened."""
CAUSE = r"(?:原因|归因(?:于何)?|缘由|缘故|理由|症结|根源|根子|起因|由头|(?<![原起成诱基病死])因(?=[？?]?$))"

FIRM = r"(?:供应商|服务商|厂家|厂商|承包商|运营商|供货商|公司|企业|集团|乙方)"
_CHOSEN = r"(?:怎么|如何|怎样|通过什么(?:方式|途径)|以什么方式)[^，,。？?]{0,8}?(?:选定|选出|选择|选的|确定|定下|招来|招的|采购)"
CHOSEN = rf"^(?=.*{FIRM}).*?({_CHOSEN})"
"""In which way a firm was chosen."""
WAYS = r"招标|招投标|比选|遴选|磋商|谈判|询价|单一来源|抽签|竞价|协议供货"
"""The ways of choosing one, by the law on procurement."""
BODY = rf"(?:{FIRM}|单位|部门|机构|组织|事务所|律所|银行|医院|学校|大学|学院|协会|研究[院所]|中心|局(?!部)|厅|委|处室?|科室)"
THING = r"(?:项目|系统|平台|工程|专项|活动|指标|大会|会议|展会|场景|文件|标准|规范|制度|办法|奖项?|荣誉)"
WORKS_WITH = r"(?:牵头|中标|承建|承接|承办|供应|联合|实施|编制|合作|开发|运维|施工|建(?!议)|修(?!改|正)|提供|建设|签(?:约|订|合同))"
STRUCTURE = r"(?:内设|下设|设有|设了|设置|内部|下面|底下)"
DUTIES = r"职责|职能(?!科室|处室|部门|机构)|(?:负责|主管|分管|掌管|管)(?:着|的|些|了)*(?:什么|哪些|啥)(?:些)?|(?<![来用])[干做]什么的|主要任务"
"""What an organisation is there for."""
CONTACT = r"(?:电话|联系|咨询|打)[^。？?]{0,12}?(?:号码|联系方式)|(?:咨询|联系|反馈|监督|公开)(?:的)?电话(?!费)|联系方式|[打拨](?:给)?(?:哪个|什么|多少)(?:电话|号)"
"""What one is reached by."""
NUMBERED = r"(?:发文|文件|通知|批复)?(?:文号|编号)(?=是|为|多少|什么|啥|[？?，,]|$)"
"""What a document is called by."""
OVER_IT = r"(?:归|属于?|隶属于?|受)[^，,。？?]{0,2}(?:谁|哪(?:个|家)?[一-鿿]{0,6}?)(?:来|去|所)?(?:管|领导|主管)|上级(?:主管)?(?:单位|部门|机关)|主管(?:单位|部门|机关)|隶属于?(?:谁|哪)"
"""Who stands over an organisation."""

WANTED: tuple[tuple[str, Wanted], ...] = (
    (
        rf"(为什么|为啥|为何|因何|缘何|怎么回事|咋回事|怎么搞的|咋搞的|凭(?:什么|啥)|{CAUSE}|靠的?是?{WHAT}|(?:因为?|为了|出于|怪|赖){WHAT}|受(?:了|到)?{WHAT}[^，,。？?]{{0,4}}影响|"
        rf"(?:问题|毛病|关键|难点|卡)出?在(?:哪|什么|啥)|{WHAT}(?:情况|因素)?{MADE}|why|reason|what caused|because of what)",
        Wanted.REASON,
    ),
    (
        rf"({HOW}{AGAINST_EXPECTATION}|{HOW}[^，,。？?]{{0,4}}{MOVED}|(?:怎么|咋)(?!样|办)[^，,。？?]{{1,8}}(?<![办处解用花])了[呢啊]?[？?]?$|"
        r"(多|少|高|低|大|小|涨|降|增|减|增加|减少|下降|超|缩)了?[，, ]?(是)?(怎么|如何|咋)(解释|说明|交代|讲|说|写)|"
        rf"(?:{MOVED}|{TURNED}|无|发生)[^。？?]*?作何(?:解释|说明)|"
        rf"{MOVED}[^。？?]{{0,16}}?[，,]?(?:是?(?:啥|什么|怎么个?|咋个?)情况)|"
        rf"{MOVED}[^。？?]{{0,20}}?(主要的?[^，,。？?]{{0,4}}(?:是|来自|因为)(?:什么|啥|哪[一-鿿]?))|"
        rf"(?:{MOVED}|{TURNED})[^。？?]*?[，,]([^，,。？?]{{0,8}}?(?:(?:怎么|如何|咋|怎样)(?:{ACCOUNT}|说|写|讲|做到|办到|实现|省|降|来)[下出]?来?的|"
        rf"(?:{ACCOUNT})[^，,。？?]{{0,2}}是?{WHAT}))|{MOVED}[出掉下]?来?的[^，,。？?]{{0,6}}?([从是打]*哪(?:儿|里)?来))",
        Wanted.REASON,
    ),
    (
        rf"({WHAT}意思|{WHAT}(?:才|又)?是(?=[^，,。？?]{{2}})(?!{MADE}|最|主要|影响)|(?:是|各|分别)?指(?:的是)?(?:{WHAT}|哪[一-鿿]?)|全称|全名|简称|缩写|含义|定义|名词解释|怎么解释|解释一下|何谓|什么叫|"
        rf"(?:{WHAT}|哪种|何种)口径|口径是?(?:{WHAT}|怎么|如何)|(?:代表|表示){WHAT}|用来[干做]{WHAT}的?[？?]?$|[干做]{WHAT}用的[？?]?$|"
        r"definition|define|what does .* mean|what is meant|defined|meaning of)",
        Wanted.DEFINITION,
    ),
    (rf"({DUTIES}|responsibilit|duties|duty|functions? of|in charge of)", Wanted.DUTY),
    (rf"({CONTACT}|{NUMBERED}|(?<!车牌)号码(?=是|为|多少|[？?，,]|$))", Wanted.REFERENCE),
    (rf"{STRUCTURE}[^，,。？?]{{0,6}}(哪些|哪几个?)", Wanted.LIST),
    (CHOSEN, Wanted.PASSAGE),
    (rf"({OVER_IT})", Wanted.ORGANISATION),
    (rf"({WHICH}{BODY}|哪一?家|供应商|服务商|supplier|which company|vendor|contractor)", Wanted.ORGANISATION),
    (
        rf"{WORKS_WITH}[^，,。]{{0,4}}谁|谁[^，,。]{{0,2}}{WORKS_WITH}|(?:给|为|替|由|跟|与|和|向|归)谁",
        Wanted.ORGANISATION,
    ),
    (rf"{BODY}(?:的?全?名[字称]?)?((?:叫|是){WHAT}(?:名[字称])?)", Wanted.ORGANISATION),
    (
        r"(长|主任|书记|领导|负责人|一把手|经办人|联系人|老大|头儿)[^，,。]{0,4}(叫|姓)(啥|什么)|(一把手|领导|负责人)[^，,。]{0,4}谁",
        Wanted.PERSON,
    ),
    (rf"({WHICH}|{WHAT})({THING})", Wanted.SUBJECT),
    (r"(是谁|谁是|联系人|填表人|负责人是|哪位|叫什么名字|哪个人|which person|who )", Wanted.PERSON),
    (
        r"(什么时候|啥时候|何时|哪一天|哪天|几月|哪年|哪一年|日期|时间是|when|what date|which date)",
        Wanted.DATE,
    ),
    (r"(which organi[sz]ation|which department|which company|which supplier)", Wanted.ORGANISATION),
    (
        r"(有哪些|哪些|哪几|哪[二两三四五六七八九十]|列出|列举|列一下|分别(是什么|叫什么|是哪|有)|(?:包括|包含|涵盖)[了着]?(?:哪些|什么|啥)(?:内容|方面|东西)?|都有什么|都有啥|有啥|些什么|些啥|list|what are the|which)",
        Wanted.LIST,
    ),
    (
        r"(怎么样|如何|怎样|什么问题|问题|措施|做法|成效|成果|亮点|打算|计划)",
        Wanted.PASSAGE,
    ),
)
"""The kind of answer: patterns, the more particular first; what is captured only asks."""

NAMED_ANSWER = r"名单|名录|清单|名称"
TOLD = re.compile(rf"(结果|进展|依据|方式|地点|位置|用途|对象|{NAMED_ANSWER}|流程|手续)$")
"""What keywords end with that no figure answers."""
OPEN = (
    rf"(怎么|如何|怎样)(?!样(?!的)|回事|这么|那么|[^，,。]{{0,6}}(涨|增|升|降|减|多|少|超|落))|哪些(?!单位|部门)|哪(几|[二两三四五六七八九十])(个|样|方面|种|类|项|道|点|块|件)?|"
    rf"{WHAT}\s?(?=[一-鿿])(?!时候|意思|比例|水平|数|样)|些{WHAT}|干(?:{WHAT}|嘛)|目的|(图(个)?|靠的?是?){WHAT}|哪(里|儿)|(去了?|在|到)哪|用[于在到]了?{WHAT}(?![一-鿿])"
)
"""A question that no figure answers."""

_ANYTHING = r"(?:什么|啥|哪(?!一?[天年家届]|个?单位|个?部门))"
USE = re.compile(
    rf"用[途处]|(?:花|用|使|投)[了在到去于]*{_ANYTHING}|[用拿][来去][做干买搞办]?了?{_ANYTHING}|(?:用来|[做干]){_ANYTHING}用?的?|"
    rf"钱[^，,。？?]{{0,6}}(?:去|到)了?{_ANYTHING}|[买购]了?些?{_ANYTHING}"
)
"""What money was used for."""

QUESTION_WORD = r"什么|啥|哪|谁|怎|咋|如何"
"""Words that ask, and not for a figure."""
ASKED = rf"[?？]|{QUESTION_WORD}"
"""A whole question; a row of keywords names a figure where it names anything to measure."""

FIGURE = r"(多少|第几|多大|(?<![哪这那好前后两三])几(个|辆|次|人|台|项|家|条|批|名|元|万|分|成|年)|金额|数额|百分之|how much|how many|what (was|is|were) the (amount|number|total|figure|value)|amount|figure)"
"""A question for a figure."""

SPENDING = r"花(?!园|费|坛)|用[了在到]|支了|买|购置|采购|(?:那|这)(?:么多|几|些|笔)[^，,。？?]{0,4}(?:钱|元|块)|去了?哪"
NOT_SPENT = r"没|未|不|无|零|(?<![\d.])0(?![\d.])|省|剩|余|少|降|减|节"
"""Words that take spending for granted, and those that do not."""

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚"
    "谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The commonest family names; a person is a name after a title or a colon."""
OFFICES = "科处室部局厅委办院校心组司站所股队会社等"
"""How bodies end, which stand behind a colon as persons do."""
NAMED = (
    rf"(同志|签字|姓名|签名)?(?:[：:]?\s*(?:欧阳|司马|上官|诸葛|[{SURNAMES}])[一-鿿]{{1,2}}|[：:]\s*[一-鿿]{{2,3}}(?<![{OFFICES}]))"
    r"(?![一-鿿])"
)
OUTSIDE_BODY = (
    r"[一-鿿]{2}(公司|集团|大学|学院|研究院|研究所|事务所|银行(?!存款)|医院|协会|商会|基金会|合作社)"
)
"""Bodies that work with a unit of government: who is asked for more often than the unit itself."""
REACHED_BY = r"(?<!\d)(?:0\d{2,3}[-—－ ]?)?\d{7,8}(?!\d|[.,]\d)|(?<!\d)1\d{10}(?!\d)|@"
"""A telephone number or an address of mail."""
SITED = r"在(?:哪(?:儿|里|个地方)?|什么地方)(?:办公|上班|办事|开会|举办|举行|召开)|位于哪|坐落|(?:地址|地点|位置)(?:是|在)"
"""Where something stands or is held; where money went is another question."""
SITES = r"位于|坐落|地址|地点|设在|迁|在[^，,。；;]{2,20}?[市县区镇乡村路街号楼厅馆院厦]"
WHY = r"原因|由于|因|主要是|为了|致使|导致|受|故"
UNSPENT = r"(?:没有?|未能?|不)(?:能|有|曾)?(?:全部?|都)?(?:花|用|支|拨|执行|兑付)[^，,。？?]{0,2}(?:完|光|掉|出去|[？?]|$)"
"""Money that was not spent, in a question."""
LEFT = r"执行率|完成率|未(?!来)|没有|结余|结转|滞后|缓|延[后期迟]|推迟|跨年|不足|进度|低于|小于|少于|剩余"
"""The words of filings for it."""
UNDONE = r"未(?!来)|没(?!收)|无法"
NOT_DONE = rf"(?:{UNDONE})[^，,。；;]{{2,16}}[，,][^，,。；;]{{0,16}}(?:{UNDONE})"
"""One thing that was not done, told right before another that was not: its reason, without a word for it."""
NEEDS: dict[Wanted, str] = {
    Wanted.REASON: WHY,
    Wanted.REFERENCE: r"[〔\[（(]\d{4}[〕\]）)]\s*第?\d+号",
    Wanted.DATE: r"\d{4}\s*年|\d+\s*月|\d+\s*日",
    Wanted.ORGANISATION: r"公司|局|厅|中心|委|院|研究所|大学|集团|支队|处|部|区|企业|[金学协商]会|银行|学校|事务所|合作社",
}
"""What a passage must have to be an answer of this kind."""
OF_ITS_KIND: tuple[tuple[str, str], ...] = (
    (r"律师事务所|律所|会计师事务所|事务所", r"[一-鿿]{2}(事务所|律所)"),
    (rf"{FIRM}|supplier|vendor|contractor|company", OUTSIDE_BODY),
    (r"银行", r"[一-鿿]{2}银行"),
    (r"医院", r"[一-鿿]{2}医院"),
    (r"大学|学院|学校|高校", r"[一-鿿]{2}(大学|学院|学校)"),
)
"""A body asked for by its kind, and the name of one of that kind."""

INCLUDES = rf"(?:包括|包含|涵盖)[了着]?(?:{WHICH}|{WHAT})"
INCLUDED = r"包括|包含|涵盖|主要有|分别[为是]|其中|：是?指|是指|：[^。]*、"
"""What something takes in, in a question and in a filing."""

WITHHELD = r"不(作|予|宜|便)(公开|公示|披露)|涉密(项目|事项|内容|信息)"
"""A passage that says why it does not say more."""
MISSED = re.compile(r"(?:不予?|未|没有?)(?:对外)?(?:作)?(?:公开|公布|公示|披露)")
"""What a question says of something that a filing keeps to itself."""
CELL_IN_WORDS = r"：[^｜]*[一-鿿]{4}"
"""A row with a cell in words."""
SEVERAL = r"、[^、。；]{2,}(、|和|及|以及|等)|；[^；。]+；|一是[^。]*二是"
"""A passage that counts things up."""
NOTES = r"表注|注释|附注|备注|说明|口径|(没有?|无)数据|空(的|着|白|表)|为空"
"""Words that ask for what a table says of itself."""
NAMES_OF = rf"{BODY}[^。？?]{{0,6}}(?:名称|名字|叫)|(?:名称|名字)(?:分别)?[是为]"
"""A list of bodies by their names."""
NAMES = r"分别[是为叫]|[园院校站所局队馆心处]、[一-鿿]{2,}[园院校站所局队馆心处]"
GLOSSARY = "名词解释"
"""The heading under which filings say what words mean, and nothing about themselves."""


def wanted(free: str, text: str) -> Wanted | None:
    """The kind of answer that a text asks for, by its words outside of items, or as keywords by the last of them."""
    asked = (kind for words, kind in WANTED if pattern(words).search(free))
    return next(asked, Wanted.PASSAGE if TOLD.search(text) and not re.search(ASKED, text) else None)


def asks_use(kind: Wanted | None, text: str) -> bool:
    """Whether a question that is answered in words asks what something was used for."""
    return kind in (Wanted.PASSAGE, Wanted.LIST, Wanted.DEFINITION, Wanted.DUTY) and bool(USE.search(text))


def takes_spending(text: str) -> bool:
    """Whether a question in words takes for granted that money was spent."""
    return bool(re.search(SPENDING, text)) and not re.search(NOT_SPENT, text)


def needs(kind: Wanted, question: str) -> str | None:
    """The pattern that a passage must have to be an answer of this kind to a question."""
    if kind is Wanted.ORGANISATION:
        asked = rf"(?:{WHICH}|什么|叫|which )"
        for said, named in OF_ITS_KIND:
            if re.search(
                rf"{asked}(?:{said})|(?:{said})[^，,。？?]{{0,3}}(是谁|叫)", question, re.IGNORECASE
            ):
                return named
    if kind is Wanted.LIST and re.search(NAMES_OF, question):
        return NAMES
    if re.search(INCLUDES, question):
        return INCLUDED
    if kind is Wanted.PASSAGE and re.search(CHOSEN, question):
        return WAYS
    if kind is Wanted.PASSAGE and re.search(SITED, question):
        return SITES
    if kind is Wanted.REFERENCE and re.search(CONTACT, question):
        return REACHED_BY
    if kind is Wanted.REASON and re.search(rf"{UNSPENT}|结余|结转|剩", question):
        return rf"(?s)^(?=.*(?:{WHY}))(?=.*(?:{LEFT}))"
    if kind is Wanted.REASON and re.search(UNDONE, question):
        return f"{WHY}|{NOT_DONE}"
    return NEEDS.get(kind)
