"""Where nothing answers, the names that are nearest to what was asked are offered, and no figure is an answer."""

import pytest

from assistant.contract import Reason, Status
from assistant.pipeline import answer
from ingest.store.corpus import Corpus


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        (
            "样例县水务局2022年河道保洁船的采购合同款是多少",
            ["授予中小企业合同金额", "政府采购服务支出决算数", "政府采购工程支出决算数"],
        ),
        ("样例县水务局2022年直升机花了多少钱", []),
    ],
)
def test_what_is_not_there_offers_the_nearest_names(
    question: str, offered: list[str], corpus: Corpus
) -> None:
    found = answer(question, [], corpus)
    assert (found.status, found.reason, found.values) == (Status.NOT_FOUND, Reason.NO_ITEM, ())
    assert [option.label.removeprefix("样例县水务局 2022 ") for option in found.options] == offered
    assert all(label in found.answer for label in offered)


def test_what_is_offered_answers_when_it_is_asked(corpus: Corpus) -> None:
    first, *_ = answer("样例县水务局2022年河道保洁船的采购合同款是多少", [], corpus).options
    chosen = answer(first.question, [], corpus)
    assert (first.figure, chosen.status, len(chosen.values)) == (None, Status.ANSWERED, 1)
