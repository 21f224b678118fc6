"""Claims that something was got or done: new cars, money in the budget, a limit kept, a deed by a time. Each as the question for the figure that tells."""

import re
from dataclasses import replace

from assistant.by_when import by_when
from assistant.claim import Against, Claim, Relation, Stated
from assistant.claim_words import BOUGHT, OVER_LIMIT, PLANNED, PROVIDED, denies
from assistant.degrees import claimed_in
from assistant.masked import Said

NEW_CARS, SO_MANY_NEW = "公务用车购置费", "公务用车购置数"
CARS = ("辆", "台")
MANNER = re.compile(r"(?:是否|有没有|没有?|未|曾|已经?|都|也|\s)+$")
"""What stands before a deed and names nothing."""


def put(said: Said) -> Stated | None:
    """Whether there was money for a thing in the budget at the beginning of the year."""
    match = PROVIDED.search(said.text)
    if not match or len(thing := said.text[: match.start()].rstrip("，, 的")) < 2:
        return None
    return Stated.of(said, Claim(against=Against.NOTHING, denied=denies(said.masked)), f"{thing}年初预算")


def so_many(said: Said) -> Stated | None:
    """Whether so many new cars were bought: how many there are in all is another thing."""
    found, match = claimed_in(said.masked), BOUGHT.search(said.text)
    if not match or not found or found.degree.unit not in CARS:
        return None
    degree = replace(found.degree, unit=CARS[0])
    denied = denies(said.masked)
    claim = Claim(against=Against.FIGURE, relation=found.relation, degree=degree, denied=denied)
    return Stated.of(said, claim, f"{_who(said, match)}{SO_MANY_NEW}是多少")


def bought(said: Said) -> Stated | None:
    """Whether there were new cars, whatever the deed is called: that there are some old ones is another thing."""
    if not (match := BOUGHT.search(said.text)):
        return None
    claim = Claim(against=Against.NOTHING, denied=denies(said.masked))
    return Stated.of(said, claim, f"{_who(said, match)}{NEW_CARS}")


def kept(said: Said) -> Stated | None:
    """Whether a cost rose above its limit, or as many of a thing were made as were to be: outcomes against targets."""
    if planned := PLANNED.match(said.text):
        claim = Claim(against=Against.TARGET, relation=Relation.AT_LEAST, denied=denies(said.masked))
        return Stated.of(said, claim, "".join(planned[name] for name in ("who", "when", "thing")))
    if not (match := OVER_LIMIT.search(said.text)):
        return None
    claim = Claim(against=Against.TARGET, relation=Relation.AT_MOST, denied=not denies(said.masked))
    return Stated.of(said, claim, MANNER.sub("", said.text[: match.start()]))


def in_time(said: Said) -> Stated | None:
    """Whether something was done by a time that is named."""
    if not (found := by_when(said)):
        return None
    bare, before = found
    return Stated.of(bare, Claim(against=Against.WORDS, before=before, denied=denies(bare.masked)), bare.text)


def _who(said: Said, match: re.Match[str]) -> str:
    return MANNER.sub("", said.text[: match.start()])
