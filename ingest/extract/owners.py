"""Whose expense a name is said of: the office and the appropriation that stand in front of 三公 expenses.

Owns that shortening alone. A filing tells of its own 三公 expenses with all of the rule in front of them (一般公共预算财政拨款安排的
“三公”经费, 办公室国内公务接待); other money (全口径) and another office's stay as printed.
"""

import re

from ingest.extract.wording import term
from ingest.names import canonical, known

_OFFICE = r"[局厅部委办处会院校园馆站所队县市区州盟旗省镇乡]"
_OF_ALL = re.compile(
    r"^(?P<whose>.*?)(?P<name>[“\"]?三公[”\"]?经费[”\"]?)\)?(?P<rest>(?:财政拨款)?(?:(?:合计|总计)?支出)?(?:合计|总额|总计|总数)?)$"
)
_OWN = re.compile(
    r"^(?:.*(?:拨款|一般公共预算)(?:资金|数)?(?:支出)?(?:安排|开支|列支)?的?|(?:中央|我?[省市县区州镇乡街](?:道|办)?)本级|我[省市县区州镇乡街院校局委办]|实际(?:支出|发生|开支)的?|.*\((?:(?:以下)?简称)?)$"
)
_OTHER = re.compile(r"全口径|非财政|其他资金|自有资金|所属|下属|[局厅部委办院校]本级|压减|控制|节约|用于")
PUBLIC_PARTS = frozenset(
    {"公务接待费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "因公出国（境）费"}
)
_PART_OF_DEEDS = re.compile(r"^.*(?:开展|执行|业务|活动).*(?:的|等)(?P<part>[^的等]+)$")
_COUNTED = re.compile(rf"^[^的、()]{{2,20}}?{_OFFICE}(?P<noun>(?:国内|国\(境\)外)?公务接待.*|因公出国.*)$")


def own(noun: str) -> str:
    """The 三公 expenses that `noun` speaks of, without the appropriation, the deeds and the level of government in front; any
    other noun as it is."""
    found = _OF_ALL.match(noun)
    if found and found["whose"] and _OWN.match(found["whose"]) and not _OTHER.search(found["whose"]):
        return found["name"] + ("支出" if "支出" in found["rest"] else "")
    if found and not found["whose"] and not known(noun):
        return found["name"] + ("支出" if "支出" in found["rest"] else "")
    deeds = None if known(noun) else _PART_OF_DEEDS.match(noun.replace("等等", "等"))
    return deeds["part"] if deeds and canonical(deeds["part"]) in PUBLIC_PARTS else noun


def own_count(noun: str, unit: str | None) -> str:
    """国内公务接待 of 区政府办国内公务接待 (30 批次)."""
    found = None if known(term(noun, unit)) else _COUNTED.match(noun)
    return found["noun"] if found and known(term(found["noun"], unit)) else noun
