"""What a question wants computed is computed, or is not answered: an amount apiece, sums of so many things, what is written out."""

import pytest

from assistant.demand import Working
from assistant.domain import Operation
from assistant.expression import expression
from assistant.per_one import per_one
from assistant.pipeline import answer
from assistant.worked import listed, workings
from ingest.store.corpus import Corpus

FILING = """2023年度样例县中心学校部门决算
第一部分 样例县中心学校概况
一、主要职责
负责义务教育阶段教学工作。年末在校学生1200人，教学班32个；部门实有在职人员80人。
第二部分 2023年度部门决算表
收入支出决算总表
公开01表
金额单位：万元
收入			支出
项目	行次	决算数	项目	行次	决算数
一、一般公共预算财政拨款收入	1	900.00	一、教育支出	15	960.00
本年收入合计	10	950.00	本年支出合计	25	960.00
年初结转和结余	11	90.00	年末结转和结余	26	80.00
总计	12	1,040.00	总计	27	1,040.00
一般公共预算财政拨款基本支出决算表
公开06表
金额单位：万元
人员经费			公用经费
科目编码	科目名称	决算数	科目编码	科目名称	决算数
301	工资福利支出	600.00	302	商品和服务支出	120.00
30101	基本工资	480.00	30205	水费	10.00
30108	机关事业单位基本养老保险缴费	60.00	30206	电费	20.00
30109	职业年金缴费	30.00	30209	物业管理费	40.00
30110	职工基本医疗保险缴费	30.00	30216	培训费	50.00
人员经费合计		600.00	公用经费合计		120.00
第三部分 2023年度部门决算情况说明
一、预算执行情况说明
2023年项目支出年初预算200.00万元，年中追加预算50.00万元，项目支出决算240.00万元。
二、政府采购支出说明
2023年度政府采购支出总额120.00万元，其中：政府采购货物支出30.00万元、政府采购工程支出70.00万元、政府采购服务支出20.00万元。
三、“三公”经费支出说明
公务用车购置费支出36.00万元，更新公务用车2辆。公务用车运行维护费支出9.00万元，公务用车保有量3辆。
公务接待费支出2.40万元。国内公务接待20批次，160人次。
四、会议费支出说明
会议费支出1.20万元，用于召开教学工作会议，人数30人；招生工作会议，人数50人。
"""


def figures(question: str, filing: Corpus) -> list[str]:
    return [f"{one.value} {one.unit or ''}".strip() for one in answer(question, (), filing).values]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("平均每辆公务用车负担的运行维护费是多少万元", ["3.00 万元"]),
        ("以年末保有量计，每辆公务用车的运行维护费是多少万元", ["3.00 万元"]),
        ("车均运行维护费多少", ["3.00 万元"]),
        ("养一台车平均一年要花多少", ["3.00 万元"]),
        ("养一辆车要多少万元", ["3.00 万元"]),
        ("公务用车运维费按3辆算每辆多少", ["3.00 万元"]),
        ("公务用车购置费平均每辆多少", ["18.00 万元"]),
        ("请客吃饭 人均几元（按来宾人次）", ["150.00 元"]),
        ("公务接待费摊到每一位客人身上是多少元", ["150.00 元"]),
        ("接待一个来宾平均花了多少钱", ["150.00 元"]),
        ("公务接待费多少，人均多少", ["2.40 万元", "150.00 元"]),
        ("公务接待平均每批花多少万元", ["0.12 万元"]),
        ("请按年末在校学生数，测算生均支出（本年支出合计口径，单位元）", ["8000.00 元"]),
        ("平均每个学生花多少钱", ["0.80 万元"]),
        ("每名在校生合多少人员经费", ["0.50 万元"]),
        ("班均支出", ["30.00 万元"]),
        ("摊到每个在职职工头上的工资福利支出是多少", ["7.50 万元"]),
    ],
)
def test_an_amount_apiece_is_divided_by_what_it_is_shared_among(
    filing: Corpus, question: str, values: list[str]
) -> None:
    assert figures(f"样例县中心学校2023年{question}", filing) == values


@pytest.mark.parametrize(
    "question",
    [
        "平均每张床位的支出是多少",
        "公务用车每公里运行费",
        "户均支出",
        "开会平均每人花多少",
        "水费、电费、煤气费三项合计",
        "前三大支出加起来占总支出几成",
    ],
)
def test_an_operand_is_no_answer_where_something_is_to_be_computed(filing: Corpus, question: str) -> None:
    assert figures(f"样例县中心学校2023年{question}", filing) == []


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("项目支出执行率=决算÷(年初预算+追加)", ["96.00 %"]),
        ("项目支出决算相当于年初预算与追加之和的百分之几", ["96.00 %"]),
        ("项目支出年初预算和追加合计多少", ["250.00 万元"]),
        ("项目支出调整后的预算是多少", ["250.00 万元"]),
        ("项目支出年初定了200万，用掉百分之几", ["120.00 %"]),
        ("（水费+电费）÷公用经费是百分之几", ["25.00 %"]),
        ("培训费是水费加电费的几倍", ["1.67 倍"]),
        ("水费和电费相加，比培训费少多少", ["20.00 万元"]),
        ("培训费比水费和电费之和多多少", ["20.00 万元"]),
        ("基本养老保险、职业年金、职工基本医疗保险三项单位缴费合计多少", ["120.00 万元"]),
        ("水费电费物业费合计多少", ["70.00 万元"]),
        ("货物、工程、服务三类政府采购支出由高到低排列", ["70.00 万元", "30.00 万元", "20.00 万元"]),
        ("公车，买车钱和养车钱哪头大", ["36.00 万元"]),
        ("水费电费谁更费钱", ["20.00 万元"]),
        ("水费与电费孰高", ["20.00 万元"]),
    ],
)
def test_what_is_written_out_or_put_together_is_computed(
    filing: Corpus, question: str, values: list[str]
) -> None:
    assert figures(f"样例县中心学校2023年{question}", filing) == values


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("平均每辆车花多少", (Working(operation=Operation.PER_HEAD),)),
        ("生均支出", (Working(operation=Operation.PER_HEAD),)),
        ("水费占公用经费百分之几", (Working(operation=Operation.SHARE),)),
        ("电费是水费的几倍", (Working(operation=Operation.TIMES),)),
        ("三项支出合计", (Working(operation=Operation.SUM, figures=3),)),
        ("相差多少", (Working(operation=Operation.DIFFERENCE),)),
        ("每年的支出是多少", ()),
        ("平均分数", ()),
    ],
)
def test_words_of_computing_are_known(text: str, wanted: tuple[Working, ...]) -> None:
    assert workings(text) == wanted


def test_what_stands_side_by_side_before_a_total_is_counted() -> None:
    assert listed("水费和电费合计", [(0, 2), (3, 5)]) == 2
    assert listed("水费，还有电费", [(0, 2), (5, 7)]) == 0


def test_what_says_no_number_of_things_divides_nothing() -> None:
    assert per_one("平均每个项目花多少") is None
    assert per_one("每年的公用经费是多少") is None


def test_two_figures_with_names_of_their_own_are_no_written_computation() -> None:
    assert expression("办公费除以印刷费是多少") is None
