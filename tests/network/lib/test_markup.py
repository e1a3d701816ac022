"""What rich text may hold, and its plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.markup import clean, plain

PARAGRAPHS = st.lists(
    st.text(alphabet="abc <&>ÅłЖ", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=5
)


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<p style="color:red" class="x" onclick="alert(1)">',
        '<a href="javascript:alert(1)">',
        '<a href="data:text/html,x">',
        "<iframe src='https://example.org'></iframe>",
        "<form><input name=q></form>",
        "<svg onload=alert(1)>",
    ],
)
def test_nothing_that_runs_or_decorates_gets_in(written):
    cleaned = clean(written, written_as="html")
    for word in ("script", "onerror", "onclick", "onload", "style", "class", "iframe", "input"):
        assert word not in cleaned
    assert "javascript:" not in cleaned and "data:" not in cleaned


def test_what_the_editor_offers_stays():
    written = (
        "<h3>Form</h3><p><strong>Call</strong> before you <em>write</em>.</p>"
        "<ul><li><p>one page</p></li></ul><blockquote><p>said</p></blockquote>"
        "<table><tbody><tr><th><p>a</p></th><td><p>b</p></td></tr></tbody></table>"
    )
    assert clean(written, written_as="html") == written


def test_a_link_names_no_friend():
    cleaned = clean('<a href="https://example.org/">x</a>', written_as="html")
    assert cleaned == '<a href="https://example.org/" rel="noopener nofollow ugc">x</a>'


def test_plain_text_becomes_paragraphs_and_never_markup():
    assert (
        clean("one\n\n<b>two</b>", written_as="text")
        == "<p>one</p>\n\n<p>&lt;b&gt;two&lt;/b&gt;</p>"
    )


def test_the_words_of_a_list_stand_a_line_each():
    html = "<p>Bring:</p><ul><li><p>the form</p></li><li><p>coffee</p></li></ul><p>Thanks.</p>"
    assert plain(html) == "Bring:\n\nthe form\ncoffee\n\nThanks."


@given(PARAGRAPHS)
def test_an_edit_without_javascript_keeps_the_paragraphs(paragraphs):
    text = "\n\n".join(paragraphs)
    once = clean(text, written_as="text")
    assert clean(plain(once), written_as="text") == once
