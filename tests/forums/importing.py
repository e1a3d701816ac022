"""Brings messages into a forum, as the command does."""

from directory.models import Priority
from forums.importing import Job, bring_in


def bring(folder, forum, *messages: bytes, **fields):
    """Write an archive into a folder and bring it in."""
    path = folder / fields.pop("name", "list.mbox")
    if messages:
        path.write_bytes(b"".join(messages))
    priorities = [Priority.objects.get(slug="prevention")]
    fields = {"language": "en", "priorities": priorities} | fields
    return bring_in(Job(path=path, forum=forum, **fields))
