"""Peers of a member, and in words why each is one. A constant number of queries."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.models import Expertise, Member
from directory.models.peering import Own, Sought
from directory.vocabularies import languages_by_code, priorities_by_id
from network.lib.ports import peer_reasons

# So many are asked about in the other apps; so many are shown, since nobody reads on.
ASKED, SHOWN = 30, 10
# What a reason from another app counts.
A_REASON = 2


@dataclass(frozen=True)
class Peer:
    """A colleague to be shown to one viewer."""

    member: Member
    reasons: list[str]


def find(viewer, sought: Sought) -> tuple[Own, list[Peer]]:
    """What the viewer has to share, and who shares it, the nearest first."""
    own = Member.objects.own_of(viewer)
    there = Member.objects.listed().without_blocks(viewer.pk).elsewhere(viewer, own, sought)
    likely = there.likely_peers(own, sought)
    scored = Member.objects.filter(pk__in=likely).scored(viewer, own, sought)
    found = list(scored.with_card().select_related("profile")[:ASKED])
    more = _of_other_apps(viewer, [member.pk for member in found])
    found.sort(key=lambda one: one.score + A_REASON * len(more.get(one.pk, [])), reverse=True)
    return own, [Peer(one, _why(one) + more.get(one.pk, [])) for one in found[:SHOWN]]


def _of_other_apps(viewer, ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for plug in peer_reasons:
        for pk, reasons in plug(viewer, ids).items():
            found.setdefault(pk, []).extend(reasons)
    return found


def _why(member) -> list[str]:
    priorities, languages = priorities_by_id(), languages_by_code()
    by_depth: dict[int, list[str]] = {}
    for work in member.shared_work:
        by_depth.setdefault(work["depth"], []).append(str(priorities[work["priority"]]))
    words = {
        Expertise.Depth.ADVISES: _("is asked about %(what)s"),
        Expertise.Depth.WORKS: _("works on %(what)s"),
        Expertise.Depth.FOLLOWS: _("follows %(what)s"),
    }
    reasons = [
        words[depth] % {"what": ", ".join(what)}
        for depth, what in sorted(by_depth.items(), reverse=True)
    ]
    if member.shared_skills:
        reasons.append(_("also: %(skills)s") % {"skills": ", ".join(member.shared_skills)})
    if member.shared_languages:
        said = ", ".join(str(languages[code]) for code in member.shared_languages)
        reasons.append(_("writes %(languages)s") % {"languages": said})
    return reasons
