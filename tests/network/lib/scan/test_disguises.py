"""A number that was broken or dressed up is found all the same, and the span holds all of it."""

import random
from functools import partial

import pytest

from network.lib.scan import scan
from network.lib.scan.normalise import normalise
from tests.network.lib.scan import generators as made

MAKERS = {
    "FI": made.fi,
    "SE": made.se,
    "IS": made.is_,
    "LV": made.lv,
    "RU": made.snils,
    "EE/LT": made.ee_lt,
    "NO": made.no,
    "PL": made.pl,
    "DE": made.de,
    "DK": made.dk,
}
BREAKS = [
    "\u00a0", "\u2009", "\u202f", "\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202c", "\n",
    "\r\n", "\u2028", "<br>", "<br />", "<b>", "</em>", "</p><p>", "</p>\n<p>",
    "<span class=x>", "<!-- -->", "**", "*", "_", "~~", "`", "&nbsp;", "&#160;", "&#xA0;", "&shy;",
    "&#8203;", "&zwnj;", "&thinsp;", "&amp;nbsp;", "\u0336",
]  # fmt: skip


@pytest.mark.parametrize("broken_by", BREAKS)
@pytest.mark.parametrize("country", MAKERS)
def test_broken_anywhere(country, broken_by):
    rng = random.Random(11)
    for _ in range(5):
        number = MAKERS[country](rng)
        for i in range(1, len(number)):
            text = f"Vi så {number[:i]}{broken_by}{number[i:]} der."
            spans = {(f.start, f.end) for f in scan(text).findings if f.country == country}
            assert (6, 6 + len(number) + len(broken_by)) in spans


DASHES = ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\ufe63", "\uff0d", "&#8209;",
          "&ndash;", "&minus;", "\\-", " - ", "\u00a0\u2013\u00a0", "<b>-</b>"]  # fmt: skip


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize("make", [partial(made.fi, signs="-"), made.se, made.is_, made.lv])
def test_any_dash(make, dash):
    rng = random.Random(12)
    for _ in range(20):
        assert scan(f"Vi så {make(rng).replace('-', dash)} der.").verdict == "block"


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) for c in text)


def decimal_from(zero):
    return lambda text: "".join(chr(zero + int(c)) if c.isdigit() else c for c in text)


@pytest.mark.parametrize(
    "dress",
    [
        full_width, decimal_from(0x660), decimal_from(0x966), decimal_from(0x1D7CE),
        lambda text: "".join(f"&#{ord(c)};" for c in text),
        lambda text: "".join(f"&#x{ord(c):X};" for c in text),
        lambda text: "\u200b".join(text),
        lambda text: "".join(f"{c}\ufe0f\u20e3" if c.isdigit() else c for c in text),
        lambda text: f"<i>{text[:3]}</i><u>{text[3:]}</u>",
        lambda text: f"**{text}**",
        lambda text: f"{text}\u00b9",  # a footnote's mark is not its next digit
    ],
)  # fmt: skip
def test_dressed_up(dress):
    rng = random.Random(13)
    for _ in range(20):
        assert scan(f"Vi så {dress(made.se(rng))} der.").verdict == "block"
        assert scan(f"Vi så {dress(made.ee_lt(rng))} der.").verdict == "warn"


def test_cyrillic_twins_in_a_finnish_code():
    rng = random.Random(14)
    twins = str.maketrans("ABCEHKMPTXY", "АВСЕНКМРТХУ")
    for _ in range(50):
        number = made.fi(rng, signs="ABCE").translate(twins)
        assert scan(f"Näimme {number} siellä.").verdict == "block"


def test_keyword_in_another_cell_or_tag():
    number = made.pl(random.Random(15))
    assert scan(f"<td><b>PESEL</b></td><td>{number}</td>").verdict == "block"
    assert scan(f"PE<i></i>SEL:&nbsp;{number}").verdict == "block"


def test_hidden_in_an_attribute():
    number = made.se(random.Random(16))
    text = f'<img alt="{number}" src="a.png">'
    (finding,) = (f for f in scan(text).findings if f.rule == "number.se")
    assert text[finding.start : finding.end] == number


def test_cells_and_columns_of_figures_are_not_joined():
    number = made.ee_lt(random.Random(17))
    left, right = number[:5], number[5:]
    assert scan(f"<tr><td>{left}</td><td>{right}</td></tr>").verdict == "clean"
    assert scan(f"2019\n{left}\n{right}\n2021").verdict == "clean"
    assert scan(f"Between {left} {right} both.").verdict == "clean"


@pytest.mark.parametrize(
    "text", ["", "plain", "a <b>b</b> &amp; 1\u00ad2 \\- ３<p title='123456'>x</p>"]
)
def test_every_character_has_an_origin(text):
    normal = normalise(text)
    for i in range(len(normal.text)):
        start, end = normal.span(i, i + 1)
        assert 0 <= start < end <= len(text)


def test_offsets_of_plain_text_are_its_own():
    text = "Ordinary words, nothing odd."
    normal = normalise(text)
    assert normal.text == text
    assert normal.span(3, 9) == (3, 9)
