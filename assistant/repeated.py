"""What a later part of a question adds to the part before it, where both come to the very same figure."""

from collections.abc import Sequence

from assistant.compute import failed, leaves_of
from assistant.domain import Compute, Corrected, Found, Lookup, Operand, Reason, Result, Step
from assistant.shelf import principal
from assistant.tokens import tokens
from ingest.names import plain


def added(result: Result, step: Step, before: Sequence[Result]) -> Result | None:
    """What a result says that the last one does not: nothing where two words were for one thing, and that nothing was found
    where it is the very figure found last because the words that ask for it say nothing here."""
    last = before[-1] if before else None
    if isinstance(result, Corrected) and isinstance(last, Corrected):
        return result if _facts(result.found) != _facts(last.found) else None
    if not (isinstance(result, Operand) and isinstance(last, Operand)) or type(result) is not type(last):
        return result
    if _facts((result,)) != _facts((last,)):
        return result
    asks = (step.ask,) if isinstance(step, Lookup) else step.asks if isinstance(step, Compute) else ()
    if lost := next((ask for ask in asks if ask.unread), None):
        return failed(lost, Reason.NO_ITEM)
    if isinstance(result, Found) and isinstance(last, Found) and _says_less(result, last):
        return failed(result.ask, Reason.NO_ITEM)
    return None if isinstance(result, Found) else result


def _says_less(found: Found, before: Found) -> bool:
    """Whether the ask before says more of the name of the figure that both found (网络安全, then 网络): then it is that one's alone."""
    main = found.statement.main
    own = tokens(plain(f"{principal(main)} {main.subject or ''}"))
    less, more = (tokens(plain(" ".join((*one.ask.terms, one.ask.words)))) & own for one in (found, before))
    return less < more


def _facts(found: Sequence[Operand]) -> list[str]:
    """The facts that some results state or come from."""
    return [leaf.statement.main.id for one in found for leaf in leaves_of(one)]
