"""The words of posts and titles, for search: columns that PostgreSQL makes from the row itself.

No model knows the columns, so no read of a post or thread fetches them, and whatever changes a row
changes them with it: an edit, a hiding, a redaction, an erasure. docs/operations.md says how long it
takes on a big table.

`havn_fold` is `network.lib.languages.fold` with a space for all that is no letter or digit; a test
holds the two against each other.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

FOLD = r"""
CREATE FUNCTION havn_fold(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
regexp_replace(
    translate(
        replace(replace(replace(replace(
            regexp_replace(
                lower(normalize(written, NFKD)),
                '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g'
            ),
            'þ', 'th'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'),
        'øłđðς', 'olddσ'
    ),
    '[^[:alnum:]]+', ' ', 'g'
)
"""
# Marks inside a word join its letters; all other marks part words. Longer than any post may be, and
# short of what a tsvector can hold.
PLAIN = r"""
CREATE FUNCTION havn_plain(html text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
regexp_replace(
    regexp_replace(left(html, 100000), '</?(strong|em|s|a|code)(\s[^>]*)?>', '', 'g'),
    '<[^>]*>|&#?\w+;', ' ', 'g'
)
"""
WORDS = r"""
CREATE FUNCTION havn_words(written text, language text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
CASE WHEN language IN ('da', 'de', 'en', 'et', 'fi', 'lt', 'nb', 'ru', 'sv') THEN
    to_tsvector(
        CASE language
            WHEN 'da' THEN 'danish'::regconfig
            WHEN 'de' THEN 'german'::regconfig
            WHEN 'en' THEN 'english'::regconfig
            WHEN 'et' THEN 'estonian'::regconfig
            WHEN 'fi' THEN 'finnish'::regconfig
            WHEN 'lt' THEN 'lithuanian'::regconfig
            WHEN 'nb' THEN 'norwegian'::regconfig
            WHEN 'ru' THEN 'russian'::regconfig
            ELSE 'swedish'::regconfig
        END,
        regexp_replace(lower(normalize(written, NFC)), '[^[:alnum:]]+', ' ', 'g')
    )
    ELSE ''::tsvector
END || to_tsvector('simple'::regconfig, havn_fold(written))
"""
POSTS = """
ALTER TABLE forums_post ADD COLUMN words tsvector
GENERATED ALWAYS AS (havn_words(havn_plain(html), language_id)) STORED
"""
THREADS = """
ALTER TABLE forums_thread ADD COLUMN words tsvector
GENERATED ALWAYS AS (setweight(havn_words(title, language_id), 'A')) STORED
"""


def index(table: str, name: str) -> migrations.RunSQL:
    """An index of words, made while everybody goes on reading and writing.

    Without a list of entries that wait: a search would have to read through it.
    """
    return migrations.RunSQL(
        f"CREATE INDEX CONCURRENTLY {name} ON {table} USING gin (words) WITH (fastupdate = off)",
        f"DROP INDEX CONCURRENTLY IF EXISTS {name}",
    )


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("forums", "0010_reading"),
    ]

    operations = [
        migrations.RunSQL(FOLD, "DROP FUNCTION havn_fold"),
        migrations.RunSQL(PLAIN, "DROP FUNCTION havn_plain"),
        migrations.RunSQL(WORDS, "DROP FUNCTION havn_words"),
        migrations.RunSQL(POSTS, "ALTER TABLE forums_post DROP COLUMN words"),
        migrations.RunSQL(THREADS, "ALTER TABLE forums_thread DROP COLUMN words"),
        index("forums_post", "post_words"),
        index("forums_thread", "thread_words"),
        migrations.RemoveIndex("thread", "thread_title_words"),
        AddIndexConcurrently(
            "post", models.Index(fields=["-posted_at", "-id"], name="post_newest")
        ),
    ]
