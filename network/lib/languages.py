"""Sorting and folding names without a database extension; the languages Havn itself speaks."""

import unicodedata

from django.conf import settings

# NFKD leaves these whole, so accents alone do not fold them.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "d", "æ": "ae", "ß": "ss", "œ": "oe"}
)
# Of folded words, so without й and ё. As passports write them (ICAO Doc 9303), but for щ.
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэєіґ", "abvgdeziklmnoprstufyeeig", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
    | {"ъ": "", "ь": ""}
)

# For which languages PostgreSQL has a stemmer. What is written in others (is, lv, pl) is found by
# its folded words. The migration that makes the columns of words holds the same.
STEMMERS = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "et": "estonian",
    "fi": "finnish",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ru": "russian",
    "sv": "swedish",
}


def fold(text: str) -> str:
    """Return text in small letters without accents: `Łódź` → `lodz`."""
    # Taken apart first: `ǿ` is an ø with an accent, and `ℌ` has no small letter until it is an H.
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in small if not unicodedata.combining(c)).translate(_LETTERS)


def romanised(folded: str) -> str:
    """Return folded text in Latin letters: `иванов` → `ivanov`."""
    return folded.translate(_CYRILLIC)


def sort_key(name: str) -> str:
    """Return what a name is ordered by; the database sorts by code point, so `Ö` would follow `Z`.

    One order for a list in twelve languages and two alphabets: by folded Latin letter, then as
    written. A search reads it too, so a name is found by both spellings.
    """
    return f"{romanised(fold(name))} {name}"[:200]


def spoken(code: str) -> str:
    """Return a language of the interface; English for one that Havn does not speak (any more)."""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
