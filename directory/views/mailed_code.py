""" "Is it still you?", for who has neither password nor key."""

from allauth.account.internal.flows.reauthentication import resume_request
from allauth.account.utils import passthrough_next_redirect_url
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from directory.forms.sign_in import ConfirmLoginCodeForm
from directory.mailed_code import MailedCode, is_the_way
from network.lib.limits import limited


@login_required
@limited("mailed-codes", account=20, per=3600)
def mailed_code(request):
    """A press mails the code; the code leads on to where the member was going."""
    if not is_the_way(request.user):
        other = reverse("account_reauthenticate")
        return redirect(passthrough_next_redirect_url(request, other, REDIRECT_FIELD_NAME))
    if request.method == "POST" and "send" in request.POST:
        MailedCode.begin(request)
        return redirect(request.get_full_path())
    mailed = MailedCode.resume(request)
    form = ConfirmLoginCodeForm(request.POST or None, code=mailed.code) if mailed else None
    if request.method == "POST" and form and form.is_valid():
        mailed.finish()
        return resume_request(request) or redirect("settings")
    if request.method == "POST" and not (mailed and mailed.record_invalid_attempt()):
        messages.error(request, _("That code does not count any more. Let us send a new one."))
        return redirect(request.get_full_path())
    context = {"form": form, "email": request.user.email}
    status = 422 if form and form.errors else 200
    return render(request, "account/mailed_code.html", context, status=status)
