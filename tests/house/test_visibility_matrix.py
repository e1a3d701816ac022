"""Every part of a member, for every viewer, in every place that can show it.

Each part has a mark. The member shows each part to somebody else, in four turns, so that every
part is once for nobody, for those in a group, for members and for everyone. Whoever looks finds
exactly the marks that are for them. A part that is nowhere, and a file that shows a member and
belongs to no place of tests/house/visibility_places.py, make a test fail.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from directory.actions import affiliations, members, profiles, seats
from directory.models import Country, Language, Organisation, PlaceLevel, Priority, Seat, Sector
from directory.models.visibility import FACE, PARTS
from forums.models import Post, Thread
from network.lib.languages import sort_key
from tests.factories import a_group, a_member, a_thread
from tests.house.visibility_looks import MARKS, TITLE, VIEWERS, Scene
from tests.house.visibility_places import PLACES
from tests.keys import with_key
from tests.notifications.outcomes import digest_of, wants_digest, watches

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def scene(db, client, public_forum):
    shown = with_key(a_member("Kaisa R.", handle="kaisa-r"))
    house = _house(MARKS["organisation"])
    start = date(2024, 1, 1)
    function = MARKS["headline"]
    members.affiliate(member=shown, organisation=house, function=function, starts=start)
    affiliations.tell_of(
        member=shown,
        organisation=_house("The unit before"),
        function=MARKS["affiliations"],
        starts=date(2020, 1, 1),
        ends=date(2022, 1, 1),
    )
    members.change_face(
        member=shown,
        name=shown.name,
        headline=MARKS["headline"],
        about=MARKS["about"],
        country=Country.objects.get(pk="IS"),
        sector=Sector.objects.get(pk="helpline-hotline"),
        level=PlaceLevel.objects.get(pk="subnational"),
    )
    prevention = Priority.objects.get(slug="prevention")
    profiles.say_expertise(member=shown, lines=[(prevention, 3, MARKS["expertise"])])
    profiles.say_languages(member=shown, lines=[(Language.objects.get(pk="lt"), True, 2)])
    profiles.say_skills(member=shown, skills=[MARKS["skills"]])
    profiles.say_offers(member=shown, offers=["study-visit"], orcid=MARKS["orcid"])
    found = {"is_listed": True, "is_findable": True, "is_mentionable": True}
    profiles.be_found(member=shown, is_public=True, **found)
    seats.appoint(seat=Seat.objects.get(party="DK"), member=shown, starts=timezone.now())
    mate, group = a_member("Mate M."), a_group()
    for member in (shown, mate):
        group.members.create(member=member)
    shown.refresh_from_db()
    thread, reader = a_thread(public_forum, shown, TITLE), a_member()
    watches(reader, thread)
    wants_digest(reader)
    # What was written before somebody chose a digest is no news.
    Post.objects.update(posted_at=timezone.now())
    Thread.objects.update(last_post_at=timezone.now())
    viewers = {
        "visitor": None,
        "member": a_member("Member M."),
        "mate": mate,
        "owner": shown,
        "secretariat": with_key(a_member("Office O.", role="secretariat")),
    }
    mail = digest_of(reader)
    return Scene(shown=shown, thread=thread, viewers=viewers, client=client, mail=mail)


def _house(name):
    slug = name.lower().replace(" ", "-")
    return Organisation.objects.create(name=name, slug=slug, sort_key=sort_key(name))


def show(scene, turn: int) -> dict[str, int]:
    """Show each part to somebody else than the one beside it; return who sees which."""
    levels = {part: (place + turn) % 4 for place, part in enumerate(PARTS)}
    profiles.show_to(member=scene.shown, **levels)
    return levels


def standing(scene, name, viewer) -> set[str]:
    """The parts whose marks a viewer finds in a place."""
    place = PLACES[name]
    text = place.get(scene, viewer)
    return {part for part, mark in (MARKS | (place.marks or {})).items() if mark in text}


def meant(name, viewer, levels) -> set[str]:
    """The parts that a viewer is to find there."""
    place = PLACES[name]
    if viewer not in place.to:
        return set()
    shows = (place.less or {}).get(viewer, place.shows)
    near = VIEWERS[viewer] if place.near is None else place.near
    if place.by and levels[place.by] < near:
        return set()
    seen = {part for part in shows if levels[part] >= near}
    # Nobody's threads are listed for visitors, who read posts without names.
    return seen - {"activity"} if viewer == "visitor" else seen


def test_everybody_finds_exactly_the_parts_that_are_for_them(scene):
    wrong = {}
    for turn in range(4):
        levels = show(scene, turn)
        for name in PLACES:
            for viewer in VIEWERS:
                found = standing(scene, name, viewer) & _parts(name, viewer)
                wanted = meant(name, viewer, levels)
                if found != wanted:
                    wrong[turn, name, viewer] = (sorted(found - wanted), sorted(wanted - found))
    assert wrong == {}, "(too much, too little)"


def _parts(name, viewer):
    """A title is no part where the place is about the thread."""
    return set(PARTS) - (set() if "activity" in PLACES[name].shows else {"activity"})


def test_every_part_has_a_mark_and_is_shown_somewhere():
    assert set(MARKS) == set(PARTS)
    assert set.union(*(place.shows for place in PLACES.values())) == set(PARTS)
    assert set(FACE) <= set.union(*(place.shows for place in PLACES.values() if place.near))


# --- No place is forgotten -----------------------------------------------------------------------

SHOWS = re.compile(
    r"(?:shown|member|colleague|author|post\.author)\.(?:seen|face)\b"
    r"|\{[{%][^}]*(?<!form\.)\bseen\.[a-z]|objects\S*\.seen_by\(|import Seen\b"
)
# They make it, or are no place of their own: what they show is a member's own, or said once.
NO_PLACES = {
    *("directory/models/seen.py", "directory/models/members.py"),
    *("directory/models/member_queries.py", "directory/models/visibility.py"),
}
APPS = ("directory", "moderation", "forums", "notifications", "network", "templates")


def files_that_show() -> set[str]:
    """Files that read `seen` or `face` of a member."""
    found = set()
    for app in APPS:
        for path in (ROOT / app).rglob("*.*"):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in (".py", ".html", ".txt") and "/migrations/" not in name:
                text = path.read_text(encoding="utf-8")
                if SHOWS.search(text):
                    found.add(name)
    return found


def test_no_file_that_shows_a_member_is_without_a_place():
    listed = {file for place in PLACES.values() for file in place.files}
    assert files_that_show() - NO_PLACES - listed == set()
