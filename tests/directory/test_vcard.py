"""A card that address books take: the words of RFC 6350, and lines that are not too long."""

import pytest

from directory import vcard
from directory.actions import profiles
from directory.models import Language, Member, Priority
from directory.orcid import orcid
from tests.factories import a_member


def test_a_card_says_what_is_seen_and_folds_what_is_long(db, watcher):
    about = "Twelve years; short forms, long talks.\nÕhtul ei tööta. " + "Ä" * 60
    member = a_member("Õie Ä., née \\X", handle="oie", headline="Nurse, team B")
    member.profile.about = about
    member.profile.save()
    profiles.say_skills(member=member, skills=["evaluation", "talks, long"])
    profiles.say_offers(member=member, offers=[], orcid="0000-0002-1825-0097")
    estonian = Language.objects.get(pk="et")
    profiles.say_languages(member=member, lines=[(estonian, True, 2)])
    prevention = Priority.objects.get(slug="prevention")
    profiles.say_expertise(member=member, lines=[(prevention, 3, "")])
    text = vcard.card(Member.objects.seen_by(watcher).get(pk=member.pk))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines == [
        *("BEGIN:VCARD", "VERSION:4.0", "KIND:individual"),
        "FN:Õie Ä.\\, née \\\\X",
        "TITLE:Nurse\\, team B",
        "ADR;TYPE=work:;;;;;;Estonia",
        "CATEGORIES:Child protection service,evaluation,talks\\, long",
        "EXPERTISE;LEVEL=expert:Prevention & family support",
        "LANG;PREF=1:et",
        r"NOTE:Twelve years\; short forms\, long talks.\nÕhtul ei tööta. " + "Ä" * 60,
        "URL;TYPE=work:http://localhost:8000/members/oie/",
        "URL:https://orcid.org/0000-0002-1825-0097",
        "SOURCE:http://localhost:8000/members/oie/card.vcf",
        *("END:VCARD", ""),
    ]


@pytest.mark.parametrize(
    "typed",
    ["0000-0002-1825-0097", "0000 0002 1825 0097", " https://orcid.org/0000-0002-1825-0097"],
)
def test_an_orcid_is_taken_as_people_copy_it(typed):
    assert orcid(typed) == "0000-0002-1825-0097"
    assert orcid("0000-0002-9079-593x") == "0000-0002-9079-593X"


@pytest.mark.parametrize("typed", ["0000-0002-1825-0079", "0000-0002-1825", "", "X" * 16])
def test_a_wrong_digit_in_an_orcid_is_seen(typed):
    with pytest.raises(ValueError, match="digit"):
        orcid(typed)
