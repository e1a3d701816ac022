"""After a test with real transactions the database is as it was before the first one.

Django's own way, to truncate a hundred tables and to make their permissions anew, takes longer than
most of these tests. Here the rows there were at first are kept in a schema of their own.
"""

from django.db import connection

KEEP = """
CREATE SCHEMA kept;
CREATE TABLE kept.counters AS
    SELECT format('public.%I', sequencename) AS name, last_value
    FROM pg_sequences WHERE schemaname = 'public';

DO $$
DECLARE one text;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kept.%1$I AS TABLE public.%1$I', one);
    END LOOP;
END $$;

CREATE FUNCTION kept.bring_back() RETURNS void LANGUAGE plpgsql AS $$
DECLARE one record;
BEGIN
    -- Neither foreign keys nor triggers, some of which let nobody delete.
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR one IN
        SELECT relname, pg_relation_size(oid) AS size
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    LOOP
        IF one.size > 1000000 THEN
            EXECUTE format('TRUNCATE public.%I CASCADE', one.relname);
        ELSIF one.size > 0 THEN
            EXECUTE format('DELETE FROM public.%I', one.relname);
        END IF;
    END LOOP;
    FOR one IN
        SELECT relname, string_agg(quote_ident(attname), ', ') AS columns
        FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            AND pg_relation_size(format('kept.%I', relname)) > 0
        GROUP BY relname
    LOOP
        EXECUTE format(
            'INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM kept.%1$I',
            one.relname, one.columns
        );
    END LOOP;
END $$;
"""


def keep() -> None:
    with connection.cursor() as cursor:
        cursor.execute(KEEP)


def bring_back(_test=None) -> None:
    """In place of `TransactionTestCase._fixture_teardown`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kept.bring_back()")


def count_anew() -> None:
    """Let primary keys begin where they began: what Redis knows of them has to go as well."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(name::regclass, coalesce(last_value, 1), last_value IS NOT NULL)"
            " FROM kept.counters"
        )
