"""What is past its time goes; a second earlier it is still there."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from directory.models import (
    Contact,
    Invitation,
    InvitationList,
    Letter,
    Member,
    OrganisationList,
)
from forums.models import Draft, ExpertRequest, PostVersion
from moderation.models import (
    AuditEntry,
    Concern,
    ConcernMail,
    DeskMail,
    Matter,
    Sanction,
    SanctionMail,
    Shift,
)
from network import retention
from network.lib.activity import Activity
from network.retention import RULES, count, keep_to_rules
from notifications.models import Digest, Mail, Notification
from tests.factories import a_forum, a_member, a_thread

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
NOW = timezone.now()


def a_session(at):
    return Session.objects.create(session_key=f"s{Session.objects.count()}", expire_date=at)


def an_activity(at, **fields):
    fields = {"kind": "post_added", "subject_type": "forums.post", "subject_id": 1} | fields
    return Activity.objects.create(at=at, **{"handled_at": at} | fields)


def a_line(*, updated_at, read_at=None):
    fields = {"kind": "post_added", "about_type": "forums.thread", "first_subject_id": 1}
    about = Notification.objects.count() + 1
    last = an_activity(NOW)
    moments = {"updated_at": updated_at, "read_at": read_at}
    member = a_member()
    return Notification.objects.create(
        member=member, about_id=about, last_activity=last, **fields, **moments
    )


def a_digest(until):
    return Digest.objects.create(member=a_member(), day=until.date(), since=until, until=until)


def an_unconfirmed_account(at):
    member = a_member(admitted=False, joined_at=at)
    EmailAddress.objects.filter(user=member).update(verified=False)
    return member


def a_mail(at):
    return Mail.objects.create(member=a_member(), created_at=at, sent_at=at)


def an_audit_line(at, subject_type="forums.post"):
    return AuditEntry.objects.create(action="post_edited", at=at, subject_type=subject_type)


def a_list(at, of=InvitationList):
    return of.objects.create(by=a_member(), made_at=at)


def a_letter(at):
    invitation = Invitation.objects.create(by=a_member(), email="n@example.org", expires_at=NOW)
    fields = {"kind": "invitation", "invitation": invitation, "sent_at": at}
    return Letter.objects.create(created_at=at, **fields)


def a_draft(at):
    member = a_member()
    return Draft.objects.create(member=member, thread=a_thread(a_forum(), member), saved_at=at)


def an_earlier_wording(at):
    post = a_thread(a_forum(), a_member()).posts.get()
    return PostVersion.objects.create(post=post, number=1, written_at=at, replaced_at=at)


def a_concern(closed_at=None):
    fields = {"about": "other", "risk": "P2", "country_id": "EE", "due_at": NOW}
    reference = f"r{Concern.objects.count()}"
    return Concern.objects.create(reference=reference, closed_at=closed_at, **fields)


def a_concern_mail(at):
    fields = {"kind": "arrived", "concern": a_concern(), "member": a_member()}
    return ConcernMail.objects.create(created_at=at, sent_at=at, **fields)


def a_matter(closed_at=None):
    number = Matter.objects.count()
    about = {"subject_type": "forums.post", "subject_id": number, "country_id": "EE"}
    return Matter.objects.create(kind="reported", risk="P3", closed_at=closed_at, **about)


def a_desk_mail(at):
    fields = {"kind": "overdue", "matter": a_matter(), "member": a_member()}
    return DeskMail.objects.create(created_at=at, sent_at=at, **fields)


def a_contact(at):
    fields = {"sender": a_member(), "recipient": a_member(), "subject": "A", "text": "B"}
    return Contact.objects.create(sent_at=at, **fields)


def a_question(at):
    fields = {"thread": a_thread(a_forum(), a_member()), "member": a_member()}
    return ExpertRequest.objects.create(created_at=at, sent_at=at, **fields)


def a_shift(ends):
    return Shift.objects.create(member=a_member(), starts=ends - DAY, ends=ends)


def a_sanction(until):
    fields = {"member": a_member(), "kind": "mute", "words": "Adverts."}
    starts_at = min(until, NOW) - DAY
    return Sanction.objects.create(starts_at=starts_at, until=until, **fields)


def a_sanction_mail(at):
    fields = {"kind": "decided", "sanction": a_sanction(NOW + DAY)}
    return SanctionMail.objects.create(created_at=at, sent_at=at, **fields)


# rule: how a row is made whose time began at a moment, and how long it is kept from there
EDGES = {
    "sessions": (a_session, timedelta()),
    "read notifications": (lambda at: a_line(updated_at=NOW, read_at=at), 90 * DAY),
    "unread notifications": (lambda at: a_line(updated_at=at), 365 * DAY),
    "mails": (a_mail, 90 * DAY),
    "digests": (a_digest, 90 * DAY),
    "drafts": (a_draft, 60 * DAY),
    "earlier words": (an_earlier_wording, 365 * DAY),
    "activities": (an_activity, 365 * DAY),
    "unconfirmed accounts": (an_unconfirmed_account, 30 * DAY),
    "invitation lists": (a_list, 30 * DAY),
    "organisation lists": (lambda at: a_list(at, OrganisationList), 30 * DAY),
    "letters": (a_letter, 90 * DAY),
    "audit": (an_audit_line, 730 * DAY),
    "concerns": (a_concern, 730 * DAY),
    "sanctions": (a_sanction, 730 * DAY),
    "mails about sanctions": (a_sanction_mail, 90 * DAY),
    "mails about concerns": (a_concern_mail, 90 * DAY),
    "matters": (a_matter, 730 * DAY),
    "mails from the desk": (a_desk_mail, 90 * DAY),
    "contacts": (a_contact, 90 * DAY),
    "questions to experts": (a_question, 90 * DAY),
    "shifts": (a_shift, 365 * DAY),
}


# Where the row stays, and something else is done: test_retention_people.py
STAYS = (
    "unused accounts",
    "accounts unused for longer",
    "application papers",
    "papers of changes",
)


def removed(name) -> int:
    return {done.rule.name: done.rows for done in keep_to_rules(NOW)}[name]


def test_every_rule_is_tried_and_says_where_it_comes_from():
    assert {rule.name for rule in RULES} == set(EDGES) | set(STAYS)
    assert all(rule.source and rule.keeps for rule in RULES)


@pytest.mark.parametrize("name", EDGES)
def test_a_row_goes_when_its_time_is_over_and_not_before(db, name):
    make, kept = EDGES[name]
    young, old = make(NOW - kept + SECOND), make(NOW - kept - SECOND)
    assert removed(name) == 1
    assert type(young).objects.filter(pk=young.pk).exists()
    assert not type(old).objects.filter(pk=old.pk).exists()
    assert removed(name) == 0


def test_a_mail_that_waits_is_not_lost(db):
    digest = a_digest(NOW - 100 * DAY)
    mail = Mail.objects.create(member=digest.member, digest=digest, created_at=NOW - 100 * DAY)
    keep_to_rules(NOW)
    assert Mail.objects.filter(pk=mail.pk).exists()
    Mail.objects.update(failed_at=NOW)
    keep_to_rules(NOW)
    assert not Mail.objects.exists()
    assert not Digest.objects.exists()


def test_a_fact_that_nobody_was_told_yet_stays(db):
    untold = an_activity(NOW - 400 * DAY, handled_at=None)
    keep_to_rules(NOW)
    assert Activity.objects.filter(pk=untold.pk).exists()


def test_what_concerns_seats_stays_on_record(db):
    line = an_audit_line(NOW - 3000 * DAY, "directory.seatterm")
    keep_to_rules(NOW)
    assert AuditEntry.objects.filter(pk=line.pk).exists()


def test_who_has_confirmed_or_is_admitted_or_wrote_stays(db, forum):
    kept = [a_member(admitted=False, joined_at=NOW - 90 * DAY), a_member(joined_at=NOW - 90 * DAY)]
    writer = an_unconfirmed_account(NOW - 90 * DAY)
    a_thread(forum, writer)
    EmailAddress.objects.filter(user=kept[1]).delete()
    keep_to_rules(NOW)
    assert Member.objects.filter(pk__in=[writer.pk, *(m.pk for m in kept)]).count() == 3


def test_a_dry_run_counts_and_removes_nothing(db, capsys):
    a_session(NOW - DAY)
    call_command("retention", dry_run=True)
    assert "sessions: 1 would go (kept until" in capsys.readouterr().out
    assert Session.objects.count() == 1
    call_command("retention")
    assert "sessions: 1 gone" in capsys.readouterr().out
    assert Session.objects.count() == 0


def test_one_run_is_bounded_and_the_next_goes_on(db, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    monkeypatch.setattr(retention, "MOST_BATCHES", 2)
    for _ in range(5):
        a_session(NOW - DAY)
    assert [removed("sessions") for _ in range(3)] == [4, 1, 0]
    assert [done.rows for done in count(NOW)] == [0] * len(RULES)
