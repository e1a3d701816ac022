"""What is no contribution of a person, told from the head alone."""

import re

from forums.mailbox.heads import Head, address_of

AUTOMATIC, BOUNCE, ADMINISTRATION, SPAM = "automatic", "bounce", "administration", "spam"
_BOUNCER = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon)@")
_OFFICE = re.compile(
    r"(?:mailman|listserv|majordomo|sympa|[\w.+-]+-(?:request|bounces|owner|confirm|leave|join))@"
)
_ASKS = re.compile(
    r"confirm [0-9a-f]{20,}|[\w-]+ post from \S+ requires approval|.{0,60}moderator request"
    r"|welcome to the \".{1,80}\" mailing list|.{1,60} digest, vol \d+",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"(?:automatic reply|auto(?:matic)?[- ]?response|auto[- ]?reply|out of (?:the )?office"
    r"|automatisk svar|autosvar|automatiskt svar|fravær|frånvaro|ikke til stede"
    r"|automatische antwort|abwesenheit|abwesend|automaattinen vastaus|poissa"
    r"|automaatvastus|odpowiedź automatyczna|automātiskā atbilde|automatinis atsakymas"
    r"|автоматический ответ|автоответ|sjálfvirkt svar)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\s*(?:\[?\*{2,}\s*spam\s*\*{2,}\]?|\[spam\])", re.IGNORECASE)


def sort_of(head: Head) -> str:
    """Which of these a message is; empty for a contribution."""
    subject = head.words("subject")
    if _is_spam(head, subject):
        return SPAM
    if _is_bounce(head):
        return BOUNCE
    if _is_of_the_office(head, subject):
        return ADMINISTRATION
    return AUTOMATIC if _is_automatic(head, subject) else ""


def _said(head: Head, name: str) -> bytes:
    return head.get(name).lower()


def _is_spam(head, subject) -> bool:
    flags = (_said(head, "x-spam-flag"), _said(head, "x-spam-status"), _said(head, "x-spam"))
    return any(flag.startswith(b"yes") for flag in flags) or bool(_MARKED.match(subject))


def _is_bounce(head) -> bool:
    kind = _said(head, "content-type")
    if b"multipart/report" in kind and b"disposition-notification" not in kind:
        return True
    has_path = any(name == "return-path" for name, _value in head.lines)
    return (has_path and _said(head, "return-path") == b"<>") or bool(
        _BOUNCER.match(address_of(head.words("from")))
    )


def _is_of_the_office(head, subject) -> bool:
    if _said(head, "x-list-administrivia") == b"yes" or _ASKS.match(subject):
        return True
    if b"multipart/digest" in _said(head, "content-type"):
        # Its messages stand in the archive by themselves.
        return True
    people = (address_of(head.words(name)) for name in ("from", "to"))
    return any(_OFFICE.match(address) for address in people)


def _is_automatic(head, subject) -> bool:
    sent = _said(head, "auto-submitted")
    if sent and not sent.startswith(b"no"):
        return True
    if any(head.get(name) for name in ("x-autoreply", "x-autorespond", "x-autoresponder")):
        return True
    kind = _said(head, "content-type")
    if b"disposition-notification" in kind or _said(head, "precedence") == b"auto_reply":
        return True
    return bool(_AWAY.match(subject))
