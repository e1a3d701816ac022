"""Who sees which part of a member: everyone, members, those in a group with them, or nobody.

Each part that can be hidden has a column `<part>_to` beside it. Queries compare it with how close
the reader is (`closeness`), so what may not be seen is never read.
"""

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from network.lib.ports import group_mates


class Visibility(models.IntegerChoices):
    """Whoever is as close as the number, or closer, sees it."""

    NOBODY = 0, _("Nobody but me")
    GROUPS = 1, _("Members who share a group with me")
    MEMBERS = 2, _("All members")
    EVERYONE = 3, _("Everyone, also without an account")


# What a post, too, shows of its author: columns of Member.
FACE = ("headline", "organisation", "country", "sector")
# Who sees them: to be fetched with them.
FACE_TO = tuple(f"{part}_to" for part in FACE)
# What only the directory shows: columns of Profile.
OF_PROFILE = (
    *("about", "level", "expertise", "skills", "languages", "affiliations", "orcid", "offers"),
    "activity",
)
PARTS = FACE + OF_PROFILE


def visibility_field(default=Visibility.MEMBERS):
    return models.PositiveSmallIntegerField(choices=Visibility, default=default, db_default=default)


def column(part: str, of: str = "") -> str:
    """The path from a member to who sees a part; `of` leads to the member, as in "author__"."""
    return f"{of}{part}_to" if part in FACE else f"{of}profile__{part}_to"


def on_the_face(part: str, value: str, of: str = "") -> Case:
    """A value that belongs to a part of `FACE`, where all members see that part; else nothing.

    Args:
        value: its path.
        of: leads to the member.
    """
    seen = When(**{f"{column(part, of)}__gte": Visibility.MEMBERS}, then=value)
    return Case(seen, default=None)


def closeness(viewer, of: str = "pk") -> Case | Value:
    """How close a reader is to the member of a row: what they see has that number or a higher.

    Args:
        viewer: a member, or a visitor.
        of: the path to the member's id in the query.
    """
    if not (viewer.is_authenticated and viewer.is_admitted):
        pk = viewer.pk if viewer.is_authenticated else None
        return _case(Visibility.EVERYONE, When(**{of: pk}, then=0) if pk else None)
    mates = Q()
    for plug in group_mates:
        mates |= Q(**{f"{of}__in": plug(viewer)})
    near = When(mates, then=Visibility.GROUPS) if mates else None
    return _case(Visibility.MEMBERS, When(**{of: viewer.pk}, then=Visibility.NOBODY), near)


def _case(default, *whens):
    whens = [when for when in whens if when is not None]
    if not whens:
        return Value(default, output_field=IntegerField())
    return Case(*whens, default=Value(default), output_field=IntegerField())
