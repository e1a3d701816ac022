"""The secretariat's screen: which moderator works on what."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory.access import for_secretariat
from moderation.actions import scopes as actions
from moderation.forms.scopes import ScopeForm
from moderation.models import ModeratorScope
from moderation.scopelist import lines


@for_secretariat
def scopes(request):
    """Each moderator with what is theirs; who has no line works on everything."""
    form = ScopeForm(request.POST or None, by=request.user)
    if form.is_valid():
        actions.give_scope(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("secretariat_scopes")
    status = 422 if form.errors else 200
    return render(
        request, "secretariat/scopes.html", {"form": form, "lines": lines()}, status=status
    )


@for_secretariat
@require_POST
def take(request, pk):
    scope = get_object_or_404(ModeratorScope.objects.select_related("member"), pk=pk)
    try:
        actions.take_scope(scope=scope, by=request.user)
    except actions.MayNot:
        raise PermissionDenied from None
    messages.success(request, _("Taken away. It holds from now on."))
    return redirect("secretariat_scopes")
