"""Writing to a colleague from their profile, reading it, answering, reporting and blocking."""

import pytest
from django.urls import reverse

from directory.actions.blocking import block
from directory.actions.contacting import contact, let_write
from directory.models import Block, Contact, Country
from moderation.actions.reports import report
from network.lib import subjects
from tests.factories import a_member, a_reply
from tests.notifications.outcomes import counts, deliver_all
from tests.numbers import CODE

WORDS = {"subject": "Barnahus in two rooms", "text": "May I ask how you began?"}


def form_for(whom):
    return reverse("contact", args=[whom.handle])


@pytest.fixture
def message(author, watcher):
    return contact(sender=author, recipient=watcher, **WORDS)


def test_a_member_writes_from_a_profile(signed_in, author):
    profile = signed_in.get(reverse("member", args=[author.handle])).content.decode()
    assert form_for(author) in profile
    assert signed_in.get(form_for(author)).status_code == 200
    assert signed_in.post(form_for(author), WORDS).status_code == 302
    assert Contact.objects.get().recipient == author


def test_a_childs_number_is_not_sent_and_the_words_are_still_there(signed_in, author):
    answer = signed_in.post(form_for(author), WORDS | {"text": f"About {CODE}"})
    assert answer.status_code == 422
    assert "Not sent yet" in answer.content.decode()
    assert "Barnahus in two rooms" in answer.content.decode()
    assert not Contact.objects.exists()


def test_nobody_is_told_that_they_are_blocked(signed_in, watcher, author):
    others = [author, a_member(), a_member()]
    block(member=others[0], whom=watcher)
    let_write(member=others[1], is_contactable=False)
    said = [signed_in.get(form_for(whom)) for whom in others]
    assert [answer.status_code for answer in said] == [403, 403, 200]
    pages = [
        answer.content.decode().replace(whom.name, "").replace(whom.handle, "").replace(place, "")
        for answer, whom, place in zip(
            said, others, (str(author.sector), str(others[1].sector), ""), strict=True
        )
    ]
    assert "not possible" in pages[0]
    assert "not possible" in pages[1]
    assert "block" not in pages[0].split("<main")[1].split("</main")[0].lower()
    assert signed_in.post(form_for(author), WORDS).status_code == 403


def test_what_came_is_read_and_answered_by_its_recipient_alone(client, message, author, watcher):
    url = message.get_absolute_url()
    client.force_login(watcher)
    assert message.subject in client.get(reverse("contacts")).content.decode()
    answer_at = f"{form_for(author)}?answers={message.pk}"
    assert answer_at in client.get(url).content.decode()
    assert "Re: Barnahus in two rooms" in client.get(answer_at).content.decode()
    assert client.post(answer_at, WORDS).status_code == 302
    assert "You have answered" in client.get(url).content.decode()
    assert client.get(answer_at).status_code == 404
    client.force_login(author)
    page = client.get(url).content.decode()
    assert "You wrote this to:" in page
    assert "/report/?about=directory.contact" not in page
    client.force_login(a_member())
    assert client.get(url).status_code == 404
    client.force_login(author)
    assert client.get(f"{form_for(watcher)}?answers={message.pk}").status_code == 404


def test_one_message_and_three_cost_as_many_queries(
    signed_in, message, watcher, django_assert_num_queries
):
    signed_in.get(reverse("contacts"))
    for more in (0, 2):
        for _number in range(more):
            contact(sender=a_member(), recipient=watcher, **WORDS)
        with django_assert_num_queries(4):
            signed_in.get(reverse("contacts"))


def test_its_recipient_reports_it_and_a_moderator_takes_it_out(
    client, message, author, watcher, moderator
):
    name = f"directory.contact-{message.pk}"
    assert subjects.asked_for(author, name) is None
    thing = subjects.asked_for(watcher, name)
    matter = report(thing=thing, member=watcher, reason="advert").matter
    assert matter.author == author
    client.force_login(moderator)
    page = client.get(reverse("desk_matter", args=[matter.pk])).content.decode()
    assert WORDS["text"] in page
    assert message.get_absolute_url() not in page
    why = {"by": moderator, "reason": "It says too much."}
    assert thing.subject.hide(thing.row, country=Country.objects.get(pk="EE"), **why)
    message.refresh_from_db()
    assert (message.subject, message.text) == ("", "")
    client.force_login(watcher)
    assert "Taken out by a moderator" in client.get(message.get_absolute_url()).content.decode()
    thing.subject.restore(message, **why)
    message.refresh_from_db()
    assert (message.subject, message.text, message.hidden_at) == (*WORDS.values(), None)


def test_a_member_blocks_and_unblocks(signed_in, watcher, author):
    page = reverse("block", args=[author.handle])
    assert "still read their posts" in signed_in.get(page).content.decode()
    assert not Block.objects.exists()
    for _twice in range(2):
        assert signed_in.post(page).status_code == 302
    settings = signed_in.get(reverse("settings_blocks")).content.decode()
    assert author.name in settings
    signed_in.post(reverse("block_end", args=[Block.objects.get().pk]))
    assert not Block.objects.exists()
    assert signed_in.get(reverse("block", args=[watcher.handle])).status_code == 404


def test_a_member_switches_off_being_written_to(signed_in, watcher):
    for sent, wanted in (({}, False), ({"is_contactable": "on"}, True)):
        signed_in.post(reverse("settings_blocks"), sent)
        watcher.refresh_from_db()
        assert watcher.is_contactable is wanted


def test_nobody_hears_of_being_mentioned_by_whom_they_blocked(thread, watcher):
    writer = a_member()
    words = f"<p>@{watcher.handle}, do you?</p>"
    a_reply(thread, writer, words, written_as="html")
    deliver_all()
    assert counts(watcher) == [1]
    block(member=watcher, whom=writer)
    watcher.notifications.all().delete()
    a_reply(thread, writer, words, written_as="html")
    deliver_all()
    assert counts(watcher) == []
