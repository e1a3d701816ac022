"""Threads as an Atom feed (RFC 4287), for programs that ask what is new."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed

# What XML cannot say, though a text may hold it.
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Of a feed in which nothing stands: the same each time, so that it is seen not to have changed.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """A thread.

    Args:
        id: for ever the same.
        url: where it is read.
        author, words: empty where they stay in Havn.
    """

    id: str
    url: str
    title: str
    language: str
    started_at: datetime
    changed_at: datetime
    author: str = ""
    words: str = ""


class _Feed(Atom1Feed):
    """Django's own, with the language of each entry, and with words that are no markup."""

    def item_attributes(self, item):
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["words"]:
            handler.addQuickElement("summary", item["words"], {"type": "text"})

    def latest_post_date(self):
        return max((item["updateddate"] for item in self.items), default=NEVER)


def written(entries: list[Entry], *, id: str, title: str, url: str, own_url: str, language: str):
    """Return the feed as bytes; the same entries make the same bytes.

    Args:
        id: for ever the same.
        url: the page that shows it to people.
        own_url: where the feed itself is.
    """
    feed = _Feed(
        title=_sayable(title),
        link=url,
        description=None,
        feed_url=own_url,
        feed_guid=id,
        language=language,
        author_name="Havn",
    )
    for entry in entries:
        feed.add_item(
            title=_sayable(entry.title),
            link=entry.url,
            description=None,
            unique_id=entry.id,
            pubdate=entry.started_at,
            updateddate=entry.changed_at,
            author_name=_sayable(entry.author) or None,
            words=_sayable(entry.words),
            language=entry.language,
        )
    return feed.writeString("utf-8").encode()


def _sayable(words: str) -> str:
    return _NO_XML.sub("", words)
