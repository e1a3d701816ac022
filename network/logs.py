"""What is logged, where, and how a line looks. None holds what somebody wrote, in either look."""

from django.core.exceptions import ImproperlyConfigured

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
# Each would write in its own manner: theirs come to our one handler.
PASSED_ON = ("django", "uvicorn", "uvicorn.error", "uvicorn.asgi", "_granian", "celery")
# Addresses and paths of visitors.
NEVER = ("uvicorn.access", "granian.access", "django.server")


def config(look: str, level: str) -> dict:
    """The LOGGING setting.

    Args:
        look: "plain" for a person at a terminal, "json" for production.
        level: from which on a line is written.

    Raises:
        ImproperlyConfigured: there is no such look or level.
    """
    if look not in ("plain", "json"):
        raise ImproperlyConfigured(f"LOG_FORMAT={look!r} is neither json nor plain.")
    if level not in LEVELS:
        raise ImproperlyConfigured(f"LOG_LEVEL={level!r} is none of {', '.join(LEVELS)}.")
    return _lines(level) if look == "json" else _plain(level)


def _plain(level):
    """Events in words; requests are for the other look, unless somebody asks for INFO."""
    return _quiet(level, "network.lib.lines.PlainLines")


def _lines(level):
    """One line an event and one a request."""
    return _quiet(level, "network.lib.lines.JsonLines", **{"network.requests": {"level": "INFO"}})


def _quiet(level, formatter, **more):
    passed_on = {name: {"handlers": [], "level": "NOTSET", "propagate": True} for name in PASSED_ON}
    never = {name: {"handlers": [], "level": "CRITICAL", "propagate": False} for name in NEVER}
    # 404 and 403 stand in the request's line; this keeps what failed.
    ours = {"django.request": {"level": "ERROR"}, **more}
    return _config(level, {"()": formatter}, passed_on | never | ours)


def _config(level, formatter, loggers) -> dict:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": loggers,
        "root": {"handlers": ["console"], "level": level},
    }
