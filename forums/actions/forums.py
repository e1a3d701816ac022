"""Opening forums and changing who may read them."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from forums import live
from forums.models import Forum
from network.lib.written import through_scan

WORDS = ("title", "description")


def open_forum(*, slug: str, **fields) -> Forum:
    """Open a forum, or bring an existing one's title, description and place up to date.

    The audience of a forum that is there is not touched: `change_audience` does that.

    Raises:
        Refused: the privacy scan found something in the title or the description.
    """
    fields |= _scanned(fields)
    forum, made = Forum.objects.get_or_create(slug=slug, defaults=fields)
    if not made:
        kept = {k: v for k, v in fields.items() if k in {*WORDS, "position"}}
        Forum.objects.filter(pk=forum.pk).update(**kept)
    return forum


def change_audience(
    *, forum: Forum, audience: str, sectors: Sequence[str] = (), countries: Sequence[str] = ()
) -> Forum:
    """Change who may read a forum; open pages of its threads ask again at once.

    Args:
        sectors, countries: codes, for the audience `rule`; at least one of either.

    Raises:
        ValueError: there is no such audience, or its rule says nobody.
    """
    audience = Forum.Audience(audience)
    if audience == Forum.Audience.RULE and not (sectors or countries):
        raise ValueError("a rule names a sector or a country")
    with transaction.atomic():
        Forum.objects.filter(pk=forum.pk).update(
            audience=audience,
            sectors=list(sectors),
            countries=list(countries),
            access_version=F("access_version") + 1,
        )
        forum.refresh_from_db()
        transaction.on_commit(lambda: live.audience_changed(forum.pk), robust=True)
    return forum


def _scanned(fields: dict) -> dict:
    """What is written among the fields, as it may be stored."""
    return {
        field: through_scan(f"forums.Forum.{field}", fields[field]).text
        for field in WORDS
        if field in fields
    }
