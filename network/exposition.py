"""What /metrics says, in the text format of Prometheus."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.utils import timezone

from network.lib.activity import Activity
from network.lib.metrics import BUCKETS
from notifications.models import DigestPreference, Mail


def requests(counted: dict[str, float]) -> Iterator[str]:
    """The lines of what all processes have counted.

    Args:
        counted: what `metrics.counted` returned.
    """
    yield from _head("havn_requests_total", "counter", "Requests answered")
    for name, amount in sorted(counted.items()):
        if name.startswith("requests|"):
            _kind, view, status = name.split("|")
            yield f'havn_requests_total{{view="{view}",status="{status}"}} {amount:.0f}'
    yield from _head("havn_request_seconds", "histogram", "Time until an answer was ready")
    for name, seconds in sorted(counted.items()):
        if name.startswith("seconds|"):
            yield from _histogram(name.split("|")[1], seconds, counted)


def _histogram(view: str, seconds: float, counted) -> Iterator[str]:
    """Prometheus wants each class to hold the smaller ones, too."""
    total = 0.0
    for end in [*map(str, BUCKETS), "+Inf"]:
        total += counted.get(f"bucket|{view}|{end}", 0)
        yield f'havn_request_seconds_bucket{{view="{view}",le="{end}"}} {total:.0f}'
    yield f'havn_request_seconds_sum{{view="{view}"}} {seconds:.6f}'
    yield f'havn_request_seconds_count{{view="{view}"}} {total:.0f}'


def sockets(number: int) -> Iterator[str]:
    yield from _gauge("havn_open_sockets", "Pages that hear pushes", number)


def up(part: str, answers: bool) -> Iterator[str]:
    yield from _gauge(f"havn_{part}_up", f"Whether {part} answers", int(answers))


def waiting() -> Iterator[str]:
    """The lines of what waits in the database: one query each."""
    activities = Activity.objects.unhandled().aggregate(n=Count("pk"), since=Min("at"))
    yield from _queue("activities_unhandled", "Facts nobody was told of yet", activities)
    unsent = Mail.objects.unsent().aggregate(n=Count("pk"), since=Min("created_at"))
    yield from _queue("mails_waiting", "Mails not sent yet", unsent)
    failed = Mail.objects.filter(failed_at__isnull=False).count()
    yield from _gauge("havn_mails_failed", "Mails given up", failed)
    due = DigestPreference.objects.due().aggregate(n=Count("pk"), since=Min("next_at"))
    yield from _queue("digests_due", "Digests whose hour has come", due)


def _queue(name: str, what: str, found: dict) -> Iterator[str]:
    age = (timezone.now() - found["since"]).total_seconds() if found["since"] else 0
    yield from _gauge(f"havn_{name}", what, found["n"])
    yield from _gauge(f"havn_{name}_oldest_seconds", f"{what}: age of the oldest", round(age))


def _gauge(name: str, what: str, value: int) -> Iterator[str]:
    yield from _head(name, "gauge", what)
    yield f"{name} {value}"


def _head(name: str, kind: str, what: str) -> Iterator[str]:
    yield f"# HELP {name} {what}"
    yield f"# TYPE {name} {kind}"
