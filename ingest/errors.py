"""What can go wrong at ingestion, and what to do about it: every message names the thing and the next step."""


class IngestError(Exception):
    """A failure with a message for the user."""


class Unreadable(IngestError):
    """A file that is not a filing that can be read: empty, binary, wrongly encoded, too large."""


class Misuse(IngestError):
    """A request that cannot be carried out as it is: a path that is missing, a filing that is not loaded."""


class Busy(IngestError):
    """Another run is writing to the same data folder."""


class NotWritable(IngestError):
    """The data folder or its database cannot be written."""


class Outdated(IngestError):
    """The stores were made by another version or another embedding model, and must be made again."""


class ModelMissing(IngestError):
    """The embedding model cannot be loaded."""
