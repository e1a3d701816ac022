"""Writing to a colleague without an address, and what colleagues wrote to me."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory import access
from directory.actions import contacting
from directory.forms.contacting import ContactForm
from directory.models import Block, Contact, Member
from network.lib.limits import limited
from network.lib.pages import Page, page_number, whole_number
from network.lib.written import Refused

SIZE = 30


@login_required
@limited("contact", account=30, per=3600)
def contact(request, handle):
    """Subject and words for one colleague, who reads them in a mail."""
    whom = get_object_or_404(Member.objects.visible_to(request.user).with_card(), handle=handle)
    if whom.pk == request.user.pk or not whom.is_in_use:
        raise Http404
    answers = _answered(request, whom)
    context = {"whom": whom, "where": whom.face.where, "answers": answers, "form": None}
    if not access.may_contact(request.user, whom, answers=answers):
        return render(request, "directory/contact.html", context, status=403)
    form = ContactForm(request.POST or None, initial=_begun(answers))
    if request.method == "POST" and form.is_valid() and _send(request, whom, answers, form):
        messages.success(request, _("Sent. %(name)s reads it in a mail.") % {"name": whom.name})
        return redirect("contacts" if answers else "member", **_back(whom, answers))
    status = 422 if form.errors else 200
    return render(request, "directory/contact.html", context | {"form": form}, status=status)


def _answered(request, whom) -> Contact | None:
    """The message of theirs that is answered, if it is there and has no answer."""
    if not (number := whole_number(request.GET.get("answers"), 0)):
        return None
    found = Contact.objects.between(whom, request.user).in_sight().unanswered()
    return get_object_or_404(found, pk=number)


def _begun(answers) -> dict:
    if answers is None:
        return {}
    begins = _("Re: %(subject)s")
    is_one = answers.subject.startswith(begins % {"subject": ""})
    return {"subject": (answers.subject if is_one else begins % {"subject": answers.subject})[:120]}


def _back(whom, answers) -> dict:
    return {} if answers else {"handle": whom.handle}


def _send(request, whom, answers, form) -> bool:
    """Whether it was sent; else the form says why not."""
    try:
        contacting.contact(
            sender=request.user, recipient=whom, answers=answers, **form.cleaned_data
        )
    except Refused as refused:
        message = _("%(field)s: %(reasons)s Nothing was sent.")
        reasons = " ".join(refused.reasons)
        form.add_error(None, message % {"field": refused.label, "reasons": reasons})
    except contacting.TooMany:
        form.add_error(
            None, _("You have written to as many colleagues as one may for now. Try again later.")
        )
    except contacting.Answered:
        form.add_error(None, _("You have answered that already."))
    return not form.errors


@login_required
@require_GET
def contacts(request):
    """What colleagues wrote to me, newest first."""
    number = page_number(request.GET.get("page"))
    found = Contact.objects.received_by(request.user).with_sender().newest_first()
    start = (number - 1) * SIZE
    rows = list(found[start : start + SIZE + 1])
    if number > 1 and not rows:
        raise Http404
    page = Page(number, number + (len(rows) > SIZE), reverse("contacts"))
    shown = [(contact, _where(contact.sender)) for contact in rows[:SIZE]]
    context = {"contacts": shown, "page": page}
    return render(request, "directory/contacts.html", context)


@login_required
@require_GET
def received(request, pk):
    """One message: for its recipient with answer, report and block; as it was, for its sender."""
    found = Contact.objects.of(request.user).with_sender().select_related("recipient", "answer")
    contact = get_object_or_404(found, pk=pk)
    is_mine = contact.sender_id == request.user.pk
    other = contact.recipient if is_mine else contact.sender
    context = {
        "contact": contact,
        "is_mine": is_mine,
        "other": other,
        "where": _where(other),
    }
    if not is_mine and other:
        context |= _acts(request.user, contact)
    return render(request, "directory/contact_received.html", context)


def _acts(member, contact) -> dict:
    """What the recipient can do about a message."""
    sender, has_answer = contact.sender, hasattr(contact, "answer")
    is_open = not has_answer and not contact.hidden_at
    return {
        "has_answer": has_answer,
        "may_answer": is_open and access.may_contact(member, sender, answers=contact),
        "may_report": not contact.hidden_at,
        "is_blocked": Block.objects.of(member).filter(blocked=sender).exists(),
    }


def _where(member) -> str:
    """Where a colleague works, as all members see it; nothing of who has left."""
    return member.face.where if member else ""
