from moderation.models.audit import AuditEntry

__all__ = ["AuditEntry"]
