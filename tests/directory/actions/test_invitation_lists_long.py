"""Five thousand people in one list: what is wrong is listed, a killed worker repeats nothing."""

import subprocess
import sys
import time
from collections import Counter

import pytest

from directory.actions import invitation_lists
from directory.actions.invitation_lists import invite_listed
from directory.models import Invitation, InvitationList, Letter
from tests.directory.offices import an_organisation
from tests.numbers import CODE
from tests.outside import environment
from tests.whole import ROOT

HEAD = "email;name;country;sector;role;organisation;function;languages;priorities"
# Each kind of wrong, and how often it stands in the list.
BROKEN = {
    "address": "no address;N.",
    "country": "c{n}@x.ee;N.;Atlantis",
    "sector": "s{n}@x.ee;N.;EE;fishing",
    "role": "r{n}@x.ee;N.;EE;;administrator",
    "name": f"n{{n}}@x.ee;{CODE}",
    "employer": "o{n}@x.ee;N.;EE;;;Nowhere",
    "function": f"f{{n}}@x.ee;N.;EE;;;;{CODE}",
    "language": "l{n}@x.ee;N.;EE;;;;;Klingon",
    "priority": "p{n}@x.ee;N.;EE;;;;;;dragons",
    "twice": "good0@x.ee;N.",
}
OF_EACH, GOOD = 440, 600
# A worker as it runs: it says when it has begun, and does batch after batch.
WORKER = """
import django; django.setup()
from directory.actions.invitation_lists import invite_listed
print("begun", flush=True)
invite_listed({pk})
"""


def five_thousand() -> bytes:
    good = [f"good{n}@x.ee;Person {n};EE;;;Unit;Adviser;et;1" for n in range(GOOD)]
    broken = [row.format(n=n) for row in BROKEN.values() for n in range(OF_EACH)]
    return "\n".join([HEAD, *good, *broken]).encode("cp1252")


def fates(made) -> Counter:
    return Counter(made.lines.values_list("fate", flat=True))


def killed_at_work(made) -> int:
    """Let another process begin with the list, and kill it; return how many it had invited."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKER.format(pk=made.pk)],
        cwd=ROOT,
        env=environment(DJANGO_SETTINGS_MODULE="network.settings"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as worker:
        assert worker.stdout.readline() == b"begun\n"
        ends = time.monotonic() + 30
        while not Invitation.objects.exists():
            assert time.monotonic() < ends
            time.sleep(0.01)
        worker.kill()
    return Invitation.objects.count()


@pytest.fixture
def made(transactional_db, secretariat):
    an_organisation(secretariat, "Unit", "EE")
    return invitation_lists.read_list(by=secretariat, raw=five_thousand())


def test_good_rows_come_in_once_and_each_bad_one_says_why(made, secretariat):
    expected = dict.fromkeys(BROKEN, OF_EACH) | {"good": GOOD}
    assert sum(expected.values()) == 5_000
    assert fates(made) == expected
    assert list(made.lines.unused().values_list("number", flat=True)[:1]) == [GOOD + 1]
    invitation_lists.send_off(invitations=made, by=secretariat)
    assert 0 < killed_at_work(made) < GOOD
    assert InvitationList.objects.unfinished().get() == made
    invite_listed(made.pk)
    assert Invitation.objects.count() == Letter.objects.count() == GOOD
    assert Invitation.objects.values("email").distinct().count() == GOOD
    again = invitation_lists.read_list(by=secretariat, raw=five_thousand())
    assert fates(again)["invited"] == GOOD + OF_EACH
    assert fates(again)["good"] == 0
