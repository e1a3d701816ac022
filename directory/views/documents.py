"""The guidelines and the privacy notice, for everybody; accepting, for members."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from directory.access import ASKED_TO_ACCEPT
from directory.actions.documents import accept
from directory.models import GUIDELINES, PRIVACY, DocumentVersion, HelpNumber
from network.lib.numbering import numbered


@require_GET
def guidelines(request):
    """What we ask of each other. Every number is an address others can cite."""
    version = _to_read(GUIDELINES)
    return render(request, "directory/guidelines.html", _page(version))


@require_GET
def privacy(request):
    """What is kept of members, why, how long, and whom to ask."""
    version = _to_read(PRIVACY)
    return render(request, "directory/privacy.html", _page(version))


@require_GET
def document_version(request, pk):
    """One version, also when it holds no longer: decisions cite its numbers."""
    versions = DocumentVersion.objects.in_force().select_related("document", "language")
    version = get_object_or_404(versions, pk=pk)
    context = _page(version) | {"newest": _to_read(version.document_id)}
    return render(request, "directory/document_version.html", context)


def _to_read(slug):
    version = DocumentVersion.objects.to_read(slug, get_language())
    if version is None:
        raise Http404
    return version


def _page(version):
    versions = DocumentVersion.objects.of(version.document_id).in_force().newest_first()
    return {
        "version": version,
        "text": numbered(version.text),
        "versions": versions,
        "help_numbers": HelpNumber.objects.shown().in_order(),
        "contact": settings.CONTACT_EMAIL,
    }


@login_required
def accept_guidelines(request):
    """What changed, the whole text, and one button; only then does the member go on."""
    version = DocumentVersion.objects.to_accept(request.user)
    goes_on = _safe_next(request)
    if version is None:
        request.session.pop(ASKED_TO_ACCEPT, None)
        return redirect(goes_on)
    if request.method == "POST" and request.POST.get("version") == str(version.pk):
        accept(version=version, member=request.user)
        request.session.pop(ASKED_TO_ACCEPT, None)
        return redirect(goes_on)
    context = {
        "version": version,
        "text": numbered(version.text),
        "help_numbers": HelpNumber.objects.shown().in_order(),
        "is_new_to_them": not request.user.acceptances.exists(),
        "next": goes_on,
    }
    return render(request, "directory/accept_guidelines.html", context)


def _safe_next(request) -> str:
    """Where the member was going, when that is here."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return "/"
