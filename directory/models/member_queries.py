"""Which members there are, for whom and for what: every read of them."""

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Now

from directory.models.contacts import Block, Contact
from directory.models.factors import second_factor
from directory.models.names import EmployedQuerySet
from directory.models.peering import PeerQuerySet
from directory.models.seats import SeatTerm
from directory.models.seen import as_seen_by
from directory.models.visibility import Visibility, column
from network.lib.languages import fold

# By the database's clock, so that nothing has to happen when the time is over.
NOT_SUSPENDED = Q(suspended_until=None) | Q(suspended_until__lte=Now())


class MemberQuerySet(PeerQuerySet, EmployedQuerySet):
    def let_in(self):
        """Members the secretariat has let in, and who have not left."""
        return self.present().filter(admitted_at__isnull=False)

    def admitted(self):
        """Of those, who is not suspended now."""
        return self.let_in().filter(NOT_SUSPENDED)

    def in_use(self):
        """Of those, whose data may be used: not of one who asked that they be only kept."""
        return self.admitted().filter(restricted_at=None)

    def listed(self):
        """Colleagues who are shown in lists and pictures, and suggested."""
        return self.in_use().filter(is_listed=True)

    def findable(self):
        """Colleagues whom a search brings."""
        return self.in_use().filter(is_findable=True)

    def mentionable(self):
        """Colleagues whom others may mention."""
        return self.in_use().filter(is_mentionable=True)

    def public(self):
        """Colleagues who have a page for everyone, also without an account."""
        return self.listed().filter(is_public=True)

    def restricted(self):
        """Who has asked that their data be kept and not used."""
        return self.present().filter(restricted_at__isnull=False)

    def present(self):
        """Everybody who can sign in and has not asked to leave."""
        return self.filter(is_active=True, closed_at=None)

    def gone(self):
        """Closed by the secretariat or by their owner; who is erased has no name to list."""
        return self.filter(Q(is_active=False) | Q(closed_at__isnull=False), left_at=None)

    def visible_to(self, member):
        """Colleagues for members, whether they are listed or not: their posts lead to them.

        Everybody for the secretariat; for all others who has a page for everyone, and oneself.
        """
        if not member.is_authenticated:
            return self.public()
        if member.is_secretariat:
            return self.present()
        mine = Q(pk=member.pk)
        used = Q(is_active=True, closed_at=None, admitted_at__isnull=False)
        used &= Q(restricted_at=None) & NOT_SUSPENDED
        if member.is_admitted:
            return self.filter(mine | used)
        return self.filter(mine | used & Q(is_listed=True, is_public=True))

    def seen_by(self, viewer):
        """Each with `seen`: what the viewer may see of them. Two queries beside this one."""
        return as_seen_by(self, viewer)

    def without_blocks(self, member_id: int):
        """Without whom the member has blocked, and who has blocked them."""
        mine = Block.objects.filter(member=member_id, blocked=OuterRef("pk"))
        theirs = Block.objects.filter(member=OuterRef("pk"), blocked=member_id)
        return self.filter(~Exists(mine), ~Exists(theirs))

    def who_wrote_to(self, member):
        """Through Havn, and it is still kept."""
        return self.filter(
            Exists(Contact.objects.received_by(member).filter(sender=OuterRef("pk")))
        )

    def with_priorities(self):
        return self.prefetch_related("priorities")

    def with_card(self):
        """With what a line in a list shows."""
        return self.select_related("country", "sector", "organisation")

    def by_name(self):
        return self.order_by("sort_key", "pk")

    def named(self, words: str, *, on_the_face: bool = False):
        """Members whose name or organisation holds each word, whatever the accents.

        Args:
            on_the_face: only by an organisation that all members see.
        """
        members = self
        seen = {f"{column('organisation')}__gte": Visibility.MEMBERS} if on_the_face else {}
        for word in fold(words).split()[:6]:
            members = members.filter(
                Q(sort_key__contains=word) | Q(organisation__sort_key__contains=word, **seen)
            )
        return members

    def verified_as(self, words: str):
        """Members listed under a role whose own name holds each word: for the secretariat."""
        words = words.split()[:6]
        members = self.exclude(verified_name="") if words else self.none()
        for word in words:
            members = members.filter(verified_name__icontains=word)
        return members

    def called(self, words: str):
        """Members found by words of name or organisation, or by their handle."""
        return self.named(words) | self.filter(handle=words.strip().lstrip("@").lower())

    def waiting(self):
        """Signed up, and neither let in nor declined yet."""
        waiting = self.present().filter(admitted_at=None)
        return waiting.exclude(application__state="declined")

    def told_apart_by(self, field: str, since):
        """(value, how many members, how many of them were here since then). One query."""
        came = Count("pk", filter=Q(last_login__gte=since))
        by = self.order_by().values(field).annotate(members=Count("pk"), came=came)
        return by.values_list(field, "members", "came")

    def unused_since(self, at):
        """Who has not signed in since then; what is kept at their wish, and not used, stays."""
        return (
            self.present()
            .filter(restricted_at=None)
            .annotate(last_visit=Coalesce("last_login", "joined_at"))
            .filter(last_visit__lt=at)
        )

    def in_country(self, code):
        return self.filter(country=code)

    def in_sector(self, slug):
        return self.filter(sector=slug)

    def working_on(self, priority_slug):
        return self.filter(priorities__slug=priority_slug)

    def working_on_any(self, priorities):
        """Members who work on at least one of the priorities."""
        work = self.model.priorities.through.objects.filter(
            member=OuterRef("pk"), priority__in=priorities
        )
        return self.filter(Exists(work))

    def showing(self, part: str):
        """Members of whom all members see a part: for what is one answer for everybody."""
        return self.filter(**{f"{column(part)}__gte": Visibility.MEMBERS})

    def near_field_of(self, member_id):
        """Colleagues elsewhere on a priority the member works on, the newest first."""
        works_on = self.model.priorities.through.objects.filter(member=member_id).values("priority")
        here = self.model.objects.filter(pk=member_id, country__isnull=False).values("country")
        return (
            self.working_on_any(works_on)
            .showing("expertise")
            .showing("country")
            .without_blocks(member_id)
            .exclude(pk=member_id)
            .exclude(country__in=here)
            .order_by("-admitted_at", "pk")
        )

    def seated(self):
        return self.filter(Exists(SeatTerm.objects.current().filter(member=OuterRef("pk"))))

    def with_second_factor(self):
        """With what `access.lacks_second_factor` asks: who they are now, and what they have."""
        return self.annotate(**second_factor())
