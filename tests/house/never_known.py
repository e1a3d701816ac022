"""What others may not even know of: made in a community that was looked at before."""

from directory.actions import restricting
from directory.actions.members import change_face
from directory.models import Priority
from forums.actions import groups, held
from forums.models import Forum, ForumMember, Post
from moderation.actions import matters, sanctions
from moderation.actions.reports import report
from moderation.grounds import Ground
from network.lib import subjects
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.house.everybody import Everybody
from tests.house.looking import Looking
from tests.house.marks import marks
from tests.notifications.outcomes import deliver_all, wants_digest, watches

KNOWN = ("closed", "suspended", "restricted")
MARKS = marks(*KNOWN, "title held", "words held", "report", "note")


class NeverKnown:
    """
    Attributes:
        everybody: the cast, with "writer" of held words, "reporter", and later two more.
        looking: reads every address as each of them.
    """

    def __init__(self):
        self.everybody = Everybody()
        self.members, things = self.everybody.members, self.everybody.things
        self.members["writer"] = a_member("Writer W.", handle="writer", country_id="NO")
        self.members["reporter"] = a_member("Reporter R.", handle="reporter")
        # Nobody is named for it yet, so only the office reads it.
        self.closed = a_forum("closed-room", audience="named")
        self.forum = Forum.objects.get(slug="members-forum")
        self.post = Post.objects.get(pk=things["members post"][0])
        for role, member in self.members.items():
            if role not in ("visitor", "applicant", "suspended"):
                wants_digest(member)
        deliver_all()
        rooms = ("members-forum", "joined-forum", "named-forum", "closed-room")
        self.looking = Looking(
            self.everybody,
            {
                "a forum": [[slug] for slug in rooms],
                "a thread": [things["members thread"], things["joined thread"]],
                "a thread and its words": [things["members thread, slug"]],
                "a post": [things["members post"]],
                "a member": [["member"], ["writer"], ["reporter"]],
                "a member of a group": [things["joined forum, group member"]],
            },
        )

    def make(self) -> None:
        """All of it, while it is still seen by those who are there."""
        self._name_for_closed_room()
        self._come("gone", "suspended")
        self._come("quiet", "restricted")
        held_words = {
            "title": f"About {MARKS['title held']}",
            "written": f"It began with {MARKS['words held']}.",
            "written_as": "text",
            "language": "en",
            "priorities": [Priority.objects.get(slug="prevention")],
        }
        self.held = held.hold_thread(forum=self.forum, author=self.members["writer"], **held_words)
        self._report()
        deliver_all()
        self._point()

    def _name_for_closed_room(self) -> None:
        """The member is in, reads, and hears of an answer."""
        member, office = self.members["member"], self.members["secretariat"]
        self.named = groups.add(forum=self.closed, member=member, by=None)
        mark = MARKS["closed"]
        self.thread = a_thread(
            self.closed, office, title=f"About {mark}", written=f"Only {mark}.", tags=[str(mark)],
            written_as="text",
        )  # fmt: skip
        watches(member, self.thread)
        deliver_all()
        a_reply(self.thread, office, f"More {mark}.")

    def _come(self, handle: str, mark: str) -> None:
        """A colleague who is found, suggested and in two groups."""
        mark = MARKS[mark]
        come = a_member(f"{mark.word.title()} G.", handle=handle, country_id="FI")
        change_face(
            member=come, name=come.name, headline=f"Head of {mark.number}", about=f"I am {mark}.",
            country=come.country, sector=come.sector, languages=[],
            priorities=Priority.objects.all()[:20],
        )  # fmt: skip
        for slug in ("joined-forum", "named-forum"):
            groups.add(forum=Forum.objects.get(slug=slug), member=come, by=None)
        self.members[handle] = come
        self.looking.greet(handle, come)

    def _report(self) -> None:
        thing = subjects.kept("forums.post", self.post.pk)
        reporter, by = self.members["reporter"], self.members["moderator"]
        said = f"Look at {MARKS['report']}."
        self.matter = report(thing=thing, member=reporter, reason="advert", words=said).matter
        matters.note(matter=self.matter, by=by, words=f"I know {MARKS['note']}.")

    def _point(self) -> None:
        """To what was made, in the addresses that are asked for."""
        made = {
            "a thread": [self.thread.pk],
            "a thread and its words": [self.thread.pk, self.thread.slug],
            "a post": [self.thread.posts.first().pk],
            "held words": [self.held.pk],
            "a matter": [self.matter.pk],
        }
        for kind, arguments in made.items():
            self.looking.hidden.setdefault(kind, []).append(arguments)
        self.looking.hidden["a member"] += [["gone"], ["quiet"]]
        for slug in ("joined-forum", "named-forum"):
            for handle in ("gone", "quiet"):
                self.looking.hidden["a member of a group"].append([slug, handle])

    def hide(self) -> None:
        office = self.members["secretariat"]
        groups.remove(row=ForumMember.objects.get(pk=self.named.pk), by=office)
        decided = {"by": office, "ground": Ground("Adverts.")}
        sanctions.suspend(member=self.members["gone"], **decided)
        restricting.restrict(member=self.members["quiet"])
        # Suspending ends every session; they come again.
        self.looking.greet("gone", self.members["gone"])
        deliver_all()
