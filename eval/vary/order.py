"""The same question with other question words, in another order of words, with words said twice."""

from eval.vary.anatomy import Anatomy
from eval.vary.variation import Variation, rewriting, templates


def _doubled(part: str, joint: str = "") -> str:
    return f"{part}{joint}{part}"


VARIATIONS = (
    Variation(
        name="question words",
        says="spoken words for how much",
        ways=(
            *templates(
                "{stem}是几多？", "{stem}是啥数", "{stem}是多少来着", "{stem}是几", "{stem}是个什么数", "{stem}是多少呢，说个数",
                "{stem}到底有多少", needs=("figure",),
            ),
            *templates("{stem}写的是几块钱啊", "{stem}几多钱", "{stem}是好多钱", needs=("money",)),
            *templates("{spent}花了几多钱", "{spent}花了多少银子", "{spent}用掉了好多", "{spent}花了几个钱", needs=("money",)),
        ),
    ),
    Variation(
        name="order",
        says="body and year at the end, or in brackets",
        ways=templates(
            "{rest}（{body}，{number}年）",
            "{rest} {body} {year}",
            "{rest}我问的是{body}{number}年的",
            "{year}，{body}，{rest}",
            "{rest}——{body}，{year}",
            "【{body}】【{number}】{rest}",
        ),
    ),
    Variation(
        name="doubled",
        says="words said twice",
        ways=(
            rewriting("the item twice", lambda asked: _with(asked, "item", _doubled(asked.item, "，")), "item"),
            rewriting("the year twice", lambda asked: _with(asked, "year", _doubled(asked.year)), "year"),
            rewriting("the body twice", lambda asked: _with(asked, "body", _doubled(asked.body, "，")), "body"),
            rewriting("的 twice", lambda asked: asked.question.replace("的", "的的", 1)),
            *templates("{stem}是多少是多少？", "{question}{question}", needs=("figure",)),
        ),
    ),
)  # fmt: skip


def _with(asked: Anatomy, part: str, said: str) -> str:
    return asked.question.replace(asked.part(part), said, 1)
