"""What clerks ask for first: the statutory quantities, where they stand, and what people call them. A table of rows.

Owns the battery's own words for items; they are written from the practice of the field and share nothing with the
product's vocabulary, on purpose: a name that only the product knows would prove nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from ingest.document import TableKind
from ingest.fact import Fund, Part


class Flow(StrEnum):
    """What happened to the money, which decides the verb."""

    SPENT = "spent"
    RECEIVED = "received"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A quantity by its names: the one of the form, what else it is called, and whole everyday questions for it."""

    names: tuple[str, ...]
    flow: Flow = Flow.SPENT
    asks: tuple[str, ...] = ()
    scope: str = ""
    """What has to be said of it where its name has other figures elsewhere."""
    stated: tuple[str, ...] = ()
    """Names of its own that prose has for it where it tells budgets and changes."""

    @property
    def formal(self) -> str:
        """The name that the form gives it."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Item):
    """A statutory item and the table that holds it (none: a sentence)."""

    key: str
    term: str
    table: TableKind | None = None
    fund: Fund = Fund.ALL
    part: Part = Part.ALL
    side: str = ""


_T = TableKind
_IN, _KEPT = Flow.RECEIVED, Flow.KEPT
_PUBLIC = Fund.FISCAL
_OF_BOTH = ("收支总计",)
ROWS = (
    Row(key="income", term="本年收入合计", table=_T.SUMMARY, names=("本年收入合计", "本年收入", "全年收入"),
         asks=("当年一共收入多少钱", "这一年进账多少"), flow=_IN, side="收入"),
    Row(key="spending", term="本年支出合计", table=_T.SUMMARY, names=("本年支出合计", "本年支出", "全年支出"),
         asks=("当年一共花了多少钱", "一年下来花掉多少钱"), side="支出", stated=("总支出",)),
    Row(key="income total", term="总计", table=_T.SUMMARY, names=("收入总计",), flow=_IN, side="收入", stated=_OF_BOTH),
    Row(key="spending total", term="总计", table=_T.SUMMARY, names=("支出总计",), side="支出", stated=_OF_BOTH),
    Row(key="opening", term="年初结转和结余", table=_T.SUMMARY, names=("年初结转和结余", "年初结转结余"),
         asks=("上年结转下来的钱有多少", "年初账上结转了多少"), flow=_KEPT),
    Row(key="closing", term="年末结转和结余", table=_T.SUMMARY, names=("年末结转和结余", "年末结转结余"),
         asks=("年底还剩多少钱没用完", "年末结余还剩多少"), flow=_KEPT),
    Row(key="fiscal income", term="财政拨款收入", table=_T.INCOME, names=("财政拨款收入", "财政拨款"),
         asks=("财政拨了多少钱", "拿到多少财政拨款"), flow=_IN),
    Row(key="general income", term="一般公共预算财政拨款收入", table=_T.SUMMARY, names=("一般公共预算财政拨款收入",), flow=_IN),
    Row(key="fund income", term="政府性基金预算财政拨款收入", table=_T.SUMMARY, names=("政府性基金预算财政拨款收入",), flow=_IN),
    Row(key="capital income", term="国有资本经营预算财政拨款收入", table=_T.SUMMARY,
        names=("国有资本经营预算财政拨款收入",), flow=_IN),
    Row(key="superior", term="上级补助收入", table=_T.INCOME, names=("上级补助收入", "上级补助"), asks=("上级补助了多少钱",), flow=_IN),
    Row(key="business", term="事业收入", table=_T.INCOME, names=("事业收入",), flow=_IN),
    Row(key="operating", term="经营收入", table=_T.INCOME, names=("经营收入",), flow=_IN),
    Row(key="handed up", term="附属单位上缴收入", table=_T.INCOME, names=("附属单位上缴收入",), flow=_IN),
    Row(key="other income", term="其他收入", table=_T.INCOME, names=("其他收入",), flow=_IN),
    Row(key="basic", term="基本支出", table=_T.EXPENDITURE, names=("基本支出",), part=Part.BASIC),
    Row(key="project", term="项目支出", table=_T.EXPENDITURE, names=("项目支出",), asks=("项目上花了多少钱", "做项目用了多少钱"), part=Part.PROJECT),
    Row(key="fiscal", term="本年支出合计", table=_T.FISCAL_SUMMARY, names=("财政拨款支出",), stated=("财政拨款支出",), asks=("财政拨款花了多少",), fund=Fund.FISCAL, side="支出"),
    Row(key="general", term="本年支出合计", table=_T.GENERAL_BUDGET, names=("一般公共预算财政拨款支出", "一般公共预算支出"),
         fund=Fund.GENERAL, stated=("一般公共预算财政拨款支出", "一般公共预算支出")),
    Row(key="general basic", term="基本支出", table=_T.GENERAL_BUDGET, names=("一般公共预算财政拨款基本支出",),
         fund=Fund.GENERAL, part=Part.BASIC, stated=("一般公共预算财政拨款基本支出",)),
    Row(key="fund", term="本年支出合计", table=_T.GOVERNMENT_FUND, names=("政府性基金预算财政拨款支出", "政府性基金支出"),
         asks=("政府性基金花了多少钱",), fund=Fund.GOVERNMENT_FUND, stated=("政府性基金预算财政拨款支出",)),
    Row(key="capital", term="本年支出合计", table=_T.STATE_CAPITAL, names=("国有资本经营预算财政拨款支出", "国有资本经营预算支出"),
         fund=Fund.STATE_CAPITAL, stated=("国有资本经营预算财政拨款支出",)),
    Row(key="public", term="三公经费", table=_T.THREE_PUBLIC, names=("“三公”经费", "三公经费", "三公"), asks=("三公总共花了多少钱",), fund=_PUBLIC),
    Row(key="abroad", term="因公出国（境）费", table=_T.THREE_PUBLIC, names=("因公出国（境）费", "出国费用", "因公出国费"),
         asks=("出国花了多少钱",), fund=_PUBLIC),
    Row(key="cars", term="公务用车购置及运行维护费", table=_T.THREE_PUBLIC, names=("公务用车购置及运行维护费", "公车费用"),
         asks=("公车总共花了多少钱",), fund=_PUBLIC),
    Row(key="buying", term="公务用车购置费", table=_T.THREE_PUBLIC, names=("公务用车购置费", "公车购置费"), asks=("买公车花了多少钱",), fund=_PUBLIC),
    Row(key="running", term="公务用车运行维护费", table=_T.THREE_PUBLIC, names=("公务用车运行维护费", "公车运行费"),
         asks=("养车花了多少钱", "公车运行维护花了多少"), fund=_PUBLIC),
    Row(key="reception", term="公务接待费", table=_T.THREE_PUBLIC, names=("公务接待费", "接待费", "招待费"),
         asks=("公务接待花了多少钱", "招待客人用了多少钱"), fund=_PUBLIC),
    Row(key="personnel", term="人员经费", table=_T.BASIC, names=("人员经费",), fund=Fund.GENERAL, part=Part.BASIC),
    Row(key="office", term="公用经费", table=_T.BASIC, names=("公用经费", "日常公用经费"), fund=Fund.GENERAL, part=Part.BASIC),
    Row(key="agency", term="机关运行经费", names=("机关运行经费",), asks=("机关运行花了多少钱",)),
    Row(key="meeting", term="会议费", names=("会议费",), asks=("开会花了多少钱",)),
    Row(key="training", term="培训费", names=("培训费",), asks=("培训花了多少钱",)),
    Row(key="purchase", term="政府采购支出总额", names=("政府采购支出总额", "政府采购支出", "政府采购"), asks=("政府采购一共花了多少钱",)),
    Row(key="goods", term="政府采购货物支出", names=("政府采购货物支出", "货物类采购"), asks=("采购货物花了多少钱",)),
    Row(key="works", term="政府采购工程支出", names=("政府采购工程支出", "工程类采购"), asks=("采购工程花了多少钱",)),
    Row(key="services", term="政府采购服务支出", names=("政府采购服务支出", "服务类采购"), asks=("采购服务花了多少钱",)),
)  # fmt: skip
WHOLES = (
    (
        "income",
        (
            "general income",
            "fund income",
            "capital income",
            "superior",
            "business",
            "operating",
            "handed up",
            "other income",
        ),
    ),
    ("income", ("fiscal income", "superior", "business", "operating", "handed up", "other income")),
    ("spending", ("basic", "project")),
    ("public", ("abroad", "cars", "reception")),
    ("cars", ("buying", "running")),
    ("general", ("public", "general basic")),
    ("general basic", ("personnel", "office")),
    ("purchase", ("goods", "works", "services")),
)
"""A whole and items that are told as shares of it."""
OVERLAPPING = frozenset({"general"})
"""Wholes whose parts are told as shares of it, but are no split of it: “三公” money is partly of basic expenditure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Things and people that filings count, by their term; `asks` are whole questions."""

    term: str
    name: str
    asks: tuple[str, ...]
    exists: str = ""
    """How one asks whether there are any."""


COUNTED = (
    Counted(term="车辆", name="车辆", asks=("共有车辆多少辆", "一共有几辆车", "车辆 数量"), exists="有车辆吗"),
    Counted(term="公务用车保有量", name="公务用车保有量",
            asks=("公务用车保有量是多少辆", "公务用车保有多少辆", "公务用车保有量"), exists="有公务用车吗"),
    Counted(term="公务接待批次", name="公务接待批次", asks=("公务接待了多少批次", "公务接待有几批", "公务接待批次")),
    Counted(term="公务接待人次", name="公务接待人次", asks=("公务接待了多少人次", "公务接待一共多少人次", "公务接待人次")),
    Counted(term="因公出国（境）团组数", name="因公出国（境）团组",
            asks=("因公出国（境）团组有多少个", "安排了几个因公出国团组", "因公出国（境）团组数"), exists="有因公出国团组吗"),
    Counted(term="因公出国（境）人次数", name="因公出国（境）人次",
            asks=("因公出国（境）多少人次", "因公出国一共多少人次", "因公出国（境）人次数")),
    Counted(term="在职人数", name="在职人员", asks=("在职人员有多少人", "在职的有多少人", "在职人数")),
    Counted(term="年末实有人数", name="年末实有人员", asks=("年末实有多少人", "年底实际有多少人", "年末实有人数")),
    Counted(term="离退休人数", name="离退休人员", asks=("离退休人员有多少人", "离退休的有多少人", "离退休人数")),
    Counted(term="事业编制", name="事业编制", asks=("事业编制有多少名", "事业编制有几个", "事业编制数")),
    Counted(term="行政编制", name="行政编制", asks=("行政编制有多少名", "行政编制有几个", "行政编制数")),
)  # fmt: skip
STAFF = ("在职人数", "年末实有人数")
"""Whom one divides by for a figure per head."""
