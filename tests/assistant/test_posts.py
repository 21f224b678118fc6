"""Posts and those who fill them: how many there are, how many are vacant, of the whole, of one kind and of one body."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例市园林局部门决算
第一部分 概况
一、主要职责
负责全市园林绿化。
二、机构设置及人员情况
单位	编制数	年末在职	离退休
局机关	62	58	31
市绿化所	48	41	2
合计	110	99	33
三、人员构成情况
本部门行政编制62人，实际58人；事业编制48人，实际41人。年末在职人数比上年减少3人，其中退休2人、调出1人。
"""


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("年末编制多少、在职多少", ["110 None", "99 None"]),
        ("年末编制、在职和离退休各多少", ["110 None", "99 None", "33 None"]),
        ("编制数和年末在职各多少", ["110 None", "99 None"]),
        ("离退休人数是多少", []),
        ("缺编多少人", ["11 None"]),
        ("市绿化所缺编几个", ["7 None"]),
        ("行政编制和实有各多少", ["62 人", "58 人"]),
        ("事业编制和在编人数各多少", ["48 人", "41 人"]),
    ],
)
def test_posts_and_who_fills_them(filing: Corpus, question: str, figures: list[str]) -> None:
    given = answer(f"样例市园林局2023年{question}？", (), filing)
    assert figures_of(given) == figures, given.answer


def test_whether_posts_are_vacant_is_a_verdict(filing: Corpus) -> None:
    assert answer("样例市园林局2023年有没有缺编？", (), filing).verdict == "yes"
