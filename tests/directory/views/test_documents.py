"""Guidelines and privacy notice: readable by everybody, accepted by members."""

import shutil

import pytest
from django.urls import reverse

from directory.actions.documents import publish
from directory.actions.vocabulary import FOLDER, load
from directory.models import GUIDELINES, Document, DocumentVersion, HelpNumber, Language
from tests.factories import a_member, a_thread

PASSWORD = "seven quiet harbours"
ACCEPT = reverse("accept_guidelines")


@pytest.fixture
def member(db):
    return a_member("Nora N.", email="nora@example.org", password=PASSWORD)


def sign_in(client):
    login = {"login": "nora@example.org", "password": PASSWORD}
    return client.post(reverse("account_login"), login)


def new_guidelines():
    return publish(
        document=Document.objects.get(pk=GUIDELINES),
        language=Language.objects.get(pk="en"),
        written="<h3>One</h3><p>Be kind.</p>",
        changes="1.1 is new.",
    )


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("page", ["guidelines", "privacy"])
def test_anybody_reads_them(client, db, page):
    answer = client.get(reverse(page))
    assert answer.status_code == 200
    assert 'id="2.1"' in text(answer)
    assert "mailto:secretariat@" in text(answer)


def test_the_guidelines_show_help_numbers_that_were_checked(client, db):
    page = text(client.get(reverse("guidelines")))
    assert 'href="tel:116000"' in page
    unchecked = HelpNumber.objects.get(slug="lv-helpline")
    assert unchecked.name not in page


def test_an_earlier_version_stays_readable_and_says_so(client, db):
    before = DocumentVersion.objects.get(document=GUIDELINES)
    new_guidelines()
    assert "Be kind." in text(client.get(reverse("guidelines")))
    earlier = client.get(reverse("document_version", args=[before.pk]))
    assert 'id="2.8"' in text(earlier)
    assert "This is not the version shown today." in text(earlier)


def test_what_is_not_in_force_yet_is_not_there(client, db):
    version = new_guidelines()
    DocumentVersion.objects.filter(pk=version.pk).update(valid_from="2999-01-01T00:00Z")
    assert client.get(reverse("document_version", args=[version.pk])).status_code == 404
    assert "Be kind." not in text(client.get(reverse("guidelines")))


def test_who_has_accepted_signs_in_as_always(client, member):
    assert sign_in(client)["Location"] == "/"
    assert client.get("/").status_code == 200


def test_after_a_new_version_the_next_sign_in_leads_to_what_changed(client, member, forum):
    new_guidelines()
    sign_in(client)
    there = reverse("forum", args=[forum.slug])
    asked = client.get(there)
    assert asked["Location"] == f"{ACCEPT}?next=%2Fforums%2Fcommon-room%2F"
    page = client.get(asked["Location"])
    assert "1.1 is new." in text(page)
    version = page.context["version"]
    accepted = client.post(ACCEPT, {"version": version.pk, "next": page.context["next"]})
    assert accepted["Location"] == there
    assert client.get(there).status_code == 200
    assert version.acceptances.get().member == member


def test_until_then_public_pages_and_the_ways_out_are_open(
    client, member, author, public_forum, forum
):
    public, closed = a_thread(public_forum, author), a_thread(forum, author)
    new_guidelines()
    sign_in(client)
    for page in ("guidelines", "privacy", "about", "help", "status", "account_logout"):
        assert client.get(reverse(page)).status_code == 200, page
    assert client.get(reverse("forum", args=[public_forum.slug])).status_code == 200
    assert client.get(public.get_absolute_url()).status_code == 200
    for address in ("/", "/directory/", "/search/", closed.get_absolute_url()):
        assert client.get(address)["Location"].startswith(ACCEPT), address
    reply = client.post(reverse("reply", args=[public.pk]), {"text": "Thank you."})
    assert reply["Location"] == ACCEPT
    assert public.posts.count() == 1
    client.post(reverse("account_logout"))
    assert client.get("/").status_code == 200


def test_a_swap_inside_a_page_leads_there_too(client, member, forum):
    new_guidelines()
    sign_in(client)
    answer = client.get("/search/?q=x", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == ACCEPT


def test_a_version_that_came_meanwhile_is_shown_first(client, member):
    older = new_guidelines()
    sign_in(client)
    newer = new_guidelines()
    answer = client.post(ACCEPT, {"version": older.pk})
    assert answer.status_code == 200
    assert answer.context["version"] == newer
    assert not member.acceptances.filter(version__in=[older, newer]).exists()


def test_nobody_is_led_off_the_site(client, member):
    version = new_guidelines()
    sign_in(client)
    answer = client.post(ACCEPT, {"version": version.pk, "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


def test_loading_the_files_again_publishes_nothing_and_a_changed_one_does(db, tmp_path):
    files = shutil.copytree(FOLDER, tmp_path / "vocabulary")
    load(files)
    assert DocumentVersion.objects.filter(document=GUIDELINES).count() == 1
    path = files / "documents" / "guidelines.en.html"
    path.write_text(path.read_text() + "<p>One more.</p>")
    for _ in range(2):
        load(files)
        assert DocumentVersion.objects.filter(document=GUIDELINES).count() == 2
    assert "One more." in DocumentVersion.objects.to_read(GUIDELINES, "en").text
