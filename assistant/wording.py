"""The sentences of answers, in Chinese and English: templates and labels only."""

from collections.abc import Mapping

from assistant.domain import ContextKind, Language, Operation, Reason
from ingest.fact import Measure

EN = Language.ENGLISH

MEASURE: dict[Measure, tuple[str, str]] = {
    Measure.FINAL: ("决算数", "final accounts"),
    Measure.BUDGET: ("预算数", "budget"),
    Measure.INITIAL_BUDGET: ("年初预算数", "initial budget"),
    Measure.ADDED_BUDGET: ("追加预算数", "added budget"),
    Measure.ADJUSTED_BUDGET: ("全年预算数", "adjusted budget"),
    Measure.BALANCE: ("结余", "balance"),
    Measure.COMPLETION: ("完成率", "completion rate"),
    Measure.SHARE: ("占比", "share"),
    Measure.CHANGE: ("增减额", "change"),
    Measure.CHANGE_RATE: ("增减率", "rate of change"),
    Measure.FULL_MARK: ("分值", "full mark"),
    Measure.SCORE: ("得分", "score"),
    Measure.TARGET: ("年度指标值", "target"),
    Measure.ACTUAL: ("实际完成值", "actual value"),
    Measure.REASON: ("偏差原因", "reason for deviation"),
    Measure.COUNT: ("", ""),
    Measure.STATED: ("", ""),
    Measure.TEXT: ("", ""),
}

REFUSALS: dict[Reason, tuple[str, str]] = {
    Reason.NO_ORGANISATION: (
        "已载入的文件中没有这个单位的报告。",
        "No report of this organisation is among the loaded filings.",
    ),
    Reason.NO_YEAR: (
        "已载入的文件中没有这一年度的报告。",
        "No report of this year is among the loaded filings.",
    ),
    Reason.NO_ITEM: (
        "文件中没有列示所问的内容。",
        "The filings do not report what is asked for.",
    ),
    Reason.BLANK: (
        "文件中该单元格为空白，未填列数字（空白不等于零）[1]。",
        "The cell is blank in the filing; a blank is not zero [1].",
    ),
    Reason.WITHHELD: (
        "文件说明此项内容不予公开 [1]。",
        "The filing says that this is not published [1].",
    ),
    Reason.OUT_OF_SCOPE: (
        "这个问题不在决算文件的范围内，只能回答已载入文件所载的内容。",
        "This is outside the filings; only what the loaded filings say can be answered.",
    ),
    Reason.AMBIGUOUS: (
        "所问可以有几种理解，请选择：",
        "The question can be read in several ways; please choose:",
    ),
    Reason.FALSE_PREMISE: ("", ""),
}

TEXTS: dict[str, tuple[str, str]] = {
    "figure": ("{who}{year}年度{label}为 {figure} {marks}。", "{who}, {year}: {label} was {figure} {marks}."),
    "words": ("{who}{year}年度{label}：{figure} {marks}。", "{who}, {year}: {label}: {figure} {marks}."),
    "change": (
        "{who}{year}年度{label}较{basis}{direction} {figure} {marks}。",
        "{who}, {year}: {label} {direction} {figure} against {basis} {marks}.",
    ),
    "conflict": (
        "文件对同一数字有不同的说法：{main} {marks}；{others}。",
        "The filing contradicts itself: {main} {marks}; {others}.",
    ),
    "misfit": (
        "{said}文件所列的数与此不符：{computed}",
        "{said} The filing's own figures do not give that: {computed}",
    ),
    "computed": (
        "{who}{year}年度{label}为 {figure}。算式：{formula} {marks}。",
        "{who}, {year}: {label} is {figure}. Formula: {formula} {marks}.",
    ),
    "computed_over": (
        "{who}{label}为 {figure}。算式：{formula} {marks}。",
        "{who}: the {label} is {figure}. Formula: {formula} {marks}.",
    ),
    "computed_apart": (
        "{label}为 {figure}。算式：{formula} {marks}。",
        "The {label} is {figure}. Formula: {formula} {marks}.",
    ),
    "compare": (
        "{first}更多：{entries}；相差 {difference}。",
        "{first} is larger: {entries}; the difference is {difference}.",
    ),
    "compare_less": (
        "{first}更少：{entries}；相差 {difference}。",
        "{first} is smaller: {entries}; the difference is {difference}.",
    ),
    "equal": ("两者相同：{entries}。", "They are equal: {entries}."),
    "rank": ("由高到低：{entries}。", "From high to low: {entries}."),
    "per_thing": ("平均每{unit}的{label}", "{label} for each {unit}"),
    "ascending": ("由低到高：{entries}。", "From low to high: {entries}."),
    "select": ("符合条件的：{entries}。", "Those that meet the condition: {entries}."),
    "highest": ("最高的是{first}：{entries}。", "The highest is {first}: {entries}."),
    "lowest": ("最低的是{first}：{entries}。", "The lowest is {first}: {entries}."),
    "lacking": ("没有此项数字的：{names}。", "Without this figure: {names}."),
    "trend": ("{label}各年：{entries}。", "{label} by year: {entries}."),
    "one_year": (
        "{label}：{entries}。已载入的文件只有这一年的数，看不出趋势。",
        "{label}: {entries}. The loaded filings have this one year only, which makes no trend.",
    ),
    "composition": (
        "{who}{year}年度{label}为 {figure} {marks}，由以下部分构成：{parts}。",
        "{who}, {year}: {label} was {figure} {marks}, made up of: {parts}.",
    ),
    "assumed": ("（默认）", " (assumed)"),
    "part": ("{name} {figure}（{share}%）{marks}", "{name} {figure} ({share}%) {marks}"),
    "between": ("；", "; "),
    "share_of": ("{part}占{whole}的比例", "share of {part} in {whole}"),
    "left_out": ("另有 {count} 项为零或空白。", " {count} further parts are zero or blank."),
    "adds_up": ("各部分之和与合计一致。", " The parts add up to the total."),
    "adds_up_rounded": (
        "各部分之和与合计相差 {difference}，属尾差。",
        " The parts miss the total by {difference}, which is rounding.",
    ),
    "adds_not_up": (
        "各部分之和与合计不一致，相差 {difference}。",
        " The parts do not add up to the total: they miss it by {difference}.",
    ),
    "correction": (
        "与问题所说相反，文件所述是{direction}：{sentence}",
        "Contrary to the question, the filing says {direction}: {sentence}",
    ),
    "yes": ("是。", "Yes. "),
    "no": ("否。", "No. "),
    "together": ("{names}合计", "{names} together"),
    "of_these": ("{named}：", "{named}: "),
    "near": ("相近的有：{names}。", "The nearest there are: {names}."),
    "nearest": ("可以回答的有：{names}。", "What can be answered: {names}."),
    "cut": ("年中压减数", "cut during the year"),
    "recognised": (
        "{marks}由扫描件文字识别得出，请对照原件。",
        "{marks} was read from a scan by text recognition: compare it with the original.",
    ),
    "prior": (
        "{label}（按次年数与所述增减推算）",
        "{label} (from the next year's figure and its stated change)",
    ),
    "larger": ("其中{name}较多。", "The larger is {name}."),
    "withheld": (
        "答案未通过出处核对，不予显示。",
        "The answer did not pass the check against its source and is not shown.",
    ),
    "rounding": ("尾差", "rounding"),
    "differ": ("相差 {difference}", "differing by {difference}"),
    "says": ("", "The filing says: "),
    "aside": ("不作为条件：{words}", "left aside: {words}"),
    "read_by_model": ("由模型读题", "read by a model"),
    "worded_by_model": (
        "由模型 {model} 据所引原文组织文字，已逐句与原文核对。",
        "Worded by the model {model} from the cited passages; every sentence was checked against them.",
    ),
    "own_words": (
        "模型 {model} 的表述未能全部通过核对，所示为原文。",
        "The wording of the model {model} did not pass the check; these are the filing's own words.",
    ),
    "model_silent": (
        "模型 {model} 未作出可用的回答，所示为原文。",
        "The model {model} gave no usable reply; these are the filing's own words.",
    ),
}

PREMISES = {
    "增加": "that it rose",
    "减少": "that it fell",
    "未超预算": "that the budget was not exceeded",
    "没有发生": "that there was none",
    "前者较多": "that the first is the larger",
    "前者较少": "that the first is the smaller",
}
BASES = {
    "上年": "the year before",
    "年初预算": "the initial budget",
    "年初预算数": "the initial budget",
    "预算": "the budget",
}
"""What a change is against; what is not listed stays in the filing's words."""
OPERATIONS: dict[Operation, tuple[str, str]] = {
    Operation.LOOKUP: ("查数", "figure"),
    Operation.CONVERT: ("换算", "conversion"),
    Operation.RATIO: ("比例", "ratio"),
    Operation.TIMES: ("倍数", "multiple"),
    Operation.DIFFERENCE: ("差额", "difference"),
    Operation.GROWTH: ("增长率", "growth"),
    Operation.SHARE: ("占比", "share"),
    Operation.COMPLETION: ("完成率", "completion rate"),
    Operation.PER_HEAD: ("人均", "per head"),
    Operation.SUM: ("合计", "sum"),
    Operation.AVERAGE: ("平均", "average"),
    Operation.HIGHEST: ("最高", "highest"),
    Operation.LOWEST: ("最低", "lowest"),
    Operation.RANK: ("排名", "ranking"),
    Operation.COMPARE: ("比较", "comparison"),
    Operation.SELECT: ("筛选", "selection"),
    Operation.COUNT: ("计数", "count"),
    Operation.COMPOSITION: ("构成", "composition"),
    Operation.TREND: ("历年趋势", "trend"),
}
"""What is done with the figures, in a word."""
COUNTED: dict[ContextKind, tuple[str, str]] = {
    ContextKind.ORGANISATION: ("{count} 个单位", "{count} organisations"),
    ContextKind.ITEM: ("{count} 项", "{count} items"),
}
QUESTIONS: dict[Operation, tuple[str, str]] = {
    Operation.LOOKUP: (
        "{organisation}{year}{table}{fund}{item}{measure}是多少？",
        "What was the {measure}{item}{organisation}{year}{table}?",
    ),
    Operation.COMPOSITION: (
        "{organisation}{year}{table}{fund}{item}{measure}的构成",
        "What was the breakdown of the {measure}{item}{organisation}{year}?",
    ),
    Operation.TREND: (
        "{organisation}{fund}{item}{measure}的历年趋势",
        "What was the trend of the {measure}{item}{organisation} over the years?",
    ),
    Operation.RANK: (
        "各单位{year}{fund}{item}{measure}排名",
        "What was the ranking of the {measure}{item} of all organisations{year}?",
    ),
}
"""Questions put together of the parts of a context."""
IN_QUESTIONS: dict[ContextKind, tuple[str, str]] = {
    ContextKind.ORGANISATION: ("{}", " of {}"),
    ContextKind.YEAR: ("{}年", " in {}"),
    ContextKind.ITEM: ("{}", "{}"),
    ContextKind.MEASURE: ("{}", "{} of "),
    ContextKind.TABLE: ("{}", " in table {}"),
    ContextKind.FUND: ("{}", "{}"),
}
WAYS: dict[str, tuple[str, str]] = {
    "基本支出和项目支出": ("按基本支出和项目支出", "by basic and project expenditure"),
    "经济分类": ("按经济分类", "by economic classification"),
    "资金来源": ("按资金来源", "by source of money"),
    "功能分类": ("按功能分类", "by function"),
}
"""How a whole can be split."""
DIRECTIONS = {"增加": "rose by", "减少": "fell by"}


def text(key: str, language: Language, **parts: object) -> str:
    """The sentence `key` in `language`, its parts put in."""
    template = TEXTS[key][language is EN]
    return template.format(**parts)


def premise(said: str, language: Language) -> str:
    """What a filing says against a premise, in a word."""
    return PREMISES.get(said, said) if language is EN else said


def basis(printed: str | None, language: Language) -> str:
    """What a change is against: the year before where the filing does not say."""
    said = printed or "上年"
    return BASES.get(said, said) if language is EN else said


def operation(operation: Operation, language: Language) -> str:
    """What is done with the figures, in a word."""
    return OPERATIONS[operation][language is EN]


def counted(kind: ContextKind, count: int, language: Language) -> str:
    """How many there are of what is too long to list."""
    return COUNTED[kind][language is EN].format(count=count)


def question(operation: Operation, parts: Mapping[ContextKind, str], language: Language) -> str:
    """The question for the parts of a context; a part that is not there leaves no trace."""
    named = {name.value: name for name in Measure}
    slots = {}
    for kind, (chinese, english) in IN_QUESTIONS.items():
        value = parts.get(kind, "")
        if kind is ContextKind.MEASURE and language is EN and value in named:
            value = measure(named[value], language)
        slots[kind.value] = (english if language is EN else chinese).format(value) if value else ""
    return QUESTIONS[operation][language is EN].format(**slots)


def way(name: str, language: Language) -> str:
    """A way to split a whole, as an offer."""
    return WAYS[name][language is EN]


def measure(measure: Measure, language: Language) -> str:
    """What a measure is called."""
    return MEASURE[measure][language is EN]


def refusal(reason: Reason, language: Language) -> str:
    """Why there is no answer."""
    return REFUSALS[reason][language is EN]
