"""Colleagues by their names, however they are typed, and by what they do, in any language."""

import pytest
from django.contrib.auth.models import AnonymousUser

from directory import finding
from directory.actions import faceting
from directory.finding import find
from directory.models import FacetBits, Member, MemberLanguage, Visibility
from network.lib.search.wanted import read
from tests import factories

NAMES = ["Łukasz Nowak", "Mari Jõgi", "Þórunn Jónsdóttir", "Åse Lund", "Ana Žižek", "Eva Björk"]
NAMES += ["Сергей Щербаков", "Юлия Йоркина", "Søren Jørgensen", "Zoë Großmann"]


def found(viewer, typed="", **facets):
    """The names on the first page, in their order."""
    chosen = {name: [value] if isinstance(value, str) else value for name, value in facets.items()}
    page = find(viewer, read(typed), chosen, 0, 30).page
    names = dict(Member.objects.filter(pk__in=page).values_list("pk", "name"))
    return [names[pk] for pk in page]


def a_colleague(name, **fields):
    member = factories.a_member(name, **fields)
    faceting.refresh([member.pk])
    return member


@pytest.fixture
def colleagues(db):
    return [a_colleague(name) for name in NAMES]


@pytest.fixture
def viewer(db):
    return factories.a_member("Quentin Xavier")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lukasz", "Łukasz Nowak"),
        ("Lukazs", "Łukasz Nowak"),
        ("jogi", "Mari Jõgi"),
        ("jogy", "Mari Jõgi"),
        ("thorunn", "Þórunn Jónsdóttir"),
        ("thorun", "Þórunn Jónsdóttir"),
        ("jonsdotir", "Þórunn Jónsdóttir"),
        ("ase", "Åse Lund"),
        ("aase", "Åse Lund"),
        ("zizek", "Ana Žižek"),
        ("zisek", "Ana Žižek"),
        ("bjork", "Eva Björk"),
        ("bjoerk", "Eva Björk"),
        ("bjorl", "Eva Björk"),
        ("sergei", "Сергей Щербаков"),
        ("Сергей", "Сергей Щербаков"),
        ("shcherbakov", "Сергей Щербаков"),
        ("scherbakov", "Сергей Щербаков"),
        ("щербаков", "Сергей Щербаков"),
        ("iuliia", "Юлия Йоркина"),
        ("iorkina", "Юлия Йоркина"),
        ("joergensen", "Søren Jørgensen"),
        ("grossmann", "Zoë Großmann"),
        ("sor jorg", "Søren Jørgensen"),
    ],
)
def test_a_name_is_found_in_plain_letters_and_with_a_mistake(colleagues, viewer, typed, name):
    assert name in found(viewer, typed)


def test_the_whole_word_comes_before_its_beginning_and_before_a_mistake(viewer):
    for name in ("Bjorka Alm", "Eva Björk", "Bjork Åkesson", "Ola Bjorn"):
        a_colleague(name)
    assert found(viewer, "bjork") == ["Bjork Åkesson", "Eva Björk", "Bjorka Alm", "Ola Bjorn"]


@pytest.mark.parametrize(
    ("skill", "typed"),
    [
        ("guardianship assessments", "assessment"),
        ("Vormundschaften", "Vormundschaft"),
        ("lastensuojelutarpeen arviointi", "arvioinnit"),
        ("barnets rättigheter", "rättighet"),
        ("børns rettigheder", "rettighed"),
        ("barns rettigheter", "rettighet"),
        ("laste hooldamine", "hooldamised"),
        ("vaiko teisės", "teisė"),
        ("защита детей", "защиты"),
    ],
)
def test_a_skill_is_found_by_another_form_of_its_words(viewer, skill, typed):
    member = factories.a_member("Somebody Else")
    member.profile.skills.add(skill)
    faceting.refresh([member.pk])
    assert found(viewer, typed) == ["Somebody Else"]


@pytest.mark.parametrize(
    "typed",
    ["Latvia police", "Lettland Polizei", "Latvija policija", "Läti politsei", "Łotwa policja"],
)
def test_a_country_and_a_sector_are_known_in_any_language(viewer, typed):
    a_colleague("Ilze Kalniņa", country_id="LV", sector_id="police")
    a_colleague("Jānis Ozols", country_id="LV", sector_id="court")
    a_colleague("Peter Hansen", country_id="DK", sector_id="police")
    assert found(viewer, typed) == ["Ilze Kalniņa"]


def test_a_word_with_a_minus_leaves_out_whom_it_finds(viewer):
    a_colleague("Ilze Kalniņa", country_id="LV", sector_id="police")
    a_colleague("Jānis Kalniņš", country_id="LV", sector_id="court")
    a_colleague("Kalle Kalm", country_id="EE", sector_id="police", headline="Trainer")
    assert found(viewer, "kal -Latvija") == ["Kalle Kalm"]
    assert found(viewer, "kal -trainer") == ["Ilze Kalniņa", "Jānis Kalniņš"]
    assert found(viewer, "kal -ilze -kalle") == ["Jānis Kalniņš"]
    assert found(viewer, "-police -quentin") == ["Jānis Kalniņš"]
    assert find(viewer, read("kal -court"), {}, 0, 30).counted.counts["country"] == {
        "LV": 1,
        "EE": 1,
    }


def test_what_is_hidden_leaves_nobody_out(viewer):
    a_colleague("Kalle Kalm", headline="Trainer", headline_to=Visibility.NOBODY)
    assert found(viewer, "kal -trainer") == ["Kalle Kalm"]


def test_facets_combine_and_count_what_another_choice_would_give(viewer):
    for name, country, sector in (
        ("A One", "LV", "police"),
        ("B Two", "LV", "court"),
        ("C Three", "DK", "police"),
        ("D Four", "SE", "school"),
    ):
        a_colleague(name, country_id=country, sector_id=sector)
    assert found(viewer, country=["LV", "DK"], sector="police") == ["A One", "C Three"]
    counted = find(viewer, read(""), {"country": ["LV"], "sector": ["police"]}, 0, 30).counted
    assert counted.total == 1
    assert counted.counts["country"] == {"LV": 1, "DK": 1}
    assert counted.counts["sector"] == {"police": 1, "court": 1}


def test_a_part_counts_for_those_who_may_see_it(viewer):
    member = a_colleague("Kaisa", country_id="FI")
    MemberLanguage.objects.create(member=member, language_id="fi")
    faceting.refresh([member.pk])
    assert found(viewer, language="fi", country="FI") == ["Kaisa"]
    member.profile.languages_to = Visibility.NOBODY
    member.profile.save()
    faceting.refresh([member.pk])
    assert found(viewer, language="fi") == []
    assert found(viewer, country="FI") == ["Kaisa"]
    Member.objects.filter(pk=member.pk).update(country_to=Visibility.NOBODY)
    faceting.refresh([member.pk])
    assert found(viewer, country="FI") == []
    assert found(viewer, "Kaisa") == ["Kaisa"]


@pytest.mark.parametrize("flag", ["is_listed", "is_findable"])
def test_who_chose_it_is_in_no_search_at_once(viewer, flag):
    member = a_colleague("Kaisa", country_id="FI")
    assert found(viewer, "kaisa") == ["Kaisa"]
    Member.objects.filter(pk=member.pk).update(**{flag: False})
    faceting.refresh([member.pk])
    assert found(viewer, "kaisa") == found(viewer, "kaisu") == found(viewer, "Finland") == []


def test_a_visitor_finds_who_has_a_page_for_everyone_by_what_everyone_sees(db):
    member = a_colleague("Kaisa", country_id="FI", is_public=True)
    a_colleague("Marta", country_id="FI")
    visitor = AnonymousUser()
    assert found(visitor) == ["Kaisa"]
    assert found(visitor, country="FI") == []
    Member.objects.filter(pk=member.pk).update(country_to=Visibility.EVERYONE)
    faceting.refresh([member.pk])
    assert found(visitor, country="FI") == ["Kaisa"]


def test_the_bits_say_what_the_rows_say(viewer):
    """One after another, all at once, and again: the same."""
    members = [factories.a_member(country_id=code) for code in ("FI", "FI", "LV", "DK")]
    for member in (viewer, *members):
        faceting.refresh([member.pk])
    one_by_one = all_bits()
    FacetBits.objects.all().delete()
    for _ in range(2):
        faceting.refresh_all()
        assert all_bits() == one_by_one


def all_bits():
    rows = FacetBits.objects.values_list("ring", "facet", "value", "chunk", "bits")
    return {row for row in rows if "1" in row[-1]}


def test_among_many_the_order_is_the_same(colleagues, viewer, monkeypatch):
    """Read along the index instead of ranked one by one: best reason first, then by name."""
    a_colleague("Zoe Adams", headline="Lund University liaison")
    everybody, by_words = found(viewer), found(viewer, "lund")
    assert by_words == ["Åse Lund", "Zoe Adams"]
    monkeypatch.setattr(finding, "FEW", 0)
    assert found(viewer) == everybody
    assert found(viewer, "lund") == by_words
    page = find(viewer, read("lund"), {}, 1, 1).page
    assert list(page) == list(Member.objects.filter(name="Zoe Adams").values_list("pk", flat=True))


def test_a_visitor_does_not_find_by_a_function_that_members_see(db):
    a_colleague("Kaisa", headline="Interviewer", is_public=True)
    assert found(factories.a_member(), "interviewer") == ["Kaisa"]
    assert found(AnonymousUser(), "interviewer") == []
