from moderation.models.audit import AuditEntry, AuditLink
from moderation.models.matters import Matter
from moderation.models.seals import Responder, Seal, SealReading

__all__ = ["AuditEntry", "AuditLink", "Matter", "Responder", "Seal", "SealReading"]
