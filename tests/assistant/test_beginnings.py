"""Names side by side are each said in full where only the first says how they begin."""

import pytest

from assistant.beginnings import in_full

NAMES = frozenset(
    {
        *("政府采购货物", "政府采购工程", "政府采购服务", "工会经费", "福利费", "基本支出", "项目支出"),
        *("公务用车购置", "公务用车运行维护费", "公务用车购置及运行维护费"),
        *("公路建设", "公路养护", "故障解决及时率（农村公路建设和养护管理系统升级）"),
    }
)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("政府采购货物、工程、服务三类", "政府采购货物、政府采购工程、政府采购服务三类"),
        ("政府采购货物和服务各多少", "政府采购货物和政府采购服务各多少"),
        ("工会经费、福利费", "工会经费、福利费"),
        ("基本支出和项目支出", "基本支出和项目支出"),
        ("政府采购货物和工资", "政府采购货物和工资"),
        ("公务用车购置及运行维护费是多少", "公务用车购置及运行维护费是多少"),
        ("公务用车购置及运行维护费各是多少", "公务用车购置及公务用车运行维护费各是多少"),
        (
            "故障解决及时率（农村公路建设和养护管理系统升级）偏差原因",
            "故障解决及时率（农村公路建设和养护管理系统升级）偏差原因",
        ),
        ("和", "和"),
    ],
)
def test_what_names_share_is_said_for_each(text: str, full: str) -> None:
    assert in_full(text, NAMES) == full
