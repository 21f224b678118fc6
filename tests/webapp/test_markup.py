"""Nothing that a filing or a question says can write into the page."""

import pytest

from webapp.markup import chip, joined, marked, paragraphs, tag

CHIP = '<button type="button" data-event="cite" data-value="t:1" class="cite" title="源 1" aria-label="源 1">1</button>'


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ('a & "b"', "<p>a &amp; &quot;b&quot;</p>"),
        (tag("b", "<i>"), "<p><b>&lt;i&gt;</b></p>"),
        (12, "<p>12</p>"),
    ],
)
def test_text_is_escaped_once_and_elements_pass(given: object, expected: str) -> None:
    assert tag("p", given) == expected


def test_attributes_are_escaped_and_empty_ones_left_out() -> None:
    made = tag("p", "x", klass='a"b', title=None, hidden=True, disabled=False, data_value="<1>")
    assert made == '<p class="a&quot;b" hidden data-value="&lt;1&gt;">x</p>'


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("4.20 万元 [1]。", f'4.20 万元<span class="marks">{CHIP}。</span>'),
        ("4.20[1] 万元", f'4.20<span class="marks">{CHIP}</span> 万元'),
        ("<b> [1]", f'&lt;b&gt;<span class="marks">{CHIP}</span>'),
        ("[摘要] 没有编号", "[摘要] 没有编号"),
    ],
)
def test_a_number_in_brackets_becomes_a_chip_after_its_figure(words: str, expected: str) -> None:
    assert marked(words, "t", "源 {n}") == expected


def test_chips_of_one_figure_stand_together() -> None:
    both = joined(chip("t", 1, "源 1"), chip("t", 2, "源 2"))
    assert marked("4.20 [1][2]，", "t", "源 {n}") == f'4.20<span class="marks">{both}，</span>'


def test_lines_become_paragraphs_and_items_a_list() -> None:
    made = paragraphs("主要职责：\n1. 管理数据\n2. 运行平台\n以上。", "t", "{n}")
    items = '<li><span class="number">1.</span>管理数据</li><li><span class="number">2.</span>运行平台</li>'
    assert made == f"<p>主要职责：</p><ul>{items}</ul><p>以上。</p>"
