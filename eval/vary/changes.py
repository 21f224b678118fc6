"""Words that make another question of it: whatever is then answered, it is not the figure of the question that was."""

from eval.sweep.run import ELSEWHERE, PLACE
from eval.vary.anatomy import Anatomy
from eval.vary.variation import Expected, Variation, Way, rewriting, templates

BEFORE = 9
"""So many years before the one that is asked for nothing is loaded."""


def _foreign(noun: str) -> Way:
    return rewriting(
        f"{noun}的 before the item",
        lambda asked: asked.question.replace(asked.item, f"{noun}的{asked.item}", 1),
        "item",
        "printed",
    )


def _elsewhere(asked: Anatomy) -> str:
    """The question with the body of another place."""
    place = PLACE.match(asked.organisation)
    if not place:
        return asked.question
    level = ELSEWHERE[place[0][-1]]
    other = level[0] if level[0] != place[0] else level[-1]
    for own in (place[0], place[0][:-1]):
        if asked.body.startswith(own):
            return asked.question.replace(asked.body, other + asked.body[len(own) :], 1)
    return asked.question.replace(asked.body, other + asked.body, 1)


def _earlier(asked: Anatomy) -> str:
    return asked.question.replace(asked.number, str(int(asked.number) - BEFORE), 1)


VARIATIONS = (
    Variation(
        name="foreign noun",
        says="a noun before the item that no filing has there",
        ways=tuple(map(_foreign, ("直升机", "食堂", "聘请律师", "幼儿园", "外籍专家", "羽毛球队"))),
        expected=Expected.LET_GO,
    ),
    Variation(
        name="restriction",
        says="a part of the quantity that no filing tells",
        ways=templates(
            "{stem}里付给保安公司的部分是多少？",
            "{stem}，只算律师的，是多少？",
            "{stem}中给外籍专家的那部分有多少？",
            "{stem}里面有多少是给食堂的？",
            needs=("money",),
        ),
        expected=Expected.LET_GO,
    ),
    Variation(
        name="another place",
        says="a body of the same name somewhere else",
        ways=(rewriting("another place", _elsewhere, "body", "figure"),),
        expected=Expected.REFUSED,
    ),
    Variation(
        name="another year",
        says="a year that is not loaded",
        ways=(
            rewriting("years before", _earlier, "year", "figure"),
            Way(
                name="years before, English",
                make=lambda asked: _earlier(asked) if asked.english and asked.year and asked.figure else "",
            ),
        ),
        expected=Expected.REFUSED,
    ),
    Variation(
        name="another unit",
        says="persons or vehicles where money is stated",
        ways=templates("{stem}是多少人？", "{stem}有多少辆？", "{stem}有几次？", needs=("money",)),
        expected=Expected.LET_GO,
    ),
    Variation(
        name="another deed",
        says="what was done with the money, and no filing tells",
        ways=templates(
            "{stem}拖欠了多少？",
            "{stem}被挪用了多少？",
            "{stem}虚报了多少？",
            "{stem}被冒领了多少？",
            needs=("money",),
        ),
        expected=Expected.LET_GO,
    ),
)
