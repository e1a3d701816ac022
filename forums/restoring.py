"""Who may give back what a moderator took out: responders, as long as its author is here."""

from directory.access import is_admitted, lacks_second_factor
from directory.voices import has_left
from moderation.models import Seal

# What goes back into its row; a tag went from every thread at once.
RESTORED = ("forums.Post.html", "forums.Thread.title")


def may_restore(member, written) -> bool:
    """Whether what was taken out of it last can be given back, by a responder who may open it.

    Never once the author has left: whether the words stay was theirs to say. Two queries.
    """
    return not has_left(written.author) and restorable(member, written).exists()


def may_restore_file(member, file) -> bool:
    """Whether a file that was taken out by itself can be given back, by a responder."""
    return not has_left(file.post.author) and restorable_file(member, file).exists()


def restorable_file(member, file):
    """The seal that has the file now, where the member may open it."""
    if not is_admitted(member) or lacks_second_factor(member):
        return Seal.objects.none()
    return Seal.objects.for_responder(member).files() & Seal.objects.of(file)


def restorable(member, written):
    """The seal a member may give back: the last one, and younger than the author's last edit.

    An older one would bring words back that a later one took out.
    """
    if not is_admitted(member) or lacks_second_factor(member):
        return Seal.objects.none()
    last = Seal.objects.of(written).filter(field__in=RESTORED).not_given_back()
    seals = Seal.objects.for_responder(member).filter(pk__in=last.values("pk")[:1])
    edited_at = getattr(written, "edited_at", None)
    return seals.filter(sealed_at__gt=edited_at) if edited_at else seals
