"""What the desk works on: one row an open item, whatever brought it there."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import SeatTerm
from directory.models.unnamed import not_by, written_by
from moderation.models.scopes import decided_by, within_scope
from moderation.models.seals import Responder
from moderation.models.steps import MatterStep
from moderation.risk import GRAVE, Risk
from moderation.two_persons import differ

MEMBER = settings.AUTH_USER_MODEL
# Somebody who left is no name any more, and the row stays.
STAYS = {"on_delete": models.SET_NULL, "null": True, "related_name": "+"}


class MatterQuerySet(models.QuerySet):
    def for_moderator(self, member):
        """What a moderator works on. Every list, count, search, mail and address starts here.

        Within their scope; held words only of the countries they are named for, and of the office
        only who is of it. Never about themselves, nor what they decided on before, nor of their
        own party's seat room.
        """
        countries = Responder.objects.filter(member=member.pk).values("country")
        parties = SeatTerm.objects.current().filter(member=member.pk).values("seat__party")
        may_open = ~Q(kind=Matter.Kind.HELD) | Q(country__in=countries)
        others = not_by(self, member).exclude(decided_by(member))
        theirs = others if member.is_secretariat else others.about_words()
        return theirs.exclude(party__in=parties).filter(may_open, within_scope(member))

    def held(self):
        return self.filter(kind=Matter.Kind.HELD)

    def of_office(self):
        """Applications and changes, which the secretariat alone decides."""
        return self.filter(kind__in=OFFICE)

    def about_words(self):
        """What moderators decide: everything else."""
        return self.exclude(kind__in=OFFICE)

    def open(self):
        """Waits for a moderator."""
        return self.filter(state=Matter.State.OPEN)

    def closed(self):
        return self.exclude(state=Matter.State.OPEN)

    def unsettled(self):
        """Also what waits for its author to mend it."""
        return self.filter(closed_at=None)

    def about(self, subject_type: str, subject_id: int | None):
        return self.filter(subject_type=subject_type, subject_id=subject_id)

    def of(self, author):
        """What became of somebody's words, the newest first."""
        return self.filter(written_by(author)).order_by("-opened_at", "-pk")

    def hid_words_of(self, member):
        """What a report has taken out of sight at once, until a moderator has looked."""
        return self.of(member).open().filter(hidden_at__isnull=False)

    def claimed_by(self, member, now=None):
        return self.filter(claimed_by=member.pk, claimed_until__gt=now or timezone.now())

    def unclaimed(self, now=None):
        """Nobody has it now: a claim ends by the clock."""
        return self.exclude(claimed_until__gt=now or timezone.now(), claimed_until__isnull=False)

    def past_due(self, now=None):
        return self.open().filter(due_at__lt=now or timezone.now())

    def overdue_untold(self, now=None):
        return self.past_due(now).filter(overdue_told_at=None)

    def came_since(self, moment):
        """What waits and did not then: new, or back from its author."""
        back = (MatterStep.Kind.MENDED, MatterStep.Kind.ANSWERED)
        came = MatterStep.objects.filter(matter=OuterRef("pk"), kind__in=back, at__gt=moment)
        return self.open().filter(Q(opened_at__gt=moment) | Exists(came))

    def to_hide(self):
        """What it is about should be out of sight, and is not yet."""
        return self.open().filter(is_to_hide=True, hidden_at=None)

    def with_people(self):
        return self.select_related(
            *("country", "author", "claimed_by", "first_closed_by", "earlier", "appeal__sanction")
        )

    def with_reports(self):
        """Annotate `report_count`."""
        return self.annotate(report_count=models.Count("reports"))

    def by_urgency(self):
        return self.order_by("risk", "due_at", "pk")


class Matter(models.Model):
    """One item of the desk. Of words it holds none but the answer: those are in its seals.

    Args:
        subject_type, subject_id: what it is about: where held words were to go, once published,
            what they became; what was reported; the decision or sanction that is appealed; the
            application or change.
        forum, language, country: where it stands, for scopes and filters; the country is the
            author's.
        party: whose seat the author has, when it stands in a forum for seats.
        becomes, wish, blocked, was_changed, answer: of held words: name of the
            network.lib.holding.Kind; ids and choices that publishing needs; something in them is
            never published; the moderator changed them; what the writer is told.
        version: a decision names the one it saw.
        earlier: the closed matter about the same thing.
        is_to_hide, hidden_at: what is gravest is taken out of sight at once.
        claimed_by, claimed_until: who is on it; nobody, once the time is over.
        first_closed_by, proposed: the first of two persons and the kind of decision, for P0 and P1.
    """

    class Kind(models.TextChoices):
        HELD = "held", _("Held before it was published")
        REPORTED = "reported", _("Reported")
        APPEAL = "appeal", _("Appeal")
        APPLICATION = "application", _("Application")
        CHANGE = "change", _("Change a member told of")

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for a moderator")
        # Held words stay unpublished; of a post that is out, the author mends the words.
        RETURNED = "returned", _("Not published")
        PUBLISHED = "published", _("Published")
        RESOLVED = "resolved", _("Something was done")
        REJECTED = "rejected", _("Nothing had to be done")
        APPEALED = "appealed", _("A second person looks at it")
        # Of the office: it waits for whom it is about, or is over.
        ASKED = "asked", _("Asked for more")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    kind = models.CharField(max_length=12, choices=Kind)
    risk = models.CharField(max_length=2, choices=Risk)
    country = models.ForeignKey("directory.Country", on_delete=models.PROTECT, related_name="+")
    # A number only: the forums stand above.
    forum = models.BigIntegerField(null=True)
    language = models.ForeignKey(
        "directory.Language", on_delete=models.PROTECT, null=True, related_name="+"
    )
    party = models.ForeignKey(
        "directory.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    author = models.ForeignKey(MEMBER, **STAYS)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    becomes = models.CharField(max_length=20, blank=True)
    wish = models.JSONField(default=dict)
    blocked = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    version = models.PositiveIntegerField(default=1, db_default=1)
    was_changed = models.BooleanField(default=False)
    answer = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    overdue_told_at = models.DateTimeField(null=True)
    earlier = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="later")
    is_to_hide = models.BooleanField(default=False)
    hidden_at = models.DateTimeField(null=True)
    claimed_by = models.ForeignKey(MEMBER, **STAYS)
    claimed_until = models.DateTimeField(null=True)
    first_closed_by = models.ForeignKey(MEMBER, **STAYS)
    proposed = models.CharField(max_length=10, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(MEMBER, **STAYS)
    # Made by the form: a second press of the button is the same matter.
    submission = models.UUIDField(null=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["author", "submission"], name="one_matter_a_submission"
            ),
            # Many held replies go to one thread; of what was reported and decided there is one.
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"],
                condition=Q(closed_at=None) & ~Q(kind="held"),
                name="one_open_matter_a_subject",
            ),
            differ("two_persons_close_a_matter"),
        ]
        indexes = [
            models.Index(
                fields=["risk", "due_at", "id"],
                condition=Q(state="open"),
                name="matter_open_by_urgency",
            ),
            models.Index(fields=["subject_type", "subject_id"], name="matter_of_subject"),
        ]

    def __str__(self):
        return f"matter {self.pk}"

    def get_absolute_url(self):
        """Where its author reads of it; the desk has an address of its own."""
        return reverse("held")

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def is_overdue(self):
        return self.is_open and self.due_at < timezone.now()

    @property
    def is_claimed(self):
        return bool(self.claimed_by_id and self.claimed_until > timezone.now())

    @property
    def is_grave(self):
        return self.risk in GRAVE

    @property
    def is_office(self):
        return self.kind in OFFICE

    @property
    def appealed(self):
        """The Appeal it is; None for anything else, and once the sanction it is about is gone."""
        return getattr(self, "appeal", None)

    @property
    def needs_two(self):
        """Held words are out of sight already: one moderator may close them."""
        return self.is_grave and self.kind == self.Kind.REPORTED


OFFICE = (Matter.Kind.APPLICATION, Matter.Kind.CHANGE)
