from moderation.models.audit import AuditEntry, AuditLink
from moderation.models.seals import Responder, Seal, SealReading

__all__ = ["AuditEntry", "AuditLink", "Responder", "Seal", "SealReading"]
