"""Files are sent by a plain form; what is not taken, asked about or held is said there."""

import pytest

from forums.models import Post, PostFile
from moderation.models import Matter, Responder, Seal, SealReading
from moderation.models.seals import SEALED
from network.lib.files.reading import read
from tests.attachments import a_docx, a_pdf, a_scanned_pdf, a_txt, upload
from tests.dangers import DANGERS
from tests.factories import a_reply
from tests.numbers import CODE, DOUBTFUL


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


def test_a_reply_with_files_is_sent_by_a_plain_form(signed_in, author, thread):
    reader = signed_in(author)
    form = reader.get(thread.get_absolute_url()).content.decode()
    assert 'enctype="multipart/form-data"' in form
    assert 'type="file"' in form

    answer = send(reader, thread, upload("a.pdf", a_pdf()), upload("b.txt", a_txt()))

    assert answer.status_code == 302
    assert [row.name for row in PostFile.objects.in_order()] == ["a.pdf", "b.txt"]


def test_a_thread_with_a_file_is_started(signed_in, author, forum):
    values = {"title": "Our plan", "text": "Here it is.", "language": "en", "priorities": ["1"]}
    starter = signed_in(author)
    page = starter.get(f"/forums/{forum.slug}/new/")
    values["priorities"] = [page.context["form"].fields["priorities"].queryset.first().pk]
    values["files"] = [upload("a.pdf", a_pdf())]
    assert starter.post(f"/forums/{forum.slug}/new/", values).status_code == 302
    assert PostFile.objects.get().post.thread.title == "Our plan"


def test_a_thread_that_lets_nothing_out_starts_without_files(signed_in, author, forum):
    starter = signed_in(author)
    page = starter.get(f"/forums/{forum.slug}/new/")
    values = {"title": "Our plan", "text": "Here it is.", "language": "en"}
    values["priorities"] = [page.context["form"].fields["priorities"].queryset.first().pk]
    values |= {"sensitivity": "no-record", "files": [upload("a.pdf", a_pdf())]}
    answer = starter.post(f"/forums/{forum.slug}/new/", values)
    assert answer.status_code == 422
    assert "no files can be sent here" in answer.content.decode()
    assert starter.post(f"/forums/{forum.slug}/new/", values | {"files": []}).status_code == 302


def test_files_are_taken_off_and_added_when_editing(signed_in, author, post, file):
    editor = signed_in(author)
    page = editor.get(f"/posts/{post.pk}/edit/").content.decode()
    assert file.name in page
    sent = {"text": "New words", "without": [file.pk], "files": [upload("b.txt", a_txt())]}
    assert editor.post(f"/posts/{post.pk}/edit/", sent).status_code == 302
    assert [row.name for row in post.files.all()] == ["b.txt"]


def test_a_file_that_is_not_taken_is_named_with_what_to_do(signed_in, author, thread):
    name, data, _why = DANGERS["tracked changes"]
    answer = send(signed_in(author), thread, upload(name, data), upload("b.txt", a_txt()))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "accept or reject all changes" in page
    assert "Here is our plan." in page
    again = page[page.index("choose these again") :]
    assert "a.docx" in again
    assert "b.txt" in again
    assert not PostFile.objects.exists()


def test_a_number_in_a_file_is_shown_and_answered_or_refused(signed_in, author, thread):
    writer = signed_in(author)
    blocked = send(writer, thread, upload("case.docx", a_docx(f"It is {CODE}.")))
    assert blocked.status_code == 422
    assert "case.docx" in blocked.content.decode()
    assert CODE not in blocked.content.decode()

    asked = send(writer, thread, upload("case.docx", a_docx(DOUBTFUL)))
    assert "What is the number" in asked.content.decode()
    answered = send(
        writer, thread, upload("case.docx", a_docx(DOUBTFUL)), override_reason="A court's."
    )
    assert answered.status_code == 302


@pytest.fixture
def responder(moderator, author):
    Responder.objects.create(member=moderator, country=author.country)
    return moderator


def test_what_cannot_be_read_goes_sealed_to_a_moderator_who_lets_it_through(
    signed_in, author, thread, responder, settings
):
    writer = signed_in(author)
    page = send(writer, thread, upload("scan.pdf", a_scanned_pdf()))
    assert "Send to a moderator" in page.content.decode()
    assert "cannot read them" in page.content.decode()

    sent = send(writer, thread, upload("scan.pdf", a_scanned_pdf()), to_moderator="1")
    assert sent.status_code == 302
    assert not PostFile.objects.exists()
    matter, seal = Matter.objects.get(), Seal.objects.files().get()

    desk, address = signed_in(responder), f"/desk/held/{matter.pk}/"
    assert "scan.pdf" not in desk.get(address).content.decode()
    opened = desk.post(f"{address}open/", {"reason": "To decide"}).content.decode()
    assert "scan.pdf" in opened
    saved = desk.post(f"{address}files/{seal.pk}/", {"reason": "To look"})
    assert saved["Content-Disposition"] == 'attachment; filename="scan.pdf"'
    assert saved.content.startswith(b"%PDF")
    assert SealReading.objects.filter(seal=seal).count() == 2

    desk.post(f"{address}publish/", {"words_0": "Here is our plan."})
    later = desk.post(f"{address}open/", {"reason": "To look again"}).content.decode()
    assert "Files that are not published" in opened
    assert "Files that are not published" not in later
    kept = PostFile.objects.get()
    assert (kept.name, kept.post.author) == ("scan.pdf", author)


def test_a_moderator_leaves_a_file_out(signed_in, author, thread, responder):
    send(signed_in(author), thread, upload("scan.pdf", a_scanned_pdf()), to_moderator="1")
    matter, seal = Matter.objects.get(), Seal.objects.files().get()
    signed_in(responder).post(
        f"/desk/held/{matter.pk}/publish/", {"words_0": "Our plan.", "without": [seal.pk]}
    )
    assert Post.objects.filter(number=2).exists()
    assert not PostFile.objects.exists()


def test_a_number_in_a_file_is_not_even_held(signed_in, author, thread, responder):
    answer = send(
        signed_in(author), thread, upload("a.docx", a_docx(f"It is {CODE}.")), to_moderator="1"
    )
    assert answer.status_code == 422
    assert not Matter.objects.exists()
    assert not Seal.objects.exists()


def test_a_held_file_lies_on_disk_enciphered(signed_in, author, thread, responder):
    send(signed_in(author), thread, upload("scan.pdf", a_scanned_pdf()), to_moderator="1")
    raw = SEALED.read(Seal.objects.files().get().stored)
    assert b"%PDF" not in raw
    assert b"scan.pdf" not in raw
