"""Says an English question in Chinese, so that one reader understands both languages.

Organisations and years go to the front, Chinese names in brackets replace the English before them, sentence patterns
are put in Chinese order, then phrases are translated longest first. Mere grammar is dropped as whole words; a word
that nothing knows stays English and so has to be found, or the answer is none.
"""

import re
from collections.abc import Sequence
from functools import cache

from assistant.bodies import BODIES, bodies
from assistant.english_claims import figures
from assistant.english_manners import straight
from assistant.english_order import MARK, head, in_order
from assistant.outside import is_outside
from assistant.phrases import longest
from assistant.vocabulary import english_grammar
from ingest.names import accounts, canonical, terms

WORD = re.compile(
    r"[一-鿿][一-鿿0-9（）、]*|⟦[^⟧]*⟧|[A-Za-z]+(?=n't\b)|'s\b|[A-Za-z][A-Za-z0-9]*|\d+(?:[.,]\d+)*%?|[^\s]"
)
YEAR = re.compile(r"(?<![\d.,])(?:\b(?:FY|[Ff](?:iscal|inancial) [Yy]ear)\s?)?(20[0-3]\d)(?![\d.,]*\d|年)")
CODED = re.compile(
    r"\b(?:(?:account|subject|functional|economic|item) )?codes? (\d{7}|\d{5}|\d{3})\b(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
"""An account's code, with the name that only says once more what it is of."""
BRACKETED = re.compile(r"[(（]([^()（）]*[一-鿿](?:[^()（）]|[(（][^()（）]*[)）])*)[)）]")
BESIDE_NAME = re.compile(r"[(（](?P<name>[一-鿿]+)[,，;；]\s*(?P<more>[A-Za-z][^()（）]*)[)）]")
"""A Chinese name in brackets with more in English behind it."""
QUOTED = re.compile(
    r"[“\"‘'](?=[A-Za-z])[^“”\"‘’'一-鿿]{3,80}[”\"’'](?=(?: [a-z]+)? ?[(（][^()（）]*[一-鿿])"
)
"""An English name in quotes that brackets say in Chinese."""
TOLD = "❝"
"""Where such a name stood: nothing before it belongs to the brackets."""
SHUT, REOPENED = str.maketrans("()（）", "❨❩❪❫"), str.maketrans("❨❩❪❫", "()（）")
"""Brackets inside a name, while those around names are looked for."""
STATED = (
    "spend spent pay paid exceed exceeds exceeded receive received reach reached serve served complete completed "
    "define defines defined explain explains explained describe describes report reports reported record recorded "
    "allocate allocated buy bought purchased budgeted contain contains cover covers"
)
LONGEST_PLACE = 2
"""So many words say where a body is, behind its name and a comma."""
STATEMENTS = frozenset(STATED.split())
"""Verbs that a noun with its Chinese in brackets may follow directly."""
DONE = frozenset({"average", "mean", "combined"})
"""What is done with figures, and no part of a name."""
NUMBERS = frozenset({"one", "two", "three", "four", "first", "second", "third"})
CHINESE = re.compile(r"[一-鿿]")
SENTENCE = 3
"""So many grammatical words make a sentence English, whatever names stand in it."""
CLINGING = frozenset({"里", "表"})
"""Chinese words that belong to what stands right before them."""
OF = "◇"
"""Stands for "of" until both of its sides are Chinese."""
POSSESSED = re.compile(rf"([^ ，？的{OF}]+) *{OF} *([^ ，？{OF}]+)(?!.*{OF})")
GENITIVE = frozenset({"of", "for", "on", "under"})
JOINTS = {"and": "和", "or": "或"}
CLAUSE = re.compile(
    r"(?<=[?;])\s+|,? and (?=(?:\w+ )?how (?:much|many)\b|(?:what|which|who|why|when|where)\b)|"
    r",\s+(?=(?:how|what|which|who|why|when|where)\b)"
)


def is_english(question: str) -> bool:
    """Whether a question is written in English: more Latin words than Chinese characters, or English grammar around
    Chinese names."""
    words = re.findall(r"[A-Za-z]{2,}", question)
    grammar = sum(word.lower() in english_grammar() for word in words)
    return len(words) > len(CHINESE.findall(question)) or grammar >= SENTENCE


def in_chinese(question: str, names: Sequence[str]) -> str:
    """`question` in the order and the words of a Chinese one; `names` are the organisations that have reports."""
    if is_outside(question):
        return question
    lead, versus, rest = head(marked(question, names))
    said = [
        _translated(in_order(clause, versus)) for clause in CLAUSE.split(rest) if clause and clause.strip()
    ]
    return f"{lead}{'，'.join(clause for clause in said if clause)}"


def marked(question: str, names: Sequence[str]) -> str:
    """An English question without its manners, with marks for organisations, years, figures, and Chinese names."""
    text = re.sub(
        r"[“”\"]", " ", QUOTED.sub(f" {TOLD} ", straight(question)).replace("’", "'").replace("‘", "'")
    )
    text = re.sub(r"(?<=[A-Za-z])-(?=[A-Za-z])", " ", CODED.sub(r" ⟦=\1科目⟧ ", text))
    text = re.sub(r"\b(what|who|where|when|how|that|there|it)'s\b", r"\1 is", text, flags=re.I)
    text = BESIDE_NAME.sub(lambda found: _apart(found, names), text)
    return _marked(_named(_in_brackets(figures(text), names)), names)


def _apart(found: re.Match[str], names: Sequence[str]) -> str:
    """The name of a body in brackets of its own, apart from what is said behind it."""
    return f"({found['name']}) {found['more']}" if found["name"] in names else found[0]


def _in_brackets(text: str, names: Sequence[str]) -> str:
    """`text` with each Chinese name in brackets in the place of the English one before it; one of the `names` is that of a body."""
    while found := BRACKETED.search(text):
        words, taken, body = text[: found.start()].split(), 0, found[1] in names
        while words and (_of_the_name(words, taken) or (body and _of_the_body(words, taken))):
            words.pop()
            taken += 1
        mark = f"⟦{'O' if body else '='}{found[1].translate(SHUT)}⟧"
        text = f"{' '.join(words)} {mark} {text[found.end() :]}"
    return text.replace(TOLD, " ").translate(REOPENED)


def _of_the_body(words: Sequence[str], taken: int) -> bool:
    """Whether the name of a body goes on before the last of `words`: a Hospital of Traditional Medicine, Chongqing."""
    before = [word for word in words[-3:] if word not in ("of", "for", "the")]
    institution = bool(before) and before[-1].strip(",").lower() in BODIES and before[-1][:1].isupper()
    joined = words[-1] in ("of", "for") or words[-2:] in (["of", "the"], ["for", "the"])
    place = words[-1].endswith(",") and words[-1][:1].isupper()
    return taken > 0 and ((joined and institution) or (place and taken <= LONGEST_PLACE))


def _of_the_name(words: Sequence[str], taken: int) -> bool:
    """Whether the last of `words` still belongs to the name that the bracket repeats: up to grammar, a verb, or an
    item of its own that an "and" joins."""
    word = words[-1].strip(",;:?")
    if word == TOLD or word.removesuffix("'s").lower() in (BODIES if word.endswith("'s") else ()):
        return False
    if word == "and" and words[-1] == word and len(words) > 1:
        before = words[max(0, len(words) - 5) : -1]
        found = [(at, longest(before, at)) for at in range(len(before))]
        return not any(
            hit and hit[1] == len(before) and hit[0].chinese in _items() for _, hit in found
        ) and not CHINESE.search(words[-2])
    known = (
        (taken and word.lower() in STATEMENTS)
        or word.lower() in DONE
        or word.lower() in english_grammar() - NUMBERS
    )
    return word == words[-1] and not (known or CHINESE.search(word) or word[:1].isdigit())


@cache
def _items() -> frozenset[str]:
    """The names of items and accounts."""
    named = {term.canonical for term in terms() if term.kind in ("item", "part")}
    return frozenset(
        named | {canonical(a.name) for kind in ("economic", "functional") for a in accounts(kind)}
    )


def _named(text: str) -> str:
    """Years as marks."""
    return YEAR.sub(lambda found: f" ⟦Y{found[1]}⟧ ", text)


SPELT_AS_ONE = (
    (re.compile(r"\bNo\.?\s*(\d)\b(?=\s+[A-Z])"), r"No\1"),
    (re.compile(r"\b([Ss])ub[- ](?=district)"), r"\1ub"),
    (re.compile(r"\b([Hh])igh[- ][Tt]ech(?= (?:Industrial|Zone|zone|Development))"), r"\1ightech"),
    (re.compile(r"\b([Pp]eople)'s(?= (?:Hospital|Court|Government|Procuratorate))"), r"\1s"),
    (re.compile(r"\b([A-Z][a-z]+)['’]([a-z]{2,})\b"), r"\1\2"),
    (re.compile(r"\b([Dd]isabled [Pp]ersons|[Ww]omen)(?:'s?|’s?)(?= [A-Z])"), r"\1"),
    (re.compile(r"\bInner Mongolia\b"), "Innermongolia"),
    (re.compile(r"(?<=[a-z])ü|(?<=[LN])ü"), "v"),
)
"""What is one word in the name of a body: No. 2 Middle School, Sub-district, Chao'an."""


def _marked(text: str, names: Sequence[str]) -> str:
    """Organisations as marks: their Chinese names, the longest where one begins with another."""
    said = sorted((re.escape(name) for name in names if name in text), key=len, reverse=True)
    if said:
        text = re.sub(rf"(?<!⟦[=O])(?<![一-鿿])(?:{'|'.join(said)})", r" ⟦O\g<0>⟧ ", text)
    for pattern, joined in SPELT_AS_ONE:
        text = pattern.sub(joined, text)
    words = WORD.findall(text)
    for body in reversed(bodies(words, names)):
        words[body.start : body.end] = [f"⟦{'=' if body.placed else 'O'}{body.chinese}⟧"]
    return re.sub(r" (?=[,?;:.!](?: |$)|'s\b)", "", " ".join(words))


def _translated(clause: str) -> str:
    """The phrases of a clause in Chinese, grammar left out; words that stood side by side are one Chinese word."""
    words = [word for word in WORD.findall(clause) if word not in ("'", "'s")]
    said: list[str] = []
    at, apart = 0, True
    while at < len(words):
        word = words[at]
        if mark := MARK.fullmatch(word):
            said.append((" " if apart or mark["text"] not in CLINGING else "") + mark["text"])
            at, apart = at + 1, True
            continue
        if CHINESE.match(word):
            said.append((" " if apart else "") + word)
            at, apart = at + 1, False
        elif found := longest(words, at):
            said.append((" " if apart else "") + found[0].chinese)
            at, apart = found[1], False
        else:
            said.append(_single(word, words, at, said))
            at, apart = at + 1, True
    text = re.sub(r" *的 *", "的", "".join(said))
    while OF in text:
        turned = POSSESSED.sub(r"\2的\1", text)
        text = turned if turned != text else text.replace(OF, " ")
    return re.sub(r" +", " ", text).strip(" ，的")


def _single(word: str, words: Sequence[str], at: int, said: Sequence[str]) -> str:
    """A word that no phrase begins with: conjunctions in Chinese, grammar gone, anything else as it is; a preposition
    between two phrases makes them one thing."""
    if word.lower() in GENITIVE and said and CHINESE.search(said[-1][-1:]) and said[-1][-1] not in "的和或那":
        return OF if word.lower() == "of" else "的"
    if word in (",", ";", ":"):
        return "，" if word != ":" else " "
    if (
        word.lower() in JOINTS
        and 0 < at < len(words) - 1
        and words[at - 1].isalnum()
        and words[at + 1] not in ",?;"
    ):
        return JOINTS[word.lower()]
    if word in "?？":
        return "？"
    if not word.isalnum() or word.lower() in english_grammar():
        return " "
    return f" {word}"
