"""How loud things are, in words and as a choice: on a thread, on a forum, in settings."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.models.loudness import Source
from forums.models.watching import OF_A_THREAD, UNREAD, Volume

# By loudness and where it comes from; what is not here needs no word.
SAID = {
    (Volume.WATCHING, Source.THREAD): gettext_lazy(
        "You watch this thread: each reply is in your notifications."
    ),
    (Volume.WATCHING, Source.FORUM): gettext_lazy(
        "You watch this forum: each reply is in your notifications."
    ),
    (Volume.WATCHING, Source.TOPIC): gettext_lazy(
        "You watch one of its topics: each reply is in your notifications."
    ),
    (Volume.TRACKING, Source.THREAD): gettext_lazy(
        "You track this thread: new posts are in your unread list and your digest."
    ),
    (Volume.TRACKING, Source.FORUM): gettext_lazy(
        "You track this forum: new posts are in your unread list and your digest."
    ),
    (Volume.TRACKING, Source.TOPIC): gettext_lazy(
        "You track one of its topics: new posts are in your unread list and your digest."
    ),
    (Volume.TRACKING, Source.WORK): gettext_lazy(
        "You work on one of its priorities: new posts are in your unread list and your digest."
    ),
    (Volume.MUTED, Source.THREAD): gettext_lazy("Muted: nothing of this thread reaches you."),
    (Volume.MUTED, Source.FORUM): gettext_lazy("You muted this forum: nothing of it reaches you."),
    (Volume.MUTED, Source.TOPIC): gettext_lazy(
        "You muted one of its topics: nothing of this thread reaches you."
    ),
}

MEANING = (
    (Volume.WATCHING, gettext_lazy("Each new thread and reply is in your notifications.")),
    (
        Volume.FIRST_POSTS,
        gettext_lazy("Each new thread is in your notifications; replies are not."),
    ),
    (Volume.TRACKING, gettext_lazy("New posts are in your unread list and in your digest.")),
    (Volume.NORMAL, gettext_lazy("New threads are in your unread list until you open them.")),
    (Volume.MUTED, gettext_lazy("Nothing of it reaches you, and no mail ever tells of it.")),
)


def said(thread) -> str:
    """What reaches the member of a thread `with_loudness`, and why."""
    sentence = str(SAID.get((thread.loudness, thread.loud_by), ""))
    if thread.mail_muted and thread.loudness in UNREAD:
        sentence += " " + _("No mail tells of it: you muted something it belongs to.")
    return sentence


@dataclass(frozen=True)
class Choice:
    """The form in which somebody says how loud one thing is.

    Args:
        key: of its id in the page.
        label: what the thing is called.
        action: where the form goes.
        volume: what was chosen; None when nothing was.
        volumes: what can be chosen.
        url: the page of the thing, if it has one.
        language: of the label, where it was written by a member.
        otherwise: what counts while nothing is chosen.
        saved: whether it was chosen just now.
        back: where the form leads without a script: "settings", or the thing's own page.
    """

    key: str
    label: str
    action: str
    volume: int | None
    volumes: tuple = tuple(Volume)
    url: str = ""
    language: str = ""
    otherwise: str = ""
    saved: bool = False
    back: str = ""

    @property
    def options(self):
        """(value, label, whether it is the chosen one), the loudest first."""
        order = [volume for volume, _meaning in MEANING if volume in self.volumes]
        nothing = ("", self.otherwise or _("Not chosen"), self.volume is None)
        return [nothing, *((str(v.value), v.label, v == self.volume) for v in order)]


def of_forum(forum, volume, **more) -> Choice:
    action, url = reverse("watch_forum", args=[forum.slug]), forum.get_absolute_url()
    return Choice(f"forum-{forum.pk}", forum.title, action, volume, url=url, **more)


def of_priority(priority, volume, **more) -> Choice:
    action = reverse("watch_priority", args=[priority.slug])
    return Choice(f"priority-{priority.pk}", str(priority), action, volume, **more)


def of_tag(tag, volume, **more) -> Choice:
    action = reverse("watch_tag", args=[tag.pk])
    return Choice(f"tag-{tag.pk}", tag.name, action, volume, **more)


def of_thread(thread, volume, **more) -> Choice:
    action, url = reverse("watch", args=[thread.pk]), thread.get_absolute_url()
    more |= {"volumes": OF_A_THREAD, "language": thread.language_id}
    return Choice(f"thread-{thread.pk}", thread.title, action, volume, url=url, **more)
