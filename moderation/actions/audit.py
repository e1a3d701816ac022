from moderation.models import AuditEntry


def audit(action: str, *, actor, subject, reason: str = "", **facts) -> AuditEntry:
    """Write the line; the same arguments as network.lib.audit.audit, which everybody calls."""
    # Vocabulary is known by a word instead of a number.
    is_number = isinstance(subject.pk, int)
    return AuditEntry.objects.create(
        action=action,
        actor=actor,
        role=actor.role if actor else "",
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk if is_number else None,
        reason=reason,
        facts=facts if is_number else facts | {"subject": subject.pk},
    )
