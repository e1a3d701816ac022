"""The page that searches all of Havn."""

import pytest
from django.db import connection
from django.urls import reverse

from forums import searchpage
from forums.actions import curation
from forums.models import Forum
from moderation.grounds import Ground
from tests.factories import a_member, a_reply, a_thread
from tests.forums.searching import counts, facet, search, titles

WORD = "kvarkfyr"
HOSTILE = [
    *("'", '"', '"a', 'a"b"c"', "a & | ! b", "((", "%", "%s %(q)s {0}", "_", "\\", "🙂", "ÕÄÖ"),
    *(
        "\0",
        "a\0b",
        "\x1b[2J\x07",
        "-",
        "- - -",
        "-a",
        "-a -b",
        "OR",
        "a OR OR b",
        "*",
        "***",
        "a:*",
    ),
    *(
        "a <-> b",
        "!!a",
        "'a' & 'b':*",
        "<script>alert(1)</script>",
        "';DROP TABLE x;--",
        "\u202e\u200b",
    ),
    *(
        "x" * 10_000,
        "a " * 5_000,
        "(" * 10_000,
        '"' * 10_000,
        "-" * 10_000,
        "é" * 10_000,
        "½ ² Ⅷ ㎏",
    ),
]


def test_threads_posts_people_and_organisations_are_on_one_page(signed_in, forum, author):
    a_thread(forum, author, title=f"About {WORD}s")
    a_thread(forum, author, title="Other", written=f"The {WORD} & <b>.", written_as="text")
    a_member(f"{WORD.title()} K.")
    response = search(signed_in, WORD)
    page = response.content.decode()
    assert counts(response) == {
        "all": "",
        "threads": "1",
        "posts": "1",
        "people": "1",
        "organisations": "0",
    }
    assert f"About <mark>{WORD}s</mark>" in page
    assert f"The <mark>{WORD}</mark> &amp; &lt;b&gt;." in page
    assert f"{WORD.title()} K." in page


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_have_an_answer(signed_in, words):
    response = search(signed_in, words)
    assert response.status_code == 200
    assert "found-said" in response.content.decode()


def test_what_was_typed_comes_back_as_text(signed_in):
    page = search(signed_in, '"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_only_minus_is_answered_with_what_to_do(signed_in):
    assert "Say what to look for." in search(signed_in, "-exam").content.decode()
    assert "There is no word in this." in search(signed_in, "!?").content.decode()


def test_who_finds_nothing_is_told_where_it_was_looked_for(signed_in, forum):
    page = search(signed_in, WORD, country="FI", kind="threads").content.decode()
    assert "Nothing has all of these words." in page
    assert "in the 1 forum that you can read" in page
    # Each thing that narrows it down can be taken away.
    assert f'href="/search/?q={WORD}&amp;kind=threads"' in page
    assert f'href="/search/?q={WORD}&amp;country=FI"' in page


def test_everybody_finds_and_counts_what_they_may_read(client, reader, a_thread_each):
    if reader.member.is_authenticated:
        client.force_login(reader.member)
    response = search(client, "question")
    found = Forum.objects.filter(title__in=[row.forum for row in response.context["found"].rows])
    assert {forum.slug for forum in found} == reader.reads
    assert counts(response)["threads"] == str(len(reader.reads))
    if len(reader.reads) > 1:
        assert set(facet(response, "forum")) == reader.reads


def test_hidden_words_are_found_by_nobody(signed_in, thread, author, moderator):
    reply = a_reply(thread, author, f"The {WORD}.")
    assert len(titles(search(signed_in, WORD))) == 1
    curation.hide(post=reply, by=moderator, reason=Ground("Off topic."))
    for member in (author, moderator):
        signed_in.force_login(member)
        response = search(signed_in, WORD)
        assert titles(response) == []
        assert counts(response)["posts"] == "0"


def test_an_author_is_no_word_of_a_post(signed_in, thread, author):
    response = search(signed_in, author.name)
    assert titles(response) == []
    assert counts(response)["people"] == "1"


def test_words_that_stay_in_their_thread_are_found_and_not_shown(signed_in, forum, author):
    a_thread(forum, author, title="Quiet", written=f"The {WORD}.", sensitivity="titles-only")
    response = search(signed_in, WORD)
    assert titles(response) == ["Quiet"]
    page = response.content.decode()
    assert "The words of this thread are shown only in it." in page
    assert f"<mark>{WORD}" not in page


def test_a_visitor_reads_no_names(client, public_forum, author):
    a_thread(public_forum, author, title=WORD)
    page = search(client, WORD).content.decode()
    assert WORD in page
    assert author.name not in page


def test_a_part_for_the_page_that_is_there(signed_in, thread):
    part = signed_in.get(reverse("search"), {"q": "meeting"}, headers={"HX-Request": "true"})
    page = part.content.decode()
    assert "<html" not in page
    assert 'hx-swap-oob="innerHTML"' in page
    assert "HX-Request" in part["Vary"]
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert (
        "<html" in signed_in.get(reverse("search"), {"q": "meeting"}, headers=back).content.decode()
    )


def test_nothing_is_searched_without_words(signed_in, thread, django_assert_num_queries):
    # Member, forums, bell.
    with django_assert_num_queries(3):
        assert search(signed_in, "  ").status_code == 200


@pytest.mark.parametrize("how_many", [1, 3, 25])
def test_searching_asks_the_same_queries_whatever_is_found(
    signed_in, forum, author, how_many, django_assert_num_queries
):
    for number in range(how_many):
        a_thread(forum, author, title=f"{WORD} {number}", written=f"{WORD}s")
        a_member(f"{WORD.title()} {number}")
    search(signed_in, WORD)
    # Member, forums, what to ask, hits, people, organisations, posts, words to mark, bell.
    with django_assert_num_queries(9):
        response = search(signed_in, WORD)
    assert counts(response)["threads"] == counts(response)["people"] == str(how_many)


def test_who_asks_too_much_is_told_so(client, transactional_db, monkeypatch):
    member = a_member()
    client.force_login(member)
    monkeypatch.setattr(searchpage, "PATIENCE", 20)
    slow = searchpage.hits.find

    def find(*args, **more):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(2)")
        return slow(*args, **more)

    monkeypatch.setattr(searchpage.hits, "find", find)
    response = search(client, WORD)
    assert response.status_code == 200
    assert "This search takes too long." in response.content.decode()


def test_a_thread_page_does_not_read_the_words_of_search(
    signed_in, thread, django_assert_num_queries
):
    signed_in.get(thread.get_absolute_url())
    with django_assert_num_queries(5) as asked:
        signed_in.get(thread.get_absolute_url())
    assert not [query["sql"] for query in asked if '"words"' in query["sql"]]
