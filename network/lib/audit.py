"""The door to the audit for every app; moderation keeps the lines."""

from network.lib.ports import audits


def audit(action: str, *, actor, subject, reason: str = "", **facts) -> None:
    """Write one audit line in the caller's transaction.

    Args:
        action: past tense, "warning_overridden".
        actor: the member who did it; None for the clock.
        subject: the saved model instance it was done to.
        reason: the actor's words, already scanned.
        facts: rule names, counts, names of states. Never content.
    """
    for write in audits:
        write(action, actor=actor, subject=subject, reason=reason, **facts)
