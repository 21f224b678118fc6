"""The rows of any table in order, by a column that the question names; and which part of a whole was most off its budget."""

import pytest

from assistant.pipeline import answer
from ingest.store.corpus import Corpus
from tests.assistant.held import figures_of

FILING = """2023年度样例市城管局部门决算
第一部分 概况
一、主要职责
负责全市城管。
二、机构设置
单位名称	编制数	年末在职
局机关	30	28
市环卫中心	90	85
市市政管理所	60	60
合计	180	173
第三部分 2023年度部门决算情况说明
七、三公经费情况说明
“三公”经费支出预算为60.00万元，支出决算为41.00万元。
因公出国（境）费支出预算为20.00万元，支出决算为8.00万元。
公务接待费支出预算为10.00万元，支出决算为3.00万元。
公务用车购置及运行维护费支出预算为30.00万元，支出决算为30.00万元。
十、工作情况
全年各季度办件情况如下：
季度	受理件（件）	办结件（件）
第一季度	864	859
第二季度	932	928
第三季度	1018	1013
第四季度	1285	1281
全年	4099	4081
资产分布情况表
资产类别	账面原值	闲置原值
房屋	900.00	0.00
环卫设备	300.00	45.00
通信设备	120.00	36.00
"""


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("哪个季度受理件最多", ["1285 件"]),
        ("哪个季度办结件最少，有多少", ["859 件"]),
        ("各季度受理件分别是多少", ["1285 件", "1018 件", "932 件", "864 件"]),
        ("编制最多的单位是哪个", ["90 None"]),
        ("哪类资产闲置原值最大", ["45.00 None"]),
        ("哪个季度投诉件最多", []),
        ("哪个部门受理件最多", []),
        ("哪个项目闲置原值最大", []),
        ("闲置原值最大的单位是哪个", []),
        ("三公经费哪一项比预算节约最多", ["12.00 万元"]),
        ("三公经费里哪一项省得最多", ["12.00 万元"]),
        ("三公经费哪一项超支最多", []),
    ],
)
def test_which_row_has_most(filing: Corpus, question: str, figures: list[str]) -> None:
    given = answer(f"样例市城管局2023年{question}？", (), filing)
    assert figures_of(given) == figures, given.answer
