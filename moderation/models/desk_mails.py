"""Mail from the desk: ids only, and nothing of what was written or decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network.lib.mail import UNSENT, MailRow


class DeskMail(MailRow):
    """To one person, about one matter."""

    class Kind(models.TextChoices):
        GRAVE = "grave", _("A grave matter came in")
        OVERDUE = "overdue", _("A matter is overdue")
        SECOND = "second", _("A second person is needed")
        HANDED_OVER = "handed-over", _("A matter was handed over")
        # To whose words they are.
        DECIDED = "decided", _("A decision about your words")
        HIDDEN = "hidden", _("Words of yours are out of sight")
        # To who asked for a second look.
        ANSWERED = "answered", _("The answer to what you objected to")

    kind = models.CharField(max_length=12, choices=Kind)
    matter = models.ForeignKey("moderation.Matter", on_delete=models.CASCADE, related_name="mails")
    decision = models.ForeignKey(
        "moderation.Decision", on_delete=models.CASCADE, null=True, related_name="mails"
    )
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["claimed_until"], condition=UNSENT, name="desk_mail_unsent")
        ]
