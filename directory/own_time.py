"""Pages on which somebody types moments: in the clock of their own office."""

from functools import wraps

from django.utils import timezone

from network.lib.zones import zone


def in_own_time(view):
    """A view whose forms and dates are in the time zone of the signed-in member."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        with timezone.override(zone(request.user.timezone)):
            return view(request, *args, **kwargs)

    return wrapped
