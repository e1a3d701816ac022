"""Who is mentioned by "@handle" is linked and told, once a post, if they may read it."""

import pytest

from forums import mentions
from forums.actions import curation, posts, reading
from forums.models import Mention, Watch
from moderation.grounds import Ground
from network.lib.ports import exports
from notifications.actions.inbox import seen
from notifications.inbox import page
from notifications.models import Notification
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.notifications.outcomes import deliver_all

LINK = '<a href="/members/{0}/" rel="noopener nofollow ugc">@{0}</a>'
TOLD = "You were mentioned in “How do you prepare a first meeting?”"


@pytest.fixture
def ilze(db):
    return a_member("Ilze K.", handle="ilze-k")


def edit(post, written, written_as="html"):
    return posts.edit(post=post, editor=post.author, written=written, written_as=written_as)


def told(member) -> list[str]:
    deliver_all()
    return [
        line.wording for line in page(member, 1, 20)[0] if line.notification.kind == "mentioned"
    ]


@pytest.mark.parametrize(
    ("written", "handles"),
    [
        ("<p>@anna-m and <strong>@Ilze-K</strong>, @anna-m.</p>", ["anna-m", "ilze-k"]),
        ("<p>(@anna-m)</p><ul><li>@ilze-k</li></ul>", ["anna-m", "ilze-k"]),
        ("<p>a@anna-m.org, @@anna-m, /@anna-m, @</p>", []),
        ("<pre>@anna-m</pre><code>@anna-m</code><blockquote><p>@anna-m</p></blockquote>", []),
        (f"<p>{LINK.format('anna-m')}</p>", ["anna-m"]),
        ('<p><a href="https://example.org">@anna-m</a></p>', []),
    ],
)
def test_what_is_a_mention(written, handles):
    assert mentions.handles_in(written) == handles
    links = mentions.linked(written, handles).count('href="/members/')
    assert links == (3 if "Ilze-K" in written else len(handles))


def test_a_colleague_who_is_mentioned_is_linked_and_told_once(thread, author, ilze):
    post = a_reply(thread, author, "@ilze-k may know, @nobody does not.")
    assert post.html == f"<p>{LINK.format('ilze-k')} may know, @nobody does not.</p>"
    assert told(ilze) == [TOLD]
    # An edit that brings nothing new is none; one that names somebody else tells them alone.
    assert edit(post, post.html).version == 1
    other = a_member("Otto O.", handle="otto")
    edit(post, "<p>@ilze-k and @otto</p>")
    assert told(other) == [TOLD]
    assert Notification.objects.get(member=ilze, kind="mentioned").count == 1
    seen(ilze.pk, thread.pk, post.number)
    assert Notification.objects.get(member=ilze, kind="mentioned").read_at


def test_in_an_opening_post_as_well_and_never_oneself(forum, author, ilze):
    thread = a_thread(forum, author, written="<p>@ilze-k @kaisa-r</p>")
    assert Mention.objects.count() == 2
    assert told(ilze) == [TOLD]
    assert told(author) == []
    assert thread.posts.get().html.count("<a ") == 2


def test_who_may_not_read_is_neither_linked_nor_told(author, stranger, secretariat, ilze):
    thread = a_thread(a_forum("named", audience="named"), secretariat)
    post = a_reply(thread, secretariat, "@ilze-k @stranger")
    assert post.html == "<p>@ilze-k @stranger</p>"
    assert not Mention.objects.exists()


def test_who_muted_the_thread_is_not_told_nor_of_what_is_hidden(thread, author, moderator, ilze):
    reading.watch(thread, ilze, Watch.Volume.MUTED)
    a_reply(thread, author, "@ilze-k, look.")
    assert told(ilze) == []
    otto = a_member("Otto O.", handle="otto")
    post = a_reply(thread, author, "@otto, look.")
    assert told(otto) == [TOLD]
    curation.hide(post=post, by=moderator, reason=Ground("It points to one child."))
    assert told(otto) == []


def test_the_link_goes_with_its_member(thread, author, ilze):
    post = a_reply(thread, author, "@ilze-k may know.")
    [part] = [part for part in exports if part.name == "mentions"]
    part.on_leaving(part.rows(ilze), False)
    post.refresh_from_db()
    assert (post.html, post.version) == ("<p>@… may know.</p>", 2)
    assert not Mention.objects.exists()
