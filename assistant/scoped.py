"""Questions that say at their end, or in brackets, of which money or part of the expenditure they ask: 水费占公用经费的比重（财政拨款基本支出）.

Owns these ways to say it; such a question reads like one that says it in front: 财政拨款基本支出里，水费占公用经费的比重.
"""

import re

FUNDS = r"一般公共预算|政府性基金预算|国有资本经营预算"
PART = rf"(?:(?:{FUNDS})?(?:财政)?(?:拨款)?的?)(?:基本支出|项目支出)"
FUND = rf"(?:{FUNDS})?财政拨款|{FUNDS}"
SCOPE = rf"(?:{PART}|{FUND})"
ONLY = r"(?:其中的?|仅|只(?:看|算|要)|限|指|属|按照?|以|从)?"
BEHIND = re.compile(
    rf"(?<=[一-鿿”])(?<!表)[（(]{ONLY}(?P<part>{SCOPE})(?:部分|口径|里的?|中的?|列支|安排的?|那[块部]分?)?[）)]"
    rf"|[，,；;、 ]{ONLY}(?P<said>{SCOPE})的?口径(?:下|来?[看算计])?(?=$|[，,。；;？?是])"
)
"""What says it behind the names, in brackets or as a clause of its own."""


def in_front(text: str) -> str:
    """A question with the money or the part of the expenditure that it is asked of in front."""
    found = BEHIND.search(text)
    if found is None or BEHIND.search(text, found.end()):
        return text
    rest = text[: found.start()] + text[found.end() :]
    return f"{found['part'] or found['said']}里，{rest}"
