"""What a filing prints of itself by a label: when it was published, who filled in a form and by which telephone they are reached.

Such a question names nothing but the label, in its own words or in the filing's; what is asked of anything else is no particular.
"""

import re
from collections.abc import Iterator

from assistant.words import cut

WHEN = r"(?:什么时候|啥时候|何时|哪一?[天日]|几[号日月]|哪年哪?月?|日期|时间)"
ISSUED = r"(?:公开|公布|公示|发布|挂|上网|贴|晒|放)[出到在上了]?"
ISSUED_ON = "(?:公开|发布|公布)(?:时间|日期)|日期(?=[ \u3000]*[：:])"
SIGNED_ON = "落款"
NUMBER, NAME, BODY = r".*\d.*", r"[一-鿿·]{2,4}(?<![人话位期称字])", r"[一-鿿（）]{3,}"
HEADS = r"(?:的?负责人|的?人是?谁|的?是谁|谁[管负])"
ASKED: tuple[tuple[str, str, str], ...] = (
    (rf"填[报表写]?的?{WHEN}|{WHEN}填[报表写]?的?", "填[报表写](?:日期|时间)", NUMBER),
    (rf"落款的?(?:{WHEN}|是|$)", SIGNED_ON, NUMBER),
    (
        rf"(?:{ISSUED})+[出来到在网上的了是具体]*{WHEN}|{WHEN}[被向在到网上才就给]*(?:{ISSUED}|[出来网上的了])+",
        ISSUED_ON,
        NUMBER,
    ),
    (rf"^[的\s]*(?:部门|单位)?决算的?(?:是|在)?{WHEN}", ISSUED_ON, NUMBER),
    (
        r"填[报表写]人(?!的?(?:联系)?电话)|谁[^，,。？?]{0,4}填[报写]?的?|填[^，,。？?]{0,6}(?:是谁|的?人是谁|叫什么)",
        "填[报表写]人|制表人",
        NAME,
    ),
    (r"经办人(?!的?(?:联系)?电话)|谁经[手办]", "经办人", NAME),
    (rf"(?:项目|管项目|负责项目){HEADS}(?!的?(?:联系)?电话)|管项目的?", "项目负责人", NAME),
    (rf"(?:财务|管财务|负责财务){HEADS}|管财务的?", "财务负责人", NAME),
    (r"(?:单位|部门)(?:主要)?负责人(?:的?签[字名]?的?)?", "(?:单位|部门)(?:主要)?负责人(?:签[字名])?", NAME),
    (r"签[字名]?的?(?:是谁|人)|谁签", "(?:项目|财务|单位)负责人(?:签[字名])?|填[报表写]人", NAME),
    (r"联系人(?!的?电话)|(?:跟|和|与|找)?谁联系|联系谁", "联系人", NAME),
    (r"联系(?:处|科|股)室", "(?:本?(?:单位|部门)?决算)?(?:公开)?联系(?:处|科|股)室", BODY),
    (r"(?:联系)?电话(?:号码)?(?![费机线通会网量接咨投])|联系方式", "(?:联系|咨询)?电话|联系方式", NUMBER),
    (r"索引号", "(?:监督)?索引号", NUMBER),
    (r"发布机构|(?:谁|哪里|哪个单位)(?:来|去)?发布的?", "发布机构", BODY),
)
"""How people ask for a particular, the labels that filings print before it, and what it has to look like."""
FORMED = {printed: form for _, printed, form in ASKED}
MODIFIES = re.compile(r"打个?电话[问找给]?下?|填[^，,。？?]{0,6}的(?:那位|那个人|人)(?!是谁|叫)")
"""Whose telephone is meant: the form says it of nobody else."""
FORMS = re.compile(
    r"(?:部门|单位|整体|项目|支出|绩效|年度|决算|自评|评价|情况|信息|公开|说明|报告|材料|基础数据|文件|附件|表格?|书)+"
)
"""What filings and the forms in them are called."""
ASIDE = re.compile(
    "打?电话|底下|末尾|最后|结尾|签|留|名字|姓名|网站|官网|网上|上网|公众|社会|两个人|两人|号码|出来|联系|负责|部分"
)
"""Words around a particular that tell nothing more of it."""


def particulars(topic: str) -> tuple[str, ...]:
    """The labels that a question asks for in words of its own; none where it is about anything else, too."""
    rest, labels = MODIFIES.sub(" ", topic), []
    for asked, printed, _ in ASKED:
        if re.search(asked, rest):
            labels.append(printed)
            rest = re.sub(asked, " ", rest)
    return tuple(dict.fromkeys(labels)) if labels and not any(_telling(FORMS.sub(" ", rest))) else ()


def _telling(text: str) -> Iterator[str]:
    """The words of a text that name anything."""
    for word in cut(text):
        if not word.empty and word.text.isalnum() and not ASIDE.fullmatch(word.text):
            yield word.text
