"""Colleagues like me, elsewhere."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from directory import access
from directory.forms.peers import PeerForm
from directory.peers import find
from network.lib.limits import limited


@login_required
@require_GET
@access.for_colleagues
@limited("peers", account=120, per=3600, reads=True)
def peers(request):
    """Ten at the most, and why each of them."""
    form = PeerForm(request.GET)
    own, found = find(request.user, form.sought)
    context = {"form": form, "peers": found, "own": own}
    return render(request, "directory/peers.html", context)
