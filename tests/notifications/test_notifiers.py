"""The table of who hears of what."""

import pytest

from network.lib.ports import activity_kinds
from notifications.notifiers import NOTIFIERS, kind_of


def test_every_kind_has_its_line():
    assert {kind.name for kind in activity_kinds} == set(NOTIFIERS)


def test_a_kind_nobody_plugged_is_refused():
    with pytest.raises(LookupError):
        kind_of("teapot_boiled")
