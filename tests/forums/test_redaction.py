"""A bar stands where the words were, and nothing of them is left."""

import pytest

from forums.redaction import Span, sentences, without, without_in_title
from network.lib.markup import clean, plain

BAR = '<span class="redacted" lang="en">[removed by a moderator]</span>'


def places(text, *words) -> list[Span]:
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


def test_a_word_is_a_bar():
    text = "<p>We met Tiina on Monday.</p>"
    assert without(text, places(text, "Tiina")) == f"<p>We met {BAR} on Monday.</p>"


def test_words_side_by_side_have_one_bar_and_others_one_each():
    text = "<p>We met Tiina Tamm on a Monday.</p>"
    made = without(text, places(text, "Tiina", "Tamm", "Monday"))
    assert made == f"<p>We met {BAR} on a {BAR}.</p>"


def test_a_place_over_several_paragraphs_has_one_bar_and_the_paragraphs_stay():
    text = "<p>One two</p><p>three four</p>"
    made = without(text, [Span(text.index("two"), text.index("four"))])
    assert made == f"<p>One {BAR}</p><p>four</p>"


@pytest.mark.parametrize("found", ["Kose", "example.org/tiina"])
def test_a_link_goes_as_a_whole_whichever_side_was_found(found):
    text = '<p>See <a href="https://example.org/tiina" rel="ugc">the school in Kose</a> now.</p>'
    assert without(text, places(text, found)) == f"<p>See {BAR} now.</p>"


def test_an_address_with_a_bracket_hides_nothing():
    text = '<p><a href="https://example.org/?a>tiina" rel="ugc">here</a> and there</p>'
    assert "tiina" not in without(text, places(text, "here"))


def test_an_entity_is_never_cut():
    text = clean("Tiina & Co were here. Yes.", written_as="text")
    found = [word.text for sentence in sentences(text) for word in sentence.words]
    assert found == ["Tiina", "&", "Co", "were", "here.", "Yes."]
    spans = [word.span for sentence in sentences(text)[:1] for word in sentence.words]
    assert plain(without(text, spans)) == "[removed by a moderator] Yes."


def test_sentences_end_at_a_full_stop_and_at_a_paragraph():
    text = "<h3>A question</h3><p>We met. <em>Then</em> what?</p><ul><li>One</li><li>Two</li></ul>"
    assert [sentence.text for sentence in sentences(text)] == [
        *("A question", "We met.", "Then what?", "One", "Two"),
    ]


def test_what_is_left_can_be_edited_and_keeps_its_words():
    text = "<p>We met Tiina on Monday.</p>"
    again = clean(without(text, places(text, "Tiina")), written_as="html")
    assert again == "<p>We met [removed by a moderator] on Monday.</p>"


def test_a_title_too_long_for_its_bars_is_a_bar():
    title = "Tiina and Mari " + "o" * 100
    spans = places(title, "Tiina")
    assert without_in_title(title, spans, 140) == f"[removed by a moderator] and{title[9:]}"
    assert without_in_title(title, spans, 120) == "[removed by a moderator]"
