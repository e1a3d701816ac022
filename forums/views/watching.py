"""Saying how loud a thread, a forum, a priority or a tag is, and seeing what one has said."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from directory.vocabularies import priorities_in_use
from forums import threadpage, visible, watchchoice, watchpage
from forums.actions import reading
from forums.forms.watching import TagForm
from forums.models import Thread, WideWatch

PAGE = "forums/settings_watching.html"


@login_required
@require_GET
def settings_watching(request):
    """Everything the member has said, and what counts where they have said nothing."""
    return render(request, PAGE, watchpage.context(request))


@login_required
@require_POST
def watch(request, pk):
    """Set how loud a thread is; without a volume, what holds around it counts."""
    thread = get_object_or_404(Thread.objects.in_forums(visible.forum_ids(request)), pk=pk)
    if (volume := _volume(request)) is None:
        reading.follow_the_rest(watches=thread.watches.filter(member=request.user))
    else:
        try:
            reading.watch(thread, request.user, volume)
        except ValueError:
            raise Http404 from None
    if _is_from_settings(request):
        return _answer(request, watchchoice.of_thread(thread, volume, back="settings"))
    if request.htmx:
        return render(request, "forums/_watch.html", threadpage.watch_context(request, thread.pk))
    return redirect(thread)


@login_required
@require_POST
def watch_forum(request, slug):
    """Set how loud a forum is."""
    for forum in visible.forums(request):
        if forum.slug == slug:
            volume = _choose(request, forum=forum)
            back = request.POST.get("back", "")
            return _answer(request, watchchoice.of_forum(forum, volume, back=back))
    raise Http404


@login_required
@require_POST
def watch_priority(request, slug):
    """Set how loud a priority is."""
    for priority in priorities_in_use():
        if priority.slug == slug:
            volume = _choose(request, priority=priority)
            works_on = set(request.user.priorities.values_list("pk", flat=True))
            return _answer(request, watchpage.of_priority(priority, volume, works_on))
    raise Http404


@login_required
@require_POST
def watch_tag(request, pk):
    """Set how loud a tag is, of those the member has chosen something for."""
    row = get_object_or_404(WideWatch.objects.of(request.user).with_names(), tag=pk)
    volume = _choose(request, tag=row.tag)
    return _answer(request, watchchoice.of_tag(row.tag, volume, back="settings"))


@login_required
@require_POST
def watch_new_tag(request):
    """Follow a tag by its name."""
    form = TagForm(request.POST)
    if form.is_valid() and (tag := form.tag_for(request.user)):
        reading.watch_wide(member=request.user, volume=form.cleaned_data["volume"], tag=tag)
        return redirect("settings_watching")
    return render(request, PAGE, watchpage.context(request, form), status=422)


def _choose(request, **thing) -> int | None:
    if (volume := _volume(request)) is None:
        rows = WideWatch.objects.of(request.user).filter(**thing)
        reading.follow_the_rest(watches=rows)
        return None
    try:
        reading.watch_wide(member=request.user, volume=volume, **thing)
    except ValueError:
        raise Http404 from None
    return volume


def _volume(request) -> int | None:
    """The level that was sent, None for none.

    Raises:
        Http404: it is no number.
    """
    sent = request.POST.get("volume")
    if sent == "":
        return None
    try:
        return int(sent)
    except (TypeError, ValueError):
        raise Http404 from None


def _is_from_settings(request) -> bool:
    return request.POST.get("back") == "settings"


def _answer(request, choice: watchchoice.Choice):
    """The same form in its new state; without a script, the page it stood on."""
    if request.htmx:
        return render(request, "forums/_loud.html", {"choice": replace(choice, saved=True)})
    if _is_from_settings(request) or not choice.url:
        return redirect("settings_watching")
    return redirect(choice.url)
