"""Pictures of pages are kept for as long as their filing is in the library, and no longer."""

from pathlib import Path

import pytest

from ingest import pipeline
from ingest.errors import Misuse
from ingest.settings import Settings
from ingest.store.corpus import Corpus
from webapp import picture
from webapp.pictures import Pictures

PNG = b"\x89PNG of a page"


@pytest.fixture
def settings(tmp_path: Path, samples: tuple[Path, ...]) -> Settings:
    """A library of the samples."""
    made = Settings(data=tmp_path / "data", model="none")
    pipeline.add(samples, made)
    return made


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that were drawn; the third one cannot be."""
    seen: list[int] = []

    def drawn(data: bytes, page: int) -> bytes | None:
        seen.append(page)
        return None if page == 3 else PNG

    monkeypatch.setattr(picture, "drawn", drawn)
    return seen


def test_a_page_is_drawn_once_also_where_it_cannot_be(settings: Settings, drawings: list[int]) -> None:
    pictures = Pictures()
    with Corpus.open(settings) as corpus:
        digest = corpus.filings()[0].digest
        shown = [pictures.of(corpus, digest, page) for page in (1, 3, 1, 3, 2)]
    assert shown == [PNG, None, PNG, None, PNG]
    assert drawings == [1, 3, 2]


@pytest.mark.parametrize("way", ["removed", "replaced"])
def test_the_pictures_of_a_filing_that_went_are_counted_as_gone(
    settings: Settings, samples: tuple[Path, ...], drawings: list[int], tmp_path: Path, way: str
) -> None:
    pictures = Pictures()
    with Corpus.open(settings) as corpus:
        gone = corpus.find(samples[0].name).digest
        rest = [filing.digest for filing in corpus.filings() if filing.digest != gone]
        for digest in (gone, *rest):
            pictures.of(corpus, digest, 1)
            pictures.of(corpus, digest, 2)
        assert len(pictures) == 2 * (1 + len(rest))
        if way == "removed":
            pipeline.remove([samples[0].name], settings)
        else:
            other = tmp_path / samples[0].name
            other.write_text(samples[0].read_text(encoding="utf-8") + "\n说明。\n", encoding="utf-8")
            pipeline.add([other], settings)
        pictures.follow(corpus)
        assert len(pictures) == 2 * len(rest)
        with pytest.raises(Misuse):
            pictures.of(corpus, gone, 1)


def test_a_filing_that_goes_while_its_page_is_drawn_leaves_no_picture(
    settings: Settings, samples: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(data: bytes, page: int) -> bytes:
        pipeline.remove([samples[0].name], settings)
        return PNG

    monkeypatch.setattr(picture, "drawn", drawn)
    pictures = Pictures()
    with Corpus.open(settings) as corpus:
        pictures.follow(corpus)
        assert pictures.of(corpus, corpus.find(samples[0].name).digest, 1) == PNG
    assert len(pictures) == 0
