"""Looking at a member, place by place, and by what one knows each part: for visibility_places.py.

Each look is a function (scene, viewer) -> all that the viewer gets there.
"""

import json
import re
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from directory.actions.exporting import export_members
from directory.models import SavedDirectorySearch
from forums.models import Thread
from network.lib.ports import exports
from notifications.digest_mail import compose
from notifications.models import Digest, Mail
from tests.forums.atom import a_feed
from tests.notifications.told import everything

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


# What the directory is narrowed down by, to find who shows it.
CHOICES = {
    "country": "country=IS",
    "sector": "sector=helpline-hotline",
    "level": "level=subnational",
    "expertise": "priority=prevention",
    "skills": "skill=kvarkskill",
    "languages": "language=lt",
    "offers": "offer=study-visit",
}
OWN = ("account", "profile", "expertise", "languages", "affiliations", "threads")


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


# --- Looks ------------------------------------------------------------------------------------


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
    return MARKS["sector"] if scene.thread.get_absolute_url() in text else ""


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


def _row_of(scene, text) -> str:
    rows = re.findall(r"<li[^>]*data-row.*?</li>", text, re.DOTALL)
    return "".join(row for row in rows if scene.shown.name in row)


def in_the_directory(scene, viewer):
    return _row_of(scene, scene.get(viewer, reverse("directory")))


def while_typed(scene, viewer):
    """Below the box of the directory, when their name has been begun."""
    return _row_of(scene, scene.get(viewer, reverse("directory_typed") + "?q=kai"))


def narrowed(scene, viewer):
    """By which choices of the directory they are found."""
    if viewer == "owner":
        return ""
    found = {
        part: _row_of(scene, scene.get(viewer, f"{reverse('directory')}?{query}"))
        for part, query in CHOICES.items()
    }
    return " ".join(MARKS[part] for part, row in found.items() if row)


def on_the_map(scene, viewer):
    """Whether somebody stands in Iceland."""
    if viewer == "owner":
        return ""
    text = scene.get(viewer, reverse("pictures"))
    return MARKS["country"] if f"?country={scene.shown.country_id}" in text else ""


def among_people(scene, viewer):
    return _row_of(scene, scene.get(viewer, reverse("search") + "?q=kaisa&kind=people"))


def as_a_peer(scene, viewer):
    query = "?elsewhere=anywhere&priority=prevention"
    return _row_of(scene, scene.get(viewer, reverse("peers") + query))


def where_they_work(scene, viewer):
    """That they stand there at all tells of the organisation."""
    path = reverse("organisation", args=[scene.shown.organisation.slug])
    row = _row_of(scene, scene.get(viewer, path))
    return f"{row} {MARKS['organisation']}" if row else ""


def write_to_them(scene, viewer):
    return scene.get(viewer, reverse("contact", args=[scene.shown.handle]))


def on_the_body(scene, viewer):
    text = scene.get(viewer, reverse("body", args=["expert-group"]))
    return "".join(re.findall(rf">{scene.shown.name}</a>[^<]*", text))


def new_to_a_search(scene, viewer):
    """A digest that tells of them."""
    if viewer in ("visitor", "owner"):
        return ""
    member, now = scene.viewers[viewer], timezone.now()
    search, _new = SavedDirectorySearch.objects.get_or_create(member=member, query="q=kaisa")
    digest, _new = Digest.objects.get_or_create(
        member=member, day=now, defaults={"since": now, "until": now}
    )
    digest.colleagues.all().delete()
    digest.colleagues.create(search=search, members=[scene.shown.pk])
    mail, _new = Mail.objects.get_or_create(member=member, digest=digest)
    return everything(compose(mail))


def copy(scene, viewer):
    """What the member takes away; only they can."""
    if viewer != "owner":
        return ""
    rows = [list(part.values(scene.shown)) for part in exports if part.name in OWN]
    return json.dumps(rows, default=str, ensure_ascii=False)


def office(scene, viewer):
    return scene.get(viewer, reverse("secretariat_member", args=[scene.shown.handle]))


def export(scene, viewer):
    """The line in a list that the secretariat takes out."""
    if viewer != "secretariat":
        return ""
    by = scene.viewers[viewer]
    lines = export_members(by=by, purpose="report", chosen={}, with_email=False)
    return " ".join(*(line for line in lines if scene.shown.name in line))


def _of_post(text):
    found = re.search(r'<header class="post-head">.*?</header>', text, re.DOTALL)
    return found.group() if found else ""
