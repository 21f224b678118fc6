"""Whether something reached its target, its budget or its number of posts, by whatever words the question calls it."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus


@pytest.mark.parametrize(
    ("question", "verdict", "shown"),
    [
        ("云岭县水利局2023年的预警演练次数达到目标没有？", "no", ["3", "4"]),
        ("沧屏州林草局2024年古茶树死亡的比例控制在目标之内了吗？", "yes", ["0.12", "0.3"]),
        ("潇源工业职业技术学院2024年新买的实训设备数量完成任务了没？", "yes", ["163", "150"]),
        ("桐溪高新区管委会2024年支持的中试基地个数完成目标了吗？", "no", ["4", "6"]),
        ("资浦市审批局2019年受理群众诉求的件数达到目标了吗？", "yes", ["214863", "18"]),
        ("昭陵市教育局2021年课后服务的参与比例达标了吗？", "yes", ["92.4", "85"]),
        ("汀浦区文旅局2024年新书上架的平均天数控制在目标内了吗？", "no", ["23", "20"]),
        ("岭汐应急局2023年三防平台接入的监控路数达到年度目标了吗？", "yes", ["2316", "2000"]),
        ("潮安市政务服务中心的编制是不是已经用满了？", "no", ["36", "38"]),
        ("潮安市政务服务中心有没有空编？", "yes", ["36", "38"]),
        ("北宁市机关事务管理局2021年有没有买新车？", "yes", ["118.60", "5"]),
        # of another thing, of other people, of another measure; a project's budget is none of a whole fund
        ("昭陵市教育局2021年中考本科上线率达到目标了吗？", None, []),
        ("资浦市审批局2019年整合税务热线的条数完成目标了吗？", None, []),
        ("沧屏州林草局2024年古松树死亡率控制在目标内了吗？", None, []),
        ("云岭县水利局2023年的预警演练人数达到目标没有？", None, []),
        ("昭陵市教育局2021年政府性基金都用完了吗？", None, []),
    ],
)
def test_an_outcome_is_held_against_what_was_to_be_reached(
    regions: Corpus, question: str, verdict: str | None, shown: list[str]
) -> None:
    found = answer(question, (), regions)
    assert (found.verdict, [one.value for one in found.values]) == (verdict, shown)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (
            "澄溪县交通运输局2023年资源产业旅游路、乡镇通三级路和窄路面加宽，请按里程从长到短排列。",
            ["61.2", "49.4", "18"],
        ),
        ("澄溪县交通运输局2023年资源产业旅游路的面积是多少？", []),
        ("岚江市楚桥区疾病预防控制中心2020年度部门整体支出绩效自评得了多少分？", []),
        ("昭陵市教育局2021年部门整体支出绩效自评得了多少分？", ["93.6"]),
    ],
)
def test_a_figure_is_of_the_measure_and_of_the_body_that_is_asked_for(
    regions: Corpus, question: str, shown: list[str]
) -> None:
    assert [one.value for one in answer(question, (), regions).values] == shown


FILING = """样例市江南区交警队2024年度部门决算
第一部分 部门概况
三、人员情况
按照保密要求，此项内容不予公开。
第三部分 2024年度部门决算情况说明
七、三公经费
公务接待费支出决算为2.00万元，与上年相比减少1.00万元，减少33.33%。公务用车运行维护费支出决算为6.00万元，与上年相比减少0.02万元，减少0.33%。
八、培训费
民警警衔晋升、新招录民警业务技能等培训，人数57人，支出40万元。
九、项目
护栏清洗经费项目完成预算的89.45%。路口标线改造项目完成预算的75.84%。指挥平台升级项目完成预算的55.12%。
全年排查发现隐患点12个，抽检不合规项30个，均已整改到位。
"""


@pytest.mark.parametrize(
    ("turns", "shown"),
    [
        (["江南区交警队2024年有多少民警？"], []),
        (["江南区交警队2024年培训了多少民警？"], ["57"]),
        (["江南区交警队2024年公务接待费比上年减少了多少？", "那公务用车运行维护费呢，少了多少？"], ["0.02"]),
        (
            ["江南区交警队护栏清洗、路口标线改造、指挥平台升级三个项目的预算完成率，从低到高依次是多少？"],
            ["55.12", "75.84", "89.45"],
        ),
    ],
)
def test_people_changes_and_projects_are_those_that_are_named(
    filing: Corpus, turns: list[str], shown: list[str]
) -> None:
    *before, question = turns
    assert [one.value for one in answer(question, tuple(before), filing).values] == shown


def test_what_is_called_faulty_is_not_denied(filing: Corpus) -> None:
    assert answer("江南区交警队2024年抽检不合规项是否都整改完毕？", (), filing).verdict == "yes"
