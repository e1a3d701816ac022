"""What is not sent yet: where it was begun, its form, and how a list shows it."""

from dataclasses import dataclass
from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from forums import access, authors, replyform, visible
from forums.forms.texts import EditForm
from forums.forms.threads import ThreadForm
from forums.kinds import FORMS
from forums.models import Draft, Forum, Thread
from forums.models.drafts import PLACES
from network.lib.markup import plain
from network.lib.pages import whole_number

# The page that shows a form again whose words were not kept.
PAGES = {"forum": "forums/thread_form.html", "thread": "forums/reply.html"}
PAGES |= {"post": "forums/post_form.html"}
FORUM_OF = {"forum": "pk__in", "thread": "forum__in", "post": "thread__forum__in"}
WITH = {"forum": ["priority"], "thread": ["forum"], "post": ["thread__forum"]}


def place_of(request):
    """The place that a form names, as in "thread-42".

    Raises:
        Http404: there is no such place, or its forum is not open to the member.
    """
    name, _, number = request.POST.get("place", "").partition("-")
    if name not in PLACES:
        raise Http404
    readable = {FORUM_OF[name]: visible.forum_ids(request), "pk": whole_number(number, 0)}
    return get_object_or_404(PLACES[name].objects.select_related(*WITH[name]), **readable)


def form_for(request, place):
    """The form of the place, with what was sent, but for files: none is kept."""
    match place._meta.model_name:
        case "forum":
            if (kind := request.POST.get("kind")) not in Thread.Kind.values:
                raise Http404
            terms = access.terms_in(request.user, place)
            about = {"spokespersons": authors.spokespersons_in(request.user, place)}
            return ThreadForm(request.POST, forum=place, kind=kind, terms=terms, **about)
        case "thread":
            return replyform.reply_form(request, place, {"data": request.POST})
        case _:
            return EditForm(request.POST, place=place, there=_files(place))


def context(place, form) -> dict:
    """Of the page that shows the form again."""
    match place._meta.model_name:
        case "forum":
            return {"forum": place, "form": form, "forms": [(form.kind, FORMS[form.kind])]}
        case "thread":
            return {"thread": place, "form": form}
        case _:
            about = {"post": place, "thread": place.thread, "files": _files(place)}
            return {**about, "form": form}


def page_for(place) -> str:
    return PAGES[place._meta.model_name]


def _files(post):
    return list(post.files.filter(gone="").in_order())


def language_of(place, form) -> str:
    """The code of the language that the words are written in."""
    match place._meta.model_name:
        case "forum":
            return form.data.get("language", "")
        case _:
            return place.language_id


def address_of(place) -> str:
    """Where one goes on writing."""
    match place._meta.model_name:
        case "forum":
            return reverse("thread_new", args=[place.slug])
        case "thread":
            return f"{place.get_absolute_url()}?page=last#reply"
        case _:
            return reverse("post_edit", args=[place.pk])


@dataclass(frozen=True)
class Row:
    """A draft as the list shows it.

    Args:
        title: of the place; empty where the member does not read any more.
        words: how it begins.
    """

    draft: Draft
    title: str
    address: str
    words: str


def rows(request) -> list[Row]:
    """The member's drafts, the newest first. One query beside the forums'."""
    drafts = Draft.objects.of(request.user).with_place().newest_first()
    return list(map(partial(_row, open_to=set(visible.forum_ids(request))), drafts))


def _row(draft: Draft, open_to: set[int]) -> Row:
    words = draft.title or plain(draft.html) or " ".join(draft.answered.values()) or draft.tags
    place = draft.place
    if _forum(place).pk not in open_to:
        return Row(draft, "", "", words)
    return Row(draft, getattr(place, "thread", place).title, address_of(place), words)


def _forum(place) -> Forum:
    thread = getattr(place, "thread", place)
    return getattr(thread, "forum", thread)
