"""The same question with other question words, in another order of words, with words said twice."""

from eval.vary.variation import Variation, rewriting, templates

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
            *templates("{item}，{question}", "{body}，{question}", "{body}的{item}，{question}"),
            rewriting("the year twice", lambda asked: asked.question.replace(asked.year, asked.year * 2, 1), "year"),
            rewriting("的 twice", lambda asked: asked.question.replace("的", "的的", 1)),
            *templates("{stem}是多少是多少？", "{ended}{bare}", needs=("figure",)),
        ),
    ),
)  # fmt: skip
