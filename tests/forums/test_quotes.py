"""Quotes in cleaned HTML: what they hold, and what becomes of them."""

import pytest

from forums import quotes
from forums.quotes import Verdict

ANNA = '<blockquote data-quoted="7"><p>We met on <em>Monday</em>.</p></blockquote>'
NESTED = (
    f'<p>See</p><blockquote data-quoted="9"><p>She said</p>{ANNA}<p>and left.</p></blockquote>'
    "<blockquote><p>Nobody's</p></blockquote>"
)
BAR = '<p><span class="redacted" lang="en">[removed by a moderator]</span></p>'


def one(html) -> quotes.Quote:
    [quote] = quotes.in_html(html)
    return quote


def test_quotes_are_found_also_within_others():
    assert [quote.quoted for quote in quotes.in_html(NESTED)] == [7, 9]
    assert one(f"<p>Hello</p>{ANNA}").words == "<p>We met on <em>Monday</em>.</p>"
    assert quotes.in_html("<p>None</p><blockquote><p>Nobody's</p></blockquote>") == []


@pytest.mark.parametrize(
    ("said", "is_so"),
    [
        ("We met on Monday.", True),
        ("met on\n\nMonday", True),
        ("We […] Monday.", True),
        ("Two", True),
        ("Monday. […] We met", False),
        ("We never met on Monday.", False),
        ("We met on Tuesday.", False),
        ("", False),
        ("[…]", False),
    ],
)
def test_only_what_stands_in_the_post_is_said_by_its_author(said, is_so):
    source = "<p>We met on <strong>Monday</strong>.</p><ul><li>One</li><li>Two</li></ul>"
    assert quotes.says(one(quotes.of_post(7, said or " ")), [source]) == is_so
    assert not quotes.says(one(quotes.of_post(7, said or " ")), ["<p>Else</p>", ""])


@pytest.mark.parametrize(
    ("verdicts", "made"),
    [
        ({}, NESTED),
        ({7: Verdict.LOST}, NESTED.replace("<p>We met on <em>Monday</em>.</p>", BAR)),
        ({7: Verdict.WRONG}, NESTED.replace('<blockquote data-quoted="7">', "<blockquote>")),
        ({9: Verdict.WRONG}, NESTED.replace('<blockquote data-quoted="9">', "<blockquote>")),
        (
            {7: Verdict.WRONG, 9: Verdict.LOST},
            NESTED.replace(f"<p>She said</p>{ANNA}<p>and left.</p>", BAR),
        ),
        (
            {7: Verdict.LOST, 9: Verdict.LOST},
            NESTED.replace(f"<p>She said</p>{ANNA}<p>and left.</p>", BAR),
        ),
        (
            {7: Verdict.LOST, 9: Verdict.WRONG},
            NESTED.replace("<p>We met on <em>Monday</em>.</p>", BAR).replace(
                '<blockquote data-quoted="9">', "<blockquote>"
            ),
        ),
    ],
)
def test_each_quote_becomes_what_its_verdict_says(verdicts, made):
    found = quotes.settled(NESTED, lambda quote: verdicts.get(quote.quoted, Verdict.RIGHT))
    assert found == made


def test_of_a_long_post_its_beginning_is_quoted_and_nothing_it_quotes():
    assert quotes.shortened(f"<p>One &lt; two</p>{ANNA}<p>Three</p>") == "One < two\n\nThree"
    long = quotes.shortened(f"<p>{'word ' * 149}end. {'more ' * 9}</p>")
    assert long.endswith("word end. […]")
    assert quotes.says(one(quotes.of_post(7, long)), [f"<p>{'word ' * 149}end. {'more ' * 9}</p>"])
