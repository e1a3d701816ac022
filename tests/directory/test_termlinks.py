"""Words of the field lead to what they mean, where somebody has used them."""

import pytest

from directory.termlinks import with_terms

FOSTER = '<a class="term" href="/terms/#foster-care">{}</a>'


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p>We plan foster care.</p>", "<p>We plan {}.</p>"),
        ("<p>Foster care first.</p>", "<p>{} first.</p>"),
    ],
)
def test_the_first_use_is_a_link(html, linked):
    word = "Foster care" if "Foster" in html else "foster care"
    assert with_terms(html, "en") == linked.format(FOSTER.format(word))


def test_only_the_first_one_is():
    found = with_terms("<p>foster care, <em>foster care</em> and kinship care</p>", "en")
    assert found.count("#foster-care") == found.count("#kinship-care") == 1
    assert found.startswith(f"<p>{FOSTER.format('foster care')}, <em>foster care</em>")


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="https://example.org/">foster care</a></p>',
        "<pre><code>foster care</code></pre>",
        "<blockquote><p>foster care</p></blockquote>",
        "<p>A representative of the ministry.</p>",
        "<p>afoster careb, <strong>fosters care</strong></p>",
        '<p title="foster care">A child, its identification, a referral.</p>',
        "",
    ],
)
def test_links_code_quotes_attributes_and_parts_of_words_stay(html):
    assert with_terms(html, "en") == html


def test_of_two_terms_the_longer_one():
    found = with_terms("<p>A best interests assessment.</p>", "en")
    assert "#best-interests-assessment" in found
    assert found.count('class="term"') == 1


def test_of_several_children():
    assert "#unaccompanied-child" in with_terms("<p>Unaccompanied children travel.</p>", "en")


def test_what_a_language_calls_it_is_known_in_texts_of_that_language_alone():
    assert "#barnahus" in with_terms("<p>I Børnehus sker det.</p>", "da")
    assert "#barnahus" not in with_terms("<p>I Børnehus sker det.</p>", "de")
