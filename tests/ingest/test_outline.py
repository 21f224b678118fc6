"""The outline: reports and their names, and what stands under which heading."""

import pytest

from ingest.document import ReportKind
from ingest.readers.outline import innermost, outline

COVER = "2023年度\n云岭市水\n务局部门决算\n\n目录\n\n第一部分 云岭市水务局概况\n\n- 一、部门职责\n\n第二部分 部门决算表\n\n第三部分 情况说明\n\n"
BODY = """第一部分

云岭市水务局 概况

一、部门职责

（一）拟订规划，组织实施；

（二）承办其他工作。

二、机构设置

（一）内设机构。本局设有3个科室：办公室、规划科、财务科。

第二部分
部门决算表

收入支出决算总表

第三部分

2023年度部门决算情况说明

一、“三公”经费情况说明

（一）总体情况说明。

支出决算为 1.00 万元。

1、因公出国（境）费支出决算为0.00万元，全年团组数0个。

（二）具体情况

（一）工作有序推进

一是完成任务。

（二）成效持续显现

二是取得成绩。

（三）服务大局，保障有力

三是保障有力。

（三）存在的问题

有待改进。
"""


def paths(text: str) -> list[str]:
    """The headings of each section but the report's own, the outermost shortened to their number."""
    return [
        " › ".join(section.path) for section in outline(text).sections if section.span.start or section.number
    ]


def test_headings_stand_under_each_other_and_lists_are_no_headings() -> None:
    first, second, third = (
        "第一部分 云岭市水务局 概况",
        "第二部分 部门决算表",
        "第三部分 2023年度部门决算情况说明",
    )
    prose = f"{third} › 一、“三公”经费情况说明"
    assert paths(COVER + BODY) == [
        first,
        f"{first} › 一、部门职责",
        f"{first} › 二、机构设置",
        second,
        third,
        prose,
        f"{prose} › （一）总体情况说明。",
        f"{prose} › （二）具体情况",
        f"{prose} › （二）具体情况 › （一）工作有序推进",
        f"{prose} › （二）具体情况 › （二）成效持续显现",
        f"{prose} › （二）具体情况 › （三）服务大局，保障有力",
        f"{prose} › （三）存在的问题",
    ]


def test_every_character_belongs_to_a_section_that_lies_in_its_report() -> None:
    text = COVER + BODY
    found = outline(text)
    assert innermost(found.sections, 0).path == ("2023年度云岭市水务局部门决算",)
    assert innermost(found.sections, len(text) - 3).path[-1] == "（三）存在的问题"
    assert innermost(found.sections, text.index("支出决算为 1.00")).path[-1] == "（一）总体情况说明。"
    assert all(found.reports[0].span.holds(section.span) for section in found.sections)
    assert [section.number for section in found.sections] == list(range(len(found.sections)))


@pytest.mark.parametrize(
    ("cover", "organisation", "year", "kind"),
    [
        ("2023年度\n云岭市水\n务局部门决算\n", "云岭市水务局", 2023, ReportKind.FINAL_ACCOUNTS),
        ("2023年度\n云岭市数据中心部\n门决算\n", "云岭市数据中心", 2023, ReportKind.FINAL_ACCOUNTS),
        ("**2023年度**\n\n**云岭市水务  \n局部门决算**\n", "云岭市水务局", 2023, ReportKind.FINAL_ACCOUNTS),
        ("中共云岭市委宣传部\n2024 年度部门决算\n", "中共云岭市委宣传部", 2024, ReportKind.FINAL_ACCOUNTS),
        ("二〇二二年度\n云岭市教育局\n单位决算公开\n", "云岭市教育局", 2022, ReportKind.FINAL_ACCOUNTS),
        (
            "# 2020 年度云岭市水务局\n\n## 部门（单位）整体支出绩效自评报告\n",
            "云岭市水务局",
            2020,
            ReportKind.PERFORMANCE,
        ),
        (
            "附件2：\n\n2020年度云岭市水务局（机关） 部门整体支出绩效自评报告\n单位名称：云岭市水务局\n",
            "云岭市水务局",
            2020,
            ReportKind.PERFORMANCE,
        ),
        (
            "云岭市云东区执法局 (云岭市云东区城市管理局) 2021年度部门决算\n",
            "云岭市云东区执法局",
            2021,
            ReportKind.FINAL_ACCOUNTS,
        ),
        # a number in front of the cover is part of no name
        (
            "监督索引号53000010001\n\n云岭市医院2021年度部门决算公开\n",
            "云岭市医院",
            2021,
            ReportKind.FINAL_ACCOUNTS,
        ),
        ("云岭市公安局云东分局2019年决算公开报告\n", "云岭市公安局云东分局", 2019, ReportKind.FINAL_ACCOUNTS),
        ("云岭市数据局2024年度项目支出绩效单位自评报告\n", "云岭市数据局", 2024, ReportKind.PERFORMANCE),
        (
            "部门：云岭市审计局\n2021年度\n部门决算情况说明\n",
            "云岭市审计局",
            2021,
            ReportKind.FINAL_ACCOUNTS,
        ),
    ],
)
def test_a_cover_tells_whose_report_of_which_year_it_is(
    cover: str, organisation: str, year: int, kind: ReportKind
) -> None:
    (report,) = outline(cover + "\n一、部门概况\n\n本单位负责相关工作。\n").reports
    assert (report.organisation, report.year, report.kind) == (organisation, year, kind)


def test_a_report_learns_its_other_names_from_its_own_words() -> None:
    text = """2020年度云岭市水务局（机关）部门整体支出绩效自评报告
2020年度云岭市水务局部门整体支出绩效自评报告

一、部门概况

云岭市水务局（以下简称“市水务局”）是市政府部门，加挂云岭市防汛抗旱办公室牌子。云岭市水务局（以下简称“我局”）内设办公室。
建设项目（以下简称“项目”）已完成。
"""
    (report,) = outline(text).reports
    assert report.aliases == ("云岭市水务局（机关）", "市水务局", "云岭市防汛抗旱办公室")


def test_a_file_may_hold_reports_of_two_organisations_and_an_annex_is_no_report() -> None:
    text = """2023年度云岭市水务局部门决算

第一部分 概况

一、职责

管理水务。

2023年度云岭市水文站部门决算

第一部分 概况

一、职责

观测水文。

第五部分

附件

2023年度云岭市水文站
整体支出绩效自评报告

单位名称：云岭市水文站

一、基本情况

本站概况如下。

附件 1

二、绩效
"""
    found = outline(text)
    second = text.index("2023年度云岭市水文站")
    assert [(report.organisation, report.span.start, report.span.end) for report in found.reports] == [
        ("云岭市水务局", 0, second),
        ("云岭市水文站", second, len(text)),
    ]
    assert [
        (section.path[1:], section.annex) for section in found.sections if "第五部分 附件" in section.path
    ] == [
        ((), True),
        (("一、基本情况",), True),
        (("附件 1",), True),
        (("附件 1", "二、绩效"), True),
    ]


@pytest.mark.parametrize(
    ("name", "organisations"),
    [
        ("云东高新区管委会", ["云岭市云东高新技术产业开发区管理委员会"]),
        # another body is no short form
        ("云东高新区水务局", ["云岭市云东高新技术产业开发区管理委员会", "云东高新区水务局"]),
    ],
)
def test_an_evaluation_under_a_short_name_is_an_annex_and_gives_an_alias(
    name: str, organisations: list[str]
) -> None:
    text = f"""云岭市云东高新技术产业开发区管理委员会
2024年度部门决算

第五部分 附件
附件2
{name}2024年度部门整体支出绩效自评报告
一、概况
已完成。
"""
    found = outline(text).reports
    assert [report.organisation for report in found] == organisations
    assert (name in found[0].aliases) is (len(organisations) == 1)


def test_tables_of_contents_covers_and_titles_are_named_as_skipped() -> None:
    text = COVER + BODY
    found = outline(text)
    skipped = [span.of(text) for span in found.skipped if span.of(text)]
    assert skipped[:4] == ["2023年度", "云岭市水", "务局部门决算", "目录"]
    assert skipped[-1] == "第三部分 情况说明"


def test_a_text_without_a_report_has_one_section() -> None:
    found = outline("会议纪要\n一、议题")
    assert (found.reports, len(found.sections), found.sections[0].span.end) == ((), 1, 9)


@pytest.mark.parametrize(
    "line",
    [
        "1、一般公共服务（类）94.85万元：",
        "（一）重点项目有序推进。项目一期已完成。",
        "2. 本套报表金额单位转换时可能存在尾数误差。",
        "三、项目支出：指在基本支出之外发生的支出。",
        "1、负责全市机动车登记、牌证的发放；负责驾驶人考试",
        "5、社会保障支出（类）抚恤（款）死亡抚恤（项）。",
        "一、办公费\t1.00",
    ],
)
def test_a_numbered_line_that_says_something_is_no_heading(line: str) -> None:
    text = f"2023年度云岭市水务局部门决算\n\n{line}\n\n下文。\n"
    assert len(outline(text).sections) == 1


def test_a_line_that_was_cut_at_the_width_of_the_page_is_no_heading() -> None:
    lines = [
        "（一）贯彻执行水务管理的法律法规和方针政策并组织拟订全市",
        "水务规划和年度计划，组织实施，并负责监督检查以及其他各项",
    ]
    text = (
        "2023年度云岭市水务局部门决算\n\n一、部门职责\n"
        + "\n".join(lines * 8)
        + "工作。\n\n二、机构设置\n\n内设三个科室。\n"
    )
    assert paths(text) == ["一、部门职责", "二、机构设置"]


def test_an_annex_may_name_nobody_and_stand_under_no_part() -> None:
    text = """云岭市水务局关于2023年度部门决算公开的说明

目录
第一部分 概况..............................1
第四部分 名词解释..........................9

第一部分 概况

第四部分 名词解释

一、基本支出：指日常支出。

2023年度部门整体支出绩效自评报告

一、基本情况

本局概况如下。
"""
    found = outline(text)
    assert [report.organisation for report in found.reports] == ["云岭市水务局"]
    assert [(section.path, section.annex) for section in found.sections[1:]] == [
        (("第一部分 概况",), False),
        (("第四部分 名词解释",), False),
        (("一、基本情况",), True),
    ]
