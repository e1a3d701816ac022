"""How often one account may do a thing. Strict by account; an address may be a whole ministry."""

from functools import wraps

from django.core.cache import cache
from django.shortcuts import render
from django.utils.translation import gettext as _


def limited(name: str, *, account: int, per: int):
    """Answer 429 with a sentence when one account POSTs too often.

    Args:
        name: of the limit.
        account: how many POSTs one account may send.
        per: in how many seconds.
    """

    def decorate(view):
        @wraps(view)
        def wrapped(request, *args, **kwargs):
            if request.method == "POST" and not _within(name, request.user.pk, account, per):
                message = _(
                    "That was a lot in a short time, so this was not sent. Go back: your text is "
                    "still there. Try again in some minutes."
                )
                return render(request, "429.html", {"message": message}, status=429)
            return view(request, *args, **kwargs)

        return wrapped

    return decorate


def _within(name, member_id, account, per) -> bool:
    key = f"limit:{name}:{member_id}"
    cache.add(key, 0, per)
    try:
        return cache.incr(key) <= account
    except ValueError:  # it ran out between the two calls
        cache.set(key, 1, per)
        return True
