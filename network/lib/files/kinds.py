"""Which kinds of files there are. The child process imports this, so nothing of Django is here."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
MOST_IN_A_POST = 5
MOST_A_DAY = 50 * MEGABYTE


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    Args:
        name: its ending, "pdf".
        icon: of Lucide.
        media: its media type, as it is served.
    """

    name: str
    icon: str
    media: str

    @property
    def label(self) -> str:
        return self.name.upper()


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.name: kind
    for kind in (
        Kind("pdf", "file-text", "application/pdf"),
        Kind("docx", "file-text", f"{_OFFICE}.wordprocessingml.document"),
        Kind("odt", "file-text", "application/vnd.oasis.opendocument.text"),
        Kind("xlsx", "file-spreadsheet", f"{_OFFICE}.spreadsheetml.sheet"),
        Kind("pptx", "presentation", f"{_OFFICE}.presentationml.presentation"),
        Kind("csv", "file-spreadsheet", "text/csv; charset=utf-8"),
        Kind("txt", "file-text", "text/plain; charset=utf-8"),
    )
}
# What a browser offers to choose.
ACCEPT = ",".join(f".{name}" for name in KINDS)
