"""Opening forums and changing who may read them."""

from django.db import transaction
from django.db.models import F

from forums import live
from forums.models import Forum


def open_forum(*, slug: str, **fields) -> Forum:
    """Open a forum, or bring an existing one's title, description and place up to date.

    The audience of a forum that is there is not touched: `change_audience` does that.
    """
    forum, made = Forum.objects.get_or_create(slug=slug, defaults=fields)
    if not made:
        kept = {k: v for k, v in fields.items() if k in {"title", "description", "position"}}
        Forum.objects.filter(pk=forum.pk).update(**kept)
    return forum


def change_audience(*, forum: Forum, audience: str) -> Forum:
    """Change who may read a forum; open pages of its threads ask again at once."""
    with transaction.atomic():
        Forum.objects.filter(pk=forum.pk).update(
            audience=Forum.Audience(audience), access_version=F("access_version") + 1
        )
        forum.refresh_from_db()
        transaction.on_commit(lambda: live.audience_changed(forum.pk), robust=True)
    return forum
