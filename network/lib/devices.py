"""What a person calls the machine and program they sign in with."""

from django.utils.translation import gettext as _

# The first that fits counts: each later program also names the ones before it.
PROGRAMS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
MACHINES = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
]


def marks(user_agent: str) -> str:
    """Return of what a browser says of itself what `device` needs: the rest is not kept.

    It is a line that a visitor's program writes, and could be anything.
    """
    found = [_mark(names, user_agent) for names in (PROGRAMS, MACHINES)]
    return " ".join(filter(None, found))


def device(user_agent: str) -> str:
    """Return "Firefox on Windows" for what a browser says of itself.

    It is what a member recognises, and no more: versions and addresses stay out.
    """
    program = _first(PROGRAMS, user_agent) or _("A browser")
    machine = _first(MACHINES, user_agent)
    if not machine:
        return program
    return _("%(program)s on %(machine)s") % {"program": program, "machine": machine}


def _first(names, user_agent):
    return next((name for mark, name in names if mark in user_agent), "")


def _mark(names, user_agent):
    return next((mark for mark, name in names if mark in user_agent), "")
