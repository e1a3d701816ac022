"""What only looks like a personal number produces nothing; what hides behind it is still found."""

import random
import uuid

import pytest

from network.lib.scan import scan
from tests.network.lib.scan import generators as made


def num(rng, count, first="0123456789"):
    return rng.choice(first) + "".join(rng.choice("0123456789") for _ in range(count - 1))


def spaced(text, count=4):
    return " ".join(text[i : i + count] for i in range(0, len(text), count))


def isbn(rng):
    twelve = f"978{num(rng, 9)}"
    check = -made.weighted(twelve, (1, 3) * 6) % 10
    return f"{twelve[:3]}-{twelve[3:5]}-{twelve[5:8]}-{twelve[8:]}-{check}"


def amount(rng):
    return f"{rng.randrange(10**6, 10**11):,}".replace(",", rng.choice(" .\u00a0"))


def year(rng):
    return rng.randrange(1990, 2026)


LOOKALIKES = {
    "CELEX": lambda r: f"{r.choice('356')}{year(r)}{r.choice('LRDH')}{num(r, 4)}",
    "CELEX of a communication": lambda r: f"5{year(r)}DC{num(r, 4)}",
    "court application": lambda r: f"no. {num(r, 5)}/{num(r, 2)}, {num(r, 5)}/{num(r, 2)}",
    "UN symbol": lambda r: f"CRC/C/GC/{num(r, 2)}, A/RES/{num(r, 2)}/{num(r, 3)}",
    "Council of Europe": lambda r: f"CM/Rec({year(r)}){r.randrange(1, 30)}",
    "COM": lambda r: f"COM({year(r)}) {r.randrange(900)} final",
    "Official Journal": lambda r: f"OJ L {r.randrange(400)}, 17.12.{year(r)}, p. 1–14",
    "DOI": lambda r: f"10.{num(r, 4)}/{num(r, 6)}-{num(r, 4)}",
    "DOI of a journal": lambda r: f"doi:10.1016/j.x.{year(r)}.{num(r, 10)}",
    "URL": lambda r: f"https://example.org/a_{num(r, 11)}?id={num(r, 6)}-{num(r, 4)}",
    "URL without scheme": lambda r: f"regjeringen.no/{num(r, 11)}",
    "linked URL": lambda r: f'<a href="https://example.org/{num(r, 6)}-{num(r, 4)}">report</a>',
    "e-mail": lambda r: f"office.{num(r, 10)}@example.org",
    "ISBN": lambda r: f"ISBN {isbn(r)}",
    "bare ISBN": lambda r: isbn(r).replace("-", ""),
    "old ISBN": lambda r: f"<b>ISBN</b>: {num(r, 10)}",
    "IBAN": lambda r: spaced(made.iban(r)),
    "Norwegian IBAN": lambda r: made.iban(r, "NO", 15),
    "German IBAN": lambda r: f"IBAN: {spaced(made.iban(r, 'DE', 22))}",
    "telephone": lambda r: f"+45 {spaced(num(r, 8), 2)}",
    "joined telephone": lambda r: f"+358{num(r, 9)}",
    "Swedish telephone": lambda r: f"+46 (0)70-{num(r, 3)} {num(r, 2)} {num(r, 2)}",
    "telephone with 00": lambda r: f"00{r.choice(('45', '47', '371'))}{num(r, 8)}",
    "UUID": lambda r: str(uuid.UUID(int=r.getrandbits(128))),
    "CVR": lambda r: f"CVR-nr. {spaced(num(r, 8), 2)}",
    "Swedish organisation": lambda r: f"org.nr 55{r.randrange(2, 10)}{num(r, 3)}-{num(r, 4)}",
    "Norwegian organisation": lambda r: f"org.nr. 9{spaced(num(r, 8), 3)}",
    "Finnish company": lambda r: f"Y-tunnus {num(r, 7)}-{num(r, 1)}",
    "Polish register": lambda r: f"KRS {num(r, 10)}, REGON {num(r, 9)}",
    "Polish tax": lambda r: f"NIP: {num(r, 10)}",
    "Latvian company": lambda r: f"reģ. nr. {made.lv_company(r)}",
    "Latvian VAT": lambda r: f"PVN LV{made.lv_company(r)}",
    "Lithuanian company": lambda r: f"įmonės kodas {num(r, 9)}",
    "Estonian company": lambda r: f"registrikood {num(r, 8)}",
    "Russian company": lambda r: f"ИНН {num(r, 10)}, ОГРН {num(r, 13)}",
    "Icelandic organisation": lambda r: f"kt. {made.is_(r, organisation=True)}",
    "meeting dates": lambda r: f"{r.randrange(1, 15)}.–{r.randrange(15, 29)}.06.{year(r)}",
    "years": lambda r: f"{year(r)}–{year(r)} 2014-2020",
    "timestamp": lambda r: f"2024-06-{r.randrange(10, 29)}T09:{r.randrange(10, 60)}:00Z",
    "budget": lambda r: f"{amount(r)} {r.choice(('EUR', 'kr', '€', 'zł'))}",
    "budget, currency first": lambda r: f"SEK {amount(r)}",
    "bare budget": lambda r: f"{num(r, 10, '123456789')} EUR",
}  # fmt: skip


@pytest.mark.parametrize("kind", LOOKALIKES)
def test_lookalikes_produce_nothing(kind):
    rng = random.Random(21)
    for _ in range(300):
        result = scan(f"See {LOOKALIKES[kind](rng)} for more.")
        assert result.findings == ()


BEHIND = {
    "a closed link": '<a href="https://example.org">https://example.org</a>{}',
    "a bracketed link": "[report](https://example.org){}",
    "a listed link": "https://example.org,{}",
    "a telephone": "+45 12 34 56 78 {}",
    "a sole trader's label": "org.nr {}",
    "a false ISBN": "ISBN {}",
    "a false IBAN": "SE12 {}",
    "an amount": "100 kr {} kr",
    "a journal": "OJ L {}",
}


@pytest.mark.parametrize("place", BEHIND)
def test_lookalikes_are_no_hiding_place(place):
    rng = random.Random(22)
    for _ in range(100):
        assert scan(BEHIND[place].format(made.se(rng))).verdict == "block"


def test_a_country_code_hides_no_longer_number():
    rng = random.Random(23)
    for _ in range(100):
        assert scan(f"+47 {made.no(rng)}").verdict == "warn"
        assert scan(f"+45 {made.dk(rng).replace('-', '')}").verdict == "warn"


def test_numbers_of_the_year_2000_are_no_telephones():
    rng = random.Random(24)
    year_2000 = [n for n in (made.pl(rng) for _ in range(20000)) if n.startswith("002")]
    assert len(year_2000) > 50
    for number in year_2000:
        assert "number.pl" in {f.rule for f in scan(f"They wrote {number}.").findings}
