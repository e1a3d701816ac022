"""Who is found, by whom, in which order."""

import pytest

from directory.actions import members
from directory.models import Member, Priority
from tests.factories import a_member


def test_colleagues_see_colleagues_and_newcomers_see_themselves(watcher, author, stranger):
    left = a_member()
    members.deactivate(member=left)
    assert set(Member.objects.visible_to(watcher)) == {watcher, author}
    assert set(Member.objects.visible_to(stranger)) == {stranger}


def test_the_secretariat_sees_newcomers_too(secretariat, watcher, stranger):
    assert set(Member.objects.visible_to(secretariat)) == {secretariat, watcher, stranger}


def test_names_are_in_one_order_for_twelve_languages(db):
    for name in ["Zoe", "Åsa", "Łucja", "Lena", "Ömer", "Asta", "Ødegård", "olga"]:
        a_member(name)
    assert [m.name for m in Member.objects.by_name()] == [
        *("Åsa", "Asta", "Lena", "Łucja", "Ødegård", "olga", "Ömer", "Zoe")
    ]


def test_a_colleague_near_ones_field_works_on_it_elsewhere(watcher):
    prevention = Priority.objects.get(slug="prevention")
    watcher.priorities.set([prevention])
    near, home = a_member(country_id="FI"), a_member(country_id="EE")
    other = a_member(country_id="FI")
    near.priorities.set([prevention, Priority.objects.get(slug="justice")])
    home.priorities.set([prevention])
    assert other.priorities.count() == 0
    assert list(Member.objects.admitted().near_field_of(watcher.pk)) == [near]


@pytest.mark.parametrize("words", ["jorgen", "JØRGEN", "berg jor", "jørgen b"])
def test_a_name_is_found_by_its_words_whatever_the_accents(db, words):
    member = a_member("Jørgen Berg")
    a_member("Jens Berg")
    assert Member.objects.named(words).get() == member


def test_a_member_is_shown_by_the_handle(author):
    assert str(author) == "kaisa-r"
    assert author.get_full_name() == "Kaisa R."
