"""The door for words: cleaned and scanned before any transaction."""

import pytest

from network.lib.written import Refused, is_empty, through_scan
from tests.numbers import CODE, DOUBTFUL


def test_a_line_is_stripped_and_html_is_cleaned():
    assert through_scan("forums.Thread.title", "  A title ").text == "A title"
    words = through_scan("forums.Post.html", "<p onclick=x>Yes</p>", written_as="html")
    assert words.text == "<p>Yes</p>"


def test_words_of_an_undeclared_field_are_not_taken():
    with pytest.raises(LookupError, match="not declared"):
        through_scan("forums.Thread.slug", "words")


def test_a_refusal_says_which_field_and_where_and_never_what():
    with pytest.raises(Refused) as refused:
        through_scan("forums.Thread.title", f"About {CODE}")
    error = refused.value
    assert (str(error.label), error.overridable) == ("Title", False)
    [finding] = error.findings
    assert f"About {CODE}"[finding.start : finding.end] == CODE
    assert CODE not in f"{error!r} {error} {error.findings}"


def test_a_number_in_bold_halves_is_found_too():
    with pytest.raises(Refused):
        through_scan("forums.Post.html", "<p>131052-<b>308T</b></p>", written_as="html")


def test_a_warning_may_be_answered_and_is_kept_for_the_audit():
    with pytest.raises(Refused) as refused:
        through_scan("forums.Post.html", DOUBTFUL)
    assert refused.value.overridable
    words = through_scan("forums.Post.html", DOUBTFUL, overridden=True)
    assert words.warned == refused.value.findings


def test_what_blocks_cannot_be_answered():
    with pytest.raises(Refused):
        through_scan("forums.Post.html", f"About {CODE}", overridden=True)


def test_an_answer_nobody_needed_is_not_audited():
    assert through_scan("forums.Post.html", "Good morning.", overridden=True).warned == ()


@pytest.mark.parametrize("html", ["", "<p></p>", "<p> <br> </p>", "<p>&nbsp;</p>", "<hr>"])
def test_markup_alone_says_nothing(html):
    assert is_empty(html)


def test_a_word_says_something():
    assert not is_empty("<p>No.</p>")
