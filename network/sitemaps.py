"""The sitemap: the pages for everybody, and what a visitor may read of the forums."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.urls import reverse

from directory.models import Body
from forums.models import Forum, Thread
from forums.models.sensitivity import Way

PAGES = (
    *("home", "about", "guidelines", "help", "privacy", "transparency", "accessibility"),
    *("forums", "terms"),
)


class OurSitemap(Sitemap):
    """Addresses under HAVN_URL, whatever host was asked."""

    def get_urls(self, page=1, site=None, protocol=None):
        ours = urlsplit(settings.HAVN_URL)
        return self._urls(page, ours.scheme, ours.netloc)


class Pages(OurSitemap):
    def items(self):
        return PAGES

    def location(self, name):
        return reverse(name)


class Bodies(OurSitemap):
    def items(self):
        return Body.objects.order_by("slug")

    def location(self, body):
        return reverse("body", args=[body.pk])


class PublicForums(OurSitemap):
    def items(self):
        return Forum.objects.visible_to(AnonymousUser()).in_order()

    def location(self, forum):
        return reverse("forum", args=[forum.slug])


class PublicThreads(OurSitemap):
    """The 5,000 with the newest posts, of those whose title may leave: an address holds it."""

    def items(self):
        threads = Thread.objects.visible_to(AnonymousUser()).that_may_leave(Way.TITLE)
        return threads.order_by("-last_post_at", "-pk")[:5000]

    def lastmod(self, thread):
        return thread.last_post_at


def sitemap(request):
    """sitemap.xml."""
    sections = {"pages": Pages, "bodies": Bodies, "forums": PublicForums, "threads": PublicThreads}
    return sitemap_view(request, sitemaps=sections)
