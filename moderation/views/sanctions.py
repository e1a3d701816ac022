"""What was decided about oneself: the one page that stays open to who is suspended."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from directory.own_time import in_own_time
from moderation.actions import appeals
from moderation.forms.reports import AppealForm
from moderation.models import Sanction
from moderation.sanctionpage import own_lines
from network.lib.limits import limited


@login_required
@in_own_time
@require_GET
def sanctions(request):
    """What runs now comes first, with the rule it stands on and how to object."""
    return _page(request)


@login_required
@require_POST
@never_cache
@limited("appeals", account=20, per=3600)
@in_own_time
def sanction_appeal(request, pk):
    """Ask that another person looks at it. Nothing in the words is refused."""
    own = Sanction.objects.of(request.user).select_related("member__country", "decision__matter")
    sanction, form = get_object_or_404(own, pk=pk), AppealForm(request.POST, auto_id=f"why_{pk}_%s")
    if not form.is_valid():
        return _page(request, status=422, form=form, of=pk)
    try:
        appeals.appeal_sanction(sanction=sanction, **form.cleaned_data)
    except appeals.TooLate:
        messages.warning(request, _("This was asked before, or the time is over."))
    else:
        messages.success(request, _("Another person looks at it. You are told what they say."))
    return redirect("sanctions")


def _page(request, status=200, *, form=None, of=None):
    found = Sanction.objects.of(request.user).with_ground().with_answers().newest_first()
    rows = [(line, _form(line, form, of)) for line in own_lines(found)]
    context = {
        "running": [row for row in rows if row[0].sanction.is_running],
        "others": [row for row in rows if not row[0].sanction.is_running],
        "suspended": request.user.is_suspended,
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "moderation/sanctions.html", context, status=status)


def _form(line, sent, of) -> AppealForm | None:
    """One for each: with the words that were sent, for the one they were about."""
    pk = line.sanction.pk
    if not line.may_appeal:
        return None
    return sent if pk == of else AppealForm(auto_id=f"why_{pk}_%s")
