"""Heads of filings in the shapes that authorities all over the country publish: whose report of which year it is."""

import pytest

from ingest.document import IssueKind, ReportKind
from ingest.readers.outline import outline
from ingest.readers.text import parse

ACCOUNTS, PERFORMANCE = ReportKind.FINAL_ACCOUNTS, ReportKind.PERFORMANCE
BODY = "\n一、部门职责\n\n负责相关工作。\n\n二、机构设置\n\n内设3个科室。\n"
CONTENTS = """目 录
第一部分 {overview}
一、部门职责
二、机构设置
第二部分 2022年度部门决算表
一、收入支出决算总表
第三部分 2022年度部门决算情况说明
第四部分 名词解释
"""


@pytest.mark.parametrize(
    ("title", "organisation", "year", "kind"),
    [
        # the words of a title
        ("2024年度云岭高新技术产业园区管理委员会部门决算公开编制说明", "云岭高新技术产业园区管理委员会", 2024, ACCOUNTS),
        ("云岭县人民政府办公室2021年度部门决算情况说明（汇总）", "云岭县人民政府办公室", 2021, ACCOUNTS),
        ("关于公开云岭县水务局2022年度部门决算的公告", "云岭县水务局", 2022, ACCOUNTS),
        ("云岭县博物馆2022年度本级单位决算", "云岭县博物馆", 2022, ACCOUNTS),
        ("二O二二年度云岭县水务局部门决算", "云岭县水务局", 2022, ACCOUNTS),
        ("云岭县水务局2022部门决算", "云岭县水务局", 2022, ACCOUNTS),
        ("云岭县宗教事务局2022年1-9月\n部门整体支出绩效评价报告", "云岭县宗教事务局", 2022, PERFORMANCE),
        ("云岭县卫生健康委员会2022年度项目绩效自评报告（走访慰问经费项目）", "云岭县卫生健康委员会", 2022, PERFORMANCE),
        ("云岭县水务局2022年农村饮水安全项目绩效自评报告", "云岭县水务局", 2022, PERFORMANCE),
        ("云岭县残联中央转移支付2022年度绩效自评报告（助残资金）", "云岭县残联", 2022, PERFORMANCE),
        ("云岭县林业局2022年度中央对地方转移支付预算执行情况绩效自评报告", "云岭县林业局", 2022, PERFORMANCE),
        ("云岭县民政局临时救助补助经费2022年度绩效自评报告", "云岭县民政局", 2022, PERFORMANCE),
        ("云岭县应急管理局2022年度救灾资金（山洪抢险）绩效自评报告", "云岭县应急管理局", 2022, PERFORMANCE),
        ("云岭县水务局2022年度财政专项资金绩效自评工作报告", "云岭县水务局", 2022, PERFORMANCE),
        # the names in it
        ("中国共产党云岭县委员会办公室部门2021年度部门决算", "中国共产党云岭县委员会办公室", 2021, ACCOUNTS),
        ("中共云岭县委外事办公室机关2021年单位决算编制说明", "中共云岭县委外事办公室机关", 2021, ACCOUNTS),
        ("2022年度云岭县园林绿化局本级部门决算公开", "云岭县园林绿化局本级", 2022, ACCOUNTS),
        ("云岭县重点项目建设服务中心2022年度单位决算", "云岭县重点项目建设服务中心", 2022, ACCOUNTS),
        ("云岭县青少年宫2022年度单位决算", "云岭县青少年宫", 2022, ACCOUNTS),
        ("云岭县桐溪镇2022年度部门决算", "云岭县桐溪镇", 2022, ACCOUNTS),
    ],
)  # fmt: skip
def test_a_title_is_known_by_its_words_and_names_one_body(
    title: str, organisation: str, year: int, kind: ReportKind
) -> None:
    (report,) = outline(f"{title}\n{BODY}").reports
    assert (report.organisation, report.year, report.kind) == (organisation, year, kind)


@pytest.mark.parametrize(
    ("page", "organisation"),
    [
        ("手机版\n\n全文检索\n\n云岭县水务局2022年度部门决算", "云岭县水务局"),
        ("公开方式:\n\n主动公开\n\n云岭县水务局2022年度部门决算", "云岭县水务局"),
        ("发布日期\n2023-09-14\n时效性有效\n云岭县水务局2022年度部门决算", "云岭县水务局"),
        ("打印\n云岭县桐溪乡人民政府\n2022年度部门决算", "云岭县桐溪乡人民政府"),
        ("云岭县水文站\n云岭县水务局2022年度部门决算", "云岭县水务局"),
        # the lines of one name
        ("云岭县桐溪镇人民政府\n东坝街道办事处2022年度部门决算", "云岭县桐溪镇人民政府东坝街道办事处"),
        ("岭川省云桥高新技术产业\n开发区人民检察院2022年度部门决算", "岭川省云桥高新技术产业开发区人民检察院"),
        ("2022年度云岭县市场监\n督管理局部门决算", "云岭县市场监督管理局"),
        # the heading of the page, and the cover on it
        ("县政协2022年度决算说明\n发布日期:2023-09-27\n云岭县政协办公室2022年度部门\n决算说明", "云岭县政协办公室"),
        # the region whose form it is
        ("岭川省2022年度部门决算公开说明\n云岭县桐溪乡人民政府\n2022年度部门决算\n公开说明", "云岭县桐溪乡人民政府"),
    ],
)  # fmt: skip
def test_what_a_page_prints_above_a_title_is_no_part_of_a_name(page: str, organisation: str) -> None:
    (report,) = outline(f"{page}\n{BODY}").reports
    assert (report.organisation, report.year) == (organisation, 2022)


@pytest.mark.parametrize(
    ("overview", "behind", "organisation"),
    [
        ("云岭县水务局概况", "第一部分 云岭县水务局概况", "云岭县水务局"),
        ("云岭县文化馆部门（单位）概况", "第一部分\n云岭县文化馆部门（单位）概况", "云岭县文化馆"),
        ("部门概况", "云岭县水务局2022年度部门决算公开说明\n第一部分 部门概况", "云岭县水务局"),
        (
            "基本情况",
            "第一部分 基本情况\n根据《云岭县驻外办事处职能配置、内设机构和人员编制规定》，履行以下职责。",
            "云岭县驻外办事处",
        ),
    ],
)
def test_a_page_without_a_title_tells_its_organisation_further_down(
    overview: str, behind: str, organisation: str
) -> None:
    (report,) = outline(CONTENTS.format(overview=overview) + behind + BODY).reports
    assert (report.organisation, report.year, report.kind) == (organisation, 2022, ACCOUNTS)


def test_a_budget_that_promises_evaluations_is_no_report() -> None:
    part = "第三部分 云岭县水务局2022年部门预算情况说明"
    text = (
        f"云岭县水务局2022年部门预算\n目 录\n第一部分 云岭县水务局概况\n{part}\n第一部分 云岭县水务局概况\n"
    )
    assert outline(f"{text}2022年度将开展绩效评价。\n{part}\n重点项目绩效自评情况。\n").reports == ()


def test_a_form_tells_its_organisation_and_year_in_its_lines() -> None:
    text = "附件3\n项目支出绩效自评报告\n项目名称:水库加固工程\n评价年度:2022\n预算部门单位（公章）:云岭县水务局\n填报日期:2023年4月25日\n"
    (report,) = outline(text + "一、基本情况\n\n2023年度继续实施，2023年度安排资金。\n").reports
    assert (report.organisation, report.year, report.kind) == ("云岭县水务局", 2022, PERFORMANCE)


def test_the_region_of_a_form_is_no_organisation_but_better_than_none() -> None:
    form = "云岭市2018年度部门整体支出\n绩效评价自评报告\n部门（单位）名称：云岭市指挥中心\n"
    (named,), (alone,) = outline(form + BODY).reports, outline("云岭市2018年度决算公开\n" + BODY).reports
    assert (named.organisation, named.aliases, alone.organisation) == ("云岭市指挥中心", (), "云岭市")


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("云岭县卫生院2021年部门决算公开表20221013.txt", [("云岭县卫生院", 2021, ACCOUNTS)]),
        ("2021年度云岭县水务局部门整体支出绩效自评报告 (1).txt", [("云岭县水务局", 2021, PERFORMANCE)]),
        ("部门决算公开.txt", []),
    ],
)
def test_a_text_that_names_nobody_is_known_by_the_name_of_its_file_and_says_so(
    file: str, found: list[tuple[str, int, ReportKind]]
) -> None:
    document = parse(BODY, file=file, digest="")
    assert [(report.organisation, report.year, report.kind) for report in document.reports] == found
    assert [issue.kind for issue in document.issues] == [IssueKind.NO_REPORT]


def test_the_name_of_a_file_is_not_asked_where_the_text_tells() -> None:
    document = parse(
        f"云岭县水务局2022年度部门决算\n{BODY}", file="云岭县水文站2021年度部门决算.txt", digest=""
    )
    assert ([report.organisation for report in document.reports], document.issues) == (["云岭县水务局"], ())
