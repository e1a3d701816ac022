"""Each country's numbers in their usual writings: found, by the right rule, as grave as said."""

import random
from functools import partial

import pytest

from network.lib.scan import scan
from tests.network.lib.scan import generators as made


def bare(make):
    return lambda rng: make(rng).replace("-", "").replace(" ", "")


def grouped(make, *counts):
    def write(rng):
        digits = iter(make(rng))
        return " ".join("".join(next(digits) for _ in range(count)) for count in counts)

    return write


STRONG = [
    ("number.fi", "FI", made.fi),
    ("number.fi", "FI", partial(made.fi, signs="YXWVUBCDEF")),
    ("number.fi", "FI", partial(made.fi, low=900, high=999)),
    ("number.fi", "FI", lambda rng: made.fi(rng).lower()),
    ("number.se", "SE", made.se),
    ("number.se", "SE", partial(made.se, sign="+")),
    ("number.se", "SE", partial(made.se, coordination=True)),
    ("number.is", "IS", made.is_),
    ("number.lv", "LV", made.lv),
    ("number.lv", "LV", made.lv_new),
    ("number.ru.snils", "RU", made.snils),
]
WEAK = [
    ("number.dk", "DK", bare(made.dk)),
    ("number.dk", "DK", lambda rng: made.dk(rng).replace("-", " ")),
    ("number.ee_lt", "EE/LT", made.ee_lt),
    ("number.se", "SE", bare(made.se)),
    ("number.se", "SE", partial(made.se, long=True)),
    ("number.se", "SE", bare(partial(made.se, long=True, coordination=True))),
    ("number.is", "IS", bare(made.is_)),
    ("number.lv", "LV", bare(made.lv)),
    ("number.lv", "LV", bare(made.lv_new)),
    ("number.no", "NO", made.no),
    ("number.no", "NO", grouped(made.no, 6, 5)),
    ("number.no", "NO", grouped(partial(made.no, d_number=True), 6, 5)),
    ("number.pl", "PL", made.pl),
    ("number.de", "DE", made.de),
    ("number.de", "DE", grouped(made.de, 2, 3, 3, 3)),
    ("number.ru.snils", "RU", bare(made.snils)),
    ("number.ru.inn", "RU", made.inn),
]


def severity(text: str, rule: str, country: str) -> set[str]:
    return {f.severity for f in scan(text).findings if (f.rule, f.country) == (rule, country)}


@pytest.mark.parametrize(("rule", "country", "make"), STRONG)
def test_separator_and_check_block_alone(rule, country, make):
    rng = random.Random(1)
    for _ in range(200):
        assert severity(f"They wrote {make(rng)} on it.", rule, country) == {"block"}


@pytest.mark.parametrize(("rule", "country", "make"), WEAK)
def test_bare_digits_warn(rule, country, make):
    rng = random.Random(2)
    for _ in range(200):
        assert severity(f"They wrote {make(rng)} on it.", rule, country) == {"warn"}


@pytest.mark.parametrize(("rule", "country", "make"), WEAK)
def test_a_word_nearby_raises_to_block(rule, country, make):
    rng = random.Random(3)
    for _ in range(50):
        assert severity(f"The personal code is {make(rng)}.", rule, country) == {"block"}
        assert severity(f"{make(rng)} (ID number)", rule, country) == {"block"}


def test_danish_number_with_hyphen_only_warns():
    rng = random.Random(4)
    for _ in range(200):
        assert severity(f"They wrote {made.dk(rng)}.", "number.dk", "DK") == {"warn"}


@pytest.mark.parametrize(
    "word",
    [
        "CPR-nr.", "cpr nummer", "personnumret", "Personnr:", "barnpersonnummer",
        "personbeteckning",
        "samordningsnumret", "henkilötunnuksensa", "henkilotunnus", "hetun", "isikukoodi",
        "isikukoodiga", "asmens kodo", "Asmens kodas", "personas kodu", "fødselsnummeret",
        "foedselsnummer", "fodselsnr", "D-nummer", "kennitalan", "numer PESEL", "PESEL-u",
        "Steuer-ID", "Steueridentifikationsnummer", "СНИЛС", "ИНН", "с личным кодом",
        "персональный код", "personal identification code", "ID-nummer", "ID number", "INN",
    ],
)  # fmt: skip
def test_context_words_in_every_form(word):
    assert scan(f"Barnets {word} {made.ee_lt(random.Random(5))} står der.").verdict == "block"


@pytest.mark.parametrize("word", ["inn", "Finn", "hetulon", "recpra", "tin"])
def test_ordinary_words_are_no_context(word):
    assert scan(f"Gå {word} {made.ee_lt(random.Random(5))} her.").verdict == "warn"


def test_context_reaches_sixty_before_and_thirty_after():
    number = made.ee_lt(random.Random(6))
    assert scan(f"PESEL{' ' * 59} {number}").verdict == "block"
    assert scan(f"PESEL{'.' * 61}{number}").verdict == "warn"
    assert scan(f"{number}{'.' * 29} PESEL").verdict == "block"
    assert scan(f"{number}{'.' * 31}PESEL").verdict == "warn"


def test_any_grouping_counts_beside_a_word():
    rng = random.Random(7)
    for _ in range(50):
        digits = made.dk(rng).replace("-", "")
        pairs = " ".join(digits[i : i + 2] for i in range(0, 10, 2))
        for text in (
            pairs,
            " ".join(digits),
            f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}-{digits[6:]}",
        ):
            assert severity(f"CPR: {text} ok", "number.dk", "DK") == {"block"}
            assert severity(f"Noted: {text} ok", "number.dk", "DK") <= {"warn"}


def test_a_row_of_figures_beside_a_word_is_a_table():
    assert scan("Hetu, ages: 10 11 12 13 14 15 16").verdict == "clean"
    assert scan("PESEL 2017 2018 2019 2020 2021").verdict == "clean"


def test_what_no_country_gives_out():
    rng = random.Random(8)
    for _ in range(200):
        organisation = made.is_(rng, organisation=True)
        assert severity(f"See {organisation}.", "number.is", "IS") == set()
        assert severity(f"See {made.lv_company(rng)}.", "number.lv", "LV") == set()
        nine = f"9{rng.randrange(10**10):010}"
        assert severity(f"See {nine}.", "number.ee_lt", "EE/LT") == set()


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("NO", "DUF-nummer {4} {6} {2}"), ("NO", "DUF {12}"), ("DE", "AZR-Nummer: {12}"),
        ("DK", "udlændingenummer {8}"), ("DK", "udl.nr. {8}"), ("SE", "dossiernummer {2}-{6}"),
        ("SE", "LMA-kortnummer {8}"), ("FI", "UMA-numero {7}"),
        ("FI", "Maahanmuuttoviraston asiakasnumero {7}"),
    ],
)  # fmt: skip
def test_case_numbers_beside_their_word(country, text):
    rng = random.Random(9)
    for count in (12, 8, 7, 6, 4, 2):
        text = text.replace(
            f"{{{count}}}", "".join(str(rng.randrange(1, 10)) for _ in range(count))
        )
    rules = {f.rule for f in scan(f"We have {text} here.").findings}
    assert f"case.{country.lower()}" in rules
