"""What a yes-or-no question claims, and which questions for figures can tell."""

import pytest

from assistant.claim import Against, Relation
from assistant.claims import is_verdict, stated

A, R = Against, Relation


@pytest.mark.parametrize(
    ("question", "against", "relation", "asks"),
    [
        ("三公经费超预算没有？", A.BUDGET, R.ABOVE, ("三公经费预算",)),
        ("支出决算是否突破了年初预算？", A.BUDGET, R.ABOVE, ("支出决算年初预算",)),
        ("三公经费没超预算吧？", A.BUDGET, R.AT_MOST, ("三公经费预算",)),
        ("预算用光了吗？", A.BUDGET, R.AT_LEAST, ("预算",)),
        ("满意度达到目标了吗", A.TARGET, R.AT_LEAST, ("满意度",)),
        ("满意度达标否", A.TARGET, R.AT_LEAST, ("满意度",)),
        ("检测人次任务完成了吧", A.TARGET, R.AT_LEAST, ("检测人次",)),
        ("受害率是否控制在目标内", A.TARGET, R.AT_MOST, ("受害率",)),
        ("会议费控制在年初预算 以内了吗", A.BUDGET, R.AT_MOST, ("会议费年初预算",)),
        ("入库数定的目标是300家，完成了吗", A.TARGET, R.AT_LEAST, ("入库数，",)),
        ("说要让300家以上企业入库，这个目标做到没？", A.TARGET, R.AT_LEAST, ("企业入库，",)),
        ("三公花超了没？", A.BUDGET, R.ABOVE, ("三公",)),
        ("整体支出绩效打了满分，真的假的？", A.FIGURE, R.EQUAL, ("整体支出绩效自评得分是多少",)),
        ("满意度得了满分吗", A.OTHER, R.EQUAL, ("满意度得分是多少", "满意度分值是多少")),
        (
            "水费加电费，跟说明第六节里公用经费的总数对得上吗",
            A.OTHER,
            R.EQUAL,
            ("水费加电费一共是多少", "公用经费是多少"),
        ),
        ("公用经费比人员经费还多，对吧？", A.OTHER, R.ABOVE, ("公用经费是多少", "人员经费呢")),
        ("水费低于电费吗", A.OTHER, R.BELOW, ("水费是多少", "电费呢")),
        ("收入和支出是不是相等？", A.OTHER, R.EQUAL, ("收入是多少", "支出呢")),
        ("接待费是不是比2022年少了？", A.BEFORE, R.BELOW, ("接待费比2022年增减多少",)),
        ("接待费同比上升了，是这样吗？", A.BEFORE, R.ABOVE, ("接待费比上年增减多少",)),
        ("接待费与上年持平吗", A.BEFORE, R.EQUAL, ("接待费比上年增减多少",)),
        ("三公比2022年降了一半以上吗？", A.BEFORE, R.AT_LEAST, ("三公比2022年降了百分之多少",)),
        ("执行率到没到90%？", A.FIGURE, R.AT_LEAST, ("执行率是多少",)),
        ("占比不到八成吧？", A.FIGURE, R.BELOW, ("占比是多少",)),
        ("支出突破2亿了吗？", A.FIGURE, R.ABOVE, ("支出是多少亿元",)),
        (
            "花的钱超过预算的一半了吗？",
            A.FIGURE,
            R.ABOVE,
            ("花的钱占预算的百分之多少", "花的钱是多少", "预算是多少"),
        ),
        ("听人讲接待费超预算了，真的假的？", A.BUDGET, R.ABOVE, ("接待费预算",)),
        ("有人反映三公经费没超预算，有这回事吗", A.BUDGET, R.AT_MOST, ("三公经费预算",)),
        ("平均得分比2022年高还是没高？", A.BEFORE, R.ABOVE, ("平均得分比2022年增减多少",)),
        ("班级比上一年末添了没有？", A.BEFORE, R.ABOVE, ("班级比上年增减多少",)),
        ("来访人次过了400没？", A.FIGURE, R.ABOVE, ("来访人次是多少",)),
        ("收入够支出吗", A.OTHER, R.AT_LEAST, ("本年收入合计是多少", "本年支出合计是多少")),
        ("收入够不够花？", A.OTHER, R.AT_LEAST, ("本年收入合计是多少", "本年支出合计是多少")),
        ("收入比支出多吗", A.OTHER, R.ABOVE, ("本年收入合计是多少", "本年支出合计呢")),
        ("公开10表的采购合计与文字说明中的总额一致吗？", A.ITSELF, R.EQUAL, ("公开10表采购合计是多少",)),
        ("会议费在决算表和正文里对得上吗", A.ITSELF, R.EQUAL, ("会议费是多少",)),
        (
            "2022年末和2023年初的结转接得上吗",
            A.OTHER,
            R.EQUAL,
            ("2022年年末结转和结余是多少", "2023年年初结转和结余是多少"),
        ),
        ("办过晚会、论坛啥的没有？", A.NOTHING, R.ABOVE, ("办过晚会、论坛",)),
        ("培训费花了8.5万元，没错吧？", A.FIGURE, R.EQUAL, ("培训费是多少万元",)),
        ("购置了两台新车吗", A.FIGURE, R.EQUAL, ("公务用车购置数是多少",)),
        ("工资里奖金是最大头吗？", A.LISTED, R.ABOVE, ("工资里最多的是哪项", "奖金是多少")),
        ("所有项目的预算都花完了吗", A.EACH, R.AT_LEAST, ("项目执行率从低到高排名",)),
        (
            "收入是不是全部来自财政拨款？",
            A.WHOLE,
            R.EQUAL,
            ("收入的财政拨款是多少", "本年收入合计是多少", "本年收入合计里财政拨款占百分之多少"),
        ),
        ("政府采购里有没有工程？", A.NOTHING, R.ABOVE, ("政府采购里 工程",)),
        ("是否更新购置了公务用车？", A.NOTHING, R.ABOVE, ("公务用车购置费",)),
        ("是不是新买了公车？", A.NOTHING, R.ABOVE, ("公务用车购置费",)),
        ("出国费是不是一分钱都没动？", A.NOTHING, R.ABOVE, ("出国费 动",)),
        ("2022年和2023年的水费是否完全一样？", A.OTHER, R.EQUAL, ("2022年水费是多少", "2023年水费是多少")),
        ("水费和电费是否完全一样？", A.OTHER, R.EQUAL, ("水费是多少", "电费呢")),
        ("有没有买公务用车", A.NOTHING, R.ABOVE, ("公务用车购置费",)),
        ("2023年购置新公车 有无", A.NOTHING, R.ABOVE, ("2023年公务用车购置费",)),
        ("添置公务用车了没？", A.NOTHING, R.ABOVE, ("公务用车购置费",)),
        ("2020年 购置 车辆 吗", A.NOTHING, R.ABOVE, ("2020年公务用车购置费",)),
        ("死亡抚恤，年初打预算的时候就留了钱吗？", A.NOTHING, R.ABOVE, ("死亡抚恤年初预算",)),
        ("水费安排了年初预算吗", A.NOTHING, R.ABOVE, ("水费年初预算",)),
        ("2023年购置了1辆公务用车，对吗？", A.FIGURE, R.EQUAL, ("2023年公务用车购置数是多少",)),
        ("改造成本是不是突破了单价上限？", A.TARGET, R.AT_MOST, ("改造成本",)),
        ("某站说要建的那12处驿站，2022年都建起来了没？", A.TARGET, R.AT_LEAST, ("某站2022年驿站",)),
        ("换公车了吗", A.NOTHING, R.ABOVE, ("公务用车购置费",)),
        ("水费决算与年初预算持平吗", A.BUDGET, R.EQUAL, ("水费决算年初预算",)),
        ("水费比电费多？", A.OTHER, R.ABOVE, ("水费是多少", "电费呢")),
        ("接待费同比下降？", A.BEFORE, R.BELOW, ("接待费比上年增减多少",)),
        ("三公经费超预算？", A.BUDGET, R.ABOVE, ("三公经费预算",)),
        ("公园在2020年以前就验收了吗", A.WORDS, R.ABOVE, ("公园 验收了",)),
        ("报废手续是否已获批复？", A.WORDS, R.ABOVE, ("报废手续已获批复",)),
    ],
)
def test_a_claim_is_questions_for_figures_and_a_relation(
    question: str, against: Against, relation: Relation, asks: tuple[str, ...]
) -> None:
    found = stated(question)
    assert found is not None
    assert (found.claim.against, found.claim.relation, found.asks) == (against, relation, asks)


@pytest.mark.parametrize(
    ("question", "denied"),
    [
        ("接待费没有发生吧", True),
        ("接待费发生了吗", False),
        ("三公经费没超预算吧", False),
        ("不合规项都整改完毕了吗", False),
        ("水费没有高于电费吧", True),
        ("决算表和文字说明的会议费对不上吧", True),
    ],
)
def test_a_claim_may_be_that_something_is_not_so(question: str, denied: bool) -> None:
    found = stated(question)
    assert found is not None and found.claim.denied is denied


def test_what_a_name_is_made_of_claims_nothing() -> None:
    name = "最大的项目"
    found = stated(f"{name}验收了吗", [(0, len(name))])
    assert found is not None and found.claim.against is Against.WORDS


@pytest.mark.parametrize(
    "question",
    [
        "三公经费是多少",
        "为什么增加了",
        "经费为啥比上年涨了这么多？",
        "三公经费比上年多出？",
        "什么时候成立",
        "帮我看看大数据中心的三公经费吧",
        "绩效自评怎么样",
        "职责是什么",
    ],
)
def test_other_questions_want_no_verdict(question: str) -> None:
    assert not is_verdict(question)
    assert stated(question) is None


@pytest.mark.parametrize(
    "question", ["50万元以上的项目有没有", "这5个单位都超预算了吗", "单价100万元以上的设备有吗"]
)
def test_a_figure_that_describes_a_thing_is_not_claimed(question: str) -> None:
    found = stated(question)
    assert found is not None and found.claim.against is not Against.FIGURE
