"""The secretariat makes forums, and says who reads, who writes and what leaves by mail."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory.access import for_secretariat
from forums import access
from forums.actions import forums as actions
from forums.consequences import Consequences, consequences
from forums.forms.secretariat import ForumForm, NewForumForm
from forums.models import Forum
from forums.models.audience import reader_counts
from network.lib.written import Refused


@for_secretariat
@require_GET
def forums(request):
    """All of them in their order, with what is set and how many they reach."""
    found = list(Forum.objects.in_order().with_sizes())
    readers = reader_counts(found)
    context = {"rows": [(forum, readers[forum.pk]) for forum in found]}
    return render(request, "secretariat/forums.html", context)


@for_secretariat
def forum(request, slug):
    """One forum; what a change opens or closes is said first, and wants a yes."""
    shown = get_object_or_404(Forum.objects.select_related("priority"), slug=slug)
    form = ForumForm(request.POST or None, forum=shown)
    asked = Consequences()
    if request.method == "POST" and form.is_valid():
        asked = consequences(shown, form.changed_forum())
        if not asked or request.POST.get("confirmed") == asked.key:
            asked = Consequences()
            if _saved(request, form, _("“%(title)s” is changed.")):
                return redirect("secretariat_forums")
    readers = access.readers(shown).count()
    context = {"shown": shown, "form": form, "asked": asked, "readers": readers}
    status = 422 if form.errors else 200
    return render(request, "secretariat/forum.html", context, status=status)


@for_secretariat
def new(request):
    """A forum that is not there yet; its address stays."""
    form = NewForumForm(request.POST or None, forum=Forum())
    told = _("“%(title)s” is open.")
    if request.method == "POST" and form.is_valid() and _saved(request, form, told):
        return redirect("secretariat_forums")
    status = 422 if form.errors else 200
    return render(request, "secretariat/forum.html", {"form": form}, status=status)


def _saved(request, form, told) -> bool:
    try:
        if form.forum.pk:
            forum = actions.change(forum=form.forum, by=request.user, **form.cleaned_data)
        else:
            forum = actions.make(by=request.user, **form.cleaned_data)
    except Refused as refused:
        message = _("%(field)s: this looks like a personal number. Nothing was saved.")
        form.add_error(None, message % {"field": refused.label})
        return False
    messages.success(request, told % {"title": forum.title})
    return True
