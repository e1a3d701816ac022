"""A thread as a paper for a file note: a page to print, and a PDF."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from forums import access, threadpage
from forums.actions import office
from forums.paper.gather import paper_of
from forums.paper.pdf import CouldNotBeSet, as_pdf
from network.lib.limits import limited


@login_required
@require_safe
@limited("papers", account=60, per=3600, reads=True)
def thread_paper(request, pk):
    """All of a thread on one page, without a script."""
    thread = _to_take(request, pk)
    if not access.may_take_paper(thread):
        return _stays(request, thread)
    return render(request, "forums/paper.html", {"paper": _made(request, thread)})


@login_required
@require_safe
@limited("pdfs", account=20, per=3600, reads=True)
def thread_pdf(request, pk):
    """The same as a file."""
    thread = _to_take(request, pk)
    if not access.may_take_paper(thread):
        return _stays(request, thread)
    try:
        pdf = as_pdf(_made(request, thread))
    except CouldNotBeSet:
        return render(request, "forums/paper_fails.html", {"thread": thread}, status=503)
    headers = {
        "Content-Disposition": content_disposition_header(True, f"havn-{thread.pk}.pdf"),
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _to_take(request, pk):
    """The thread, for members alone: their names stand on the paper."""
    if not access.may_see_names(request.user):
        raise Http404
    return threadpage.get_thread(request, pk)


def _stays(request, thread):
    return render(request, "forums/paper_stays.html", {"thread": thread}, status=403)


def _made(request, thread):
    office.note_reading(thread, request.user)
    return paper_of(request, thread)
