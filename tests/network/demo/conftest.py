"""The demo community, settled once for the tests that look at it."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from network.demo.community import settle

QUICK = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker):
    """What it said; its rows go when the module ends."""
    lines = []
    with django_db_blocker.unblock(), override_settings(**QUICK), transaction.atomic():
        settle(lines.append)
        yield lines
        transaction.set_rollback(True)


@pytest.fixture
def community(said, db):
    assert settings.HAVN_DEMO
