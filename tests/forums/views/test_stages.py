"""A thread is concluded, opened again, put into the archive; a question has its answer."""

import pytest
from django.urls import reverse

from forums.actions import adding, stages
from forums.actions.curation import hide
from forums.models import Thread
from moderation.grounds import Ground
from network.lib.activity import Activity
from notifications.models import Notification
from notifications.tasks import deliver
from tests.factories import a_reply, a_thread


@pytest.fixture
def question(forum, author):
    return a_thread(forum, author, kind="question")


def move(client, thread, stage):
    return client.post(reverse("stage", args=[thread.pk]), {"stage": stage})


def accept(client, post, **sent):
    return client.post(reverse("answer", args=[post.pk]), sent)


def test_who_started_it_concludes_it_and_opens_it_again(client, author, watcher, thread):
    client.force_login(author)
    assert move(client, thread, "concluded")["Location"] == thread.get_absolute_url()
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "This thread is concluded" in page
    assert "reply-form" not in page
    with pytest.raises(adding.Locked):
        a_reply(thread, watcher)
    move(client, thread, "open")
    a_reply(thread, watcher)


def test_a_reply_that_was_on_its_way_stays_in_the_form(client, author, watcher, thread):
    client.force_login(watcher)
    stages.move_to(thread=thread, stage="concluded", by=author)
    sent = client.post(reverse("reply", args=[thread.pk]), {"text": "Wait, one more."})
    assert sent.status_code == 403


@pytest.mark.parametrize("stage", ["concluded", "archived", "open"])
def test_others_do_not_say_so(client, watcher, thread, stage):
    client.force_login(watcher)
    assert move(client, thread, stage).status_code == 403


def test_an_author_does_not_use_the_archive_and_a_moderator_does(
    client, author, moderator, thread, forum
):
    client.force_login(author)
    assert move(client, thread, "archived").status_code == 403
    client.force_login(moderator)
    move(client, thread, "archived")
    assert thread.title not in client.get(forum.get_absolute_url()).content.decode()
    shown = client.get(forum.get_absolute_url(), {"show": "archived"}).content.decode()
    assert thread.title in shown
    client.force_login(author)
    assert move(client, thread, "open").status_code == 403


def test_a_word_that_is_no_stage_is_not_known(client, author, thread):
    client.force_login(author)
    assert move(client, thread, "synthesised").status_code == 404


def test_a_thread_that_may_not_be_read_is_not_known(client, watcher, seats_forum, moderator):
    thread = a_thread(seats_forum, moderator)
    client.force_login(watcher)
    assert move(client, thread, "open").status_code == 404
    assert accept(client, thread.posts.get()).status_code == 404


def test_who_asked_says_which_reply_helped(client, author, watcher, question):
    reply = a_reply(question, watcher)
    client.force_login(author)
    assert accept(client, reply)["Location"].endswith("#post-2")
    page = client.get(question.get_absolute_url()).content.decode()
    assert "Answered in post 2" in page
    assert page.count("This answered the question") == 1
    assert "answered" in client.get(question.forum.get_absolute_url()).content.decode()


def test_its_author_hears_of_it_once(author, watcher, question):
    reply = a_reply(question, watcher)
    for _press in range(2):
        stages.accept(post=reply, by=author)
    activity = Activity.objects.get(kind="answer_accepted")
    deliver(activity.pk)
    told = Notification.objects.get(kind="answer_accepted")
    assert told.member == watcher


def test_nobody_is_told_of_their_own_answer(author, question):
    stages.accept(post=a_reply(question, author), by=author)
    deliver(Activity.objects.get(kind="answer_accepted").pk)
    assert not Notification.objects.filter(kind="answer_accepted").exists()


def test_another_reply_takes_its_place_and_none_can(client, author, watcher, question):
    first, second = a_reply(question, watcher), a_reply(question, watcher)
    client.force_login(author)
    for chosen in (first, second):
        accept(client, chosen)
        question.refresh_from_db()
        assert question.answer == chosen
    accept(client, second, back="1")
    question.refresh_from_db()
    assert question.answer is None


@pytest.mark.parametrize("kind", ["discussion", "resource"])
def test_only_a_question_has_an_answer(client, author, watcher, forum, kind):
    thread = a_thread(forum, author, kind=kind)
    reply = a_reply(thread, watcher)
    client.force_login(author)
    assert accept(client, reply).status_code == 403


def test_others_do_not_say_what_answered(client, author, watcher, question):
    reply = a_reply(question, watcher)
    client.force_login(watcher)
    assert accept(client, reply).status_code == 403
    assert accept(client, reply, back="1").status_code == 403


def test_the_question_does_not_answer_itself(client, author, question):
    client.force_login(author)
    assert accept(client, question.posts.get()).status_code == 403


def test_an_answer_that_a_moderator_hides_answers_nothing(author, watcher, moderator, question):
    reply = a_reply(question, watcher)
    stages.accept(post=reply, by=author)
    hide(post=reply, by=moderator, reason=Ground("It names a school."))
    question.refresh_from_db()
    assert question.answer is None
    with pytest.raises(stages.NoAnswer):
        stages.accept(post=reply, by=author)


def test_a_press_with_javascript_answers_without_a_page(client, author, thread):
    client.force_login(author)
    before = thread.heading
    sent = client.post(
        reverse("stage", args=[thread.pk]), {"stage": "concluded"}, headers={"HX-Request": "true"}
    )
    assert sent.status_code == 204
    assert Thread.objects.get(pk=thread.pk).heading == before + 1
