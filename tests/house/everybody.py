"""Everybody who may come to an address, and what the addresses are about: made once for a walk."""

import uuid
from datetime import date, timedelta

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils import timezone

from directory.actions import (
    affiliations,
    announcements,
    applications,
    changes,
    invitation_lists,
    invitations,
    members,
    organisation_lists,
    organisations,
    resets,
)
from directory.actions.blocking import block
from directory.actions.contacting import contact
from directory.actions.seats import appoint
from directory.actions.spokespersons import name_spokesperson
from directory.models import (
    GUIDELINES,
    Country,
    DocumentVersion,
    HelpNumber,
    Language,
    Mandate,
    Priority,
    Seat,
    SeatTerm,
)
from forums.actions import curation, drafts, groups, held, policies, preparing
from forums.models import Forum, ImportRun, Thread
from moderation.actions import decisions, matters, sanctions
from moderation.actions.concern_steps import claim
from moderation.actions.concerns import raise_concern
from moderation.actions.reasons import keep_text
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Matter, ModeratorScope, Responder, Seal, Shift, Tally
from network.lib import subjects
from network.lib.files.reading import read
from network.lib.signing import token
from notifications.digest_mail import STOP
from notifications.models import Notification
from tests.attachments import a_scanned_pdf, upload
from tests.directory.offices import a_contact_point
from tests.factories import a_forum, a_member, a_reply, a_seat_holder, a_thread
from tests.keys import a_key, with_key
from tests.notifications.outcomes import deliver_all, watches
from tests.providers import MINISTRY

DAY, MONTH = timedelta(days=1), date(2025, 12, 1)
# A forum of each audience: who wrote in it, and what it is like. The rule is met by all but
# "other-sector" and "other-country".
ROOMS = {
    "public": ("member", {"audience": "public"}),
    "members": ("member", {"audience": "members"}),
    "rule": (
        "member",
        {"audience": "rule", "sectors": ["child-protection"], "countries": ["EE"]},
    ),
    "joined": ("group-member", {"audience": "joined", "joining": "asked"}),
    "open": ("group-member", {"audience": "joined", "joining": "open"}),
    "closed": ("group-member", {"audience": "joined", "joining": "closed"}),
    "hidden": ("group-member", {"audience": "joined", "joining": "hidden"}),
    "seats": ("holder", {"audience": "seats"}),
    "named": ("group-member", {"audience": "named"}),
}


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


def _a_file():
    return read(upload("plan.txt", b"How we prepare a first meeting"))


def _responder():
    member = with_key(a_member())
    Responder.objects.create(member=member, country_id="EE")
    return member


# Who comes -> how they are made. Everybody trusted with more has a key, but for "keyless". The two
# of the groups are ordinary members otherwise.
ROLES = {
    "visitor": lambda: None,
    "applicant": _applicant,
    "member": lambda: a_member("Member M.", handle="member"),
    "other-sector": lambda: a_member(sector_id="police"),
    "other-country": lambda: a_member(country_id="NO"),
    # Two moderators: of everything, and at the desk only of what members from Iceland wrote.
    "group-member": lambda: a_member("Group member G.", handle="group-member"),
    "group-manager": lambda: a_member("Group manager G.", handle="group-manager"),
    "moderator": lambda: with_key(a_member(role="moderator")),
    "moderator-elsewhere": lambda: with_key(a_member(role="moderator")),
    # Named for Estonia; no other role.
    "responder": _responder,
    "holder": lambda: with_key(a_seat_holder("DK")),
    "alternate": lambda: with_key(_alternate()),
    "expired-seat": lambda: with_key(_expired()),
    "secretariat": lambda: with_key(a_member(role="secretariat")),
    "administrator": lambda: with_key(a_member(role="administrator")),
    # A moderator has decided about them.
    "muted": lambda: a_member("Muted M.", handle="muted"),
    "suspended": lambda: a_member("Suspended S.", handle="suspended"),
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
        self._make_draft()
        self._make_hidden()
        self._make_members()
        self._make_office()
        self._make_held()
        self._make_concerns()
        self._make_matters()
        self._make_sanctions()

    def _make_forums(self) -> None:
        for name, (role, fields) in ROOMS.items():
            author = self.members[role]
            forum = a_forum(f"{name}-forum", **fields)
            if forum.is_by_name:
                groups.add(forum=forum, member=self.members["group-member"], by=None)
            if forum.audience == Forum.Audience.JOINED:
                manager = self.members["group-manager"]
                groups.add(forum=forum, member=manager, by=None, manager=True)
            thread = a_thread(forum, author, title=f"A thread of {name}")
            self.things[f"{name} forum"] = [forum.slug]
            self.things[f"{name} forum, group member"] = [forum.slug, "group-member"]
            self.things[f"{name} thread"] = [thread.pk]
            self.things[f"{name} thread, slug"] = [thread.pk, thread.slug]
            self.things[f"{name} post"] = [thread.posts.get().pk]
            self.things[f"{name} place"] = [f"thread-{thread.pk}"]
            watches(author, thread)
            sent = a_reply(thread, self.members["administrator"], files=[_a_file()])
            self.things[f"{name} file"] = [sent.files.get().pk]
        asks = self.members["other-sector"]
        groups.ask(forum=Forum.objects.get(slug="joined-forum"), member=asks)
        self.things["a join request"] = ["joined-forum", asks.handle]
        deliver_all()

    def _make_draft(self) -> None:
        member, forum = self.members["member"], Forum.objects.get(slug="public-forum")
        draft = drafts.keep(member=member, place=forum, written="Words")
        self.things["their draft"] = [draft.pk]
        self.things["own place"] = [f"post-{self.things['members post'][0]}"]

    def _make_hidden(self) -> None:
        """A post that a moderator has hidden, and who responds for its author's country."""
        author, moderator = self.members["other-country"], self.members["moderator"]
        thread = a_thread(Forum.objects.get(slug="members-forum"), author, title="Hidden")
        reason = Ground("It says too much.")
        hidden = curation.hide(post=thread.posts.get(), by=moderator, reason=reason)
        Responder.objects.create(member=moderator, country=author.country)
        asked = a_thread(thread.forum, author, kind="question", without_name=True, title="Asked")
        self.things |= {
            "a voice": [asked.author_id],
            "a question": [asked.pk],
            "post out of sight": [hidden.pk],
            "a seal": [Seal.objects.of(hidden).get().pk],
        }

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
            "their message": [self._message(member).pk],
            "their block": [block(member=member, whom=self.members["other-sector"]).pk],
            "their wish": [changes.ask_correction(member=member, words="My name.").pk],
            "their connection": [SocialAccount.objects.create(user=member, provider=MINISTRY).pk],
            "a provider": [MINISTRY],
            "a section": ["skills"],
            "a lost key": [resets.ask(member=self.members["holder"]).pk],
            "a stop link": [token(STOP, member.pk)],
            "a dead link": ["nonsense"],
            "a reset link": ["1", "nonsense"],
            "a letter": ["none.log"],
        }

    def _message(self, member):
        words = {"subject": "A first meeting", "text": "May I ask you something?"}
        return contact(sender=self.members["other-country"], recipient=member, **words)

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
            "their own list": [invitation_lists.read_list(by=by, raw=b"pia@example.org").pk],
            "their organisations": [organisation_lists.read_list(by=by, raw=b"name\nUnit").pk],
        }
        self._make_seats()
        self._make_organisations()
        self._make_import()
        self._prepare_a_question()

    def _make_import(self) -> None:
        fields = {"fingerprint": b"a" * 32, "file": "list.mbox", "messages": 1}
        forum = Forum.objects.get(slug="members-forum")
        self.things["an import"] = [ImportRun.objects.create(forum=forum, **fields).pk]

    def _prepare_a_question(self) -> None:
        forum, by = Forum.objects.get(slug="members-forum"), self.members["moderator"]
        rhythm = preparing.keep_rhythm(forum=forum, by=by, weekday=0, hour=9, is_paused=True)
        asked = preparing.prepare(
            rhythm=rhythm,
            by=by,
            title="What do you do first?",
            text="And why?",
            language=Language.objects.get(pk="en"),
            priorities=list(Priority.objects.in_use()[:1]),
        )
        self.things["a prepared question"] = [forum.slug, asked.pk]

    def _make_seats(self) -> None:
        office, holder = self.members["secretariat"], self.members["holder"]
        seat, term = Seat.objects.get(party="DK"), holder.seat_terms.get()
        own = appoint(seat=Seat.objects.get(party="LV"), member=office)
        used, unused = (Mandate.objects.get(in_use=yes) for yes in (True, False))
        self.things |= {
            "a seat": [seat.pk],
            "a seat, a member": [seat.pk, "member"],
            "a seat, the secretariat": [seat.pk, office.handle],
            "a term": [term.pk],
            "the secretariat's term": [own.pk],
            "the mandate in use": [used.pk],
            "another mandate": [unused.pk],
            "both mandates": [used.pk, unused.pk],
            "a priority": [used.priorities.first().pk],
            "a body": [used.body_id],
            "a presidency": [used.body.presidencies.first().pk],
        }

    def _make_organisations(self) -> None:
        office, country = self.members["secretariat"], self.members["member"].country
        sector = self.members["member"].sector
        of = {"by": office, "country": country, "sector": sector}
        house = organisations.make(name="Harbour House", **of)
        self.things |= {
            "an organisation": [house.pk],
            "an organisation, slug": [house.slug],
            "a contact point": [a_contact_point(house, office).pk],
            "another organisation": [organisations.make(name="House of the Harbour", **of).pk],
            "a spokesperson": [self._spokesperson(of).pk],
            "their function": [self._function(organisations.make(name="Weir House", **of)).pk],
            "the secretariat's wish": [changes.ask_correction(member=office, words="My name.").pk],
        }

    def _function(self, organisation):
        about = {"function": "Trainer", "starts": timezone.localdate() - DAY}
        return affiliations.tell_of(
            member=self.members["member"], organisation=organisation, **about
        )

    def _spokesperson(self, of):
        member = self.members["group-manager"]
        employer = organisations.make(name="Quay House", **of)
        members.affiliate(
            member=member, organisation=employer, function="Head", starts=timezone.localdate()
        )
        return name_spokesperson(organisation=employer, member=member, by=of["by"])

    def _make_held(self) -> None:
        """Words of a member that wait for the one moderator who is named for their country."""
        thread = Thread.objects.get(pk=self.things["members thread"][0])
        member = self.members["other-country"]
        scanned = read(upload("scan.pdf", a_scanned_pdf()))
        said = {"written": "Words", "written_as": "text", "files": [scanned]}
        matter = held.hold_reply(thread=thread, author=member, **said)
        self.things["held words"] = [matter.pk]
        self.things["a held file"] = [matter.pk, Seal.objects.of(matter).files().get().pk]
        self._make_file_out_of_sight(thread, member)

    def _make_file_out_of_sight(self, thread, member) -> None:
        """Taken out by a moderator, who is named for its author's country."""
        file = a_reply(thread, member, files=[_a_file()]).files.get()
        reason = Ground("It says too much.")
        curation.remove_file(file=file, by=self.members["moderator"], reason=reason)
        self.things["file out of sight"] = [file.pk]

    def _make_concerns(self) -> None:
        estonia, responder = Country.objects.get(pk="EE"), self.members["responder"]
        said = {"about": "identifies", "country": estonia, "words": "One can see who it is."}
        raised = raise_concern(**said, submission=uuid.uuid4())
        mine = raise_concern(**said, submission=uuid.uuid4()).concern
        claim(concern=mine, by=responder)
        self.things |= {
            "a concern": [raised.concern.pk],
            "a concern in hand": [mine.pk],
            "a reference": [raised.reference],
            "a responder": [Responder.objects.get(member=responder).pk],
            "a country": ["EE"],
        }

    def _make_matters(self) -> None:
        """Posts of a member that were reported: what waits, is in hand, proposed and decided."""
        thread = Thread.objects.get(pk=self.things["members thread"][0])
        author, office = self.members["member"], self.members["administrator"]
        posts = [a_reply(thread, author, f"Buy our tool {number}.") for number in range(5)]
        waits, hidden, back, taken, grave = (self._report(post) for post in posts)
        self._report(posts[-1], self.members["group-manager"], "threat")
        of = {"by": office, "ground": Ground("It advertises.", "4.4")}
        elsewhere = {"member": self.members["moderator-elsewhere"], "country_id": "IS"}
        matters.claim(matter=taken, by=self.members["moderator"])
        self.things |= {
            "a year": [Tally.objects.create(month=MONTH, topic="counted", number=1).month.year],
            "an application's matter": [self._matter_of("applicant").pk],
            "the secretariat's own matter": [self._matter_of("secretariat").pk],
            "a scope": [ModeratorScope.objects.create(**elsewhere).pk],
            "a shift": [
                Shift.objects.create(
                    member=self.members["moderator"],
                    starts=timezone.now(),
                    ends=timezone.now() + DAY,
                ).pk
            ],
            "a reason text": [keep_text(guideline="4.4", words="No adverts.", by=office).pk],
            "a matter": [waits.pk],
            "a matter in hand": [taken.pk],
            "a grave matter": [grave.pk],
            "a decision": [decisions.decide(matter=hidden, kind="hide", seen=1, **of).pk],
            "a return": [decisions.decide(matter=back, kind="return", seen=1, **of).pk],
        }
        decisions.decide(matter=grave, kind="delete", seen=2, **of)

    def _matter_of(self, role) -> Matter:
        """The one of the office about somebody."""
        return Matter.objects.of_office().get(author=self.members[role])

    def _report(self, post, member=None, reason="advert"):
        thing = subjects.kept("forums.post", post.pk)
        member = member or self.members["group-member"]
        return report(thing=thing, member=member, reason=reason, words="Please look.").matter

    def _watched(self):
        by = self.members["secretariat"]
        return policies.watch_word(phrase="cheap loans", act="hold", by=by)

    def _make_sanctions(self) -> None:
        muted, suspended = self.members["muted"], self.members["suspended"]
        # Their own words, from before.
        thread = a_thread(Forum.objects.get(slug="members-forum"), muted, title="Muted since")
        decided = {"by": self.members["secretariat"], "ground": Ground("Adverts.")}
        kept = sanctions.mute(member=muted, **decided)
        sanctions.suspend(member=suspended, **decided)
        trusted = sanctions.warn(member=self.members["moderator-elsewhere"], **decided)
        self.things |= {
            "the muted": ["muted"],
            "an administrator": [self.members["administrator"].handle],
            "a mute": [kept.pk],
            "a watched word": [self._watched().pk],
            "a moderator's warning": [trusted.pk],
            "the muted's post": [thread.posts.get().pk],
        }
