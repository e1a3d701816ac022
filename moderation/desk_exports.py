"""What the desk knows of a member: what they reported, what was decided about their words.

Never who reported them, and never what was decided about others.
"""

from django.utils.translation import gettext_lazy as _

from directory.models.unnamed import written_by
from moderation.models import (
    Appeal,
    Correction,
    Decision,
    DeskMail,
    MatterStep,
    ModeratorScope,
    Report,
    Shift,
)
from network.lib.exports import Part, plug
from network.lib.leaving import blank_when_words_go, delete, stay

WORDS_GO = blank_when_words_go("words")

plug(
    Part(
        name="reports_you_sent",
        label=_("What you reported"),
        why=_("So that a moderator looks at it, and you see what came of it."),
        model="moderation.Report",
        rows=lambda member: Report.objects.filter(member=member).order_by("-at"),
        fields={
            "at": _("When"),
            "reason": _("What is wrong"),
            "words": _("What you told the moderators"),
            "matter__state": _("What came of it"),
        },
        on_leaving=WORDS_GO,
    ),
    Part(
        name="decisions_about_your_words",
        label=_("Decisions about your words"),
        why=_("So that you know what was decided, why, and how to object."),
        model="moderation.Decision",
        rows=lambda member: Decision.objects.told_to(member).newest_first(),
        fields={
            "in_force_at": _("When"),
            "kind": _("What"),
            "beside": _("What was decided about you"),
            "guideline": _("Number of the guidelines"),
            "words": _("Why"),
            "automated": _("Whether software took part"),
            "reversed_at": _("Taken back"),
        },
        on_leaving=stay,
    ),
    Part(
        name="decisions_you_took",
        label=_("Decisions you took as a moderator"),
        why=_("Each decision must be answered for. Whose words they were is not given here."),
        model="moderation.Decision",
        rows=lambda member: Decision.objects.filter(by=member).order_by("-at"),
        fields={
            "at": _("When"),
            "kind": _("What"),
            "guideline": _("Number of the guidelines"),
            "words": _("Your reason"),
        },
        # Whom it is about may still object to it.
        on_leaving=stay,
    ),
    Part(
        name="decisions_you_agreed_with",
        label=_("Decisions you agreed with as the second person"),
        why=_("Each decision must be answered for."),
        model="moderation.Decision",
        rows=lambda member: Decision.objects.filter(second_by=member).order_by("-at"),
        fields={"in_force_at": _("When"), "kind": _("What")},
        on_leaving=stay,
    ),
    Part(
        name="steps_at_the_desk",
        label=_("What you did at the moderators' desk"),
        why=_("So that colleagues can go on with it, and each step can be answered for."),
        model="moderation.MatterStep",
        rows=lambda member: MatterStep.objects.filter(by=member).order_by("-at"),
        fields={"at": _("When"), "kind": _("What"), "words": _("Your note")},
        on_leaving=WORDS_GO,
    ),
    Part(
        name="what_was_handed_over_to_you",
        label=_("What colleagues at the desk handed over to you"),
        why=_("So that it is known who has it. What they noted is theirs."),
        model="moderation.MatterStep",
        rows=lambda member: MatterStep.objects.filter(to=member).order_by("-at"),
        fields={"at": _("When"), "kind": _("What")},
        on_leaving=stay,
    ),
    Part(
        name="your_appeals",
        label=_("Where you asked for a second look"),
        why=_("So that another person looks at a decision."),
        model="moderation.Appeal",
        rows=lambda member: Appeal.objects.of(member).order_by("-at"),
        fields={"at": _("When"), "words": _("Why you object")},
        on_leaving=WORDS_GO,
    ),
    Part(
        name="words_you_mended",
        label=_("Words you mended that wait for a moderator"),
        why=_("So that a moderator can read them before anybody else does."),
        model="moderation.Correction",
        rows=lambda member: Correction.objects.filter(
            written_by(member, "matter__author")
        ).order_by("-at"),
        fields={"at": _("When"), "html": _("Your words")},
        on_leaving=delete,
    ),
    Part(
        name="what_you_moderate",
        label=_("What you moderate"),
        why=_("So that you are shown what is yours. Without a line: everything."),
        model="moderation.ModeratorScope",
        rows=lambda member: ModeratorScope.objects.filter(member=member).order_by("pk"),
        fields={
            "forum": _("Forum, by number"),
            "country": _("Country"),
            "language": _("Language"),
        },
        on_leaving=delete,
    ),
    Part(
        name="shifts_at_the_desk",
        label=_("Your shifts at the moderators' desk"),
        why=_("So that somebody is there. Kept for a year."),
        model="moderation.Shift",
        rows=lambda member: Shift.objects.of(member).order_by("-starts"),
        fields={"starts": _("From"), "ends": _("To")},
        on_leaving=delete,
    ),
    Part(
        name="mails_from_the_desk",
        label=_("Mails from the moderators' desk"),
        why=_("So that none is lost. Kept for 90 days."),
        model="moderation.DeskMail",
        rows=lambda member: DeskMail.objects.filter(member=member).order_by("-created_at"),
        fields={"created_at": _("Written"), "kind": _("About"), "sent_at": _("Sent")},
        on_leaving=delete,
    ),
)
