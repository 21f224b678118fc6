"""A printed percentage beside what its own operands give, where the cross-checks found that these are two figures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.compute import PLACES, guarded, rate_of_change, share
from assistant.derive import direction_of
from assistant.domain import Computed, Found, Operation, Result, Statement
from ingest.fact import Fact, Measure


class Checked(Protocol):
    """What the cross-checks found."""

    def misfitting(self, fact: Fact) -> Sequence[Fact]:
        """The operands that a printed percentage does not fit, none where it fits: the part and the whole, of a change
        its amount and this year's figure."""


def beside_operands(result: Result, checked: Checked) -> Result:
    """A stated percentage with the figure that its operands give instead; anything else as it is."""
    if not isinstance(result, Found) or result.statement.differing:
        return result
    stated = result.statement.main
    operands = tuple(replace(result, statement=Statement(main=fact)) for fact in checked.misfitting(stated))
    return replace(result, recomputed=_recomputed(stated, *operands)) if len(operands) == 2 else result


def _recomputed(stated: Fact, one: Found, other: Found) -> Computed | None:
    if stated.measure is Measure.CHANGE_RATE:
        rises = direction_of(stated) == "增加"
        return guarded(lambda: rate_of_change(other, one, rises=rises))
    completes = stated.measure is Measure.COMPLETION
    return guarded(lambda: share(one, other, Operation.COMPLETION if completes else Operation.SHARE, PLACES))
