"""Words that people put around a question: who asks, what for, how urgent it is, what they remember. None changes what is asked."""

from eval.vary.variation import Variation, templates

OPENINGS = (
    Variation(
        name="greeting",
        says="a greeting in front",
        ways=templates(
            "你好，{question}",
            "老师您好，想请教一下，{question}",
            "在吗？{question}",
            "各位老师早上好！{question}",
            "hi，{question}",
            "小助手你好，{question}",
        ),
    ),
    Variation(
        name="asker",
        says="who wants to know, in front",
        ways=templates(
            "我们局长让我问一下，{question}",
            "领导刚打电话过来问，{question}",
            "审计组的人在等着，{question}",
            "有位人大代表想知道，{question}",
            "我是新来的会计，{question}",
            "有群众来信问，{question}",
        ),
    ),
    Variation(
        name="purpose",
        says="what it is for, in front",
        ways=templates(
            "我在写汇报材料，需要引用，{question}",
            "下午开会要用，{question}",
            "填表要用：{question}",
            "要给领导做PPT，{question}",
            "我在核对账目，{question}",
            "正在准备明年的预算编制，{question}",
        ),
    ),
    Variation(
        name="urgency first",
        says="how urgent it is, in front",
        ways=templates(
            "急！{question}", "十万火急，{question}", "赶时间，{question}", "马上就要交表了，{question}"
        ),
    ),
    Variation(
        name="request",
        says="a polite or a blunt imperative",
        ways=(
            *templates(
                "帮我瞅一眼{bare}",
                "能不能帮我看下{bare}？",
                "劳烦查查{bare}",
                "快告诉我{bare}",
                "有没有办法知道{bare}",
                "麻烦给我说一声{bare}",
            ),
            *templates(
                "给个数：{stem}", "给我报一下{stem}", "帮我瞅一眼{stem}的数", "查{stem}", "把{stem}找出来"
            ),
            *templates("给个数：{terse}", "查一下 {terse}", "{terse} 是多少", "{terse} 报个数"),
        ),
    ),
    Variation(
        name="remark first",
        says="a remark on oneself or the filing, in front",
        ways=templates(
            "我不太懂财务，{question}",
            "我翻了半天没找着，{question}",
            "刚接手这块，情况还不熟，{question}",
            "可能问得有点傻，{question}",
            "报告太长了看不过来，{question}",
            "那天会上有人提到这个，{question}",
        ),
    ),
    Variation(
        name="filler",
        says="words of speech that say nothing",
        ways=templates(
            "那个，{question}",
            "嗯…{question}",
            "就是说，{question}",
            "呃，{question}",
            "话说，{question}",
            "对了，顺便问一句，{question}",
            "{bare}哈",
            "{bare}呀？",
            "{bare}嘞",
        ),
    ),
)
CLOSINGS = (
    Variation(
        name="thanks",
        says="thanks at the end",
        ways=templates(
            "{bare}，谢谢！",
            "{ended}谢谢啦",
            "{ended}辛苦了",
            "{ended}先谢过了",
            "{bare}，感激不尽",
            "{ended}多谢多谢",
        ),
    ),
    Variation(
        name="urgency last",
        says="how urgent it is, at the end",
        ways=templates(
            "{bare}，着急着呢",
            "{bare}，急，在线等",
            "{ended}领导催得紧",
            "{ended}等着用",
            "{ended}今天下班前要",
        ),
    ),
    Variation(
        name="doubt",
        says="that one is not sure, at the end",
        ways=templates(
            "{bare}啊我记不清了",
            "{bare}，我忘了",
            "{ended}我怕记错",
            "{ended}心里没底",
            "{ended}网上说法不一",
        ),
    ),
    Variation(
        name="source",
        says="a wish for the source",
        ways=templates(
            "{ended}请注明出处",
            "{ended}在第几页也说一下",
            "{bare}，麻烦附上原文",
            "{ended}要有依据",
            "请根据决算报告原文回答：{question}",
        ),
    ),
    Variation(
        name="exactness",
        says="a wish for an exact figure",
        ways=templates(
            "{bare}，请给出准确数字和出处",
            "{ended}只要数字，不要解释",
            "{ended}别四舍五入",
            "{ended}要原文里的数",
            "{ended}我要准确的数",
            needs=("figure",),
        ),
    ),
    Variation(
        name="remark last",
        says="a remark of its own at the end",
        ways=templates(
            "{ended}我看了半天也没看明白。",
            "{ended}表太多了，眼都看花了。",
            "{ended}之前的同事没交接清楚。",
            "{ended}我翻遍了都没找到。",
            "{ended}回头我好跟领导汇报。",
        ),
    ),
)
MEMORY = (
    Variation(
        name="hearsay",
        says="what one has heard or remembers of the figure",
        ways=(
            *templates(
                "我记得{stem}好像不少，具体是多少来着",
                "听说{stem}挺多，到底是多少？",
                "听人说{stem}不低，实际是多少",
                "印象中{stem}没多少，准确的数是多少？",
                "{stem}我之前好像看过，是多少来着？",
                "网上有人说{stem}高得离谱，真实的数是多少",
                needs=("money",),
            ),
            *templates(
                "我记得{spent}花了不少，具体花了多少来着",
                "听说{spent}花得挺多，到底花了多少？",
                needs=("money",),
            ),
        ),
    ),
    Variation(
        name="two sentences",
        says="body and year in a sentence of their own",
        ways=templates(
            "我在看{body}{year}的决算。{rest}",
            "想问下{body}{year}的情况。{rest}",
            "关于{body}{year}决算，我有个问题：{rest}",
            "问的是{body}，{number}年的。{rest}",
        ),
    ),
)
ENGLISH = (
    Variation(
        name="English opening",
        says="manners before an English question",
        ways=templates(
            "Quick question: {question}",
            "Hi there, {question}",
            "Sorry to bother you, but {question}",
            "My manager asked me: {question}",
            "I was wondering, {question}",
            "I can't find it anywhere. {question}",
            "Could you tell me this: {question}",
            "I'm preparing a report and need to quote this. {question}",
            english=True,
        ),
    ),
    Variation(
        name="English closing",
        says="manners behind an English question",
        ways=templates(
            "{question} Thanks in advance!",
            "{question} Please cite the source.",
            "{question} I need it ASAP.",
            "{question} I don't remember.",
            "{question} Just the number, please.",
            english=True,
        ),
    ),
)
