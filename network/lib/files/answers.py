"""How a file goes out: to be saved, and for nothing else."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from network.lib.files.kinds import Kind

# Should a browser show it all the same, it may do nothing there.
_BOX = "; ".join(
    ("sandbox", *(f"{name} 'none'" for name in ("default-src", "base-uri", "form-action")))
)


def as_attachment(name: str, kind: Kind, data: bytes) -> HttpResponse:
    """An answer that a browser saves: never shown there, never kept by anything between."""
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Content-Length": str(len(data)),
        "Content-Security-Policy": _BOX,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
        # As it is: most kinds are compressed already, and the length is to be true.
        "Content-Encoding": "identity",
    }
    return HttpResponse(data, content_type=kind.media, headers=headers)
