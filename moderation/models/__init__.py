from moderation.models.audit import AuditEntry, AuditLink

__all__ = ["AuditEntry", "AuditLink"]
