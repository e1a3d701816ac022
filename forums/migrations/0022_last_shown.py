from django.conf import settings
from django.db import migrations, models

# Of older threads nothing counts as unread, so nobody asks.
FILL = """
UPDATE forums_thread AS thread SET last_shown = post.number
  FROM forums_post AS post
 WHERE post.thread_id = thread.id
   AND post.number = thread.last_number
   AND post.author_id = thread.last_author_id
   AND post.posted_at = thread.last_post_at
   AND post.hidden_at IS NULL
   AND thread.last_post_at > now() - interval '1 year'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0021_read_markers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="watch",
            name="one_watch",
        ),
        migrations.AddConstraint(
            model_name="watch",
            constraint=models.UniqueConstraint(
                fields=("member", "thread"), include=("volume",), name="one_watch"
            ),
        ),
        migrations.AddField(
            model_name="thread",
            name="last_shown",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
