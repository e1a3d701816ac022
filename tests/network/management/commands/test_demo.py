"""`manage.py demo` is for the demo only."""

import pytest
from django.core.management import CommandError, call_command

from directory.models import Member
from network.demo.community import is_wanted


def test_it_is_refused_outside_the_demo(db, settings):
    settings.HAVN_DEMO = False
    with pytest.raises(CommandError, match="public passwords"):
        call_command("demo")
    assert not Member.objects.exists()


def test_it_is_wanted_where_nobody_is(db):
    assert is_wanted()
