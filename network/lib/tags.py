"""Free words: one table for all that is tagged, so a word goes once nothing has it any more."""

from collections.abc import Iterable

from taggit.models import ItemBase, Tag


def forget_unused(names: Iterable[str] | None = None) -> None:
    """Delete words that no thread and no profile has, in the caller's transaction.

    Args:
        names: only of these; None for all.
    """
    tags = Tag.objects.all() if names is None else Tag.objects.filter(name__in=names)
    for link in Tag._meta.related_objects:
        if issubclass(link.related_model, ItemBase):
            tags = tags.filter(**{link.name: None})
    tags.delete()
