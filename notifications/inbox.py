"""What an inbox page shows: lines, and what each is called now."""

from collections import defaultdict
from dataclasses import dataclass

from forums.models import Post, ReadMarker
from notifications.models import Notification
from notifications.notifiers import kind_of


@dataclass(frozen=True)
class Line:
    notification: Notification
    # The first thing of it the member may see now.
    subject: object
    wording: str

    @property
    def is_unread(self):
        return self.notification.read_at is None


def page(member, number: int, size: int) -> tuple[list[Line], list[Notification], bool]:
    """One page of an inbox, newest first.

    Returns:
        The lines to show, those about what the member may no longer see, whether more follow.
    """
    lines = Notification.objects.of(member).newest_first().select_related("last_activity")
    start = (number - 1) * size
    found = list(lines[start : start + size + 1])
    more, found = len(found) > size, found[:size]
    subjects = _subjects(member, found)
    shown, hidden = [], []
    for notification in found:
        subject = _first_visible(notification, subjects)
        if subject is None:
            hidden.append(notification)
            continue
        wording = kind_of(notification.kind).wording(subject, notification.count)
        shown.append(Line(notification, subject, wording))
    return shown, hidden, more


def unseen(member, most: int) -> list[Notification]:
    """Of the newest unread lines those about what the member may no longer see."""
    lines = Notification.objects.of(member).unread().newest_first()
    found = list(lines.select_related("last_activity")[:most])
    subjects = _subjects(member, found)
    return [line for line in found if _first_visible(line, subjects) is None]


def subject_of(member, notification: Notification):
    """What a line leads to, None when the member may no longer see it."""
    return _first_visible(notification, _subjects(member, [notification]))


def first_unseen(member, subject):
    """The post after the last the member read; the subject itself when that is further on."""
    if not isinstance(subject, Post):
        return subject
    marker = ReadMarker.objects.filter(member=member, thread=subject.thread_id).first()
    if marker is None or marker.number < subject.number:
        return subject
    later = Post.objects.filter(thread=subject.thread_id, number__gt=marker.number)
    return later.select_related("thread").order_by("number").first() or subject


def _subjects(member, notifications) -> dict[tuple[str, int], object]:
    """The subjects the member may see now, by (kind, id): each subject type asks once."""
    wanted, kinds = defaultdict(set), defaultdict(set)
    for line in notifications:
        kind = kind_of(line.kind)
        wanted[kind.subject, kind.visible_to] |= {
            line.first_subject_id,
            line.last_activity.subject_id,
        }
        kinds[kind.subject, kind.visible_to].add(line.kind)
    found = {}
    for key, ids in wanted.items():
        visible = key[1](member).filter(pk__in=ids)
        for subject in visible:
            found |= {(kind, subject.pk): subject for kind in kinds[key]}
    return found


def _first_visible(line: Notification, subjects):
    first = subjects.get((line.kind, line.first_subject_id))
    return first or subjects.get((line.kind, line.last_activity.subject_id))
