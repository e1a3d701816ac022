"""Who asks without a name is nowhere: on no page, in no search, mail, copy or push, for nobody.

All addresses are read as everybody. The asker is found where their twin is, who asked nothing; and
who asked the same with a name, in all the places that could have told.
"""

from collections import Counter, defaultdict

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from network.providers import providers
from tests.house.asked import MARKS, Asked
from tests.house.leaving_havn import Pushes, copies, mails
from tests.house.looking import searches_in
from tests.house.walk import KEYLESS
from tests.providers import PROVIDERS

pytestmark = pytest.mark.django_db

WORDS = {name: mark.word for name, mark in MARKS.items()}
# What one can see of oneself, on every page.
THEMSELVES = set(MARKS)


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    """One story, taken back in the end."""
    reverse("home")
    here = override_settings(HAVN_DEMO=False, SIGN_IN_PROVIDERS=providers(PROVIDERS))
    with django_db_blocker.unblock(), here, transaction.atomic():
        pushes = Pushes()
        scene = Asked()
        scene.pushed = pushes.since()
        pushes.close()
        look(scene)
        yield scene
        transaction.set_rollback(True)


def look(scene) -> None:
    """Count each name at each place, and ask every search for it."""
    scene.found, searches = defaultdict(Counter), defaultdict(set)
    for role, name, path, page in scene.looking.pages():
        # An address that was asked for says itself again.
        page = page.replace(path, "").lower()
        for mark, word in WORDS.items():
            if times := page.count(word):
                scene.found[mark][name, path, role] = times
        if role not in THEMSELVES:
            for search in searches_in(page, path):
                searches[search].add(role)
    planted = {name: MARKS[name] for name in ("asker", "named")}
    scene.brought = defaultdict(set)
    for mark, search, role in scene.looking.found_by(searches, planted):
        scene.brought[mark].add((search, role))
    scene.mailed, scene.copied = defaultdict(set), defaultdict(set)
    for to, said in mails():
        for mark, word in WORDS.items():
            if word in said.lower():
                scene.mailed[mark].add(to)
    for role, part, said in copies(scene.members):
        for mark, word in WORDS.items():
            if word in said.lower() and role not in THEMSELVES:
                scene.copied[mark].add((role, part))


def of_others(found: Counter) -> dict:
    return {
        (name, path.replace("kvx", ""), role): times
        for (name, path, role), times in found.items()
        if role not in THEMSELVES
    }


def test_who_asks_with_a_name_is_seen_in_all_these_places(scene):
    more = scene.found["named"] - scene.found["twin"]
    seen = {name for (name, _path, role) in more if role not in THEMSELVES}
    assert seen >= {"thread", "since", "forum", "bookmarks"}
    assert seen >= {"post_hide", "post_record", "thread_redact", "desk_matter"}
    assert scene.mailed["named"] and WORDS["named"] in scene.pushed.lower()
    assert scene.brought["named"] > scene.brought["asker"]


def test_who_asks_without_is_seen_where_their_twin_is(scene):
    more = of_others(scene.found["asker"] - by_twin(scene, "asker"))
    assert more == {}


def by_twin(scene, mark) -> Counter:
    """As often as the twin stands there; on a page of their own, at the twin's own."""
    found = Counter()
    for (name, path, role), times in scene.found["twin"].items():
        found[name, path.replace(WORDS["twin"], WORDS[mark]), role] = times
    return found


def test_no_search_brings_the_two_together(scene):
    assert scene.brought["asker"] == set()


def test_no_mail_copy_or_push_says_it(scene):
    own = {scene.members["asker"].email}
    assert scene.mailed["asker"] <= own
    assert scene.copied["asker"] == scene.copied["twin"] == set()
    assert MARKS["asker"].number in scene.pushed
    assert WORDS["asker"] not in scene.pushed.lower()


def test_everybody_was_asked(scene):
    roles = {role for _name, _path, role in scene.found["named"]}
    assert roles >= set(scene.looking.roles) - {"visitor", "applicant", "suspended", KEYLESS}
