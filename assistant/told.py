"""Yes or no by what a filing says in words: a sentence that has the question's own content and affirms or denies it.

A sentence that only mentions the topic decides nothing.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.content import WHICH_ONE
from assistant.domain import Against, Passage, ReportKey, Search
from assistant.kinds import GLOSSARY
from assistant.tokens import covered, rarity, tokens
from assistant.topic import shortens
from assistant.words import cut
from ingest.chunk import Chunk, ChunkKind, sentences
from ingest.names import plain
from ingest.store.documents import Outline

Group = tuple[str, ...]
CLAUSE = re.compile(r"[，,。；;！!]+")
NO_MONEY = re.compile(r"(?<![\d.])0(?:\.0+)?\s*万?元")
MONEY = re.compile(r"\d\s*[万亿]?元")
NOUGHT = re.compile(
    r"(?<![\d.])0(?:\.0+)?\s*(?:辆|台|次|人|个|家|件|项)|(?:为|是|共|完成)\s*0(?:\.0+)?(?![\d.%万元])"
)
SOME = re.compile(r"(?<![\d.])(?:[1-9]\d*(?:\.\d+)?|0\.0*[1-9]\d*)\s*(?:万?元|辆|台|次|人|个|家|件|项)")
NEGATION = re.compile(
    r"(?<!毫)(?<!有)无(?!人机|线|障碍|论|偿|形|纸)|没有?|未(?!来|成年)|不(?:存在|含|涉及|是|属于?|再|作|设|予|具备|单独|[在归](?!于)|[纳列编计划]入|适用|参[加与]|享受|承担|实行|从事|发生|及时|到位|需|收取|举办|组织|开展|安排)|并非|尚无|暂无|取消|[有尚亟]待|缺失"
)
HAS = re.compile(
    r"有|设|建|配|置|拥|开展|安排|举办|召开|购|完成|实现|成立|发生|涉及|投入|属于|为|是|达|支付|收到|取得"
)
REACHED = re.compile(
    "完成[^,，]{0,8}(?:目标|指标|任务|计划)|达标|达到|全部|全面|均|如期|按期|按时|超额|圆满|顺利|100%"
)
"""What says that a target was reached: that something was done says not that it was all."""
OF_DEEDS = "(?:的)?(?:情况|进度|程度|质量|时间|时限|率)"
"""What a deed only describes: 监控完成情况 says not that it was completed."""
PROBLEMS = re.compile(r"(?:存在|主要|突出)的?(?:主要|突出|薄弱)?(?:问题|短板|不足)")
STANDARD = re.compile("标准|合格|达标")
BEHIND = re.compile("低于|少于|不及|不足|落后|不到")
"""What is listed among the problems, or lies behind it, does not come up to a standard."""
STOPPED = re.compile(r"推迟|延[期至后迟]|顺延|取消|暂停|搁置|中止|终止")
"""What came to nothing: said of the same thing, behind what was meant to be done."""
IF = re.compile(r"(?:[无有]|没有)[^的]+的$")
"""A clause that only says when what follows applies."""
OUTCOME = re.compile(r"^(?:实际|共|原因|该|此|因|目前)")
"""How a clause begins that goes on about the same thing."""
PENDING = re.compile(r"(?:将|拟)(?:于|在|启动|开展|进行|制定|建)|即将|力争|计划于|计划20\d\d")
"""What is only meant to be done."""
AIMED = re.compile("(?:目标|计划|任务|措施|打算|设想|建议)(?!.*(?:完成|实现|执行|落实|情况|结果))")
"""Headings over what is to be done: that something stands there says not that it was done."""
LISTED = re.compile("列入|列为|纳入")
"""What says that something is to come, and not that it is there."""
AIMS = re.compile(r"不低于|不少于|不超过|确保|力争|以上(?=[；;。，,]|$)")
"""What a sentence of aims says of some of them."""
DONE = re.compile("已|了|实际|全部|如期|顺利|按期")
"""What says of a deed that it was done."""
DEFINES = re.compile(r"包括|包含|是指|反映")
"""What a thing is made of says nothing of what was done."""
EVERY = re.compile("全|均|都|皆|一律|只|仅|百分之百|100%")
"""What says of all of a thing that it is so."""
UNDER_WAY = re.compile(r"正在|尚在")
ACQUIRED = re.compile(r"更新|购置|新增|购买|添置|报废|处置")
"""What changes how many things there are: that nothing was bought is not that there are none."""
TO_THE_END = re.compile("(?<!未)完(?!整|善|好率)|竣工|[建修改办]好|[建办]成")
"""What asks whether something was brought to its end, and not whether there was any of it."""
COMPLETED = re.compile(
    "完成|完工|完毕|竣工|[建落]成|[修建]好|验收|交付|启用|投入(?:使用|运[行营])|通车|封顶|[结付]清|办结|到位|已|了|全[部面]|100%"
)
"""What says that something was."""
SET_OUT = re.compile("(?:确定|制定|明确|提出)了?[^，,。；;]{0,12}(?:任务|重点工作|目标)")
"""What announces aims: 确定了五项年度重点工作：一是完成…."""
AIM_TOLD = re.compile("^.{0,8}?(?:年度|总体|绩效|工作|阶段)目标(?:为|是|[:：])")
"""What tells aims themselves: these were neither reached nor missed by that."""
FINISHED = "完成"
"""What is asked to be finished is not, while it goes on; that it goes on proves nothing else."""
FUNDS = re.compile(r"政府性基金|国有资本经营|社会保险基金")
"""A sentence about one of these funds says nothing about all money."""
SELF_RATED = re.compile("自评|自我评[价定估]")
RATED_BY_OTHERS = re.compile("委托|第三方|(?:部门|财政|重点|外部)评价|[复抽]评")
"""What a body found of itself, and what others found of it."""
GRADES = ("类", "级", "等")
FIRST = 40
"""So many of the nearest passages are read."""
AFFIRMS, DENIES, PREDICATE = 0.8, 0.6, 0.5
"""How much of the content a sentence has to say: all but a manner of speech to affirm it; one that denies is seldom about
anything else. The last content word is what is asked, and has to be there."""
IN_A_ROW = 0.9
"""A row has to say nearly all of it, and only denies: that its cells affirm each other is not said in words."""
AROUND = 0.85
"""What is worth a word that only the headings or the sentence before say."""
WHOLLY, APART = 0.9, 0.2
"""So much of a thing, and so much more, has to be said behind a clause for that to be of something else."""
UNSEEN = 6.0


class Passing(Protocol):
    """Where the passages are."""

    def rank(self, search: Search) -> Sequence[Chunk]:
        """All passages of the reports, the nearest first."""

    def document(self, filing: str) -> Outline:
        """A filing as it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a sentence says about the content: that it is so, or that it is not."""

    affirmed: bool
    passage: Passage
    worth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is claimed in words: its content, what it is held against, whether that something was finished, or found by a body itself."""

    content: Sequence[Group]
    claim: Against
    finished: bool
    by_itself: bool = False


def told(content: Sequence[Group], claim: Against, search: Search, store: Passing) -> tuple[Told, ...]:
    """The sentence of each report that decides best, the best first."""
    if not content:
        return ()
    topic = plain(search.topic)
    asked = Asked(
        content=content,
        claim=claim,
        finished=TO_THE_END.search(topic) is not None,
        by_itself=SELF_RATED.search(topic) is not None,
    )
    ranked, defines = store.rank(search), any(DEFINES.fullmatch(word) for group in content for word in group)
    weight = rarity(tokens(plain(chunk.ranked)) for chunk in ranked)
    found = [
        one
        for chunk in ranked[:FIRST]
        if defines or not any(GLOSSARY in heading for heading in chunk.heading)
        for one in _in_chunk(asked, chunk, weight, store.document(chunk.filing).text)
    ]
    best: dict[ReportKey, Told] = {}
    for one in sorted(found, key=lambda one: (-one.worth, one.passage.start)):
        best.setdefault((one.passage.chunk.filing, one.passage.chunk.report), one)
    return tuple(best.values())


def _worth(explained: float, sentence: str, chunk: Chunk) -> float:
    """How well a sentence decides: the body's prose before a note or the annex, words before a bare 0.00."""
    plainly = 0.2 * (NEGATION.search(sentence) is not None)
    return explained + plainly - 0.1 * (chunk.kind is ChunkKind.NOTE) - 0.03 * chunk.annex


def _in_chunk(asked: Asked, chunk: Chunk, weight: Mapping[str, float], text: str) -> Iterator[Told]:
    """The sentences of a passage that decide."""
    content = asked.content
    before, said = " ".join(chunk.heading[-2:]), "".join(word for group in content for word in group)
    for start, end in sentences(text[chunk.span.start : chunk.span.end]):
        start, end = chunk.span.start + start, chunk.span.start + end
        sentence = plain(text[start:end])
        if FUNDS.search(f"{before} {sentence}") and not FUNDS.search(said):
            continue
        if asked.by_itself and _by_others(before, sentence):
            continue
        explained = _explained(content, _heard(content, sentence), tokens(plain(before)), weight)
        row = chunk.kind is ChunkKind.ROW
        affirmed = None if row and explained < IN_A_ROW else _affirms(asked, sentence, explained, weight)
        if (
            affirmed is not None
            and not _only_aimed(content, chunk, sentence, affirmed=affirmed)
            and not (affirmed and row)
        ):
            passage = Passage(chunk=chunk, start=start, end=end, score=explained)
            worth = _worth(explained, sentence, chunk)
            yield Told(affirmed=affirmed, passage=passage, worth=worth)
        before = f"{' '.join(chunk.heading[-2:])} {sentence}"


def _by_others(before: str, sentence: str) -> bool:
    """Whether a sentence tells how others rated, or does not say who did."""
    by_itself = SELF_RATED.search(f"{before} {sentence}") is not None
    return RATED_BY_OTHERS.search(sentence) is not None or not by_itself


def _only_aimed(content: Sequence[Group], chunk: Chunk, sentence: str, *, affirmed: bool) -> bool:
    """Whether a sentence announces aims, of which nothing is said to be so or not (不发生事故 is one), or stands among aims and plans: of
    these nothing is said to be done."""
    if AIM_TOLD.search(plain(sentence)):
        return True
    heading = AIMED.search(chunk.heading[-1]) if affirmed and chunk.heading else None
    planned = heading or SET_OUT.search(sentence)
    return planned is not None and not _asks_for(planned[0], content)


def _explained(
    content: Sequence[Group], said: frozenset[str], around: frozenset[str], weight: Mapping[str, float]
) -> float:
    """The share of the content words that the sentence says, helped by what stands around it."""
    total = weighed = 0.0
    for group in content:
        worth = math.fsum(weight.get(token, UNSEEN) for token in tokens(plain(group[0])))
        alone = _said(group, said, weight)
        weighed += worth * max(alone, AROUND * _said(group, said | around, weight))
        total += worth
    return weighed / total if total else 0.0


def _heard(content: Sequence[Group], text: str) -> frozenset[str]:
    """The tokens of a text, with those of each content word that is a shortened name of what it says."""
    words = tuple(word for group in content for word in group)
    short = (word for word in words if shortens(word, text))
    lone = {word for word in words if len(word) == 1}
    grade = (word for word in lone if re.search(rf'[为是成]"?{word}', text))
    deeds = (word for word in lone if any(word in verb for verb in _verbs(text)))
    return tokens(text).union(*map(tokens, short), grade, deeds)


def _verbs(text: str) -> Iterator[str]:
    """The verbs of a text, of which a question may have the first character alone: 编完了, 完成编制."""
    return (word.text for word in cut(text) if word.tag.startswith("v"))


def _said(group: Group, by: frozenset[str], weight: Mapping[str, float]) -> float:
    return max(covered(tokens(plain(word)), by, weight, UNSEEN) for word in group)


def _affirms(asked: Asked, sentence: str, explained: float, weight: Mapping[str, float]) -> bool | None:
    """Whether the clause with what is asked affirms or denies it; nothing where it only mentions it."""
    content, claim = asked.content, asked.claim
    missed = [group[0] for group in content if WHICH_ONE.fullmatch(group[0]) and group[0] not in sentence]
    if explained < DENIES or missed:
        return _another_grade(content, missed, sentence, weight)
    clauses = [clause for clause in CLAUSE.split(sentence) if clause]
    rated = [
        (
            _said(content[-1], _heard(content, clause), weight),
            _explained(content, _heard(content, clause), frozenset(), weight),
            clause,
        )
        for clause in clauses
    ]
    predicate, most, clause = max(rated, default=(0.0, 0.0, ""))
    if predicate < PREDICATE or _of_another(content, clauses, clause, weight):
        return None
    if any(IF.search(words) for words in clauses[:-1]):
        return None
    if asked.finished and _left_undone(content, clauses, clause, weight):
        return False
    alike = (words for one, share, words in rated if (one, share) == (predicate, most))
    clause = next((words for words in alike if NEGATION.search(words)), clause)
    if claim is Against.NOTHING and MONEY.search(clause) and not NEGATION.search(clause):
        return None
    if NO_MONEY.search(clause) and not NEGATION.search(clause):  # an amount is for figures to judge
        return None
    if NOUGHT.search(clause) and SOME.search(clause):  # some of its parts are nought, others are not
        return None
    if _came_to_nothing(clauses, clause):
        return False
    if NOUGHT.search(clause) and claim is not Against.NOTHING:  # none of it is not that it is not so
        return None
    if NOUGHT.search(clause) and (deed := ACQUIRED.search(clause)) and not _asks_for(deed[0], content):
        return None
    if NEGATION.search(clause) or NOUGHT.search(clause):
        return False
    if explained < AFFIRMS or (claim is Against.NOTHING and not (HAS.search(clause) or SOME.search(clause))):
        return None
    last = "|".join(map(re.escape, content[-1]))
    if re.search(rf"(?:[尚仍]?未|没有?)(?:能|全部|按期|如期)?(?:{last})", sentence):
        return False
    if len(content) > 1 and re.search(rf"(?:{last}){OF_DEEDS}", clause):
        return None
    if claim is Against.TARGET and not REACHED.search(clause):
        return None
    behind = PROBLEMS.search(sentence) or BEHIND.search(clause)
    if behind and STANDARD.search("".join(word for group in content for word in group)):
        return False if PROBLEMS.search(sentence) else None
    if claim is Against.WHOLE and not EVERY.search(clause):  # that there are some is not that all are
        return None
    if DEFINES.search(clause) and not any(DEFINES.fullmatch(word) for group in content for word in group):
        return None
    return _came_about(asked, sentence, clause)


def _came_about(asked: Asked, sentence: str, clause: str) -> bool | None:
    """Whether what a clause says came about: put off or under way it did not, and what is only aimed at or listed says nothing."""
    content, finished = asked.content, any(FINISHED in group for group in asked.content)
    if UNDER_WAY.search(clause):
        return False if finished else None
    if asked.finished and not COMPLETED.search(sentence):
        return None
    if (stopped := STOPPED.search(clause)) and not _asks_for(stopped[0], content):
        return False
    if finished and AIMS.search(sentence) and not DONE.search(clause):
        return None
    listed = LISTED.search(clause)
    return None if PENDING.search(clause) or (listed and not _asks_for(listed[0], content)) else True


def _asks_for(deed: str, content: Sequence[Group]) -> bool:
    """Whether the content speaks of a deed."""
    return any(deed in word or word in deed for group in content for word in group)


def _another_grade(
    content: Sequence[Group], missed: Sequence[str], sentence: str, weight: Mapping[str, float]
) -> bool | None:
    """Denied where a sentence says all the rest of another grade, of which a thing has only one: 公益一类, 公益二类."""
    grade = missed[0][-1] if len(missed) == 1 else ""
    if grade not in GRADES or not re.search(rf"[一二三四五六七八九十]{grade}", sentence):
        return None
    rest = [group for group in content if group[0] != missed[0]]
    said = _explained(rest, _heard(rest, sentence), frozenset(), weight) if rest else 0.0
    return False if said >= AFFIRMS else None


def _of_another(
    content: Sequence[Group], clauses: Sequence[str], clause: str, weight: Mapping[str, float]
) -> bool:
    """Whether what is asked is said of something else: the thing itself is only spoken of behind it."""
    thing = content[:-1]
    if not thing:
        return False
    shares = [_explained(thing, _heard(thing, words), frozenset(), weight) for words in clauses]
    own = clauses.index(clause)
    behind = max(shares[own + 1 :], default=0.0)
    return behind >= WHOLLY and behind > max(shares[: own + 1]) + APART


def _left_undone(
    content: Sequence[Group], clauses: Sequence[str], clause: str, weight: Mapping[str, float]
) -> bool:
    """Whether another clause than that of the deed speaks most of the thing, and it or the next one says that it was put off or not done."""
    thing = content[:-1]
    shares = [_explained(thing, _heard(thing, words), frozenset(), weight) for words in clauses]
    most = max(shares, default=0.0)
    if not thing or most <= shares[clauses.index(clause)]:
        return False
    own = shares.index(most)
    return any(STOPPED.search(words) or NEGATION.search(words) for words in clauses[own : own + 2])


def _came_to_nothing(clauses: Sequence[str], clause: str) -> bool:
    """Whether what follows says of the same thing that nothing of it was done."""
    after = clauses[clauses.index(clause) + 1 :]
    return any(OUTCOME.search(words) and (NOUGHT.search(words) or STOPPED.search(words)) for words in after)
