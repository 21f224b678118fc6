"""The sentences of answers, in Chinese and English: templates and labels only."""

from assistant.domain import Language, Reason
from ingest.fact import Measure

ZH, EN = Language.CHINESE, Language.ENGLISH

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
        "文件中该单元格为空白，未填列数字（空白不等于 0.00）[1]。",
        "The cell is blank in the filing; a blank is not 0.00 [1].",
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
    "computed": (
        "{who}{year}年度{label}为 {figure}。算式：{formula} {marks}。",
        "{who}, {year}: {label} is {figure}. Formula: {formula} {marks}.",
    ),
    "computed_apart": (
        "{label}为 {figure}。算式：{formula} {marks}。",
        "The {label} is {figure}. Formula: {formula} {marks}.",
    ),
    "compare": (
        "{first}更多：{entries}；相差 {difference}。",
        "{first} is larger: {entries}; the difference is {difference}.",
    ),
    "equal": ("两者相同：{entries}。", "They are equal: {entries}."),
    "rank": ("由高到低：{entries}。", "From high to low: {entries}."),
    "select": ("符合条件的：{entries}。", "Those that meet the condition: {entries}."),
    "highest": ("最高的是{first}：{entries}。", "The highest is {first}: {entries}."),
    "lowest": ("最低的是{first}：{entries}。", "The lowest is {first}: {entries}."),
    "lacking": ("没有此项数字的：{names}。", "Without this figure: {names}."),
    "correction": (
        "与问题所说相反，文件所述是{direction}：{sentence}",
        "Contrary to the question, the filing says {direction}: {sentence}",
    ),
    "yes": ("是。", "Yes. "),
    "no": ("否。", "No. "),
    "nearest": ("可以回答的有：{names}。", "What can be answered: {names}."),
    "cut": ("年中压减数", "cut during the year"),
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

BASES = {
    "上年": "the year before",
    "年初预算": "the initial budget",
    "年初预算数": "the initial budget",
    "预算": "the budget",
}
"""What a change is against; what is not listed stays in the filing's words."""
DIRECTIONS = {"增加": "rose by", "减少": "fell by"}


def text(key: str, language: Language, **parts: object) -> str:
    """The sentence `key` in `language`, its parts put in."""
    template = TEXTS[key][language is EN]
    return template.format(**parts)


def basis(printed: str | None, language: Language) -> str:
    """What a change is against: the year before where the filing does not say."""
    said = printed or "上年"
    return BASES.get(said, said) if language is EN else said


def measure(measure: Measure, language: Language) -> str:
    """What a measure is called."""
    return MEASURE[measure][language is EN]


def refusal(reason: Reason, language: Language) -> str:
    """Why there is no answer."""
    return REFUSALS[reason][language is EN]
