"""A digest says that a post has files, and nothing of them."""

from django.utils import timezone

from forums.models import Post, Thread
from network.lib.files.reading import read
from notifications.digest_mail import compose
from tests.attachments import upload
from tests.factories import a_thread
from tests.notifications.outcomes import digest_of, wants_digest, watches


def test_a_digest_says_how_many_files_and_never_their_names(forum, author, seat_holder):
    sent = [read(upload("secret-name.txt", b"Wordsonlyinthefile"))] * 2
    thread = a_thread(forum, author, files=sent)
    watches(seat_holder, thread)
    wants_digest(seat_holder)
    Post.objects.update(posted_at=timezone.now())
    Thread.objects.update(last_post_at=timezone.now())
    message = compose(digest_of(seat_holder))
    parts = (message.body, message.alternatives[0].content)
    for part in parts:
        assert "With 2 files, to be read in Havn." in part
    assert "secret-name" not in message.subject + "".join(parts)
    assert "Wordsonlyinthefile" not in message.subject + "".join(parts)
