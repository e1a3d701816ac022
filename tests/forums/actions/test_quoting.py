"""What quotes another's words keeps only what they said, and loses what they lose."""

import pytest

from forums.actions import curation, drafts, posts, quoting
from forums.actions.quoting import NotLetOut, QuotedChanged
from forums.models import Draft, Post, Quotation
from forums.quotes import of_post
from forums.redaction import Span
from moderation.grounds import Ground
from moderation.models import Seal
from network.lib.ports import exports
from tests.factories import a_forum, a_reply, a_thread

WHY = Ground("It points to one child.")
SAID = "We met on Monday, in Tartu."
BAR = "[removed by a moderator]"


@pytest.fixture
def said(thread, author):
    return a_reply(thread, author, SAID)


def answer(thread, member, *quoted, written_as="html"):
    written = "".join(of_post(post.pk, words) for post, words in quoted) + "<p>Thank you.</p>"
    return a_reply(thread, member, written, written_as=written_as)


def edit(post, written):
    return posts.edit(post=post, editor=post.author, written=written, written_as="html")


def redact(post, words, by):
    start = post.html.index(words)
    spans = [Span(start, start + len(words))]
    return curation.redact(post=post, spans=spans, by=by, reason=WHY)


def fresh(post):
    return Post.objects.select_related("author").get(pk=post.pk)


def test_a_quote_knows_the_post_and_its_version(thread, watcher, said):
    said = edit(said, f"<p>{SAID} It was good.</p>")
    post = answer(thread, watcher, (said, "on Monday"))
    assert post.html == f"{of_post(said.pk, 'on Monday')}<p>Thank you.</p>"
    row = Quotation.objects.get()
    assert (row.post, row.quoted, row.version) == (post, said, 2)


def test_nobody_puts_words_into_anothers_mouth(thread, watcher, said):
    post = answer(thread, watcher, (said, "We never met."))
    assert post.html.startswith("<blockquote><p>We never met.</p></blockquote>")
    assert not Quotation.objects.exists()


def test_what_somebody_may_not_read_they_do_not_quote(thread, watcher, author):
    hidden = a_reply(a_thread(a_forum("named", audience="named"), author), author, SAID)
    post = answer(thread, watcher, (hidden, SAID))
    assert post.html.startswith("<blockquote><p>")
    assert not Quotation.objects.exists()


def test_an_earlier_wording_can_be_quoted_and_a_quote_outlives_an_edit(thread, watcher, said):
    answer(thread, watcher, (said, "Monday"))
    edit(said, "<p>We met on Friday.</p>")
    post = answer(thread, watcher, (said, "Monday"))
    assert f'data-quoted="{said.pk}"' in post.html
    said.versions.all().delete()
    assert f'data-quoted="{said.pk}"' in edit(post, f"{post.html}<p>And more.</p>").html


@pytest.mark.parametrize(
    ("sensitivity", "audience", "to", "leaves"),
    [
        ("members", "members", "members", True),
        ("open", "public", "members", True),
        ("open", "members", "public", False),
        ("titles-only", "members", "members", False),
        ("open", "joined", "members", False),
        ("no-record", "members", "members", False),
    ],
)
def test_words_go_into_another_thread_where_they_may_leave_theirs(
    secretariat, sensitivity, audience, to, leaves
):
    first = a_thread(a_forum(audience=audience, sensitivity=sensitivity), secretariat)
    there = a_thread(a_forum(audience=to), secretariat)
    said = a_reply(first, secretariat, SAID)
    assert answer(first, secretariat, (said, SAID)).number == 3
    if leaves:
        assert f'data-quoted="{said.pk}"' in answer(there, secretariat, (said, SAID)).html
    else:
        with pytest.raises(NotLetOut):
            answer(there, secretariat, (said, SAID))
        with pytest.raises(NotLetOut):
            a_thread(there.forum, secretariat, written=of_post(said.pk, SAID))


def test_words_that_are_taken_out_go_from_all_that_quotes_them(
    thread, forum, author, watcher, moderator, said
):
    elsewhere = a_thread(forum, author)
    changed = answer(thread, watcher, (said, SAID))
    near = answer(thread, watcher, (said, "in Tartu"), (said, "We met"))
    changed = edit(changed, "<p>Nothing of it.</p>")
    far = answer(elsewhere, watcher, (said, SAID))
    of_quote = answer(elsewhere, author, (far, f"{SAID}\n\nThank you."))
    begun = drafts.keep(
        member=watcher, place=forum, written=of_post(said.pk, SAID), written_as="html"
    )
    before = fresh(far)
    redact(fresh(said), "in Tartu", moderator)
    assert fresh(near).html.count(BAR) == 1
    assert "We met" in fresh(near).html
    for post in (far, of_quote):
        assert "Tartu" not in fresh(post).html
        assert BAR in fresh(post).html
    for rows in (changed.versions.all(), Draft.objects.filter(pk=begun.pk)):
        assert [BAR in row.html for row in rows] == [True]
    elsewhere.refresh_from_db()
    assert fresh(far).version == before.version + 1
    assert before.revision < fresh(far).revision < fresh(of_quote).revision == elsewhere.revision


def test_who_quotes_a_post_and_its_quote_keeps_neither(thread, watcher, author, moderator, said):
    quoting = answer(thread, watcher, (said, "in Tartu."))
    both = answer(thread, author, (said, "Monday, in Tartu."), (quoting, "in Tartu. Thank you."))
    assert both.html.count("Tartu") == 2
    redact(said, "in Tartu", moderator)
    assert "Tartu" not in fresh(quoting).html + fresh(both).html
    thread.refresh_from_db()
    revisions = list(thread.posts.values_list("revision", flat=True))
    assert len(set(revisions)) == len(revisions)
    assert max(revisions) == thread.revision


@pytest.mark.parametrize("how", ["hide", "leave"])
def test_with_the_post_goes_all_that_is_quoted_of_it(thread, author, watcher, moderator, said, how):
    post = answer(thread, watcher, (said, "We met"))
    if how == "hide":
        curation.hide(post=fresh(said), by=moderator, reason=WHY)
        assert BAR in fresh(post).html
    else:
        [part] = [part for part in exports if part.name == "posts"]
        part.on_leaving(part.rows(author), True)
        assert "[removed by its author]" in fresh(post).html
    assert "We met" not in fresh(post).html
    assert "Thank you." in fresh(post).html


def test_what_comes_back_or_was_on_its_way_brings_no_lost_words_along(
    thread, watcher, moderator, said
):
    post = answer(thread, watcher, (said, SAID))
    curation.hide(post=fresh(post), by=moderator, reason=WHY)
    curation.hide(post=fresh(said), by=moderator, reason=WHY)
    late = answer(thread, watcher, (said, SAID))
    assert "Tartu" not in late.html
    assert BAR in late.html

    seal = Seal.objects.of(post).first()
    restored = curation.restore(post=fresh(post), by=moderator, seal=seal, reason=WHY)
    assert "Thank you." in restored.html
    assert "Tartu" not in restored.html


def test_a_post_that_changed_while_it_was_quoted_is_looked_at_again(thread, watcher, said):
    looked = quoting.look(of_post(said.pk, SAID), author=watcher, place=thread)
    edit(said, "<p>We met on Friday.</p>")
    post = a_reply(thread, watcher)
    with pytest.raises(QuotedChanged):
        quoting.keep(post, looked)
