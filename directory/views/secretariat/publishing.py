"""The secretariat publishes versions of the guidelines and the privacy notice."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory import access
from directory.actions import documents as actions
from directory.forms.publishing import DocumentForm
from directory.models import Document, DocumentVersion, Member
from network.lib.markup import clean
from network.lib.numbering import numbered
from network.lib.written import Refused


@access.for_secretariat
@require_GET
def documents(request):
    """Every version, the newest first, and how many have accepted it."""
    versions = DocumentVersion.objects.select_related("document", "language", "published_by")
    context = {
        "documents": Document.objects.order_by("slug"),
        "versions": versions.with_accepted().newest_first(),
        "members": Member.objects.admitted().count(),
    }
    return render(request, "secretariat/documents.html", context)


@access.for_secretariat
def publish(request, slug):
    """A new version, written over the one in force; looked at before it is published."""
    document = get_object_or_404(Document, slug=slug)
    in_force = DocumentVersion.objects.to_read(slug, get_language())
    form = DocumentForm.over(in_force, request.POST or None)
    preview = None
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            preview = numbered(clean(form.cleaned_data["written"], written_as="html"))
        elif _publish(request, form, document):
            return redirect("secretariat_documents")
    context = {"document": document, "form": form, "preview": preview, "in_force": in_force}
    status = 422 if form.errors else 200
    return render(request, "secretariat/document.html", context, status=status)


def _publish(request, form, document) -> bool:
    try:
        actions.publish(document=document, by=request.user, **form.cleaned_data)
    except Refused as refused:
        message = _("%(field)s looks like a personal number. Nothing was published.")
        form.add_error(None, message % {"field": refused.label})
        return False
    told = _("The new version of “%(title)s” is published.")
    messages.success(request, told % {"title": document.title})
    return True
