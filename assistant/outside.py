"""What is no question about a filing: orders to the assistant, other errands, opinions, forecasts, guesses.

Each family is recognised by what makes it one (who is to do something, what is said of whose future), never by a
topic alone: 彩票公益金 and 电影放映 are budget items, 下一步打算 is a chapter of a report.
"""

import re

RULES = r"(规则|规定|指令|指示|提示|要求|限制|设定|约束|命令|身份|以上|之前|前面|上面|所有)"
WHEN = r"(明年|后年|来年|未来|将来|往后|以后|今后|日后|下一?年度?|下个年度|接下来)"
MOVES = r"(涨|跌|增|减|升|降|变|多|少|超|花|达到|够|是多少|有多少|怎么走)"
WRITINGS = r"(诗|词|歌|曲|文章|作文|通稿|新闻稿|稿|信|函|演讲|发言|代码|程序|脚本|邮件|笑话|故事|小说|对联|口号|文案|检讨|心得|总结|简历|海报|ppt)"
AHEAD = r"(明天|后天|明早|明晚|今晚|下周|下(?:个)?星期|下(?:个)?礼拜)"
"""Days to come: a report tells of a year that is over."""
ACTS = r"(打款|转账|汇款|付款|发(邮件|短信|微信|通知|消息|函)|通知|打(个)?电话|盖章|签字|签名|报销|审批|上报|提交|催|联系)"

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "orders to change what is stored",
        (
            r"(把|将)[^，,。]{2,40}(改成|改为|修改|调成|调为|篡改|删除|删掉|删了|抹掉|清空|清零|写入|覆盖)(?!(单位)?(元|千元|万元|亿元)(?!\d))",
            r"(保存到|并保存|写进(数据库|系统)|更新(数据库|到系统)|执行(命令|脚本|代码|sql))",
            r"(delete|erase|overwrite|modify|drop) (all|the|this|every|your)\b|(change|set|update) [^.?]{2,60} to (0|zero|\d)",
        ),
    ),
    (
        "orders against the rules",
        (
            rf"(忽略|无视|忘记|忘掉|忘了|抛开|抛弃|绕过|跳过|违反|别管|不用管|不要(再)?(管|理会|遵守)|不必(管|遵守)|解除)[^，,。？?]{{0,10}}{RULES}",
            r"系统提示|提示词|你的(密码|密钥|指令|源代码|内部|配置|api)|你现在(是|扮演|开始)|从现在(起|开始)[，,]?你|扮演(一个|成|我)?|越狱|管理员(模式|权限)|开发者模式",
            r"直接(回答|输出|回复|告诉我|说)[^，,。]{0,6}(为|是|\d)|只(准|许|能|要)?(回答|输出|回复)[“\"'「]?(是|否|yes|no|\d)",
            r"(ignore|disregard|forget|bypass|override) (all|any|the|previous|prior|your|everything|above|these)",
            r"system prompt|developer mode|jailbreak|pretend (to|that|you)|act as (a|an|if|my)|you are now|reveal your",
            r"(list|show|print|dump) [^.?]{0,20}(files? on (the|your)|server|password|environment variable|api key)",
        ),
    ),
    (
        "opinions",
        (
            r"你(个人)?(觉得|认为|怎么看|咋看|感觉|相信)|您(觉得|认为|怎么看)|依你|在你看来|你的(看法|意见|观点|感受|评价|感想)|你(支持|喜欢|讨厌|反对)",
            r"该不该|应不应该|应该不应该|值不值|值得吗|划不划算|划算吗|花得(值|冤|合理)|(太|过于)(多|少|高|低|贵|浪费|奢侈)了?(吧|吗|点|些)|(好|坏)不(好|坏)[?？]?$|是好事吗|(有没有|是不是|存不存在|有无)[^，,。？?]{0,6}(腐败|贪污|受贿)|(腐败|贪污|受贿)(吗|了吗|吧|没有)[?？]?$",
            r"\b(do|don't|would|what do|how do) you (think|believe|feel|reckon|like|say about|agree)|in your (opinion|view|eyes)|your (opinion|view|views|thoughts|take)\b|"
            r"\bshould (they|we|i|you|he|she)\b|is it (worth|fair|wise|right|wrong|reasonable|justified)|(too|so) (many|much|high|low|wasteful|corrupt)\b",
        ),
    ),
    (
        "forecasts and guesses",
        (
            rf"{WHEN}[^，,。？?]{{0,24}}(会(不会)?|能|要|该|是否会?|大概|估计|可能){MOVES}",
            rf"{AHEAD}|\b(tomorrow|tonight|next week)\b",
            rf"{WHEN}[^，,。？?]{{0,24}}(涨|跌|上升还是|增加还是|增还是|多还是|走势)",
            rf"预测(一下|下|一个|个|[^，,。？?]{{0,8}}{WHEN})|{WHEN}[^，,。？?]{{0,24}}预测|帮我预测|展望一下",
            r"你猜|猜猜|猜一猜|猜一下|猜个|瞎猜|乱猜|蒙一个|蒙个|估一估|估个|估摸|估计一下|(随便|胡乱)(说|编|给|写|猜)|编(一)?个(数|数字|答案|理由)",
            r"\b(predict|guess|estimate for me|make up (?:an?|some|any|your|the (?:figure|number|answer)s?)|speculate)\b",
            r"forecast (the )?(next|future|20\d\d)|\bwill\b[^.?]{0,60}\b(rise|fall|grow|shrink|increase|decrease|drop|go (up|down)|spend|cost|be (higher|lower|more|less))\b",
            r"\b(rise|fall|increase|decrease|go (up|down)) (next year|in (the )?future)|make an? (estimate|guess)",
        ),
    ),
    (
        "orders to act on others",
        (
            rf"(帮|替|代)(我|我们|咱们?|俺)[^，,。？?]{{0,12}}{ACTS}",
            rf"^(请|麻烦|帮忙|帮我)?(立即|马上|赶紧)?(通知|告诉|吩咐|命令|叫|让|要求)(?!我)[^，,。？?]{{1,12}}(把|将|立即|马上|赶紧|去{ACTS})",
            r"(^|[，,。；;])(请|麻烦|务必)(批准|同意|核准|授权|拨款|拨付|下拨|追加|核减)(?![^，,。？?]*(多少|几|哪|什么|吗))",
            r"^((please|kindly|can you|could you|would you|you must|you should) )?(e-?mail|send (?!me|us)|phone|call|text|notify|remind|pay|transfer|wire|submit|cancel|hire|fire|contact|forward|approve|book|buy)\b",
            r"\b(tell|ask|instruct|order|remind|get) (them|him|her|the \w+|everyone|somebody|someone) to\b",
        ),
    ),
    (
        "errands and advice",
        (
            r"(帮|替|给)我([^，,。？?]{0,12}?把[^，,。？?]{1,12}(交|缴|办|付|取|处理|申诉|退|报)(一下|掉|了)|办理|预约|报名|申诉|投诉|举报|订(票|餐|个|一)|转账|挂号|缴费|缴纳罚|发(邮件|短信|微信|消息)|打(个)?电话|下载|买(个|一|张|票))",
            r"(我(?!们|单位|局|厅|中心|市|省|县|区|校|院|部门)|俺)[^，,。]{0,12}(闯红灯|闯了红灯|违章|违停|被拍|被贴条|罚单|被扣分|被罚|驾照|行驶证|身份证|社保|公积金|的车)",
            r"(给|提)(我|点|些|个|几)[^，,。？?]{0,6}(建议|意见|主意)|我(该|应该|要)(怎么|如何|去哪|找谁)|你建议|教我|推荐(一|个|几|点|些)",
            r"\b(advise|recommend|help) me\b|give me (some )?(advice|tips|recommendations)|\bhow (can|do|should) i\b|\bbook (me|a)\b|pay (my|the) fine",
        ),
    ),
    (
        "other writing and talk",
        (
            r"(^|[，,。；;]|帮|替|给|请|麻烦)[^，,。？?]{0,16}?(写|拟|起草|撰写|代写|草拟)(一|几)?(个|份|篇|封|首|段|张|则)",
            rf"(写|编|作|拟|起草|撰写|创作|来)(一|几|个|首|篇|封|份|段|点|上)[^，,。？?]{{0,16}}{WRITINGS}|(夸|吹捧|骂)(一|几)?(夸|下|句)|唱(一)?首|讲(个|一个)|聊(聊天|会)",
            r"(把|将)?[^，,。？?]{0,16}翻译(成|为|一下|这|下面|以下)|润色(一下|这|下面)|(算|解)(一)?道",
            r"(今天|明天|后天|现在|最近|周末)[^，,。？?]{0,6}(天气|下雨|下雪|气温|几号|星期几|热不热|冷不冷)|(天气|气温)(怎么样|如何|预报|好不好|好吗|[?？]?$)|会?下(雨|雪)(吗|么|不)|带伞|"
            r"(股票|股价|(?<![性展项险励益用助])基金|彩票|房价|汇率|油价|比分)(今天|现在|行情|走势|代码|号码|会|还|涨|跌|多少)|买(哪|什么)(只|支|个)?(股|基金|彩票)|开奖|菜谱|怎么做菜|好看的(电影|小说)|讲笑话|笑话",
            r"^你(是谁|叫什么|是什么|多大|会什么|能做什么|好(?=[^一-鿿]*$))|你叫什么名字|你是谁",
            r"(?<!ed to )\b(draft|write|compose|create) (me |us )?(a|an|the|some)\b",
            r"^(please |can you |could you )*translate\b|\btranslate (this|that|it|the following|.{1,40} into)\b|\b(tell|sing|read) (me |us )?(a|an) (joke|song|poem|story)\b",
            r"weather|stock price|recipe|\bpoem\b|who are you|what's your name|what is your name",
        ),
    ),
)
"""What is said in each family: patterns."""

OUTSIDE = re.compile(
    "|".join(f"(?:{pattern})" for _, patterns in FAMILIES for pattern in patterns), re.IGNORECASE
)


def is_outside(question: str) -> bool:
    """Whether `question`, or a part of it, asks for what no filing can answer or orders the assistant about."""
    return OUTSIDE.search(" ".join(question.split())) is not None
