"""What a question says it does not mean is no part of what it asks."""

import pytest

from assistant.contrast import affirmed
from assistant.pipeline import answer
from ingest.store.corpus import Corpus


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("项目支出是多少？请勿与2080506混淆。", "项目支出是多少？。"),
        ("自评得分（不是单个项目）", "自评得分"),
        ("有几位？别给我编制数", "有几位？"),
        ("2023年办公费，不是只算财政拨款的那张表", "2023年办公费，全部资金"),
        ("交了多少？不是光财政给的", "交了多少？全部资金"),
        ("三公经费不是下降了吗", "三公经费不是下降了吗"),
        ("2023年培训费，不算会议费，是多少", "2023年培训费，不算会议费，是多少"),
        ("单价100万元以上设备（不含车辆）", "单价100万元以上设备（不含车辆）"),
        ("别的收入是多少", "别的收入是多少"),
        ("环卫支出（全部资金，不只财政拨款）", "环卫支出（全部资金，全部资金）"),
        ("不只会议费，还有培训费", "不只会议费，还有培训费"),
        ("编制数先不管，年底在职多少人", "年底在职多少人"),
        ("某局先不说会议费，培训费多少", "某局培训费多少"),
        ("某局2023年编制数先不管，年底在职多少人", "某局2023年年底在职多少人"),
        ("收入（非税收入）是多少", "收入（非税收入）是多少"),
        ("支出是多少，并非预算数", "支出是多少，"),
        ("结余（不用财政拨款安排）是多少", "结余（不用财政拨款安排）是多少"),
        ("三公经费，不是说好了减少吗", "三公经费，不是说好了减少吗"),
    ],
)
def test_a_contrast_is_left_out_and_a_limit_is_not(question: str, meant: str) -> None:
    assert affirmed(question) == meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What was total income, not just the fiscal appropriation?", "What was total income, of all funds?"),
        ("How much was spent (not the budget)?", "How much was spent ?"),
        ("Did spending not exceed the budget?", "Did spending not exceed the budget?"),
    ],
)
def test_so_it_is_in_english(question: str, meant: str) -> None:
    assert affirmed(question, english=True) == meant


def test_the_rest_is_answered(corpus: Corpus) -> None:
    found = answer("样例县水务局2022年差旅费决算数是多少？注意不是培训费", (), corpus)
    assert [one.value for one in found.values] == ["21.45"]
