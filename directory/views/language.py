"""The switch in the footer: which language Havn speaks to somebody."""

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from directory.actions import members


# Without a token, so that the page of a visitor holds nothing of theirs and may be kept. The
# session's cookie does not come along from other sites: those could turn a cookie, and no member's
# choice.
@csrf_exempt
@require_POST
def language(request):
    """Keep the choice in a cookie, and with the account of a member; then back to the page."""
    if request.user.is_authenticated:
        members.choose_language(member=request.user, language=request.POST.get("language", ""))
    return set_language(request)
