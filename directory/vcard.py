"""A member as a card for an address book: vCard 4.0 (RFC 6350, and RFC 6715 for expertise).

Never an e-mail address, and of the rest what the viewer sees on the page.
"""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from directory.models import Expertise, Member
from directory.orcid import AT

TYPE = "text/vcard; charset=utf-8"
# In octets, without the line's end; a line that goes on begins with a space.
LONGEST = 75
_LEVELS = {
    Expertise.Depth.FOLLOWS: "beginner",
    Expertise.Depth.WORKS: "average",
    Expertise.Depth.ADVISES: "expert",
}


def card(member: Member) -> str:
    """The card of a member from `Member.objects.seen_by`. No query."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(member))


def _lines(member: Member) -> Iterator[str]:
    seen = member.seen
    page = f"{settings.HAVN_URL}{reverse('member', args=[member.handle])}"
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:individual")
    yield f"FN:{_escaped(member.name)}"
    if seen.headline:
        yield f"TITLE:{_escaped(seen.headline)}"
    if seen.organisation:
        yield f"ORG:{_escaped(seen.organisation.name)}"
    if seen.country:
        # Of an address, the seventh part.
        yield f"ADR;TYPE=work:;;;;;;{_escaped(seen.country)}"
    about = [*filter(None, [seen.sector, seen.level]), *seen.skills]
    if about:
        yield f"CATEGORIES:{','.join(map(_escaped, about))}"
    for line in seen.expertise:
        yield f"EXPERTISE;LEVEL={_LEVELS[line.depth]}:{_escaped(line.priority)}"
    for rank, line in enumerate(seen.languages, 1):
        yield f"LANG;PREF={rank}:{line.language.pk}"
    if seen.about:
        yield f"NOTE:{_escaped(seen.about)}"
    yield f"URL;TYPE=work:{page}"
    if seen.orcid:
        yield f"URL:{AT}{seen.orcid}"
    yield from (f"SOURCE:{page}card.vcf", "END:VCARD")


def _escaped(value) -> str:
    text = str(value).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """In lines of at most 75 octets, no letter cut in two."""
    lines, length = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if length + octets > LONGEST:
            lines.append(" ")
            length = 1
        lines[-1] += letter
        length += octets
    return "\r\n".join(lines)
