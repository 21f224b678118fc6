"""Bodies in the tables of a filing, by their names without the place that they begin with."""

from assistant.item_names import printed_items

NAMES = [(name, name) for name in ("样例市第一中学", "样例市第二中学", "样例市考试院", "样例市城区供水项目")]


def test_the_place_is_left_out_where_several_bodies_begin_with_it() -> None:
    items = printed_items(NAMES)
    assert (items.get("第一中学"), items.get("考试院")) == ("样例市第一中学", "样例市考试院")
    assert "城区供水项目" not in items
    assert "第一中学" not in printed_items(NAMES[:2])
