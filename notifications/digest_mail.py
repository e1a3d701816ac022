"""The digest as a message: rendered when it is sent, so that a redaction reaches it."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from directory.access import is_asked_to_confirm
from directory.actions import saved_searches
from directory.directorypage import said
from directory.unnamed import called
from forums import quotes
from forums.models import Forum, Post
from network.lib.languages import spoken
from network.lib.mail import message
from network.lib.markup import plain
from network.lib.scan import scan
from network.lib.signing import token
from notifications import access
from notifications.digests import still_colleagues, still_news
from notifications.models import DigestItem, DigestPreference, Mail

STOP = "digest-stop"
EXCERPT = 200


@dataclass(frozen=True)
class Told:
    """One thread in the mail. What may not leave the platform is empty here."""

    forum: str
    title: str
    title_language: str
    language: str
    author: str
    excerpt: str
    files: int
    new_posts: int
    why: str
    url: str


def compose(mail: Mail) -> EmailMultiAlternatives | None:
    """Return the message, or None when there is nothing (any more) to tell this member."""
    member = mail.member
    if not access.may_have_digest(member) or _is_stopped(member):
        return None
    with override(spoken(member.language)):
        told, colleagues = _told(member, mail.digest), _colleagues(member, mail.digest)
    if not told and not colleagues:
        return None
    stop_url = f"{settings.HAVN_URL}{reverse('digest_stop', args=[token(STOP, member.pk)])}"
    context = {
        "member": member,
        "told": told,
        "colleagues": colleagues,
        "stop_url": stop_url,
        "settings_url": f"{settings.HAVN_URL}{reverse('settings_digest')}",
        "confirm_url": _confirm_url(member),
    }
    return message(
        "digest",
        context,
        to=member.email,
        language=member.language,
        sender=settings.DIGEST_FROM_EMAIL,
        headers=_headers(mail, stop_url),
    )


def _confirm_url(member) -> str:
    """Where to say that role and employer are still right; empty while nobody asks."""
    asked = is_asked_to_confirm(member)
    return f"{settings.HAVN_URL}{reverse('settings_confirm')}" if asked else ""


def _headers(mail: Mail, stop_url: str) -> dict[str, str]:
    return {
        "Message-ID": mail.message_id,
        "List-Id": f"Havn digest <digest.{settings.MAIL_DOMAIN}>",
        # RFC 8058: a mail program may stop it with one press, without a page.
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }


def _is_stopped(member) -> bool:
    off = DigestPreference.objects.filter(member=member, rhythm=DigestPreference.Rhythm.OFF)
    return off.exists()


def _told(member, digest) -> list[Told]:
    """What may be told now, in the digest's order, in a fixed number of queries."""
    found = still_news(member, digest)
    first = [thread.first_post for _item, thread in found]
    posts = Post.objects.with_author().with_files().select_related("thread").in_bulk(first)
    shown = [
        (item, _tell(item, thread, post))
        for item, thread in found
        if (post := posts.get(thread.first_post))
    ]
    _note_shown(shown, {thread.pk: thread for _item, thread in found})
    return [told for _item, told in shown]


def _colleagues(member, digest) -> list[dict]:
    """Who is new to each saved search of the directory, with the address of each."""
    found = still_colleagues(member, digest)
    words = said([saved_searches.read_again(search) for search, _members in found])
    return [
        {
            "said": " · ".join(map(str, asked)),
            "members": [
                (one, settings.HAVN_URL + reverse("member", args=[one.handle])) for one in members
            ],
        }
        for asked, (_search, members) in zip(words, found, strict=True)
    ]


def _note_shown(shown, threads) -> None:
    """Which titles and posts this mail shows: should they be redacted, it can be said whom it
    reached. Before the mail is sent, so that none goes out unnoted."""
    for item, told in shown:
        thread = threads[item.thread_id]
        item.titled = bool(told.title)
        item.quoted = thread.first_number if told.excerpt else None
    DigestItem.objects.bulk_update([item for item, _told in shown], ["titled", "quoted"])


def _tell(item, thread, post) -> Told:
    """Leave out what the sensitivity of thread and forum keeps on the platform."""
    forum = thread.forum
    leaves = thread.leaves_by_mail
    silent, wordless = leaves == Forum.Leaves.NOTHING, leaves != Forum.Leaves.WORDS
    title = "" if silent else _if_harmless(thread.title)
    return Told(
        forum=forum.title,
        title=title,
        title_language=thread.language_id,
        language=post.language_id,
        author="" if wordless else _face(post.author),
        excerpt="" if wordless else _excerpt(post),
        # How many, and never what they are called: a name says what is in it.
        files=0 if wordless else sum(not file["gone"] for file in post.shown_files),
        new_posts=thread.new_posts,
        why=_why(item),
        # The address of a post holds the title's words.
        url=settings.HAVN_URL
        + (post.get_absolute_url() if title else reverse("thread_short", args=[thread.pk])),
    )


def _why(item) -> str:
    """In words; of a search also which: they are the reader's own."""
    if item.search is None:
        return item.get_why_display()
    return _("You saved a search for “%(words)s”") % {"words": _if_harmless(item.search.words)}


def _face(author) -> str:
    """Name, organisation, country."""
    parts = (called(author), author.face.organisation, author.face.country)
    return ", ".join(str(part) for part in parts if part)


def _excerpt(post) -> str:
    """The first words of a post. The whole is scanned: a cut must not hide half a number."""
    words = " ".join(_if_harmless(plain(quotes.own(post.html))).split())
    return Truncator(words).chars(EXCERPT)


def _if_harmless(words: str) -> str:
    """The words, or nothing: the rules may have learnt something since they were written."""
    return "" if scan(words).verdict == "block" else words
