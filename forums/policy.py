"""Why a reader cannot write here, in one sentence for the page."""

from django.utils.translation import gettext_lazy as _

from directory.access import is_admitted
from forums.models import Forum

Writers = Forum.Writers

NOT_ADMITTED = _("You can write here once the secretariat has admitted you.")

LOCKED = _("A moderator has closed this conversation. What was written stays to be read.")
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


def why_not_start(member, forum) -> str:
    """For who may not start a thread; empty for a visitor whom signing in may help."""
    return _because(NO_THREAD, forum.starting, member)


def why_not_reply(member, thread) -> str:
    """For who may not reply; empty for a visitor whom signing in may help."""
    return LOCKED if thread.locked_at else _because(NO_REPLY, thread.forum.replying, member)


def _because(sentences, writers, member):
    """What is so for everybody comes before what is so for this one."""
    if writers in sentences:
        return sentences[writers]
    return NOT_ADMITTED if member.is_authenticated and not is_admitted(member) else ""
