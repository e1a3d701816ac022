"""A moderator warns, mutes and suspends, and lifts it; nobody does so to whom they may not."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.utils import timezone

from directory.models import GUIDELINES, DocumentVersion, Member
from directory.models.members import NO_END
from forums.actions.writers import Muted
from moderation.actions import held, sanction_mails, sanctions
from moderation.grounds import Ground
from moderation.models import AuditEntry, Matter, Sanction, SanctionMail
from network.lib.holding import NoLongerPossible
from network.lib.written import Refused
from notifications.inbox import page
from notifications.models import Notification
from tests.factories import a_member, a_reply
from tests.keys import with_key
from tests.notifications.outcomes import deliver_all, watches
from tests.numbers import CODE

DAY = timedelta(days=1)


@pytest.fixture
def ground(db):
    version = DocumentVersion.objects.to_read(GUIDELINES, "en")
    return Ground("Three adverts in a day.", "2.3", version.pk)


def in_a_day():
    return timezone.now() + DAY


def stored(member) -> Member:
    return Member.objects.get(pk=member.pk)


def runs_out(sanction):
    """As if its time were over, without anything that happens at that moment."""
    past = timezone.now() - timedelta(seconds=1)
    Sanction.objects.filter(pk=sanction.pk).update(starts_at=past - DAY, until=past)
    field = "muted_until" if sanction.kind == "mute" else "suspended_until"
    Member.objects.filter(pk=sanction.member_id).update(**{field: past})


def test_a_warning_takes_nothing_away(thread, watcher, moderator, ground):
    kept = sanctions.warn(member=watcher, by=moderator, ground=ground)
    assert (kept.kind, kept.guideline, kept.words) == ("warning", "2.3", ground.words)
    assert (kept.version_id, kept.by, kept.until) == (ground.version, moderator, None)
    assert not kept.is_running
    assert a_reply(thread, watcher).pk


def test_who_is_muted_writes_nothing_and_reads(thread, watcher, moderator, ground):
    before = a_reply(thread, watcher)
    until = in_a_day()
    kept = sanctions.mute(member=watcher, by=moderator, ground=ground, until=until)
    assert kept.is_running
    assert stored(watcher).muted_until == until
    with pytest.raises(Muted) as refused:
        a_reply(thread, stored(watcher))
    assert refused.value.until == until
    assert thread.posts.count() == 2
    read = thread.posts.visible_to(stored(watcher)).order_by("number")
    assert list(read) == [thread.posts.first(), before]


def test_a_mute_ends_by_itself(thread, watcher, moderator, ground):
    kept = sanctions.mute(member=watcher, by=moderator, ground=ground, until=in_a_day())
    runs_out(kept)
    assert a_reply(thread, stored(watcher)).pk
    assert not Sanction.objects.running().exists()


def test_without_an_end_it_runs_until_it_is_lifted(thread, watcher, moderator, ground):
    kept = sanctions.mute(member=watcher, by=moderator, ground=ground)
    assert (kept.until, stored(watcher).muted_until) == (None, NO_END)
    lifted = sanctions.lift(sanction=kept, by=moderator, ground=Ground("It was another."))
    assert (lifted.lifted_by, stored(watcher).muted_until) == (moderator, None)
    assert a_reply(thread, stored(watcher)).pk
    with pytest.raises(sanctions.Over):
        sanctions.lift(sanction=kept, by=moderator, ground=ground)


def test_of_two_the_longer_counts_also_when_the_other_is_lifted(watcher, moderator, ground):
    short, long = in_a_day(), in_a_day() + DAY
    sanctions.mute(member=watcher, by=moderator, ground=ground, until=long)
    second = sanctions.mute(member=watcher, by=moderator, ground=ground, until=short)
    assert stored(watcher).muted_until == long
    sanctions.lift(sanction=second, by=moderator, ground=ground)
    assert stored(watcher).muted_until == long


def test_it_does_not_begin_when_it_is_over(watcher, moderator, ground):
    past = timezone.now() - DAY
    with pytest.raises(ValueError, match="over"):
        sanctions.mute(member=watcher, by=moderator, ground=ground, until=past)
    assert not Sanction.objects.exists()


def test_a_suspended_colleague_is_not_listed_and_no_moderator(author, moderator, ground, db):
    office = with_key(a_member(role="secretariat"))
    assert moderator in Member.objects.listed()
    kept = sanctions.suspend(member=moderator, by=office, ground=ground, until=in_a_day())
    gone = stored(moderator)
    assert (gone.is_admitted, gone.is_suspended, gone.has_page) == (False, True, False)
    assert gone not in Member.objects.listed()
    assert gone not in Member.objects.visible_to(author)
    assert gone in Member.objects.visible_to(office)
    with pytest.raises(sanctions.MayNot):
        sanctions.warn(member=author, by=gone, ground=ground)
    runs_out(kept)
    assert stored(moderator).is_admitted
    assert moderator in Member.objects.listed()


def test_held_words_of_who_is_muted_are_not_published(matter, writer, responder, ground):
    """Lifted, they can be."""
    words = {kept.name: "Early help." for kept in held.fields_of(matter)}
    kept = sanctions.mute(member=writer, by=responder, ground=ground)
    with pytest.raises(NoLongerPossible):
        held.publish(matter=fresh(matter), by=responder, words=words)
    assert fresh(matter).is_open
    sanctions.lift(sanction=kept, by=responder, ground=ground)
    assert held.publish(matter=fresh(matter), by=responder, words=words).state == "published"


def fresh(matter):
    return Matter.objects.select_related("author").get(pk=matter.pk)


ALLOWED = {
    "member": set(),
    "moderator": {"member"},
    "secretariat": {"member", "moderator", "secretariat"},
    "administrator": {"member", "moderator", "secretariat", "administrator"},
}


@pytest.mark.parametrize("by", ALLOWED)
@pytest.mark.parametrize("of", ALLOWED)
def test_who_decides_about_whom(by, of, ground):
    decider, member = with_key(a_member(role=by)), a_member(role=of)
    decide = partial(sanctions.mute, member=member, by=decider, ground=ground)
    if of in ALLOWED[by]:
        assert decide().is_running
    else:
        with pytest.raises(sanctions.MayNot):
            decide()
        assert not Sanction.objects.exists()


@pytest.mark.parametrize("role", ["moderator", "secretariat", "administrator"])
def test_nobody_decides_about_oneself(role, ground):
    member = with_key(a_member(role=role))
    with pytest.raises(sanctions.MayNot):
        sanctions.warn(member=member, by=member, ground=ground)


def test_it_is_on_record_without_its_words(secretariat, moderator, ground):
    kept = sanctions.suspend(member=moderator, by=secretariat, ground=ground)
    sanctions.lift(sanction=kept, by=secretariat, ground=Ground("Not theirs."))
    lines = AuditEntry.objects.filter(subject_id=moderator.pk).order_by("pk")
    lines = lines.filter(subject_type="directory.member", actor=secretariat)
    first, last = lines.exclude(action="admitted")
    assert (first.action, first.reason) == ("member_suspended", "")
    assert first.facts["guideline"] == "2.3"
    assert (last.action, last.reason) == ("sanction_lifted", "Not theirs.")


def test_words_that_name_somebody_are_kept_nowhere(watcher, moderator, ground, table_words):
    with pytest.raises(Refused):
        sanctions.mute(member=watcher, by=moderator, ground=Ground(f"About {CODE}.", "2.3"))
    assert not Sanction.objects.exists()
    assert table_words(CODE) == []


def test_the_member_is_told_once_and_without_content(watcher, moderator, ground, by_clock):
    with by_clock():
        kept = sanctions.mute(member=watcher, by=moderator, ground=ground, until=in_a_day())
    deliver_all()
    deliver_all()
    [line] = page(watcher, 1, 10)[0]
    assert line.wording == "A moderator has decided something about you. Read what, and why."
    assert line.subject.get_absolute_url() == "/sanctions/"
    [row] = SanctionMail.objects.all()
    if not row.sent_at:
        sanction_mails.send(row.pk)
    assert not sanction_mails.send(row.pk)
    [sent] = mail.outbox
    assert sent.to == [watcher.email]
    said = f"{sent.subject} {sent.body}"
    assert "/sanctions/" in said
    assert not any(word in said for word in (kept.words, "2.3", "mute", "write nothing"))


def test_nobody_hears_of_a_suspended_members_threads(thread, author, watcher, moderator, ground):
    watches(watcher, thread)
    a_reply(thread, author)
    deliver_all()
    assert len(page(watcher, 1, 10)[0]) == 1
    sanctions.suspend(member=watcher, by=moderator, ground=ground)
    a_reply(thread, author)
    deliver_all()
    assert Notification.objects.of(watcher).get(kind="post_added").count == 1
