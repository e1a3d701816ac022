"""Every part of a member, for every viewer, in every place that can show it.

Each part has a mark. The member shows each part to somebody else, in four turns, so that every
part is once for nobody, for those in a group, for members and for everyone. Whoever looks finds
exactly the marks that are for them. A part that is nowhere, and a file that shows a member and
belongs to no place, make a test fail.

To add a place, add a function to PLACES: (scene, viewer) -> all that the viewer gets there.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.actions import affiliations, members, profiles
from directory.models import Country, Language, Organisation, PlaceLevel, Priority, Sector
from directory.models.visibility import FACE, PARTS, Visibility
from forums.models import Post, Thread
from network.lib.languages import sort_key
from network.lib.ports import exports
from notifications.digest_mail import compose
from tests.factories import a_group, a_member, a_thread
from tests.forums.atom import a_feed
from tests.keys import with_key
from tests.notifications.outcomes import digest_of, wants_digest, watches
from tests.notifications.told import everything

ROOT = Path(__file__).resolve().parents[2]
TITLE = "Kvarkwelcome for families"
MARKS = {
    "headline": "Kvarkhead of unit",
    "organisation": "Kvarkhouse",
    "country": "Iceland",
    "sector": "Helpline or hotline",
    "about": "Kvarkabout me",
    "level": "Region, county or state",
    "expertise": "Kvarkdeep in it",
    "skills": "kvarkskill",
    "languages": "Lietuvių",
    "affiliations": "Kvarkbefore that",
    "orcid": "0000-0002-1825-0097",
    "offers": "Hosting a study visit",
    "activity": TITLE,
}
# As an export says them: codes and English names.
IN_THE_COPY = {"languages": "Lithuanian", "offers": "study-visit"}
CARD = {
    "level": r"Region\, county or state",
    "languages": "LANG;PREF=1:lt",
    "expertise": "EXPERTISE;LEVEL=expert",
}
# The secretariat looks at a colleague as every member does; all of them it has on its own screens.
VIEWERS = {"visitor": 3, "member": 2, "mate": 1, "owner": 0, "secretariat": 2}


@dataclass
class Scene:
    """Who looks, and at whom.

    Attributes:
        viewers: {of VIEWERS: the member}; None for the visitor.
        mail: a digest that tells of the thread.
        feeds: {viewer: the path of their feed}.
    """

    shown: object
    thread: Thread
    viewers: dict
    client: object
    mail: object
    feeds: dict = field(default_factory=dict)

    def get(self, viewer, path) -> str:
        """What is answered; nothing where it is not there for them."""
        self.client.logout()
        if self.viewers[viewer]:
            self.client.force_login(self.viewers[viewer])
        answer = self.client.get(path)
        return answer.content.decode() if answer.status_code == 200 else ""


# --- Places ------------------------------------------------------------------------------------


def page(scene, viewer):
    return scene.get(viewer, reverse("member", args=[scene.shown.handle]))


def card(scene, viewer):
    text = scene.get(viewer, reverse("member_card", args=[scene.shown.handle]))
    return text.replace("\r\n ", "")


def post(scene, viewer):
    return _of_post(scene.get(viewer, scene.thread.get_absolute_url()))


def threads(scene, viewer):
    text = scene.get(viewer, scene.thread.forum.get_absolute_url())
    return "".join(re.findall(r"<li[^>]*data-row.*?</li>", text, re.DOTALL))


def search(scene, viewer):
    text = scene.get(viewer, reverse("search") + "?q=kvarkwelcome&kind=threads")
    return "".join(re.findall(r"<li[^>]*data-row.*?</li>", text, re.DOTALL))


def facet(scene, viewer):
    """Whether the sector leads to what they wrote."""
    text = scene.get(viewer, reverse("search") + "?q=kvarkwelcome&sector=helpline-hotline")
    return MARKS["sector"] if "No threads" not in text and f"{scene.thread.pk}/" in text else ""


def feed(scene, viewer):
    if viewer == "visitor":
        return scene.get(viewer, reverse("forum_feed", args=[scene.thread.forum.slug]))
    if viewer not in scene.feeds:
        scene.feeds[viewer] = a_feed(scene.viewers[viewer], forum=scene.thread.forum)
    return scene.get("visitor", scene.feeds[viewer])


def digest(scene, viewer):
    """Of somebody who reads nothing else: what was read is not told of."""
    return everything(compose(scene.mail)) if viewer == "member" else ""


def paper(scene, viewer):
    return scene.get(viewer, reverse("thread_paper", args=[scene.thread.pk]))


def picker(scene, viewer):
    path = reverse("colleagues", args=[scene.thread.forum.slug]) + "?q=kaisa"
    return scene.get(viewer, path)


def group(scene, viewer):
    slug = scene.shown.groups.get().forum.slug
    text = scene.get(viewer, reverse("forum_members", args=[slug]))
    rows = re.findall(r"<li data-row.*?</li>", text, re.DOTALL)
    return "".join(row for row in rows if scene.shown.name in row)


def first_run(scene, viewer):
    works_on = scene.shown.priorities.get().pk
    return scene.get(viewer, reverse("welcome_near") + f"?priorities={works_on}")


def copy(scene, viewer):
    """What the member takes away; only they can."""
    if viewer != "owner":
        return ""
    rows = [list(part.values(scene.shown)) for part in exports if part.name in OWN]
    return json.dumps(rows, default=str, ensure_ascii=False)


def office(scene, viewer):
    return scene.get(viewer, reverse("secretariat_member", args=[scene.shown.handle]))


def _of_post(text):
    found = re.search(r'<header class="post-head">.*?</header>', text, re.DOTALL)
    return found.group() if found else ""


OWN = ("account", "profile", "expertise", "languages", "affiliations", "threads")
NAMED = set(VIEWERS) - {"visitor"}
MEMBERS_SEE, ALL = Visibility.MEMBERS, Visibility.NOBODY


@dataclass(frozen=True)
class Place:
    """
    Args:
        shows: the parts that can stand there.
        near: how near everybody is who looks there; None for as near as the viewer is.
        files: the files that show it, which nobody needs to look at again.
        to: who gets anything there.
        marks: other marks than on pages.
        less: {viewer: parts} for whom other parts stand there.
        by: the part by which somebody comes there at all.
    """

    get: object
    shows: set[str]
    files: tuple[str, ...]
    near: int | None = None
    to: frozenset[str] = frozenset(VIEWERS)
    marks: dict | None = None
    less: dict | None = None
    by: str = ""


FOR_LISTS = {"organisation", "country"}
PLACES = {
    "digest": Place(
        digest,
        FOR_LISTS,
        ("notifications/digest_mail.py",),
        near=MEMBERS_SEE,
        to=frozenset({"member"}),
    ),
    "page": Place(
        page,
        set(PARTS),
        (
            *("directory/views/members.py", "directory/views/profile.py", "directory/hints.py"),
            *("templates/directory/member.html", "forums/plugs.py", "moderation/member_subject.py"),
        ),
    ),
    "card": Place(
        card,
        set(PARTS) - {"offers", "affiliations", "activity"},
        ("directory/vcard.py",),
        marks=CARD,
    ),
    "post": Place(
        post,
        {"headline", "organisation", "country"},
        ("forums/fragments.py", "templates/forums/_post.html", "directory/unnamed.py"),
        near=MEMBERS_SEE,
        # Visitors read "A colleague, sector", and the country.
        less={"visitor": {"sector", "country"}},
    ),
    "threads": Place(
        threads,
        FOR_LISTS,
        ("forums/bylines.py", "forums/threadrow.py"),
        near=MEMBERS_SEE,
        less={"visitor": {"country"}},
    ),
    "search": Place(
        search, FOR_LISTS, (), near=MEMBERS_SEE, less={"visitor": {"sector", "country"}}
    ),
    "facet": Place(facet, {"sector"}, (), near=MEMBERS_SEE),
    "feed": Place(feed, set(), (), near=MEMBERS_SEE, less={"visitor": {"sector"}}),
    "paper": Place(
        paper,
        {"headline", "organisation", "country"},
        ("forums/paper/gather.py",),
        near=MEMBERS_SEE,
        to=frozenset(NAMED),
    ),
    "picker": Place(
        picker,
        FOR_LISTS,
        ("templates/forums/_colleagues.html",),
        near=MEMBERS_SEE,
        # One does not mention oneself.
        to=frozenset(NAMED - {"owner"}),
    ),
    "group": Place(
        group,
        FOR_LISTS | {"sector"},
        ("templates/forums/group.html",),
        near=MEMBERS_SEE,
        to=frozenset({"owner", "mate", "secretariat"}),
    ),
    "first_run": Place(
        first_run,
        FOR_LISTS | {"sector"},
        ("templates/_first_run_near.html",),
        near=MEMBERS_SEE,
        to=frozenset(NAMED - {"owner"}),
        by="expertise",
    ),
    "copy": Place(copy, set(PARTS), (), near=ALL, to=frozenset({"owner"}), marks=IN_THE_COPY),
    "office": Place(
        office,
        {"headline", "organisation", "country", "sector"},
        (),
        near=ALL,
        to=frozenset({"secretariat"}),
    ),
}


@pytest.fixture
def scene(db, client, public_forum):
    shown = a_member("Kaisa R.", handle="kaisa-r")
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
