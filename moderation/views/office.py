"""Applications and changes at the desk: decided as on their own page, and on to the next."""

from django.contrib import messages
from django.http import Http404
from django.views.decorators.http import require_POST

from moderation import access
from moderation.actions import office
from moderation.actions.matters import Settled
from moderation.deskpage import answer_form
from moderation.forms.desk import SeenForm
from moderation.views.matter_acts import meanwhile, onwards
from moderation.views.matters import found, page
from network.lib import subjects
from network.lib.limits import limited
from network.lib.matters import Decided
from network.lib.written import Refused


@access.for_moderators
@require_POST
@limited("decisions", account=120, per=600)
def answer(request, pk):
    """Decide on an application or a change, as on its own page, and go on with the next."""
    shown, seen_form = found(request, pk), SeenForm(request.POST)
    if not shown.is_office:
        raise Http404
    thing = subjects.kept(shown.subject_type, shown.subject_id)
    form = answer_form(request.user, shown, thing, request.POST)
    if form is None:
        # Nothing is left to decide: what was typed is shown once more, to be taken along.
        kept = request.POST.get("words", "")
        return page(request, shown, status=409, kept=kept, meanwhile=meanwhile(Settled()))
    if form.is_valid() and seen_form.is_valid():
        try:
            said = office.answer(
                matter=shown,
                seen=seen_form.cleaned_data["seen"],
                act=lambda: form.carry_out(request.user),
            )
        except Refused as refused:
            form.refuse(refused)
        except (Decided, Settled):
            form.add_error(None, meanwhile(Settled()))
            return page(request, found(request, pk), status=409, answer_form=form)
        else:
            messages.success(request, said)
            return onwards(request, shown)
    return page(request, shown, status=422, answer_form=form)
