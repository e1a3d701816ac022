"""Between signing in and going on: new guidelines are accepted first."""

from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from directory.access import ASKED_TO_ACCEPT
from forums.models import Forum

# Open to whoever has not accepted: what explains it, and the ways out.
OPEN_PAGES = {
    *("accept_guidelines", "guidelines", "privacy", "document_version"),
    *("about", "accessibility", "help", "status", "forums"),
    *("dismiss_announcement", "digest_stop", "second_factor"),
    *("concern", "concern_state", "language", "sanctions", "sanction_appeal"),
    *("healthz", "readyz", "robots", "sitemap", "security_txt"),
}
# Signing out, the second factor, taking one's data along, leaving.
OPEN_FOLDERS = ("/accounts/", "/settings/data/", "/settings/leave/")


class AcceptanceMiddleware:
    """Leads who was asked at sign-in to the guidelines; what is public stays readable."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.session.get(ASKED_TO_ACCEPT) or not request.user.is_authenticated:
            return None
        if _is_open(request, kwargs):
            return None
        asked = reverse("accept_guidelines")
        if request.method == "GET" and not request.htmx:
            return redirect(f"{asked}?{urlencode({'next': request.get_full_path()})}")
        return HttpResponseClientRedirect(asked) if request.htmx else redirect(asked)


def _is_open(request, kwargs) -> bool:
    name = request.resolver_match.url_name
    if name in OPEN_PAGES or request.path.startswith(OPEN_FOLDERS):
        return True
    return request.method == "GET" and _is_public(name, kwargs)


def _is_public(name, kwargs) -> bool:
    """Whether a visitor could read it too."""
    public = Forum.objects.visible_to(AnonymousUser())
    if name == "forum":
        return public.filter(slug=kwargs["slug"]).exists()
    if name in ("thread", "thread_short", "since"):
        return public.filter(threads=kwargs["pk"]).exists()
    return False
