"""Which organisations a question names."""

import pytest

from assistant.identity import identify
from tests.assistant.held import holding

NAMES = (
    "样例市大数据中心",
    "样例省交通运输厅科技信息中心",
    "海州市公安局交通警察支队",
    "样例市数据资源管理局",
)


HELD = holding(*NAMES)


@pytest.mark.parametrize(
    ("question", "organisations"),
    [
        ("样例市大数据中心2023年三公经费", ["样例市大数据中心"]),
        ("大数据中心的三公", ["样例市大数据中心"]),
        ("样例大数据中心和海州交警哪个多", ["样例市大数据中心", "海州市公安局交通警察支队"]),
        ("海州交警 三公 2023", ["海州市公安局交通警察支队"]),
        ("交警支队花了多少", ["海州市公安局交通警察支队"]),
        ("科技信息中心的收入", ["样例省交通运输厅科技信息中心"]),
        ("样例市大数剧中心的收入", ["样例市大数据中心"]),
        ("样例省交通运输厅科技信息中兴的收入", ["样例省交通运输厅科技信息中心"]),
        ("数据资源局2020年", ["样例市数据资源管理局"]),
        ("2023年底省交通厅科技信息中心的结转", ["样例省交通运输厅科技信息中心"]),
        ("公用经费比省科技信息中心还多", ["样例省交通运输厅科技信息中心"]),
        (
            "海州交警是省交通厅科技信息中心的几倍",
            ["海州市公安局交通警察支队", "样例省交通运输厅科技信息中心"],
        ),
        ("数据上报及时率是多少", []),
        ("中心的收入", []),
    ],
)
def test_names_short_forms_and_slips_are_recognised(question: str, organisations: list[str]) -> None:
    assert list(identify(question, HELD).organisations) == organisations


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("衡阳市交警支队三公", "衡阳市交警支队"),
        ("武汉市大数据中心三公", "武汉市大数据中心"),
        ("宁乡市大数据中心收入", "宁乡市大数据中心"),
        ("北京市教育委员会的收入", "北京市教育委员会"),
        ("样例省交通运输厅三公经费", "样例省交通运输厅"),
    ],
)
def test_another_place_or_another_body_is_another_organisation(question: str, unknown: str) -> None:
    found = identify(question, HELD)
    assert (found.organisations, found.unknown) == ((), unknown)


OFFICES = ("样例市海州区人民政府泉水路街道办事处", "样例市海州区生态环境局", "样例市海州区文化和旅游局")


@pytest.mark.parametrize(
    ("question", "organisation"),
    [
        ("泉水路街道的三公经费", OFFICES[0]),
        ("海州区泉水路街道办事处2025年三公", OFFICES[0]),
        ("泉水街道购房补贴多少", OFFICES[0]),
        ("泉水街办买车花了多少", OFFICES[0]),
        ("泉水的购房补贴超了多少", OFFICES[0]),
        ("泉水今年买新车没", OFFICES[0]),
        ("海州环保局三公经费", OFFICES[1]),
        ("区环保局的绩效工资", OFFICES[1]),
        ("海州区旅游局三公", OFFICES[2]),
    ],
)
def test_a_branch_of_a_government_and_a_body_of_another_name_are_known(
    question: str, organisation: str
) -> None:
    assert identify(question, holding(*OFFICES)).organisations == (organisation,)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("泉水区法院2025年三公", "泉水区法院"),
        ("长风新村街道办2025三公", "长风新村街道办"),
        ("武汉市环保局三公", "武汉市环保局"),
    ],
)
def test_the_office_of_another_territory_or_place_is_another_organisation(
    question: str, unknown: str
) -> None:
    found = identify(question, holding(*OFFICES))
    assert (found.organisations, found.unknown) == ((), unknown)


def test_a_territory_within_another_word_names_no_office() -> None:
    assert identify("改造泉水公园花了多少", holding(*OFFICES)).organisations == ()


# Places that no gazetteer has: near ones are loaded, none of them is asked for.
INVENTED = (
    "澹泽市档案馆",
    "棠屏区水务局",
    "鹭屏市民政局",
    "苓岭县卫生健康局",
    "澹浦区商务局",
    "葭陂市生态环境局",
)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("芷泽市档案馆2023年度培训费是多少", "芷泽市档案馆"),
        ("棠泽水务局2022年的政府采购支出总额", "棠泽水务局"),
        ("帮我查一下澹汀商务局在2021年的培训费", "澹汀商务局"),
        ("鹭浦民政局2021年的三公经费", "鹭浦民政局"),
        ("请问2022年葭渡生态环境局的福利费", "葭渡生态环境局"),
        ("砚浦商务局 2022", "砚浦商务局"),
        ("棠屏市水务局的收入", "棠屏市水务局"),
        ("鹭屏市民宗局的收入", "鹭屏市民宗局"),
        ("棠屏区税务局的收入", "棠屏区税务局"),
        ("泠岭县卫生健康局的收入", "泠岭县卫生健康局"),
        ("攸县商务局的收入", "攸县商务局"),
        ("海州市商务局的收入", "海州市商务局"),
        ("帮我看看海州商务局的收入", "海州商务局"),
        ("平和商务局的收入", "平和商务局"),
        ("桂东的商务局花了多少", "桂东商务局"),
        ("县商务局花了多少", "县商务局"),
        ("霁浦文化馆2021年度印刷费", "霁浦文化馆"),
    ],
)
def test_a_shared_syllable_or_body_names_no_other_organisation(question: str, unknown: str) -> None:
    found = identify(question, holding(*INVENTED))
    assert (found.organisations, found.unknown) == ((), unknown)


@pytest.mark.parametrize(
    ("question", "organisation"),
    [
        ("棠屏水务2022年三公", "棠屏区水务局"),
        ("棠屏区水雾局的收入", "棠屏区水务局"),
        ("请问一下水务局去年花了多少", "棠屏区水务局"),
        ("三公经费水务局用了多少", "棠屏区水务局"),
        ("我区水务局的收入", "棠屏区水务局"),
        ("目前商务局有多少人", "澹浦区商务局"),
        ("想知道葭陂生态环境局的收入", "葭陂市生态环境局"),
        ("葭陂市的生态环境局收入", "葭陂市生态环境局"),
    ],
)
def test_the_only_body_of_its_kind_needs_no_place(question: str, organisation: str) -> None:
    found = identify(question, holding(*INVENTED), {"三公经费"})
    assert found.organisations == (organisation,)


@pytest.mark.parametrize(
    ("question", "organisations"),
    [
        ("诸洲市交警支队的三公", ["株洲市公安局交通警察支队"]),
        ("抚州市交警支队的三公", []),
        ("毫州市交警支队的三公", ["亳州市公安局交通警察支队"]),
        ("毫洲市交警支队的三公", []),
        ("湖南株洲交警的三公", ["株洲市公安局交通警察支队"]),
    ],
)
def test_a_slip_in_a_place_is_one_character_of_a_known_place(question: str, organisations: list[str]) -> None:
    names = ("株洲市公安局交通警察支队", "福州市公安局交通警察支队", "亳州市公安局交通警察支队")
    held = holding(*names)
    assert list(identify(question, held).organisations) == organisations


def test_what_is_nearest_to_an_unknown_organisation_has_its_body() -> None:
    held = holding(*INVENTED)
    assert held.nearest("苓屿县商务局")[0] == "澹浦区商务局"


@pytest.mark.parametrize(
    ("question", "organisation"),
    [
        ("样例中心的收入", ""),
        ("海州支队的收入", "海州市公安局交通警察支队"),
        ("海东县大数据中心", ""),
        ("样例县大数据中心", ""),
    ],
)
def test_a_place_and_a_body_word_name_the_only_such_body(question: str, organisation: str) -> None:
    found = identify(question, HELD)
    named = "" if found.rivals else "".join(found.organisations)
    assert named == organisation


@pytest.mark.parametrize(
    ("question", "organisations", "unknown"),
    [
        ("社会工作部2024年三公经费", ["中共海州市临江区委社会工作部"], None),
        ("社工部有哪些内设机构", ["中共海州市临江区委社会工作部"], None),
        ("临江区委社会工作部的住房公积金", ["中共海州市临江区委社会工作部"], None),
        ("海州市委组织部2023年三公经费", [], "海州市委组织部"),
        ("样例市大数据中心综合部的职责", ["样例市大数据中心"], None),
        ("两个部门的三公经费", [], None),
    ],
)
def test_a_department_of_a_party_is_a_body_and_its_party_stands_before_its_place(
    question: str, organisations: list[str], unknown: str | None
) -> None:
    held = holding(*NAMES, "中共海州市临江区委社会工作部")
    found = identify(question, held)
    assert (list(found.organisations), found.unknown) == (organisations, unknown)


@pytest.mark.parametrize(
    ("question", "organisations"),
    [
        ("样例市机关事务局2023年支出", ["样例市机关事务局"]),
        ("样例机关事务局2023年支出", ["样例市机关事务局"]),
        ("样例机关事务局本级2023年支出", ["样例市机关事务局本级"]),
        ("样例市机关事务局本级2023年支出", ["样例市机关事务局本级"]),
        ("2023年样例市机关事务局本年收入", ["样例市机关事务局"]),
        ("样例市机关事务局和样例市机关事务局本级哪个多", ["样例市机关事务局", "样例市机关事务局本级"]),
    ],
)
def test_a_name_is_no_short_form_of_one_that_goes_on_behind_it(
    question: str, organisations: list[str]
) -> None:
    found = identify(question, holding("样例市机关事务局", "样例市机关事务局本级"))
    assert (list(found.organisations), found.rivals) == (organisations, ())


TERRITORIES = (
    "禾泽区碧湖街道办事处",
    "澹泽市砚山高新技术产业开发区管理委员会",
    "澹江区第二实验小学",
    "鹭城市綦水区中医院",
)


@pytest.mark.parametrize(
    ("question", "organisations", "unknown"),
    [
        ("碧湖街道2022年花了多少", ["禾泽区碧湖街道办事处"], None),
        ("禾泽区碧湖街道的收入", ["禾泽区碧湖街道办事处"], None),
        ("砚山管委会的收入", ["澹泽市砚山高新技术产业开发区管理委员会"], None),
        ("二实小有多少学生", ["澹江区第二实验小学"], None),
        ("第二实验小学的水费", ["澹江区第二实验小学"], None),
        ("澹江区第一实验小学的水费", [], "澹江区第一实验小学"),
        ("第三实验小学的水费", [], "第三实验小学"),
        ("鹭城綦水那家中医院买了什么", ["鹭城市綦水区中医院"], None),
        ("禾泽区的水费", [], None),
    ],
)
def test_a_territory_stands_for_its_office_and_a_number_for_one_of_several(
    question: str, organisations: list[str], unknown: str | None
) -> None:
    found = identify(question, holding(*TERRITORIES))
    assert (list(found.organisations), found.unknown) == (organisations, unknown)


@pytest.mark.parametrize(("question", "unknown"), [("接待了多少批来宾", None), ("来宾市接待费多少", "来宾")])
def test_a_word_that_is_a_city_as_well_is_one_only_where_it_stands_as_one(
    question: str, unknown: str | None
) -> None:
    assert identify(question, HELD).unknown == unknown
