"""Who may write to me, and from whom I want no words."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory import access
from directory.actions import blocking, contacting
from directory.forms.contacting import ContactableForm
from directory.models import Block, Member


@login_required
def settings_blocks(request):
    """Whether colleagues may write to me, and the list of those who may not."""
    # A box that is not ticked sends nothing: what is sent may be empty.
    sent = request.POST if request.method == "POST" else None
    form = ContactableForm(sent, initial={"is_contactable": request.user.is_contactable})
    if form.is_valid():
        contacting.let_write(member=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("settings_blocks")
    blocks = Block.objects.of(request.user).select_related("blocked").newest_first()
    context = {"form": form, "blocks": blocks}
    return render(request, "directory/settings_blocks.html", context)


@login_required
def block(request, handle):
    """What blocking does, and doing it. Also for who wrote to me and has no page any more."""
    found = Member.objects.filter(handle=handle)
    seen = found.in_use().visible_to(request.user)
    whom = get_object_or_404(seen | found.who_wrote_to(request.user))
    if not access.may_block(request.user, whom):
        raise Http404
    if request.method == "POST":
        blocking.block(member=request.user, whom=whom)
        messages.success(request, _("%(name)s is blocked.") % {"name": whom.name})
        return redirect("settings_blocks")
    return render(request, "directory/block.html", {"whom": whom})


@login_required
@require_POST
def block_end(request, pk):
    """They may write to me again."""
    row = get_object_or_404(Block.objects.of(request.user).select_related("blocked"), pk=pk)
    blocking.unblock(member=request.user, whom=row.blocked)
    messages.success(request, _("%(name)s is not blocked any more.") % {"name": row.blocked.name})
    return redirect("settings_blocks")
