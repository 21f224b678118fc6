"""Words of one meaning: what people say, and what filings print."""

import pytest

from assistant.pipeline import answer
from assistant.synonyms import called, printed, together
from assistant.vocabulary import thesaurus
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例市中医院部门决算
第一部分 概况
一、主要职责
承担全市医疗服务。
二、医院情况
编制床位400张，实际开放床位512张。全年门诊人次31200人次。
居民满意率95%，群众投诉7件。闲置门面出租率87.3%。
第二部分 2023年度部门决算表
一般公共预算财政拨款支出决算表
公开05表
部门：样例市中医院	金额单位：万元
科目代码	科目名称	本年支出	基本支出	项目支出
	合计	500.00	300.00	200.00
205	教育支出	45.62	0.00	45.62
20508	进修及培训	45.62	0.00	45.62
2050803	培训支出	45.62	0.00	45.62
210	卫生健康支出	454.38	300.00	154.38
一般公共预算财政拨款基本支出决算明细表
公开06表
部门：样例市中医院	金额单位：万元
科目代码	科目名称	决算数
302	商品和服务支出	50.00
30216	培训费	21.54
第三部分 2023年度部门决算情况说明
五、一般公共预算财政拨款支出决算情况说明
（三）具体情况
1.教育支出（类）进修及培训（款）培训支出（项）。年初预算为54.74万元，支出决算为45.62万元，完成年初预算的83.3%。
六、其他
市名医馆全年接诊5100人次。
"""


def test_every_entry_of_the_thesaurus_is_words_and_other_words() -> None:
    entries = thesaurus()
    assert len(entries) > 5000
    faults = [
        word
        for word, others in entries.items()
        if not others or any(len(one) < 2 or " " in one for one in (word, *others))
    ]
    assert faults == []


def test_a_word_is_called_by_itself_first() -> None:
    assert called("病床")[0] == "病床"
    assert "床位" in called("病床")
    assert called("云贵川某物") == ("云贵川某物",)


@pytest.mark.parametrize(
    ("labels", "meant"),
    [({"床位"}, "床位"), ({"床位", "病床"}, None), (set(), None)],
)
def test_the_only_word_that_labels_have_is_meant(labels: set[str], meant: str | None) -> None:
    assert printed("病床", labels) == meant


def test_several_words_are_one_entry() -> None:
    text = "门面租出去了多少，窗口工作人员几名"
    assert [text[start:end] for start, end in together(text)] == ["窗口工作人员"]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("编制上能摆多少张病床", ["400 张"]),
        ("闲置门面租出去了百分之多少", ["87.3 %"]),
        ("老百姓投诉了多少件", ["7 件"]),
        ("编制上能摆多少张书桌", []),
        ("样例市名医馆接诊多少人次", ["5100 人次"]),
        ("进修培训实际花了多少，完成了年初预算的百分之几", ["45.62 万元", "83.3 %"]),
    ],
)
def test_figures_are_found_by_words_of_one_meaning(filing: Corpus, question: str, figures: list[str]) -> None:
    asked = question if question.startswith("样例市") else f"样例市中医院2023年{question}"
    given = answer(f"{asked}？", (), filing)
    assert figures_of(given) == figures, given.answer
