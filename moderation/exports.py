"""What the audit knows of a member: their own acts, and what was done to their account.

Never whom their acts concerned, and never who acted on their account.
"""

from django.utils.translation import gettext_lazy as _

from directory.models.unnamed import written_by
from moderation.models import (
    AuditEntry,
    Concern,
    ConcernMail,
    ConcernStep,
    Matter,
    NameReading,
    Responder,
    Sanction,
    Seal,
    SealReading,
)
from network.lib.exports import Part, plug
from network.lib.leaving import blank_when_words_go, delete, stay


def _done_by(member):
    return AuditEntry.objects.filter(actor=member).order_by("-at", "-pk")


def _done_to(member):
    about = AuditEntry.objects.filter(subject_type=member._meta.label_lower, subject_id=member.pk)
    return about.exclude(actor=member).order_by("-at", "-pk")


plug(
    Part(
        name="audit_of_your_acts",
        label=_("Acts of yours that are on record"),
        why=_(
            "Some acts must be answered for. Kept for 24 months, also when you leave: without name."
        ),
        model="moderation.AuditEntry",
        rows=_done_by,
        fields={
            "at": _("When"),
            "action": _("What"),
            "role": _("Your role then"),
            "reason": _("Your reason"),
            "network": _("From which network"),
        },
        on_leaving=blank_when_words_go("reason"),
    ),
    Part(
        name="audit_of_your_account",
        label=_("What was done to your account"),
        why=_("So that it can be answered for. Kept for 24 months; who did it is not given here."),
        model="moderation.AuditEntry",
        rows=_done_to,
        fields={"at": _("When"), "action": _("What"), "role": _("Role of who did it")},
        on_leaving=stay,
    ),
    Part(
        name="countries_you_respond_for",
        label=_("Countries you respond for"),
        why=_("So that it is known who may open what is sealed."),
        model="moderation.Responder",
        rows=lambda member: Responder.objects.filter(member=member).order_by("country"),
        fields={"country": _("Country")},
        on_leaving=delete,
    ),
    Part(
        name="words_of_yours_at_the_desk",
        label=_("Words of yours that went to a moderator"),
        why=_("So that you see what became of them. The words themselves are sealed."),
        model="moderation.Matter",
        rows=lambda member: Matter.objects.of(member).about_words(),
        fields={
            "opened_at": _("When"),
            "becomes": _("What they were to become"),
            "state": _("State"),
            "answer": _("Answer of the moderator"),
            "closed_at": _("Decided"),
        },
        on_leaving=stay,
    ),
    Part(
        name="what_the_secretariat_looked_at",
        label=_("When the secretariat looked at your application and at what you told of"),
        why=_("So that nothing of yours waits forgotten. It holds none of your words."),
        model="moderation.Matter",
        rows=lambda member: Matter.objects.of(member).of_office(),
        fields={
            "kind": _("What"),
            "opened_at": _("When"),
            "state": _("State"),
            "closed_at": _("Decided"),
        },
        on_leaving=stay,
    ),
    Part(
        name="words_you_decided_on",
        label=_("Matters of the desk that you closed"),
        why=_("Each decision must be answered for. About whom is not given here."),
        model="moderation.Matter",
        rows=lambda member: Matter.objects.filter(closed_by=member).order_by("-closed_at"),
        fields={"closed_at": _("When"), "state": _("What"), "answer": _("Your answer")},
        on_leaving=blank_when_words_go("answer"),
    ),
    Part(
        name="words_of_yours_that_are_sealed",
        label=_("Words of yours that are sealed"),
        why=_(
            "They may tell who a child is. Only named people of one country can open them; 30 "
            "days after the decision they are destroyed. The words themselves are not given here."
        ),
        model="moderation.Seal",
        rows=lambda member: Seal.objects.filter(written_by(member)).order_by("-sealed_at"),
        fields={
            "sealed_at": _("When"),
            "field": _("Where they were written"),
            "decided_at": _("Decided"),
            "destroyed_at": _("Destroyed"),
        },
        on_leaving=stay,
    ),
    Part(
        name="seals_of_yours_that_were_opened",
        label=_("When words of yours that are sealed were opened"),
        why=_(
            "So that nobody reads them unseen. You are told the role, the country and the reason; "
            "the name is on record and not given here."
        ),
        model="moderation.SealReading",
        rows=lambda member: SealReading.objects.told_to(member),
        fields={
            "at": _("When"),
            "role": _("Role of who opened it"),
            "seal__country": _("Responder of"),
            "told_reason": _("Why it was opened"),
        },
        on_leaving=stay,
    ),
    Part(
        name="seals_you_opened",
        label=_("Seals you opened"),
        why=_("Each opening must be answered for."),
        model="moderation.SealReading",
        rows=lambda member: SealReading.objects.filter(reader=member),
        fields={"at": _("When"), "reason": _("Your reason")},
        on_leaving=blank_when_words_go("reason"),
    ),
    Part(
        name="names_of_yours_that_were_shown",
        label=_("When a moderator was shown that you asked without your name"),
        why=_(
            "So that nobody learns it unseen. You are told the role and the reason; the name of "
            "who looked is on record and not given here."
        ),
        model="moderation.NameReading",
        rows=lambda member: NameReading.objects.told_to(member),
        fields={
            "at": _("When"),
            "role": _("Role of who saw it"),
            "reason": _("Why the name was shown"),
        },
        on_leaving=delete,
    ),
    Part(
        name="names_you_were_shown",
        label=_("Names you were shown"),
        why=_("Each must be answered for. Whose name it was is not given here."),
        model="moderation.NameReading",
        rows=lambda member: NameReading.objects.filter(reader=member).order_by("-at"),
        fields={"at": _("When"), "reason": _("Your reason")},
        on_leaving=blank_when_words_go("reason"),
    ),
    Part(
        name="decided_about_you",
        label=_("Warnings, and what you were kept from"),
        why=_("So that you know why, and can object. Kept for two years after it ended."),
        model="moderation.Sanction",
        rows=lambda member: Sanction.objects.of(member).newest_first(),
        fields={
            "starts_at": _("Since"),
            "kind": _("What"),
            "until": _("Until"),
            "guideline": _("Number of the guidelines"),
            "words": _("Why"),
            "lifted_at": _("Lifted"),
        },
        on_leaving=delete,
    ),
    Part(
        name="decided_by_you",
        label=_("What you decided about members"),
        why=_("Each decision must be answered for. About whom is not given here."),
        model="moderation.Sanction",
        rows=lambda member: Sanction.objects.filter(by=member).newest_first(),
        fields={"starts_at": _("Since"), "kind": _("What"), "words": _("Your reason")},
        on_leaving=stay,
    ),
    Part(
        name="concerns_you_raised",
        label=_("Concerns about a child that you raised"),
        why=_(
            "So that somebody answers for the child. What you wrote is sealed. Kept for 24 months "
            "after it is closed."
        ),
        model="moderation.Concern",
        rows=lambda member: Concern.objects.filter(author=member).order_by("-opened_at"),
        fields={
            "opened_at": _("When"),
            "about": _("What it is about"),
            "country": _("Country"),
            "closed_at": _("Closed"),
        },
        on_leaving=stay,
    ),
    Part(
        name="steps_in_concerns",
        label=_("What you did with concerns"),
        why=_("Each step must be answered for. What you noted is sealed."),
        model="moderation.ConcernStep",
        rows=lambda member: ConcernStep.objects.filter(by=member).order_by("-at"),
        fields={"at": _("When"), "kind": _("What")},
        on_leaving=stay,
    ),
    Part(
        name="mails_about_concerns",
        label=_("Mails that a concern waits"),
        why=_("So that none is lost. Kept for 90 days."),
        model="moderation.ConcernMail",
        rows=lambda member: ConcernMail.objects.filter(member=member).order_by("-created_at"),
        fields={"created_at": _("Written"), "kind": _("What it is about"), "sent_at": _("Sent")},
        on_leaving=delete,
    ),
)
