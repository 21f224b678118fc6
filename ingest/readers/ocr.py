"""The recognition of characters: RapidOCR with the models of its package, loaded once a process, without a network.

Owns the engine and what a reading of a strip of text is. Where text stands in an image belongs to `ingest.readers.scan`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Protocol

from ingest.errors import Unreadable
from ingest.readers.page import Box
from ingest.readers.raster import paper_of

if TYPE_CHECKING:
    from ingest.readers.raster import Raster

_FEW = 3
_THREADS = 2
_LONGEST = 1280
"""The longer side, in pixels, of the image in which text is looked for; it is read at full size."""
_SLIMMEST = 8
"""How many times longer than wide that image may be: the detector enlarges one with a short side, until it fills the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a strip of text says: its characters, how sure each is (0 to 1), and where its middle is, from 0 to 1."""

    text: str
    sure: tuple[float, ...]
    middles: tuple[float, ...]

    @property
    def pitch(self) -> float | None:
        """How far the middles of neighbouring Chinese characters stand apart; None where there are few of them."""
        steps = [
            right - left
            for (left, right), (one, other) in zip(pairwise(self.middles), pairwise(self.text), strict=True)
            if "\u4e00" <= one <= "\u9fff" and "\u4e00" <= other <= "\u9fff"
        ]
        return median(steps) if len(steps) >= _FEW else None


class Eye(Protocol):
    """What finds and reads text in images."""

    def find(self, grey: "Raster") -> tuple[Box, ...]:
        """Where lines of text stand, in pixels."""

    def read(self, strips: "Sequence[Raster]") -> tuple[Reading, ...]:
        """What each strip, an image of one line of text, says."""


class _RapidEye:
    """RapidOCR's detector and recogniser."""

    def __init__(self) -> None:
        from rapidocr_onnxruntime import RapidOCR

        engine = RapidOCR(
            intra_op_num_threads=_THREADS, inter_op_num_threads=1, rec_batch_num=2, rec_img_shape=[3, 48, 96]
        )
        self._detect, self._recognise = engine.text_det, engine.text_rec

    def find(self, grey: "Raster") -> tuple[Box, ...]:
        import cv2
        import numpy

        height, width = grey.shape
        scale = min(1.0, _LONGEST / max(height, width))
        across, down = max(scale, 1 / width), max(scale, 1 / height)
        small = cv2.resize(grey, None, fx=across, fy=down, interpolation=cv2.INTER_AREA)
        corners, _ = self._detect(cv2.cvtColor(_broadened(small), cv2.COLOR_GRAY2BGR))
        if corners is None:
            return ()
        found = numpy.asarray(corners, dtype=float).reshape(-1, 4, 2) / scale
        found = found.clip(0, (width, height))
        return tuple((*box.min(axis=0).tolist(), *box.max(axis=0).tolist()) for box in found)

    def read(self, strips: "Sequence[Raster]") -> tuple[Reading, ...]:
        import cv2

        if not strips:
            return ()
        coloured = [cv2.cvtColor(strip, cv2.COLOR_GRAY2BGR) for strip in strips]
        found, _ = self._recognise(coloured, return_word_box=True)
        return tuple(_reading(text, pieces) for text, _, pieces in found)


def _broadened(grey: "Raster") -> "Raster":
    """A long and slim image with paper beside it, or below."""
    import numpy

    height, width = grey.shape
    least = max(height, width) // _SLIMMEST
    beside, below = max(0, least - width), max(0, least - height)
    return numpy.pad(grey, ((0, below), (0, beside)), constant_values=paper_of(grey))


def _reading(text: str, pieces: Sequence[Any]) -> Reading:
    """The recogniser's answer; its places are columns of the image that it looked at, counted from 0."""
    columns, _, places, _, sure = pieces
    middles = tuple((column + 0.5) / columns for word in places for column in word)
    return Reading(text=text, sure=tuple(sure[: len(text)]), middles=tuple(min(1.0, one) for one in middles))


@cache
def eye() -> Eye:
    """The one engine of this process. Raises Unreadable where the system lacks a library that it draws on."""
    try:
        return _RapidEye()
    except ImportError as error:
        raise Unreadable(
            "识别图像缺少系统库：请安装 libgl1 和 libglib2.0-0 "
            f"/ recognition lacks a library of the system: install libgl1 and libglib2.0-0 ({error})"
        ) from error
