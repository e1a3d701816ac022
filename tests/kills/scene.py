"""Who is there when the kills begin. Run beside the stack: it prints what the others need to know.

The members are made through the same actions as people, in the database of HAVN_DATA.
"""

import json
import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")

PASSWORD = "a password for the kills"
WRITERS, WATCHERS, READERS_OF_MAIL = 6, 5, 30


def main() -> None:
    django.setup()
    from forums.actions.reading import watch
    from forums.models import Watch
    from tests import factories

    opener = factories.a_member("Opener O.", handle="opener")
    forum = factories.a_forum("kills", audience="members")
    thread = factories.a_thread(forum, opener, title="Who is still there after a kill?")
    writers = [_with_password(f"writer{number}") for number in range(WRITERS)]
    watchers = [factories.a_member(handle=f"watcher-{n}") for n in range(WATCHERS)]
    for member in watchers:
        watch(thread, member, Watch.Volume.WATCHING)
    reader = _with_password("reader")
    _readers_of_mail(forum, opener)
    told = {
        "thread": thread.pk,
        "url": thread.get_absolute_url(),
        "writers": writers,
        "watchers": [member.pk for member in watchers],
        "reader": reader,
    }
    sys.stdout.write(json.dumps(told))


def _with_password(handle: str) -> str:
    from tests import factories

    email = f"{handle}@example.org"
    factories.a_member(handle=handle, email=email, password=PASSWORD)
    return email


def _readers_of_mail(forum, opener) -> None:
    """Members whose digest is due, and a thread of an hour ago for it to speak of."""
    from django.utils import timezone

    from forums.actions.reading import watch
    from forums.models import Watch
    from notifications.actions.preferences import choose_digest
    from tests import factories

    now = timezone.now()
    news = factories.a_thread(forum, opener, title="News", at=now - timedelta(hours=1))
    for number in range(READERS_OF_MAIL):
        member = factories.a_member(handle=f"mail-{number}", timezone="UTC")
        watch(news, member, Watch.Volume.WATCHING)
        preference = choose_digest(member=member, rhythm="daily", hour=now.hour)
        preference.next_at = now.replace(minute=0, second=0, microsecond=0)
        preference.save(update_fields=["next_at"])


if __name__ == "__main__":
    main()
