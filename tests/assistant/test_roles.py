"""Who did something in a role, told in sentences or printed in a cell: the names of those, and nobody in another role or of another thing."""

from collections.abc import Sequence

import pytest

from assistant.pipeline import answer
from assistant.roles import told
from ingest.store.corpus import Corpus

FILING = """2023年度样例市水务局部门决算
第一部分 样例市水务局概况
一、部门职责
负责全市水务工作。
第三部分 2023年度部门决算情况说明
一、政府采购情况
大坝加固改造工程通过竞争性磋商方式确定样州筑固建设有限公司为施工单位，合同金额118.20万元；水位终端通过公开招标采购，由样州云测科技有限公司中标，中标价112.66万元。

巡查平台一期项目预算300.00万元。项目于2022年12月通过单一来源采购方式确定样州电讯股份有限公司为供应商。

巡查平台二期项目预算200.00万元。2023年7月通过公开招投标方式确认牵头单位为样州第八研究所，成员单位为样京中软信息有限公司。

局里与样州理工大学、样省水利科学研究院等机构合作，推进洪水推演、算力调度等课题研究。委托样州信衡会计师事务所对节水项目开展第三方重点评价。
二、“老泵站改造”项目评价报告
（一）基本情况
泵站建成于2003年，由样省泵业制造厂供货。

建筑面积1830平方米，由样州冷工建设有限公司施工，监理单位为样州正源监理有限公司。
（二）问题
泵房废物间配套资金未足额到位，废物间未能同步建成。2份变更单缺少监理签字。

三、设备购置明细表
序号	设备名称	单位	数量	单价（元）	合同金额（元）	供应商
1	多普勒流速仪	台	5	315,000	1,575,000	样南清谱科技有限公司
2	水质采样车	辆	1	386,000	386,000	样南骏程汽车有限公司
合计					1,961,000
"""


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("大坝加固改造 施工方", ["样州筑固建设有限公司"]),
        ("大坝加固改造工程是谁承建的？", ["样州筑固建设有限公司"]),
        ("大坝加固改造工程的中标单位是哪家？", ["样州筑固建设有限公司"]),
        ("水位终端由谁中标？", ["样州云测科技有限公司"]),
        ("巡查平台一期的供应商是谁？", ["样州电讯股份有限公司"]),
        ("巡查平台二期牵头单位和成员单位分别是谁？", ["样州第八研究所", "样京中软信息有限公司"]),
        ("洪水推演、算力调度课题 合作机构", ["样州理工大学", "样省水利科学研究院"]),
        ("节水项目 第三方评价机构 名称", ["样州信衡会计师事务所"]),
        ("老泵站改造 施工方 监理方", ["样州冷工建设有限公司", "样州正源监理有限公司"]),
        ("老泵站改造那会儿是哪家公司做的监理？", ["样州正源监理有限公司"]),
        ("水质采样车 供应商", ["样南骏程汽车有限公司"]),
    ],
)
def test_those_in_a_role_are_told_by_their_whole_names(
    filing: Corpus, question: str, names: Sequence[str]
) -> None:
    given = answer(f"样例市水务局{question}", (), filing)
    assert given.status == "answered" and all(name in given.answer for name in names), given.answer


@pytest.mark.parametrize(
    "question",
    [
        "大坝加固改造工程的监理单位是谁？",
        "老泵站改造的设计单位是哪家？",
        "流速仪 监理单位",
        "水位终端 施工单位",
        "引水渠工程 施工方",
    ],
)
def test_a_role_that_nobody_is_told_to_have_is_not_told_of_another(filing: Corpus, question: str) -> None:
    given = answer(f"样例市水务局{question}", (), filing)
    assert (given.status, given.reason) == ("not_found", "no_item"), given.answer


def test_a_deed_left_undone_is_the_reason_of_the_next_one(filing: Corpus) -> None:
    given = answer("样例市水务局泵房废物间为什么没有同步建成？", (), filing)
    assert "资金未足额到位" in given.answer


@pytest.mark.parametrize(
    ("role", "text", "names"),
    [
        ("builder", "由样州冷工建设有限公司施工", ("样州冷工建设有限公司",)),
        ("leader", "由综合部牵头，认真对照目标", ("综合部",)),
        ("builder", "由于我中心前期承建的项目多", ()),
        ("supplier", "样州净化有限公司以268.50万元中标", ("样州净化有限公司",)),
        ("supplier", "由小微企业供应商中标或成交", ()),
        ("supervisor", "2份设计变更单缺少监理签字", ()),
        ("partner", "与样州中心、样省研究院等机构合作", ("样州中心", "样省研究院")),
    ],
)
def test_a_role_is_told_of_a_body_by_its_name(role: str, text: str, names: tuple[str, ...]) -> None:
    assert next((named for _, named in told(role, text)), ()) == names
