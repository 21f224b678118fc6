"""What English yes-or-no questions claim, in the words and the order of Chinese ones.

Works on English with marks (⟦=words⟧ Chinese as it is), as `assistant.english_order` does.
"""

import re
from decimal import Decimal

SCALES = {"thousand": Decimal("0.1"), "million": Decimal(100), "billion": Decimal(100000)}
SCALED = re.compile(
    r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)[ -]?(thousand|million|billion)\b(?:\s*(?:yuan|rmb|cny))?", re.IGNORECASE
)
PERCENT = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?)(?:\s*%| per ?cent\b)", re.IGNORECASE)
FIGURE = r"(?:the )?⟦=(?P<figure>[\d.]+(?:万元|%)|一半)⟧"
MORE = r"more|higher|larger|greater|bigger"
LESS = r"less|lower|smaller|fewer"
OVER = r"(?:exceed(?:ed|s|ing)?|above|over|surpass(?:ed|es)?|top(?:ped)?|beyond)"
UNDER = r"(?:below|under|short of)"
COUNTS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
}
NUMBERS = "|".join((r"\d+", *COUNTS))
ORDINALS = {"second": "二", "third": "三", "fourth": "四", "fifth": "五"}
MOST = r"largest|biggest|highest|greatest"
LEAST = r"smallest|lowest"
OUT_OF = r"(?:(?:single|individual|one) )?(?:(?:item|category|component|part|share|line|kind|type|class)s? )?(?:of|in|among|within)"

GRADES = (("优", "excellent|outstanding"), ("良", "good"), ("中", "fair|average"), ("差", "poor|bad"))
RATED = r"rate|rated|grade|graded|assess|assessed|evaluate|evaluated|judge|judged|appraise|appraised|consider|considered"

CLAIMS: tuple[tuple[str, str], ...] = (
    *(
        (
            rf"\b(?:{RATED}) (?:its own|its|their own|their|itself|themselves)\b(?P<what>[^?]*?) (?:as|to be)? ?(?:{english}|⟦={grade}秀?好?⟧)(?= *(?:\?|$|in\b|for\b|by\b))",
            rf"\g<what> ⟦=自评为{grade}⟧",
        )
        for grade, english in GRADES
    ),
    *(
        (
            rf"\b(?:give|gave|award|awarded) (?:itself|themselves) (?:an? |the )?(?:{english}|⟦={grade}秀?好?⟧) (?:rating|grade|mark)(?: for)?",
            f" ⟦=自评为{grade}⟧ ",
        )
        for grade, english in GRADES
    ),
    (
        r"\b(?:send|sent|dispatch(?:ed)?|arranged?|organi[sz]ed?) (?:out )?any\b",
        " ⟦=有⟧ ",
    ),
    (
        r"\b(?:stay|stayed|remain|remained|keep|kept|come|came|go|went)\s+(?=(?:well )?(?:below|under|above|over|within|at|the same|less|more)\b)",
        "",
    ),
    (
        r"\b(?:have|has|had|own|owns|owned|possess(?:ed)?|record(?:ed)?|report(?:ed)?|incur(?:red)?|there (?:is|are|was|were)|(?:is|are|was|were) there) any\b",
        " ⟦=有⟧ ",
    ),
    (
        r"\b(?:mainly |mostly |simply )?(?:because of|because|due to|owing to|caused by|the result of)\b",
        " ⟦=是因为⟧ ",
    ),
    (r"\b(?:a )?half\b(?! year)", " ⟦=一半⟧ "),
    (
        rf"(?P<thing>\b[^?⟦⟧]+?) (?:with|at|of) (?:an? )?(?P<what>[^?]+?) (?:{OVER}|of more than|more than) {FIGURE}",
        r"\g<what> ⟦=\g<figure>以上⟧ \g<thing>",
    ),
    (
        rf"(?P<part>\b[^?]+?) (?:(?:{MORE}) than|{OVER}) {FIGURE} of (?:the |its )?(?P<whole>[^?]+)",
        r"\g<part> ⟦=占⟧ \g<whole> ⟦=的比例超过\g<figure>⟧",
    ),
    (
        rf"(?P<part>\b[^?]+?) (?:(?:{LESS}) than|{UNDER}) {FIGURE} of (?:the |its )?(?P<whole>[^?]+)",
        r"\g<part> ⟦=占⟧ \g<whole> ⟦=的比例低于\g<figure>⟧",
    ),
    (rf"\b(?:by )?(?:(?:{MORE}) than|{OVER}) {FIGURE}", r" ⟦=超过\g<figure>⟧ "),
    (rf"\b(?:by )?(?:(?:{LESS}) than|{UNDER}) {FIGURE}", r" ⟦=低于\g<figure>⟧ "),
    (rf"\b(?:by )?(?:at least|reach(?:ed|es)?|attain(?:ed)?|hit) {FIGURE}", r" ⟦=达到\g<figure>⟧ "),
    (r"\b(?:zero|nil|nothing)\b(?=[ ?]*$)", " ⟦=为零⟧ "),
    (
        rf"\b(?:spend|spent|pay|paid) (?P<more>{MORE}) (?:money )?(?:on|for) (?P<one>[^?]+?) than (?:on|for) (?P<other>[^?]+)",
        r"on \g<one> ⟦=高于⟧ on \g<other>",
    ),
    (
        rf"\b(?:spend|spent|pay|paid) (?P<less>{LESS}) (?:money )?(?:on|for) (?P<one>[^?]+?) than (?:on|for) (?P<other>[^?]+)",
        r"on \g<one> ⟦=低于⟧ on \g<other>",
    ),
    (rf"\b(?:{MORE}) than (?:on |for |that of |its )?", " ⟦=高于⟧ "),
    (rf"\b(?:{LESS}) than (?:on |for |that of |its )?", " ⟦=低于⟧ "),
    (
        rf"^(?:\w+ )?(?P<thing>[^?]+?) the (?P<nth>second|third|fourth|fifth)[ -](?:{MOST}) {OUT_OF} (?P<pool>[^?]+)",
        r"\g<pool>⟦=里⟧ \g<thing> ⟦=是第\g<nth>大的⟧",
    ),
    (
        rf"^(?:\w+ )?(?P<thing>[^?]+?) the (?:{MOST}) {OUT_OF} (?P<pool>[^?]+)",
        r"\g<pool>⟦=里⟧ \g<thing> ⟦=是最大的⟧",
    ),
    (
        rf"^(?:\w+ )?(?P<thing>[^?]+?) the (?:{LEAST}) {OUT_OF} (?P<pool>[^?]+)",
        r"\g<pool>⟦=里⟧ \g<thing> ⟦=是最小的⟧",
    ),
    (
        r"\ball (?:of )?(?:the |its )?(?P<whole>[^?]+?) (?:come|came|derived?|stem(?:med)?) from (?P<part>[^?]+)",
        r"\g<whole> ⟦=全部来自⟧ \g<part>",
    ),
    (
        r"^(?:\w+ )?(?P<whole>[^?]+?) (?:come|came|derived?|funded|financed|made up) (?:entirely|wholly|fully|solely|only|completely) (?:from|by|of) (?P<part>[^?]+)",
        r"\g<whole> ⟦=全部来自⟧ \g<part>",
    ),
    (
        r"^(?:\w+ )?(?P<whole>[^?]+?) (?:entirely|wholly|fully|solely|only|completely) (?:come from|came from|funded by|financed by|from) (?P<part>[^?]+)",
        r"\g<whole> ⟦=全部来自⟧ \g<part>",
    ),
    (
        r"\b(?:the same as|equal(?:led|s)?(?: to)?|unchanged from|level with) (?:in )?(?P<other>[^?]+)",
        r"⟦=和⟧ \g<other> ⟦=相同⟧",
    ),
    (r"\b(?:overspen[dt]|overran|overrun)\b", " ⟦=超⟧ "),
    (r"\bover (?:the |its |their )?(?=[^?]*budget)", " ⟦=超⟧ "),
    (r"\bwithin (?:the |its |their )?(?=[^?]*budget)(?P<budget>[^?]+)", r"\g<budget> ⟦=以内⟧"),
)
"""English claims and what they become, in this order."""


def figures(text: str) -> str:
    """`text` with its scaled amounts and percentages as Chinese prints them: 7 million yuan is 700万元."""
    text = SCALED.sub(lambda found: f" ⟦={_scaled(found[1], found[2])}万元⟧ ", text)
    return PERCENT.sub(lambda found: f" ⟦={found[1]}%⟧ ", text)


def _scaled(value: str, scale: str) -> str:
    return f"{(Decimal(value.replace(',', '')) * SCALES[scale.lower()]).normalize():f}"


def claimed(text: str) -> str:
    """A yes-or-no question with what it claims in Chinese words and order."""
    for pattern, chinese in CLAIMS:
        text = re.sub(pattern, chinese, " ".join(text.split()), count=1, flags=re.IGNORECASE)
    for english, figure in COUNTS.items():
        text = text.replace(f"⟦=有{english}个", f"⟦=有{figure}个")
    for english, chinese in ORDINALS.items():
        text = text.replace(f"是第{english}大", f"是第{chinese}大")
    return text
