"""Reading the mail of the demo community, which goes to files instead of out. Demo only."""

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

SHOWN = 100


@dataclass(frozen=True)
class Letter:
    name: str
    at: datetime
    message: EmailMessage

    @property
    def headers(self) -> list[tuple[str, str]]:
        # A template's `message.items` would be the header of that name.
        return self.message.items()

    def part(self, kind: str) -> str:
        """The text/plain ("plain") or text/html ("html") part, "" when there is none."""
        body = self.message.get_body((kind,))
        return body.get_content() if body else ""


def _read(path: Path) -> Letter:
    at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    # Django's file backend closes each message with a line of dashes.
    raw = path.read_bytes().rsplit(b"\n" + b"-" * 79, 1)[0]
    return Letter(path.name, at, email.message_from_bytes(raw, policy=email.policy.default))


def _find(name: str) -> Letter:
    """Raises Http404 for a name that is no file right in the mail folder."""
    path = Path(settings.DATA, "mail", name)
    if path.name != name or path.suffix != ".log" or not path.is_file():
        raise Http404
    return _read(path)


@require_GET
def dev_mail(request):
    """The newest hundred letters."""
    folder = Path(settings.DATA, "mail")
    paths = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    return render(request, "dev_mail.html", {"letters": [_read(path) for path in paths[:SHOWN]]})


@require_GET
def message(request, name):
    letter = _find(name)
    context = {"letter": letter, "plain": letter.part("plain")}
    return render(request, "dev_mail_message.html", context)


@require_GET
@xframe_options_sameorigin
@csp(
    {
        **{name: [NONE] for name in ("default-src", "base-uri", "form-action")},
        "img-src": ["data:"],
        "style-src": [UNSAFE_INLINE],
        "frame-ancestors": [SELF],
        "sandbox": ["allow-popups"],
    }
)
def frame(request, name):
    """The letter as a mail program shows it, in a frame that may do nothing."""
    letter = _find(name)
    return HttpResponse(letter.part("html") or f"<pre>{letter.part('plain')}</pre>")
