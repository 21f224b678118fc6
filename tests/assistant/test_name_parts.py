"""How names of bodies are built, and what people make of them."""

import pytest

from assistant.english import in_chinese
from assistant.identity import identify
from assistant.name_parts import heads, leaves_out, of_league, seats, territories
from tests.assistant.held import holding

NAMES = (
    "海州市棠屏区残疾人联合会",
    "海州市棠屏区财政局",
    "沧澜省海州市高新技术产业开发区人民检察院",
    "沧澜省卫生健康委员会",
    "中共葭陂县委员会办公室",
    "葭陂县人民政府办公室",
    "中国共产主义青年团海州市棠屏区委员会",
    "政协葭陂县委员会",
    "苓岭裕固族自治县水务局",
    "苓岭县成溪朝鲜族满族乡人民政府",
    "澹泽市赤岗镇尚溪小学",
    "澹泽市第四中学",
    "澹泽市公安局",
    "澹泽市公安局交通管理大队",
    "澹浦市公安局交通警察大队",
    "翊县人民检察院",
    "沧澜省人民政府驻上海办事处",
    "海州沧江轻工投资集团有限公司",
    "霁浦市机关事务管理局",
    "霁浦县西岭社合作林场",
)
HELD = holding(*NAMES)


@pytest.mark.parametrize(
    ("question", "organisation"),
    [
        ("棠屏区残联三公经费多少", NAMES[0]),
        ("海州棠屏残联的公务接待费", NAMES[0]),
        ("残联公务接待费是多少", NAMES[0]),
        ("海州高新区检察院三公经费", NAMES[2]),
        ("沧澜省卫健委因公出国花了多少", NAMES[3]),
        ("葭陂县委办三公经费", NAMES[4]),
        ("葭陂县政府办公务接待费花了多少", NAMES[5]),
        ("葭陂县府办公务用车", NAMES[5]),
        ("棠屏团区委三公经费", NAMES[6]),
        ("共青团棠屏区委三公经费", NAMES[6]),
        ("海州市棠屏区团委三公经费", NAMES[6]),
        ("葭陂县政协三公经费", NAMES[7]),
        ("葭陂政协公务接待费", NAMES[7]),
        ("苓岭县水务局三公经费", NAMES[8]),
        ("成溪乡三公经费", NAMES[9]),
        ("苓岭县成溪乡政府公务接待费", NAMES[9]),
        ("澹泽四中三公经费", NAMES[11]),
        ("澹泽交警大队公车花了多少", NAMES[13]),
        ("翊县检察院三公经费", NAMES[15]),
        ("湖南翊县检察院三公经费", NAMES[15]),
        ("沧澜驻沪办公务接待费", NAMES[16]),
        ("沧江轻工集团本年收入", NAMES[17]),
        ("西岭社合作林场公务接待费", NAMES[19]),
    ],
)
def test_a_body_is_known_by_what_people_leave_of_its_name(question: str, organisation: str) -> None:
    found = identify(question, HELD)
    assert (found.organisations, found.rivals) == ((organisation,), ())


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("海州市残联三公经费", "海州市残联"),
        ("海州市财政局三公经费", "海州市财政局"),
        ("海州市棠屏区卫健委三公经费", "棠屏区卫健委"),
        ("沧澜省检察院三公经费", "沧澜省检察院"),
        ("海州市检察院三公经费", "海州市检察院"),
        ("葭陂县委三公经费", "葭陂县委"),
        ("葭陂县人大办三公经费", "葭陂县人大办"),
        ("棠屏区委三公经费", "棠屏区委"),
        ("共青团海州市委三公经费", "共青团海州市委"),
        ("苓岭县蒲溪乡三公经费", "苓岭县蒲溪乡"),
        ("澹泽市赤岗镇三公经费", "澹泽市赤岗镇"),
        ("澹泽二中三公经费", "澹泽二中"),
        ("澹泽市公安局城东分局三公经费", "澹泽市公安局城东分局"),
        ("霁浦市大数据管理局三公经费", "霁浦市大数据管理局"),
        ("沧澜省卫生监督所三公经费", "沧澜省卫生监督所"),
        ("街道办事处有哪些", None),
        ("管理局三公经费", None),
    ],
)
def test_the_body_of_an_outer_place_or_a_part_of_one_is_another_body(
    question: str, unknown: str | None
) -> None:
    found = identify(question, HELD)
    assert (found.organisations, found.unknown) == ((), unknown)


def test_one_word_of_several_bodies_names_all_of_them() -> None:
    assert identify("检察院三公经费", HELD).rivals == (NAMES[2], NAMES[15])


@pytest.mark.parametrize(
    ("question", "organisation"),
    [
        ("How much did the Tangping District Disabled Persons' Federation spend?", NAMES[0]),
        ("How much did the Tangping District Finance Bureau spend?", NAMES[1]),
        ("What did the Communist Youth League Tangping District Committee spend?", NAMES[6]),
        ("What did Shangxi Primary School in Danze spend?", NAMES[10]),
        ("How much did Yi County People's Procuratorate spend?", NAMES[15]),
    ],
)
def test_english_names_have_the_proper_names_and_the_federations(question: str, organisation: str) -> None:
    assert organisation in in_chinese(question, NAMES)


def test_a_word_of_names_before_an_english_name_makes_it_another_body() -> None:
    assert "局" not in in_chinese("How much did the Religious Finance Bureau spend?", NAMES).split()[0]


def test_a_name_has_each_of_its_places_as_a_head() -> None:
    found = [(head.place, head.rest) for head in heads("新疆乌鲁木齐市沙依巴克区样例中心")]
    assert [place for place, _ in found] == ["新疆", "乌鲁木齐", "沙依巴克"]
    assert [head.place for head in heads("岳阳市岳阳楼区样例中心")] == ["岳阳", "岳阳楼"]
    assert [head.place for head in heads("苓岭裕固族自治县水务局")] == ["苓岭"]
    assert [head.place for head in heads("翊县水务局")] == ["翊县"]


def test_a_territory_is_called_by_its_own_name() -> None:
    name = "苓岭县成溪朝鲜族满族乡人民政府"
    assert territories(name)[-2:] == ("成溪乡", "成溪朝鲜族满族乡")
    assert seats(name) == ("成溪",)


@pytest.mark.parametrize(
    ("said", "left_out"),
    [("海州市残联", True), ("海州市棠屏区残联", False), ("棠屏区残联", False), ("残联", False)],
)
def test_an_outer_place_leaves_the_inner_one_out(said: str, *, left_out: bool) -> None:
    assert leaves_out(said, NAMES[0]) is left_out


def test_the_committee_of_a_league_is_never_called_without_its_league() -> None:
    assert {"棠屏团区委", "共青团棠屏区委", "海州市棠屏区团委"} <= set(of_league(NAMES[6]))
    assert not [said for said in of_league(NAMES[6]) if "团" not in said]
