"""Members who are like a member, and somewhere else.

First who may be: some of each priority and of the skills, so that the time it takes does not grow
with the community. Then a number for each of them. A part that they hide from the viewer counts in
neither: its column `<part>_to` stands in the conditions (directory/models/visibility.py).
"""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _
from taggit.models import TaggedItem

from directory.models.profiles import Expertise, MemberLanguage, Profile
from directory.models.visibility import closeness

# So many of each priority, the deepest and then the newest, and so many by skills, get a number.
EACH = 100
# What a skill that both have counts, beside depth times depth (1 to 9) of a priority.
A_SKILL = 3
WRITES = MemberLanguage.Writes.SOME


class Elsewhere(models.TextChoices):
    COUNTRY = "country", _("In another country")
    SECTOR = "sector", _("In another sector")
    ANYWHERE = "anywhere", _("Anywhere")


@dataclass(frozen=True)
class Own:
    """What of a member others may share.

    Args:
        depths: {priority: depth}, of those they work on.
        tags: numbers of their skills.
        languages: codes of those they write.
    """

    pk: int
    country: str | None
    sector: str | None
    depths: dict[int, int] = field(default_factory=dict)
    tags: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sought:
    """What was chosen; None: whatever it is."""

    elsewhere: str = Elsewhere.COUNTRY
    priority: int | None = None
    country: str | None = None
    language: str | None = None


class PeerQuerySet(models.QuerySet):
    def near(self, viewer):
        """With how close the viewer is to each: what the methods below ask."""
        return self.annotate(closeness=closeness(viewer))

    def in_seen_country(self, code: str):
        return self.filter(seen("country_to"), country=code)

    def writing(self, code: str):
        """Who writes a language, and lets the viewer know."""
        writes = MemberLanguage.objects.filter(
            member=OuterRef("pk"), language=code, writes__gte=WRITES
        )
        return self.filter(seen("profile__languages_to"), Exists(writes))

    def reading(self, code: str):
        """Who reads a language well, or writes it, and lets the viewer know."""
        reads = MemberLanguage.objects.filter(
            Q(reads_well=True) | Q(writes__gte=WRITES), member=OuterRef("pk"), language=code
        )
        return self.filter(seen("profile__languages_to"), Exists(reads))

    def knowing(self, priorities):
        """Who works on one of the priorities, not only follows it, and lets the viewer know."""
        knows = Expertise.objects.filter(
            member=OuterRef("pk"),
            priority__in=priorities,
            depth__gte=Expertise.Depth.WORKS,
        )
        return self.filter(seen("profile__expertise_to"), Exists(knows))

    def own_of(self, member) -> Own:
        """What the member brings along. One query."""
        mine = {"member": OuterRef("pk")}
        works = Expertise.objects.filter(priority__mandate__in_use=True, **mine)
        writes = MemberLanguage.objects.filter(writes__gte=WRITES, **mine)
        said = self.filter(pk=member.pk).values(
            works=ArraySubquery(works.values(said=JSONObject(priority="priority", depth="depth"))),
            tags=ArraySubquery(_skills().values("tag")),
            writes=ArraySubquery(writes.values("language")),
        )[0]
        return Own(
            pk=member.pk,
            country=member.country_id,
            sector=member.sector_id,
            depths={one["priority"]: one["depth"] for one in said["works"]},
            tags=tuple(said["tags"]),
            languages=tuple(said["writes"]),
        )

    def elsewhere(self, viewer, own: Own, sought: Sought):
        """Others who are where, and write what, was chosen, as far as the viewer may know it."""
        found = self.exclude(pk=own.pk).near(viewer)
        if sought.elsewhere in (Elsewhere.COUNTRY, Elsewhere.SECTOR):
            place = str(sought.elsewhere)
            found = found.filter(seen(f"{place}_to"), **{f"{place}__isnull": False})
            found = found.exclude(**{place: getattr(own, place)})
        if sought.country:
            found = found.in_seen_country(sought.country)
        if sought.language:
            found = found.writing(sought.language)
        return found

    def likely_peers(self, own: Own, sought: Sought) -> list[int]:
        """Some hundred ids of `elsewhere` at the most. One query."""
        wanted = [sought.priority] if sought.priority else list(own.depths)
        parts = [
            self.filter(seen("profile__expertise_to"), expertise__priority=priority)
            .order_by("-expertise__depth", "-pk")
            .values_list("pk", flat=True)[:EACH]
            for priority in wanted
        ]
        if own.tags and not sought.priority:
            can = _skills().filter(tag__in=own.tags)
            able = self.filter(seen("profile__skills_to"), Exists(can))
            parts.append(able.order_by("-pk").values_list("pk", flat=True)[:EACH])
        if not parts:
            return []
        return list(parts[0].union(*parts[1:]))

    def scored(self, viewer, own: Own, sought: Sought):
        """What they share, as `shared_work`, `shared_skills` and `shared_languages`; most first."""
        depths = own.depths | ({sought.priority: own.depths.get(sought.priority, 1)}
                               if sought.priority else {})  # fmt: skip
        theirs = Expertise.objects.filter(member=OuterRef("pk"), priority__in=depths)
        weight = Case(
            *(When(priority=priority, then=depth) for priority, depth in depths.items()),
            default=0,
            output_field=IntegerField(),
        )
        sums = theirs.order_by().values("member").annotate(n=models.Sum(F("depth") * weight))
        writes = MemberLanguage.objects.filter(
            member=OuterRef("pk"), language__in=own.languages, writes__gte=WRITES
        )
        works = theirs.order_by("-depth", "priority").values(
            said=JSONObject(priority="priority", depth="depth")
        )
        return self.annotate(
            closeness=closeness(viewer),
            shared_work=_if_seen("expertise", works, models.JSONField()),
            shared_skills=_if_seen(
                "skills",
                _skills().filter(tag__in=own.tags).order_by("tag__name").values("tag__name"),
                models.CharField(),
            ),
            shared_languages=_if_seen(
                "languages", writes.order_by("language").values("language"), models.CharField()
            ),
            depth=Case(
                When(seen("profile__expertise_to"), then=Coalesce(Subquery(sums.values("n")), 0)),
                default=0,
            ),
            score=F("depth") + A_SKILL * _length("shared_skills") + _length("shared_languages"),
        ).order_by("-score", "-pk")


def _skills():
    """Skills of the outer query's member, as they hang on the profile."""
    of = ContentType.objects.get_for_model(Profile)
    return TaggedItem.objects.filter(content_type=of, object_id=OuterRef("pk"))


def seen(column: str) -> Q:
    """Whether the viewer of an annotated `closeness` sees the part."""
    return Q(**{f"{column}__gte": F("closeness")})


def _if_seen(part: str, rows, base) -> Case:
    of = ArrayField(base)
    found = When(seen(f"profile__{part}_to"), then=ArraySubquery(rows, output_field=of))
    return Case(found, default=Value([], output_field=of), output_field=of)


def _length(array: str) -> Func:
    return Func(F(array), function="cardinality", output_field=IntegerField())
