"""Who wrote something, in one line, where no page is: in a feed, on a paper."""

from django.utils.translation import gettext as _

from directory import unnamed, voices


def who(author, *, names: bool) -> str:
    """As at the head of a post.

    Args:
        author: with sector.
        names: whether who reads it sees who wrote what; visitors do not.
    """
    if (number := voices.number_of(author)) is not None:
        return _("A colleague from the mailing list (%(voice)s)") % {"voice": number}
    if unnamed.is_voice(author):
        return unnamed.called(author)
    if author.left_at:
        return ", ".join(filter(None, [_("Former member"), author.sector and str(author.sector)]))
    if names:
        return author.name
    return _("A colleague, %(sector)s") % {"sector": author.sector or "–"}
