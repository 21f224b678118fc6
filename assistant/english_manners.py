"""English questions without the manners around them: greetings, excuses, who asks and for what, thanks."""

import re

from assistant.vocabulary import english_manners

CLAUSE = re.compile(r"(?<=[.!?,:;–—])\s+")
WORD = re.compile(r"[^\W_]+(?:'\w+)?")
BUT = re.compile(r"^(?:but|and) (?=\w+ \w+ \w)", re.IGNORECASE)


def straight(question: str) -> str:
    """A question without the clauses at its beginning and its end that have nothing but words of manners."""
    clauses = CLAUSE.split(question.strip().replace("’", "'"))
    asked = list(clauses)
    while asked and _manners(asked[0]):
        asked.pop(0)
    while asked and _manners(asked[-1]):
        asked.pop()
    if not asked or asked == clauses:
        return question
    said = " ".join(asked)
    return BUT.sub("", said) if asked[0] is not clauses[0] else said


def _manners(clause: str) -> bool:
    words = WORD.findall(clause.lower())
    return bool(words) and all(word in english_manners() for word in words)
