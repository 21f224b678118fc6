"""What can go wrong when asking; each message names the thing and the next step."""


class AskError(Exception):
    """A question cannot be asked as it was."""


class BadBatch(AskError):
    """A line of a batch file is no question."""
