"""Links that act without a session: each may do one thing, for one row, and nothing else.

Nothing is stored, so nothing leaks from the database; a new SECRET_KEY ends them all, and
SECRET_KEY_FALLBACKS lets old ones live on.
"""

from django.core.signing import BadSignature, Signer


def token(scope: str, number: int) -> str:
    """Return an unguessable word that stands for one row in one use.

    Args:
        scope: what it may do, "digest-stop"; a token of another scope is worth nothing here.
        number: the row's primary key.
    """
    return _signer(scope).sign(str(number))


def number_of(scope: str, token: str) -> int:
    """Return the row a token stands for.

    Raises:
        LookupError: it is not one of ours, or was made for something else.
    """
    try:
        return int(_signer(scope).unsign(token))
    except (BadSignature, ValueError):
        raise LookupError("not a token of this scope") from None


def _signer(scope: str) -> Signer:
    return Signer(sep="~", salt=f"havn.{scope}")
