"""Whatever is sent as rich text, what comes out is harmless, and comes in bounded time."""

import time
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from forums.findings import LONGEST
from forums.forms import replies, texts
from network.lib.markup import ATTRIBUTES, DEEPEST, TAGS, clean, plain

SCHEMES = {"http", "https", "mailto", ""}
# Far above what it takes on an idle machine, far below what the parser took before.
SECONDS = 1.5

FOREIGN = """
    script style svg math foreignObject mtext mglyph annotation-xml iframe object embed form input
    button textarea title noscript template xmp plaintext noembed noframes select option img base
    meta link video audio source marquee set animate use a:href
""".split()
NAMES = st.sampled_from([*sorted(TAGS), *FOREIGN])
SCRIPTS = ["javascript:x()", "JaVa\tScript:x()", "java&#10;script:x()", "&#106;avascript:x()"]
SCRIPTS += ["data:text/html,<script>x()</script>", "vbscript:x", "\x01javascript:x()", "file:///x"]
ADDRESSES = st.sampled_from(
    [*SCRIPTS, "https://example.org/", "https://аррӏе.example/", "//evil.example", "mailto:a@b.c"]
)
STYLES = st.sampled_from(["x()", "position:fixed;inset:0", "url(javascript:x())", "_top"])
VALUES = ADDRESSES | STYLES
WRITTEN = """
    href src xlink:href style class id name onclick onload ONERROR formaction action srcdoc
    background colspan is slot title lang
""".split()
ATTRS = st.sampled_from([*WRITTEN, "autofocus onfocus"])
QUOTES = st.sampled_from(['"', "'", "", "`"])
OPENING = st.builds(
    lambda name, attr, quote, value, end: f"<{name} {attr}={quote}{value}{quote}{end}",
    NAMES,
    ATTRS,
    QUOTES,
    VALUES,
    st.sampled_from([">", "/>", " >", "", "\n>", "\x00>"]),
)
CLOSING = st.builds("</{}>".format, NAMES)
ODD = st.sampled_from(
    """<!-- --> <!--><img/src=x/onerror=x()>--> <![CDATA[ ]]> <?php <!DOCTYPE/x> &lt;script&gt;
    &amp;lt; &#x3c;script&#x3e; <<script> \x00 <""".split()
)
HOSTILE = st.lists(OPENING | CLOSING | ODD | st.text(max_size=8), max_size=30).map("".join)


class Judge(HTMLParser):
    """Reads what came out, and notes all that a browser would make of it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.troubles = []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.troubles.append(f"a tag: {tag}")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set()):
                self.troubles.append(f"an attribute: {name}")
            if name == "href" and urlsplit((value or "").strip()).scheme.lower() not in SCHEMES:
                self.troubles.append(f"an address: {value}")

    def handle_comment(self, data):
        self.troubles.append("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def troubles(cleaned: str) -> list[str]:
    judge = Judge()
    judge.feed(cleaned)
    judge.close()
    return judge.troubles


@pytest.mark.parametrize(
    "harm",
    ["<script>x()</script>", "<p onclick=x()>", '<a href="javascript:x()">', "<!-- x -->", "<svg>"],
)
def test_the_judge_sees_harm(harm):
    assert troubles(harm)


@settings(max_examples=400, deadline=None)
@given(HOSTILE)
def test_nothing_but_what_the_editor_offers_comes_out(written):
    assert troubles(clean(written, written_as="html")) == []


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_what_is_clean_stays_as_it_is(written):
    """A browser that reads it, and a second cleaning, find the same; marks of byte order apart."""
    cleaned = clean(written, written_as="html").strip("\ufeff \n")
    assert clean(cleaned, written_as="html").strip("\ufeff \n") == cleaned


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_hostile_words_without_an_editor_are_words(written):
    cleaned = clean(written, written_as="text")
    assert troubles(cleaned) == []
    assert "<a" not in cleaned


def filled(piece: str) -> str:
    return (piece * (LONGEST // len(piece) + 1))[:LONGEST]


@pytest.mark.parametrize(
    "piece",
    [
        *("<div>", "<blockquote>", "<ul><li>", "<b>", "<svg>", "<math>", "<table><tr><td>", "<"),
        *(
            "<a href='https://a.b'>",
            "<p></p>",
            " ",
            "<!--",
            "<p>a<p>b",
            "</p>",
            "<i x=",
            "<i ",
            "&",
        ),
    ],
)
def test_as_much_of_it_as_a_post_can_hold_is_cleaned_in_bounded_time(piece):
    began = time.process_time()
    cleaned = clean(filled(piece), written_as="html")
    assert time.process_time() - began < SECONDS
    assert troubles(cleaned) == []
    assert len(cleaned) <= 12 * LONGEST


class Depth(HTMLParser):
    """How deep tags lie in each other, in what came out."""

    now = deepest = 0

    def handle_starttag(self, tag, attrs):
        self.now += tag not in ("br", "hr")
        self.deepest = max(self.deepest, self.now)

    def handle_endtag(self, tag):
        self.now -= 1


@pytest.mark.parametrize(
    "piece",
    [
        *("<ol></x>", '<ol a="</ol>">', "<ol><!--</ol>-->", "<ol><style></ol></style>"),
        *("<ol a='>' b='</ol>'>", """<ol " a='" >' b='</ol>'>""", "<ol><textarea></ol></textarea>"),
        *("<ol a = '>' b = '</ol>'>", "<ol a=`>` b='</ol>'>", "<ol x></ol x='", "<ol><?</ol>"),
        *("<ol></o", "<ol></ol\x00>", "<ol></ ol>", "<ol></\nol>", "<ol\f/></ol/x='>'"),
    ],
)
def test_what_only_looks_closed_lies_no_deeper_either(piece):
    depth = Depth()
    depth.feed(clean(piece * 2_000, written_as="html"))
    assert depth.deepest <= DEEPEST


def test_a_thousand_lines_stay_lines():
    lines = "<p>" + "a<br>" * 1_000 + "</p>"
    assert clean(lines, written_as="html") == lines


def test_ten_thousand_tags_in_each_other_leave_their_words():
    deep = (
        "<blockquote>" * 10_000 + "<p>We do <strong>this</strong>.</p>" + "</blockquote>" * 10_000
    )
    assert clean(deep, written_as="html") == "<p>We do this.</p>"


@pytest.mark.parametrize("more", [0, 1])
def test_as_deep_as_anybody_writes_it_stays(more):
    depth = DEEPEST - 1 + more  # with the paragraph in it
    nested = "<blockquote>" * depth + "<p>x</p>" + "</blockquote>" * depth
    assert (clean(nested, written_as="html") == nested) == (not more)


def test_what_a_word_processor_writes_without_closing_tags_stays():
    assert clean("<p>a" * 300, written_as="html") == "<p>a</p>" * 300
    table = "<table><tbody>" + "<tr><td>a</td></tr>" * 3_000 + "</tbody></table>"
    assert clean(table, written_as="html") == table


@pytest.mark.parametrize("written_as", ["html", "text"])
@pytest.mark.parametrize("piece", ["<", " ", "<div>", "a\n\n"])
def test_five_megabytes_are_refused_before_anything_reads_them(monkeypatch, piece, written_as):
    read = []

    def note(written, **how):
        read.append(len(written))
        return clean(written, **how)

    monkeypatch.setattr(texts, "clean", note)
    data = QueryDict(mutable=True)
    data["text"], data["written_as"] = "x" + piece * (5_000_000 // len(piece)) + "x", written_as
    began = time.process_time()
    form = replies.ReplyForm(data)
    assert not form.is_valid()
    assert "text" in form.errors
    assert time.process_time() - began < SECONDS
    assert read == []
    data["text"] = "Words"
    assert replies.ReplyForm(data).is_valid()
    assert read == [5]


def test_plain_words_of_hostile_markup_have_no_tags():
    assert plain(clean("<svg><p>Words</p></svg>", written_as="html")) == "Words"
