"""Asking without a name: what stands there, what its asker does, and who learns who it was."""

from uuid import UUID

import pytest
from django.urls import reverse

from directory.actions import erasing, leaving
from directory.models import Member, Priority, Unnamed
from directory.unnamed import is_voice, person_behind
from forums.actions import held, posts, stages, undo
from forums.actions.keeping import thank
from forums.actions.writers import TooSoon
from forums.models import Draft, Post, Thread
from moderation.actions import decisions
from moderation.actions import held as desk
from moderation.actions.reports import report
from moderation.actions.seals import words_of
from moderation.grounds import Ground
from moderation.models import AuditEntry, Matter, ModeratorScope, NameReading, Seal
from network.lib import subjects
from notifications.models import Notification
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.notifications.outcomes import deliver_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleagues():
    """Four in Finland who work in schools, beside the author."""
    return [a_member(country_id="FI", sector_id="school") for _ in range(4)]


@pytest.fixture
def asked(forum, author, colleagues):
    """The author's question."""
    return a_thread(forum, author, kind="question", without_name=True)


def page(client, member, thread) -> str:
    client.force_login(member)
    return client.get(thread.get_absolute_url()).content.decode()


def test_it_shows_sector_group_and_country_where_enough_share_them(asked, watcher, client):
    shown = page(client, watcher, asked)
    assert "A practitioner, Finland" in shown
    assert "only the moderators of this forum can see" in shown
    assert "Kaisa" not in shown


@pytest.mark.parametrize(
    ("others", "name", "country"),
    [
        ({"country_id": "FI", "sector_id": "school"}, "A practitioner", "FI"),
        ({"country_id": "FI", "sector_id": "helpline-hotline"}, "A practitioner", "FI"),
        ({"country_id": "FI", "sector_id": "police"}, "A member", "FI"),
        ({"country_id": "NO", "sector_id": "school"}, "A member", None),
    ],
)
def test_fewer_than_five_share_less(forum, author, others, name, country):
    for _ in range(4):
        a_member(**others)
    voice = a_thread(forum, author, kind="question", without_name=True).author
    assert (voice.name, voice.country_id, voice.sector_id) == (name, country, None)


def test_only_those_count_who_read_there(author, colleagues):
    room = a_forum(audience="rule", countries=["FI"], sectors=["school"])
    assert a_thread(room, author, kind="question", without_name=True).author.country_id == "FI"
    Member.objects.filter(pk=colleagues[0].pk).update(restricted_at="2026-01-01T00:00Z")
    alone = a_thread(room, author, kind="question", without_name=True).author
    assert (alone.name, alone.country_id) == ("A member", None)


def test_a_later_change_tells_nothing(asked, author, watcher, client):
    Member.objects.filter(pk=author.pk).update(country="NO", sector="police")
    assert "A practitioner, Finland" in page(client, watcher, asked)
    posts.reply(thread=asked, author=author, written="Thank you, and one thing more.")
    assert page(client, watcher, asked).count("A practitioner, Finland") == 2


def test_only_questions_and_not_among_seats(forum, seats_forum, author, seat_holder):
    with pytest.raises(ValueError, match="without a name"):
        a_thread(forum, author, without_name=True)
    with pytest.raises(ValueError, match="without a name"):
        a_thread(seats_forum, seat_holder, kind="question", without_name=True)


def test_two_presses_are_one_question(forum, author, colleagues):
    values = {"kind": "question", "without_name": True, "submission": UUID(int=4)}
    first, second = a_thread(forum, author, **values), a_thread(forum, author, **values)
    assert first == second and Unnamed.objects.count() == 1


def test_all_that_its_asker_says_there_has_no_name(asked, author, watcher, forum):
    a_reply(asked, watcher)
    own = a_reply(asked, author, "That helps.")
    assert own.author == asked.author
    assert a_reply(a_thread(forum, watcher), author).author == author
    asked.refresh_from_db()
    assert asked.last_author == asked.author
    assert set(asked.participants.values_list("member", flat=True)) == {asked.author_id, watcher.pk}


def test_its_asker_edits_answers_concludes_and_takes_back(asked, author, watcher, client):
    client.force_login(author)
    answer = a_reply(asked, watcher)
    opening = asked.posts.get(number=1)
    shown = client.get(asked.get_absolute_url()).content.decode()
    assert reverse("post_edit", args=[opening.pk]) in shown
    assert reverse("answer", args=[answer.pk]) in shown
    posts.edit(post=opening, editor=author, written="Asked better.", written_as="text")
    stages.accept(post=answer, by=author)
    assert client.get(reverse("thread_labels", args=[asked.pk])).status_code == 200
    assert client.get(reverse("thanks", args=[opening.pk])).status_code == 200
    own = a_reply(asked, author, "I meant another thing.")
    undo.undo(post=own, by=author)
    assert "another thing" in Draft.objects.get(member=author).html
    assert not asked.participants.filter(member=author).exists()
    acts = AuditEntry.objects.filter(action__in=("post_edited", "answer_accepted"))
    assert {entry.actor for entry in acts} == {asked.author}


def test_taken_back_it_is_a_draft_without_name(forum, author, colleagues):
    asked = a_thread(forum, author, kind="question", without_name=True)
    undo.undo(post=asked.posts.get(), by=author)
    assert Draft.objects.get(member=author).choices["without_name"] is True
    assert not Thread.objects.filter(pk=asked.pk).exists()


def test_who_moderates_and_asks_does_not_moderate_that(forum, moderator, client):
    asked = a_thread(forum, moderator, kind="question", without_name=True)
    client.force_login(moderator)
    assert reverse("post_hide", args=[asked.posts.get().pk]) not in page(client, moderator, asked)
    assert client.get(reverse("name_behind", args=[asked.author_id])).status_code == 404
    assert client.get(reverse("report"), {"about": f"forums.thread-{asked.pk}"}).status_code != 200


def test_the_form_says_who_can_see_the_name(forum, author, colleagues, client):
    client.force_login(author)
    address = reverse("thread_new", args=[forum.slug])
    form = client.get(address, {"kind": "question"}).content.decode()
    assert "Others see: “A practitioner, Finland”." in form and "can see your name" in form
    assert "Ask without my name" not in client.get(address, {"kind": "offer"}).content.decode()
    sent = {
        "kind": "question", "title": "May I ask?", "text": "How do you tell a colleague?",
        "language": "en", "priorities": [Priority.objects.get(slug="prevention").pk],
        "without_name": "on",
    }  # fmt: skip
    assert client.post(address, sent).status_code == 302
    assert person_behind(Post.objects.get().author) == author


def test_a_moderator_learns_the_name_with_a_reason_and_its_owner_hears(
    asked, author, moderator, watcher, client
):
    address = reverse("name_behind", args=[asked.author_id])
    client.force_login(watcher)
    assert client.get(address).status_code == 404
    assert address in page(client, moderator, asked)
    assert "Kaisa" not in client.get(address).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    assert "Kaisa R." in client.post(address, {"reason": "A report about it."}).content.decode()
    assert "Kaisa" not in client.get(address).content.decode()
    reading = NameReading.objects.get()
    assert (reading.reader, reading.reason) == (moderator, "A report about it.")
    assert AuditEntry.objects.get(action="name_learned").subject_id == asked.author_id
    client.force_login(author)
    told = client.get(reverse("held_readings")).content.decode()
    assert "A report about it." in told and "Anna" not in told


def test_held_words_have_no_name_at_the_desk_and_are_published_without(
    forum, author, colleagues, moderator
):
    sent = {"title": "May I ask?", "written": "How?", "written_as": "text", "language": "en"}
    about = {"priorities": [Priority.objects.get(slug="prevention")], "kind": "question"}
    matter = held.hold_thread(forum=forum, author=author, without_name=True, **sent, **about)
    assert is_voice(matter.author) and list(Matter.objects.of(author)) == [matter]
    words = {seal.field: words_of(seal) for seal in Seal.objects.of(matter)}
    desk.publish(matter=matter, by=moderator, words=words)
    thread = Thread.objects.get()
    assert thread.author == matter.author and thread.without_name
    assert person_behind(thread.author) == author


def test_who_leaves_takes_the_last_trace_along(asked, author):
    wish = leaving.leave(member=author, words_go=True)
    erasing.erase(wish.pk)
    assert not Unnamed.objects.exists()
    assert person_behind(asked.author) is None
    assert asked.posts.get().html == ""


def test_it_counts_as_a_post_of_its_author(forum, author, colleagues):
    forum.slow_seconds = 600
    forum.save(update_fields=["slow_seconds"])
    a_thread(forum, author, kind="question", without_name=True)
    with pytest.raises(TooSoon):
        a_thread(forum, author, kind="question", without_name=True)


def test_the_desk_decides_without_a_name_and_whom_it_concerns_hears_of_it(
    asked, author, watcher, moderator, client
):
    thing = subjects.kept("forums.post", asked.posts.get().pk)
    matter = report(thing=thing, member=watcher, reason="untidy").matter
    client.force_login(moderator)
    shown = client.get(reverse("desk_matter", args=[matter.pk])).content.decode()
    assert "A practitioner, Finland" in shown and "Kaisa" not in shown
    assert reverse("name_behind", args=[asked.author_id]) in shown
    decided = {"matter": matter, "by": moderator, "seen": matter.version, "days": 3}
    ground = Ground("Ask it in another way.", "4.4")
    told = decisions.decide(kind="return", beside="mute", ground=ground, **decided)
    author.refresh_from_db()
    assert author.is_muted
    deliver_all()
    assert "decision_made" in Notification.objects.of(author).values_list("kind", flat=True)
    client.force_login(author)
    assert client.get(reverse("decision", args=[told.pk])).status_code == 200
    mend = reverse("decision_mend", args=[told.pk])
    assert "We would like to hear" in client.get(mend).content.decode()
    client.post(mend, {"text": "Asked in another way."})
    client.force_login(moderator)
    shown = client.get(reverse("desk_matter", args=[matter.pk])).content.decode()
    assert "Asked in another way." in shown and "Kaisa" not in shown


def test_its_asker_hears_of_replies_and_thanks_and_not_of_their_own(asked, author, watcher):
    a_reply(asked, watcher)
    deliver_all()
    a_reply(asked, author)
    thank(member=watcher, post=asked.posts.get(number=1))
    stages.accept(post=asked.posts.get(number=3), by=author)
    deliver_all()
    lines = Notification.objects.of(author).values_list("kind", "count")
    assert dict(lines) == {"post_added": 1, "post_thanked": 1}


def test_a_moderator_out_of_scope_is_led_nowhere(asked, moderator, watcher, client):
    ModeratorScope.objects.create(member=moderator, country_id="NO")
    address = reverse("name_behind", args=[asked.author_id])
    assert address not in page(client, moderator, asked)
    assert client.get(address).status_code == 404
