"""The secretariat's screen: what is read first, how fast one writes, which words are watched."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory.access import for_secretariat
from directory.models import Country
from forums.actions import policies as actions
from forums.forms.policies import PolicyForm, WatchedWordForm
from forums.models import PostingPolicy, WatchedWord
from moderation.models import Responder
from network.lib.written import Refused


@for_secretariat
def posting(request):
    """What holds in every forum; below it the words, each with a form of its own."""
    form = PolicyForm(request.POST or None, instance=PostingPolicy.objects.current())
    if request.method == "POST" and form.is_valid():
        actions.change_policy(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("secretariat_posting")
    return _page(request, form, WatchedWordForm())


@for_secretariat
@require_POST
def watch(request):
    """Add a word to the list."""
    form = WatchedWordForm(request.POST)
    if form.is_valid():
        try:
            actions.watch_word(by=request.user, **form.cleaned_data)
        except Refused:
            form.add_error(None, _("This looks like a personal number. Nothing was saved."))
        except actions.AlreadyWatched:
            form.add_error("phrase", _("It is in the list already."))
        except actions.Empty:
            form.add_error("phrase", _("Write at least one letter or digit."))
        else:
            messages.success(request, _("It is watched from now on."))
            return redirect("secretariat_posting")
    return _page(request, PolicyForm(instance=PostingPolicy.objects.current()), form)


@for_secretariat
@require_POST
def unwatch(request, pk):
    actions.unwatch_word(word=get_object_or_404(WatchedWord, pk=pk), by=request.user)
    messages.success(request, _("It is watched no more."))
    return redirect("secretariat_posting")


def _page(request, form, word_form):
    named = Responder.objects.values("country")
    context = {
        "form": form,
        "word_form": word_form,
        "words": WatchedWord.objects.all(),
        # What is held there is read by nobody.
        "unread": Country.objects.exclude(pk__in=named).order_by("name"),
    }
    status = 422 if form.errors or word_form.errors else 200
    return render(request, "secretariat/posting.html", context, status=status)
