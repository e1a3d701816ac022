"""What people write into the cells of a list."""

import pytest

from directory import listed_words


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("LV", "LV"), ("lva", "LV"), ("Latvia", "LV"), ("LATVIJA", "LV"), ("Lettland", "LV")),
        *(
            ("Łotwa", "LV"),
            ("Läti", "LV"),
            ("lati", "LV"),
            (" Suomi ", "FI"),
            ("Deutschland", "DE"),
        ),
        *(("", None), ("Atlantis", None), ("Lat", None)),
    ],
)
def test_a_country_is_known_in_any_language_of_the_region(db, written, code):
    found = listed_words.country(written)
    assert (found and found.pk) == code


@pytest.mark.parametrize(
    ("written", "slug"),
    [("police", "police"), ("Police", "police"), ("Polizei", "police"), ("politsei", "police")],
)
def test_a_sector_too(db, written, slug):
    assert listed_words.sector(written).pk == slug


def test_what_is_no_sector_is_none(db):
    assert listed_words.sector("pirates") is None
    assert listed_words.sector("") is None
