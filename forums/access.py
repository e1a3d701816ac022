"""Who may do what in the forums. Views and actions ask here and nowhere else.

What a member may *read* is inside the queries: `Forum.objects.visible_to(member)`.
"""

from datetime import timedelta

from django.utils import timezone

from directory.access import is_admitted, is_secretariat, may_write
from directory.models import Member, SeatTerm
from forums.authors import is_by
from forums.kinds import FORMS
from forums.models import Forum, Post
from forums.models.audience import reads
from forums.models.kinds import Kind, Stage
from forums.models.sensitivity import Way, forum_lets_out, may_leave, stricter
from forums.redaction import bar
from forums.visible import without_office
from moderation.access import may_moderate

# How long what was sent can be taken back.
UNDO = timedelta(seconds=20)


def may_read(member, forum) -> bool:
    """Whether the member may read the forum now. One query."""
    return Forum.objects.visible_to(member).filter(pk=forum.pk).exists()


def reads_by_office(member, forum) -> bool:
    """Whether only the work for the secretariat lets the member read it. One query at most."""
    by_office = is_secretariat(member) and forum.is_restricted
    return by_office and not may_read(without_office(member), forum)


def readers(forum):
    """The members who may read the forum now, as a QuerySet; it need not be saved yet."""
    return Member.objects.filter(reads(forum))


def readable_until(member, forum):
    """When the right to read ends by the clock, if it does: with the member's seat term, or with
    the year for which role and employer are confirmed."""
    if forum.audience != Forum.Audience.SEATS or is_secretariat(member):
        return None
    terms = SeatTerm.objects.current().filter(member=member).select_related("member")
    ends = [min(term.ends or term.member.confirm_by, term.member.confirm_by) for term in terms]
    return max(ends, default=timezone.now())


def terms_in(member, forum, at=None) -> list[SeatTerm]:
    """Under which seat terms the member writes there: none but in a forum for seats. One query.

    Args:
        at: when it is written, for imports; now when not given.
    """
    if not forum.is_for_seats:
        return []
    return list(SeatTerm.objects.current(at).filter(member=member).with_seat().by_rank())


def may_start(member, forum) -> bool:
    """Whether the member may start a thread. The caller has checked that the forum is visible."""
    return may_write(member) and _is_among(forum.starting, member, forum)


def may_reply(member, thread) -> bool:
    """Whether the member may reply. The caller has checked that the thread is visible."""
    if not thread.is_open:
        return False
    return may_write(member) and _is_among(thread.forum.replying, member, thread.forum)


def may_mention(member, forum) -> bool:
    """Whether the member writes in a visible forum, and so calls others. At most two queries."""
    among = (_is_among(writers, member, forum) for writers in (forum.starting, forum.replying))
    return may_write(member) and any(among)


def may_draft(member, place) -> bool:
    """Whether words not sent are kept; also where they cannot be sent any more. It is visible."""
    return may_write(member) and (not isinstance(place, Post) or is_by(member, place))


def kinds_open_to(member, forum) -> list[Kind]:
    """What a thread can be for that the member may start there. At most two queries. Who has a
    seat, and the secretariat, tells what changed in a country; who looks after the forum
    announces."""
    moderates = may_moderate(member)
    only = {
        Kind.DEVELOPMENT: lambda: moderates or _has_seat(member),
        Kind.ANNOUNCEMENT: lambda: moderates or manages(member, forum),
    }
    offered = [Kind(kind) for kind in Kind.values if not forum.kinds or kind in forum.kinds]
    return [kind for kind in offered if kind not in only or only[kind]()]


def may_steer(member, thread) -> bool:
    """Who says that a visible thread is concluded, or open again: its author, and who moderates."""
    if may_moderate(member):
        return True
    is_own = may_write(member) and is_by(member, thread)
    return is_own and not thread.is_locked and thread.stage != Stage.ARCHIVED


def may_archive(member, thread) -> bool:
    """Who takes a thread out of its forum's list, or brings it back."""
    return may_moderate(member)


def may_relabel(member, thread) -> bool:
    """Who changes its title and labels: who moderates, and its author while it is talked in. Not
    where a moderator has put a bar: the words under it are not to come back."""
    if may_moderate(member):
        return True
    is_own = may_write(member) and is_by(member, thread)
    return is_own and thread.is_open and bar() not in thread.title


def may_place(member, thread) -> bool:
    """Who says where a thread stands: on top of its forum's list, or in another forum."""
    return may_moderate(member)


def may_prepare(member, forum) -> bool:
    """Who prepares the questions of a forum, and asks them: a moderator who may start one there."""
    is_in = may_moderate(member) and may_start(member, forum)
    return is_in and Kind.QUESTION in kinds_open_to(member, forum)


def may_accept(member, thread, row) -> bool:
    """Who says which reply answers a question.

    Args:
        row: the post, or what a page knows of it.
    """
    is_reply = row.number > 1 and row.hidden_at is None
    return thread.kind == Kind.QUESTION and is_reply and may_steer(member, thread)


def may_call_experts(member, thread) -> bool:
    """Who brings an open question before experts: its author, and who moderates."""
    is_asked = thread.kind == Kind.QUESTION and thread.is_open
    return is_asked and thread.forum.replying == Forum.Writers.READERS and may_steer(member, thread)


def may_attach(thread) -> bool:
    """Whether files can be sent there: a file is read outside, so it must be let out."""
    return may_leave(thread, Way.EXPORT)


def may_attach_in(forum) -> bool:
    """The same for a thread that is still to be started."""
    return forum_lets_out(forum, Way.EXPORT)


def may_take_paper(thread) -> bool:
    """Whether all of it can be taken along as a paper. The caller has found it visible."""
    return may_leave(thread, Way.EXPORT)


def may_download(member, file) -> bool:
    """Whether a file may be taken out. The caller has found it visible. One's own always may."""
    return may_attach(file.post.thread) or is_by(member, file.post)


def _is_among(writers, member, forum) -> bool:
    """Whether an admitted reader is one of those who write. At most one query."""
    match writers:
        case Forum.Writers.READERS:
            return True
        case Forum.Writers.SEATS:
            return _has_seat(member)
        case Forum.Writers.MANAGERS:
            return is_secretariat(member) or manages(member, forum)
    return False


def _has_seat(member) -> bool:
    return SeatTerm.objects.current().filter(member=member.pk).exists()


def manages(member, forum) -> bool:
    return forum.members.managers().filter(member=member.pk).exists()


def may_manage(member, forum) -> bool:
    """Who lets others in: a group's managers; for named members the secretariat alone."""
    if not forum.is_by_name or not is_admitted(member):
        return False
    is_group = forum.audience == Forum.Audience.JOINED
    return is_secretariat(member) or (is_group and manages(member, forum))


def may_join(member, group) -> bool:
    """Who is not in yet and comes in by themselves. The caller has checked that it is listed."""
    return is_admitted(member) and group.joining == Forum.Joining.OPEN


def may_ask(member, group) -> bool:
    """Who is not in yet and asks a manager. The caller has checked that it is listed."""
    return is_admitted(member) and group.joining == Forum.Joining.ASKED


def may_edit(member, post) -> bool:
    """Authors mend their own words, as long as no moderator has hidden them."""
    return may_write(member) and post.hidden_at is None and is_by(member, post)


def may_undo(member, thread, row) -> bool:
    """Whether authors can take back what they have just sent, and nobody has answered. Not a
    thread whose kind asks for more than words: its form could not be filled in again."""
    if not may_edit(member, row) or timezone.now() - row.posted_at >= UNDO:
        return False
    return row.number >= thread.last_number and (row.number > 1 or not FORMS[thread.kind].asks)


def may_curate(member, written) -> bool:
    """Whether the member may hide or redact a visible post, or a thread's title and tags: nobody
    their own."""
    return may_moderate(member) and not is_by(member, written)


def may_keep(member, post) -> bool:
    """Whether the member may bookmark it. The caller has found it visible, and not hidden."""
    return is_admitted(member)


def may_thank(member, post) -> bool:
    """Whether the member may thank for it: for what a colleague wrote, who is still here."""
    return may_write(member) and not is_by(member, post)


def may_change_sensitivity(member, thread) -> bool:
    """Whether the member says what may leave of a thread: its author, and who moderates."""
    return may_moderate(member) or (is_admitted(member) and is_by(member, thread))


def may_choose_sensitivity(member, thread, level) -> bool:
    """Who moderates chooses any; the author none that lets out more than now: colleagues wrote
    there because nothing would leave."""
    return may_moderate(member) or stricter(level, thread.counting_sensitivity) == level


def may_see_names(member) -> bool:
    """Names of members are for members; a visitor reads the sector and the country."""
    return is_admitted(member)
