"""What the page shows that says what was done to a post or a title."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from forums.models import PostFile
from moderation.models import AuditEntry, Seal
from network.lib.ports import mail_reach

ACTS = {
    "post_edited": _("Edited by its author"),
    "warning_overridden": _("The author answered a warning"),
    "post_hidden": _("Hidden"),
    "post_redacted": _("Words taken out"),
    "post_restored": _("Words given back"),
    "post_mended": _("Mended by its author, and shown again"),
    "file_removed": _("A file taken out"),
    "file_restored": _("A file given back"),
    "title_hidden": _("Title hidden"),
    "title_redacted": _("Words taken out of the title"),
    "title_restored": _("Title given back"),
    "tag_removed": _("A tag taken out"),
    "thread_relabelled": _("Title or labels changed"),
    "thread_moved": _("Moved to another forum"),
    "thread_split": _("Posts made a thread of their own"),
    "posts_moved": _("Posts put into another thread"),
    "thread_merged": _("Another thread merged into it"),
    "thread_summed_up": _("Summary written"),
    "summary_removed": _("Summary taken away"),
    "thread_locked": _("Closed"),
    "thread_unlocked": _("Opened again"),
    "thread_pinned": _("Pinned"),
    "thread_unpinned": _("Unpinned"),
    "thread_announced": _("Made an announcement"),
}


@dataclass(frozen=True)
class Line:
    entry: AuditEntry
    act: str

    @property
    def guideline(self) -> str:
        return self.entry.facts.get("guideline", "")

    @property
    def version(self) -> int | None:
        return self.entry.facts.get("version")


@dataclass(frozen=True)
class Record:
    """
    Args:
        lines: of the audit, newest first.
        reached: (member, when) of mails that were sent with words of it.
        seals: those the viewer may open.
    """

    lines: list[Line]
    reached: list
    seals: list


@dataclass(frozen=True)
class FileRow:
    """A file of a post, and what the viewer may do with it.

    Args:
        seal: that has it now, where the viewer may open it.
    """

    file: PostFile
    seal: Seal | None
    may_remove: bool

    @property
    def may_restore(self) -> bool:
        return self.seal is not None and self.file.gone == PostFile.Gone.REMOVED


def files_of(post, viewer, may_curate: bool) -> list[FileRow]:
    """In two queries."""
    files = list(post.files.in_order())
    about = {"subject_type": "forums.postfile", "subject_id__in": [file.pk for file in files]}
    sealed = Seal.objects.for_responder(viewer).files().filter(**about)
    by_file = {seal.subject_id: seal for seal in sealed}
    return [
        FileRow(file, by_file.get(file.pk), may_curate and not (file.gone or post.hidden_at))
        for file in files
    ]


def record_of(subject, viewer) -> Record:
    """Gather it, in a fixed number of queries."""
    entries = AuditEntry.objects.about(subject).filter(action__in=ACTS).select_related("actor")
    return Record(
        lines=[Line(entry, ACTS[entry.action]) for entry in entries],
        reached=[told for ask in mail_reach for told in ask(subject)],
        seals=list(Seal.objects.of(subject).for_responder(viewer)),
    )
