"""Which organisations a question names."""

import pytest

from assistant.domain import Holder
from assistant.identity import identify
from assistant.organisations import Organisations
from ingest.document import Report, ReportKind, Span

NAMES = (
    "样例市大数据中心",
    "样例省交通运输厅科技信息中心",
    "海州市公安局交通警察支队",
    "样例市数据资源管理局",
)


def holder(name: str) -> Holder:
    report = Report(
        number=0,
        organisation=name,
        aliases=(),
        year=2023,
        kind=ReportKind.FINAL_ACCOUNTS,
        span=Span(start=0, end=1),
    )
    return Holder(key=(name, 0), file=f"{name}.txt", report=report)


HELD = Organisations([holder(name) for name in NAMES])


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
