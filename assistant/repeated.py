"""What a later part of a question adds to the part before it, where both come to the very same figure."""

from collections.abc import Sequence

from assistant.compute import failed, leaves_of
from assistant.domain import Corrected, Found, Lookup, Operand, Reason, Result, Step


def added(result: Result, step: Step, before: Sequence[Result]) -> Result | None:
    """What a result says that the last one does not: nothing where two words were for one thing, and that nothing was found
    where it is the very figure found last because the words that ask for it say nothing here."""
    last = before[-1] if before else None
    if isinstance(result, Corrected) and isinstance(last, Corrected):
        return result if _facts(result.found) != _facts(last.found) else None
    if not (isinstance(result, Found) and isinstance(last, Found)) or _facts((result,)) != _facts((last,)):
        return result
    return failed(step.ask, Reason.NO_ITEM) if isinstance(step, Lookup) and step.ask.unread else None


def _facts(found: Sequence[Operand]) -> list[str]:
    """The facts that some results state or come from."""
    return [leaf.statement.main.id for one in found for leaf in leaves_of(one)]
