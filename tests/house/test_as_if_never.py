"""What others may not know of is as if it had never been: every page reads as it did before.

A colleague who is suspended, one who keeps their data unused, held words, a report with a note, and
a thread of a room that one was taken out of: not a word of them, and no number that is another.
"""

from collections import defaultdict

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from directory import announced
from network.providers import providers
from notifications.tasks import close_unseen
from tests.house.leaving_havn import copies, mails
from tests.house.looking import searches_in
from tests.house.marks import lines_that_differ, same_each_time, standing_in
from tests.house.never_known import KNOWN, MARKS, NeverKnown
from tests.house.walk import KEYLESS
from tests.providers import PROVIDERS

pytestmark = pytest.mark.django_db

SOME = ("member", "secretariat")
OFFICE, ADMINISTRATOR = {"secretariat", "administrator"}, {"administrator"}
MODERATORS = {"moderator", "moderator-elsewhere"}
DESK = OFFICE | {"moderator"}
# Whom a mark is for after all: the office, who reads every room and finds everybody; moderators,
# who look after whoever is there; and oneself.
PEOPLE = {"secretariat_member": OFFICE, "member": OFFICE, "forum_members": OFFICE}
STILL = {
    "closed": {
        **dict.fromkeys(["forum", "thread", "thread_short", "since"], OFFICE),
        **dict.fromkeys(["thread_related", "thread_paper"], OFFICE),
        **dict.fromkeys(["threads", "bookmark", "sensitivity", "search?q"], OFFICE),
        **dict.fromkeys(["post_history", "quote"], OFFICE),
        "unread": ADMINISTRATOR,
        "settings_watching": {"secretariat"},
        "thanks": {"secretariat"},
        **dict.fromkeys(["thread_labels", "thread_move", "thread_pin"], OFFICE),
        **dict.fromkeys(["thread_split", "thread_join", "thread_summary"], OFFICE),
        "post_edit": {"secretariat"},
        **dict.fromkeys(["post_hide", "post_redact", "post_record"], ADMINISTRATOR),
        **dict.fromkeys(["thread_redact", "thread_record"], ADMINISTRATOR),
        **dict.fromkeys(["thread_lock", "thread_unlock"], ADMINISTRATOR),
        "copy": {"secretariat"},
    },
    "suspended": {
        **PEOPLE,
        **dict.fromkeys(["desk_sanctions", "desk_member", "desk_sanctions?q"], OFFICE | MODERATORS),
        # That it is so, and where to read why.
        "mail": {"gone"},
        "copy": {"gone"},
    },
    "restricted": {
        **PEOPLE,
        "desk_member": OFFICE | MODERATORS,
        "copy": {"quiet"},
    },
    "report": {"held": {"reporter"}, "desk_matter": DESK, "copy": {"reporter"}},
    "note": {"desk_matter": DESK, "copy": {"moderator"}},
}
# Whose page says more than before, beside those of the office, one of whom has no key.
SAYS_MORE = {
    "held": {"reporter", "writer"},
    "desk": {"moderator"},
    "desk_held": {"moderator"},
    "desk_matter": {"moderator"},
    "desk_sanctions": MODERATORS,
    # In figures: of what they work on, and of the scan's rules, which are the same for all.
    "desk_overview": {"moderator"},
    "desk_findings": MODERATORS,
}


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    """One story, taken back in the end."""
    reverse("home")
    here = override_settings(HAVN_DEMO=False, SIGN_IN_PROVIDERS=providers(PROVIDERS))
    with django_db_blocker.unblock(), here, transaction.atomic():
        scene = NeverKnown()
        # Another test may have said that there is no announcement, for half a minute.
        announced.forget()
        never = {
            (role, path): same_each_time(page) for role, _name, path, page in scene.looking.pages()
        }
        scene.make()
        scene.before = look(scene, never, SOME)[0]
        scene.hide()
        for member in filter(None, scene.members.values()):
            close_unseen(member.pk)
        scene.after, scene.says_more = look(scene, never)
        yield scene
        transaction.set_rollback(True)


def look(scene, never, roles=()):
    """{mark: {where it stands: for whom}}; {address: {role: what it says more, or less}}."""
    found, searches = defaultdict(lambda: defaultdict(set)), defaultdict(set)
    more = defaultdict(dict)
    for role, name, path, page in scene.looking.pages(roles):
        # An address that was asked for says itself again.
        for mark in standing_in(page.replace(path, ""), MARKS):
            found[mark][name].add(role)
        for search in searches_in(page, path):
            searches[search].add(role)
        before, now = never.get((role, path), ""), same_each_time(page)
        if before and before != now:
            more[name][role] = "\n".join(lines_that_differ(before, now))
    for mark, search, role in scene.looking.found_by(searches, MARKS):
        found[mark][search].add(role)
    by_address = {member.email: role for role, member in scene.members.items() if member}
    for to, said in mails():
        for mark in standing_in(said, MARKS):
            found[mark]["mail"].add(by_address[to])
    for role, _part, said in copies(scene.members):
        for mark in standing_in(said, MARKS):
            found[mark]["copy"].add(role)
    return {mark: dict(places) for mark, places in found.items()}, more


def of_others(found) -> dict[str, dict[str, set[str]]]:
    """Without what stands on every page of somebody: their own name."""
    own = {"suspended": {"gone"}, "restricted": {"quiet"}}
    kept = {"mail", "copy"}
    return {
        mark: {
            name: left
            for name, roles in places.items()
            if (left := roles if name in kept else roles - own.get(mark, set()))
        }
        for mark, places in found.items()
    }


def test_before_it_is_seen(scene):
    places = {mark: set(scene.before[mark]) for mark in KNOWN}
    assert places["closed"] >= {"forum", "thread", "home", "notifications", "search?q", "mail"}
    for mark in ("suspended", "restricted"):
        assert places[mark] >= {"member", "directory", "search?q", "forum_members"}
        assert "member" in scene.before[mark]["directory"]
    assert set(scene.before) == {*KNOWN, "report", "note"}


def test_after_it_stands_only_where_it_is_meant_to_be_read(scene):
    assert of_others(scene.after) == STILL


def test_no_page_of_anybody_else_says_more_or_counts_otherwise(scene):
    beyond = {
        f"{name} as {role}": said
        for name, roles in scene.says_more.items()
        for role, said in roles.items()
        if role not in OFFICE | {KEYLESS} | SAYS_MORE.get(name, set())
    }
    assert "\n\n".join(f"{where}:\n{said}" for where, said in beyond.items()) == ""


def test_who_works_on_it_is_shown_more_than_before(scene):
    for name in ("held", "desk", "desk_held", "desk_sanctions"):
        assert set(scene.says_more[name]) >= SAYS_MORE[name]
