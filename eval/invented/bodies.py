"""What the invented organisations do: a body word, its functional items, its work.

Owns the vocabulary of `eval.invented`. The items are of the public classification; everything else is made up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A functional item (项) with the names of its 类, 款 and 项."""

    code: str
    names: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something done and counted in a year, with the range of its count."""

    what: str
    unit: str
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A kind of organisation; an institution (事业单位) has no 机关运行经费 and may earn 事业收入."""

    name: str
    institution: bool
    run: Item
    work: tuple[Item, Item]
    subjects: tuple[str, ...]
    duties: tuple[str, ...]
    rooms: tuple[str, ...]
    deeds: tuple[Deed, Deed]


_CLASSES = {
    "201": "一般公共服务支出",
    "204": "公共安全支出",
    "206": "科学技术支出",
    "207": "文化旅游体育与传媒支出",
    "208": "社会保障和就业支出",
    "210": "卫生健康支出",
    "211": "节能环保支出",
    "212": "城乡社区支出",
    "213": "农林水支出",
    "214": "交通运输支出",
    "216": "商业服务业等支出",
    "221": "住房保障支出",
    "224": "灾害防治及应急管理支出",
}
_GROUPS = {
    "20103": "政府办公厅（室）及相关机构事务",
    "20126": "档案事务",
    "20199": "其他一般公共服务支出",
    "20406": "司法",
    "20605": "科技条件与服务",
    "20607": "科学技术普及",
    "20701": "文化和旅游",
    "20802": "民政管理事务",
    "20805": "行政事业单位养老支出",
    "20810": "社会福利",
    "21001": "卫生健康管理事务",
    "21004": "公共卫生",
    "21011": "行政事业单位医疗",
    "21101": "环境保护管理事务",
    "21103": "污染防治",
    "21208": "国有土地使用权出让收入安排的支出",
    "21303": "水利",
    "21401": "公路水路运输",
    "21602": "商业流通事务",
    "22102": "住房改革支出",
    "22401": "应急管理事务",
}


def item(text: str) -> Item:
    """An item written as `2140106 公路养护`."""
    code, name = text.split()
    return Item(code=code, names=(_CLASSES[code[:3]], _GROUPS[code[:5]], name))


PENSION = item("2080505 机关事业单位基本养老保险缴费支出")
ANNUITY = item("2080506 机关事业单位职业年金缴费支出")
MEDICAL = (item("2101101 行政单位医疗"), item("2101102 事业单位医疗"))
HOUSING = item("2210201 住房公积金")
LAND = item("2120899 其他国有土地使用权出让收入安排的支出")

# name|run|two items of work; subjects; duties; rooms; two deeds as what/unit/most. A star: an institution.
_BODIES = """
数据服务中心*|2010350 事业运行|2019999 其他一般公共服务支出|2060503 科技条件专项
政务云资源租赁 共享交换平台改造 自助终端更换 机房电源改造 视频会议系统维护 数据目录编制
汇集各单位开放的公共数据并编制目录|维护政务平台的日常运行|组织系统巡检和漏洞整改
综合部 平台部 数据部 安全部
办结数据共享申请/项/900|整改系统漏洞/个/400
交通局|2140101 行政运行|2140106 公路养护|2140110 公路和运输安全
县道路面修补 危桥加固 公交站台改造 养护机械更换 治超站点建设 渡口护栏安装
编制公路和水路的年度建设养护计划|监督客货运输市场的经营行为|指导公路和渡口的安全管理
办公室 计划股 养护股 运输股 安全股
修补破损路面/平方米/90000|加固危旧桥梁/座/30
水务局|2130301 行政运行|2130305 水利工程建设|2130314 防汛
水库除险加固 灌区渠道清淤 泵站机组更换 河道护岸修复 农村供水管网延伸 雨情监测点布设
拟订水资源开发和节约用水计划|管理河道水库和堤防|编制防汛预案并组织演练
办公室 水资源股 工程股 河湖股 防御股
清淤渠道/公里/260|组织防汛演练/次/24
卫生健康局|2100101 行政运行|2100408 基本公共卫生服务|2100409 重大公共卫生服务
村卫生室改建 家庭医生随访 孕产妇筛查 疫苗冷链设备更换 健康档案核对 急救站点布设
组织实施基本公共卫生服务|监督医疗机构的执业行为|开展重点人群健康管理
办公室 医政股 公卫股 监督股
随访慢性病患者/人次/60000|改建村卫生室/个/40
档案馆|2012601 行政运行|2012602 一般行政管理事务|2012699 其他档案事务支出
库房恒湿改造 馆藏目录扫描 密集架加装 民生档案数字化 展厅布展 消防设备更换
接收和保管各单位移交的档案|提供档案查阅利用|整理和修复受损档案
业务科 保管科 利用科 技术科
接收移交档案/卷/30000|接待查档群众/人次/8000
民政局|2080201 行政运行|2080208 基层政权建设和社区治理|2081006 养老服务
社区活动室改造 养老床位补助 地名标志更换 婚姻登记场所装修 社会组织评估 适老化设施安装
指导基层群众自治和社区建设|管理养老服务和殡葬事务|办理地名和婚姻登记事项
办公室 基层股 养老股 社会事务股
办理婚姻登记/对/5000|新增养老床位/张/600
文化馆*|2070114 文化和旅游管理事务|2070109 群众文化|2070111 文化创作与保护
惠民演出排期 排练厅地板更换 流动舞台车维护 剪纸传习所修缮 乡村音箱配发 书画展览布置
组织群众文化活动|辅导业余文艺团队|收集整理民间艺术资料
活动部 辅导部 非遗部 后勤部
举办惠民演出/场/220|培训文艺骨干/人次/7000
生态环境局|2110101 行政运行|2110301 大气|2110302 水体
空气监测站点改造 河段水样检测 锅炉替换补助 噪声监测设备更换 污水口排查 应急物资储备
监督污染源排放|组织水和大气环境监测|调查处理环境投诉
办公室 监测股 水股 大气股 执法股
检测河段水样/份/4000|处理环境投诉/件/1200
司法局|2040601 行政运行|2040605 普法宣传|2040610 社区矫正
法律援助案件补贴 普法长廊更新 矫正中心改造 调解室标牌更换 公证信息系统升级 村居法律顾问聘用
指导人民调解和法律援助|组织普法宣传|管理社区矫正对象
办公室 普法股 援助股 矫正股
办理法律援助案件/件/1500|调解民间纠纷/件/6000
科技馆*|2060701 机构运行|2060702 科普活动|2060799 其他科学技术普及支出
天象厅投影更换 流动展车巡展 科普教室改建 展品互动装置维修 讲解设备更换 青少年竞赛承办
举办科普展览和讲座|维护展品和演示设备|组织青少年科技活动
展览部 活动部 工程部 综合部
接待参观者/人次/90000|举办科普讲座/场/160
商务局|2160201 行政运行|2160202 一般行政管理事务|2160299 其他商业流通事务支出
农贸市场改造 电商驿站布点 促消费券发放 冷链仓库补助 老字号展销 加油站检查
拟订商贸流通发展计划|监测生活必需品市场|指导电子商务进农村
办公室 市场股 流通股 电商股
改造农贸市场/个/20|组织展销活动/场/60
应急管理局|2240101 行政运行|2240106 安全监管|2240108 应急救援
救援装备更换 隐患点核查 应急广播布设 值守平台升级 救灾帐篷储备 企业安全培训
综合监督安全生产|组织应急救援演练|统一调配救灾物资
办公室 监管股 救援股 物资股
检查生产经营单位/家/3000|核查隐患点/处/500
"""


def _deed(text: str) -> Deed:
    what, unit, most = text.split("/")
    return Deed(what=what, unit=unit, most=int(most))


def _body(lines: list[str]) -> Body:
    name, run, first, second = lines[0].split("|")
    one, two = map(_deed, lines[4].split("|"))
    return Body(
        name=name.rstrip("*"),
        institution=name.endswith("*"),
        run=item(run),
        work=(item(first), item(second)),
        subjects=tuple(lines[1].split()),
        duties=tuple(lines[2].split("|")),
        rooms=tuple(lines[3].split()),
        deeds=(one, two),
    )


def bodies() -> tuple[Body, ...]:
    """All kinds of organisations."""
    lines = _BODIES.strip().split("\n")
    return tuple(_body(lines[start : start + 5]) for start in range(0, len(lines), 5))
