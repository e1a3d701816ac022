"""Named places where a higher app plugs in what a lower app needs.

An app plugs in its `apps.py` ready(); docs/architecture.md lists every port and plug.
A read port costs one query a plug; a write port runs in the caller's transaction.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Port:
    """One named list of plugs.

    Args:
        name: the word the docs and the tests use for it.
        takes: what a plug must be, in one sentence.
    """

    name: str
    takes: str
    plugs: list[Any] = field(default_factory=list)

    def plug(self, thing: Any) -> None:
        """Add a plug once; a second ready() of the same app changes nothing."""
        if thing not in self.plugs:
            self.plugs.append(thing)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.plugs)


texts = Port("texts", "a network.lib.texts.Text: one model field that holds a member's words")
activity_kinds = Port(
    "activity_kinds", "a network.lib.activity.Kind: a past-tense word, its subject and its wording"
)
member_sections = Port(
    "member_sections", "a function (viewer, member) -> (fragment, context) for the profile page"
)
group_mates = Port(
    "group_mates",
    "a function (viewer) -> QuerySet of the ids of members who share a joined group with them",
)
peer_reasons = Port(
    "peer_reasons",
    "a function (viewer, member ids) -> {id: [reason]}: what in another app makes members peers",
)
seat_sections = Port(
    "seat_sections",
    "a function (viewer, seat) -> (fragment, context) for the secretariat's page of a seat",
)
seat_record = Port(
    "seat_record",
    "a function (viewer, seat) -> (fragment, context): what was written for a seat, as far as the "
    "viewer may see it, for the seat's own page",
)
thread_read = Port(
    "thread_read",
    "a function (member_id, thread_id, number) called when a member has read up to a post number",
)
rights_changed = Port(
    "rights_changed",
    "a function (member_id) called after a commit that changed what a member may see",
)
audits = Port(
    "audits",
    "a function (action, actor, subject, reason, **facts) that writes an audit line in the "
    "caller's transaction",
)
secretariat_screens = Port(
    "secretariat_screens", "a network.lib.screens.Screen: an entry of the secretariat's menu"
)
open_pages = Port(
    "open_pages", "a function (member_id) -> bool: whether a member may keep any page open now"
)
hold = Port(
    "hold",
    "a function (author, kind, subject, words, wish, rules, blocked) that seals words and opens "
    "the desk's item for them in the caller's transaction",
)
matters = Port(
    "matters",
    "a function (happened, about, by) that opens, gives back or closes the desk's matter about an "
    "application or a change, in the caller's transaction",
)
asked_sections = Port(
    "asked_sections",
    "a function (viewer, row) -> (fragment, context) for the secretariat's page of an application "
    "or a change",
)
held_kinds = Port(
    "held_kinds", "a network.lib.holding.Kind: what held words become when they are let through"
)
exports = Port("exports", "a network.lib.exports.Part: the rows of one table about one member")
subjects = Port(
    "subjects",
    "a network.lib.subjects.Subject: a thing that can be reported, shown as a card, decided upon",
)
forum_titles = Port(
    "forum_titles", "a function () -> {id: title} of every forum, for who divides the desk's work"
)
mail_reach = Port(
    "mail_reach",
    "a function (post or thread) -> [(member, when)]: whom a sent mail has shown words of it",
)
search_sources = Port(
    "search_sources",
    "a network.lib.search.sources.Source: a kind of thing that search finds beside posts",
)

PORTS = (
    *(texts, activity_kinds, member_sections, thread_read, audits, secretariat_screens),
    *(open_pages, exports, seat_sections, hold, held_kinds, subjects, mail_reach),
    *(forum_titles, rights_changed, search_sources, matters, asked_sections),
    *(group_mates, peer_reasons, seat_record),
)
