from django.utils.translation import gettext_lazy as _

from network.lib.texts import Exempt, Sealed, Text, declare

declare(
    Text("moderation.AuditEntry", "reason", _("Reason")),
    Text("moderation.SealReading", "reason", _("Why it was opened")),
    Text("moderation.Matter", "answer", _("Answer to the writer")),
    Exempt("moderation.Matter", "kind", "a choice"),
    Exempt("moderation.Matter", "becomes", "a word of ours"),
    Exempt("moderation.Matter", "state", "a choice"),
    Exempt("moderation.Matter", "subject_type", "a model's name"),
    Exempt("moderation.AuditEntry", "action", "a word of ours"),
    Exempt("moderation.AuditEntry", "subject_type", "a model's name"),
    Exempt("moderation.AuditEntry", "role", "a choice"),
    Exempt("moderation.AuditEntry", "network", "the first bytes of an address"),
    Exempt("moderation.AuditLink", "content", "a digest"),
    Exempt("moderation.AuditLink", "reason", "a digest"),
    Exempt("moderation.AuditLink", "digest", "a digest"),
    Exempt("moderation.Seal", "subject_type", "a model's name"),
    Exempt("moderation.Seal", "field", "a field's name"),
    Sealed("moderation.Concern", "words", _("What happened")),
    Sealed("moderation.Concern", "reply_to", _("How we can reach you")),
    Sealed("moderation.ConcernStep", "note", _("Note")),
    Exempt("moderation.Concern", "reference", "a digest"),
    Exempt("moderation.Concern", "about", "a choice"),
    Exempt("moderation.Concern", "risk", "a choice"),
    Exempt("moderation.Concern", "outcome", "a choice"),
    Exempt("moderation.Concern", "subject_type", "a model's name"),
    Exempt("moderation.ConcernStep", "kind", "a choice"),
    Exempt("moderation.ConcernStep", "authority", "a choice"),
    Exempt("moderation.ConcernMail", "kind", "a choice"),
    Exempt("moderation.DutyHours", "timezone", "a choice"),
)
