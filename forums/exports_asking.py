"""What the forums know of a member: the questions they prepared."""

from django.utils.translation import gettext_lazy as _

from forums.models import PreparedQuestion, Rhythm
from network.lib.exports import Part, plug
from network.lib.leaving import delete


def _pause(rows, words_go):
    """Others have prepared questions there, too: they wait for another moderator."""
    rows.update(is_paused=True)


plug(
    Part(
        name="prepared_questions",
        label=_("Questions you prepared"),
        why=_("They are asked week by week. Kept until they are asked, or until you leave."),
        model="forums.PreparedQuestion",
        rows=lambda member: PreparedQuestion.objects.filter(by=member).order_by("pk"),
        fields={
            "rhythm__forum__title": _("Forum"),
            "title": _("Title"),
            "html": _("Text"),
            "language": _("Language"),
            "made_at": _("Made"),
            "asked_at": _("Asked"),
        },
        on_leaving=delete,
    ),
    Part(
        name="rhythms",
        label=_("Forums whose question of the week you ask"),
        why=_("So that it is asked in your name. Kept until another moderator does."),
        model="forums.Rhythm",
        rows=lambda member: Rhythm.objects.filter(moderator=member).order_by("pk"),
        fields={
            "forum__title": _("Forum"),
            "weekday": _("Day"),
            "hour": _("Hour"),
            "is_paused": _("Paused"),
        },
        on_leaving=_pause,
    ),
)
