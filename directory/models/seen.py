"""A member as one viewer sees them. What the viewer may not see is not in it.

Whatever shows a member to somebody, page, list, card, peers, asks this and never the row:
`Member.objects.seen_by(viewer)` reads members with `seen`, in a constant number of queries. A post
and all that goes out once for everybody show `Member.face`, which is what every member sees.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, F, OuterRef, Prefetch, Value, When
from taggit.models import TaggedItem

from directory.models.profiles import Expertise, MemberLanguage
from directory.models.visibility import FACE, closeness, column


class Seen:
    """The parts of a member that are seen from some closeness; the others are empty.

    Args:
        member: from `seen_by`; for the parts of `FACE` alone, any row of a member.
        closeness: how near the viewer is, see `Visibility`.
    """

    def __init__(self, member, closeness: int):
        self._member, self.closeness = member, closeness

    def sees(self, part: str) -> bool:
        """Whether a part of `visibility.PARTS` is seen."""
        row = self._member if part in FACE else getattr(self._member, "profile", None)
        return row is not None and getattr(row, f"{part}_to") >= self.closeness

    @property
    def headline(self) -> str:
        return self._member.headline if self.sees("headline") else ""

    @property
    def organisation(self):
        return self._member.organisation if self.sees("organisation") else None

    @property
    def country(self):
        return self._member.country if self.sees("country") else None

    @property
    def sector(self):
        return self._member.sector if self.sees("sector") else None

    @property
    def where(self) -> str:
        """Organisation, sector and country in one line, as far as they are seen."""
        organisation = self.organisation
        parts = [organisation and organisation.name, self.sector, self.country]
        return " · ".join(str(part) for part in parts if part)

    @property
    def level(self):
        return self._member.profile.level if self.sees("level") else None

    @property
    def about(self) -> str:
        return self._member.profile.about if self.sees("about") else ""

    @property
    def orcid(self) -> str:
        return self._member.profile.orcid if self.sees("orcid") else ""

    @property
    def offers(self) -> list[str]:
        """Their labels."""
        return [self._member.profile.Offer(offer).label for offer in self.offered]

    @property
    def offered(self) -> list[str]:
        """What `Profile.Offer` calls them."""
        return self._member.profile.offers if self.sees("offers") else []

    @property
    def expertise(self) -> list[Expertise]:
        """With their priorities, the deepest first."""
        return self._member.seen_expertise

    @property
    def languages(self) -> list[MemberLanguage]:
        """With their languages, what they write best first."""
        return self._member.seen_languages

    @property
    def skills(self) -> list[str]:
        return self._member.seen_skills


def as_seen_by(members, viewer):
    """Members with what `Seen` says of them for a viewer. Two queries beside theirs.

    Args:
        members: a QuerySet; whom the viewer may see at all is the caller's.
    """
    expertise = (
        _seen(Expertise, "expertise", viewer)
        .filter(priority__mandate__in_use=True)
        .select_related("priority")
        .order_by("-depth", "priority__number")
    )
    languages = (
        _seen(MemberLanguage, "languages", viewer)
        .select_related("language")
        .order_by("-writes", "-reads_well", "language__name")
    )
    return (
        members.select_related("country", "sector", "organisation__sector", "profile__level")
        .annotate(closeness=closeness(viewer))
        .annotate(seen_skills=_skills())
        .prefetch_related(
            Prefetch("expertise", expertise, to_attr="seen_expertise"),
            Prefetch("spoken", languages, to_attr="seen_languages"),
        )
    )


def _seen(model, part, viewer):
    """The rows of a table about members whose viewer may see that part of them."""
    near = closeness(viewer, of="member")
    return model.objects.filter(**{f"{column(part, of='member__')}__gte": near})


def _skills():
    tagged = TaggedItem.objects.filter(
        content_type__app_label="directory",
        content_type__model="profile",
        object_id=OuterRef("pk"),
    )
    names = ArraySubquery(tagged.order_by("tag__name").values("tag__name"))
    seen = When(**{f"{column('skills')}__gte": F("closeness")}, then=names)
    return Case(seen, default=Value([]), output_field=ArrayField(CharField()))
