"""What moderators take out of sight, a post with a file and a whole thread; what is said of it."""

from django.test import TestCase

from forums.models import Post, Thread
from moderation.actions import appeals, decisions, matters
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Seal
from network.lib import subjects
from network.lib.files.reading import read
from tests.attachments import upload
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.house.everybody import Everybody
from tests.house.looking import Looking
from tests.house.marks import marks
from tests.notifications.outcomes import wants_digest, watches

HIDDEN = ("post", "file", "title", "tag", "opening")
MARKS = marks(*HIDDEN, "report", "note", "decision", "appeal")


class TakenOut:
    """A post with a file, and a whole thread, in a forum that everybody reads.

    Attributes:
        everybody: the cast, and with it "writer" of all that is hidden and "reporter".
        looking: reads every address as each of them.
    """

    def __init__(self):
        self.everybody = Everybody()
        self.members = self.everybody.members
        self.members["writer"] = a_member("Writer W.", handle="writer")
        self.members["reporter"] = a_member("Reporter R.", handle="reporter")
        forum = a_forum("harbour", audience="public", sensitivity="open")
        with TestCase.captureOnCommitCallbacks(execute=True):
            self._make_post(forum)
            self._make_thread(forum)
        self.looking = Looking(self.everybody, self._numbers())

    def _make_post(self, forum) -> None:
        self.quiet = a_thread(forum, self.members["member"], title="A quiet thread")
        for member in self.readers():
            watches(member, self.quiet)
            wants_digest(member)
        name = f"{MARKS['file'].word}.txt"
        file = read(upload(name, f"Sheet {MARKS['file'].number}".encode()))
        writer = self.members["writer"]
        self.post = a_reply(self.quiet, writer, f"We met {MARKS['post']}.", files=[file])

    def _make_thread(self, forum) -> None:
        writer = self.members["writer"]
        self.thread = a_thread(
            forum, writer, title=f"About {MARKS['title']} here", tags=[str(MARKS["tag"])],
            written=f"<p>It began with {MARKS['opening']}.</p>", written_as="html",
        )  # fmt: skip
        self.opening = self.thread.posts.get()
        for member in self.readers():
            watches(member, self.thread)
        # What others answered stays, and with it the thread's place.
        a_reply(self.thread, self.members["holder"], "We do not.")

    def readers(self):
        """Who hears of what is new: everybody who is in, and not suspended."""
        out = {"visitor", "applicant", "suspended"}
        return [member for role, member in self.members.items() if role not in out]

    def _numbers(self) -> dict[str, list[list]]:
        """Of what is hidden; the thread's address of before is asked for, too."""
        return {
            "a thread": [[self.thread.pk], [self.quiet.pk]],
            "a thread and its words": [
                [self.thread.pk, self.thread.slug],
                [self.quiet.pk, self.quiet.slug],
            ],
            "a post": [[self.post.pk], [self.opening.pk]],
            "a file": [[self.post.files.get().pk]],
            "a forum": [["harbour"]],
            "a member": [["writer"]],
        }

    def hide(self) -> None:
        """As the desk does: reported, noted, decided with reasons, and objected to."""
        with TestCase.captureOnCommitCallbacks(execute=True):
            post = self._hide(Post, self.post.pk)
            thread = self._hide(Thread, self.thread.pk)
            words = f"It is known, {MARKS['appeal']}."
            made = appeals.appeal(decision=post, author=self.members["writer"], words=words)
        seals = Seal.objects.filter(author=self.members["writer"])
        self.looking.hidden |= {
            "a matter": [[post.matter_id], [thread.matter_id], [made.matter_id]],
            "a decision": [[post.pk], [thread.pk]],
            "a seal": [[seal.pk] for seal in seals],
        }
        self.thread.refresh_from_db()
        self.looking.hidden["a thread and its words"] += [[self.thread.pk, self.thread.slug]]

    def _hide(self, model, pk):
        """By the administrator, so that the moderator may look at the appeal."""
        thing = subjects.kept(model._meta.label_lower, pk)
        said = f"Look at {MARKS['report']}, please."
        reporter, by = self.members["reporter"], self.members["administrator"]
        matter = report(thing=thing, member=reporter, reason="advert", words=said).matter
        matters.note(matter=matter, by=by, words=f"I know {MARKS['note']}.")
        ground = Ground(f"Because of {MARKS['decision']}.", "4.4")
        seen = {"seen": matter.version, "kind": "hide"}
        return decisions.decide(matter=matter, by=by, ground=ground, **seen)
