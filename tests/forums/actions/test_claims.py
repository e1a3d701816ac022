"""Who wrote to a list is found again, or speaks without a name until they come."""

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.urls import reverse
from django.utils import timezone

from directory import voices
from directory.actions import leaving, members
from directory.actions.erasing import run_due
from directory.models import Member
from forums import fragments, restoring
from forums.actions import claims, curation
from forums.actions.forgetting import forget
from forums.models import MailSender, Participant, Post, Thread
from forums.models.audience import reader_counts
from forums.subjects import restore_post
from moderation.grounds import Ground
from network.lib.exports import Part
from network.lib.ports import exports
from tests.archive import BEGAN, message
from tests.factories import a_member, a_reply
from tests.forums.importing import bring

KAISA = "kaisa@example.org"


def letters(address=KAISA):
    more = ("References: <first.1@example.org>",)
    return [
        message("We meet on Monday.", address=address),
        message("I come.", address="other@example.org", id="b.1@example.org", more=more),
        message("Good.", address=address, id="c.1@example.org", more=more),
    ]


@pytest.fixture
def imported(tmp_path, forum):
    bring(tmp_path, forum, *letters())
    return Thread.objects.get()


def confirmed(member, address=KAISA):
    return EmailAddress.objects.create(user=member, email=address, verified=True)


def test_a_member_is_found_by_an_address_they_have_confirmed(tmp_path, forum):
    kaisa = a_member(email="Kaisa@example.org")
    bring(tmp_path, forum, *letters())
    assert Post.objects.filter(author=kaisa).count() == 2


def test_an_address_that_is_not_confirmed_proves_nothing(tmp_path, forum, author):
    EmailAddress.objects.create(user=author, email=KAISA, verified=False)
    bring(tmp_path, forum, *letters())
    assert not Post.objects.filter(author=author).exists()


def test_the_operator_may_say_whose_an_address_is(tmp_path, forum, author):
    bring(tmp_path, forum, *letters(), named={KAISA: author})
    assert Post.objects.filter(author=author).count() == 2


def test_everybody_else_is_a_voice_without_name_or_address(imported, client, watcher):
    client.force_login(watcher)
    page = client.get(imported.get_absolute_url()).content.decode()
    assert "A colleague from the mailing list (" in page
    for word in ("kaisa", "writer", "voice-", "archive.invalid"):
        assert word not in page.lower()
    assert {p.author_id for p in imported.posts.all()} == {
        s.voice_id for s in MailSender.objects.all()
    }


def test_the_address_is_kept_nowhere(imported):
    for sender in MailSender.objects.all():
        assert b"kaisa" not in bytes(sender.key)
    assert not Member.objects.filter(email__contains="example.org", left_at__isnull=False).exists()


def test_a_voice_is_in_no_list_and_cannot_come_in(imported, client, author, secretariat, forum):
    listed = (Member.objects.present(), Member.objects.gone(), Member.objects.waiting())
    for found in (
        *listed,
        Member.objects.visible_to(author),
        Member.objects.visible_to(secretariat),
    ):
        assert not found.filter(email__endswith=voices.HOST).exists()
        assert found.model.objects.filter(email__endswith=voices.HOST).count() == 2
    voice = imported.author
    client.force_login(author)
    assert client.get(reverse("member", args=[voice.handle])).status_code == 404
    assert reader_counts([forum])[forum.pk] == Member.objects.admitted().count()


def test_who_confirms_the_address_gets_the_posts(imported):
    kaisa = a_member("Kaisa R.")
    a_reply(imported, kaisa)
    confirmed(kaisa)
    old = fragments.rows(imported.posts.order_by("number"))[0].key("members", "en")
    assert claims.claim_all(member=kaisa) == 2
    imported.refresh_from_db()
    assert imported.author == kaisa
    assert imported.posts.filter(author=kaisa).count() == 3
    wrote = dict(imported.participants.values_list("member", "posts"))
    assert wrote == {kaisa.pk: 3, imported.posts.get(number=2).author_id: 1}
    # Open pages and the kept fragments show the name.
    assert imported.posts.changed_since(4).count() == 2
    assert fragments.rows(imported.posts.order_by("number"))[0].key("members", "en") != old
    assert imported.posts.get(number=1).posted_at == BEGAN


def test_claiming_again_changes_nothing(imported):
    kaisa = a_member("Kaisa R.")
    confirmed(kaisa)
    assert (claims.claim_all(member=kaisa), claims.claim_all(member=kaisa)) == (2, 0)
    assert Participant.objects.get(member=kaisa).posts == 2


def test_a_claim_that_was_killed_is_finished_by_the_next(imported):
    kaisa = a_member("Kaisa R.")
    confirmed(kaisa)
    sender = MailSender.objects.get(voice=imported.author)
    MailSender.objects.filter(pk=sender.pk).update(claimed_by=kaisa)
    assert claims.claim_all(member=kaisa) == 2


def test_nobody_claims_what_another_has_claimed(imported, author, watcher):
    sender = MailSender.objects.get(voice=imported.author)
    assert claims.claim(sender=sender, member=author) == 2
    assert claims.claim(sender=sender, member=watcher) == 0


def test_who_is_not_admitted_waits(imported, stranger):
    confirmed(stranger)
    assert claims.claim_all(member=stranger) == 0
    members.admit(member=stranger)
    assert claims.claim_all(member=stranger) == 2


def test_a_confirmed_address_and_a_sign_in_ask_a_worker(imported, client, monkeypatch):
    asked = []
    monkeypatch.setattr("forums.recognised.nudge", lambda *what: asked.append(what))
    kaisa = a_member("Kaisa R.")
    email_confirmed.send(sender=EmailAddress, request=None, email_address=confirmed(kaisa))
    client.force_login(kaisa)
    client.force_login(a_member())
    assert asked == [("forums.claim", kaisa.pk)] * 2


def test_later_letters_are_theirs_too(imported, tmp_path, forum):
    kaisa = a_member("Kaisa R.")
    claims.claim(sender=MailSender.objects.get(voice=imported.author), member=kaisa)
    more = message("One more.", address=KAISA, id="d.1@example.org", subject="Else")
    bring(tmp_path, forum, *letters(), more, name="more.mbox")
    assert Post.objects.get(html="<p>One more.</p>").author == kaisa


def test_who_leaves_takes_the_claimed_words_along(imported):
    kaisa = a_member("Kaisa R.")
    claims.claim(sender=MailSender.objects.get(voice=imported.author), member=kaisa)
    [part] = [part for part in exports if part.name == "archive_addresses"]
    assert isinstance(part, Part) and part.rows(kaisa).count() == 1
    leaving.leave(member=kaisa, words_go=True)
    run_due(timezone.now() + leaving.WAIT)
    assert set(Post.objects.filter(author=kaisa).values_list("html", flat=True)) == {""}
    assert not MailSender.objects.filter(claimed_by=kaisa).exists()


def test_what_a_moderator_has_taken_from_a_voice_comes_back(imported, moderator):
    post, why = imported.posts.get(number=1), Ground("It says too much.", "2.2", 1)
    curation.hide(post=post, by=moderator, reason=why)
    assert not Post.objects.get(pk=post.pk).html
    restore_post(post, by=moderator, reason="A mistake.")
    assert Post.objects.get(pk=post.pk).html == "<p>We meet on Monday.</p>"
    # As for a member who left, where the voice has been erased.
    curation.hide(post=Post.objects.get(pk=post.pk), by=moderator, reason=why)
    forget(address=KAISA)
    restore_post(post, by=moderator, reason="A mistake.")
    assert not Post.objects.get(pk=post.pk).html
    assert not restoring.may_restore(moderator, Post.objects.get(pk=post.pk))


def test_an_old_letter_is_no_question_that_waits(tmp_path, forum, watcher):
    bring(tmp_path, forum, message("Who knows?"))
    assert Thread.objects.count() == 1
    assert not Thread.objects.unanswered().exists()
