"""Finding threads and posts by words, whatever their form, accents and language."""

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from directory.models import Language
from forums.models import Post
from forums.models.hits import POSTS, THREADS
from network.lib.languages import STEMMERS, fold
from network.lib.search.sources import NEWEST
from network.lib.search.wanted import spaced
from tests.factories import a_forum, a_reply, a_thread
from tests.forums.searching import finds, found, hits_of

# (language, what was written, what is typed): another form of the word.
FORMS = [
    ("da", "Vi taler med børnene om skolerne.", "skole"),
    ("da", "Kommunen har en skole.", "skolernes"),
    ("de", "Die Schulen sprechen mit den Kindern.", "Kind"),
    ("de", "Ein Haus für Kinder.", "Häuser"),
    ("en", "The schools were meeting the guardians.", "school guardian meetings"),
    ("et", "Koolid ja õpetajad kohtuvad.", "õpetaja"),
    ("et", "Meie õpetaja tuli.", "õpetajate"),
    ("fi", "Koulut ja opettajat tapaavat.", "koulu"),
    ("fi", "Lastensuojelun palvelut", "palvelujen"),
    ("lt", "Mokyklos ir mokytojai susitinka.", "mokykla"),
    ("nb", "Skolene og barnevernet møtes.", "skole"),
    ("nb", "Barnevernet har møter.", "møte"),
    ("ru", "Разговор с родителями в школах.", "школа родители"),
    ("sv", "Skolorna pratar med barnen.", "barn skola"),
    # Without a stemmer: word for word, or its beginning.
    ("is", "Börnin í skólanum", "skól*"),
    ("lv", "Bērniem palīdz skolotāji", "skolotaj*"),
    ("pl", "Rozmowa z dzieckiem w szkole", "dzieck* szkol*"),
]
# Written, and typed with the letters that every keyboard has.
PLAIN = [
    ("pl", "Łukasz", "lukasz"),
    ("et", "Jõgi", "jogi"),
    ("is", "Þórunn", "thorunn"),
    ("nb", "Åse", "ase"),
    ("lt", "Žižek", "zizek"),
    ("da", "Sørensen", "sorensen"),
    ("de", "Straße", "strasse"),
    ("is", "Æsa Guðrún", "aesa gudrun"),
    ("sv", "Göteborg", "goteborg"),
    ("en", "Lukasz", "Łukasz"),
]
WORD = "kvarkfyr"


@pytest.mark.parametrize(("language", "written", "typed"), FORMS)
def test_another_form_of_the_word_is_found_in_its_language(
    forum, author, watcher, language, written, typed
):
    thread = a_thread(forum, author, title="About it", language=language, written=written)
    other = a_thread(forum, author, title=written, language=language, written="Nothing.")
    assert {hit[1] for hit in found(watcher, typed)} == {thread.pk, other.pk}


def test_every_language_is_tried():
    assert {language for language, _written, _typed in FORMS} == {*STEMMERS, "is", "lv", "pl"}


@pytest.mark.parametrize(("language", "written", "typed"), PLAIN)
def test_no_letter_needs_its_accent(forum, author, watcher, language, written, typed):
    a_thread(forum, author, language=language, written=f"We met {written}, twice.")
    assert finds(watcher, typed)
    assert finds(watcher, typed.upper())
    assert not finds(watcher, f"{typed}x")


def test_a_stem_counts_only_in_its_own_language(forum, author, watcher):
    """`barnen` is Swedish for the children; an English barn is none."""
    a_thread(forum, author, language="en", written="The barn is red.")
    assert finds(watcher, "barn")
    assert not finds(watcher, "barnen")
    a_thread(forum, author, language="sv", written="Ett barn sover.")
    assert len(found(watcher, "barnen")) == 1


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("guardian school", True),
        ("guardian exam", False),
        ("guardian OR exam", True),
        ('"first meeting"', True),
        ('"meeting first"', False),
        ('"the first meetings"', True),
        ("meeting -school", False),
        ("meeting -schools", False),
        ("meeting -exam", True),
        ('meeting -"first school"', True),
        ("guard*", True),
        ("kindergarten", True),
        ("child-friendly", True),
        ("friendly-child", False),
        ("e.g.", False),
    ],
)
def test_phrases_exclusion_and_alternatives(forum, author, watcher, typed, is_found):
    a_thread(
        forum,
        author,
        title="A question",
        written="<p>The <em>first</em> meeting: a guar<strong>dian</strong> of the"
        " school/kindergarten was “child-friendly” &amp; calm.</p>",
        written_as="html",
    )
    assert finds(watcher, typed) is is_found


def test_a_title_and_its_first_post_are_looked_at_together(forum, author, watcher):
    thread = a_thread(forum, author, title="Attendance", written="How does your school count it?")
    assert found(watcher, "attendance school")[0][:2] == (THREADS, thread.pk)
    assert not finds(watcher, "attendance -school")


def test_a_thread_found_by_its_title_is_one_hit(forum, author, watcher):
    thread = a_thread(forum, author, title="The guardian", written="A guardian came.")
    reply = a_reply(thread, author, "Which guardian?")
    assert [hit[:2] for hit in found(watcher, "guardian")] == [
        (THREADS, thread.pk),
        (POSTS, thread.pk),
    ]
    assert found(watcher, "guardian")[1][2] == reply.pk


def test_a_title_weighs_more_than_a_text(forum, author, watcher):
    by_title = a_thread(forum, author, title="On guardians", written="Hello.")
    by_text = a_thread(forum, author, title="Hello", written="A guardian. " * 3)
    assert [hit[1] for hit in found(watcher, "guardian")] == [by_title.pk, by_text.pk]
    newest = found(watcher, "guardian", by_date=True)
    assert [hit[1] for hit in newest] == [by_text.pk, by_title.pk]


def test_an_edit_changes_what_is_found(thread, watcher):
    post = thread.posts.get()
    Post.objects.filter(pk=post.pk).update(html=f"<p>{WORD}</p>")
    assert finds(watcher, WORD)
    Post.objects.filter(pk=post.pk).update(html="<p>Nothing.</p>")
    assert not finds(watcher, WORD)


def test_tags_entities_and_addresses_of_links_are_no_words(forum, author, watcher):
    html = '<p>One &amp; two <a href="https://example.org/secretplace">here</a></p>'
    a_thread(forum, author, written=html, written_as="html")
    assert finds(watcher, "here")
    for typed in ("amp", "href", "secretplace", "p"):
        assert not finds(watcher, typed)


def test_only_forums_that_are_given_are_searched(forum, author, watcher):
    a_thread(forum, author, title=f"On {WORD}")
    hidden = a_forum("others", audience="named")
    a_thread(hidden, author, title=f"Also on {WORD}")
    assert len(found(watcher, WORD)) == 1
    assert hits_of(watcher, WORD).counts["forum"] == {str(forum.pk): 1}


def test_of_many_hits_the_newest_are_counted(forum, author, watcher):
    thread = a_thread(forum, author, title="On lights")
    first = thread.posts.get()
    Post.objects.bulk_create(
        Post(
            thread=thread,
            number=number,
            author=author,
            html=f"<p>{WORD} {number}</p>",
            language_id="en",
            revision=number,
            posted_at=first.posted_at,
        )
        for number in range(2, NEWEST + 30)
    )
    hits = hits_of(watcher, WORD)
    assert hits.total == NEWEST + 1
    assert len(hits.page) == 20
    assert hits_of(watcher, WORD, first=490).total == NEWEST + 1


def test_the_database_knows_the_stemmers_of_the_vocabulary(db):
    configs = {
        language.code: language.search_config
        for language in Language.objects.exclude(search_config="simple")
    }
    assert configs == STEMMERS


def folded_by_database(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT havn_fold(%s)", [text])
        return cursor.fetchone()[0].strip()


OURS = "aábcčćdðđeéėęëfgģhiíįjkķlłļmnņńoóöőøõpqrřsšśßtþťuúüųūvwxyýzžźżæœåäąā"
LETTERS = OURS + OURS.upper() + "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + " -'“”.,/_0123456789"


@pytest.mark.django_db
@given(st.text(alphabet=LETTERS, max_size=60))
@example(OURS)
@example("ẞ Ǿ ﬁ ΣΑΣ Ⅷ")
def test_the_database_folds_as_the_page_does(text):
    assert folded_by_database(text) == spaced(fold(text))
