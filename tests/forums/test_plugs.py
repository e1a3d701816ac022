"""What the forums show on a colleague's profile, and in inboxes."""

from django.urls import reverse

from directory.actions.profiles import show_to
from directory.models import Member, Visibility
from forums.plugs import recent_threads
from network.lib.ports import activity_kinds
from tests.factories import a_reply, a_thread


def titles(viewer, member):
    shown = Member.objects.seen_by(viewer).get(pk=member.pk)
    _fragment, context = recent_threads(viewer, shown)
    return [thread.title for thread in context["threads"] or ()]


def test_a_profile_names_only_threads_the_viewer_may_read(
    forum, seats_forum, seat_holder, watcher, secretariat
):
    a_thread(forum, seat_holder, title="For members")
    a_thread(seats_forum, seat_holder, title="For seats")
    assert titles(secretariat, seat_holder) == ["For seats", "For members"]
    assert titles(watcher, seat_holder) == ["For members"]


def test_who_hides_their_threads_shows_them_to_nobody_else(forum, author, watcher):
    a_thread(forum, author, title="For members")
    assert titles(watcher, author) == ["For members"]
    show_to(member=author, activity=Visibility.NOBODY)
    assert (titles(watcher, author), titles(author, author)) == ([], ["For members"])


def test_the_profile_page_shows_them(client, thread, author, watcher):
    client.force_login(watcher)
    page = client.get(reverse("member", args=[author.handle])).content.decode()
    assert thread.title in page


def test_an_inbox_asks_the_subject_who_may_see_it(seats_forum, seat_holder, watcher, secretariat):
    post = a_reply(a_thread(seats_forum, secretariat), secretariat)
    kinds = {kind.name: kind for kind in activity_kinds}
    kind = kinds["post_added"]
    assert list(kind.visible_to(seat_holder)) == list(kind.visible_to(secretariat)) != []
    assert post not in kind.visible_to(watcher)
    assert kind.about(post) == post.thread
    assert kind.wording(post, 1) == f"1 new reply in “{post.thread.title}”"
    assert kind.wording(post, 3) == f"3 new replies in “{post.thread.title}”"
    assert kinds["thread_started"].wording(post, 1) == f"New thread: “{post.thread.title}”"
