"""What a moderator works on, when it is not everything."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q


class ModeratorScope(models.Model):
    """One forum, one country or one language. Who has no row works on everything.

    Several rows add up: what is in one of them is theirs.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="moderates_in"
    )
    # A number only: the forums stand above.
    forum = models.BigIntegerField(null=True)
    country = models.ForeignKey(
        "directory.Country", on_delete=models.CASCADE, null=True, related_name="+"
    )
    language = models.ForeignKey(
        "directory.Language", on_delete=models.CASCADE, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "forum", "country", "language"],
                nulls_distinct=False,
                name="a_scope_once_a_member",
            ),
            models.CheckConstraint(
                condition=(
                    Q(forum__isnull=False, country=None, language=None)
                    | Q(forum=None, country__isnull=False, language=None)
                    | Q(forum=None, country=None, language__isnull=False)
                ),
                name="a_scope_is_one_thing",
            ),
        ]

    def __str__(self):
        return f"scope {self.pk}"


def within_scope(member) -> Q:
    """The matters within what a moderator works on."""
    scopes = ModeratorScope.objects.filter(member=member.pk)
    within = scopes.filter(
        Q(forum=OuterRef("forum"))
        | Q(country=OuterRef("country"))
        | Q(language=OuterRef("language"))
    )
    return Q(Exists(within)) | ~Q(Exists(scopes))


def decided_by(member) -> Q:
    """Appeals about what they decided, alone or as one of two."""
    decisions = ("appeal__decision", "appeal__sanction__decision")
    by = Q(appeal__sanction__by=member.pk)
    for decision in decisions:
        by |= Q(**{f"{decision}__by": member.pk}) | Q(**{f"{decision}__second_by": member.pk})
    return by
