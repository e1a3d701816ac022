"""What is said to machines: search engines, and people who found a hole."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

# Without end, or of no use to a reader. All else that is not public says noindex itself.
NOT_FOR_CRAWLERS = ("/search/", "/accounts/", "/feeds/", "/mail/", "/ws/")
# RFC 9116 asks for less than a year.
VALID = timedelta(days=180)


@require_GET
def robots(request):
    """robots.txt."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {folder}" for folder in NOT_FOR_CRAWLERS]
    lines += [f"Sitemap: {settings.HAVN_URL}{reverse('sitemap')}"]
    return _plain(lines)


@require_GET
def security_txt(request):
    """Whom to tell of a hole (RFC 9116)."""
    ends = (timezone.now() + VALID).replace(hour=0, minute=0, second=0)
    return _plain(
        [
            f"Contact: mailto:{settings.SECURITY_CONTACT}",
            f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: en",
            f"Canonical: {settings.HAVN_URL}{reverse('security_txt')}",
        ]
    )


def _plain(lines):
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
