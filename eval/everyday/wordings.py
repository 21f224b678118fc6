"""How clerks word each intent: formal, terse, colloquial. Tables of templates over the battery's own names of items.

Fields: `who` is the body with its year; `a`, `b`, `c`, `whole` are items, `a_much` asks how much of one by what happens to
money; the others are words that the intent itself gives.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from eval.everyday.item import Flow, Item
from eval.everyday.ledger import Ledger


class Register(StrEnum):
    """How somebody asks."""

    FORMAL = "formal"
    TERSE = "terse"
    COLLOQUIAL = "colloquial"


F, T, C = Register
WHO = {F: "{body}{year}年度", T: "{short} {year} ", C: "{short}{year}年"}
MUCH = {
    Flow.SPENT: ("花了多少钱", "用了多少钱", "支出了多少"),
    Flow.RECEIVED: ("有多少钱", "收了多少", "是多少钱"),
    Flow.KEPT: ("是多少钱", "有多少", "还有多少"),
}
Templates = Mapping[Register, tuple[str, ...]]
WORDINGS: Mapping[str, Templates] = {
    "figure": {
        F: ("{who}{a}决算数是多少？", "请问{who}{a}为多少？", "请提供{who}{a}的决算金额。"),
        T: ("{who}{a}", "{who}{a} 决算", "{who}{a}多少"),
        C: ("{who}{a}{a_much}？", "想问下{who}{a}一共{a_much}", "{who}{ask}？", "帮我看看{who}的{a}是多少"),
    },
    "zero": {
        F: ("{who}{a}是多少？",),
        T: ("{who}{a}",),
        C: ("{who}{a}{a_much}？",),
    },
    "blank": {
        F: ("{who}{a}决算数是多少？",),
        T: ("{who}{a}",),
        C: ("{who}{a}{a_much}？",),
    },
    "budget": {
        F: ("{who}{a}的{budget}数是多少？", "{who}{a}{budget}安排了多少？"),
        T: ("{who}{a} {budget}", "{who}{a}{budget}数"),
        C: ("{who}{a}{budget}是多少钱？", "{who}{a}的{budget}批了多少？"),
    },
    "last year's figure": {
        F: ("{who}决算中，{a}的上年数是多少？",),
        T: ("{who}{a} 上年数",),
        C: ("{who}的{a}，上年是多少？",),
    },
    "unit": {
        F: ("{who}{a}是多少{unit}？", "请以{unit}为单位给出{who}{a}。"),
        T: ("{who}{a} 多少{unit}", "{who}{a} 换算成{unit}"),
        C: ("{who}{a}折合多少{unit}？", "{who}{a}算成{unit}是多少？"),
    },
    "count": {
        F: ("{who}{a}？",),
        T: ("{who}{c}",),
        C: ("{who}{b}？",),
    },
    "two figures": {
        F: ("{who}{a}和{b}分别是多少？", "请列出{who}{a}、{b}的决算数。"),
        T: ("{who}{a}、{b}", "{who}{a}和{b}"),
        C: ("{who}{a}跟{b}各是多少？", "{who}{a}{a_much}，{b}呢？"),
    },
    "three figures": {
        F: ("{who}{a}、{b}和{c}分别是多少？", "请分别列出{who}{a}、{b}、{c}。"),
        T: ("{who}{a}、{b}、{c}",),
        C: ("{who}{a}、{b}还有{c}各是多少？",),
    },
    "budget and final": {
        F: ("{who}{a}的{budget}数和决算数分别是多少？", "{who}{a}{budget}多少，决算多少？"),
        T: ("{who}{a} {budget} 决算", "{who}{a}{budget}数和决算数"),
        C: ("{who}{a}{budget}批了多少，实际花了多少？",),
    },
    "larger": {
        F: ("{who}{a}与{b}相比，哪个金额更大？", "{who}{b}和{a}哪一项更高？"),
        T: ("{who}{a} {b} 哪个多", "{who}{b}和{a} 哪个大"),
        C: ("{who}{b}跟{a}哪个多？", "{who}是{a}多还是{b}多？"),
    },
    "difference": {
        F: ("{who}{a}与{b}相差多少？", "{who}{a}比{b}多多少？", "{who}{b}比{a}少多少？"),
        T: ("{who}{a}和{b}差额", "{who}{a}减{b}"),
        C: ("{who}{a}比{b}多出多少？", "{who}{a}跟{b}差了多少钱？"),
    },
    "sum": {
        F: ("{who}{a}与{b}合计是多少？", "{who}{a}和{b}之和是多少？"),
        T: ("{who}{a}加{b}", "{who}{a}+{b} 合计"),
        C: ("{who}{a}和{b}加起来是多少？", "{who}{a}跟{b}一共多少钱？"),
    },
    "share": {
        F: ("{who}{a}占{whole}的比重是多少？", "{who}{whole}中{a}所占比例是多少？"),
        T: ("{who}{a}占{whole}比例", "{who}{a}占{whole}百分之几"),
        C: ("{who}{a}占{whole}的百分之多少？", "{who}{whole}里头{a}占了多大比例？"),
    },
    "multiple": {
        F: ("{who}{a}是{b}的多少倍？",),
        T: ("{who}{a}是{b}几倍",),
        C: ("{who}{a}是{b}的几倍？",),
    },
    "change": {
        F: ("{who}{a}与上年相比变化了多少？", "{who}{a}比上年{moved}多少？"),
        T: ("{who}{a}比上年", "{who}{a} 较上年增减额"),
        C: ("{who}{a}跟上一年比差了多少？", "{who}{a}比上年{moved}了多少钱？", "{who}{a}比上年是多了还是少了，多少？"),
    },
    "growth": {
        F: ("{who}{a}比上年{moved}百分之多少？", "{who}{a}较上年的增减幅度是多少？"),
        T: ("{who}{a}增减率", "{who}{a} 比上年 百分比"),
        C: ("{who}{a}比上年{moved}了百分之几？", "{who}{a}跟去年比变动幅度多大？"),
    },
    "completion": {
        F: ("{who}{a}的{budget}完成率是多少？", "{who}{a}决算数占{budget}数的百分比是多少？"),
        T: ("{who}{a} {budget}完成率", "{who}{a} {budget}执行率"),
        C: ("{who}{a}完成了{budget}的百分之几？", "{who}{a}的{budget}用掉了百分之多少？"),
    },
    "over budget by": {
        F: ("{who}{a}决算数与{budget}数相差多少？", "{who}{a}决算比{budget}{against}多少？"),
        T: ("{who}{a}决算和{budget}差额", "{who}{a}决算比{budget}{against}"),
        C: ("{who}{a}比{budget}{spent}多少钱？", "{who}{a}实际和{budget}差多少？"),
    },
    "over budget": {
        F: ("{who}{a}决算是否超过{budget}？", "{who}{a}是否超{budget}支出？"),
        T: ("{who}{a} 超{budget}没有", "{who}{a}超{budget}吗"),
        C: ("{who}{a}超{budget}了吗？", "{who}{a}有没有超{budget}？"),
    },
    "per head": {
        F: ("按{people}{n}人计算，{who}人均{a}是多少？", "{who}{people}人均{a}是多少？"),
        T: ("{who}人均{a} 按{n}人",),
        C: ("{who}{a}平摊到{n}名{people}每人多少？", "{who}{people}{n}人，人均{a}多少？"),
    },
    "parts": {
        F: ("{who}{whole}由哪些部分构成，各是多少？", "请列出{who}{whole}的构成及金额。"),
        T: ("{who}{whole}构成", "{who}{whole} 明细"),
        C: ("{who}{whole}都包括哪些，各多少？", "{who}{whole}都有哪几块？"),
    },
    "spent on": {
        F: ("{who}{whole}按功能分类主要用于哪些方面，金额各是多少？",),
        T: ("{who}支出用在哪些方面",),
        C: ("{who}钱都花在哪些方面了？", "{who}的支出主要花在哪儿了？"),
    },
    "largest part": {
        F: ("{who}{whole}{among}，金额最大的是哪一{kind}，是多少？", "{who}{whole}{among}哪一{kind}最多？"),
        T: ("{who}{whole}{among}最大的一{kind}", "{who}{whole}{among}哪{kind}最多"),
        C: ("{who}{whole}{among}哪{kind}最多？", "{who}{whole}{among}最大的一{kind}是什么？"),
    },
    "smallest part": {
        F: ("{who}{whole}{among}，金额最小的是哪一{kind}，是多少？",),
        T: ("{who}{whole}{among}最小的一{kind}",),
        C: ("{who}{whole}{among}哪{kind}最少？",),
    },
    "first three": {
        F: ("{who}{whole}{among}，金额排前三位的是哪些，各是多少？",),
        T: ("{who}{whole}{among}前三{kind}", "{who}{whole}{among}排前三的"),
        C: ("{who}{whole}{among}最多的三{kind}是哪些？",),
    },
    "highest body": {
        F: ("{year}年度各单位中，{a}最高的是哪个单位，金额是多少？",),
        T: ("{year} {a} 最多的单位",),
        C: ("{year}年哪家单位的{a}最多？", "{year}年谁家的{a}最高？"),
    },
    "lowest body": {
        F: ("{year}年度各单位中，{a}最低的是哪个单位，金额是多少？",),
        T: ("{year} {a} 最少的单位",),
        C: ("{year}年哪家单位的{a}最少？",),
    },
    "two bodies": {
        F: ("{year}年度{body}和{other}的{a}分别是多少？",),
        T: ("{short} {other_short} {year} {a}",),
        C: ("{year}年{short}跟{other_short}的{a}各是多少？", "{short}和{other_short}{year}年{a}分别{a_much}？"),
    },
    "body with more": {
        F: ("{year}年度{body}与{other}的{a}哪个更高？", "{year}年度{other}和{body}相比，哪个单位{a}更多？"),
        T: ("{year} {short} {other_short} {a} 谁多",),
        C: ("{year}年{other_short}跟{short}谁的{a}多？",),
    },
    "difference of bodies": {
        F: ("{year}年度{body}的{a}比{other}多多少？",),
        T: ("{short}和{other_short} {year} {a} 差额",),
        C: ("{year}年{short}跟{other_short}的{a}差多少？",),
    },
    "is there any": {
        F: ("{who}是否有{a}？", "{who}是否发生{a}？"),
        T: ("{who}有{a}吗", "{who}有没有{a}"),
        C: ("{who}有没有{a}啊？", "{who}{exists}？"),
    },
    "is it more": {
        F: ("{who}{a}是否高于{b}？", "{who}{a}是否大于{b}？"),
        T: ("{who}{a}比{b}多吗", "{who}{a}高于{b}吗"),
        C: ("{who}{a}比{b}多吗？", "{who}{a}是不是比{b}多？"),
    },
    "more than half": {
        F: ("{who}{a}占{whole}的比重是否超过一半？", "{who}{a}是否占{whole}的一半以上？"),
        T: ("{who}{a}占{whole}一半以上吗",),
        C: ("{who}{a}占{whole}过半了吗？", "{who}{whole}里有一半以上是{a}吗？"),
    },
    "did it rise": {
        F: ("{who}{a}是否比上年增加？",),
        T: ("{who}{a}比上年多吗", "{who}{a}增加了吗"),
        C: ("{who}{a}比上年涨了吗？", "{who}{a}比上年是不是多了？"),
    },
    "did it fall": {
        F: ("{who}{a}是否比上年减少？",),
        T: ("{who}{a}比上年少吗", "{who}{a}减少了吗"),
        C: ("{who}{a}比上年降了吗？", "{who}{a}比上年是不是少了？"),
    },
    "figure and reason": {
        F: ("{who}{a}是多少？比上年{moved}的原因是什么？", "{who}{a}决算数是多少，为什么比上年{moved}？"),
        T: ("{who}{a}金额、{moved}原因",),
        C: ("{who}{a}{a_much}，为啥比上年{moved}了？",),
    },
    "figure and part": {
        F: ("{who}{whole}是多少，其中{a}是多少？",),
        T: ("{who}{whole}及其中{a}",),
        C: ("{who}{whole}一共多少，里面{a}占了多少钱？", "{who}{whole}多少？其中{a}呢？"),
    },
    "figure and share": {
        F: ("{who}{a}是多少，占{whole}的比重是多少？",),
        T: ("{who}{a}金额和占{whole}比例",),
        C: ("{who}{a}是多少，占{whole}的百分之几？",),
    },
    "figure and change": {
        F: ("{who}{a}是多少，比上年{moved}多少？",),
        T: ("{who}{a} 及比上年增减",),
        C: ("{who}{a}{a_much}，比上年{moved}了多少？",),
    },
    "then another item": {F: ("那{b}是多少？", "{b}呢？"), T: ("{b}",), C: ("那{b}呢？", "{b}又是多少？")},
    "then its budget": {F: ("{budget}数是多少？",), T: ("{budget}", "{budget}数呢"), C: ("{budget}呢？", "那{budget}是多少？")},
    "then its share": {
        F: ("占{whole}的比重是多少？", "它占{whole}的比例呢？"),
        T: ("占{whole}百分之几",),
        C: ("占{whole}多少？", "那它占{whole}的百分之几？"),
    },
    "then last year": {
        F: ("比上年{moved}多少？", "与上年相比呢？"),
        T: ("比上年", "比上年呢"),
        C: ("比上年呢？", "跟上年比{moved}了多少？"),
    },
    "then another body": {F: ("{other}呢？",), T: ("{other_short}",), C: ("那{other_short}呢？", "换成{other_short}呢？")},
    "then another unit": {F: ("换算成{unit}是多少？",), T: ("多少{unit}",), C: ("合多少{unit}？",)},
    "then which is larger": {F: ("两者哪个更大？",), T: ("哪个多",), C: ("这两个哪个多？",)},
    "then both together": {F: ("两项合计是多少？",), T: ("合计",), C: ("两个加起来呢？", "一共多少？")},
    "then the difference": {F: ("两者相差多少？",), T: ("差额",), C: ("差多少？",)},
}  # fmt: skip
SHARED = {F: "{}中，", T: "{} ", C: "{}里"}
SPOKEN = 1
"""From which name on people speak, where they have more than the one of the form."""


def name(item: Item, register: Register, turn: int) -> str:
    """What an item is called in a register; several everyday names take turns."""
    if register is F or len(item.names) == 1:
        return item.formal
    said = item.names[SPOKEN:] if register is C else item.names
    return said[turn % len(said)]


def fields(ledger: Ledger, items: Mapping[str, Item], register: Register, turn: int) -> dict[str, str]:
    """What templates of one register may name of a body and some items."""
    found = {"body": ledger.body, "short": ledger.short, "year": str(ledger.year)}
    shared = _shared(items.values())
    found["who"] = WHO[register].format(**found) + SHARED[register].format(shared) * bool(shared)
    for place, item in items.items():
        scope = f"{item.scope}{'中' if register is F else '里'}的" if item.scope and not shared else ""
        found[place] = scope + name(item, register, turn)
        found[f"{place}_much"] = MUCH[item.flow][turn % len(MUCH[item.flow])]
        if item.asks:
            found["ask"] = item.asks[turn % len(item.asks)]
    return found


def _shared(items: Collection[Item]) -> str:
    """The scope that is said once, in front, for all of several items."""
    scopes = {item.scope for item in items}
    return scopes.pop() if len(scopes) == 1 and len(items) > 1 else ""
