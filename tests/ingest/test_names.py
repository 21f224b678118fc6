"""Names: one name for one thing, whatever its spelling; never one name for two things."""

from collections import Counter

import pytest

from ingest.names import accounts, canonical, companions, economic, functional, plain, spoken, terms

KINDS = {"item", "measure", "fund", "part", "table", "section", "operation"}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("“三公”经费", "三公经费"),
        ("三公 经费", "三公经费"),
        ("公 务 接 待 费", "公务接待费"),
        ("接待费", "公务接待费"),
        ("因公出国(境)费", "因公出国（境）费"),
        ("因公出国（境）费用", "因公出国（境）费"),
        ("2、出国经费", "因公出国（境）费"),
        ("其中：公务用车购置费", "公务用车购置费"),
        ("公务用车购 置费", "公务用车购置费"),
        ("公车运行维护", "公务用车运行维护费"),
        ("公务用车购置和维护经费", "公务用车购置及运行维护费"),
        ("公务用车购置及运行费", "公务用车购置及运行维护费"),
        ("一、一般公共预算财政拨款收入", "一般公共预算财政拨款收入"),
        ("（一）基本支出", "基本支出"),
        ("①会议费", "会议费"),
        ("1.培训费", "培训费"),
        ("a. 人员支出", "人员经费"),
        ("（3）项目支出：", "项目支出"),
        ("<b>本年收入合计</b>", "本年收入合计"),
        ("**总计**", "总计"),
        ("日常公用经费", "公用经费"),
        ("公共安全（类）", "公共安全支出"),
        ("发展与改革事务支出（款）", "发展与改革事务"),
        ("事业运行（项）", "事业运行"),
        ("其他政府办公厅（室）及相关机构事务支", "其他政府办公厅（室）及相关机构事务支出"),
        ("维修(护)费", "维修（护）费"),
        ("Three public expenses", "三公经费"),
        ("项目经费（万元）", "项目经费"),
        ("⻓期债务", "长期债务"),
        ("智慧路灯二期项目", "智慧路灯二期项目"),
        ("1.5 万元以下", "1.5万元以下"),
        ("2022年第三批资金", "2022年第三批资金"),
        ("-", "-"),
        ("", ""),
    ],
)
def test_a_label_has_one_name(label: str, name: str) -> None:
    assert canonical(label) == name
    assert canonical(name) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公务用车购置费", "公务用车运行维护费"),
        ("公务用车购置费", "公务用车购置及运行维护费"),
        ("财政拨款收入", "财政拨款支出"),
        ("财政拨款收入", "一般公共预算财政拨款收入"),
        ("本年收入合计", "本年支出合计"),
        ("年初结转和结余", "年末结转和结余"),
        ("年初结转和结余", "年初财政拨款结转和结余"),
        ("年初预算数", "全年预算数"),
        ("基本支出", "项目支出"),
        ("人员经费", "公用经费"),
        ("公用经费", "机关运行经费"),
        ("办公费", "办公经费"),
        ("授予中小企业合同金额", "授予小微企业合同金额"),
        ("公务用车", "公务用车购置及运行维护费"),
        ("行政单位医疗", "事业单位医疗"),
    ],
)
def test_different_things_keep_different_names(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公 务 接 待 费", "公务接待费"),
        ("<b>本年收入合计</b>", "本年收入合计"),
        ("（境）(境)", "（境）（境）"),
        ("“三公”经费", '"三公"经费'),
        ("１２．5％", "12.5%"),
        ("2019—2020", "2019-2020"),
        ("# **第三部分**", "第三部分"),
        ("a\u3000b\u200bc", "abc"),
    ],
)
def test_plain_text_is_for_comparing(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("word", "canonical_name"),
    [
        ("吃喝", "公务接待费"),
        ("买车", "公务用车购置费"),
        ("养车", "公务用车运行维护费"),
        ("公车", "公务用车购置及运行维护费"),
        ("出国", "因公出国（境）费"),
        ("房租", "租赁费"),
        ("请…干活", "劳务费"),
        ("工资…福利", "工资福利支出"),
        ("养老金", "机关事业单位基本养老保险缴费 退休费"),
        ("装修", "维修（护）费 大型修缮"),
    ],
)
def test_what_people_say_means_an_item_or_several(word: str, canonical_name: str) -> None:
    assert " ".join(spoken()[word]) == canonical_name


def test_every_economic_account_in_common_use_has_a_spoken_name() -> None:
    said = {item for items in spoken().values() for item in items}
    used = [account for account in accounts("economic") if account.code[:3] in ("301", "302", "303", "310")]
    assert [account.code for account in used if canonical(account.name) not in said] == []


def test_a_companion_of_an_item_is_no_name_of_another_one() -> None:
    assert "打印机" in companions()["办公设备购置"]
    assert [word for words in companions().values() for word in words if word in economic().values()] == []


def test_each_kind_names_a_term_once_and_no_printed_name_means_two() -> None:
    assert {term.kind for term in terms()} == KINDS
    names = Counter((term.kind, plain(name)) for term in terms() for name in (term.canonical, *term.printed))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_classifications_are_trees_of_codes() -> None:
    for codes, lengths in ((functional(), (3, 5, 7)), (economic(), (3, 5))):
        assert {len(code) for code in codes} == set(lengths)
        assert [code for code in codes if len(code) > 3 and code[:-2] not in codes] == []
    for classification in ("functional", "economic"):
        listed = [account.code for account in accounts(classification)]
        assert len(listed) == len(set(listed))
    assert functional()["2140199"] == "其他公路水路运输支出"
    assert economic()["30217"] == "公务接待费"
