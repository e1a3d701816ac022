"""A busy member who leaves."""

import pytest

from directory.actions.members import affiliate, change_face
from directory.models import Country, Organisation, Sector
from tests.directory.actions.leavers import EMAIL, HANDLE, NAME, PASSWORD, TAG, TITLE, WORDS
from tests.factories import a_member, a_reply, a_thread
from tests.notifications.outcomes import deliver_all


@pytest.fixture
def leaver(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return a_member(NAME, handle=HANDLE, email=EMAIL, password=PASSWORD, sector_id="school")


@pytest.fixture
def traces(leaver, watcher, forum):
    """All that a busy member leaves behind, and a colleague who heard of it."""
    where = {"country": Country.objects.get(pk="EE"), "sector": Sector.objects.get(pk="school")}
    change_face(member=leaver, name=NAME, headline="Quist's desk", about=f"I am {NAME}.", **where)
    work = Organisation.objects.create(slug="school", name="A school", sort_key="a school")
    affiliate(member=leaver, organisation=work, function="Teacher of Quist", starts="2024-01-01")
    for number in range(3):
        thread = a_thread(forum, leaver, title=f"{TITLE} {number}", tags=[TAG])
        a_reply(thread, watcher, "We do the same.")
        a_reply(thread, leaver, WORDS)
    deliver_all()
    return thread
