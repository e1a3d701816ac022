"""What was written on the way to a decision goes when the decision is old; the decision stays."""

from django.db import transaction
from django.db.models import QuerySet

from directory.models import ApplicationStep, ChangeStep


def empty_applications(applications: QuerySet) -> int:
    """Take the words out of decided applications and their logs; return how many."""
    pks = list(applications.values_list("pk", flat=True))
    with transaction.atomic():
        ApplicationStep.objects.filter(application__in=pks).update(words="")
        rows = applications.model.objects.filter(pk__in=pks)
        return rows.update(organisation="", statement="", sponsor="")


def empty_changes(changes: QuerySet) -> int:
    """Take the words out of decided changes and their logs; return how many."""
    pks = list(changes.values_list("pk", flat=True))
    with transaction.atomic():
        ChangeStep.objects.filter(change__in=pks).update(words="")
        rows = changes.model.objects.filter(pk__in=pks)
        return rows.update(organisation="", function="", words="")
