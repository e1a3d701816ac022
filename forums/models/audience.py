"""Who may read a forum: one rule, asked from the member's side and from the forum's.

`open_to(member)` says which forums, `reads(forum)` which members; a test holds the two against
each other.
"""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from directory.access import is_admitted, is_secretariat
from directory.models import Member, SeatTerm
from directory.models.member_queries import NOT_SUSPENDED
from directory.models.members import SECRETARIAT
from network.lib.arrays import IsIn


class Audience(models.TextChoices):
    PUBLIC = "public", _("Anyone can read")
    MEMBERS = "members", _("Members")
    RULE = "rule", _("Members of some sectors or countries")
    JOINED = "joined", _("A group: those who have joined")
    SEATS = "seats", _("Seat holders")
    NAMED = "named", _("Members named by the secretariat")


# Who is in is written down, as rows of ForumMember.
BY_NAME = [Audience.JOINED, Audience.NAMED]


def open_to(member) -> Q:
    """The condition on Forum for what the member may read now.

    In one statement, with the dates of the member's seat, their sector, country and groups in it.
    """
    from forums.models.members import ForumMember

    if is_secretariat(member):
        return Q()
    if not is_admitted(member):
        return Q(audience=Audience.PUBLIC)
    seated = Exists(SeatTerm.objects.current().filter(member=member.pk))
    is_in = Exists(ForumMember.objects.filter(forum=OuterRef("pk"), member=member.pk))
    return (
        Q(audience__in=[Audience.PUBLIC, Audience.MEMBERS])
        | Q(Q(audience=Audience.RULE), _meets_rule(member))
        | Q(Q(audience__in=BY_NAME), is_in)
        | Q(Q(audience=Audience.SEATS), seated)
    )


def _meets_rule(member):
    """By sector and country where both are given; who has said neither meets no rule."""
    sector = Q(IsIn(F("sector"), OuterRef("sectors"))) | Q(_is_empty("sectors"))
    country = Q(IsIn(F("country"), OuterRef("countries"))) | Q(_is_empty("countries"))
    return Exists(Member.objects.filter(sector, country, pk=member.pk))


def _is_empty(field):
    size = models.Func(OuterRef(field), function="CARDINALITY", output_field=models.IntegerField())
    return Exact(size, 0)


def reads(forum) -> Q:
    """The condition on Member for who may read the forum now; it need not be saved yet."""
    from forums.models.members import ForumMember

    present = Q(is_active=True, closed_at=None) & NOT_SUSPENDED
    admitted = present & Q(admitted_at__isnull=False)
    secretariat = Q(role__in=SECRETARIAT)
    match forum.audience:
        case Audience.PUBLIC:
            return present
        case Audience.MEMBERS:
            return admitted
        case Audience.RULE:
            sectors = Q(sector__in=forum.sectors) if forum.sectors else Q()
            countries = Q(country__in=forum.countries) if forum.countries else Q()
            return admitted & (secretariat | (sectors & countries))
        case Audience.SEATS:
            seated = Exists(SeatTerm.objects.current().filter(member=OuterRef("pk")))
            return admitted & (secretariat | Q(seated))
        case _:
            is_in = Exists(ForumMember.objects.filter(forum=forum.pk, member=OuterRef("pk")))
            return admitted & (secretariat | Q(is_in))


def reader_counts(forums) -> dict[int, int]:
    """How many members may read each forum now, by its id. One query."""
    counted = {f"forum_{forum.pk}": Count("pk", filter=reads(forum)) for forum in forums}
    found = Member.objects.aggregate(**counted)
    return {forum.pk: found[f"forum_{forum.pk}"] for forum in forums}
