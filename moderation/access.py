"""Who may do what on the desk. Views and actions ask here and nowhere else."""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from directory.access import is_admitted, is_secretariat, lacks_second_factor, may_write
from directory.models import Member, Unnamed
from directory.unnamed import is_voice, person_number
from moderation.models import Decision, Matter, ModeratorScope, Responder, Seal

MODERATES = frozenset({Member.Role.MODERATOR, Member.Role.SECRETARIAT, Member.Role.ADMINISTRATOR})


def may_moderate(member) -> bool:
    """Whether the member works at the desk at all; which matters is in the queries."""
    return may_write(member) and member.role in MODERATES and not lacks_second_factor(member)


def may_sanction(member, of) -> bool:
    """Moderators warn, mute and suspend members; the secretariat moderators too.

    Nobody oneself, and an administrator only another one.
    """
    if not may_moderate(member) or member.pk == of.pk:
        return False
    match of.role:
        case Member.Role.MEMBER:
            return True
        case Member.Role.ADMINISTRATOR:
            return member.role == Member.Role.ADMINISTRATOR
    return is_secretariat(member)


def may_open(member, seal) -> bool:
    """Whether the member is named for the seal's country, and it is not their own words."""
    if not may_be_trusted(member):
        return False
    return Seal.objects.for_responder(member).filter(pk=seal.pk).exists()


def has_responders(country: str | None) -> bool:
    """Whether somebody is named who may open what is sealed for a country."""
    return Responder.objects.filter(country=country).exists()


def matters_of_desk(member):
    """The matters a moderator works on; none for who is no moderator, or lacks a key."""
    if not may_moderate(member):
        return Matter.objects.none()
    return Matter.objects.for_moderator(member)


def decisions_told(member):
    """The decisions a member reads, with reasons; who is suspended, those that belong to that."""
    told = Decision.objects.told_to(member)
    return told.about_members() if member.is_suspended else told


def names_of_desk(member):
    """Who asks without a name where a moderator works; nobody learns their own from the desk."""
    if not may_moderate(member):
        return Unnamed.objects.none()
    scopes = ModeratorScope.objects.filter(member=member.pk)
    within = scopes.filter(
        Q(forum=OuterRef("forum"))
        | Q(country=OuterRef("voice__country"))
        | Q(language=OuterRef("language"))
    )
    others = Unnamed.objects.exclude(member=member.pk)
    return others.filter(Exists(within) | ~Exists(scopes))


def may_learn_name(member, voice) -> bool:
    """Whether the member may be shown who is behind a voice. A query only where it is one."""
    if voice is None or not is_voice(voice):
        return False
    return names_of_desk(member).behind(voice.pk).exists()


def may_report(member, thing) -> bool:
    """Whether the member may report what they see: not their own words."""
    return is_admitted(member) and person_number(thing.subject.by(thing.row)) != member.pk


def for_moderators(view):
    """A view of the desk: for everybody else, whatever their role, it is not there."""

    @login_required
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not may_moderate(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


def may_be_trusted(member) -> bool:
    """Whether the member signs in with a key: responders need one, whatever their role is."""
    if not is_admitted(member):
        return False
    if settings.HAVN_DEMO:
        return True
    if not hasattr(member, "has_second_factor"):
        member = Member.objects.with_second_factor().get(pk=member.pk)
    return member.has_second_factor


def is_responder(member) -> bool:
    """Whether the member is named for a country; which concerns is in the queries."""
    named = is_admitted(member) and Responder.objects.filter(member=member.pk).exists()
    return named and may_be_trusted(member)


def for_responders(view):
    """A view of the named responders': for everybody else, whatever their role, it is not there."""

    @login_required
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not is_responder(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


def may_name(member, whom) -> bool:
    """The secretariat names responders, and nobody oneself; only who can sign in with a key."""
    return is_secretariat(member) and member.pk != whom.pk and may_be_trusted(whom)


def may_give_scope(member, whom) -> bool:
    """The secretariat says what a moderator works on, and nobody does so for oneself."""
    return is_secretariat(member) and member.pk != whom.pk and whom.role in MODERATES


def may_claim(member, concern) -> bool:
    """Nobody has it, or who has it is no responder any more. The caller has found it visible."""
    holder = concern.claimed_by_id
    if not concern.is_open or holder == member.pk:
        return False
    return holder is None or not _answers(holder, concern)


def may_hand_over(member, concern, to) -> bool:
    """Who has it hands it to another responder of the country, never to whom it is about."""
    if not concern.is_open or concern.claimed_by_id != member.pk:
        return False
    about = person_number(concern.subject_by_id)
    return to.pk not in (member.pk, about) and _answers(to.pk, concern)


def may_close(member, concern) -> bool:
    """P0 and P1 take two persons: nobody is both."""
    return concern.is_open and concern.first_closed_by_id != member.pk


def _answers(member_id, concern) -> bool:
    return Responder.objects.filter(member=member_id, country=concern.country_id).exists()
