"""Why a reader cannot write here, in one sentence for the page."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.access import is_admitted
from directory.models.members import NO_END
from forums import policies
from forums.actions.adding import Locked, Moved, SpeaksNoMore, TermOver
from forums.actions.quoting import NotLetOut, QuotedChanged
from forums.actions.writers import LookAgain, NotNow, TooMany, TooSoon
from forums.models import Forum
from forums.models.kinds import Stage
from network.lib.files.reading import FileRefused
from network.lib.written import CallsForHelp, Refused
from network.lib.zones import zone

Writers = Forum.Writers

NOT_ADMITTED = _("You can write here once the secretariat has admitted you.")

LOCKED = _("A moderator has closed this thread. What was written stays to be read.")
MOVED = _(
    "This thread was moved to another forum meanwhile. Look who reads it there, then send it."
)
NOT_LET_OUT = _(
    "You quote a thread whose words may not leave it. Say it in your own words, or answer there."
)
QUOTED_CHANGED = _("What you quote was changed just now. Look at the quote, then send it again.")
MERGED = _(
    "This thread was merged into “%(title)s” in the forum “%(forum)s” meanwhile. Look who reads it "
    "there, then send it."
)
CLOSED = {
    Stage.OPEN: LOCKED,
    Stage.CONCLUDED: _("This thread is concluded. What was written stays to be read."),
    Stage.ARCHIVED: _("This thread is in the archive. What was written stays to be read."),
}
NO_THREAD = {
    Writers.SEATS: _("Here only seat holders start threads."),
    Writers.MANAGERS: _("Here only the managers of this forum and the secretariat start threads."),
    Writers.NOBODY: _("No new threads are started here. What was written stays to be read."),
}
NO_REPLY = {
    Writers.SEATS: _("Here only seat holders reply."),
    Writers.MANAGERS: _("Here only the managers of this forum and the secretariat reply."),
    Writers.NOBODY: _("Replies are closed in this forum. What was written stays to be read."),
}


WHY_HELD = {
    policies.EVERYONE: _("Here a moderator reads every post before others see it."),
    policies.NEWCOMERS: _("A moderator reads new members' posts before others see them."),
    policies.FIRST_POST: _("Your first posts are read by a moderator before others see them."),
    policies.LINKS: _("It has many links, so a moderator reads it before others see it."),
    policies.KIND: _("A moderator reads calls and offers before others see them."),
    policies.WATCHED: _("It has words in it that a moderator reads before others see them."),
}


def why_held(rules) -> str:
    """Why words went to a moderator, for their writer."""
    return " ".join(str(WHY_HELD[rule]) for rule in rules)


def why_not_start(member, forum) -> str:
    """For who may not start a thread; empty for a visitor whom signing in may help."""
    return _because(NO_THREAD, forum.starting, member)


def why_not_reply(member, thread) -> str:
    """For who may not reply; empty for a visitor whom signing in may help."""
    if thread.is_open:
        return _because(NO_REPLY, thread.forum.replying, member)
    return CLOSED[Stage(thread.stage)]


def _because(sentences, writers, member):
    """What is so for everybody comes before what is so for this one."""
    if writers in sentences:
        return sentences[writers]
    if member.is_authenticated and member.is_muted:
        return muted(member)
    return NOT_ADMITTED if member.is_authenticated and not is_admitted(member) else ""


def muted(member) -> str:
    """For who writes nothing for a time; the page with the reason is linked beside it."""
    if member.muted_until in (None, NO_END):
        return gettext("A moderator has decided that you write nothing for now.")
    told = gettext("A moderator has decided that you write nothing until %(until)s.")
    return told % {"until": said(member, member.muted_until)}


def said(member, moment, *, seconds: bool = False) -> str:
    """A moment in the clock of the member's office."""
    # Translators: a date as people say it, "12 March 2026", in the letters of Django's date filter.
    form = gettext("j F Y") + (", H:i:s" if seconds else ", H:i")
    return date_format(timezone.localtime(moment, zone(member.timezone)), form, use_l10n=False)


# What an action can answer to somebody's words; they stay in the form.
REFUSALS = (
    *(Refused, CallsForHelp, FileRefused, TermOver, SpeaksNoMore),
    *(Locked, Moved, LookAgain, NotNow, NotLetOut, QuotedChanged),
)


def explain(form, refused: Exception, writer, language: str) -> None:
    """Say in the form why its words were not taken.

    Args:
        refused: one of REFUSALS.
        language: the code of the language the words are written in.
    """
    match refused:
        case Refused() | CallsForHelp():
            form.refuse(writer, language)
        case FileRefused():
            form.refuse_file(refused)
        case TermOver():
            form.refuse_term()
        case SpeaksNoMore():
            form.refuse_spokesperson()
        case Locked():
            form.add_error(None, CLOSED[refused.stage])
        case Moved():
            form.add_error(None, MOVED)
        case NotLetOut():
            form.add_error(None, NOT_LET_OUT)
        case QuotedChanged():
            form.add_error(None, QUOTED_CHANGED)
        case LookAgain():
            form.ask_again()
        case NotNow():
            form.refuse_now(not_now(writer, refused))


def not_now(member, refused: NotNow) -> str:
    """Why words were not taken at this moment; they stay in the form."""
    if isinstance(refused, TooSoon):
        told = gettext("This forum is slow for now. You can send this after %(until)s.")
        return told % {"until": said(member, refused.until, seconds=True)}
    if isinstance(refused, TooMany):
        told = gettext("You have started many threads in a day. The next one: %(until)s.")
        return told % {"until": said(member, refused.until)}
    member.refresh_from_db(fields=["muted_until", "suspended_until"])
    return muted(member)
