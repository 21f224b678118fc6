"""Claims that two figures are one: in two places of a filing, of two years, at the end of one year and the beginning of the next, a sum
and what it is said to add up to."""

import re

from assistant.agreeing import AGREE
from assistant.claim import Against, Claim, Relation, Stated
from assistant.claim_words import (
    ABOUT_IT,
    ADDS_UP,
    CARRIED,
    CARRIED_OVER,
    DIFFERS,
    STANDS_IN,
    TWO_PLACES,
    TWO_YEARS,
    denies,
)
from assistant.masked import Said


def places(said: Said) -> Stated | None:
    """One figure in two places of a filing: 表中合计与文字说明的总额一致."""
    match = TWO_PLACES.match(said.masked)
    if match is None:
        denied = re.search(rf"(?:{DIFFERS})了?的?$", said.masked) is not None
        claim = Claim(against=Against.ITSELF, relation=Relation.EQUAL, denied=denied)
        found = AGREE.search(said.masked)
        return Stated.of(said, claim, f"{said.text[: found.start()]}是多少") if found else None
    thing = ABOUT_IT.sub("", said.text[slice(*match.span("thing"))])
    who = ABOUT_IT.sub("", said.text[slice(*match.span("who"))])
    place = said.text[slice(*match.span("one"))] if thing else ""
    claim = Claim(against=Against.ITSELF, relation=Relation.EQUAL, denied=match["differs"] is not None)
    return Stated.of(said, claim, f"{who}{place}{thing}是多少")


def added(said: Said) -> Stated | None:
    """Several figures that are said to add up to another one."""
    match = ADDS_UP.match(said.masked)
    if match is None:
        return None
    left = said.text[slice(*match.span("left"))].strip("，, ")
    right = said.text[slice(*match.span("right" if match["right"] else "equal"))].strip("的，, ")
    claim = Claim(against=Against.OTHER, relation=Relation.EQUAL, denied=match["differs"] is not None)
    whole = STANDS_IN.sub("", STANDS_IN.sub("", right))
    return Stated.of(said, claim, f"{left}一共是多少", f"{whole}是多少")


def carried(said: Said) -> Stated | None:
    """What one year ends with against what the next begins with: both are looked up, each in its own year's report."""
    match = CARRIED.match(said.masked) or CARRIED.match(said.text)  # 年末 may be the beginning of a name
    if match is None:
        return None
    who, close, one, begins, other = (
        said.text[slice(*match.span(name))] for name in ("who", "close", "one", "open", "other")
    )
    thing = other if CARRIED_OVER.match(one) else one
    thing = "结转和结余" if CARRIED_OVER.match(thing) else thing
    claim = Claim(against=Against.OTHER, relation=Relation.EQUAL, denied=match["differs"] is not None)
    return Stated.of(said, claim, f"{who}{close}年末{thing}是多少", f"{who}{begins}年初{thing}是多少")


def years(said: Said) -> Stated | None:
    """One thing in two years."""
    if not (match := TWO_YEARS.match(said.masked)):
        return None
    who, thing = (said.text[slice(*match.span(name))] for name in ("who", "thing"))
    claim = Claim(against=Against.OTHER, relation=Relation.EQUAL, denied=denies(said.masked))
    return Stated.of(said, claim, *(f"{who}{match[year]}{thing}是多少" for year in ("one", "other")))
