"""Files of posts: hidden with their post, taken out alone, given back, destroyed."""

import pytest

from forums.actions import curation
from forums.models import Post, PostFile
from forums.models.files import POSTS
from moderation.actions import seals
from moderation.grounds import Ground
from moderation.models import AuditEntry, Seal
from moderation.models.seals import SEALED
from tests.attachments import a_csv, a_file
from tests.factories import a_reply

WHY = Ground("It names a child.")


def on_disk() -> set[str]:
    return {path.name for path in POSTS.folder.glob("??/*")}


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, files=[a_file("report.pdf"), a_file("list.csv", a_csv())])


def test_a_hidden_post_loses_its_files_at_once_and_gets_them_back(
    post, moderator, author, django_capture_on_commit_callbacks
):
    names = [row.stored for row in post.files.in_order()]
    with django_capture_on_commit_callbacks(execute=True):
        curation.hide(post=post, by=moderator, reason=WHY)

    assert not PostFile.objects.shown().exists()
    assert {row.name for row in post.files.all()} == {""}
    assert not on_disk() & set(names)

    post.refresh_from_db()
    seal = Seal.objects.of(post).first()
    curation.restore(post=post, by=moderator, seal=seal, reason=Ground("A mistake."))
    assert [row.name for row in PostFile.objects.shown().in_order()] == ["report.pdf", "list.csv"]
    assert not Seal.objects.files().exists()
    for row in post.files.all():
        assert len(POSTS.read(row.stored)) == row.size


def test_words_mended_by_their_author_bring_the_files_back(post, moderator):
    curation.hide(post=post, by=moderator, reason=WHY)
    assert not PostFile.objects.shown().exists()

    post.refresh_from_db()
    curation.mend(post=post, words="<p>We use a tool.</p>", by=moderator)
    assert [row.name for row in PostFile.objects.shown().in_order()] == ["report.pdf", "list.csv"]
    assert not Seal.objects.files().exists()
    assert Seal.objects.of(post).first().decided_at


def test_a_file_that_the_disk_has_lost_keeps_no_words_away(post, moderator):
    first, second = post.files.in_order()
    curation.hide(post=post, by=moderator, reason=WHY)
    SEALED.remove([Seal.objects.of(first).get().stored])

    post.refresh_from_db()
    curation.restore(post=post, by=moderator, seal=Seal.objects.of(post).first(), reason=WHY)
    assert list(PostFile.objects.shown()) == [second]


def test_files_hidden_with_a_post_are_destroyed_with_its_words(post, moderator):
    curation.hide(post=post, by=moderator, reason=WHY)
    seals.decide(seal=Seal.objects.of(post).get(), by=moderator)
    assert Seal.objects.count() == 3
    assert not Seal.objects.filter(decided_at=None).exists()


def test_a_moderator_takes_one_file_out(post, moderator):
    first, second = post.files.in_order()
    whole = POSTS.read(first.stored)

    curation.remove_file(file=first, by=moderator, reason=WHY)

    first.refresh_from_db()
    assert (first.gone, first.name, first.stored) == ("removed", "", "")
    assert list(PostFile.objects.shown()) == [second]
    assert Post.objects.get(pk=post.pk).version == post.version + 1
    assert AuditEntry.objects.get(action="file_removed").facts["file"] == first.pk
    with pytest.raises(curation.Changed):
        curation.remove_file(file=first, by=moderator, reason=WHY)

    seal = Seal.objects.of(first).files().get()
    curation.restore_file(file=first, by=moderator, seal=seal, reason=WHY)
    first.refresh_from_db()
    assert (first.gone, first.name) == ("", "report.pdf")
    assert POSTS.read(first.stored) == whole


def test_what_was_taken_out_alone_does_not_come_back_with_its_post(post, moderator):
    first, second = post.files.in_order()
    curation.remove_file(file=first, by=moderator, reason=WHY)
    curation.hide(post=post, by=moderator, reason=WHY)
    post.refresh_from_db()
    seal = Seal.objects.of(post).first()
    curation.restore(post=post, by=moderator, seal=seal, reason=WHY)
    assert list(PostFile.objects.shown()) == [second]
