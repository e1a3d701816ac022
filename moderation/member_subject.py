"""A profile as a thing that can be reported: the directory stands below and plugs nothing in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.actions.members import shown_changed
from directory.models import Member, Profile
from moderation.actions.seals import open_seal, seal
from moderation.models import Concern, Responder, Seal
from network.lib.audit import audit
from network.lib.subjects import Desk, Subject
from network.lib.tags import forget_unused


@dataclass(frozen=True)
class Said:
    """What a member says of themselves in one place.

    Args:
        field: as the text registry declares it.
        read: (member) -> the words; empty where there are none.
        say: (member, words): put words there, or none.
    """

    field: str
    read: Callable[[Member], str]
    say: Callable[[Member, str], None]


def _say_function(member, words):
    member.headline = words
    member.save(update_fields=["headline"])


def _about(member):
    return Profile.objects.filter(member=member).values_list("about", flat=True).first() or ""


def _say_about(member, words):
    Profile.objects.filter(member=member).update(about=words)


def _sentences(member):
    """A line for each priority they say something about."""
    said = member.expertise.exclude(sentence="").order_by("priority__number")
    return "\n".join(
        f"{slug}: {words}" for slug, words in said.values_list("priority__slug", "sentence")
    )


def _say_sentences(member, lines):
    member.expertise.update(sentence="")
    for line in lines.splitlines():
        slug, _colon, words = line.partition(": ")
        member.expertise.filter(priority__slug=slug).update(sentence=words)


def _skills(member):
    profile = Profile.objects.filter(member=member).first()
    return (
        ", ".join(profile.skills.order_by("name").values_list("name", flat=True)) if profile else ""
    )


def _say_skills(member, words):
    profile = Profile.objects.filter(member=member).first()
    had = list(profile.skills.values_list("name", flat=True)) if profile else []
    if profile:
        profile.skills.set([word for word in words.split(", ") if word])
        forget_unused(had)


SAID = (
    Said("directory.Member.headline", lambda member: member.headline, _say_function),
    Said("directory.Profile.about", _about, _say_about),
    Said("directory.Expertise.sentence", _sentences, _say_sentences),
    Said("taggit.Tag.name", _skills, _say_skills),
)


def _visible_to(reader):
    return Member.objects.visible_to(reader)


def _at(match, fragment):
    if match.url_name != "member":
        return None
    found = Member.objects.filter(handle=match.kwargs["handle"])
    return found.values_list("pk", flat=True).first()


def hide(member, *, by, country, reason) -> bool:
    """Seal what they say of themselves; name, organisation and country stay."""
    kept = {"country": country, "author": member, "by": by, "subject": member}
    with transaction.atomic():
        member = _locked(member)
        said = [(one, words) for one in SAID if (words := one.read(member))]
        for one, words in said:
            seal(field=one.field, words=words, **kept)
            one.say(member, "")
        if not said:
            return False
        shown_changed(member)
        audit("profile_hidden", actor=by, subject=member, reason=reason)
    return True


def restore(member, *, by, reason) -> None:
    """What was sealed last comes back, where they have written nothing since."""
    with transaction.atomic():
        member = _locked(member)
        for one in SAID:
            kept = Seal.objects.of(member).filter(field=one.field, destroyed_at=None)
            if not one.read(member) and (newest := kept.first()):
                one.say(member, open_seal(seal=newest, reader=by, reason=reason))
                kept.filter(pk=newest.pk).empty()
        shown_changed(member)
        audit("profile_restored", actor=by, subject=member, reason=reason)


def _locked(member):
    """All that says something of a member is changed under the lock of their row."""
    return Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)


def _around(member, viewer):
    return "moderation/_profile_said.html", {"said": [one.read(member) for one in SAID]}


def _is_hidden(member) -> bool:
    """Something they said is in a seal, and they have written nothing there since."""
    sealed = set(Seal.objects.of(member).filter(destroyed_at=None).values_list("field", flat=True))
    return any(one.field in sealed and not one.read(member) for one in SAID)


MEMBER = Subject(
    name="directory.member",
    label=gettext_lazy("A profile"),
    visible_to=_visible_to,
    every=Member.objects.all,
    card=lambda member: _("A profile"),
    url=lambda member: reverse("member", args=[member.handle]),
    by=lambda member: member.pk,
    country=lambda member: member.country_id,
    at=_at,
    hide=hide,
    restore=restore,
    desk=Desk(version=lambda member: member.face_version, is_hidden=_is_hidden, around=_around),
)


def concern_link(viewer, member):
    """Under a profile: the ways to raise a concern and to report.

    On one's own, for a responder, the concerns.
    """
    context = {"shown_pk": member.pk, "is_own": viewer.pk == member.pk, "responds": False}
    at = member.seen.organisation
    context["organisation_pk"] = at and at.pk
    if context["is_own"]:
        context["responds"] = Responder.objects.filter(member=viewer.pk).exists()
        context["open"] = (
            Concern.objects.for_responder(viewer).open().count() if context["responds"] else 0
        )
    return "moderation/_profile_concern.html", context
