"""What changed between two wordings, as people read it."""

import time

import pytest

from forums.wordings import MOST_WORDS, changes, is_changed

SIGNS = {"same": "", "added": "+", "removed": "-"}


def said(before, after) -> list[str]:
    return [
        " ".join(f"{SIGNS[piece.how]}{piece.words}" for piece in paragraph)
        for paragraph in changes(before, after)
    ]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("<p>We met on Monday.</p>", "<p>We met on Tuesday.</p>", ["We met on -Monday. +Tuesday."]),
        ("<p>One</p>", "<p>One</p><p>Two</p>", ["One", "+Two"]),
        ("<ul><li>a b</li><li>c</li></ul>", "<ul><li>a b</li></ul>", ["a b", "-c"]),
        ("<p>Yes</p>", "", ["-Yes"]),
        # Where a link leads is said by no word of the text.
        (
            '<p>See <a href="https://one.example" rel="x">it</a></p>',
            '<p>See <a href="https://two.example" rel="x">it</a></p>',
            ["See it -(https://one.example) +(https://two.example)"],
        ),
        ("<p>5 &lt; 6</p>", "<p>5 &lt; 7</p>", ["5 < -6 +7"]),
    ],
)
def test_words_that_came_and_went(before, after, shown):
    assert said(before, after) == shown
    assert is_changed(changes(before, after))


def test_another_form_is_no_other_word():
    assert not is_changed(changes("<p>We <strong>met</strong></p>", "<p>We met</p>"))


def test_a_long_post_is_compared_in_a_moment():
    """The longest there can be, in paragraphs and in one."""
    words = ["the child and the school"] * (MOST_WORDS // 2)
    before, after = " ".join(words), " ".join(f"{some} too" for some in words)
    began = time.process_time()
    assert said(f"<p>{before}</p>", f"<p>{after}</p>") == [f"-{before}", f"+{after}"]
    lines = [f"<p>{number} the child and the school</p>" for number in range(1400)]
    changes("".join(lines), "".join(reversed(lines)))
    assert time.process_time() - began < 5
