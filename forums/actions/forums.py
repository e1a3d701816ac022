"""Opening forums, and changing what they say and who may do what in them."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from forums import live
from forums.models import Forum
from network.lib.audit import audit
from network.lib.scan import scan
from network.lib.written import Refused, through_scan

WORDS = ("title", "description", "template")
WHO_READS = ("audience", "sectors", "countries")
# Of these the audit keeps what was and what is; of all else only that it changed.
STATES = (
    *WHO_READS,
    *("starting", "replying", "joining", "sensitivity", "before", "slow_seconds"),
    *("kinds", "languages"),
)


def open_forum(*, slug: str, **fields) -> Forum:
    """Open a forum, or bring an existing one's title, description and place up to date.

    For the demo and imports. The audience of a forum that is there is not touched.

    Raises:
        Refused: the privacy scan found something in the title or the description.
    """
    fields |= _scanned(fields)
    forum, made = Forum.objects.get_or_create(slug=slug, defaults=fields)
    if not made:
        kept = {k: v for k, v in fields.items() if k in {*WORDS, "position"}}
        Forum.objects.filter(pk=forum.pk).update(**kept)
    return forum


def make(*, slug: str, by, **fields) -> Forum:
    """Make a forum that is not there yet.

    Args:
        slug: its address from now on.
        by: of the secretariat.
        fields: those of Forum that the secretariat sets.

    Raises:
        Refused: as for `open_forum`.
        ValueError: the rule says nobody.
    """
    fields |= _scanned(fields)
    _must_say_whom(fields)
    # Typed as words are, and in every link and log of a browser.
    if found := scan(slug).findings:
        raise Refused(_("Address"), found)
    with transaction.atomic():
        forum = Forum.objects.create(slug=slug, **fields)
        audit("forum_made", actor=by, subject=forum, **{s: getattr(forum, s) for s in STATES})
    return forum


def change(*, forum: Forum, by, **fields) -> Forum:
    """Change a forum; when others may read it, open pages of its threads ask again at once.

    Args:
        by: of the secretariat.
        fields: new values of fields of Forum; those that stay as they are count for nothing.

    Raises:
        Refused: as for `open_forum`.
        ValueError: the rule says nobody.
    """
    fields |= _scanned(fields)
    _must_say_whom({name: fields.get(name, getattr(forum, name)) for name in WHO_READS})
    with transaction.atomic():
        before = Forum.objects.select_for_update(of=("self",)).get(pk=forum.pk)
        changed = {k: v for k, v in fields.items() if getattr(before, k) != v}
        if changed:
            Forum.objects.filter(pk=forum.pk).update(**changed)
            states = {s: [getattr(before, s), changed[s]] for s in STATES if s in changed}
            audit("forum_changed", actor=by, subject=forum, changed=sorted(changed), **states)
        if set(WHO_READS) & set(changed):
            _ask_again(forum)
        forum.refresh_from_db()
    return forum


def change_audience(
    *, forum: Forum, audience: str, sectors: Sequence[str] = (), countries: Sequence[str] = ()
) -> Forum:
    """Change who may read a forum, for imports; open pages of its threads ask again at once.

    Args:
        sectors, countries: codes, for the audience `rule`; at least one of either.

    Raises:
        ValueError: there is no such audience, or its rule says nobody.
    """
    rule = {"sectors": list(sectors), "countries": list(countries)}
    fields = {"audience": Forum.Audience(audience), **rule}
    _must_say_whom(fields)
    with transaction.atomic():
        Forum.objects.filter(pk=forum.pk).update(**fields)
        _ask_again(forum)
        forum.refresh_from_db()
    return forum


def _ask_again(forum):
    Forum.objects.filter(pk=forum.pk).update(access_version=F("access_version") + 1)
    transaction.on_commit(lambda: live.audience_changed(forum.pk), robust=True)


def _must_say_whom(fields):
    is_rule = fields.get("audience") == Forum.Audience.RULE
    if is_rule and not (fields.get("sectors") or fields.get("countries")):
        raise ValueError("a rule names a sector or a country")


def _scanned(fields: dict) -> dict:
    """What is written among the fields, as it may be stored."""
    return {
        field: through_scan(f"forums.Forum.{field}", fields[field]).text
        for field in WORDS
        if field in fields
    }
