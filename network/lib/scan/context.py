"""The words that say "the number beside me is a person's".

Matched on small letters, with and without accents; long words also inside compounds and with
any ending, short ones only as whole words, because `hetu` or `inn` hide in ordinary text.
"""

import re
from bisect import bisect_left

BEFORE, AFTER = 60, 30  # characters within which a word speaks for a number
_LONGEST = 40  # no word below is longer

_ANYWHERE = (  # stems; the letters after them do not matter
    r"personn(?:ummer|umret|umren|r\b)", r"person-?(?:nummer|nr|numm)", r"pers\.? ?-?nr",
    r"samordningsn", r"personbeteckning", r"socialsignum", r"identitetsnummer",
    r"identitetsbeteckning", r"fodselsn", r"foedselsn", r"fødselsn", r"henkil(?:ö|oe|o)tunnu",
    r"henkil(?:ö|oe|o)nume", r"sosiaaliturvatunnu", r"isiku ?ko", r"asmens (?:kod|identifik)",
    r"person(?:as|ai|u) (?:kod|identifik)", r"kennit[aoö]l", r"steuer(?:liche)?n?[- ]?id",
    r"steuernummer", r"снилс", r"исикукоо?д", r"песел",
    r"(?:личн|персональн)\w{1,4} (?:код|номер)", r"идентификационн\w{1,4} (?:код|номер)",
    r"numer\w{0,3} ewidencyjn",
    r"national ident(?:ity|ification) ", r"identifikationsnummer", r"identnummer",
    r"civil registration n", r"social security n", r"national insurance n",
)  # fmt: skip
_WHOLE = (
    r"cpr(?:[ .-]?(?:nr|no|nummer|numre|number)\w*)?(?:[:'’-]\w{1,4})?",
    r"hetu(?:n|a|t|ni|si|nsa|ksi|lla|sta|ssa|jen|ja|na|nne|mme)?(?::\w{1,4})?", r"sotu(?:n|a|nsa)?",
    r"pesel\w{0,4}(?:[-'’:]\w{1,4})?", r"snils\w{0,2}", r"инн", r"d[- ]?(?:nummer|nr|number)\w*",
    r"fnr", r"f\. ?nr", r"idnr", r"kt\.", r"p\. ?k\.", r"a\. ?k\.",
    r"id[ .-]?(?:numbers?|no|nr|nummer|numret|numrets|numeret|code|kood|koodi|kod|tunnus|numer)",
    r"(?:identity|identification|personal id|national id) (?:numbers?|codes?|no|nr)",
    r"personal (?:(?:identity|identification|id) )?(?:codes?|numbers?|no|nr)", r"national id",
    r"personal-?id",
)  # fmt: skip
_WORD = re.compile(f"(?:{'|'.join(_ANYWHERE)})" + rf"|\b(?:{'|'.join(_WHOLE)})(?!\w)")
# Norwegian and Icelandic write `inn` in every other sentence; the number's name is in capitals.
_CAPITALS = re.compile(r"\b(?:INN|TIN)\b")


class Context:
    """Answers whether a word stands near a place; looks only around the places asked about."""

    def __init__(self, text: str, places: list[tuple[int, int]]):
        """Arguments: text, normalised; places, the spans to be asked about, in any order."""
        small = text.lower()
        self._words = [
            (match.start(), match.end())
            for low, high in _windows(places, len(text))
            for pattern, source in ((_WORD, small), (_CAPITALS, text))
            for match in pattern.finditer(source, low, high)
        ]
        self._words.sort()

    def near(self, start: int, end: int) -> bool:
        """Return whether a word is within 60 characters before or 30 after."""
        for i in range(bisect_left(self._words, (start - BEFORE - _LONGEST, 0)), len(self._words)):
            word_start, word_end = self._words[i]
            if word_start > end + AFTER:
                return False
            if word_end >= start - BEFORE:
                return True
        return False


def _windows(places: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return the stretches of text to read, joined where they overlap: each character once."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        low, high = max(0, start - BEFORE - _LONGEST), min(length, end + AFTER + _LONGEST)
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined
