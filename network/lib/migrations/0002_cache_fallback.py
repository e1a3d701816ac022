from django.db import migrations


class Migration(migrations.Migration):
    """The table of the `fallback` cache, as `createcachetable` would make it."""

    dependencies = [("lib", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE cache_fallback (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX cache_fallback_expires ON cache_fallback (expires);
            """,
            "DROP TABLE cache_fallback",
        )
    ]
