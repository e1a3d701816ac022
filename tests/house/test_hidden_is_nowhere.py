"""What is hidden is nowhere: not on a page, in a search, a mail, a copy or a push, for nobody.

All addresses are read as everybody, before and after. What was reported, noted, decided and
objected to is read by those it is for, and by nobody else.
"""

from collections import defaultdict

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from network.providers import providers
from tests.house.holders import HOLDERS
from tests.house.leaving_havn import SENDERS, Pushes, copies, mail_rows, mails
from tests.house.looking import OTHERS, kind_of, searches_in, unknown
from tests.house.marks import standing_in
from tests.house.taken_out import HIDDEN, MARKS, TakenOut
from tests.house.walk import Line
from tests.house.who_may_see import LINES
from tests.providers import PROVIDERS

pytestmark = pytest.mark.django_db

# Before it is hidden, some who see all there is to see.
SOME = ("visitor", "member", "writer")
DESK = {"moderator", "secretariat", "administrator"}
# Who reads a forum and moderates at all may see what was done to a post there, and why; so may who
# responds for its author's country, and may have to give it back.
RECORD = DESK | {"moderator-elsewhere", "responder"}
STILL = {
    "report": {"held": {"reporter"}, "desk_matter": DESK, "copy": {"reporter"}},
    "note": {"desk_matter": DESK, "copy": {"administrator"}},
    "decision": {
        "decision": {"writer"},
        "desk_matter": DESK,
        "post_record": RECORD,
        "thread_record": RECORD,
        "copy": {"writer", "administrator"},
    },
    # Never who decided before.
    "appeal": {"desk_matter": DESK - {"administrator"}, "copy": {"writer"}},
}


def look(scene, roles=()) -> dict[str, dict[str, set[str]]]:
    """{mark: {where it stands: for whom}}."""
    found, searches = defaultdict(lambda: defaultdict(set)), defaultdict(set)
    for role, name, path, page in scene.looking.pages(roles):
        for mark in standing_in(page, MARKS):
            found[mark][name].add(role)
        for search in searches_in(page, path):
            searches[search].add(role)
    for mark, search, role in scene.looking.found_by(searches, MARKS):
        found[mark][search].add(role)
    for to, said in mails():
        for mark in standing_in(said, MARKS):
            found[mark]["mail"].add(to)
    for role, _part, said in copies(scene.members):
        for mark in standing_in(said, MARKS):
            found[mark]["copy"].add(role)
    return {mark: dict(places) for mark, places in found.items()}


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    """One story, taken back in the end: what was seen, and pushed, before and after."""
    reverse("home")
    here = override_settings(HAVN_DEMO=False, SIGN_IN_PROVIDERS=providers(PROVIDERS))
    with django_db_blocker.unblock(), here, transaction.atomic():
        pushes = Pushes()
        scene = TakenOut()
        scene.pushed_before = pushes.since()
        scene.before = look(scene, SOME)
        scene.hide()
        scene.pushed_after = pushes.since()
        scene.after = look(scene)
        pushes.close()
        yield scene
        transaction.set_rollback(True)


def test_before_it_is_seen_in_all_these_places(scene):
    places = {mark: set(scene.before[mark]) for mark in HIDDEN}
    thread = {"forum", "thread", "home", "member", "sitemap", "mail", "search?q", "copy"}
    assert places["title"] >= thread | {"thread_short", "post_edit"}
    assert places["tag"] >= {"forum", "thread", "home", "copy"}
    assert places["opening"] >= {"thread", "since", "post_edit", "mail", "copy"}
    assert places["post"] >= {"thread", "since", "post_edit", "mail", "copy"}
    assert places["file"] >= {"thread", "since", "file", "post_edit", "copy"}
    assert scene.before["opening"]["thread"] == set(SOME)
    assert standing_in(scene.pushed_before, MARKS) == {"post", "file", "opening"}


def test_after_it_stands_nowhere_and_what_was_said_of_it_only_for_whom_it_is(scene):
    assert scene.after == STILL


def test_open_pages_are_told_without_words(scene):
    assert '"type": "post"' in scene.pushed_after
    assert '"type": "heading"' in scene.pushed_after
    assert standing_in(scene.pushed_after, MARKS) == set()


@pytest.mark.parametrize("holder", ["tables", "files", "tasks", "cache fragments"])
def test_no_store_keeps_it(scene, holder):
    for mark in HIDDEN:
        for planted in (MARKS[mark].word, MARKS[mark].number):
            assert list(HOLDERS[holder](scene, planted)) == []


def test_every_kind_of_mail_is_sent():
    assert set(SENDERS) == mail_rows()


def test_of_every_address_it_is_known_what_it_is_about():
    assert "\n".join(unknown()) == ""


def test_an_address_about_a_thing_that_nobody_knows_is_seen():
    line = Line("secrets", "a secret", "200", "405")
    found = [("secrets/<int:pk>/", "secrets")]
    [said] = unknown([*LINES, line], found)
    assert said.startswith("secrets: nobody has said what it is about")
    assert unknown([*LINES, Line("secrets", "a matter of secrets", "200", "405")], found) == []


def test_what_is_about_something_else_is_so():
    kinds = {line.name: kind_of(line.of) for line in LINES if kind_of(line.of)}
    assert OTHERS & set(kinds) == set()
