"""Where a member can be seen: for test_visibility_matrix.py.

To add a place, add a look to visibility_looks.py, and what it is to show to PLACES.
"""

from dataclasses import dataclass

from directory.models.visibility import FACE, PARTS, Visibility
from tests.house.visibility_looks import (
    CARD,
    CHOICES,
    IN_THE_COPY,
    VIEWERS,
    among_people,
    as_a_peer,
    card,
    copy,
    digest,
    export,
    facet,
    feed,
    first_run,
    group,
    in_the_directory,
    narrowed,
    new_to_a_search,
    office,
    on_the_body,
    on_the_map,
    page,
    paper,
    picker,
    post,
    search,
    threads,
    where_they_work,
    while_typed,
    write_to_them,
)

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
    "directory": Place(
        in_the_directory,
        set(FACE) | {"expertise", "skills", "languages"},
        ("directory/directorypage.py", "templates/directory/_member_row.html"),
        to=frozenset(NAMED),
        marks={"expertise": "Prevention"},
    ),
    "typed": Place(
        while_typed,
        set(FACE),
        ("directory/typed.py", "templates/directory/_typed.html"),
        to=frozenset(NAMED),
    ),
    "narrowed": Place(
        narrowed, set(CHOICES), ("directory/finding.py",), to=frozenset(NAMED - {"owner"})
    ),
    "map": Place(on_the_map, {"country"}, (), to=frozenset(NAMED - {"owner"})),
    "people": Place(
        among_people,
        set(FACE),
        ("templates/directory/_colleague_row.html",),
        near=MEMBERS_SEE,
        to=frozenset(NAMED),
    ),
    "peers": Place(
        as_a_peer,
        set(FACE) | {"offers"},
        ("templates/directory/peers.html",),
        to=frozenset(NAMED - {"owner"}),
        by="expertise",
    ),
    "contact": Place(
        write_to_them,
        FOR_LISTS | {"sector"},
        ("directory/views/contacts.py",),
        near=MEMBERS_SEE,
        to=frozenset(NAMED - {"owner"}),
    ),
    "body": Place(
        on_the_body,
        {"headline", "organisation"},
        ("templates/directory/_sitting.html",),
        to=frozenset(NAMED),
    ),
    "new to a search": Place(
        new_to_a_search,
        FOR_LISTS | {"sector"},
        ("notifications/digests.py", "templates/emails/digest.txt", "templates/emails/digest.html"),
        to=frozenset(NAMED - {"owner"}),
    ),
    "organisation": Place(
        where_they_work,
        {"headline", "organisation"},
        ("directory/shown.py", "templates/directory/organisation.html"),
        to=frozenset(NAMED),
        by="organisation",
    ),
    "copy": Place(copy, set(PARTS), (), near=ALL, to=frozenset({"owner"}), marks=IN_THE_COPY),
    "export": Place(
        export,
        set(FACE),
        ("directory/actions/exporting.py",),
        near=MEMBERS_SEE,
        to=frozenset({"secretariat"}),
    ),
    "office": Place(
        office,
        {"headline", "organisation", "country", "sector"},
        (),
        near=ALL,
        to=frozenset({"secretariat"}),
    ),
}
