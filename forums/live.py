"""What open pages of a thread are told. Called on commit by the actions; best effort."""

from django.conf import settings
from django.utils import translation

from forums.fragments import MEMBERS, Row, render
from forums.models import Post
from network.lib import realtime
from network.lib.kept import Kept


def thread_group(thread_id: int, language: str) -> str:
    """The open pages of one thread in one interface language."""
    return f"thread.{thread_id}.{language}"


def thread_groups(thread_id: int) -> list[str]:
    return [thread_group(thread_id, language) for language, _name in settings.LANGUAGES]


def forum_group(forum_id: int) -> str:
    """The open thread pages of one forum: told only when its audience changes."""
    return f"forum.{forum_id}"


def message(row, html) -> dict:
    """One post as an open page receives it, by push or by catching up."""
    return {
        "number": row.number,
        "revision": row.revision,
        "version": row.version,
        "html": html,
    }


def post_saved(post_id: int) -> None:
    """Push a new or edited post, rendered once for each language in use."""
    [(thread_id, access_version, *values)] = _post(pk=post_id)
    row = Row(*values)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            html = render([row], MEMBERS)[row.pk]
        realtime.push(
            [thread_group(thread_id, language)],
            {"type": "post", **message(row, html)},
            access_version=access_version,
        )


@Kept
def _post(kind, pk):
    about = ("thread_id", "thread__forum__access_version")
    return Post.objects.filter(pk=pk).values_list(*about, *Row.FIELDS)


def heading_changed(thread_id: int, heading: int) -> None:
    """Open pages of the thread ask for its head again. The message holds no words."""
    realtime.push(thread_groups(thread_id), {"type": "heading", "heading": heading})


def audience_changed(forum_id: int) -> None:
    """Every open page of the forum's threads asks again whether its member may stay."""
    realtime.ask_again([forum_group(forum_id)])
