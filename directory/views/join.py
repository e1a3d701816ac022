"""Coming in: by an invitation, or waiting for the answer to an application."""

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from directory import access
from directory.actions import applications, invitations
from directory.entrance import AnswerForm, JoinForm
from directory.models import Application, Invitation, InvitationLine, Member
from directory.models.invitations import JOIN
from network.lib.signing import number_of
from network.lib.written import Refused


@never_cache
@rate_limit(action="join")
def join(request, token):
    """Say who invites, ask how the invited person is called, let them in."""
    invitation = _open(token)
    if invitation is None:
        return _closed(request)
    if request.user.is_authenticated:
        return _with_account(request, invitation)
    form = JoinForm(request.POST or None, invitation=invitation, initial=_known_of(invitation))
    if request.method == "POST" and form.is_valid() and (answer := _come_in(request, form)):
        return answer
    status = 422 if form.errors else 200
    return _unlisted(
        render(
            request, "directory/join.html", {"invitation": invitation, "form": form}, status=status
        )
    )


def _known_of(invitation: Invitation) -> dict:
    """The name that stood in the list, for who was invited by one."""
    line = InvitationLine.objects.of(invitation)
    return {"name": line.name} if line else {}


def _come_in(request, form: JoinForm):
    """The answer to who may come in; None when the form has to be looked at again."""
    written, invitation = form.written, form.invitation
    if Member.objects.filter(email__iexact=written["email"]).exists():
        return _has_account(request, form)
    try:
        member = invitations.join(invitation=invitation, **written)
    except invitations.Closed:
        return _closed(request)
    except Refused as refused:
        message = _("%(field)s looks like a personal number.") % {"field": refused.label}
        form.add_error(None, message)
        return None
    except IntegrityError:  # after the form had looked
        form.add_error("handle", _("Somebody took that handle a moment ago. Choose another."))
        return None
    return perform_login(request, member, signup=True, email=member.email)


def _has_account(request, form: JoinForm):
    """Who was mailed to may know it; behind a link anybody may stand, so the mail says it."""
    if form.invitation.email:
        form.add_error(None, _("You have an account already. Sign in, and this page lets you in."))
        return None
    email = form.cleaned_data["email"]
    get_adapter().send_account_already_exists_mail(email)
    return perform_login(request, None, signup=True, email=email)


def _with_account(request, invitation: Invitation):
    """Somebody who waits is let in by one press."""
    if request.user.is_admitted:
        messages.info(request, _("You are a member already: this invitation is for somebody new."))
        return redirect("home")
    may_take_up = access.may_take_up(request.user, invitation)
    if request.method == "POST" and may_take_up:
        try:
            invitations.take_up(invitation=invitation, member=request.user)
        except invitations.Closed:
            return _closed(request)
        return redirect(get_adapter().get_login_redirect_url(request))
    context = {"invitation": invitation, "may_take_up": may_take_up}
    status = 403 if request.method == "POST" else 200
    return _unlisted(render(request, "directory/join_with_account.html", context, status=status))


def _open(token: str) -> Invitation | None:
    try:
        pk = number_of(JOIN, token)
    except LookupError:
        return None
    return Invitation.objects.open().select_related("by__organisation").filter(pk=pk).first()


def _closed(request):
    """One page for every reason: who holds a dead link learns nothing but what to do."""
    return _unlisted(render(request, "directory/join_closed.html", status=404))


def _unlisted(response):
    response["X-Robots-Tag"] = "noindex"
    return response


@login_required
def application(request):
    """What became of my application; a POST answers what was asked."""
    shown = get_object_or_404(Application, member=request.user)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not access.may_answer(request.user, shown):
            raise PermissionDenied
        try:
            applications.answer(application=shown, words=form.cleaned_data["words"])
        except Refused as refused:
            message = _("%(field)s: this looks like a personal number. Nothing was sent.")
            form.add_error("words", message % {"field": refused.label})
        except applications.Decided:
            return redirect("application")
        else:
            messages.success(request, _("Your answer is with the secretariat."))
            return redirect("application")
    context = {
        "shown": shown,
        "form": form,
        "steps": shown.steps.all(),
        "may_answer": access.may_answer(request.user, shown),
    }
    status = 422 if form.errors else 200
    return render(request, "directory/application.html", context, status=status)
