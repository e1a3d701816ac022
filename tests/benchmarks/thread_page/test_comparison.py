"""A small and a big community side by side: what grew is said."""

from benchmarks.thread_page import comparison


def a_size(buffers, shape="Index Scan post_number"):
    page = [{"about": "forums_post", "shape": shape, "buffers": buffers}]
    return {"plans": {"first page": page}, "few": ["priority", "priority_pkey"]}


def test_the_same_plans_and_nearly_the_same_buffers_are_met():
    said = comparison.tell({"10": a_size(60), "1000": a_size(66)})
    assert "| forums_post | 60 | 66 | 1.10 | same |" in said
    assert "Buffers: 1.10 (target at most 1.15: met)" in said


def test_more_buffers_are_missed():
    said = comparison.tell({"10": a_size(60), "1000": a_size(3000)})
    assert "50.00 (target at most 1.15: missed)" in said


def test_another_plan_is_shown_in_full():
    said = comparison.tell({"10": a_size(60, "Seq Scan post"), "1000": a_size(60)})
    assert "**other**" in said
    assert "`Seq Scan post` became `Index Scan post_number`" in said


def test_a_table_of_a_few_rows_may_be_joined_as_it_comes():
    old = "Hash Join(Index Scan post_number, Seq Scan priority)"
    new = "Bitmap Heap Scan post(Bitmap Index Scan post_number), Index Scan priority_pkey"
    said = comparison.tell({"10": a_size(60, old), "1000": a_size(60, new)})
    assert "| same ways |" in said
    assert "became" not in said


def test_reading_a_table_whole_is_another_way_than_by_its_index():
    assert comparison.ways("Seq Scan post", set()) != comparison.ways("Index Scan post", set())


def test_the_smallest_and_the_largest_are_compared():
    said = comparison.tell({"10": a_size(60), "100": a_size(1), "1000": a_size(60)})
    assert "10,000 posts and 1,000,000 posts" in said


def test_one_size_alone_has_nothing_beside_it():
    assert comparison.tell({"10": a_size(60), "1000": {"pages": {}}}) == ""
