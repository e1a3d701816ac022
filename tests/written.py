"""Members who have written something in every field that can hold a member's words.

Which fields there are is asked of the registry of texts. Each word is made up and stands in one
field of one member, so whoever finds it knows whose it is and where it came from.
"""

import re
from datetime import date, timedelta

from django.http import QueryDict
from django.utils import timezone

from directory.actions import (
    applications,
    changes,
    contact_points,
    documents,
    help_numbers,
    invitation_lists,
    mandates,
    organisation_lists,
    organisations,
    profiles,
    role_names,
)
from directory.actions import members as actions
from directory.actions.announcements import announce
from directory.actions.contacting import contact
from directory.actions.saved_searches import save_directory_search
from directory.models import (
    GUIDELINES,
    Body,
    ContactFunction,
    ContactPoint,
    Country,
    Document,
    HelpNumber,
    Language,
    Member,
    Priority,
    Sector,
)
from directory.searching import Asked
from forums.actions import drafts, forums, keeping, policies, posts, preparing
from forums.actions import held as forum_held
from forums.actions.searches import save_search
from forums.actions.summaries import sum_up
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
from network.lib.files.reading import read
from network.lib.ports import texts
from network.lib.texts import Text
from tests.attachments import upload
from tests.factories import a_member, a_reply, a_thread
from tests.keys import with_key
from tests.numbers import DOUBTFUL

# No stemmer shortens them, no other text holds them: "kvx07a", and for what is dialled "0907731".
# Seven digits inside a longer number are nobody's: metrics hold such numbers of seconds.
WORD = re.compile(r"kvx\d\d[a-z]|(?<![\d.])0907\d\d\d(?!\d)", re.IGNORECASE)
DIALLED = {"directory.HelpNumber.number"}


def declared_texts(entries=texts) -> list[str]:
    return sorted(f"{entry.model}.{entry.field}" for entry in entries if isinstance(entry, Text))


class Writer:
    """A member of the secretariat, who came by an application and has written everywhere.

    Attributes:
        member: the row.
        words: {"app.Model.field": the one word written there}.
    """

    def __init__(self, letter: str, *, forum, office):
        self.letter, self.office = letter, office
        self.words = {
            field: self._word(number, field) for number, field in enumerate(declared_texts())
        }
        self.member = self._come_in()
        self._say_who_they_are()
        self._write_in(forum)
        self._prepare()
        self._begin()
        self._publish()

    def _word(self, number: int, field: str) -> str:
        if field in DIALLED:
            return f"0907{number:02}{ord(self.letter) % 10}"
        return f"kvx{number:02}{self.letter}"

    def _come_in(self) -> Member:
        of = self.words
        member = actions.join(
            email=f"{of['directory.Member.handle']}@example.org",
            name=of["directory.Member.name"],
            handle=of["directory.Member.handle"],
        )
        actions.verify_email(member=member)
        application = applications.apply(
            member=member,
            organisation=of["directory.Application.organisation"],
            statement=of["directory.Application.statement"],
            sponsor=of["directory.Application.sponsor"],
        )
        applications.ask(application=application, by=self.office, words="Who knows you?")
        application.refresh_from_db()
        applications.answer(application=application, words=of["directory.ApplicationStep.words"])
        applications.admit(member=member, by=self.office)
        documents.accept_what_is_asked(member=member)
        self._change_employer(member)
        return actions.change_role(member=member, role="secretariat", by=self.office)

    def _employer(self):
        name = self.words["directory.Organisation.name"]
        return organisations.enter(slug=name, name=name, **_where())

    def _change_employer(self, member) -> None:
        of = self.words
        change = changes.claim_employer(
            member=member,
            organisation=of["directory.Change.organisation"],
            function=of["directory.Change.function"],
            starts=date(2023, 1, 1),
            words=of["directory.Change.words"],
        )
        changes.ask(change=change, by=self.office, words="Who knows you there?")
        changes.answer(change=change, words=of["directory.ChangeStep.words"])
        changes.accept(change=change, by=self.office, organisation=self._employer())

    def _say_who_they_are(self) -> None:
        of, where, employer = self.words, _where(), self._employer()
        function = of["directory.Affiliation.function"]
        actions.affiliate(
            member=self.member, organisation=employer, function=function, starts=date(2024, 1, 1)
        )
        self.member = actions.change_face(
            member=self.member,
            name=of["directory.Member.verified_name"],
            headline=of["directory.Member.headline"],
            about=of["directory.Profile.about"],
            **where,
        )
        profiles.say_expertise(
            member=self.member,
            lines=[(Priority.objects.in_use()[0], 2, of["directory.Expertise.sentence"])],
        )
        # What was the name is then what the secretariat verified.
        self.member = role_names.list_under_role(
            member=self.member, name=of["directory.Member.name"], handle=self.member.handle
        )

    def _write_in(self, forum) -> None:
        of = self.words
        self.thread = a_thread(
            forum,
            self.member,
            title=of["forums.Thread.title"],
            english=of["forums.Thread.english"],
            tags=[of["taggit.Tag.name"]],
        )
        self.post = a_reply(
            self.thread,
            self.member,
            f"{of['forums.Post.html']} {DOUBTFUL}",
            override_reason=of["moderation.AuditEntry.reason"],
            files=[read(upload(f"{of['forums.PostFile.name']}.txt", b"words"))],
        )
        sum_up(
            thread=self.thread,
            by=self.member,
            text=of["forums.Summary.text"],
            language=self.thread.language,
            posts=[self.post],
            seen=0,
        )
        self._change_ones_mind()
        keeping.bookmark(member=self.member, post=self.post, note=of["forums.Bookmark.note"])

    def _change_ones_mind(self) -> None:
        words = self.words["forums.PostVersion.html"]
        earlier = a_reply(self.thread, self.member, words, at=timezone.now() - timedelta(hours=1))
        posts.edit(post=earlier, editor=self.member, written="Otherwise.", written_as="text")

    def _prepare(self) -> None:
        of = self.words
        forum = self.thread.forum
        about = {"forum": forum, "by": self.member}
        preparing.prepare(
            rhythm=preparing.keep_rhythm(weekday=0, hour=9, is_paused=True, **about),
            by=self.member,
            title=of["forums.PreparedQuestion.title"],
            text=of["forums.PreparedQuestion.html"],
            language=self.thread.language,
            priorities=list(self.thread.priorities.all()),
        )

    def _begin(self) -> None:
        """Words that are not sent."""
        of = self.words
        drafts.keep(
            member=self.member,
            place=self.thread.forum,
            kind="offer",
            title=of["forums.Draft.title"],
            written=of["forums.Draft.html"],
            tags=of["forums.Draft.tags"],
            answers={"answer_what": of["forums.Draft.answers"]},
        )

    def _make_rooms(self) -> None:
        of = self.words
        forums.make(
            slug=f"written-{self.letter}",
            by=self.member,
            title=of["forums.Forum.title"],
            description=of["forums.Forum.description"],
            template=of["forums.Forum.template"],
        )
        mandates.add_mandate(
            body=Body.objects.get(),
            title=of["directory.Mandate.title"],
            starts=date(2030, 1, 1),
            priorities=[
                {
                    "label": of["directory.Priority.label"],
                    "title": of["directory.Priority.title"],
                    "articles": of["directory.Priority.articles"],
                    "icon": "",
                }
            ],
            by=self.member,
        )
        line = [of[f"directory.InvitationLine.{field}"] for field in ("email", "name", "function")]
        raw = "email,name,function\n{}@example.org,{},{}\n".format(*line).encode()
        invitation_lists.read_list(by=self.member, raw=raw)
        line = [of[f"directory.OrganisationLine.{field}"] for field in ("name", "parent")]
        raw = "name,parent\n{},{}\n".format(*line).encode()
        organisation_lists.read_list(by=self.member, raw=raw)

    def _open_a_seal(self) -> None:
        kept = seals.seal(
            field="forums.Post.html", words="…", country=_where()["country"], author=self.office
        )
        reason = self.words["moderation.SealReading.reason"]
        seals.open_seal(seal=kept, reader=self.member, reason=reason)

        asked = a_thread(self.thread.forum, self.office, kind="question", without_name=True)
        reason = self.words["moderation.NameReading.reason"]
        learn_name(unnamed=asked.author.unnamed, reader=self.member, reason=reason)

    def _answer_a_writer(self) -> None:
        matter = forum_held.hold_reply(
            thread=self.thread, author=self.office, written="Words", written_as="text"
        )
        held.give_back(matter=matter, by=self.member, answer=self.words["moderation.Matter.answer"])

    def _work_at_the_desk(self) -> None:
        """They report, decide on what others wrote, and object to what was decided on theirs."""
        of, other = self.words, a_reply(self.thread, self.office, "We use a tool.")
        matter = self._report(other, self.member, of["moderation.Report.words"])
        matters.note(matter=matter, by=self.member, words=of["moderation.MatterStep.words"])
        reasons.keep_text(guideline="4.4", words=of["moderation.ReasonText.words"], by=self.member)
        self._decide(matter, self.member, "settle", of["moderation.Decision.words"])
        for kind in ("hide", "return"):
            own = a_reply(self.thread, self.member, "We use a tool, too.")
            matter = self._report(own, self.office, "")
            decision = self._decide(matter, self.office, kind, "A brand.")
            if kind == "hide":
                words = of["moderation.Appeal.words"]
                appeals.appeal(decision=decision, author=self.member, words=words)
            else:
                words = of["moderation.Correction.html"]
                returned.resubmit(decision=decision, author=self.member, written=words)

    def _report(self, row, member, words):
        thing = subjects.kept("forums.post", row.pk)
        made = reports.report(thing=thing, member=member, reason="advert", words=words)
        return made.matter

    def _decide(self, matter, by, kind, words):
        matter.refresh_from_db()
        return decisions.decide(
            matter=matter, by=by, kind=kind, ground=Ground(words, "4.4"), seen=matter.version
        )

    def _write_to_somebody(self) -> None:
        words = {name: self.words[f"directory.Contact.{name}"] for name in ("subject", "text")}
        contact(sender=self.member, recipient=a_member(), **words)

    def _save_a_search(self) -> None:
        save_search(member=self.member, words=self.words["forums.SavedSearch.words"])

    def _look_for_colleagues(self) -> None:
        sent = QueryDict(f"q={self.words['directory.SavedDirectorySearch.query']}")
        save_directory_search(member=self.member, asked=Asked(sent))

    def _watch_a_word(self) -> None:
        of = self.words
        policies.watch_word(
            phrase=of["forums.WatchedWord.phrase"],
            note=of["forums.WatchedWord.note"],
            act="hold",
            by=self.member,
        )

    def _warn_somebody(self) -> None:
        ground = Ground(self.words["moderation.Sanction.words"])
        sanctions.warn(member=a_member(), by=with_key(self.member), ground=ground)
        # Who has no key takes their copy by a mailed code.
        self.member.authenticator_set.all().delete()

    def _publish(self) -> None:
        of = self.words
        documents.publish(
            document=Document.objects.get(pk=GUIDELINES),
            language=Language.objects.get(pk="en"),
            written=f"<p>{of['directory.DocumentVersion.text']}</p>",
            changes=of["directory.DocumentVersion.changes"],
            asks=False,
            by=self.member,
        )
        self._make_rooms()
        self._open_a_seal()
        self._answer_a_writer()
        self._work_at_the_desk()
        self._warn_somebody()
        self._watch_a_word()
        self._save_a_search()
        self._look_for_colleagues()
        self._write_to_somebody()
        tomorrow = timezone.now() + timedelta(days=1)
        announce(text=of["directory.Announcement.text"], ends_at=tomorrow, by=self.member)
        help_numbers.check(
            help_number=HelpNumber(slug=f"written-{self.letter}", kind="helpline"),
            number=of["directory.HelpNumber.number"],
            name=of["directory.HelpNumber.name"],
            note=of["directory.HelpNumber.note"],
            source="https://example.org/",
            by=self.member,
        )
        contact_points.keep(
            contact_point=ContactPoint(organisation=self._employer()),
            by=self.member,
            function=ContactFunction.objects.first(),
            **{
                field: of[f"directory.ContactPoint.{field}"]
                for field in ("name", "phone", "hours", "note")
            },
        )


def _where() -> dict:
    return {"country": Country.objects.get(pk="FI"), "sector": Sector.objects.get(pk="school")}


def not_written(writer: Writer, entries=texts) -> list[str]:
    """The declared fields where nothing of the writer's stands."""
    missing = []
    for entry in entries:
        if isinstance(entry, Text):
            word = writer.words.get(f"{entry.model}.{entry.field}", "nowhere at all")
            rows = entry.get_model()._base_manager.filter(**{f"{entry.field}__icontains": word})
            if not rows.exists():
                missing.append(f"{entry.model}.{entry.field}")
    return missing
