"""Messages of an archive that the scan stops: to a moderator, and back into their thread."""

from collections.abc import Mapping

from directory.models import Country, Priority
from forums.actions.imports import Arrived, Outcome, write
from forums.actions.senders import speaker
from forums.models import Forum, ImportedMessage, MailSender, Post, Thread
from moderation.actions.seals import country_for
from network.lib.holding import NoLongerPossible, hold
from network.lib.scan import scan
from network.lib.scan.result import BLOCK
from network.lib.written import through_scan

TEXT, TITLE = "forums.Post.html", "forums.Thread.title"
KIND = "archived"


def hold_message(arrived: Arrived, forum: Forum, priorities=()) -> None:
    """Seal the words of a message and open the desk's item, in the caller's transaction.

    A voice has no country: the secretariat's responders read it.
    """
    thread = Thread.objects.filter(pk=arrived.row.thread_id).first()
    words = {TEXT: arrived.html} | ({} if thread else {TITLE: arrived.title})
    author, found = arrived.author, scan(arrived.html)
    if author.country_id is None:
        author.country = Country.objects.get(pk=country_for(author).pk)
    hold(
        author=author,
        kind=KIND,
        subject=thread or forum,
        words=words,
        wish={
            "forum": forum.pk,
            "key": bytes(arrived.row.key).hex(),
            "language": arrived.language,
            "priorities": [priority.pk for priority in priorities],
        },
        rules=sorted({finding.rule for finding in found.findings}),
        blocked=found.verdict == BLOCK,
    )


def publish_message(
    author, subject_id: int, words: Mapping, forms: Mapping, wish: Mapping, files=()
) -> Post:
    """Let a held message through: to its day in its thread, and nobody is told.

    The arguments are those of `network.lib.holding.Kind.publish`.
    """
    row = ImportedMessage.objects.select_for_update().filter(
        forum=wish["forum"], key=bytes.fromhex(wish["key"]), post=None
    )
    row = row.select_related("run").first()
    forum = Forum.objects.filter(pk=wish["forum"]).first()
    if row is None or forum is None:
        raise NoLongerPossible
    text = through_scan(TEXT, words[TEXT], written_as=forms[TEXT], released=True).text
    title = through_scan(TITLE, words.get(TITLE, ""), released=True).text
    sender = MailSender.objects.filter(voice=author).select_related("voice", "claimed_by").first()
    arrived = Arrived(row, bytes(row.root), title=title, html=text, language=wish["language"])
    arrived.author = speaker(sender) if sender else author
    there = ImportedMessage.objects.of_conversation(row).filter(thread__isnull=False).first()
    threads = {arrived.root: there.thread_id} if there else {}
    priorities = Priority.objects.filter(pk__in=wish["priorities"]).order_by("pk")
    if not there and not (title and priorities):
        raise NoLongerPossible
    found = write(forum, [arrived], threads, list(priorities))
    row.thread_id, row.outcome = found[arrived.root], Outcome.TAKEN
    row.save(update_fields=["thread", "post", "outcome"])
    Forum.objects.touch(forum.pk, arrived.at)
    return row.post
