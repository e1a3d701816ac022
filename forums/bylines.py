"""Who wrote something, in one line, where no page is: in a feed, on a paper."""

from django.utils.translation import gettext as _

from directory import unnamed, voices
from forums import fragments


def who(author, face: str) -> str:
    """As at the head of a post.

    Args:
        author: with sector.
        face: fragments.MEMBERS, or PUBLIC for visitors, who see no names.
    """
    if (number := voices.number_of(author)) is not None:
        return _("A colleague from the mailing list (%(voice)s)") % {"voice": number}
    if unnamed.is_voice(author):
        return unnamed.called(author)
    if author.left_at:
        return ", ".join(filter(None, [_("Former member"), author.sector and str(author.sector)]))
    if face == fragments.MEMBERS:
        return author.name
    return _("A colleague, %(sector)s") % {"sector": author.sector or "–"}
