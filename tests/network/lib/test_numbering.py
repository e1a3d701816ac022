"""Numbers that decisions cite."""

from network.lib.numbering import numbered


def test_headings_and_their_paragraphs_are_numbered():
    html = numbered("<h3>One</h3><p>a</p><p>b</p><h3>Two</h3><p>c</p>")
    for number in ("1", "1.1", "1.2", "2", "2.1"):
        assert html.count(f'id="{number}"') == 1
        assert f'<a class="cite" href="#{number}">{number}</a>' in html
    assert '<h2 id="2"><a class="cite" href="#2">2</a> Two</h2>' in html


def test_what_stands_inside_a_rule_has_no_number_of_its_own():
    inside = "<ul><li><p>x</p></li></ul><blockquote><p>y</p></blockquote>"
    html = numbered(f"<p>before</p><h3>One</h3><p>a</p>{inside}<p>b</p>")
    assert "<p>before</p>" in html
    assert inside in html
    assert '<p id="1.2"><a class="cite" href="#1.2">1.2</a> b</p>' in html


def test_the_words_themselves_stay_as_they_are():
    assert "&lt;p&gt; 100% {0}" in numbered("<h3>&lt;p&gt; 100% {0}</h3>")
