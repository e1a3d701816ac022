"""Of a letter its own words stay: no signature, no footer, no address, no name of who is quoted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forums.mailbox.endings import without_endings
from forums.mailbox.letters import LONGEST_TITLE, read_letter
from forums.mailbox.masks import MAIL, TELEPHONE, masked
from forums.mailbox.quotes import as_html
from network.lib.markup import clean
from tests.archive import FOOTER, message


def letter(body, **fields):
    return read_letter(message(body, **fields).split(b"\n", 1)[1])


@pytest.mark.parametrize(
    "ending",
    [
        "-- \nKaisa R.\nChild protection",
        "--\nKaisa R.",
        "Sent from my iPhone",
        "Sendt fra min iPhone",
        "Von meinem iPad gesendet",
        "Wysłano z iPhone'a",
        "Lähetetty iPhonesta",
        "Saadetud minu iPhone'ist",
        FOOTER,
        f"-- \nKaisa\n{FOOTER}",
        "_______________________________________________\nList mailing list -- l@x.org\n"
        "To unsubscribe send an email to l-leave@x.org",
    ],
)
def test_endings_go(ending):
    assert without_endings(f"We meet on Monday.\n\n{ending}\n") == "We meet on Monday."


def test_a_quote_below_a_signature_stays():
    assert "> Before" in without_endings("Yes.\n-- \nKaisa\n> Before\n> more")


def test_a_rule_of_its_writer_is_no_signature():
    text = "One.\n--\n" + "\n".join(f"Point {n}." for n in range(20))
    assert without_endings(text) == text


def test_quotes_are_marked_and_nobody_is_named():
    html = as_html(
        "Yes.\n\nOn 3 May 2020, Kaisa R. <[e-mail address]>\nwrote:\n> Shall we?\n>> Long ago."
    )
    assert html == (
        "<p>Yes.</p>\n<blockquote>\n<p>Shall we?</p>\n<blockquote>\n<p>Long ago.</p>\n"
        "</blockquote>\n</blockquote>"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Den 3. maj 2020 skrev Kaisa R.:",
        "Am 3. Mai 2020 schrieb Kaisa R.:",
        "3. mai 2020 kirjutas Kaisa R.:",
        "3 maja 2020 Kaisa R. napisała:",
        "3 мая 2020 г. Кайса пишет:",
    ],
)
def test_who_is_quoted_is_not_named_in_any_language(line):
    assert as_html(f"{line}\n> Shall we?") == "<blockquote>\n<p>Shall we?</p>\n</blockquote>"


def test_all_below_original_message_is_a_quote_without_its_head():
    text = (
        "Yes.\n\n-----Original Message-----\nFrom: Kaisa\nSent: Monday\nSubject: Plan\n\nShall we?"
    )
    assert as_html(text) == "<p>Yes.</p>\n<blockquote>\n<p>Shall we?</p>\n</blockquote>"


def test_lines_that_fill_the_width_go_on_and_short_ones_do_not():
    long = "This line is as long as mail programs make them before they cut,"
    assert as_html(f"{long}\nso it goes on.\nShort.\n- item") == (
        f"<p>{long} so it goes on.<br>Short.<br>- item</p>"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to kaisa@example.org.", f"Write to {MAIL}."),
        ("Kaisa <mailto:kaisa@example.org> said", f"Kaisa {MAIL} said"),
        ("Write to kaisa at example.org today", f"Write to {MAIL} today"),
        ("Look at example.org today", "Look at example.org today"),
        ("Call +45 12 34 56 78 now", f"Call {TELEPHONE} now"),
        ("Call 0045 12 34 56 78", f"Call {TELEPHONE}"),
        ("tlf. 12 34 56 78", TELEPHONE),
        ("In 2019 we had 12 cases of 300", "In 2019 we had 12 cases of 300"),
    ],
)
def test_contacts_are_masked(text, expected):
    assert masked(text) == expected


def test_a_long_subject_is_cut_at_a_word_and_masked():
    found = letter("Hello", subject="Re: " + "word " * 60)
    assert len(found.title) <= LONGEST_TITLE
    assert found.title.endswith("word…")
    assert letter("Hello", subject="Ask kaisa@example.org").title == f"Ask {MAIL}"


def test_what_only_quotes_says_nothing():
    assert not letter("> Before\n> more\n").says
    assert not letter("-- \nKaisa\n").says
    assert letter("Yes.\n> Before\n").says


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_words_become_html_that_is_clean_already(text):
    html = as_html(masked(without_endings(text)))
    assert clean(clean(html, written_as="html"), written_as="html") == clean(
        html, written_as="html"
    )
    assert html.count("<blockquote>") == html.count("</blockquote>")
