"""Learning who asks without a name: a reason first, then the name, once."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from directory.own_time import in_own_time
from moderation import access
from moderation.actions.names import learn_name
from moderation.forms.names import LearnNameForm
from network.lib.limits import limited
from network.lib.written import Refused


@access.for_moderators
@never_cache
@limited("names", account=30, per=3600)
@in_own_time
def name_behind(request, pk):
    """Who is behind one voice; the answer to a reason shows it and is kept nowhere."""
    asked = access.names_of_desk(request.user).behind(pk)
    unnamed = get_object_or_404(asked.select_related("voice__country", "member__organisation"))
    form, member = LearnNameForm(request.POST or None), None
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            member = learn_name(unnamed=unnamed, reader=request.user, reason=reason)
        except Refused as refused:
            form.refuse(refused)
    context = {
        "voice": unnamed.voice,
        "form": form,
        "shown": member,
        "readings": unnamed.readings.newest_first(),
    }
    status = 422 if form.errors else 200
    return render(request, "moderation/name_behind.html", context, status=status)
