"""Wrong configuration explains itself before the first request."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connection
from django.http.request import validate_host

LOCALE = """
    SELECT datlocprovider::text, datlocale FROM pg_database WHERE datname = current_database()
"""


@register(Tags.security)
def demo_stays_on_its_own_database(app_configs, **kwargs):
    """Always asked: the demo's passwords are public, a configured database may hold real people."""
    if settings.HAVN_DEMO and not settings.ADDRESSES.embedded and not settings.DEBUG:
        return [
            Error(
                "HAVN_DEMO is on together with DATABASE_URL.",
                hint="Set HAVN_DEMO=off, or leave DATABASE_URL out for a demo on its own servers.",
                id="havn.E003",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def demo_is_off(app_configs, **kwargs):
    if settings.HAVN_DEMO:
        return [
            Error(
                "HAVN_DEMO is on.",
                hint="Its sign-ins are public knowledge. Set HAVN_DEMO=off.",
                id="havn.E001",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def address_is_https(app_configs, **kwargs):
    if not settings.HAVN_URL.startswith("https://"):
        return [
            Warning(
                "HAVN_URL is not an https address.",
                hint="Mail links and one-click stop need it: HAVN_URL=https://…",
                id="havn.W001",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def mail_goes_out(app_configs, **kwargs):
    if not settings.EMAIL_URL:
        return [
            Warning(
                "EMAIL_URL is not set, so mail is written to files.",
                hint="Set EMAIL_URL=smtp+tls://user:password@host:587.",
                id="havn.W002",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def address_is_served(app_configs, **kwargs):
    host = urlsplit(settings.HAVN_URL).hostname or ""
    if validate_host(host, settings.ALLOWED_HOSTS):
        return []
    return [
        Error(
            f"The host of HAVN_URL, {host}, is not among ALLOWED_HOSTS.",
            hint="Every page and every socket would be refused. Add it to ALLOWED_HOSTS.",
            id="havn.E004",
        )
    ]


@register(Tags.security, deploy=True)
def proxy_is_believed(app_configs, **kwargs):
    if settings.HTTPS and not settings.PROXY_COUNT:
        return [
            Warning(
                "HAVN_URL is an https address and PROXY_COUNT is 0.",
                hint="Behind a proxy that ends TLS every page would redirect to itself, and all "
                "visitors would be one for the limits of sign-in. Set PROXY_COUNT=1.",
                id="havn.W003",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def mail_is_in_our_name(app_configs, **kwargs):
    if settings.MAIL_DOMAIN == "havn.example" and "havn.example" not in settings.HAVN_URL:
        return [
            Warning(
                "MAIL_DOMAIN is not set, so mail comes from havn.example.",
                hint="Nobody would take it. Set MAIL_DOMAIN to the domain your mail server signs.",
                id="havn.W004",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def token_cannot_be_guessed(app_configs, **kwargs):
    if settings.METRICS_TOKEN and len(settings.METRICS_TOKEN) < 24:
        return [
            Warning(
                "METRICS_TOKEN is shorter than 24 characters.",
                hint="Everybody may try to guess it: openssl rand -hex 24. Or leave it out.",
                id="havn.W005",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def cache_is_apart(app_configs, **kwargs):
    if settings.ADDRESSES.cache_url == settings.ADDRESSES.redis_url:
        return [
            Warning(
                "CACHE_URL is the same database as REDIS_URL.",
                hint="A restore empties the cache, and what waits for the worker with it. "
                "Set CACHE_URL to another number: redis://…/1.",
                id="havn.W006",
            )
        ]
    return []


@register(Tags.database, deploy=True)
def letters_are_as_everywhere(app_configs, databases=None, **kwargs):
    """Only with --database default: search and unique addresses rest on upper and lower case."""
    if not databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute(LOCALE)
        provider, locale = cursor.fetchone()
    if (provider, locale) == ("b", "PG_UNICODE_FAST"):
        return []
    return [
        Warning(
            "The database was not made with the builtin locale provider and PG_UNICODE_FAST.",
            hint="Upper and lower case, and so search and e-mail addresses, differ from what was "
            "tested. docs/operations.md, Install, has the CREATE DATABASE; then backup, restore.",
            id="havn.W007",
        )
    ]


@register(Tags.database)
def no_demo_member_outside_the_demo(app_configs, databases=None, **kwargs):
    """A demo member with a usable password must not live beside real ones."""
    from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

    from directory.models import Member

    if settings.HAVN_DEMO or not databases:
        return []
    if Member._meta.db_table not in connection.introspection.table_names():
        return []  # the first migrate of an empty database asks too
    demo = Member.objects.filter(email__endswith="@havn.example").exclude(
        password__startswith=UNUSABLE_PASSWORD_PREFIX
    )
    if demo.exists():
        return [
            Error(
                "Members of the demo community can sign in here.",
                hint="Their password is public. Use a database of its own, or remove them.",
                id="havn.E002",
            )
        ]
    return []
