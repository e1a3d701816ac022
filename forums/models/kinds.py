"""What a thread is for, and how far it has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a thread is for; each has a form of its own: forums/kinds.py."""

    QUESTION = "question", _("Question")
    DISCUSSION = "discussion", _("Discussion")
    RESOURCE = "resource", _("Resource")
    EVIDENCE = "evidence", _("Evidence")
    PARTNERS = "partners", _("Partner search")
    DEVELOPMENT = "development", _("National development")
    PARTICIPANTS = "participants", _("Call for participants")
    OFFER = "offer", _("Offer")
    ANNOUNCEMENT = "announcement", _("Announcement")


class Stage(models.TextChoices):
    """How far a thread has come. Only while it is open somebody replies."""

    OPEN = "open", _("Open")
    CONCLUDED = "concluded", _("Concluded")
    # Out of the forum's list; found by search and by its address.
    ARCHIVED = "archived", _("Archived")
