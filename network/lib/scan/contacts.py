"""Telephones, e-mail and street addresses that lead to a family: a warning, never more.

An office's telephone is what members exchange all day. So a telephone or address of mail warns
only in a sentence about a child or a family, or when the mail is a private person's by its
provider. A street with a number of a house warns always: few posts need one.
"""

import re

from network.lib.scan.numbers.rule import Hit
from network.lib.scan.result import WARN
from network.lib.scan.telephones import DOUBLE_ZERO, LABELLED, PLUS
from network.lib.scan.traces.reading import Reading
from network.lib.scan.words import CONTACTS

_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?P<provider>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
# Where private people of the region have their mail.
_PRIVATE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|protonmail"
    r"|pm|gmx|web|freenet|t-online|wp|o2|op|onet|interia|poczta|inbox|one|apollo|mail|online|hot"
    r"|luukku|suomi24|kolumbus|elisanet|telia|bredband|spray|tele2|jubii|tdcadsl|ofir|yandex|ya"
    r"|rambler|bk|list|simnet|internet)\.(?:com|net|org|me|de|at|pl|lv|lt|ee|dk|se|no|fi|is|ru)"
)
_CAPITAL = r"[A-ZÆØÅÄÖÜÕŠŽĀČĒĢĪĶĻŅŪĄĘĖĮŲŁŚŹŻĆŃÓÞÐÁÉÍÚÝА-ЯЁ]"
_HOUSE = r"[ \u00a0]{1,2}[0-9]{1,3}[ \u00a0]?[A-Za-z]?(?![\w.,:]?[0-9])(?:[/-][0-9]{1,3})?"
_STREETS = re.compile(
    # one word that ends like a street: Lærkevej 5, Storgatan 12, Lindenstraße 3, Mannerheimintie 7
    rf"(?<!\w){_CAPITAL}\w{{1,30}}(?:vej|vejen|gade|gaden|allé|alle|gata|gatan|gate|gaten|gt\.?|vei"
    r"|veien|veg|vegen|väg|vägen|stigen|gränd|plass|stien|straße|strasse|str\.|weg|allee|gasse"
    r"|katu|tie|kuja|polku|raitti|kaari|götu|gata|vegi|vegur|stíg|stígur|braut|gerði|hlíð)"
    rf"{_HOUSE}"
    # a word of its own: Pikk tänav 5, Brīvības iela 12, Gedimino pr. 9, Main Street
    rf"|(?<!\w){_CAPITAL}\w{{1,30}}[ \u00a0](?:tänav|tn\.?|mnt\.?|maantee|tee|pst\.?|puiestee|põik"
    r"|iela|ielā|bulvāris|bulvārī|prospekts|prospektā|gatve|gatvē|g\.|gatvė|pr\.|prospektas|al\.)"
    rf"{_HOUSE}"
    rf"|(?<!\w)(?:ul\.|al\.|os\.|pl\.|aleja|ulica|ulicy|ул\.|улица|улице|пр\.|пр-т|проспект)"
    rf"[ \u00a0]?{_CAPITAL}\w{{1,30}}(?:[ \u00a0]\w{{2,30}})?,?(?:[ \u00a0]д\.)?{_HOUSE}"
    rf"|(?<!\w)[0-9]{{1,4}}[A-Za-z]?[ \u00a0]{_CAPITAL}\w{{1,30}}[ \u00a0]"
    r"(?:Street|Road|Avenue|Lane|Drive|Close)(?!\w)"
)
_BESIDE = ("child", "parent", "named", "twin")


def find(reading: Reading) -> list[Hit]:
    """Return what leads to somebody's door, telephone or mail in the normalised text."""
    text = reading.text
    hits = [_hit("address", *match.span()) for match in _STREETS.finditer(text)]
    if "@" in text:
        for match in _MAIL.finditer(text):
            private = _PRIVATE.fullmatch(match.group("provider").lower())
            if private or _is_about_a_family(reading, match.start()):
                hits.append(_hit("e-mail", *match.span()))
    for pattern, trim in (PLUS, DOUBLE_ZERO, LABELLED):
        for match in pattern.finditer(text):
            end = trim(match) if trim else match.end()
            if end > match.start() and _is_about_a_family(reading, match.start()):
                hits.append(_hit("telephone", match.start(), end))
    return hits


def _is_about_a_family(reading: Reading, at: int) -> bool:
    for sentence in reading.sentences:
        if sentence.tokens[0].start <= at < sentence.tokens[-1].end:
            return any(map(sentence.has, _BESIDE))
    return False


def _hit(kind: str, start: int, end: int) -> Hit:
    return Hit(f"contact-{kind}", "", WARN, start, end, *CONTACTS[kind])
