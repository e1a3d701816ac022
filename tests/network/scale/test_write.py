"""A community for measuring: its counters equal a recount, and a stopped run goes on."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.models import Count, F, Max

from directory.models import Member, Priority
from forums.models import Forum, Participant, Post, ReadMarker, Thread, Watch
from network.scale import write as module
from network.scale.shape import OFFSET, Shape
from network.scale.write import newest, write
from tests.factories import a_reply

SHAPE = Shape(1)


def quiet(line):
    pass


def sizes():
    models = (Member, Thread, Post, Participant, Watch, ReadMarker)
    return {model.__name__: model.objects.count() for model in models}


@pytest.fixture
def forums(transactional_db, forum, public_forum, seats_forum):
    """Not `db`: VACUUM runs outside transactions."""


def recounted():
    """Every counter against the rows it counts; shapes and words too."""
    threads = Thread.objects.annotate(
        counted=Count("posts"),
        highest=Max("posts__number"),
        newest=Max("posts__posted_at"),
        changed=Max("posts__revision"),
    )
    wrong = threads.exclude(post_count=F("counted"), last_number=F("highest"))
    assert not wrong.exists()
    assert not threads.exclude(last_post_at=F("newest"), revision=F("changed")).exists()
    last = {thread.pk: thread.last_author_id for thread in threads}
    for post in Post.objects.filter(thread__last_number=F("number")):
        assert last[post.thread_id] == post.author_id
    shares = Post.objects.values_list("thread", "author").annotate(
        n=Count("pk"), at=Max("posted_at")
    )
    participants = Participant.objects.values_list("thread", "member", "posts", "last_at")
    assert set(shares) == set(participants)
    assert set(Watch.objects.values_list("thread", "member")) == {row[:2] for row in participants}
    assert not ReadMarker.objects.filter(number__gt=F("thread__last_number")).exists()
    for forum in Forum.objects.annotate(newest=Max("threads__last_post_at")):
        assert forum.last_post_at == forum.newest


def test_every_counter_equals_a_recount_and_people_can_write_on(forums, client):
    lines = []
    write(SHAPE, lines.append)
    recounted()
    assert sizes()["Post"] == SHAPE.posts
    assert sizes()["Member"] == SHAPE.members == Member.objects.admitted().count()
    assert lines[-1] == "1,000 of 1,000 posts"
    assert not Thread.objects.filter(forum__audience="seats").exists()
    for priority in Priority.objects.in_use():
        assert priority.members.exists()
        assert Thread.objects.about([priority.pk]).exists()
    # Nobody can sign in as them.
    assert not any(member.has_usable_password() for member in Member.objects.all()[:10])
    # The same pages and the same actions as everybody's.
    member = Member.objects.get(pk=OFFSET)
    client.force_login(member)
    thread = Thread.objects.get(pk=OFFSET)
    assert client.get(thread.get_absolute_url()).status_code == 200
    assert a_reply(thread, member).number == SHAPE.longest + 1


def test_writing_again_writes_nothing(forums):
    write(SHAPE, quiet)
    before = sizes()
    write(SHAPE, quiet)
    assert sizes() == before


def test_a_run_that_was_stopped_goes_on_where_it_was(forums, monkeypatch):
    write(SHAPE, quiet)
    whole = sizes()
    for model in (ReadMarker, Watch, Participant, Post, Thread.priorities.through, Thread):
        model.objects.all().delete()
    Member.objects.all().delete()
    monkeypatch.setattr(module, "BATCH", 10)
    inner, done = module._threads, []

    def stop_in_the_third_batch(*arguments):
        if len(done) == 2:
            raise KeyboardInterrupt
        inner(*arguments)
        done.append(arguments)

    with monkeypatch.context() as patch:
        patch.setattr(module, "_threads", stop_in_the_third_batch)
        with pytest.raises(KeyboardInterrupt):
            write(SHAPE, quiet)
    assert Thread.objects.count() == 20
    write(SHAPE, quiet)
    assert sizes() == whole
    recounted()


def test_what_was_begun_on_another_day_goes_on_up_to_that_day(forums):
    monday = replace(SHAPE, newest=SHAPE.newest - timedelta(days=3))
    write(monday, quiet)
    last = Thread.objects.order_by("-pk").first()
    last_at, posts = last.last_post_at, list(last.posts.values_list("posted_at", flat=True))
    for model in (ReadMarker, Watch, Participant, Post, Thread.priorities.through, Thread):
        model.objects.all().delete()
    write(SHAPE, quiet)
    again = Thread.objects.get(pk=last.pk)
    assert again.last_post_at == last_at < monday.newest
    assert list(again.posts.values_list("posted_at", flat=True)) == posts
    assert newest() == monday.newest


def test_another_size_is_refused(forums):
    write(SHAPE, quiet)
    before = sizes()
    with pytest.raises(ValueError, match="already holds a community of 1 thousand posts"):
        write(Shape(2), quiet)
    assert sizes() == before
