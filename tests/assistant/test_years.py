"""The years that a question asks about, beside those that only tell where to read."""

import pytest

from assistant.years import years


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("前一年也就是2022年三公是多少", (2022,)),
        ("上一年（2022）公用经费", (2022,)),
        ("2023年比上一年即2022年支出增加多少", (2023, 2022)),
        ("2022年接待花了多少？手上只有2023那份", (2022,)),
        ("2022年公务接待费多少，只有2023年度的决算报告", (2022,)),
        ("根据2023年决算推算，2022年的公务接待费是多少", (2022,)),
        ("根据2023年决算报告，2023年支出多少", (2023,)),
        ("2020年和2023年的决算报告里支出各多少", (2020, 2023)),
        ("2022年和2023年报告里的支出各多少", (2022, 2023)),
    ],
)
def test_the_year_of_a_source_is_not_asked_about(question: str, asked: tuple[int, ...]) -> None:
    """A year in words that is given in digits too is one year; the report a figure is read from is not of its year."""
    assert set(years(question)) == set(asked)
