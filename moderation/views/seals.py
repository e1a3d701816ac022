"""Opening what is sealed: a reason first, then the words, once. A file is saved, not shown."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from moderation import access
from moderation.actions import seals
from moderation.actions.sealed_files import open_file
from moderation.forms.seals import OpenSealForm
from moderation.models import Seal
from network.lib.files.answers import as_attachment
from network.lib.limits import limited
from network.lib.markup import plain
from network.lib.texts import Sealed, Text, declared, declared_as_sealed
from network.lib.written import Refused


@login_required
@limited("seals", account=30, per=3600)
def sealed(request, pk):
    """One seal, for its responders; the answer to a reason shows the words and is kept nowhere."""
    seal = get_object_or_404(Seal.objects.select_related("country"), pk=pk)
    if not access.may_open(request.user, seal):
        raise Http404
    form, words = OpenSealForm(request.POST or None), None
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            if seal.stored:
                file = open_file(seal=seal, reader=request.user, reason=reason)
                return as_attachment(file.name, file.of_kind, file.data)
            words = seals.open_seal(seal=seal, reader=request.user, reason=reason)
        except Refused as refused:
            form.refuse(refused)
        except LookupError:
            raise Http404 from None
    field = _declared(seal)
    if words is not None and isinstance(field, Text) and field.html:
        words = plain(words)
    context = {
        "seal": seal,
        "form": form,
        "label": field.label,
        "words": words,
        "readings": seal.readings.select_related("reader"),
    }
    return render(request, "moderation/sealed.html", context, status=422 if form.errors else 200)


def _declared(seal: Seal) -> Text | Sealed:
    """What its words were written as; those of a concern stand nowhere but in the seal."""
    model, _, name = seal.field.rpartition(".")
    try:
        return declared(model, name)
    except LookupError:
        return declared_as_sealed(seal.field)
