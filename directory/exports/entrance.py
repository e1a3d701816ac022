"""How a member came in, and where they are signed in."""

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models import (
    Application,
    ApplicationStep,
    FactorReset,
    Invitation,
    InvitationList,
    InvitationUse,
)
from network.lib.exports import Part, plug
from network.lib.leaving import delete, stay


def _steps(member):
    mine = Q(application__member=member) | Q(by=member)
    return ApplicationStep.objects.filter(mine).order_by("at", "pk")


def _forget_the_address(rows, words_go):
    """An invitation was mailed to somebody: the address goes with them."""
    Invitation.objects.filter(pk__in=rows.values("invitation")).update(email="")
    delete(rows, words_go)


plug(
    Part(
        name="application_steps",
        label=_("What was decided about applications"),
        why=_("Questions and answers about joining. Six months after the decision the words go."),
        model="directory.ApplicationStep",
        rows=_steps,
        fields={"kind": _("Kind"), "at": _("When"), "words": _("Words")},
        # Those about the member's own application go with it.
        on_leaving=stay,
    ),
    Part(
        name="application",
        label=_("Your application"),
        why=_(
            "So that the secretariat could know who asks to join. Six months after the decision "
            "the words go."
        ),
        model="directory.Application",
        rows=lambda member: Application.objects.filter(member=member),
        fields={
            "organisation": _("Organisation"),
            "statement": _("Why you want to join"),
            "sponsor": _("A member who knows you"),
            "state": _("State"),
            "applied_at": _("Applied"),
        },
        on_leaving=delete,
    ),
    Part(
        name="invitation",
        label=_("The invitation you came by"),
        why=_("So that the secretariat knows who answers for whom. Kept until you leave."),
        model="directory.InvitationUse",
        rows=lambda member: InvitationUse.objects.filter(member=member),
        fields={"invitation__email": _("E-mail"), "at": _("When"), "admitted_at": _("Admitted")},
        on_leaving=_forget_the_address,
    ),
    Part(
        name="invitations_made",
        label=_("Invitations you made"),
        why=_("Who invited is an official record. It stays, without your name."),
        model="directory.Invitation",
        rows=lambda member: Invitation.objects.filter(by=member).order_by("pk"),
        fields={"role": _("Role"), "made_at": _("Made"), "expires_at": _("Until")},
        on_leaving=stay,
    ),
    Part(
        name="invitation_lists",
        label=_("Lists of people you invited"),
        why=_("So that you see what became of each line. Erased after 30 days."),
        model="directory.InvitationList",
        rows=lambda member: InvitationList.objects.filter(by=member).order_by("pk"),
        fields={"made_at": _("Made"), "sent_at": _("Sent")},
        on_leaving=delete,
    ),
    Part(
        name="sessions",
        label=_("Where you are signed in"),
        why=_("So that you can see and end what is not you. Kept while the session lasts."),
        model="usersessions.UserSession",
        rows=lambda member: UserSession.objects.filter(user=member).order_by("pk"),
        fields={
            "created_at": _("Signed in"),
            "last_seen_at": _("Last seen"),
            "ip": _("Network"),
            "user_agent": _("Program"),
        },
        on_leaving=delete,
    ),
    Part(
        name="connections",
        label=_("Organisations you sign in by"),
        why=_("So that your sign-in at work leads to your account. Kept until you leave."),
        model="socialaccount.SocialAccount",
        rows=lambda member: SocialAccount.objects.filter(user=member).order_by("pk"),
        fields={
            "provider": _("Organisation"),
            "uid": _("Its number for you"),
            "date_joined": _("Connected"),
            "last_login": _("Last used"),
        },
        on_leaving=delete,
    ),
    Part(
        name="factor_resets",
        label=_("Lost keys"),
        why=_("When you asked to begin anew without your keys. Kept until you leave."),
        model="directory.FactorReset",
        rows=lambda member: FactorReset.objects.filter(member=member).order_by("pk"),
        fields={"asked_at": _("Asked"), "done_at": _("Done")},
        on_leaving=delete,
    ),
)
