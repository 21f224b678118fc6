"""How much of a file is read: what a reader refuses, before it costs more than a filing can."""

from dataclasses import dataclass

from ingest.errors import Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one file may hold: pages, cells of all its tables, bytes once it is unpacked, pixels of a page; for an
    archive also its files, those of archives inside included, and how many times its packed size each may have."""

    pages: int = 2_000
    cells: int = 1_000_000
    unpacked_bytes: int = 500_000_000
    pixels: int = 80_000_000
    files: int = 1_000
    packing: int = 200


USUAL = Limits()
"""What no filing comes near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """What is counted, in both languages, and the setting that bounds it."""

    counted: str
    setting: str


_MEASURES = {
    "pages": _Measure(counted="页 pages", setting="FILINGS_MAX_PAGES"),
    "cells": _Measure(counted="个单元格 cells", setting="FILINGS_MAX_CELLS"),
    "unpacked_bytes": _Measure(counted="字节（解压后）bytes unpacked", setting="FILINGS_MAX_UNPACKED_BYTES"),
    "pixels": _Measure(counted="像素（一页）pixels of a page", setting="FILINGS_MAX_PIXELS"),
    "files": _Measure(counted="个文件 files", setting="FILINGS_MAX_FILES"),
    "packing": _Measure(counted="倍压缩率 times its size unpacked", setting="FILINGS_MAX_PACKING"),
}


def within(limits: Limits, name: str, **found: int) -> None:
    """Raise Unreadable where one of `found` (pages, cells …) is above its limit; `name` is the file's."""
    for measure, count in found.items():
        most = getattr(limits, measure)
        if count > most:
            wording = _MEASURES[measure]
            raise Unreadable(
                f"{name!r} 有 {count:,} {wording.counted}，超过上限 {most:,}：请拆分，或调高 {wording.setting} "
                f"/ too large: split it, or raise {wording.setting}"
            )
