"""How much is looked at before it is published, and how fast one member writes."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Before(models.TextChoices):
    """Whose words a moderator reads before others see them."""

    NOBODY = "nobody", _("Nobody's: posts are seen at once")
    NEWCOMERS = "newcomers", _("Newcomers'")
    EVERYONE = "everyone", _("Everybody's but moderators'")


class PostingPolicyQuerySet(models.QuerySet):
    def current(self) -> "PostingPolicy":
        """The one row; until the secretariat has changed anything, what it would say."""
        return self.first() or PostingPolicy()


class PostingPolicy(models.Model):
    """What holds in every forum. One row, which the secretariat edits."""

    # A forum may be stricter, never looser.
    before = models.CharField(max_length=10, choices=Before, default=Before.NOBODY)
    newcomer_days = models.PositiveSmallIntegerField(
        default=14, validators=[MaxValueValidator(365)]
    )
    # So many posts of a newcomer are read first.
    first_posts = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(20)])
    # More links than that, and a newcomer's post is read first.
    newcomer_links = models.PositiveSmallIntegerField(default=3, validators=[MaxValueValidator(50)])
    # New threads of one member in 24 hours; 0 is no limit.
    threads_a_day = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(200)])

    objects = PostingPolicyQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_posting_policy")]

    def __str__(self):
        return "posting policy"


class WatchedWord(models.Model):
    """A word or phrase the secretariat watches. What it was found in is never written down."""

    class Act(models.TextChoices):
        WARN = "warn", _("Ask the writer to look again")
        HOLD = "hold", _("Let a moderator read it first")

    phrase = models.CharField(max_length=80)
    # As it is looked for: see `forums.policies.folded`.
    folded = models.CharField(max_length=200, unique=True, editable=False)
    act = models.CharField(max_length=4, choices=Act, default=Act.HOLD)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["folded"]

    def __str__(self):
        return f"watched word {self.pk}"
