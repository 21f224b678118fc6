"""What can go wrong when asking; each message names the thing and the next step."""


class AskError(Exception):
    """A question cannot be asked as it was."""


class BadBatch(AskError):
    """A line of a batch file is no question."""


class BadModel(AskError):
    """The chat model that the settings name cannot be used."""


class NoReply(Exception):
    """The chat model gave nothing that can be used; the answer stands without it. The message says why, in a few words."""


class BadPrompt(Exception):
    """A prompt's file and what fills it do not fit together: put the file right."""
