"""A call for help for a child now is stopped; what only sounds like one is not."""

import time

import pytest

from network.lib.scan.urgent import asks_for_help_now, countries_named

CALLS = [
    "Can someone help this child tonight?",
    "A girl has run away from home and is standing outside. Please help, she needs a bed tonight.",
    "The boy is in danger right now and nobody answers.",
    "<p>Three children are alone in the flat.</p><p>What should I do? It is <b>right</b> now.</p>",
    "Kan nogen hjælpe dette barn i aften?",
    "Kan någon hjälpa det här barnet ikväll?",
    "Kan noen hjelpe dette barnet i kveld?",
    "Kann jemand diesem Kind heute Nacht helfen?",
    "Voiko joku auttaa tätä lasta tänä iltana?",
    "Kas keegi saab seda last täna õhtul aidata?",
    "Vai kāds var palīdzēt šim bērnam šovakar?",
    "Ar kas nors gali padėti šiam vaikui šiąnakt?",
    "Czy ktoś może pomóc temu dziecku dziś wieczorem?",
    "Getur einhver hjálpað þessu barni í kvöld?",
    "Может ли кто-нибудь помочь этому ребёнку сегодня вечером?",
]
HARMLESS = [
    "Tonight's webinar is about help for children.",
    "Can anyone join the webinar about help for a child witness tonight?",
    "What do you do when a child is in immediate danger?",
    "A child who needs help meets five services. Can someone share a form?",
    "How do you help a child who calls at night?",
    "Who can help me with the translation tonight? It is about budgets.",
    "Right now we are writing a guideline. A child is heard once, in one house.",
    "The seminar is tonight. Please help us to spread the word. Each child counts.",
    "Aftenens webinar handler om hjælp til børn. Kan nogen dele slides?",
    "I aften er der kursus: hvem kan hjælpe et barn i krise?",
    "Ikväll föreläser vi om vem som kan hjälpa ett barn. Kursen är fri.",
    "I kveld er det seminar om hvem som kan hjelpe et barn.",
    "Heute Abend ist der Vortrag: Wer kann einem Kind helfen?",
    "Tänä iltana on webinaari siitä, kuka voi auttaa lasta.",
    "Täna õhtul on veebinar: kes saab last aidata?",
    "Šovakar ir vebinārs par to, kas var palīdzēt bērnam.",
    "Šįvakar vyks vebinaras apie tai, kas gali padėti vaikui.",
    "Dziś wieczorem webinarium o tym, kto może pomóc dziecku.",
    "Í kvöld er námskeið um hver getur hjálpað barni.",
    "Сегодня вечером вебинар о том, кто может помочь ребёнку.",
]


@pytest.mark.parametrize("words", CALLS)
def test_a_call_for_help_now_is_heard(words):
    assert asks_for_help_now(words)


@pytest.mark.parametrize("words", HARMLESS)
def test_what_only_sounds_like_one_is_not(words):
    assert not asks_for_help_now(words)


def test_a_call_far_from_the_time_is_another_matter():
    assert not asks_for_help_now("See you tonight. " + "We plan. " * 60 + "Please help a child.")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("We are in Poland, near the German border.", {"PL", "DE"}),
        ("Olemme Virossa", {"EE"}),
        ("Мы в Латвии", {"LV"}),
        ("Jesteśmy na Łotwie", {"LV"}),
        ("We work with policies and polishing.", set()),
    ],
)
def test_countries_are_known_by_their_names(words, codes):
    assert countries_named(words) == codes


def test_a_long_text_costs_little():
    words = "We meet tonight and talk about how children are heard. " * 1000
    began = time.process_time()
    asks_for_help_now(words)
    assert time.process_time() - began < 2
