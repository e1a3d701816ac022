"""The questions that lists ask of threads."""

from datetime import timedelta

from django.utils import timezone

from directory.models import Language, Priority
from forums.actions.reading import mark_forums_read, mark_read
from forums.models import Thread
from tests.factories import a_reply, a_thread


def long_ago():
    return timezone.now() - timedelta(days=900)


def test_unread_is_counted_by_post_number(thread, author, watcher):
    def unread():
        return list(Thread.objects.unread_by(watcher, long_ago()))

    assert unread() == [thread]
    mark_read(thread, watcher, 1)
    assert unread() == []
    a_reply(thread, author)
    assert unread() == [thread]


def test_old_threads_stop_being_unread(thread, watcher):
    assert not Thread.objects.unread_by(watcher, timezone.now() + timedelta(minutes=1)).exists()


def test_what_was_marked_as_read_with_its_forum_is_not_unread(thread, author, watcher):
    mark_forums_read(member=watcher, forums=[thread.forum_id], until=timezone.now())
    assert not Thread.objects.unread_by(watcher, long_ago()).exists()
    a_reply(thread, author)
    assert Thread.objects.unread_by(watcher, long_ago()).get() == thread


def test_a_question_one_could_answer(forum, author, watcher):
    watcher.priorities.set([Priority.objects.get(slug="prevention")])
    watcher.languages.set(Language.objects.filter(pk__in=["et", "en"]))
    question = a_thread(forum, author)
    migration = [Priority.objects.get(slug="migration")]
    a_thread(forum, author, priorities=migration)
    a_thread(forum, author, language="fi")
    a_thread(forum, watcher)
    a_reply(a_thread(forum, author), watcher)
    mine = Thread.objects.unanswered().not_by(watcher)
    assert list(mine.in_languages_of(watcher).about_work_of(watcher)) == [question]


def test_who_takes_part_is_who_wrote(forum, author, watcher):
    threads = [a_thread(forum, author) for _ in range(2)]
    a_reply(threads[0], watcher)
    assert list(Thread.objects.with_participant(watcher)) == [threads[0]]
    assert set(Thread.objects.with_participant(author)) == set(threads)
