import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0012_saved_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="thread",
            name="imported_to",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.BinaryField(max_length=32)),
                ("file", models.CharField(max_length=255)),
                ("messages", models.PositiveIntegerField()),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="forums.forum",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportedMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.BinaryField(max_length=32)),
                ("node", models.BinaryField(max_length=32)),
                ("root", models.BinaryField(max_length=32)),
                ("number", models.PositiveIntegerField()),
                ("offset", models.BigIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("taken", "Taken"),
                            ("held", "Held for a moderator"),
                            ("refused", "Refused by the privacy scan"),
                            ("duplicate", "There twice"),
                            ("empty", "Without words of its own"),
                            ("unreadable", "Cannot be read"),
                            ("too-big", "Too big"),
                            ("automatic", "Automatic reply"),
                            ("bounce", "Mail that came back"),
                            ("administration", "Administration of the list"),
                            ("spam", "Marked as spam"),
                            ("erased", "Its writer has asked for erasure"),
                        ],
                        max_length=14,
                    ),
                ),
                ("findings", models.JSONField(blank=True, default=list)),
                ("files_left", models.JSONField(blank=True, default=list)),
                ("said_at", models.DateTimeField()),
                (
                    "forum",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="forums.forum",
                    ),
                ),
                (
                    "post",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="forums.post",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="forums.thread",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imported",
                        to="forums.importrun",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MailSender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.BinaryField(max_length=32, unique=True)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("gone_at", models.DateTimeField(null=True)),
                ("first_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "claimed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "voice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=models.UniqueConstraint(
                fields=("forum", "fingerprint"), name="one_run_an_archive"
            ),
        ),
        migrations.AddIndex(
            model_name="importedmessage",
            index=models.Index(fields=["forum", "node"], name="imported_node"),
        ),
        migrations.AddIndex(
            model_name="importedmessage",
            index=models.Index(fields=["run", "number"], name="imported_in_order"),
        ),
        migrations.AddConstraint(
            model_name="importedmessage",
            constraint=models.UniqueConstraint(
                fields=("forum", "key"), name="a_message_once_a_forum"
            ),
        ),
    ]
