"""How often one account may do a thing. Strict by account; an address may be a whole ministry."""

from functools import wraps

from django.core.cache import cache
from django.shortcuts import render
from django.utils.translation import gettext as _


def limited(name: str, *, account: int, per: int, reads: bool = False):
    """Answer 429 with a sentence when one account POSTs too often.

    Args:
        name: of the limit.
        account: how many POSTs one account may send.
        per: in how many seconds.
        reads: of a view that only reads, and at some cost: every request counts.
    """

    def decorate(view):
        @wraps(view)
        def wrapped(request, *args, **kwargs):
            counts = reads or request.method == "POST"
            if counts and not within(name, request.user.pk, account, per):
                context = {} if reads else {"message": _not_sent()}
                return render(request, "429.html", context, status=429)
            return view(request, *args, **kwargs)

        return wrapped

    return decorate


def _not_sent() -> str:
    return _(
        "That was a lot in a short time, so this was not sent. Go back: your text is still there. "
        "Try again in some minutes."
    )


def within(name: str, whose: int, most: int, per: int) -> bool:
    """Count one more, and say whether it is not too many yet.

    Args:
        name: of the limit.
        whose: number of the account, or of the row that is asked for.
        most: how many there may be.
        per: in how many seconds.
    """
    key = f"limit:{name}:{whose}"
    cache.add(key, 0, per)
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ran out between the two calls
        cache.set(key, 1, per)
        return True
