from moderation.models import AuditEntry


def audit(action: str, *, actor, subject, reason: str = "", **facts) -> AuditEntry:
    """Write the line; the same arguments as network.lib.audit.audit, which everybody calls."""
    return AuditEntry.objects.create(
        action=action,
        actor=actor,
        role=actor.role if actor else "",
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        reason=reason,
        facts=facts,
    )
