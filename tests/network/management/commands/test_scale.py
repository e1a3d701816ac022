"""`manage.py scale` is for measuring, on a demo, by the thousand."""

import pytest
from django.core.management import CommandError, call_command

from directory.models import Member


def refused(*arguments):
    with pytest.raises(CommandError) as error:
        call_command("scale", *arguments)
    assert not Member.objects.exists()
    return str(error.value)


def test_it_is_refused_outside_the_demo(db, forum, settings):
    settings.HAVN_DEMO = False
    assert "only for HAVN_DEMO=on" in refused(1)


@pytest.mark.parametrize("thousands", [0, -1, 10_001])
def test_a_size_that_is_none_is_refused(db, forum, thousands):
    assert "from 1 to 10000" in refused(thousands)


def test_without_a_forum_there_is_nothing_to_write_into(db):
    assert "no forum" in refused(1)
