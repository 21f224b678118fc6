"""Patterns as they stand in tables of cues, each compiled once: there are more of them than `re` itself keeps."""

import re
from functools import cache

NO_WORDS = re.compile(r"\\.|\(\?P[<=]\w+[>)]")
"""What has letters in a pattern and stands for none."""
LETTER = re.compile("[A-Za-z]")


@cache
def pattern(words: str) -> re.Pattern[str]:
    """The pattern of a row; English words in it are found in either case. Only where it has some: with that flag `re` goes
    over each of the 20,000 characters of a range one by one."""
    return re.compile(words, re.IGNORECASE if LETTER.search(NO_WORDS.sub("", words)) else re.NOFLAG)
