"""Wrong configuration explains itself before the first request."""

from types import SimpleNamespace

import pytest
from django.core.checks import run_checks

from directory.models import Member
from tests.factories import a_member


def found(**options) -> set[str]:
    return {m.id for m in run_checks(**options) if m.id.startswith("havn.")}


@pytest.fixture
def configured(settings):
    """A database of one's own, as in production."""
    urls = {"redis_url": "redis://one/0", "cache_url": "redis://one/1"}
    settings.ADDRESSES = SimpleNamespace(embedded=False, **urls)
    settings.HAVN_DEMO = settings.DEBUG = False
    return settings


def test_the_laptop_has_nothing_to_explain(db):
    assert found(databases=["default"]) == set()


def test_a_demo_beside_a_configured_database_is_refused_always(configured):
    assert found() == set()
    configured.HAVN_DEMO = True
    [message] = [m for m in run_checks() if m.id == "havn.E003"]
    assert message.is_serious()
    assert "HAVN_DEMO=off" in message.hint


def test_who_develops_may_have_both(configured):
    configured.HAVN_DEMO = configured.DEBUG = True
    assert found() == set()


def test_a_demo_member_who_can_sign_in_beside_real_people_is_refused(configured, db):
    quiet = a_member(email="quiet@havn.example")
    assert found(databases=["default"]) == set()
    Member.objects.filter(pk=quiet.pk).update(password="md5$a$b")
    assert found(databases=["default"]) == {"havn.E002"}
    configured.HAVN_DEMO = True
    configured.ADDRESSES = SimpleNamespace(embedded=True)
    assert found(databases=["default"]) == set()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("HAVN_DEMO", True, {"havn.E001", "havn.E003"}),
        ("HAVN_URL", "http://forum.example", {"havn.W001"}),
        ("EMAIL_URL", "", {"havn.W002"}),
        ("ALLOWED_HOSTS", ["elsewhere.example"], {"havn.E004"}),
        ("PROXY_COUNT", 0, {"havn.W003"}),
        ("MAIL_DOMAIN", "havn.example", {"havn.W004"}),
        ("METRICS_TOKEN", "short", {"havn.W005"}),
        (
            "ADDRESSES",
            SimpleNamespace(embedded=False, redis_url="redis://one/0", cache_url="redis://one/0"),
            {"havn.W006"},
        ),
    ],
)
def test_before_going_out_more_is_asked(configured, name, value, expected):
    configured.HAVN_URL, configured.EMAIL_URL = "https://forum.example", "smtp://mail.example"
    configured.ALLOWED_HOSTS = ["forum.example"]
    configured.HTTPS, configured.PROXY_COUNT = True, 1
    configured.MAIL_DOMAIN, configured.METRICS_TOKEN = "forum.example", "m" * 48
    assert found(include_deployment_checks=True) == set()
    setattr(configured, name, value)
    assert found(include_deployment_checks=True) == expected


def test_a_database_with_another_order_of_letters_is_seen(configured, db, monkeypatch):
    asked = {"databases": ["default"], "include_deployment_checks": True}
    assert "havn.W007" not in found(**asked)
    monkeypatch.setattr("network.checks.LOCALE", "SELECT 'c', 'C.UTF-8'")
    assert "havn.W007" in found(**asked)
