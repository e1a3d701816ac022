"""Everybody who may come to an address, and what the addresses are about: made once for a walk."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.utils import timezone

from directory.actions import announcements, applications, invitations, resets
from directory.actions.seats import appoint
from directory.models import GUIDELINES, DocumentVersion, HelpNumber, Seat, SeatTerm
from forums.actions import curation
from forums.actions.curation import Ground
from forums.models import Forum
from moderation.models import Responder, Seal
from network.lib.signing import token
from notifications.digest_mail import STOP
from notifications.models import Notification
from tests.factories import a_forum, a_member, a_reply, a_seat_holder, a_thread
from tests.keys import a_key, with_key
from tests.notifications.outcomes import deliver_all, watches

DAY = timedelta(days=1)


def _applicant():
    """Signed up, not admitted."""
    member = a_member("Applicant A.", handle="applicant", admitted=False)
    applications.apply(member=member, organisation="Family unit", statement="To learn.")
    return member


def _alternate():
    member = a_member()
    appoint(seat=Seat.objects.get(party="SE"), member=member, role=SeatTerm.Role.ALTERNATE)
    return member


def _expired():
    return a_seat_holder("LV", starts=timezone.now() - 9 * DAY, ends=timezone.now() - DAY)


# Who comes -> how they are made. Everybody trusted with more has a key, but for "keyless".
ROLES = {
    "visitor": lambda: None,
    "applicant": _applicant,
    "member": lambda: a_member("Member M.", handle="member"),
    "other-sector": lambda: a_member(sector_id="police"),
    "other-country": lambda: a_member(country_id="NO"),
    # Two moderators, of what a page is about and of something else: the same as long as a
    # moderator moderates all of it.
    "moderator": lambda: with_key(a_member(role="moderator")),
    "moderator-elsewhere": lambda: with_key(a_member(role="moderator")),
    "holder": lambda: with_key(a_seat_holder("DK")),
    "alternate": lambda: with_key(_alternate()),
    "expired-seat": lambda: with_key(_expired()),
    "secretariat": lambda: with_key(a_member(role="secretariat")),
    "administrator": lambda: with_key(a_member(role="administrator")),
    "keyless": lambda: a_member(role="secretariat"),
}


class Everybody:
    """The cast of a walk.

    Attributes:
        members: {role: member}; None for the visitor.
        things: {what a line is of: the arguments of its address}.
    """

    def __init__(self):
        self.members = {role: make() for role, make in ROLES.items()}
        self.things = {"": [], "nobody": ["nobody"], "nothing": [999_999]}
        self._make_forums()
        self._make_hidden()
        self._make_members()
        self._make_office()

    def _make_forums(self) -> None:
        authors = {"public": "member", "members": "member", "seats": "holder"}
        for audience, role in authors.items():
            author = self.members[role]
            forum = a_forum(f"{audience}-forum", audience=audience)
            thread = a_thread(forum, author, title=f"A thread of {audience}")
            self.things[f"{audience} forum"] = [forum.slug]
            self.things[f"{audience} thread"] = [thread.pk]
            self.things[f"{audience} thread, slug"] = [thread.pk, thread.slug]
            self.things[f"{audience} post"] = [thread.posts.get().pk]
            watches(author, thread)
            a_reply(thread, self.members["administrator"])
        deliver_all()

    def _make_hidden(self) -> None:
        """A post that a moderator has hidden, and who responds for its author's country."""
        author, moderator = self.members["member"], self.members["moderator"]
        thread = a_thread(Forum.objects.get(slug="members-forum"), author, title="Hidden")
        reason = Ground("It says too much.")
        hidden = curation.hide(post=thread.posts.get(), by=moderator, reason=reason)
        Responder.objects.create(member=moderator, country=author.country)
        self.things |= {"hidden post": [hidden.pk], "a seal": [Seal.objects.get().pk]}

    def _make_members(self) -> None:
        member, moderator = self.members["member"], self.members["moderator"]
        session = UserSession.objects.create(
            user=member, ip="127.0.0.1", user_agent="A browser", session_key="elsewhere"
        )
        self.things |= {
            "a member": [member.handle],
            "applicant": ["applicant"],
            "their notification": [Notification.objects.of(member).newest_first().first().pk],
            "their session": [session.pk],
            "their key": [a_key(moderator, "Another key").pk],
            "a lost key": [resets.ask(member=self.members["holder"]).pk],
            "a stop link": [token(STOP, member.pk)],
            "a dead link": ["nonsense"],
            "a reset link": ["1", "nonsense"],
            "a letter": ["none.log"],
        }

    def _make_office(self) -> None:
        by = self.members["administrator"]
        mailed = invitations.invite(by=by, email="nora@example.org")
        link = invitations.invite(by=by, most_uses=5)
        tomorrow = timezone.now() + DAY
        told = announcements.announce(text="Down on Friday.", ends_at=tomorrow, by=by)
        self.things |= {
            "an invitation": [mailed.pk],
            "a link": [link.token],
            "an announcement": [told.pk],
            "guidelines": [GUIDELINES],
            "a version": [DocumentVersion.objects.to_read(GUIDELINES, "en").pk],
            "a help number": [HelpNumber.objects.in_order().first().pk],
        }
