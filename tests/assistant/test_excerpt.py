"""What of a passage is shown: numbered lines behind a lead-in are part of it."""

import pytest

from assistant.excerpt import _numbered
from ingest.chunk import Chunk, ChunkKind
from ingest.document import Span

LEAD = "纳入编制范围的单位包括："


@pytest.mark.parametrize(
    ("behind", "shown"),
    [
        ("\n\n1. 本级\n2. 服务中心\n\n第二部分 说明\n", "\n\n1. 本级\n2. 服务中心"),
        ("\n序号\t单位名称\n1\t本级\n2\t服务中心\n注：无\n", "\n序号\t单位名称\n1\t本级\n2\t服务中心"),
        ("\n2. 服务中心\n", None),
        ("\n第二部分 说明\n1. 收入\n", None),
    ],
)
def test_numbered_lines_right_behind_a_lead_in_are_shown_with_it(behind: str, shown: str | None) -> None:
    lead = Chunk(
        id="a",
        filing="f",
        report=0,
        kind=ChunkKind.PROSE,
        section=0,
        annex=False,
        heading=(),
        text=LEAD,
        span=Span(start=0, end=len(LEAD)),
    )
    text = LEAD + behind
    found = _numbered(lead, text)
    assert (text[found.start : found.end] if found else None) == (f"{LEAD}{shown}" if shown else None)
