"""Wrong configuration explains itself before the first request."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connection


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
