"""Whose words they are, also where no name stands at them.

A question without a name, and what its asker says below it, point at a voice: directory/unnamed.py.
"""

from dataclasses import replace

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from directory.models import Spokesperson, Unnamed
from directory.unnamed import make, shown
from directory.vocabularies import countries_by_code
from forums.models import Forum, Thread


def with_asker(threads, member):
    """Annotate `asks_here`: whether the member asks there without a name. No query of its own."""
    mine = Unnamed.objects.behind(OuterRef("author")).of(member)
    return threads.annotate(asks_here=Exists(mine))


def asks(member, thread: Thread) -> bool:
    """Whether it is the member who asks there without a name. A query only where somebody does."""
    if not thread.without_name:
        return False
    if "asks_here" in thread.__dict__:
        return thread.asks_here
    return Unnamed.objects.behind(thread.author_id).of(member).exists()


def is_by(member, written) -> bool:
    """Whether the member wrote a thread or post, with their name or without."""
    if written.author_id == member.pk:
        return True
    # Of the rows of a page the reader's own say so by themselves: `seen_by`.
    thread = written if isinstance(written, Thread) else getattr(written, "thread", None)
    if thread is None or written.author_id != thread.author_id:
        return False
    return asks(member, thread)


def seen_by(member, thread: Thread, row):
    """What a page knows of a post, as its reader's own where they wrote it without a name."""
    if thread.without_name and row.author_id == thread.author_id and asks(member, thread):
        return replace(row, author_id=member.pk)
    return row


def stands_as(member, thread: Thread):
    """As whom the member writes and acts in a thread: the voice, where they ask without a name."""
    return thread.author if asks(member, thread) else member


def shown_as(member, forum: Forum) -> str:
    """What others would see of the member in a forum without their name. At most three queries."""
    from forums.access import readers

    name, country = shown(member, readers(forum))
    said = [gettext(name), str(countries_by_code()[country]) if country else ""]
    return ", ".join(filter(None, said))


def a_voice(member, forum: Forum, language: str):
    """As whom the member asks in a forum without a name, in the caller's transaction."""
    from forums.access import readers

    about = {"forum": forum.pk, "language": language}
    return make(member=member, readers=readers(forum), **about)


def spokespersons_in(member, forum) -> list[Spokesperson]:
    """For which organisations the member may write there. Among seats one writes for a party."""
    if forum.is_for_seats:
        return []
    named = Spokesperson.objects.current().filter(member=member)
    return list(named.with_organisation().by_name())
