"""What a question says it does not mean: it tells nothing of what is asked, but for whose money is counted.

不是只算财政拨款的 means all money; 请勿与功能科目混淆, 别给我编制数 only warn. What is to be taken off (不含, 不算, 扣除) is no contrast.
"""

import re

LEAD = r"(?:注意|请|可|但|而|并|记住|要的|说的|问的|指的|我|你|千万|切)*"
NOT = r"(?:不是|[并而]非|勿|别(?![的人处家墅])|不要(?!紧)|(?:不用|不必|无需)(?=[给说看报列管])|不问|不管|不(?=[只光仅单](?:是|算|看|指|要|有)?(?:一般公共预算|财政)))"
"""What begins a contrast; 非 alone begins a name (非税收入)."""
ONLY = r"(?:只|光|仅|单)(?:是|算|看|指|要|有)?"
MONEY = r"(?:一般公共预算|财政)[一-鿿]*"
OPEN, CLOSE = r"(?P<open>[，,；;。！!？?（(])", r"(?=[，,；;。！!？?）)]|$)"
CONTRAST = re.compile(
    rf"{OPEN}{LEAD}{NOT}(?P<what>[^，,；;。！!？?（）()吗么呢]{{1,40}}){CLOSE}(?P<shut>[）)]?)"
)
PUT_OFF = r"(?:不管|不说|不论|不谈|不提|放一[边旁]|搁一[边旁])"
PUT_ASIDE = re.compile(
    rf"(?:(?:先|暂且){PUT_OFF}(?P<first>[^，,；;。！!？?（）()]{{2,24}})"
    rf"|(?:^|(?<=[，,；;。！!？?]))(?P<what>[^，,；;。！!？?（）()除了]{{2,24}}?)(?:先|暂且?|就|都)+{PUT_OFF}[了吧啊]?)(?:[，,；;。]|$)"
)
"""What a question puts aside before it asks: 编制数先不管，…; 先不说编制，…."""
WHOSE = re.compile(r"^.*(?:[局厅委院校队馆站所]|中心|20\d\d年?度?)的?")
"""Whose figures of which year are meant is not put aside."""
ASIDE = re.compile(r"(?P<question>[^？?]+[？?])[（(](?:说的是|指的是|问的是|是说)(?P<aside>[^（）()]+)[）)]")
NAMELESS = re.compile(r"(?:这|那|该|单)?个?项目")
"""An aside that names nothing which the question has not named."""
ASKED = re.compile(r"多少|几|哪|什么|啥|谁|怎么|如何|是否|是不是|有没有")
ENGLISH = re.compile(
    r"(?P<open>[,;(])\s*(?:and |but )?not (?P<what>[^,;?()]{2,60})(?=[,;?)]|$)(?P<shut>\)?)", re.IGNORECASE
)
ENGLISH_ONLY = re.compile(r"^(?:just|only|merely)\b.*\b(?:fiscal|appropriation|budget)", re.IGNORECASE)


def _leading(question: str) -> str:
    """A question with what it says behind its question mark, in brackets, in front."""
    found = ASIDE.fullmatch(question.strip())
    if not found:
        return question
    aside = found["aside"].strip("，,；; ")
    return found["question"] if NAMELESS.fullmatch(aside) else f"{aside}，{found['question']}"


def affirmed(question: str, *, english: bool = False) -> str:
    """A question without what it says it does not mean; all money named where it is not to be only the treasury's."""
    pattern, only, everything = (
        (ENGLISH, ENGLISH_ONLY, " of all funds")
        if english
        else (CONTRAST, re.compile(ONLY + MONEY), "全部资金")
    )

    def without(found: re.Match[str]) -> str:
        if ASKED.search(found["what"]):
            return found[0]
        meant = everything if only.match(found["what"]) else ""
        return f"{found['open']}{meant}{found['shut']}" if meant or found["open"] not in "（(" else ""

    return _leading(PUT_ASIDE.sub(_aside, pattern.sub(without, question)))


def _aside(found: re.Match[str]) -> str:
    """What is left of words that a question puts aside: all of them where they ask, else whose figures are meant."""
    what = found["first"] or found["what"]
    whose = WHOSE.match(what)
    return found[0] if ASKED.search(what) else whose[0] if whose else ""
