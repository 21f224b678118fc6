"""What looks like an unknown organisation may be a facility that a report tells of."""

from dataclasses import replace

import pytest

from assistant.library import library_of
from assistant.parse import parse
from ingest.store.corpus import Corpus


@pytest.mark.parametrize(
    ("question", "told", "refused"),
    [
        ("长河市智能调度中心项目交付给谁用？", "长河市智能调度中心", False),
        ("争取落户的长河市智能调度中心是什么定位？", "长河市智能调度中心", False),
        ("长河市智能调度中心项目交付给谁用？", "", True),
        ("长河市智能调度中心2022年公务接待费是多少？", "长河市智能调度中心", True),
        ("长河市财政局是什么定位？", "长河市财政局", True),
    ],
    ids=[
        "told of",
        "behind an attribute",
        "not told of",
        "its accounts are asked for",
        "an office is no facility",
    ],
)
def test_a_facility_that_a_report_tells_of_is_no_unknown_organisation(
    corpus: Corpus, question: str, told: str, refused: bool
) -> None:
    library = library_of(corpus)
    report = library.holders[0].key
    lexicon = replace(library.lexicon(), telling_of=lambda words: (report,) if words == told else ())
    query = parse(question, (), lexicon)
    assert (query.refusal is not None) == refused
    assert refused or [holder.key for holder in query.holders] == [report]


def test_the_reports_that_tell_of_something_are_found_by_its_words(corpus: Corpus) -> None:
    organisations = [
        holder.report.organisation
        for holder in library_of(corpus).holders
        if holder.key in corpus.telling_of("社区数字驿站")
    ]
    assert organisations == ["示例市数字服务中心"]
    assert corpus.telling_of("100%_") == ()
