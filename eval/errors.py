"""What can be wrong with what an evaluation is given; each message names the thing and the next step."""


class EvalError(Exception):
    """Anything that stops a command of the evaluation."""


class BadRecord(EvalError):
    """A record of a question set that breaks the format; the message says where."""


class BadSet(EvalError):
    """A question set that cannot be read; the message names the file, the line and what is wrong."""


class BadExpression(EvalError):
    """A note that is no arithmetic."""


class BadAnswer(EvalError):
    """An answer that breaks the contract; the message says where."""


class BadRun(EvalError):
    """A report that cannot be read; the message names it."""


class NotIngested(EvalError):
    """A filing that a run needs and that could not be ingested."""


class NotMeasured(EvalError):
    """A benchmark that cannot be run; the message says why."""
