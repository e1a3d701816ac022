"""The header is drawn once for all that look alike, and each has their own name in it."""

from django.urls import reverse

from tests.factories import a_member


def header_of(client, member):
    client.force_login(member)
    html = client.get(reverse("forums")).content.decode()
    return html.partition("<header")[2].partition("</header>")[0]


def test_each_member_has_their_own_name_and_address(client, author, watcher):
    for mine, other in ((author, watcher), (watcher, author)):
        header = header_of(client, mine)
        assert f'<p class="menu-name">{mine.name}</p>' in header
        assert reverse("member", args=[mine.handle]) in header
        assert other.name not in header
        assert other.handle not in header


def test_a_name_is_words_and_nothing_else(client, author):
    header = header_of(client, a_member(name="<b>Ada</b> stand-in-for-token"))
    assert '<p class="menu-name">&lt;b&gt;Ada&lt;/b&gt; stand-in-for-token</p>' in header
    assert "stand-in-for" not in header.replace("stand-in-for-token</p>", "")


def test_the_menu_signs_out_with_a_token_of_its_own(client, author):
    tokens = {header_of(client, author).partition('value="')[2].partition('"')[0] for _ in "ab"}
    assert len(tokens) == 2
    assert {len(token) for token in tokens} == {64}


def test_a_moderator_s_menu_has_the_desk_and_nobody_else_s(client, moderator, author, settings):
    settings.HAVN_DEMO = True
    assert reverse("desk") in header_of(client, moderator)
    assert reverse("desk") not in header_of(client, author)
