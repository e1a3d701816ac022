"""The desk, as far as words are held there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from moderation import access
from moderation.actions import held as actions
from moderation.actions.sealed_files import EXCERPT, open_file
from moderation.forms.held import AnswerForm, OpenForm, WordsForm
from moderation.heldpage import rows
from moderation.models import Seal, SealReading
from network.lib.files.answers import as_attachment
from network.lib.files.reading import FileRefused
from network.lib.holding import NoLongerPossible
from network.lib.limits import limited
from network.lib.written import Refused

CLOSED_SHOWN = 20


@login_required
@require_GET
def desk_held(request):
    """Held words of the countries one is named for: what waits, and what was decided last."""
    if not access.may_moderate(request.user):
        raise Http404
    matters = access.matters_of_desk(request.user).held().select_related("country")
    decided = matters.closed().order_by("-closed_at")[:CLOSED_SHOWN]
    context = {
        "waiting": rows(request.user, matters.open().by_urgency()),
        "decided": rows(request.user, decided),
    }
    return render(request, "moderation/desk_held.html", context)


@login_required
@require_GET
def desk_held_matter(request, pk):
    """One matter: what is known without its words, and who has read them."""
    return _page(request, _matter(request, pk))


@login_required
@require_POST
@limited("seals", account=60, per=600)
def desk_held_open(request, pk):
    """Show the words once, with the forms that decide. The reading is on record before."""
    matter = _matter(request, pk)
    form = OpenForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            asked = {"matter": matter, "reader": request.user, "reason": reason}
            opened, files = actions.open_words(**asked), actions.open_files(**asked)
        except Refused:
            form.add_error("reason", _("This looks like a personal number. Leave it out."))
        except LookupError:
            form.add_error(None, _("These words are destroyed."))
        else:
            choices = [seal for seal, _file in files] if matter.is_open else []
            words = WordsForm(opened=opened, files=choices)
            shown = {"words": words, "answer": AnswerForm(), "files": files, "reason": reason}
            return _page(request, matter, **shown)
    return _page(request, matter, status=422, open_form=form)


@login_required
@require_POST
@limited("seals", account=60, per=600)
def desk_held_file(request, pk, seal):
    """One held file, to be looked at. The reading is on record before."""
    matter = _matter(request, pk)
    sealed = get_object_or_404(Seal.objects.of(matter).files(), pk=seal)
    form = OpenForm(request.POST)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            file = open_file(seal=sealed, reader=request.user, reason=reason)
        except Refused:
            form.add_error("reason", _("This looks like a personal number. Leave it out."))
        except LookupError:
            raise Http404 from None
        else:
            return as_attachment(file.name, file.of_kind, file.data)
    return _page(request, matter, status=422, open_form=form)


@login_required
@require_POST
def desk_held_publish(request, pk):
    """Let the words through. They come with the form: nobody opens the seal a second time."""
    matter = _matter(request, pk)
    files = actions.sealed_files_of(matter)
    form = WordsForm(request.POST, opened=actions.fields_of(matter), files=files)
    if form.is_valid():
        try:
            about = {"words": form.words, "without": form.left_out}
            actions.publish(matter=matter, by=request.user, **about)
        except FileRefused as refused:
            form.add_error(None, refused.sentence)
        except Refused as refused:
            told = _("%(field)s still holds what identifies a person. It is not published.")
            form.add_error(None, told % {"field": refused.label})
        except NoLongerPossible:
            told = _("It cannot be published there any more. Tell the writer why.")
            form.add_error(None, told)
        except actions.Settled:
            return _settled(request)
        else:
            messages.success(request, _("Published in the name of its writer."))
            return redirect("desk_held")
    return _page(request, matter, status=422, words=form, answer=AnswerForm())


@login_required
@require_POST
def desk_held_return(request, pk):
    """Do not publish, and tell the writer why."""
    matter = _matter(request, pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            actions.give_back(matter=matter, by=request.user, answer=form.cleaned_data["answer"])
        except Refused:
            form.add_error("answer", _("Your answer holds something that can identify a person."))
        except actions.Settled:
            return _settled(request)
        else:
            messages.success(request, _("Not published. The writer reads your answer."))
            return redirect("desk_held")
    return _page(request, matter, status=422, answer=form)


def _matter(request, pk):
    matters = access.matters_of_desk(request.user).held().select_related("country", "author")
    return get_object_or_404(matters, pk=pk)


def _settled(request):
    messages.info(request, _("A colleague has decided on this already."))
    return redirect("desk_held")


def _page(request, matter, status=200, **forms):
    readings = SealReading.objects.filter(seal__in=Seal.objects.of(matter).values("pk"))
    context = {
        "row": rows(request.user, [matter])[0],
        "matter": matter,
        "may_learn_name": access.may_learn_name(request.user, matter.author),
        "rules": actions.rules_of(matter),
        "readings": readings.select_related("reader"),
        "open_form": OpenForm(),
        "excerpt_slice": f":{EXCERPT}",
        "sealed_files": actions.sealed_files_of(matter),
        **forms,
    }
    return render(request, "moderation/desk_held_matter.html", context, status=status)
