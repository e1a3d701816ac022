"""Who opens a long thread is told how long it is."""

import pytest

from forums.reading_time import A_MINUTE, minutes
from tests.factories import a_thread


def post(words: int) -> str:
    """As `_post.html` makes it."""
    text = "word " * words
    return f'<header class="post-head"> a b c </header><div class="text" lang="en">{text}</div>'


@pytest.mark.parametrize(
    ("words", "shown", "in_all", "told"),
    [
        ([3 * A_MINUTE], 1, 1, 0),
        ([4 * A_MINUTE], 1, 1, 4),
        ([A_MINUTE] * 20, 20, 20, 20),
        ([A_MINUTE] * 20, 20, 100, 100),
        ([], 0, 0, 0),
    ],
)
def test_it_is_told_from_the_page_at_hand(words, shown, in_all, told):
    assert minutes("".join(map(post, words)), shown, in_all) == told


def test_it_stands_at_the_head_of_a_long_thread_alone(signed_in, forum, author):
    long = a_thread(forum, author, written=f"<p>{'word ' * 6 * A_MINUTE}</p>")
    assert "about 6 minutes to read" in signed_in.get(long.get_absolute_url()).content.decode()
    short = a_thread(forum, author)
    assert "minutes to read" not in signed_in.get(short.get_absolute_url()).content.decode()
