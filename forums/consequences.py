"""What a change of a forum opens or closes, said before it is saved."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.models import Member
from forums.models import Forum, Thread
from forums.models.audience import reads
from forums.models.sensitivity import stricter

PUBLIC = Forum.Audience.PUBLIC
# From what leaves most to what leaves least.
LESS = list(Forum.Leaves)
# Numbers of posts in one sentence.
NAMED = 20


@dataclass(frozen=True)
class Consequences:
    """What somebody has to say yes to; none where nobody gains or loses anything.

    Args:
        sentences: one for each, with numbers.
        key: changes with all that the sentences say, so a yes to one is no yes to another.
    """

    sentences: tuple[str, ...] = ()
    key: str = ""

    def __bool__(self):
        return bool(self.sentences)


def consequences(before: Forum, after: Forum) -> Consequences:
    """Compare a forum with what it would be, which is not saved yet. Two queries."""
    lost, gained = _counts(before, after)
    sentences = (*_closes(before, after, lost), *_opens(before, after, gained))
    sentences += tuple(_leaves(before.leaves_by_mail, after.leaves_by_mail))
    rule = ",".join([*after.sectors, *after.countries])
    states = (after.audience, rule, after.sensitivity, str(lost), str(gained))
    return Consequences(sentences, "|".join(states))


def of_moving(thread: Thread, to: Forum) -> Consequences:
    """Compare where a thread stands with where it would. Two queries."""
    before, moved = thread.forum, Thread(forum=to, sensitivity=thread.counting_sensitivity)
    lost, gained = _counts(before, to)
    sentences = (*_closes(before, to, lost), *_opens(before, to, gained))
    sentences += tuple(_leaves(thread.leaves_by_mail, moved.leaves_by_mail))
    sentences += tuple(_parties(before, to))
    states = (thread.heading, before.pk, to.pk, to.access_version, to.sensitivity, lost, gained)
    return Consequences(sentences, "|".join(map(str, states)))


def of_carrying(thread: Thread, posts, to: Forum, into: Thread | None = None) -> Consequences:
    """Say what goes, and compare where it stands with where it would. Two queries.

    Args:
        posts: those that go, in order; None for all of the thread.
        into: the thread they come to; none where it is new.
    """
    before, held_back = thread.forum, thread.counting_sensitivity
    after = Thread(forum=to, sensitivity=held_back)
    if into:
        after.sensitivity = stricter(into.counting_sensitivity, held_back)
    lost, gained = _counts(before, to)
    sentences = (_goes(thread, posts, into), *_closes(before, to, lost))
    sentences += (
        *_opens(before, to, gained),
        *_leaves(thread.leaves_by_mail, after.leaves_by_mail),
    )
    if into and into.leaves_by_mail != after.leaves_by_mail:
        sentences += (_("The thread they come to lets out less from then on."),)
    sentences += tuple(_parties(before, to))
    heads = (thread.heading, into.pk, into.heading) if into else (thread.heading,)
    states = (thread.last_number, before.pk, to.pk, to.access_version, to.sensitivity, lost, gained)
    return Consequences(sentences, "|".join(map(str, (*heads, *states, *_numbers(posts or [])))))


def _numbers(posts) -> list[int]:
    return [post.number for post in posts]


def _goes(thread, posts, into) -> str:
    if posts is None:
        return _("All of “%(from)s” goes to “%(to)s”, behind what stands there.") % {
            "from": thread.title,
            "to": into.title,
        }
    named = ", ".join(f"#{number}" for number in _numbers(posts)[:NAMED])
    return ngettext("%(n)d post goes: %(numbers)s", "%(n)d posts go: %(numbers)s", len(posts)) % {
        "n": len(posts),
        "numbers": named + (" …" if len(posts) > NAMED else ""),
    }


def _counts(before, after) -> tuple[int, int]:
    """How many members lose, and how many gain."""
    lost = Member.objects.filter(reads(before)).exclude(reads(after)).count()
    return lost, Member.objects.filter(reads(after)).exclude(reads(before)).count()


def _closes(before, after, lost):
    if before.audience == PUBLIC != after.audience:
        yield _("Visitors who are not signed in can no longer read it.")
    if lost:
        yield ngettext(
            "%(n)d member who can read it now will no longer.",
            "%(n)d members who can read it now will no longer.",
            lost,
        ) % {"n": lost}


def _opens(before, after, gained):
    if before.audience != PUBLIC == after.audience:
        yield _(
            "Everybody can read it without signing in, with all that was written so far. "
            "Visitors see sectors and countries, and no names."
        )
    if gained:
        yield ngettext(
            "%(n)d more member can read it, with all that was written so far.",
            "%(n)d more members can read it, with all that was written so far.",
            gained,
        ) % {"n": gained}


def _parties(before, after):
    if before.is_for_seats != after.is_for_seats:
        yield _("What was written for a party stays written for it.")


def _leaves(before, after):
    if before == after:
        return
    yield after.label
    if LESS.index(after) > LESS.index(before):
        yield _("Mails that were sent before are out, and stay out.")
