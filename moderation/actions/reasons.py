"""Texts for reasons: the secretariat writes them, moderators use them."""

from django.db import transaction

from moderation.models import ReasonText
from network.lib.audit import audit
from network.lib.written import through_scan


def keep_text(*, guideline: str, words: str, by) -> ReasonText:
    """Add a text for one number of the guidelines.

    Raises:
        Refused: the privacy scan found something in it.
    """
    words = through_scan("moderation.ReasonText.words", words).text
    with transaction.atomic():
        text = ReasonText.objects.create(guideline=guideline, words=words)
        audit("reason_text_kept", actor=by, subject=text, guideline=guideline)
    return text


def drop_text(*, text: ReasonText, by) -> None:
    """Take a text away; decisions that used it keep their words."""
    with transaction.atomic():
        audit("reason_text_dropped", actor=by, subject=text, guideline=text.guideline)
        text.delete()
