"""Applications and changes become matters of the desk, with those that wait now."""

from datetime import timedelta

from django.conf import settings
from django.db import migrations, models
from django.db.models import Exists, OuterRef
from django.utils import timezone

WAITS = ("waiting", "asked")
STATES = {"waiting": "open", "asked": "asked"}
BATCH = 500


def open_what_waits(apps, schema_editor):
    """One matter each, due as if it had come today; a run that was stopped is gone on with."""
    applications = apps.get_model("directory", "Application").objects.filter(state__in=WAITS)
    addresses = apps.get_model("account", "EmailAddress").objects
    known = addresses.filter(user=OuterRef("member"), verified=True)
    _open(apps, "application", applications.filter(Exists(known)), "P4", timedelta(days=7))
    changes = apps.get_model("directory", "Change").objects.filter(state__in=WAITS)
    _open(apps, "change", changes, "P3", timedelta(days=5))


def _open(apps, kind, rows, risk, within):
    matters = apps.get_model("moderation", "Matter").objects
    steps = apps.get_model("moderation", "MatterStep").objects
    now, name = timezone.now(), f"directory.{kind}"
    there = matters.filter(subject_type=name, subject_id=OuterRef("pk"))
    # Whose account is closed waits for nothing.
    waiting = rows.filter(~Exists(there), member__is_active=True, member__closed_at=None)
    found = list(waiting.order_by("pk").values_list("pk", "state", "member", "member__country"))
    for start in range(0, len(found), BATCH):
        made = matters.bulk_create(
            matters.model(
                kind=kind,
                risk=risk,
                state=STATES[state],
                country_id=country or settings.SECRETARIAT_COUNTRY,
                author_id=member,
                subject_type=name,
                subject_id=pk,
                opened_at=now,
                due_at=now + within,
            )
            for pk, state, member, country in found[start : start + BATCH]
        )
        steps.bulk_create(steps.model(matter=matter, kind="opened", at=now) for matter in made)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0014_counts_readings_and_shifts"),
        ("directory", "0010_search"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.AlterField(
            model_name="matter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("held", "Held before it was published"),
                    ("reported", "Reported"),
                    ("appeal", "Appeal"),
                    ("application", "Application"),
                    ("change", "Change a member told of"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="matter",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "Waiting for a moderator"),
                    ("returned", "Not published"),
                    ("published", "Published"),
                    ("resolved", "Something was done"),
                    ("rejected", "Nothing had to be done"),
                    ("appealed", "A second person looks at it"),
                    ("asked", "Asked for more"),
                    ("accepted", "Accepted"),
                    ("declined", "Declined"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="open",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="matterstep",
            name="kind",
            field=models.CharField(
                choices=[
                    ("opened", "Came to the desk"),
                    ("reported", "Reported once more"),
                    ("hidden", "Taken out of sight at once"),
                    ("claimed", "Taken on"),
                    ("released", "Given back to all"),
                    ("shown", "Looked at what was covered"),
                    ("noted", "Note"),
                    ("handed-over", "Handed over"),
                    ("overdue", "The time was over"),
                    ("first", "Decided by the first of two"),
                    ("kept-open", "Kept open by the second"),
                    ("decided", "Decided"),
                    ("mended", "Mended by its author"),
                    ("appealed", "Appealed"),
                    ("asked", "Asked for more"),
                    ("answered", "Answered"),
                    ("withdrawn", "Withdrawn: the account was closed"),
                ],
                max_length=12,
            ),
        ),
        migrations.RunPython(open_what_waits, migrations.RunPython.noop),
    ]
