"""What people wrote, as a typesetter gets it."""

from hypothesis import given
from hypothesis import strategies as st

from forums.paper.blocks import DEEPEST, blocks
from network.lib.markup import clean, plain

BASE = "https://havn.example"


def said(html):
    return blocks(clean(html, written_as="html"), BASE)


def p(text, **marks):
    return {"kind": "p", "runs": [{"text": text, **marks}]}


def test_words_and_what_holds_of_them():
    assert said(
        '<p>One <em>two <strong>three</strong></em><br><a href="/forums/">four</a></p>'
    ) == [
        {
            "kind": "p",
            "runs": [
                {"text": "One "},
                {"text": "two ", "em": True},
                {"text": "three", "em": True, "strong": True},
                {"br": True},
                {"text": "four", "href": "https://havn.example/forums/"},
            ],
        }
    ]


def test_lists_quotations_and_tables():
    assert said("<ul><li>one</li><li><p>two</p><ol><li>deep</li></ol></li></ul>") == [
        {"kind": "ul", "items": [[p("one")], [p("two"), {"kind": "ol", "items": [[p("deep")]]}]]}
    ]
    assert said("<blockquote><p>said</p></blockquote><hr><pre>a\n b</pre>") == [
        {"kind": "blockquote", "blocks": [p("said")]},
        {"kind": "hr"},
        {"kind": "pre", "runs": [{"text": "a\n b"}]},
    ]
    [table] = said("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td></tr></table>")
    assert table["columns"] == 2
    assert [[cell["head"] for cell in row] for row in table["rows"]] == [[True, True], [False] * 2]
    assert table["rows"][1] == [
        {"kind": "cell", "head": False, "blocks": [p("1")]},
        {"kind": "cell", "head": False, "blocks": []},
    ]


def test_headings_go_one_level_after_the_other():
    kinds = [block["kind"] for block in said("<h4>a</h4><h4>b</h4><h3>c</h3><h4>d</h4>")]
    assert kinds == ["h3", "h4", "h3", "h4"]


def test_what_lies_too_deep_stands_beside():
    html = "<blockquote>" * 100 + "word" + "</blockquote>" * 100
    [found] = said(html)
    for _level in range(DEEPEST - 1):
        [found] = found["blocks"]
    assert found["blocks"] == [p("word")]


TAGS = "p h3 h4 strong em s a ul ol li blockquote hr code pre table tr td th br".split()


@given(
    st.lists(
        st.one_of(st.sampled_from(TAGS), st.sampled_from(TAGS).map("/{}".format), st.just("word"))
    )
)
def test_no_word_is_lost_whatever_the_markup(parts):
    html = clean(
        "".join(f"<{one}>" if one != "word" else " word " for one in parts), written_as="html"
    )
    assert str(blocks(html, BASE)).count("word") == plain(html).count("word")
