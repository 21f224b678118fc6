"""Which reports a text holds: their titles, organisations, aliases, years and kinds.

Owns the reading of covers and title lines and of the words in which a report names its organisation. Where the
headings stand belongs to `ingest.readers.headings`.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ingest.document import Report, ReportKind, Span
from ingest.names import plain
from ingest.readers.lines import Line, fields

_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_YEAR = (
    r"(?P<{name}>20\d\d|二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{{2}})"
    r"(?:年度?(?:\d{{1,2}}-\d{{1,2}}月份?)?|(?=部门|单位|项目|整体|绩效|决算))"
)
_BODY = re.compile(
    r"(?:局|厅|委|部|办|院|校|所|站|馆|会|社|处|科|室|组|队|中心|政府|机关|公司|学|镇|乡|街道|园|区|场|团|署|台|基地"
    r"|库|段|厂|宫|圃|旗|县|市|州|协|人大|联|庭|狱|海关|幼儿园)(?:本级)?$"
)
_REGION = re.compile(r"(?:省|市|县|自治区|自治州)$")
"""What names a region and no body: 岭川省2021年度部门决算公开说明 over the name of the one whose account it is."""
_PLACE = re.compile(r"^[\u4e00-\u9fff]+?(?:省|市|县|区|州|盟|旗|镇|乡)")
"""How the full name of a body begins, and the first line of a name that is wrapped over lines."""
_NO_BODY = re.compile(
    r"情况|说明|部分|目录|附件|项目(?!.*(?:中心|局|处|办公室|公司)$)|关于|专项|指标|本表|信息公开|\d{5}"
)
_WHOSE = r"(?:部门|单位|部门（单位）|单位（部门）|部门及所属单位)?"
_KINDS = (
    (
        ReportKind.PERFORMANCE,
        rf"{_WHOSE}(?:预算|财政|整体|项目|专项|资金|支出)*绩效(?:单位|部门)?(?:自评价?|自我评价|评价)+(?:情况|工作|总结)*的?报告(?:（[^（）]+）)?",
        r"(?:[\u4e00-\u9fffA-Za-z0-9（）\"-]{2,40}?(?:项目|资金|费|工程|补助|补贴|专项|转移支付|预算执行情况)(?:（[^（）]+）)?)?",
    ),
    (
        ReportKind.FINAL_ACCOUNTS,
        rf"{_WHOSE}决算(?:信息|公开|情况|编制|的)*(?:报告|说明|文本|公告|公示)?(?:（[^（）]+）)?",
        "",
    ),
)
"""The kinds of reports: the words that name them, and what may stand between a year and these, the name of a project."""
_FUNDED = re.compile(
    r"^(?P<body>.{3,}(?:局|厅|委员会|办公室|中心|政府|医院|学校|大学|学院|中学|小学|联合会|残联|检察院|法院|支队|管理处))"
    r"的?(?P<money>.{2,30}(?:项目|资金|经费|补助|补贴|专项|转移支付))$"
)
"""A body with what it had the money for, in front of the year: 岭川县民政局临时救助资金2023年度绩效自评报告."""
_NAME = r"(?P<{name}>[\u4e00-\u9fffA-Za-z0-9（）·-]{{2,60}}?)"
_TITLES = tuple(
    (
        kind,
        re.compile(
            rf"^(?:附件\d*)?(?:关于(?:公布|公开)?)?(?:{_YEAR.format(name='first')}{_NAME.format(name='after')}"
            rf"|{_NAME.format(name='before')}(?:关于|部门|单位)?{_YEAR.format(name='second')}(?:本级)?{between}){words}$"
        ),
    )
    for kind, words, between in _KINDS
)
_NAMELESS = tuple((kind, re.compile(rf"^{_YEAR.format(name='year')}{words}$")) for kind, words, _ in _KINDS)
_SIGNS = (
    (ReportKind.FINAL_ACCOUNTS, re.compile(r"(?:部门|单位)决算|决算表")),
    (ReportKind.PERFORMANCE, re.compile("绩效自评|绩效评价")),
    (None, re.compile(r"20\d\d年度?(?:部门|单位)预算")),
)
"""By which words a text without a title shows its kind; a budget is none of ours."""
_NAMED = re.compile(
    r"^(?:编制|填报|公开|预算|报送|主管|实施|项目|自评)?(?:部门|单位)(?:单位|（单位）|（部门）)?(?:名称)?(?:（(?:盖章|公章|签章)）)?:(?P<name>.+)$"
)
_OVERVIEW = re.compile(
    r"^第一部分:?(?P<name>.+?)(?:单位|部门|部门（单位）|单位（部门）)?(?:概况|概述|基本情况|基本概况)(?:[._·-]*\d*)$"
    r"|[<〈《](?P<ruled>[^<>〈〉《》]+?)(?:主要)?职能配置"
)
"""Where a report that no title names says whose it is: its first heading, and the rule that sets its duties."""
_NAME_END = re.compile(r"(?:金额)?单位:|20\d\d年|（(?:盖章|公章)）|填报日期|填表人")
_BRACKETED = re.compile(r"^(?P<own>.+?)（(?P<other>[^（）]+)）$")
_COPIES = re.compile(r"(?:附?表|报表|[\d_-]|（\d+）)*$")
"""What the name of a file has behind its title: what it holds, numbers of copies and of uploads."""
_LEVELS = ("机关", "本级", "本部", "汇总", "部门", "单位", "局机关", "厅机关", "委机关")
_LABEL = re.compile(r"^附件\d*:?$")
_SHORT = re.compile(r"（(?:以下|下)(?:统)?(?:简)?称[:：]?\"?(?P<name>[^\"（）]{2,20})\"?）")
_PLATE = re.compile(r"(?:加挂|挂)\"?(?P<names>[^\"。；;,]{4,60}?)\"?的?(?:牌子|牌匾|牌)")
_APART = 5
"""Lines between the heading of a page and the title of what stands on it: a date, a source, numbers of the page."""
_SELF = re.compile(r"^(?:我|本)|^(?:单位|部门|中心|局)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A report's title as it stands in the text: lines `first` to `last`, the name it gives, year and kind.

    The title of an annex may give no name: 2023年度部门整体支出绩效自评报告.
    """

    first: int
    last: int
    printed: str
    organisation: str
    year: int
    kind: ReportKind

    @property
    def body(self) -> str:
        """The name of the body whose account it is, without its level; nothing where only a region is named."""
        return "" if _REGION.search(self.organisation) else _own(self.organisation)

    def same(self, other: "Title") -> bool:
        """Whether both name one report: the same year, and names of which one is the other's end or its short form."""
        names = (title.body for title in (self, other))
        mine, theirs = sorted(names, key=len)
        return self.year == other.year and (theirs.endswith(mine) or self._shortens(other))

    def _shortens(self, other: "Title") -> bool:
        """Whether a report of another kind gives the same organisation by a short name: its characters in their order."""
        mine, theirs = self.body, iter(other.body)
        alike = len(mine) > 3 and mine[-1:] == other.organisation[-1:] and self.kind is not other.kind
        return alike and all(character in theirs for character in mine)


def titles(lines: Sequence[Line], skipped: Collection[int]) -> tuple[Title, ...]:
    """All report titles in `lines` outside the `skipped` lines, in order; a title may be wrapped over lines."""
    found: list[Title] = []
    place = 0
    while place < len(lines):
        title = None if place in skipped else _title_at(lines, place)
        if title:
            found.append(title)
            place = title.last
        place += 1
    return tuple(found)


def filed(file: str) -> Title | None:
    """The title that a file's name is: 云岭县水务局2022年度部门决算公开.xlsx. For texts that do not tell whose they are."""
    stem = _COPIES.sub("", plain(file.rsplit(".", 1)[0]))
    if not (parsed := _parsed(stem)) or not parsed[1]:
        return None
    kind, organisation, year = parsed
    return Title(first=0, last=-1, printed=stem, organisation=organisation, year=year, kind=kind)


def reports(
    lines: Sequence[Line], found: Sequence[Title], end: int
) -> tuple[tuple[Report, ...], tuple[Title, ...]]:
    """The reports of a text of length `end`, and the titles that begin no report (repeated titles, annexes)."""
    starts: list[Title] = []
    others: list[Title] = []
    for title in found:
        if starts and title.body and _heads(lines, starts[-1], title):
            shorter, fuller = sorted((starts[-1], title), key=lambda one: len(one.body))
            others.append(shorter)
            starts[-1] = replace(fuller, first=starts[-1].first)
        elif starts and title.same(starts[-1]) and _belongs(title.kind, starts[-1].kind):
            others.append(title)
        elif title.body:
            starts.append(title)
    if not starts and (guess := _untitled(lines) or next((one for one in found if one.organisation), None)):
        starts.append(guess)
    bounds = [0, *(lines[title.first].start for title in starts[1:]), end]
    made = tuple(
        _report(
            number,
            title,
            found,
            [line for line in lines if start <= line.start < stop],
            Span(start=start, end=stop),
        )
        for number, (title, start, stop) in enumerate(zip(starts, bounds, bounds[1:], strict=False))
    )
    return made, tuple(others)


def _heads(lines: Sequence[Line], one: Title, other: Title) -> bool:
    """Whether one title is the heading of the page on which the other stands: of one kind and year, with no text between."""
    between = [line for line in lines[one.last + 1 : other.first] if line.text.strip()]
    alike = (one.year, one.kind) == (other.year, other.kind)
    return alike and len(between) <= _APART and not any(line.tabular or "。" in line.text for line in between)


def _title_at(lines: Sequence[Line], place: int) -> Title | None:
    """The title that begins on the line `place` and runs over at most five lines, if there is one."""
    printed: list[str] = []
    places: list[int] = []
    joined, last = "", place
    for number in range(place, min(len(lines), place + 40)):
        words = plain(lines[number].text)
        if not words:
            if not joined or number - last > 10:
                return None
            continue
        if lines[number].tabular or len(words) > 60 or re.search(r"[。;:,!?、]", words) or len(printed) == 5:
            return None
        joined, last = joined + words, number
        printed.append(lines[number].text)
        places.append(number)
        if title := _parsed(joined):
            if len(printed) > 1 and _LABEL.match(plain(printed[0])):
                return None
            if first := _beginning(printed):
                return _title_at(lines, places[first])
            kind, organisation, year = title
            return Title(
                first=place,
                last=number,
                printed="".join(_clean(line) for line in printed),
                organisation=organisation,
                year=year,
                kind=kind,
            )
    return None


def _beginning(printed: Sequence[str]) -> int:
    """At which of its lines a title begins: what a page prints above it (手机版, 主动公开, a date) is no part of a name."""
    words = [plain(line) for line in printed]
    for first in range(len(words) - 1, 0, -1):
        title, before = _parsed("".join(words[first:])), words[first - 1]
        if not title or not _PLACE.match(title[1]):
            continue
        named = _PLACE.match(before) or (_BODY.search(before) and len(before) > 3)
        if title[1][:2] == before[:2] or not (named or re.match(_YEAR.format(name="year"), before)):
            return first
    return 0


def _parsed(words: str) -> tuple[ReportKind, str, int] | None:
    for kind, pattern in _TITLES:
        if match := pattern.match(words):
            name = match["after"] or match["before"]
            if kind is ReportKind.PERFORMANCE and (funded := _FUNDED.match(name)):
                name = funded["body"]
            year = _year(match["first"] or match["second"])
            if _BODY.search(_own(name)) and not _NO_BODY.search(name):
                return kind, name, year
    match = _NAMELESS[0][1].match(words)
    return (ReportKind.PERFORMANCE, "", _year(match["year"])) if match else None


def _own(name: str) -> str:
    """A name without a level or a second name in brackets: 水务局（机关）, 执法局（城市管理局）."""
    match = _BRACKETED.match(name)
    return match["own"] if match and (match["other"] in _LEVELS or _BODY.search(match["other"])) else name


def _second(name: str) -> list[str]:
    """The second name in brackets behind a name."""
    match = _BRACKETED.match(name)
    return [match["other"]] if match and match["other"] not in _LEVELS and _own(name) != name else []


def _year(printed: str) -> int:
    """2023 or 二〇二三 as a number."""
    return int(printed.replace("二", "2", 1).translate(_DIGITS))


def _belongs(kind: ReportKind, to: ReportKind) -> bool:
    return kind is to or (kind is ReportKind.PERFORMANCE and to is ReportKind.FINAL_ACCOUNTS)


def _report(number: int, title: Title, found: Sequence[Title], lines: Sequence[Line], span: Span) -> Report:
    """The report that `title` begins; its tables' 单位： lines settle the spelling of its organisation."""
    named = Counter(_named(lines))
    organisation = _own(title.organisation)
    for name, _ in named.most_common():
        if name.endswith(organisation) or organisation == _own(name):
            organisation = _own(name)
            break
    variants = [title.organisation, *(other.organisation for other in found if other.same(title)), *named]
    aliases = [name for name in variants if organisation in name or organisation.endswith(name)]
    aliases += [other.organisation for other in found if other.body and other.same(title)]
    aliases += [second for name in variants for second in _second(name)] + _aliases(lines, organisation)
    return Report(
        number=number,
        organisation=organisation,
        aliases=tuple(dict.fromkeys(name for name in aliases if name not in ("", organisation))),
        year=title.year,
        kind=title.kind,
        span=span,
    )


def _named(lines: Sequence[Line]) -> list[str]:
    """The organisations that lines like 部门：… and 单位名称：… name."""
    names = []
    for line in lines:
        if match := _NAMED.match(plain(next(text for _, text in fields(line.text)))):
            name = _NAME_END.split(match["name"])[0]
            if 4 <= len(name) <= 40 and not re.search(r"元$|[。,;:]", name):
                names.append(name)
    return names


def _overviewed(lines: Sequence[Line]) -> list[str]:
    """The organisations that 第一部分 X概况 and 《X职能配置…规定》 name."""
    matches = [match for line in lines if (match := _OVERVIEW.search(plain(line.text)))]
    names = [match["name"] or match["ruled"] for match in matches]
    return [_own(name) for name in names if _BODY.search(_own(name)) and not _NO_BODY.search(name)]


def _aliases(lines: Sequence[Line], organisation: str) -> list[str]:
    """The other names that the text gives its organisation: （以下简称“X”） behind its name, 加挂X牌子 said of it."""
    found: list[str] = []
    for line in lines:
        if line.tabular or ("称" not in line.text and "挂" not in line.text):
            continue
        words = plain(line.text)
        for match in _SHORT.finditer(words):
            if words[: match.start()].endswith(organisation) and not _SELF.search(match["name"]):
                found.append(match["name"])
        for sentence in re.split("[。;]", words):
            plate = _PLATE.search(sentence)
            if plate and organisation in sentence[: plate.start()]:
                names = [name.strip('"') for name in plate["names"].split("、")]
                found += [name for name in names if _BODY.search(name)]
    return found


def _untitled(lines: Sequence[Line]) -> Title | None:
    """A report whose title names nobody: 2023年度部门决算, its organisation from 部门： lines; nothing where one fails."""
    named = Counter([*_named(lines), *_overviewed(lines)]).most_common(1)
    kind, year = _nameless(lines)
    if not named or kind is None or year is None:
        return None
    organisation = named[0][0]
    printed = f"{year}年度{organisation}{kind.value}"
    return Title(first=0, last=-1, printed=printed, organisation=organisation, year=year, kind=kind)


def _nameless(lines: Sequence[Line]) -> tuple[ReportKind | None, int | None]:
    """Kind and year of a report from its first line like 2023年度部门决算, else from the words and years it has most."""
    words = [plain(line.text) for line in lines if not line.tabular]
    for one in words:
        for kind, pattern in _NAMELESS:
            if match := pattern.match(one):
                return kind, _year(match["year"])
    stated = [
        match[1] for one in words if (match := re.match(r"(?:评价|自评|项目|预算|决算)年度:(20\d\d)", one))
    ]
    counted = (match[1] for one in words for match in re.finditer(r"(?<!\d)(20\d\d)年度", one))
    years = Counter(stated or counted).most_common(1)
    kinds = {kind: sum(bool(sign.search(one)) for one in words) for kind, sign in _SIGNS}
    most = max(kinds, key=lambda one: kinds[one])
    return (most if kinds[most] else None), (int(years[0][0]) if years else None)


def _clean(text: str) -> str:
    """`text` as printed, without markup and padding."""
    return " ".join(re.sub(r"\*\*|^\s*#{1,6}\s+|</?[A-Za-z]+\s*/?>", "", text).split(" ")).strip()
