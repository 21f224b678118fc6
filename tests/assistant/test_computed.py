"""Figures that are computed from what filings print: two columns, two tables, heads, shares, orders, the year before."""

import pytest

from assistant.backwards import backwards
from assistant.pipeline import answer
from ingest.store.corpus import Corpus

SAFETY, VETERANS, CULTURE = "岭汐市应急管理局2023年", "苍柏县退役军人事务局2020年", "汀浦区文旅局2024年"
STREET, FORESTRY, COLLEGE = "禾城区南湖街道2022年", "沧屏州林业和草原局2024年", "沱宁职业技术学院2023年"
CENTRE, WATER = "示例市数字服务中心", "样例县水务局2022年"


def figures(question: str, corpus: Corpus, *before: str) -> list[str]:
    """The figures of an answer, in its order."""
    found = answer(question, before, corpus)
    return [f"{figure.value}{figure.unit or ''}" for figure in found.values]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"{SAFETY}10个项目里，年中追加最多的是哪个", "283.80万元"),
        (f"{SAFETY}那10个项目，从年初预算到调整预算加钱加得最多的是哪个", "283.80万元"),
        (f"{SAFETY}森林防灭火能力提升预算年中加了多少", "280.00万元"),
        (f"{SAFETY}公用经费年中追加了多少", "4.40万元"),
        (f"{SAFETY}项目支出预算在年中增加了多少", "1104.80万元"),
        (
            f"{SAFETY}救灾物资采购与储备、森林防灭火能力提升这两个项目，谁的预算在年中加得更多？差多少？",
            "3.80万元",
        ),
        (f"{SAFETY}预算调完之后，到年底整个部门还有多少钱没花掉？", "350.37万元"),
        (f"{SAFETY}哪个项目预算没花完剩的钱最多", "76.82万元"),
        (f"{VETERANS}政府采购比采购预算节约了多少", "7.06万元"),
        (f"{VETERANS}政府采购节约额是多少", "7.06万元"),
        (f"{VETERANS}采购预算是多少", "194.00万元"),
        (f"{VETERANS}政府采购支出比采购预算下降百分之几", "3.64%"),
    ],
)
def test_what_lies_between_two_columns_is_computed(question: str, expected: str, regions: Corpus) -> None:
    assert figures(question, regions)[:1] == [expected]


@pytest.mark.parametrize(
    "question",
    [
        f"{SAFETY}哪个项目的预算年中被砍得最多",
        f"{SAFETY}办公用房修缮预算在年中减少了多少",
        f"{STREET}哪个项目年中追加最多",
    ],
)
def test_a_budget_that_never_moved_that_way_is_no_answer(question: str, regions: Corpus) -> None:
    assert figures(question, regions) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"{VETERANS}政采：较采购预算省下额、节约率", ["7.06万元", "3.64%"]),
        (f"{VETERANS}政府采购支出比采购预算节约了多少，节约了百分之几", ["7.06万元", "3.64%"]),
        (f"{VETERANS}三公经费比上年减少了多少，降幅为多少", ["1.11万元", "17.29%"]),
        (f"{VETERANS}本年支出合计比上年增加了多少，增幅为多少", ["493.46万元", "18.24%"]),
        (f"{SAFETY}公用经费实际支出比年初预算减少多少，减少百分之几", ["17.52万元", "2.85%"]),
        (f"{SAFETY}公用经费决算比调整预算节约多少，节约率多少", ["21.92万元", "3.53%"]),
    ],
)
def test_the_amount_and_the_rate_of_one_difference_are_both_told(
    question: str, expected: list[str], regions: Corpus
) -> None:
    assert figures(question, regions) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            f"{CULTURE}博物馆（2070205）的项目支出，全口径的支出决算表比一般公共预算财政拨款支出决算表多出多少万元？",
            ["32.85万元"],
        ),
        (f"{STREET}城乡社区支出，全口径比一般公共预算财政拨款口径多多少？", ["5120.00万元"]),
        (f"{STREET}城乡社区支出在支出决算表比在不存在的台账表多多少？", []),
    ],
)
def test_one_thing_in_two_tables_is_held_against_itself(
    question: str, expected: list[str], regions: Corpus
) -> None:
    assert figures(question, regions) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"{SAFETY}公用经费按年末在职人数分摊，每人多少万元？", ["4.15万元"]),
        (f"{SAFETY}基本支出除以年末在职人数，人均多少", ["27.69万元"]),
        (f"{VETERANS}公务接待费照来宾人次平摊，每人次多少元", ["97.96元"]),
        (f"{CULTURE}办公费拿年末在职人数当分母，人均多少元", ["5268.85元"]),
        (f"{CULTURE}公务接待费除以接待人次，每人次多少元", ["159.30元"]),
        (f"{COLLEGE}培训费，以参训人次为分母，每人次多少元", []),
        ("澜泽县人民医院2021年国内接待，平均一个人吃掉几块钱？", ["54.20元"]),
        ("云岭县水利局2023年公务接待费除以人次，人均多少元", ["80.22元"]),
        ("澜泽县人民医院2021年人员经费把在职职工作为基数，人均多少", []),
    ],
)
def test_what_divides_an_amount_is_named_in_many_ways(
    question: str, expected: list[str], regions: Corpus
) -> None:
    assert figures(question, regions) == expected


def test_small_firms_are_no_part_within_something(regions: Corpus) -> None:
    assert figures("里头给中小企业的合同占几成？", regions, "澜泽县人民医院2021年政采总额是多少？") == [
        "57.35%"
    ]


def test_a_turn_divides_by_the_number_that_the_turn_before_counted(regions: Corpus) -> None:
    before = f"{SAFETY}末在职总共多少人？"
    assert figures("那照这个人头，人均公用经费合多少万？", regions, before) == ["4.15万元"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"{COLLEGE}事业收入里，社会培训收入所占比重是百分之几？（两位小数）", ["4.98%"]),
        (f"{COLLEGE}事业收入中住宿费占比多少", ["17.22%"]),
        (f"{COLLEGE}事业收入里社会培训收入占百分之几？", ["4.98%"]),
        ("临朔市体育局2022年基本支出的公用经费合计中，电费占比是多少", ["18.45%"]),
        (f"{SAFETY}森林防灭火能力提升占项目支出总额的比重", ["16.96%"]),
        (f"{COLLEGE}事业收入里，海外分校收入所占比重是百分之几？", []),
        (f"{FORESTRY}12个自评项目中，执行率不足80%的有几个。", ["4个"]),
    ],
)
def test_a_part_is_found_whichever_side_of_its_whole_it_stands(
    question: str, expected: list[str], regions: Corpus
) -> None:
    assert figures(question, regions) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"{STREET} 一般公共预算支出 最大的类", "2606.57万元"),
        (f"{STREET}本年支出中最大的类", "7654.80万元"),
        (f"{CULTURE}一般公共预算支出中最小的大类", "329.22万元"),
        (f"{CULTURE} 办公费 水费 电费 从高到低", "148.93万元"),
        (f"{CULTURE}基本支出 办公费 水费 电费哪个最多", "148.93万元"),
        (f"{CULTURE}办公费和水费哪个更少", "11.68万元"),
        (f"{CULTURE}办公费和水费哪个更多", "96.42万元"),
        (f"{FORESTRY}古茶树普查和核桃奖补两个项目，哪个预算执行得更差？", "69.80%"),
        ("临江区第二实验小学2022年和2023年办公费哪一年少", "31816.09元"),
    ],
)
def test_things_are_put_in_order_within_the_money_that_is_meant(
    question: str, expected: str, regions: Corpus
) -> None:
    assert figures(question, regions)[:1] == [expected]


def test_the_largest_class_of_money_that_nobody_breaks_down_stays_unanswered(regions: Corpus) -> None:
    assert figures(f"{STREET}国有资本经营预算支出中最大的类", regions) == []


def test_a_clause_that_asks_which_one_leads_is_no_remark(regions: Corpus) -> None:
    assert figures(f"{CULTURE}培训费就用在三个班上，哪一个班会用钱最多？", regions) == []


@pytest.mark.parametrize(
    "question",
    [
        f"{CENTRE}2022年三公经费是多少？按2023年决算数加上比上年减少的数算。",
        f"{CENTRE}2022年三公经费多少？用2023年的数加回减少的部分算一下",
        f"{CENTRE}2022年三公经费是多少（按2023年数和增减额推算）",
        f"2023年{CENTRE}三公经费据说比头一年少了好几千，那2022年究竟花了多少？",
        f"{CENTRE}2023年三公经费比2022年减少了，2022年花了多少？",
    ],
)
def test_the_year_before_is_worked_out_where_the_question_says_so(question: str, corpus: Corpus) -> None:
    assert figures(question, corpus) == ["4.80万元"]


@pytest.mark.parametrize(
    "text",
    [
        "2022年三公经费比2021年减少，2023年花了多少？",
        "2023年三公经费比上年减少了多少，2022年花了多少？",
        "2023年公务接待费按人次算是多少",
    ],
)
def test_no_year_is_worked_out_where_nothing_says_so(text: str) -> None:
    assert backwards(text) == ()


def test_a_bracket_that_only_says_how_a_rate_is_computed_asks_for_nothing_else(corpus: Corpus) -> None:
    assert figures(f"{CENTRE}2023年三公经费预算完成率是多少（决算数÷预算数）", corpus) == ["70.00%"]
