"""Searching as a member does, for tests."""

from django.db import transaction
from django.urls import reverse
from django.utils.html import strip_tags

from forums.models import Forum, hits
from network.lib.search.sources import Sought
from network.lib.search.tsquery import queries
from network.lib.search.wanted import read


def hits_of(member, typed, *, narrowed=None, **how):
    """What the member's search finds: a Hits."""
    wanted = read(typed)
    with transaction.atomic():
        asked = queries(wanted, 5000)
        sought = Sought(wanted, **(narrowed or {}))
        return hits.find(asked, sought, Forum.objects.visible_ids(member), **how)


def found(member, typed, **how):
    """[(kind, thread id, post id)] in their order."""
    return [(hit.kind, hit.thread, hit.post) for hit in hits_of(member, typed, **how).page]


def finds(member, typed, **how) -> bool:
    return bool(found(member, typed, **how))


def search(client, words, **more):
    return client.get(reverse("search"), {"q": words, **more})


def titles(response):
    return [strip_tags(row.title) for row in response.context["found"].rows]


def counts(response):
    return {tab.key: tab.count for tab in response.context["found"].tabs}


def facet(response, name):
    for facet in response.context["found"].facets:
        if facet.name == name:
            return {choice.key.removeprefix(f"{name}-"): choice for choice in facet.choices}
    return {}
