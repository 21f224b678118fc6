"""An answer stands on one state of the library."""

from collections.abc import Iterator
from itertools import chain, repeat
from typing import cast

import pytest

from ingest.errors import Misuse
from ingest.store.corpus import Corpus
from webapp.steady import MOST, steady


class Moving:
    """A corpus with the versions that it will have."""

    def __init__(self, *versions: int) -> None:
        self._versions: Iterator[int] = chain(versions, repeat(versions[-1]))

    def version(self) -> int:
        return next(self._versions)


@pytest.mark.parametrize(
    ("versions", "times"), [((1, 1), 1), ((1, 2, 2), 2), ((1, 2, 2, 3, 3), MOST), ((1, 2, 3, 4, 5, 6), MOST)]
)
def test_an_answer_is_made_anew_where_the_library_moved_meanwhile(
    versions: tuple[int, ...], times: int
) -> None:
    made: list[int] = []

    def work() -> int:
        made.append(len(made))
        return made[-1]

    assert steady(cast(Corpus, Moving(*versions)), work) == times - 1
    assert len(made) == times


def test_a_filing_that_went_meanwhile_is_no_failure_but_one_that_was_never_there_is() -> None:
    left = iter([Misuse("gone"), None])

    def work() -> str:
        if error := next(left):
            raise error
        return "answered"

    assert steady(cast(Corpus, Moving(1, 2, 2)), work) == "answered"
    left = iter([Misuse("never there")])
    with pytest.raises(Misuse):
        steady(cast(Corpus, Moving(1)), work)
