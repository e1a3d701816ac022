"""A small and a big community side by side: what grew is said."""

from benchmarks.thread_page import comparison


def a_size(buffers, shape="Index Scan post_number"):
    page = [{"about": "forums_post", "shape": shape, "buffers": buffers}]
    return {"plans": {"first page": page}}


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


def test_the_smallest_and_the_largest_are_compared():
    said = comparison.tell({"10": a_size(60), "100": a_size(1), "1000": a_size(60)})
    assert "10,000 posts and 1,000,000 posts" in said


def test_one_size_alone_has_nothing_beside_it():
    assert comparison.tell({"10": a_size(60), "1000": {"pages": {}}}) == ""
