"""Posts go to another thread with all that hangs on them, and every old number leads on."""

import pytest
from django.urls import reverse

from forums.actions import pins, posts, reading, stages, undo
from forums.actions.carrying import TooMany
from forums.actions.curation import Changed, hide
from forums.models import (
    Bookmark,
    Draft,
    Forum,
    Post,
    ReadMarker,
    Thanks,
    Watch,
)
from forums.models.moved import post_at, standing
from moderation.grounds import Ground
from moderation.models import AuditEntry, Matter
from network.lib import subjects
from network.lib.written import Refused
from tests.factories import a_member, a_reply, a_thread
from tests.forums.carrying import WHY, fresh, is_right, numbered, put, taken_out
from tests.notifications.outcomes import watches
from tests.numbers import CODE


def test_posts_become_a_thread_of_their_own_and_old_numbers_lead_there(
    talk, forum, author, watcher, moderator
):
    chosen = numbered(talk, 2, 4)
    talk.tags.add("meetings")
    new = taken_out(talk, (2, 4), moderator)
    assert [post.pk for post in is_right(new)] == [post.pk for post in chosen]
    assert [post.number for post in is_right(talk)] == [1, 3, 5]
    assert (new.author, new.title, new.started_at) == (
        watcher,
        "Another matter",
        chosen[0].posted_at,
    )
    assert list(new.tags.names()) == ["meetings"]
    assert [post_at(talk.pk, number) for number in (2, 4)] == [post.pk for post in chosen]
    assert a_reply(fresh(talk), author).number == 6
    assert Forum.objects.get(pk=forum.pk).last_post_at == fresh(talk).last_post_at
    line = AuditEntry.objects.get(action="thread_split")
    assert (line.reason, line.facts) == (WHY.words, {"to": new.pk, "numbers": [2, 4]})


def test_what_hangs_on_a_post_goes_with_it(talk, author, watcher, moderator):
    post, other = numbered(talk, 4)[0], a_thread(talk.forum, author, title="Elsewhere")
    Bookmark.objects.create(member=author, post=post)
    Thanks.objects.create(member=author, post=post)
    about = {"risk": "P3", "country_id": "EE", "forum": talk.forum_id, "kind": "reported"}
    Matter.objects.create(subject_type="forums.post", subject_id=post.pk, **about)
    Draft.objects.create(member=watcher, post=post, html="<p>Mended.</p>")
    put(talk, [4], other, moderator)
    post.refresh_from_db()
    assert (post.thread, post.number, post.version) == (other, 2, 2)
    assert Bookmark.objects.get().get_absolute_url() == post.get_absolute_url()
    assert post.thanks.count() == 1
    assert Draft.objects.get().place == post
    assert is_right(other)
    assert is_right(talk)


def test_an_answer_that_goes_answers_it_no_more(forum, author, watcher, moderator):
    asked = a_thread(forum, author, kind="question")
    reply = a_reply(asked, watcher)
    stages.accept(post=reply, by=author)
    taken_out(asked, [2], moderator)
    assert fresh(asked).answer is None
    with pytest.raises(stages.NoAnswer):
        stages.accept(post=reply, by=author)


def test_what_was_read_stays_read_and_what_was_not_is_unread_there(
    talk, forum, author, watcher, moderator
):
    other = a_thread(forum, author, title="Elsewhere")
    halfway, there, muted = a_member(), a_member(), a_member()
    for member in (halfway, there):
        reading.mark_read(fresh(talk), member, 3 if member == halfway else 5)
    reading.mark_read(other, there, 1)
    watches(halfway, talk)
    reading.watch(talk, muted, Watch.Volume.MUTED)
    new = taken_out(talk, (2, 4), moderator)
    marks = ReadMarker.objects.filter(thread=new)
    assert marks.get(member=halfway).number == 1
    assert marks.get(member=there).number == 2
    put(new, (), other, moderator)
    marks = ReadMarker.objects.filter(thread=other)
    assert marks.get(member=there).number == 3
    assert not marks.filter(member=halfway).exists()
    loud = dict(Watch.objects.filter(thread=other).values_list("member", "volume"))
    assert loud[muted.pk] == Watch.Volume.MUTED
    assert loud[watcher.pk] == Watch.Volume.WATCHING
    assert loud[halfway.pk] == Watch.Volume.WATCHING


def test_a_merged_thread_is_gone_from_everywhere_and_its_address_leads_on(
    client, talk, forum, author, watcher, moderator
):
    other = a_thread(forum, author, title="What it belongs to")
    pins.pin(thread=talk, by=moderator)
    Draft.objects.create(member=watcher, thread=talk, html="<p>Not yet.</p>")
    put(talk, (), other, moderator)
    assert [post.number for post in is_right(other)] == [1, 2, 3, 4, 5, 6]
    assert is_right(talk) == []
    assert Draft.objects.get().place == other
    assert not Watch.objects.filter(thread=talk).exists()
    assert set(Watch.objects.filter(thread=other).values_list("member", flat=True)) >= {watcher.pk}
    client.force_login(watcher)
    for address in (forum.get_absolute_url(), reverse("threads"), reverse("unread")):
        assert talk.title not in client.get(address).content.decode()
    assert (
        talk.title not in client.get(reverse("search"), {"q": "prepare meeting"}).content.decode()
    )
    first = Post.objects.get(thread=other, number=2)
    assert client.get(talk.get_absolute_url())["Location"] == first.get_absolute_url()
    # What comes later to where it was lands where it is.
    assert standing(talk.pk) == other.pk
    third = a_thread(forum, author, title="Further on")
    put(other, (), third, moderator)
    assert (standing(talk.pk), post_at(talk.pk, 1)) == (third.pk, first.pk)
    card = subjects.kept("forums.thread", talk.pk)
    assert card.subject.desk.is_hidden(card.row) is False


def test_it_lets_out_no_more_than_either(talk, public_forum, seats_forum, author, secretariat):
    let_out = talk.counting_sensitivity
    new = taken_out(talk, [2], secretariat, forum=public_forum)
    assert fresh(new).counting_sensitivity == let_out
    open_one = a_thread(public_forum, author, title="Open")
    assert put(talk, [3], open_one, secretariat).counting_sensitivity == let_out


def test_only_posts_in_sight_that_are_still_there_go_and_the_opening_stays(
    talk, forum, author, moderator
):
    other = a_thread(forum, author, title="Elsewhere")
    for numbers in ([], [1, 2]):
        with pytest.raises(ValueError, match="stays"):
            taken_out(talk, numbers, moderator)
    seen = numbered(talk, 2)
    put(talk, [2], other, moderator)
    with pytest.raises(Changed):
        taken_out(talk, [], moderator, posts=seen)
    with pytest.raises(Refused):
        taken_out(talk, [3], moderator, title=f"About {CODE}")
    with pytest.raises(Refused):
        put(talk, [3], other, moderator, Ground(f"About {CODE}"))
    assert [post.number for post in is_right(talk)] == [1, 3, 4, 5]


def test_more_than_are_carried_at_once_stay(talk, forum, author, moderator, monkeypatch):
    monkeypatch.setattr("forums.actions.carrying.MOST", 3)
    with pytest.raises(TooMany):
        put(talk, (), a_thread(forum, author, title="Elsewhere"), moderator)
    assert len(is_right(talk)) == 5


def test_an_undo_an_edit_and_a_hiding_find_it_where_it_is(talk, forum, author, watcher, moderator):
    stale = numbered(talk, 3, 4)
    last = a_reply(talk, watcher, "Just sent.")
    new = taken_out(talk, (3, 4), moderator)
    posts.edit(post=stale[0], editor=author, written="Mended.", written_as="text")
    hide(post=stale[1], by=moderator, reason=WHY)
    revisions = new.posts.values_list("revision", flat=True)
    assert sorted(revisions) == [3, 4]
    assert fresh(new).revision == 4
    undo.undo(post=last, by=watcher)
    thread = fresh(talk)
    assert (thread.post_count, thread.last_author) == (3, author)
