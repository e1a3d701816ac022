"""Whoever looks for the newest colleague of a kind begins at the newest."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0017_peers")]

    operations = [
        migrations.AddIndex(
            "member", models.Index(fields=["-admitted_at", "id"], name="member_newest")
        ),
        # The planner knows nothing yet of the columns that 0012 has added, and takes each condition
        # on them for a rare one.
        migrations.RunSQL("ANALYZE directory_member", migrations.RunSQL.noop),
    ]
