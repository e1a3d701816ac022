"""A question without a name, and all that befalls it, beside one that is asked with a name."""

import uuid

from django.test import TestCase
from django.utils import timezone

from directory.actions import members, organisations
from directory.models import Country, Member
from forums.actions import held, keeping, posts, stages
from moderation.actions import decisions
from moderation.actions.concerns import raise_concern
from moderation.actions.names import learn_name
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Seal
from network.lib import subjects
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.house.everybody import DAY, Everybody
from tests.house.looking import Looking
from tests.house.marks import marks
from tests.notifications.outcomes import wants_digest, watches

MARKS = marks("asker", "twin", "named")
OUT = {"visitor", "applicant", "suspended"}


class Asked:
    """
    Attributes:
        everybody: the cast; with "asker" and "named", who do the same, one without a name, and
            "twin", who is as the asker is and asks nothing.
        looking: reads every address as each of them.
    """

    def __init__(self):
        self.everybody = Everybody()
        self.members = self.everybody.members
        for role in MARKS:
            self.members[role] = _colleague(MARKS[role].word)
        # As long here as everybody else: no list of the newest tells the two apart.
        them = [self.members[role].pk for role in MARKS]
        Member.objects.filter(pk__in=them).update(admitted_at=timezone.now() - 60 * DAY)
        for role, member in self.members.items():
            if role not in OUT:
                wants_digest(member)
        self.forum = a_forum("harbour", audience="public", sensitivity="open")
        with TestCase.captureOnCommitCallbacks(execute=True):
            made = [self._story("asker", without_name=True), self._story("named")]
        self.looking = Looking(self.everybody, _addresses(made))

    def _story(self, role: str, **how):
        """Asked, answered, thanked for, kept, edited, accepted, reported, hidden, objected to."""
        member, mark = self.members[role], MARKS[role]
        asked = a_thread(
            self.forum, member, title=f"A question {mark.number}", kind="question",
            written=f"<p>How do you do {mark.number}?</p>", **how,
        )  # fmt: skip
        for role, other in self.members.items():
            if role not in OUT:
                watches(other, asked)
        opening, helper = asked.posts.get(), self.members["member"]
        answer = a_reply(asked, helper, "We do it so.")
        for other in (helper, self.members["secretariat"]):
            keeping.thank(member=other, post=opening)
            keeping.bookmark(member=other, post=opening, note="", remind_at=None)
        stages.accept(post=answer, by=member)
        posts.edit(post=opening, editor=member, written=f"How, {mark.number}?", written_as="text")
        self.hidden = a_reply(asked, member, f"More of {mark.number}.")
        a_reply(asked, member, f"Thank you, {mark.number}.")
        asked.refresh_from_db()
        sent = {"written": f"Still {mark.number}.", "written_as": "text"}
        waits = held.hold_reply(thread=asked, author=member, **sent)
        return asked, waits, self._to_the_desk(asked, opening)

    def _to_the_desk(self, asked, opening):
        by, reporter = self.members["administrator"], self.members["group-member"]
        opened = subjects.kept("forums.post", opening.pk)
        waits = report(thing=opened, member=reporter, reason="untidy").matter
        said = {"about": "other", "country": Country.objects.get(pk="EE"), "words": "I fear."}
        raise_concern(**said, thing=opened, author=reporter, submission=uuid.uuid4())
        thing = subjects.kept("forums.post", self.hidden.pk)
        matter = report(thing=thing, member=reporter, reason="advert").matter
        decided = {"by": by, "kind": "hide", "seen": matter.version, "ground": Ground("So.", "4.4")}
        decision = decisions.decide(matter=matter, **decided)
        if asked.without_name:
            learn_name(unnamed=asked.author.unnamed, reader=by, reason="To decide.")
        return waits, matter, decision


def _colleague(word: str):
    member = a_member(f"{word.title()} Q.", handle=word, country_id="EE")
    employer = organisations.enter(
        slug=f"house-{word}", name=f"House of {word}", country=member.country, sector=member.sector
    )
    day = timezone.localdate()
    return_to = {"organisation": employer, "function": f"Head of {word}", "starts": day}
    members.affiliate(member=member, **return_to)
    return member


def _addresses(made) -> dict[str, list[list]]:
    threads = [asked for asked, _waits, _desk in made]
    # Of one the opening post and the hidden one, of the other what it is held against.
    posts = [*made[0][0].posts.filter(number__in=(1, 3)), made[1][0].posts.get(number=1)]
    desk = [desk for _asked, _waits, desk in made]
    return {
        "a thread": [[asked.pk] for asked in threads],
        "a thread and its words": [[asked.pk, asked.slug] for asked in threads],
        "a post": [[post.pk] for post in posts],
        "a forum": [["harbour"]],
        "held words": [[waits.pk] for _asked, waits, _desk in made],
        "a matter": [[matter.pk] for waits, hidden, _d in desk for matter in (waits, hidden)],
        "a decision": [[decision.pk] for _waits, _hidden, decision in desk],
        "a seal": [[seal.pk] for seal in Seal.objects.filter(field="forums.Post.html")],
        "a voice": [[asked.author_id] for asked in threads if asked.without_name],
    }
