"""The pages on which moderators hide and redact, responders give back, and everybody reads less."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from forums.actions import curation
from forums.models import Post
from forums.redactpage import page_of
from moderation.grounds import Ground
from moderation.models import AuditEntry, Responder, Seal
from notifications.models import Digest, DigestItem, Mail
from tests.factories import a_member, a_reply
from tests.numbers import CODE

WORDS = "<p>We met the girl with the red bicycle. What would you do?</p>"
GROUND = {"guideline": "2.2", "words": "It points to one child."}


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, WORDS, written_as="html")


@pytest.fixture
def moderating(client, moderator):
    client.force_login(moderator)
    return client


def send(client, name, post, **data):
    return client.post(reverse(name, args=[post.pk]), data)


def redact(client, post, *spans, **data):
    fields = {"version_seen": post.version, "span": spans} | GROUND | data
    return send(client, "post_redact", post, **fields)


def first_sentence(post):
    return str(page_of(post.html).rows[0].sentence.span)


def test_a_moderator_finds_the_controls_on_the_posts_of_others(moderating, thread, post, moderator):
    own = a_reply(thread, moderator)
    page = moderating.get(thread.get_absolute_url()).content.decode()
    for name in ("post_hide", "post_redact", "post_record"):
        assert reverse(name, args=[post.pk]) in page
        assert reverse(name, args=[own.pk]) not in page


def test_nobody_else_does(signed_in, thread, post):
    page = signed_in.get(thread.get_absolute_url()).content.decode()
    assert "post-2" in page
    assert reverse("post_hide", args=[post.pk]) not in page


def test_a_hidden_post_says_so_in_its_place(moderating, client, thread, post, watcher):
    response = send(moderating, "post_hide", post, **GROUND)
    assert response["Location"] == reverse("post_record", args=[post.pk])
    client.force_login(watcher)
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "This post is hidden." in page
    assert 'id="post-2"' in page
    assert "bicycle" not in page


def test_the_page_that_hides_does_not_show_the_words(moderating, post):
    page = moderating.get(reverse("post_hide", args=[post.pk])).content.decode()
    assert "bicycle" not in page
    assert "2.2 " in page


def test_it_needs_a_number_and_a_reason(moderating, post):
    response = send(moderating, "post_hide", post, words="")
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"guideline", "words"}
    assert send(moderating, "post_hide", post, **GROUND | {"guideline": "99.9"}).status_code == 422


def test_a_reason_that_names_somebody_comes_back(moderating, post):
    response = send(moderating, "post_hide", post, **GROUND | {"words": f"hetu {CODE}"})
    assert response.status_code == 422
    assert response.context["form"].errors["words"]
    assert not Post.objects.get(pk=post.pk).hidden_at


def test_a_ticked_sentence_is_a_bar(moderating, client, thread, post, watcher):
    redact(moderating, post, first_sentence(post))
    client.force_login(watcher)
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "bicycle" not in page
    assert '<span class="redacted" lang="en">[removed by a moderator]</span> What would' in page


def test_who_pasted_the_same_words_is_named(moderating, thread, post, watcher):
    quote = "<blockquote><p>We met the girl with the red bicycle.</p></blockquote><p>Yes.</p>"
    a_reply(thread, watcher, quote, written_as="html")
    redact(moderating, post, first_sentence(post))
    page = moderating.get(reverse("post_record", args=[post.pk])).content.decode()
    assert "The same words stand in other posts of this thread: #3." in page


def test_ticked_words_are(moderating, post):
    words = page_of(post.html).rows[0].choices
    redact(moderating, post, *[str(choice.word.span) for choice in words[2:4]])
    post.refresh_from_db()
    assert "We met <span" in post.html
    assert "</span> with the red bicycle." in post.html


def test_what_the_scan_finds_is_ticked_and_said_why(moderating, post):
    # As an old post, from before the rule was known.
    Post.objects.filter(pk=post.pk).update(html=f"<p>His number is {CODE} now.</p>")
    page = moderating.get(reverse("post_redact", args=[post.pk]))
    [row] = page.context["shown"].rows
    assert [choice.word.text for choice in row.choices if choice.chosen] == [CODE]
    assert f">{CODE}</mark>" in page.content.decode()
    post.refresh_from_db()
    redact(moderating, post, *[str(c.word.span) for c in row.choices if c.chosen])
    assert Seal.objects.get().rules
    assert CODE not in Post.objects.get(pk=post.pk).html


@pytest.mark.parametrize("spans", [(), ("nonsense",), ("0-99999",), ("9-3",)])
def test_without_a_place_nothing_is_taken_out(moderating, post, spans):
    response = redact(moderating, post, *spans)
    assert response.status_code == 422
    assert "Choose the words to take out." in response.content.decode()
    assert not Seal.objects.exists()


def test_a_missing_reason_keeps_what_was_ticked(moderating, post):
    span = first_sentence(post)
    page = redact(moderating, post, span, words="").content.decode()
    assert f'value="{span}" id="s-{span}" checked' in page


def test_what_changed_meanwhile_is_left_alone(moderating, post):
    response = redact(moderating, post, first_sentence(post), version_seen=post.version + 1)
    assert response["Location"] == reverse("post_record", args=[post.pk])
    assert not Seal.objects.exists()


def test_the_record_says_who_did_what_and_why(moderating, post, moderator):
    redact(moderating, post, first_sentence(post))
    page = moderating.get(reverse("post_record", args=[post.pk])).content.decode()
    for words in ("Words taken out", moderator.name, "It points to one child.", "Guidelines 2.2"):
        assert words in page
    assert "bicycle" not in page


def test_the_record_names_whom_a_mail_had_reached(moderating, post, watcher):
    later = post.posted_at
    for member, quoted, sent_at in (
        (watcher, 2, later),
        (a_member("Unsent U."), 2, None),
        (a_member("Other O."), 1, later),
    ):
        digest = Digest.objects.create(member=member, day=later, since=later, until=later)
        DigestItem.objects.create(
            digest=digest, thread_id=post.thread_id, why="watching", titled=True,
            first_number=quoted, quoted=quoted, new_posts=1, position=1,
        )  # fmt: skip
        Mail.objects.create(member=member, digest=digest, sent_at=sent_at)
    page = moderating.get(reverse("post_record", args=[post.pk])).content.decode()
    assert watcher.name in page
    assert "Unsent U." not in page
    assert "Other O." not in page


@pytest.mark.parametrize("acts", [1, 3])
def test_the_record_asks_the_same_number_of_queries(
    acts, moderating, post, moderator, django_assert_num_queries
):
    for _ in range(acts):
        a_post = Post.objects.get(pk=post.pk)
        span = page_of(a_post.html).rows[-1].choices[-1].word.span
        curation.redact(post=a_post, spans=[span], by=moderator, reason=Ground("Too much."))
    moderating.get(reverse("post_record", args=[post.pk]))
    # Member, forums, post, seal to give back, audit, mails, seals, files, bell.
    with django_assert_num_queries(9):
        moderating.get(reverse("post_record", args=[post.pk]))


def test_a_responder_gives_back_with_a_reason(moderating, client, post, author, moderator):
    send(moderating, "post_hide", post, **GROUND)
    responder = a_member("Riina R.")
    Responder.objects.create(member=responder, country=author.country)
    assert moderating.get(reverse("post_restore", args=[post.pk])).status_code == 404
    client.force_login(responder)
    assert (
        reverse("post_restore", args=[post.pk])
        in client.get(reverse("post_record", args=[post.pk])).content.decode()
    )
    send(client, "post_restore", post, words="A mistake.")
    post.refresh_from_db()
    assert (post.html, post.hidden_at) == (WORDS, None)


def test_the_author_of_a_hidden_post_is_led_to_it(moderating, client, post, author):
    send(moderating, "post_hide", post, **GROUND)
    client.force_login(author)
    response = client.get(reverse("post_edit", args=[post.pk]))
    assert response["Location"] == post.get_absolute_url()


def test_one_account_cannot_hide_without_end(moderating, post):
    cache.set("limit:curation:" + str(moderating.session["_auth_user_id"]), 60, 600)
    assert send(moderating, "post_hide", post, **GROUND).status_code == 429
    assert not AuditEntry.objects.filter(action="post_hidden").exists()
