"""The form that replies, below a thread and elsewhere.

Most readers have kept no words there and speak for nobody else: theirs differs only by thread, by
token and by the number of what is sent. It is drawn once a process, with stand-ins for these.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directory.models import Spokesperson
from directory.models.spokespersons import as_spokesperson
from forums import access
from forums.authors import asks, spokespersons_in
from forums.forms.replies import ReplyForm
from forums.models import Draft, Forum, Thread
from network.lib.stand_ins import NUMBER, put_in, stand_in


def reply_form(request, thread, sent=None, draft=None, quoted=None, **initial) -> ReplyForm:
    """The form that replies; in a forum for seats it knows for whom the member may write."""
    about = _about(request, thread) | {"place": thread, "draft": draft, "quoted": quoted}
    return ReplyForm(**(sent or {}), initial=initial, **about)


def below(request, thread) -> dict:
    """What a thread's page shows below its posts: a form, or `blank_form`, which is HTML."""
    draft, about = _draft_of(thread), _about(request, thread)
    if draft or about.get("terms") or about.get("spokespersons"):
        return {"form": ReplyForm(initial={}, place=thread, draft=draft, **about)}
    return {"blank_form": _blank_form(request, thread, about)}


def _about(request, thread) -> dict:
    about = {"asks_here": asks(request.user, thread), "may_attach": access.may_attach(thread)}
    if not about["asks_here"]:
        about["terms"] = access.terms_in(request.user, thread.forum)
        about["spokespersons"] = _spokespersons(request, thread)
    return about


def _spokespersons(request, thread) -> list[Spokesperson]:
    """As whom the reader may write there, beside themselves; it comes with the page's thread."""
    if "speaking" not in thread.__dict__:
        return spokespersons_in(request.user, thread.forum)
    return [] if thread.forum.is_for_seats else list(map(as_spokesperson, thread.speaking))


def _draft_of(thread) -> Draft | None:
    """What the reader has not sent yet; it came with the thread."""
    if not thread.draft:
        return None
    return Draft(**thread.draft | {"saved_at": datetime.fromisoformat(thread.draft["saved_at"])})


@dataclass(frozen=True)
class Looks:
    """All that decides how an empty form looks, but in which thread it is.

    Args:
        writes: the code of the thread's language.
    """

    writes: str
    asks_here: bool
    may_attach: bool


def _blank_form(request, thread, about) -> SafeString:
    looks = Looks(thread.language_id, about["asks_here"], about["may_attach"])
    own = {
        str(NUMBER): str(thread.pk),
        stand_in("room"): thread.forum.slug,
        stand_in("token"): get_token(request),
        stand_in("submission"): str(uuid.uuid4()),
    }
    return put_in(_drawn(looks, get_language()), own)


@lru_cache(maxsize=256)
def _drawn(looks: Looks, language: str) -> str:
    forum = Forum(slug=stand_in("room"))
    thread = Thread(pk=NUMBER, language_id=looks.writes, forum=forum)
    form = ReplyForm(
        initial={"submission": stand_in("submission")},
        place=thread,
        asks_here=looks.asks_here,
        may_attach=looks.may_attach,
    )
    values = {"thread": thread, "form": form, "csrf_token": stand_in("token")}
    return render_to_string("forums/_reply_form.html", values)
