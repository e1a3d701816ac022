"""Every declared field is tried: a child's number written into it by its own action is refused.

A field that is declared and stands not in this table makes a test fail: nobody has tried it.
"""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from directory.actions import (
    announcements,
    applications,
    changes,
    documents,
    help_numbers,
    invitation_lists,
    mandates,
    members,
    organisation_lists,
    organisations,
    profiles,
    role_names,
    seats,
)
from directory.actions.contacting import contact
from directory.actions.saved_searches import save_directory_search
from directory.models import (
    GUIDELINES,
    Body,
    Country,
    Document,
    HelpNumber,
    InvitationLine,
    Language,
    OrganisationLine,
    Priority,
    Seat,
    Sector,
)
from directory.searching import Asked
from forums.actions import drafts, keeping, policies, posts, preparing
from forums.actions import forums as forum_actions
from forums.actions import held as forum_held
from forums.actions.searches import save_search
from forums.actions.summaries import sum_up
from forums.models import Draft
from moderation.actions import (
    appeals,
    decisions,
    held,
    matters,
    reasons,
    reports,
    returned,
    sanctions,
    seals,
)
from moderation.actions.names import learn_name
from moderation.grounds import Ground
from network.lib import subjects
from network.lib.files.reading import ReadFile
from network.lib.written import Refused
from tests.directory.offices import a_contact_point
from tests.factories import a_member, a_reply, a_thread
from tests.numbers import CODE
from tests.written import declared_texts

TODAY = timezone.localdate()


def named(name) -> ReadFile:
    return ReadFile(name=f"{name}.txt", kind="txt", data=b"words", text="words")


class Scene:
    """What the actions need."""

    def __init__(self, forum, author, office):
        self.forum, self.author, self.office = forum, author, office
        self.where = {
            "country": Country.objects.get(pk="FI"),
            "sector": Sector.objects.get(pk="school"),
        }

    def start(self, **fields):
        return a_thread(self.forum, self.author, **fields)

    def face(self, **words):
        words = {"name": "Kaisa R.", "headline": "Teacher", "about": "Works."} | words
        return members.change_face(member=self.author, **self.where, **words)

    def write_to(self, **words):
        words = {"subject": "A meeting", "text": "May I ask?"} | words
        return contact(sender=self.author, recipient=self.office, **words)

    def apply(self, **words):
        words = {"organisation": "Unit", "statement": "To learn.", "sponsor": ""} | words
        return applications.apply(member=a_member(admitted=False), **words)

    def claim(self, **words):
        words = {"organisation": "Unit", "function": "Head", "words": ""} | words
        return changes.claim_employer(member=self.author, starts=TODAY, **words)

    def publish(self, **words):
        document = Document.objects.get(pk=GUIDELINES)
        words = {"written": "<p>One</p>", "changes": "All"} | words
        language = Language.objects.get(pk="en")
        return documents.publish(document=document, language=language, by=self.office, **words)

    def check(self, **words):
        words = {"number": "116111", "name": "Line", "note": "", "source": ""} | words
        number = HelpNumber(slug="tried", kind="helpline")
        return help_numbers.check(help_number=number, by=self.office, **words)

    def desk(self, **words):
        employer = organisations.make(by=self.office, name="Unit", **self.where)
        return a_contact_point(employer, self.office, **words)

    def priority(self, **words):
        words = {"label": "Label", "title": "Title", "articles": ""} | words
        priority = Priority.objects.first()
        return mandates.change_priority(priority=priority, icon="", by=self.office, **words)

    def mandate(self, title):
        row = {"label": "Label", "title": "Title", "articles": "", "icon": ""}
        body = Body.objects.first()
        return mandates.add_mandate(
            body=body, title=title, starts=TODAY, priorities=[row], by=self.office
        )

    def affiliate(self, function):
        employer = organisations.make(by=self.office, name="Unit", **self.where)
        return members.affiliate(
            member=self.author, organisation=employer, function=function, starts=TODAY
        )

    def announce(self, text):
        return announcements.announce(
            text=text, ends_at=timezone.now() + timedelta(days=1), by=self.office
        )

    def open_seal(self, reason):
        kept = seals.seal(
            field="forums.Post.html", words="x", country=self.where["country"], author=None
        )
        return seals.open_seal(seal=kept, reader=self.office, reason=reason)

    def learn_name(self, reason):
        asked = self.start(kind="question", without_name=True)
        return learn_name(unnamed=asked.author.unnamed, reader=self.office, reason=reason)

    def answer(self, words):
        said = {"written": "Words", "written_as": "text"}
        matter = forum_held.hold_reply(thread=self.start(), author=self.author, **said)
        return held.give_back(matter=matter, by=self.office, answer=words)

    def report(self, **words):
        row = a_reply(self.start(), self.author)
        thing = subjects.kept("forums.post", row.pk)
        return reports.report(thing=thing, member=a_member(), **{"reason": "advert"} | words)

    def decide(self, words, kind="return"):
        matter = self.report().matter
        ground = Ground(words, "4.4")
        return decisions.decide(
            matter=matter, by=self.office, kind=kind, ground=ground, seen=matter.version
        )

    def keep_text(self, words):
        return reasons.keep_text(guideline="4.4", words=words, by=self.office)

    def note(self, words):
        return matters.note(matter=self.report().matter, by=self.office, words=words)

    def mend(self, words):
        back = self.decide("Leave the brand out.")
        return returned.resubmit(decision=back, author=self.author, written=words)

    def appeal(self, words):
        decision = self.decide("An advert.", "hide")
        return appeals.appeal(decision=decision, author=self.author, words=words)

    def suspend(self, reason):
        seat = Seat.objects.get(party="DK")
        return seats.change_status(seat=seat, status="suspended", reason=reason, by=self.office)

    def watch(self, **words):
        words = {"phrase": "cheap loans", "note": "", "act": "hold"} | words
        return policies.watch_word(by=self.office, **words)

    def warn(self, words):
        return sanctions.warn(member=self.author, by=self.office, ground=Ground(words))

    def step(self, words):
        return applications.ask(application=self.apply(), by=self.office, words=words)

    def ask_change(self, words):
        return changes.ask(change=self.claim(), by=self.office, words=words)

    def make_forum(self, **words):
        return forum_actions.open_forum(slug="tried", **{"title": "Tried"} | words)

    def join(self, handle):
        return members.join(email="tried@example.org", name="Tried", handle=handle)

    def keep(self, note):
        post = a_reply(self.start(), self.author)
        return keeping.bookmark(member=self.author, post=post, note=note)

    def prepare(self, **words):
        about = {"forum": self.forum, "by": self.author}
        rhythm = preparing.keep_rhythm(weekday=0, hour=9, is_paused=True, **about)
        words = {"title": "First", "text": "Words"} | words
        language, priorities = Language.objects.get(pk="en"), Priority.objects.in_use()[:1]
        asked = {"by": self.author, "language": language, "priorities": list(priorities)}
        return preparing.prepare(rhythm=rhythm, **asked, **words)

    def sum_up(self, text):
        thread = self.start()
        about = {"thread": thread, "language": thread.language, "posts": thread.posts.all()}
        return sum_up(by=self.author, text=text, seen=0, **about)

    def draft(self, **words):
        words = {"written": "Words"} | words
        return drafts.keep(member=self.author, place=self.forum, seen=self.seen(), **words)

    def edit(self, words):
        post = a_reply(self.start(), self.author)
        return posts.edit(post=post, editor=self.author, written=words, written_as="text")

    def seen(self):
        """What the page knows that keeps it."""
        there = Draft.objects.of(self.author).first()
        return there.stamp if there else ""

    def employer(self, name):
        return organisations.make(by=self.office, name=name, **self.where)


def asked_for(words) -> Asked:
    """A search for colleagues, as a form sends it."""
    sent = QueryDict(mutable=True)
    sent["q"] = words
    return Asked(sent)


DOORS = {
    "directory.Affiliation.function": Scene.affiliate,
    "directory.Announcement.text": Scene.announce,
    "directory.Application.organisation": lambda s, n: s.apply(organisation=n),
    "directory.Application.sponsor": lambda s, n: s.apply(sponsor=n),
    "directory.Application.statement": lambda s, n: s.apply(statement=n),
    "directory.ApplicationStep.words": Scene.step,
    "directory.Change.function": lambda s, n: s.claim(function=n),
    "directory.Change.organisation": lambda s, n: s.claim(organisation=n),
    "directory.Change.words": lambda s, n: s.claim(words=n),
    "directory.ChangeStep.words": Scene.ask_change,
    "directory.ContactPoint.hours": lambda s, n: s.desk(hours=n),
    "directory.ContactPoint.name": lambda s, n: s.desk(name=n),
    "directory.ContactPoint.note": lambda s, n: s.desk(note=n),
    "directory.ContactPoint.phone": lambda s, n: s.desk(phone=n),
    "directory.Contact.subject": lambda s, n: s.write_to(subject=n),
    "directory.Contact.text": lambda s, n: s.write_to(text=n),
    "directory.DocumentVersion.changes": lambda s, n: s.publish(changes=n),
    "directory.DocumentVersion.text": lambda s, n: s.publish(written=n),
    "directory.HelpNumber.name": lambda s, n: s.check(name=n),
    "directory.HelpNumber.note": lambda s, n: s.check(note=n),
    "directory.HelpNumber.number": lambda s, n: s.check(number=n),
    "directory.Mandate.title": Scene.mandate,
    "directory.Member.handle": Scene.join,
    "directory.Expertise.sentence": lambda s, n: profiles.say_expertise(
        member=s.author, lines=[(Priority.objects.in_use()[0], 2, n)]
    ),
    # It is the name, moved: the scan has read it there. The role's is read as a name.
    "directory.Member.verified_name": lambda s, n: role_names.list_under_role(
        member=s.author, name=n, handle=s.author.handle
    ),
    "directory.Member.headline": lambda s, n: s.face(headline=n),
    "directory.Member.name": lambda s, n: s.face(name=n),
    "directory.Organisation.name": Scene.employer,
    "directory.Priority.articles": lambda s, n: s.priority(articles=n),
    "directory.Priority.label": lambda s, n: s.priority(label=n),
    "directory.Priority.title": lambda s, n: s.priority(title=n),
    "directory.Profile.about": lambda s, n: s.face(about=n),
    "forums.Bookmark.note": Scene.keep,
    "forums.Draft.answers": lambda s, n: s.draft(kind="offer", answers={"answer_what": n}),
    "forums.Draft.html": lambda s, n: s.draft(written=n),
    "forums.Draft.tags": lambda s, n: s.draft(tags=n),
    "forums.Draft.title": lambda s, n: s.draft(title=n),
    "forums.Forum.description": lambda s, n: s.make_forum(description=n),
    "forums.Forum.title": lambda s, n: s.make_forum(title=n),
    "forums.Forum.template": lambda s, n: s.make_forum(template=n),
    "forums.Post.html": lambda s, n: a_reply(s.start(), s.author, n),
    # What an edit brings is the earlier text of the next one.
    "forums.PostVersion.html": Scene.edit,
    "forums.PostFile.name": lambda s, n: a_reply(s.start(), s.author, files=[named(n)]),
    "forums.PreparedQuestion.html": lambda s, n: s.prepare(text=n),
    "forums.PreparedQuestion.title": lambda s, n: s.prepare(title=n),
    "directory.SavedDirectorySearch.query": lambda s, n: save_directory_search(
        member=s.author, asked=asked_for(n)
    ),
    "forums.SavedSearch.words": lambda s, n: save_search(member=s.author, words=n),
    "forums.Summary.text": Scene.sum_up,
    "forums.Thread.english": lambda s, n: s.start(english=n),
    "forums.Thread.title": lambda s, n: s.start(title=n),
    "forums.WatchedWord.note": lambda s, n: s.watch(note=n),
    "forums.WatchedWord.phrase": lambda s, n: s.watch(phrase=n),
    "moderation.AuditEntry.reason": Scene.suspend,
    "moderation.Correction.html": Scene.mend,
    "moderation.Decision.words": Scene.decide,
    "moderation.Matter.answer": Scene.answer,
    "moderation.MatterStep.words": Scene.note,
    "moderation.ReasonText.words": Scene.keep_text,
    "moderation.Sanction.words": Scene.warn,
    "moderation.NameReading.reason": Scene.learn_name,
    "moderation.SealReading.reason": Scene.open_seal,
    "taggit.Tag.name": lambda s, n: s.start(tags=[n]),
}
# A list is read as a whole: of a line that is refused the words are left out, and it says so.
LEFT_OUT = {f"directory.InvitationLine.{field}" for field in ("email", "function", "name")} | {
    f"directory.OrganisationLine.{field}" for field in ("name", "parent")
}
# Nobody who reports or objects is stopped: what would be refused is sealed instead.
SEALED = {
    "moderation.Report.words": lambda s, n: s.report(words=n),
    "moderation.Appeal.words": Scene.appeal,
}


def untried(fields) -> set[str]:
    return set(fields) - set(DOORS) - set(SEALED) - LEFT_OUT


@pytest.fixture
def scene(forum, author, secretariat):
    return Scene(forum, author, secretariat)


def test_every_declared_field_is_tried():
    assert untried(declared_texts()) == set()
    assert (set(DOORS) | set(SEALED) | LEFT_OUT) - set(declared_texts()) == set()


def test_a_field_that_nobody_has_tried_is_seen():
    assert untried([*declared_texts(), "forums.Thread.summary"]) == {"forums.Thread.summary"}


@pytest.mark.parametrize("written", [CODE, f"It is {CODE}."])
@pytest.mark.parametrize("field", DOORS)
def test_a_number_is_refused(scene, field, written):
    with pytest.raises(Refused):
        DOORS[field](scene, written)


@pytest.mark.parametrize("field", SEALED)
def test_a_number_is_sealed_where_nobody_is_stopped(scene, field):
    made = SEALED[field](scene, f"It is {CODE}.")
    assert made.words == ""
    assert made.sealed.rules
    assert SEALED[field](scene, "Early help").words == "Early help"


@pytest.mark.parametrize("field", sorted(set(DOORS) - {"directory.Member.handle"}))
def test_the_door_is_open_to_other_words(scene, field):
    DOORS[field](scene, "116111" if field.endswith("number") else "Early help")


def test_of_a_list_the_line_is_left_out(secretariat):
    rows = (f"{CODE},Nora N.,Head", f"nora@example.org,{CODE},Head", f"ida@example.org,Ida,{CODE}")
    raw = "\n".join(["email,name,function", *rows]).encode()
    invitation_lists.read_list(by=secretariat, raw=raw)
    kept = InvitationLine.objects.order_by("number").values_list("email", "name", "function")
    assert list(kept) == [
        ("", "Nora N.", "Head"),
        ("nora@example.org", "", "Head"),
        ("ida@example.org", "Ida", ""),
    ]
    assert not any(line.is_good for line in InvitationLine.objects.all())


def test_of_a_list_of_organisations_too(secretariat):
    raw = f"name,parent\n{CODE},Above\nUnit,{CODE}\n".encode()
    organisation_lists.read_list(by=secretariat, raw=raw)
    kept = OrganisationLine.objects.order_by("number").values_list("name", "parent")
    assert list(kept) == [("", "Above"), ("Unit", "")]
    assert not any(line.is_good for line in OrganisationLine.objects.all())
