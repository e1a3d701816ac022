"""Asking the experts from a question's page, and what they see."""

from datetime import time

from django.urls import reverse

from directory.models import Expert
from forums.models import ExpertRequest
from tests.factories import a_thread
from tests.forums.actions.test_experts import an_expert, call


def at(thread):
    return reverse("thread_experts", args=[thread.pk])


def test_the_author_asks_and_reads_how_many_and_not_who(client, forum, author):
    question, expert = a_thread(forum, author, kind="question"), an_expert("Ilze K.")
    client.force_login(author)
    assert at(question) in client.get(question.get_absolute_url()).content.decode()
    told = client.post(at(question), {"language": ""}, follow=True).content.decode()
    assert "1 expert is asked." in told
    assert "1 expert was asked." in told
    assert "Ilze" not in told
    assert "asked about it today" in client.post(at(question), follow=True).content.decode()
    assert ExpertRequest.objects.get().member == expert


def test_others_find_no_way_to_ask(client, forum, author, watcher):
    question = a_thread(forum, author, kind="question")
    client.force_login(watcher)
    assert at(question) not in client.get(question.get_absolute_url()).content.decode()
    assert client.post(at(question)).status_code == 404


def test_the_expert_reads_who_asks_and_declines_with_one_press(client, forum, author, watcher):
    question, expert = a_thread(forum, author, kind="question"), an_expert()
    call(question, author)
    address = ExpertRequest.objects.get().get_absolute_url()
    client.force_login(expert)
    page = client.get(address).content.decode()
    for words in (question.title, author.name, "Not this time", question.get_absolute_url()):
        assert words in page
    assert ExpertRequest.objects.get().declined_at is None
    assert client.post(address).status_code == 302
    assert ExpertRequest.objects.get().declined_at
    client.force_login(watcher)
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_a_question_without_a_name_shows_none_to_its_expert(client, forum, author):
    question, expert = (
        a_thread(forum, author, kind="question", without_name=True),
        an_expert(),
    )
    call(question, author)
    client.force_login(expert)
    page = client.get(ExpertRequest.objects.get().get_absolute_url()).content.decode()
    assert question.title in page
    assert author.name not in page
    assert author.handle not in page


def test_a_member_says_yes_how_often_and_when_and_takes_it_back(client, watcher, stranger):
    address = reverse("settings_expert")
    client.force_login(watcher)
    assert "Yes, you may ask me" in client.get(address).content.decode()
    sent = {"at_most": 3, "quiet_from": "17:30", "quiet_until": "09:00"}
    client.post(address, sent)
    expert = Expert.objects.get()
    assert (expert.at_most, expert.quiet_from, expert.quiet_until) == (3, time(17, 30), time(9))
    assert 'value="17:30"' in client.get(address).content.decode()
    assert client.post(address, sent | {"at_most": 100}).status_code == 422
    client.post(address, {"stop": "1"})
    assert not Expert.objects.exists()
    client.force_login(stranger)
    assert client.get(address).status_code == 404
