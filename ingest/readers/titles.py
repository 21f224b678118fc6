"""Which reports a text holds: their titles, organisations, aliases, years and kinds.

Owns the reading of covers and title lines and of the words in which a report names its organisation. Where the
headings stand belongs to `ingest.readers.headings`.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ingest.document import Report, ReportKind, Span
from ingest.names import plain
from ingest.readers.lines import Line, fields

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<{name}>20\d\d|二[〇○零][〇○零一二三四五六七八九]{{2}})年度?"
_BODY = re.compile(
    r"(?:局|厅|委|部|办|院|校|所|站|馆|会|社|处|科|室|组|队|中心|政府|机关|公司|学|镇|乡|街道|园|区|场|团|署|台|基地"
    r"|库|段|厂|旗|县|市|州|政协|人大|联|科协|庭|狱|海关|幼儿园)$"
)
_NO_BODY = re.compile(r"情况|说明|部分|目录|附件|项目|关于|专项|指标|本表|\d{5}")
_KINDS = (
    (
        ReportKind.PERFORMANCE,
        r"(?:部门|单位|部门（单位）|部门及所属单位)?(?:预算)?(?:整体|项目)?(?:支出)?(?:预算)?绩效(?:单位|部门)?(?:自评价?|评价)(?:情况)?(?:的)?报告",
    ),
    (
        ReportKind.FINAL_ACCOUNTS,
        r"(?:部门|单位|部门（单位）|单位（部门）|部门及所属单位)?决算(?:信息)?(?:公开)?的?(?:报告|说明|文本|情况说明)?",
    ),
)
_NAME = r"(?P<{name}>[\u4e00-\u9fffA-Za-z0-9（）·-]{{2,60}}?)"
_TITLES = tuple(
    (
        kind,
        re.compile(
            rf"^(?:附件\d*)?(?:{_YEAR.format(name='first')}{_NAME.format(name='after')}"
            rf"|{_NAME.format(name='before')}(?:关于)?{_YEAR.format(name='second')}){words}$"
        ),
    )
    for kind, words in _KINDS
)
_NAMELESS = tuple((kind, re.compile(rf"^{_YEAR.format(name='year')}{words}$")) for kind, words in _KINDS)
_NAMED = re.compile(
    r"^(?:编制|填报|公开|预算|报送|主管)?(?:部门|单位)(?:（单位）|（部门）)?(?:名称)?(?:（(?:盖章|公章|签章)）)?:(?P<name>.+)$"
)
_NAME_END = re.compile(r"(?:金额)?单位:|20\d\d年|（(?:盖章|公章)）|填报日期|填表人")
_BRACKETED = re.compile(r"^(?P<own>.+?)（(?P<other>[^（）]+)）$")
_LEVELS = ("机关", "本级", "本部", "汇总", "部门", "单位", "局机关", "厅机关", "委机关")
_LABEL = re.compile(r"^附件\d*:?$")
_SHORT = re.compile(r"（(?:以下|下)(?:统)?(?:简)?称[:：]?\"?(?P<name>[^\"（）]{2,20})\"?）")
_PLATE = re.compile(r"(?:加挂|挂)\"?(?P<names>[^\"。；;,]{4,60}?)\"?的?(?:牌子|牌匾|牌)")
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

    def same(self, other: "Title") -> bool:
        """Whether both name one report: the same year, and names of which one is the other's end or its short form."""
        names = (_own(title.organisation) for title in (self, other))
        mine, theirs = sorted(names, key=len)
        return self.year == other.year and (theirs.endswith(mine) or self._shortens(other))

    def _shortens(self, other: "Title") -> bool:
        """Whether a report of another kind gives the same organisation by a short name: its characters in their order."""
        mine, theirs = _own(self.organisation), iter(_own(other.organisation))
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


def reports(
    lines: Sequence[Line], found: Sequence[Title], end: int
) -> tuple[tuple[Report, ...], tuple[Title, ...]]:
    """The reports of a text of length `end`, and the titles that begin no report (repeated titles, annexes)."""
    starts: list[Title] = []
    others: list[Title] = []
    for title in found:
        if starts and title.same(starts[-1]) and _belongs(title.kind, starts[-1].kind):
            others.append(title)
        elif title.organisation:
            starts.append(title)
    if not starts and (guess := _untitled(lines)):
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


def _title_at(lines: Sequence[Line], place: int) -> Title | None:
    """The title that begins on the line `place` and runs over at most five lines, if there is one."""
    printed: list[str] = []
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
        if title := _parsed(joined):
            if len(printed) > 1 and _LABEL.match(plain(printed[0])):
                return None
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


def _parsed(words: str) -> tuple[ReportKind, str, int] | None:
    for kind, pattern in _TITLES:
        if match := pattern.match(words):
            name = match["after"] or match["before"]
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
    aliases += [other.organisation for other in found if other.same(title)]
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
    named = Counter(_named(lines)).most_common(1)
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
    years = Counter(
        match[1] for one in words for match in re.finditer(r"(?<!\d)(20\d\d)年度", one)
    ).most_common(1)
    kinds = Counter(
        {
            ReportKind.FINAL_ACCOUNTS: sum("部门决算" in one or "决算表" in one for one in words),
            ReportKind.PERFORMANCE: sum("绩效自评" in one or "绩效评价" in one for one in words),
        }
    ).most_common(1)
    return (kinds[0][0] if kinds[0][1] else None), (int(years[0][0]) if years else None)


def _clean(text: str) -> str:
    """`text` as printed, without markup and padding."""
    return " ".join(re.sub(r"\*\*|^\s*#{1,6}\s+|</?[A-Za-z]+\s*/?>", "", text).split(" ")).strip()
