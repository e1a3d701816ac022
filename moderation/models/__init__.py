from moderation.models.audit import AuditEntry, AuditLink
from moderation.models.concern_mails import ConcernMail
from moderation.models.concerns import Concern, ConcernStep
from moderation.models.duty import Day, DutyHours
from moderation.models.matters import Matter
from moderation.models.sanctions import Sanction, SanctionMail
from moderation.models.seals import Responder, Seal, SealReading

__all__ = [
    "AuditEntry",
    "AuditLink",
    "Concern",
    "ConcernMail",
    "ConcernStep",
    "Day",
    "DutyHours",
    "Matter",
    "Responder",
    "Sanction",
    "SanctionMail",
    "Seal",
    "SealReading",
]
