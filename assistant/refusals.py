"""Why a question cannot be looked up at all: nobody whom it names, nothing that it asks for, which of several is meant."""

import re

from assistant.domain import Holder, Operation, Reason, Refusal, ReportKey, Status
from assistant.frame import Frame
from assistant.lexicon import STATED, Lexicon
from assistant.measures import NO_COUNTS
from assistant.outside import is_outside
from assistant.whole_names import of_a_row

WHOLE = "总计|收入|支出"
"""What names the whole of a report where nothing else is named."""
SHAPED = (Operation.COMPOSITION, Operation.TREND)


def refusal_of(turn: Frame, lexicon: Lexicon) -> Refusal | None:
    """Why the question cannot be looked up at all."""
    if not lexicon.holders:
        return Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ORGANISATION)
    if is_outside(turn.question):
        return Refusal(status=Status.DECLINED, reason=Reason.OUT_OF_SCOPE)
    unknown = turn.identity.unknown
    if unknown and not turn.identity.mentions and not facility(turn, lexicon):
        nearest = lexicon.organisations.nearest(unknown)
        return Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ORGANISATION, nearest=nearest)
    if several := _several(turn, lexicon):
        nearest, asking = tuple(several), tuple(several.values())
        return Refusal(status=Status.CLARIFY, reason=Reason.AMBIGUOUS, nearest=nearest, asking=asking)
    asked = _asks(turn)
    if not asked and set(turn.units) - {
        "钱",
        *NO_COUNTS,
    }:  # 办了几次会: what is counted is no word to look up
        return Refusal(status=Status.NOT_FOUND, reason=Reason.NO_ITEM)
    if not asked:
        whose = turn.identity.organisations
        held = [
            holder.report for holder in lexicon.holders if not whose or holder.report.organisation in whose
        ]
        nearest = tuple(f"{report.organisation} {report.year} 本年支出合计" for report in held[:4])
        return Refusal(status=Status.CLARIFY, reason=Reason.AMBIGUOUS, nearest=nearest)
    if turn.identity.rivals and set(turn.identity.organisations) == set(turn.identity.rivals):
        return Refusal(status=Status.CLARIFY, reason=Reason.AMBIGUOUS, nearest=turn.identity.rivals)
    return None


def _asks(turn: Frame) -> bool:
    """Whether a turn says anything that can be looked up."""
    words = len(set(turn.rest)) > 1  # one character over and over is no word
    shaped = turn.operation in SHAPED or re.search(WHOLE, turn.free)
    named = turn.items or turn.codes or turn.place or turn.things or shaped
    return bool(named or words or turn.measures or turn.wanted or turn.claim)


def _several(turn: Frame, lexicon: Lexicon) -> dict[str, str]:
    """The projects of which a figure is asked for without saying of which, with the questions that say so."""
    one = turn.operation is Operation.LOOKUP and turn.wanted is None and (turn.figure or turn.measures)
    bodies = [(mention.start, mention.end) for mention in turn.identity.mentions]
    return lexicon.projects.several(turn.text, bodies) if one and not turn.things else {}


def facility(turn: Frame, lexicon: Lexicon) -> tuple[ReportKey, ...]:
    """The reports that tell of what looks like an unknown organisation, where nothing is asked that accounts state."""
    name = turn.identity.unknown
    return lexicon.facility(name) if name and not STATED & set(turn.items) else ()


def having_row(turn: Frame, lexicon: Lexicon) -> tuple[ReportKey, ...]:
    """The reports that tell of the bodies that a turn names as rows of another one's tables."""
    found = [set(lexicon.telling_of(item)) for item in turn.items if of_a_row(item)]
    return tuple(set.intersection(*found)) if found else ()


def no_such_year(years: tuple[int, ...], holders: tuple[Holder, ...], turn: Frame) -> Refusal | None:
    """A year that no report of theirs is of and that is not the year before one either."""
    loaded = {holder.report.year for holder in holders}
    reachable = loaded | {year - 1 for year in loaded}
    if turn.identity.mentions and years and not any(year in reachable for year in years):
        nearest = tuple(f"{holder.report.organisation} {holder.report.year}" for holder in holders)
        return Refusal(status=Status.NOT_FOUND, reason=Reason.NO_YEAR, nearest=nearest)
    return None
