from moderation.models import AuditEntry


def audit(action: str, *, actor, subject, reason: str = "", **facts) -> AuditEntry:
    """Write one audit line in the caller's transaction.

    Args:
        action: past tense, "warning_overridden".
        actor: the member who did it.
        subject: the saved model instance it was done to.
        reason: the actor's words, already scanned.
        facts: rule names, counts, names of states. Never content.
    """
    return AuditEntry.objects.create(
        action=action,
        actor=actor,
        role=actor.role,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        reason=reason,
        facts=facts,
    )
