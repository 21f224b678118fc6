"""How questions of structure are worded: formal, terse, spoken. Tables of templates over items, columns and funds.

Fields: `who` is the body with its year, `scope` the table that is meant where it is not the one of all expenditure, `a` and `b` are
accounts or items, `part` is a column and `whole` its total; `fund` is whose money. The others are words of their intent.
"""

from collections.abc import Mapping

from eval.everyday.wordings import Register, Templates
from ingest.fact import Fund, Part

F, T, C = Register
COLUMNS = {Part.ALL: "本年支出", Part.BASIC: "基本支出", Part.PROJECT: "项目支出"}
"""What a column of expenditure is called."""
TOTALS = {Part.ALL: "本年支出合计", Part.BASIC: "基本支出合计", Part.PROJECT: "项目支出合计"}
"""What its total is called."""
SCOPES = {
    Fund.ALL: "",
    Fund.GENERAL: "一般公共预算财政拨款支出中，",
    Fund.GOVERNMENT_FUND: "政府性基金预算财政拨款支出中，",
}
"""How a question says which table it means."""
BASIC_SCOPE, AMOUNT = "一般公共预算财政拨款基本支出中，", "金额"
"""The same for economic accounts, whose table has one column."""
FUNDS = {
    Fund.FISCAL: ("财政拨款",),
    Fund.GENERAL: ("一般公共预算", "一般公共预算财政拨款"),
    Fund.GOVERNMENT_FUND: ("政府性基金", "政府性基金预算"),
    Fund.STATE_CAPITAL: ("国有资本经营预算",),
}
"""What people call a fund."""
LEVEL_NAMES = {3: "类", 5: "款", 7: "项"}
WORDINGS: Mapping[str, Templates] = {
    "column sum": {
        F: ("{who}{scope}{a}和{b}的{part}合计是多少？",),
        T: ("{who}{scope}{a}+{b} {part}合计",),
        C: ("{who}{scope}{a}跟{b}的{part}加起来一共多少？",),
    },
    "column difference": {
        F: ("{who}{scope}{a}的{part}比{b}多多少？", "{who}{scope}{b}的{part}比{a}少多少？"),
        T: ("{who}{scope}{a}与{b} {part}差额",),
        C: ("{who}{scope}{a}跟{b}的{part}差多少？",),
    },
    "column multiple": {
        F: ("{who}{scope}{a}的{part}是{b}的多少倍？",),
        C: ("{who}{scope}{a}的{part}有{b}的几倍？",),
    },
    "column larger": {
        F: ("{who}{scope}{a}与{b}哪个的{part}更高？",),
        T: ("{who}{scope}{a} {b} 哪个{part}多",),
        C: ("{who}{scope}{b}跟{a}谁的{part}多？",),
    },
    "share of column": {
        F: ("{who}{scope}{a}的{part}占{whole}的比例是多少？", "{who}{scope}{a}占{whole}的比重是多少？"),
        T: ("{who}{scope}{a}{part}占{whole}比重",),
        C: ("{who}{scope}{whole}里{a}占百分之几？",),
    },
    "share of spending": {
        F: ("{who}{scope}{a}的{part}占单位本年支出合计的比重是多少？",),
        T: ("{who}{scope}{a}的{part}占全部支出比例",),
        C: ("{who}{scope}{a}的{part}占支出合计的百分之几？",),
    },
    "share in its row": {
        F: ("{who}{scope}{a}的{part}占其本年支出的比例是多少？",),
        C: ("{who}{scope}{a}里面{part}占了多大比例？",),
    },
    "ranked": {
        F: ("{who}{scope}{part}最高的{n}个{level}级{kind}是哪些？", "{who}{scope}按{part}排前{n}位的{kind}（{level}级）分别是什么？"),
        T: ("{who}{scope}{part}前{n}的{level}级{kind}",),
        C: ("{who}{scope}哪{n}个{level}级{kind}的{part}最多？",),
    },
    "ranked, any level": {
        F: ("{who}{scope}{part}最高的{n}个{kind}是哪些？",),
        T: ("{who}{scope}{part}前{n}{kind}",),
        C: ("{who}{scope}{part}花得最多的{n}个{kind}是哪几个？",),
    },
    "highest account": {
        F: ("{who}{scope}{part}最高的{level}级{kind}是哪个？",),
        T: ("{who}{scope}{part}最高的{level}级{kind}",),
        C: ("{who}{scope}哪个{level}级{kind}的{part}最多？",),
    },
    "highest, any level": {
        F: ("{who}{scope}{part}最高的{kind}是哪个？",),
        C: ("{who}{scope}哪个{kind}的{part}最多？",),
    },
    "lowest account": {
        F: ("{who}{scope}{part}最低的{level}级{kind}是哪个？",),
        C: ("{who}{scope}哪个{level}级{kind}的{part}最少？",),
    },
    "all but one": {
        F: ("{who}{scope}除{a}以外的{whole}是多少？", "{who}{scope}不含{a}的{whole}是多少？"),
        T: ("{who}{scope}{whole}（不含{a}）", "{who}{scope}{whole}扣除{a}"),
        C: ("{who}{scope}{whole}里除了{a}还有多少？", "{who}{scope}去掉{a}，{whole}还剩多少？"),
    },
    "all but two": {
        F: ("{who}{scope}除{a}和{b}以外的{whole}是多少？",),
        T: ("{who}{scope}{whole}不含{a}、{b}",),
        C: ("{who}{scope}{whole}里去掉{a}和{b}还有多少？",),
    },
    "whole without part": {
        F: ("{who}除{a}以外的{b}是多少？", "{who}{b}扣除{a}后是多少？"),
        T: ("{who}{b}（不含{a}）",),
        C: ("{who}{b}里除了{a}还有多少？",),
    },
    "two columns": {
        F: ("{who}{scope}{a}的基本支出和项目支出分别是多少？",),
        T: ("{who}{scope}{a} 基本支出 项目支出",),
        C: ("{who}{scope}{a}的基本支出、项目支出各多少？",),
    },
    "three columns": {
        F: ("{who}{scope}{a}的本年支出、基本支出、项目支出分别是多少？",),
        C: ("{who}{scope}{a}一共支出多少，基本支出和项目支出各多少？",),
    },
    "two accounts, one column": {
        F: ("{who}{scope}{a}和{b}的{part}分别是多少？",),
        T: ("{who}{scope}{a}、{b} {part}",),
        C: ("{who}{scope}{a}的{part}多少，{b}呢？",),
    },
    "figure and column share": {
        F: ("{who}{scope}{a}的{part}是多少，占{whole}的比重是多少？",),
        T: ("{who}{scope}{a}的{part}及占{whole}比重",),
        C: ("{who}{scope}{a}的{part}花了多少，占{whole}的百分之几？",),
    },
    "two codes": {
        F: ("{who}{a}和{b}分别是多少？",),
        T: ("{who}{a} {b}",),
        C: ("{who}{a}跟{b}各是多少？",),
    },
    "a code": {F: ("{who}科目{a}的决算数是多少？",), T: ("{who}{a}",), C: ("{who}{a}花了多少？",)},
    "a code's column": {F: ("{who}{a}的{part}是多少？",), T: ("{who}{a} {part}",)},
    "three measures": {
        F: ("{who}{a}的{budget}、决算、完成率各是多少？", "{who}{a}{budget}多少、决算多少、完成{budget}的百分之几？"),
        T: ("{who}{a} {budget} 决算 完成率",),
        C: ("{who}{a}的{budget}、决算还有完成率分别是多少？",),
    },
    "budget, final, difference": {
        F: ("{who}{a}的{budget}、决算各是多少，相差多少？",),
        C: ("{who}{a}{budget}批了多少，实际花了多少，差多少？",),
    },
    "two completions": {F: ("{who}{a}和{b}的预算完成率分别是多少？",), C: ("{who}{a}跟{b}的预算完成率各多少？",)},
    "two budgets together": {F: ("{who}{a}和{b}的预算合计是多少？",), C: ("{who}{a}跟{b}的预算加起来多少？",)},
    "off plan": {F: ("{who}{a}{off}了多少？",), T: ("{who}{a} {off}多少",), C: ("{who}{a}到底{off}了多少钱？",)},
    "two off plan": {
        F: ("{who}{a}和{b}各{off}了多少？", "{who}{a}、{b}分别{against}多少？"),
        T: ("{who}{a} {b} 各{off}多少",),
        C: ("{who}{a}跟{b}各{off}了多少钱？",),
    },
    "two changes": {
        F: ("{who}{a}和{b}分别比上年{moved}多少？", "{who}{a}、{b}较上年各{moved}了多少？"),
        T: ("{who}{a} {b} 比上年{moved}额",),
        C: ("{who}{a}跟{b}各比去年{moved}了多少？",),
    },
    "two last years": {F: ("{who}决算中，{a}和{b}的上年决算数分别是多少？",), C: ("{who}的{a}跟{b}，上年各是多少？",)},
    "two years": {
        F: ("{body}{year}年和{before}年的{a}分别是多少？", "{who}{a}本年和上年各是多少？"),
        T: ("{body} {a} {year} {before}",),
        C: ("{body}{before}年、{year}年{a}各花了多少？",),
    },
    "budget and final of two": {
        F: ("{who}{a}和{b}的预算、决算各是多少？", "{who}{a}、{b}的预算数和决算数分别是多少？"),
        T: ("{who}{a} {b} 预算 决算",),
        C: ("{who}{a}跟{b}预算各多少、实际各花了多少？",),
    },
    "change and completion": {
        F: ("{who}{a}比上年{moved}多少，完成预算的百分之几？",),
        T: ("{who}{a} 比上年{moved} 完成率",),
        C: ("{who}{a}比去年{moved}了多少，预算完成了百分之几？",),
    },
    "two columns of two": {
        F: ("{who}{scope}{a}和{b}的基本支出、项目支出各是多少？",),
        T: ("{who}{scope}{a} {b} 基本支出 项目支出",),
        C: ("{who}{scope}{a}跟{b}，基本支出和项目支出各多少？",),
    },
    "two shares": {
        F: ("{who}{scope}{a}和{b}的{part}各占{whole}的百分之几？", "{who}{scope}{a}、{b}的{part}占{whole}的比重分别是多少？"),
        C: ("{who}{scope}{whole}里{a}跟{b}各占多少？",),
    },
    "both and their share": {
        F: ("{who}{scope}{a}和{b}的{part}各是多少，合计占{whole}的百分之几？",),
        C: ("{who}{scope}{a}跟{b}的{part}各多少，一共占{whole}的多少？",),
    },
    "sum and difference": {
        F: ("{who}{scope}{a}和{b}的{part}合计是多少，相差多少？",),
        C: ("{who}{scope}{a}跟{b}的{part}加起来多少，差多少？",),
    },
    "item of a fund": {
        F: ("{who}{fund}口径的{a}是多少？", "{who}{fund}的{a}是多少？", "{who}{a}（{fund}）是多少？"),
        T: ("{who}{a}（{fund}）", "{who}{fund} {a}"),
        C: ("{who}{fund}支出里的{a}有多少？", "{who}{a}里{fund}的部分是多少？"),
    },
    "column of a fund": {
        F: ("{who}{fund}口径的{a}的{part}是多少？", "{who}{fund}支出中{a}的{part}是多少？"),
        T: ("{who}{a}{part}（{fund}）",),
        C: ("{who}{fund}的{a}，{part}花了多少？",),
    },
    "part of a fund": {
        F: ("{who}{fund}支出里的{part}是多少？", "{who}{fund}口径的{part}是多少？"),
        T: ("{who}{part}（{fund}）",),
        C: ("{who}{fund}的{part}有多少？",),
    },
    "carried over of a fund": {
        F: ("{who}{fund}的{a}是多少？", "{who}{a}中{fund}是多少？"),
        T: ("{who}{a}（{fund}）",),
        C: ("{who}{fund}口径的{a}有多少？",),
    },
    "item by funds": {F: ("{who}{a}中一般公共预算和政府性基金分别是多少？",), C: ("{who}{a}里一般公共预算、政府性基金各多少？",)},
    "then the column": {F: ("其中{part}是多少？",), T: ("{part}",), C: ("那{part}呢？",)},
    "then another account": {F: ("那{b}呢？",), C: ("{b}呢？",)},
    "then two together": {F: ("两者合计是多少？",), T: ("合计",), C: ("加起来呢？", "合计呢？")},
    "then two apart": {F: ("两者相差多少？",), C: ("差多少？",)},
    "then the larger": {F: ("两者哪个更高？",), C: ("哪个多？",)},
    "then the share": {F: ("占{whole}的比重是多少？",), T: ("占{whole}百分之几",), C: ("占{whole}多少？", "那它占{whole}的比例呢？")},
    "then the fund": {F: ("其中{fund}是多少？",), T: ("{fund}",), C: ("{fund}的呢？", "那{fund}呢？")},
    "then without": {F: ("不含{a}是多少？",), C: ("除去{a}呢？", "去掉{a}还有多少？")},
    "then the code": {C: ("{b}呢？", "那{b}呢？")},
    "budget, then another": {F: ("那{b}呢？",), C: ("{b}呢？",)},
    "budget, another, then both": {F: ("两项合计呢？",), C: ("加起来呢？",)},
    "budget, another, then the total": {C: ("合计呢？",)},
    "final, then budget": {F: ("预算数呢？",), C: ("预算呢？",)},
    "final, budget, then completion": {F: ("完成率是多少？",), T: ("完成率",), C: ("完成率呢？",)},
    "final, budget, then saved": {F: ("决算比预算{against}多少？",), C: ("{spent}多少？",)},
    "completion, then another": {C: ("{b}呢？", "那{b}呢？")},
    "final, then share of spending": {F: ("占本年支出合计的比重是多少？",), C: ("占支出合计多少？",)},
    "change, then another": {C: ("{b}呢？", "那{b}呢？")},
    "final, then last year": {F: ("上年决算是多少？",), C: ("上年呢？", "那上年是多少？")},
    "last year's": {
        F: ("{who}决算中，{a}的上年决算数是多少？", "{body}{before}年度{a}是多少？"),
        T: ("{who}{a} 上年决算",),
        C: ("{who}的{a}，上一年是多少？",),
    },
    "last year's together": {F: ("{who}决算中，{a}和{b}的上年数合计是多少？",), C: ("{who}的{a}跟{b}，上年加起来是多少？",)},
    "completion of an account": {
        F: ("{who}{a}的{budget}完成率是多少？",),
        T: ("{who}{a} {budget}完成率",),
        C: ("{who}{a}完成了{budget}的百分之多少？",),
    },
    "a blank cell": {F: ("{who}{scope}{a}的{part}是多少？",), T: ("{who}{scope}{a} {part}",), C: ("{who}{scope}{a}的{part}花了多少？",)},
    "then a blank cell": {F: ("其中{part}是多少？",), C: ("那{part}呢？",)},
    "sum with a blank": {F: ("{who}{scope}{a}和{b}的{part}合计是多少？",), C: ("{who}{scope}{a}跟{b}的{part}加起来多少？",)},
    "share of a blank": {F: ("{who}{scope}{a}的{part}占{whole}的比重是多少？",), C: ("{who}{scope}{a}的{part}占{whole}的百分之几？",)},
    "a fund that it has not": {F: ("{who}{fund}的{a}是多少？", "{who}{a}（{fund}）是多少？"), T: ("{who}{a}（{fund}）",), C: ("{who}{fund}支出里的{a}有多少？",)},
    "then a fund that it has not": {F: ("其中{fund}是多少？",), C: ("{fund}的呢？",)},
    "an account it has not": {F: ("{who}{a}是多少？", "{who}{a}的{part}是多少？"), T: ("{who}{a}",), C: ("{who}{a}花了多少？",)},
    "sum with one it has not": {F: ("{who}{a}和{b}的{part}合计是多少？",), C: ("{who}{a}跟{b}的{part}加起来多少？",)},
    "then one it has not": {F: ("{b}是多少？",), C: ("{b}呢？",)},
    "a code it has not": {F: ("{who}{a}是多少？",), T: ("{who}{a}",)},
    "no last year": {F: ("{who}决算中，{a}的上年决算数是多少？",), C: ("{who}的{a}，上年是多少？",)},
    "no change told": {F: ("{who}{a}比上年增加多少？",), C: ("{who}{a}比上年多了多少？",)},
    "no budget": {F: ("{who}{a}的年初预算数是多少？",), T: ("{who}{a} 预算",), C: ("{who}{a}预算批了多少？",)},
    "no completion": {F: ("{who}{a}的预算完成率是多少？",), C: ("{who}{a}完成了预算的百分之几？",)},
}  # fmt: skip
