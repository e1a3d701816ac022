"""A profile as a thing that can be reported: the directory stands below and plugs nothing in."""

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

FUNCTION, ABOUT = "directory.Member.headline", "directory.Profile.about"


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
        member = Member.objects.select_for_update().get(pk=member.pk)
        profile = Profile.objects.select_for_update().filter(member=member).first()
        said = [member.headline, profile.about if profile else ""]
        if not any(said):
            return False
        if member.headline:
            seal(field=FUNCTION, words=member.headline, **kept)
        if profile and profile.about:
            seal(field=ABOUT, words=profile.about, **kept)
        _say(member, "", "")
        audit("profile_hidden", actor=by, subject=member, reason=reason)
    return True


def restore(member, *, by, reason) -> None:
    """What was sealed last comes back, where they have written nothing since."""
    with transaction.atomic():
        member = Member.objects.select_for_update().get(pk=member.pk)
        about = Profile.objects.filter(member=member).values_list("about", flat=True).first()
        back = {FUNCTION: member.headline, ABOUT: about or ""}
        for field, now in back.items():
            kept = Seal.objects.of(member).filter(field=field, destroyed_at=None)
            if not now and (newest := kept.first()):
                back[field] = open_seal(seal=newest, reader=by, reason=reason)
                kept.filter(pk=newest.pk).empty()
        _say(member, back[FUNCTION], back[ABOUT])
        audit("profile_restored", actor=by, subject=member, reason=reason)


def _say(member, headline, about) -> None:
    member.headline = headline
    member.save(update_fields=["headline"])
    Profile.objects.filter(member=member).update(about=about)
    shown_changed(member)


def _around(member, viewer):
    about = Profile.objects.filter(member=member).values_list("about", flat=True).first()
    return "moderation/_profile_said.html", {"headline": member.headline, "profile_about": about}


def _is_hidden(member) -> bool:
    """What they said is in a seal, and they have written nothing since."""
    profile = Profile.objects.filter(member=member).values_list("about", flat=True).first()
    sealed = Seal.objects.of(member).filter(field__in=(FUNCTION, ABOUT), destroyed_at=None)
    return not member.headline and not profile and sealed.exists()


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
