"""While one writes: what is found is shown at once, and nothing of it is kept."""

import random
import re
from uuid import uuid4

import pytest

from forums.models import Post, Thread
from moderation.models import AuditEntry, Matter, Responder
from tests.network.lib.scan import generators

NUMBER = generators.fi(random.Random(3))
CASE = "A 7-year-old Afghan boy from Rakvere was at our unit on 14 March 2026."
CALL = "Can someone help this child tonight? We are near Riga in Latvia."


@pytest.fixture
def writing(client, author):
    client.force_login(author)
    return client


@pytest.fixture
def responder(moderator, author):
    Responder.objects.create(member=moderator, country=author.country)
    return moderator


def scanned(client, **data) -> str:
    response = client.post("/scan/", data)
    assert response.status_code == 200
    return response.content.decode()


def test_plain_words_have_nothing_to_show(writing):
    assert scanned(writing, text="How do you prepare a first meeting?").strip() == ""


def test_each_finding_says_where_why_and_what_to_do(writing):
    html = scanned(writing, text=f"<p>😀 <b>No.</b> {NUMBER}</p>", written_as="html")
    [(start, end)] = re.findall(r'data-start="(\d+)" data-end="(\d+)"', html)
    # Counted as a browser counts the words without tags: 😀 is two.
    assert (int(start), int(end)) == (7, 7 + len(NUMBER))
    assert "Finnish personal identity code" in html
    assert "Take the number out" in html
    assert "not as a draft" in html
    assert NUMBER not in html


def test_a_birth_date_is_one_place_and_not_a_day_as_well(writing):
    html = scanned(writing, text="<p>The girl was born 12.03.2018.</p>", written_as="html")
    assert html.count("data-start") == 1
    assert "date or year of birth" in html


def test_a_case_comes_with_other_words_for_each_trace(writing):
    html = scanned(writing, text=CASE, language="en")
    assert "Turn the case into a method question" in html
    for words in ("primary-school-age", "non-EU", "a small town", "a day in early spring 2026"):
        assert f'value="{words}"' in html


def test_title_tags_and_reason_are_looked_through_as_well(writing):
    for name, label in (("title", "Title"), ("tags", "Tag"), ("override_reason", "Reason")):
        assert f"<strong>{label}:</strong>" in scanned(writing, **{name: f"About {NUMBER}"})


def test_the_answer_is_kept_by_nobody(writing):
    response = writing.post("/scan/", {"text": CASE})
    assert "no-store" in response["Cache-Control"]


def test_only_who_is_signed_in_is_answered(client):
    assert client.post("/scan/", {"text": CASE}).status_code == 302


def test_a_call_for_help_now_shows_who_answers(writing):
    html = scanned(writing, text=CALL)
    for number in ("112", "116 111", "116 000"):
        assert f">{number}</a>" in html
    assert "tel:" not in scanned(writing, text="Tonight's webinar is about help for children.")


def test_a_call_for_help_is_stopped_once_also_without_javascript(writing, thread):
    address = f"/threads/{thread.pk}/reply/"
    answer = writing.post(address, {"text": CALL})
    assert answer.status_code == 422
    assert "Does a child need help now?" in answer.content.decode()
    assert CALL in answer.content.decode()
    assert thread.posts.count() == 1

    assert writing.post(address, {"text": CALL, "help_read": "1"}).status_code == 302
    assert thread.posts.count() == 2
    entry = AuditEntry.objects.get(action="call_for_help_sent")
    assert entry.subject_id == Post.objects.get(number=2).pk
    assert "Riga" not in str((entry.reason, entry.facts))


def test_three_traces_can_go_to_a_moderator(writing, thread, responder):
    address = f"/threads/{thread.pk}/reply/"
    refused = writing.post(address, {"text": CASE})
    assert refused.status_code == 422
    assert "Send to a moderator" in refused.content.decode()

    sent = writing.post(address, {"text": CASE, "to_moderator": "1", "submission": str(uuid4())})
    assert sent["Location"] == "/held/"
    assert thread.posts.count() == 1
    assert "Waiting for a moderator" in writing.get("/held/").content.decode()
    assert Matter.objects.get().becomes == "reply"


def test_a_number_can_be_asked_about_and_the_page_says_it_is_not_published(
    writing, thread, responder
):
    address = f"/threads/{thread.pk}/reply/"
    refused = writing.post(address, {"text": f"It is {NUMBER}"}).content.decode()
    assert "Send sealed to a moderator" in refused
    assert "They are not published" in refused
    writing.post(address, {"text": f"It is {NUMBER}", "to_moderator": "1"})
    assert Matter.objects.get().blocked
    assert "It will not be published as it is" in writing.get("/held/").content.decode()


def test_where_nobody_is_named_nothing_is_sent_to_nobody(writing, thread):
    address = f"/threads/{thread.pk}/reply/"
    answer = writing.post(address, {"text": CASE, "to_moderator": "1"})
    assert answer.status_code == 422
    assert "Nobody is named yet" in answer.content.decode()
    assert Matter.objects.count() == 0


def test_a_thread_and_an_edit_go_to_a_moderator_too(writing, forum, author, responder, thread):
    form = {
        "title": "A boy from Rakvere",
        "text": CASE,
        "language": "en",
        "priorities": [forum.priority_id or thread.priorities.first().pk],
        "to_moderator": "1",
    }
    assert writing.post(f"/forums/{forum.slug}/new/", form)["Location"] == "/held/"
    post = thread.posts.get()
    edited = writing.post(f"/posts/{post.pk}/edit/", {"text": CASE, "to_moderator": "1"})
    assert edited["Location"] == "/held/"
    assert Thread.objects.count() == 1
    assert {matter.becomes for matter in Matter.objects.all()} == {"thread", "edit"}


def test_the_reason_for_a_warning_is_scanned_itself(writing, thread):
    number = generators.ee_lt(random.Random(2))
    form = {"text": f"Our register is {number}", "override_reason": f"It is like {NUMBER}"}
    answer = writing.post(f"/threads/{thread.pk}/reply/", form)
    assert answer.status_code == 422
    assert "<strong>Reason:</strong>" in answer.content.decode()
    assert thread.posts.count() == 1


def test_two_traces_ask_why_nobody_can_tell_which_child_is_meant(writing, thread):
    words = "A 7-year-old boy in Rakvere asks this."
    address = f"/threads/{thread.pk}/reply/"
    answer = writing.post(address, {"text": words})
    assert answer.status_code == 422
    assert "Why can nobody tell which child is meant?" in answer.content.decode()
    assert "to_moderator" not in answer.content.decode()
    sent = writing.post(address, {"text": words, "override_reason": "An invented example"})
    assert sent.status_code == 302
    entry = AuditEntry.objects.get(action="warning_overridden")
    assert entry.facts == {"rules": ["trace-age", "trace-place"]}
