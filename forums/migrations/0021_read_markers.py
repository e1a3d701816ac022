import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0020_experts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="forummarker",
            name="forum",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="read_markers",
                to="forums.forum",
            ),
        ),
        migrations.AlterField(
            model_name="readmarker",
            name="thread",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="read_markers",
                to="forums.thread",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["thread", "posted_at", "number"], name="post_by_time"),
        ),
    ]
