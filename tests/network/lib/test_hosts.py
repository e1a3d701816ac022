"""Where a link leads is said beside it, unless its words say so."""

import time

import pytest

from network.lib.hosts import host_of, with_hosts
from network.lib.markup import clean


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.example.org/a?b#c", "www.example.org"),
        ("HTTP://EXAMPLE.org:8080", "example.org"),
        ("https://bank.example@evil.example/", "evil.example"),
        ("https:\\\\evil.example\\@bank.example", "evil.example"),
        ("https:/evil.example", "evil.example"),
        ("https://%65vil.example/", "evil.example"),
        ("https://b\u00fccher.example/", "xn--bcher-kva.example"),
        # The first letter is Cyrillic.
        ("https://\u0430pple.com/", "xn--pple-43d.com"),
        ("https://evil\uff0eexample/", "evil.example"),
        ("https://" + "\u00fc" * 70 + ".example", "\\xfc" * 70 + ".example"),
        ("mailto:a@example.org", ""),
        ("/members/anna/", ""),
        ("ftp://example.org", ""),
    ],
)
def test_the_host_is_the_one_a_browser_asks(address, host):
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('<a href="https://www.example.org/a">guide</a>', "www.example.org"),
        ('<a href="https://example.org/a"><strong>the</strong> guide</a>', "example.org"),
        ('<a href="https://evil.example/">https://bank.example/</a>', "evil.example"),
        ('<a href="https://evil.example/">evil.example.bank.org</a>', "evil.example"),
        ('<a href="https://evil.example/">notevil.example</a>', "evil.example"),
        ('<a href="https://evil.example/">evil.example@bank.org</a>', "evil.example"),
        ('<a href="https://b\u00fccher.example">b\u00fccher.example</a>', "xn--bcher-kva.example"),
        ('<a href="https://www.example.org/a">https://example.org/a</a>', None),
        ('<a href="https://example.org/a">See www.Example.org.</a>', None),
        ('<a href="mailto:a@example.org">write</a>', None),
        ('<a href="/threads/4/">there</a>', None),
    ],
)
def test_links_say_where_they_lead(link, said):
    html = clean(f"<p>{link}</p>", written_as="html")
    told = f' <bdi class="host">({said})</bdi>' if said else ""
    assert with_hosts(html) == html.replace("</a>", f"</a>{told}")


def test_a_link_within_havn_says_nothing(settings):
    link = f'<a href="{settings.HAVN_URL}/threads/4/">there</a>'
    assert with_hosts(link) == link


def test_many_links_are_no_burden():
    html = '<a href="https://example.org">' * 2_000 + "x" * 20_000
    began = time.process_time()
    with_hosts(html)
    assert time.process_time() - began < 2
