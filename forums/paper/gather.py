"""What stands on the paper of a thread: all that its reader sees, and nothing that moves."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory import voices
from forums import bylines, shown, threadpage
from forums.models import Post

# A paper is read in one go, and made while somebody waits.
MOST_POSTS = 1_000
MOST_LETTERS = 600_000


@dataclass(frozen=True)
class PaperPost:
    """One post.

    Args:
        who: nothing for a hidden one.
        where: function, organisation and country, the seat it was written for.
        note: instead of the words, or beside them.
        html, language: the words as they were cleaned.
        files: by name.
    """

    number: int
    when: str
    who: str = ""
    where: tuple[str, ...] = ()
    note: str = ""
    html: str = ""
    language: str = "en"
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """The whole.

    Args:
        labels: priorities, countries and tags.
        made: when, and by whom.
        cut: how many posts are not on it.
    """

    thread: object
    url: str
    labels: tuple[str, ...]
    made: str
    by: str
    posts: list[PaperPost] = field(default_factory=list)
    cut: int = 0

    @property
    def notice(self) -> str:
        """What who holds it in their hands must know."""
        if self.thread.forum.is_public:
            return _("From a public forum. The names are for members: do not pass them on.")
        return _(
            "From a forum that is not public. Do not pass this paper on without asking the authors."
        )

    @property
    def cut_said(self) -> str:
        """That it is not the whole thread; empty when it is."""
        if not self.cut:
            return ""
        said = ngettext(
            "The thread is longer: %(n)s post is not on this paper.",
            "The thread is longer: %(n)s posts are not on this paper.",
            self.cut,
        )
        return said % {"n": self.cut}

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What it is, where from, when and by whom."""
        named = [
            (_("Forum"), self.thread.forum.title),
            (_("Address"), self.url),
            (_("About"), " · ".join(self.labels)),
            (_("Made on"), self.made),
            (_("Made by"), self.by),
        ]
        return [(name, value) for name, value in named if value]


def paper_of(request, thread) -> Paper:
    """The paper of a thread that the member may read. One query beside the thread's.

    Args:
        thread: from `threadpage.get_thread`.
    """
    posts, is_cut = _posts(thread)
    quoted, labels = shown.heads(posts), threadpage.labels(thread)
    return Paper(
        thread=thread,
        url=f"{settings.HAVN_URL}{thread.get_absolute_url()}",
        labels=(
            *map(str, labels["priorities"]),
            *map(str, labels["countries"]),
            *thread.tag_names,
        ),
        made=moment(timezone.now()),
        by=request.user.name,
        posts=[_post(post, quoted.get(post.pk, {})) for post in posts],
        cut=max(1, thread.post_count - len(posts)) if is_cut else 0,
    )


def _posts(thread) -> tuple[list[Post], bool]:
    """As many as there is room for, and whether there are more. One query."""
    posts, letters = [], 0
    found = thread.posts.with_author().with_files().order_by("number")
    for post in found[: MOST_POSTS + 1].iterator(chunk_size=200):
        letters += len(post.html)
        if len(posts) == MOST_POSTS or (posts and letters > MOST_LETTERS):
            return posts, True
        posts.append(post)
    return posts, False


def moment(at: datetime) -> str:
    """In UTC, and it says so: a paper has no reader's clock."""
    at = at.astimezone(UTC)
    # Translators: a date as people say it, "12 March 2026", in the letters of Django's date filter.
    return f"{date_format(at, _('j F Y'), use_l10n=False)}, {at:%H:%M} UTC"


def _post(post, quoted) -> PaperPost:
    told = {"number": post.number, "when": moment(post.posted_at)}
    if post.hidden_at:
        gone = _("Taken back by its author.") if post.withdrawn_at else _("This post is hidden.")
        return PaperPost(**told, note=gone)
    return PaperPost(
        **told,
        who=bylines.who(post.author, names=True),
        where=_where(post),
        note=_note(post),
        html=shown.words(post, quoted, names=True),
        language=post.language_id,
        files=tuple(file["name"] for file in post.shown_files if not file["gone"]),
    )


def _where(post) -> tuple[str, ...]:
    author, shown_of = post.author, post.author.face
    named = not author.left_at and voices.number_of(author) is None
    place = [shown_of.organisation and shown_of.organisation.name] if named else []
    lines = [
        shown_of.headline if named else "",
        ", ".join(filter(None, [*place, shown_of.country and str(shown_of.country)])),
        post.term.line if post.term else "",
        post.spokesperson.line if post.spokesperson else "",
    ]
    return tuple(filter(None, lines))


def _note(post) -> str:
    if not post.html:
        return _("Removed by its author.")
    return _("Edited on %(day)s") % {"day": moment(post.edited_at)} if post.edited_at else ""
