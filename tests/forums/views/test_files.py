"""Files on the pages: shown under their post, saved by who may, taken out by moderators."""

import io
import zipfile

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Member
from forums.actions import curation
from forums.models import Forum, PostFile, Thread
from forums.models.files import POSTS
from moderation.grounds import Ground
from moderation.models import Responder, Seal
from network.lib.archive import write
from network.lib.files.kinds import MOST_IN_A_POST
from network.lib.files.reading import read
from network.lib.ports import exports
from tests.attachments import a_docx, a_pdf, upload
from tests.factories import a_member, a_reply, a_thread
from tests.keys import with_key


@pytest.fixture
def signed_in(client):
    def sign_in(member):
        client.force_login(member)
        return client

    return sign_in


def a_file(name="report.pdf", data=None):
    return read(upload(name, data or a_pdf()))


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, files=[a_file("Plan för möte.docx", a_docx())])


@pytest.fixture
def file(post):
    return post.files.get()


def send(client, thread, *files, text="Here is our plan.", **more):
    return client.post(f"/threads/{thread.pk}/reply/", {"text": text, "files": files, **more})


@pytest.fixture
def responder(moderator, author):
    Responder.objects.create(member=moderator, country=author.country)
    return moderator


def test_a_file_stands_under_its_post(signed_in, watcher, thread, file):
    page = signed_in(watcher).get(thread.get_absolute_url()).content.decode()
    assert f'href="/files/{file.pk}/"' in page
    assert "Plan för möte.docx" in page
    assert "DOCX" in page


def test_who_reads_the_thread_saves_the_file_and_nothing_shows_it(signed_in, watcher, file):
    answer = signed_in(watcher).get(f"/files/{file.pk}/")
    assert answer.status_code == 200
    assert len(answer.content) == file.size == int(answer["Content-Length"])
    said = answer["Content-Disposition"]
    assert said == "attachment; filename*=utf-8''Plan%20f%C3%B6r%20m%C3%B6te.docx"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == file.of_kind.media


def test_nobody_else_gets_it(signed_in, client, watcher, stranger, seats_forum, seat_holder):
    thread = a_thread(seats_forum, seat_holder)
    Forum.objects.filter(pk=seats_forum.pk).update(sensitivity="members")
    thread.forum.refresh_from_db()
    file = a_reply(thread, seat_holder, files=[a_file()]).files.get()
    address = f"/files/{file.pk}/"
    assert client.get(address)["Location"].startswith("/accounts/login/")
    assert signed_in(seat_holder).get(address).status_code == 200
    for other in (watcher, stranger):
        assert signed_in(other).get(address).status_code == 404


def test_of_a_public_forum_visitors_learn_only_that_there_is_a_file(
    client, signed_in, public_forum, author, watcher
):
    thread = a_thread(public_forum, author)
    file = a_reply(thread, author, files=[a_file("secret-name.pdf")]).files.get()
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "1 file, for members" in page
    assert "secret-name" not in page
    assert client.get(f"/files/{file.pk}/").status_code == 302
    assert signed_in(watcher).get(f"/files/{file.pk}/").status_code == 200


@pytest.mark.parametrize("level", ["titles-only", "no-record"])
def test_where_nothing_leaves_no_file_is_sent_and_none_saved(
    signed_in, author, watcher, thread, file, level
):
    Thread.objects.update(sensitivity=level)
    reader = signed_in(watcher)
    assert "no files can be sent here" in reader.get(thread.get_absolute_url()).content.decode()
    assert send(reader, thread, upload("a.pdf", a_pdf())).status_code == 422
    stays = reader.get(f"/files/{file.pk}/")
    assert stays.status_code == 403
    assert "This file stays here" in stays.content.decode()
    # One's own words are one's own.
    assert signed_in(author).get(f"/files/{file.pk}/").status_code == 200


def test_what_a_moderator_takes_out_is_gone_at_once(signed_in, watcher, moderator, thread, file):
    reader = signed_in(watcher)
    assert reader.get(f"/files/{file.pk}/").status_code == 200
    moderating = signed_in(moderator)
    record = moderating.get(f"/posts/{file.post_id}/record/").content.decode()
    assert f"/files/{file.pk}/remove/" in record
    page = moderating.get(f"/files/{file.pk}/remove/")
    ground = page.context["form"].fields["guideline"].choices[1][1][0][0]
    done = moderating.post(
        f"/files/{file.pk}/remove/", {"guideline": ground, "words": "It names a child."}
    )
    assert done["Location"] == f"/posts/{file.post_id}/record/"

    reader = signed_in(watcher)
    assert reader.get(f"/files/{file.pk}/").status_code == 404
    page = reader.get(thread.get_absolute_url()).content.decode()
    assert "A file was removed by a moderator." in page
    assert "Plan för möte" not in page


def test_a_responder_opens_what_was_taken_out_and_gives_it_back(signed_in, responder, file):
    other = with_key(a_member(role="moderator", country_id="EE"))
    curation.remove_file(file=file, by=other, reason=Ground("It names a child."))
    seal = Seal.objects.of(file).files().get()
    assert signed_in(other).get(f"/files/{file.pk}/restore/").status_code == 404

    desk = signed_in(responder)
    opened = desk.post(f"/desk/sealed/{seal.pk}/", {"reason": "To look"})
    assert opened["Content-Disposition"].startswith("attachment")
    record = desk.get(f"/posts/{file.post_id}/record/").content.decode()
    assert f"/files/{file.pk}/restore/" in record
    desk.post(f"/files/{file.pk}/restore/", {"words": "Nobody is named."})
    assert desk.get(f"/files/{file.pk}/").status_code == 200


def test_a_hidden_post_hides_its_files(signed_in, watcher, moderator, file):
    assert signed_in(watcher).get(f"/files/{file.pk}/").status_code == 200
    curation.hide(post=file.post, by=moderator, reason=Ground("It names a child."))
    for who in (watcher, moderator, file.post.author):
        assert signed_in(who).get(f"/files/{file.pk}/").status_code == 404


def test_files_that_are_too_large_together_keep_the_words(signed_in, author, thread, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 2000
    answer = send(signed_in(author), thread, upload("a.txt", b"a" * 3000))
    assert answer.status_code == 422
    assert "too large together" in answer.content.decode()
    assert "Here is our plan." in answer.content.decode()


def test_files_cost_the_page_no_query(signed_in, watcher, author, thread):
    def queries():
        reader.get(thread.get_absolute_url())  # reads to its end
        caches["fragments"].clear()
        with CaptureQueriesContext(connection) as seen:
            page = reader.get(thread.get_absolute_url()).content.decode()
        return len(seen), page.count('class="file-facts"')

    reader = signed_in(watcher)
    a_reply(thread, author)
    without, _none = queries()
    for number in range(3):
        a_reply(thread, author, files=[a_file()] * min(MOST_IN_A_POST, number + 1))
    assert queries() == (without, 6)


def test_the_own_copy_holds_the_files(author, post, file):
    out = io.BytesIO()
    write(out, author)
    with zipfile.ZipFile(out) as copy:
        assert len(copy.read(f"files/{file.pk}-{file.name}")) == file.size
        assert file.name in copy.read("data.json").decode()


@pytest.mark.parametrize(("words_go", "left"), [(True, 0), (False, 1)])
def test_who_leaves_says_whether_files_stay(
    author, post, file, words_go, left, django_capture_on_commit_callbacks
):
    stored = file.stored
    [part] = [part for part in exports if part.name == "files"]
    with django_capture_on_commit_callbacks(execute=True):
        part.on_leaving(part.rows(Member.objects.get(pk=author.pk)), words_go)
    assert PostFile.objects.count() == left
    assert (POSTS.folder / stored[:2] / stored).exists() == bool(left)


def test_a_file_the_disk_has_lost_is_not_there_and_keeps_nobody_from_hiding(
    signed_in, watcher, moderator, author, file
):
    POSTS.remove([file.stored])
    assert signed_in(watcher).get(f"/files/{file.pk}/").status_code == 404
    write(io.BytesIO(), author)
    curation.hide(post=file.post, by=moderator, reason=Ground("It names a child."))
    assert not PostFile.objects.shown().exists()
