"""One's own profile: each section is saved on its own, and holds at once."""

from datetime import date

import pytest
from django.urls import reverse

from directory.actions import affiliations, members
from directory.models import Member, Organisation, Priority, Visibility
from directory.models.visibility import PARTS
from forums.models import Mention
from tests.factories import a_member, a_thread
from tests.numbers import CODE

WHO = {
    "name": "Mihkel Tamm",
    "headline": "Adviser",
    "about": "Long talks.",
    "country": "EE",
    "sector": "school",
    "level": "local",
    "timezone": "Europe/Tallinn",
}


def at(section):
    return reverse("settings_section", args=[section])


def save(client, section="who", **fields):
    return client.post(at(section), (WHO if section == "who" else {}) | fields)


def seen(member):
    return Member.objects.seen_by(member).get(pk=member.pk).seen


def test_the_overview_leads_to_every_section(signed_in):
    text = signed_in.get(reverse("settings_profile")).content.decode()
    for section in ("who", "expertise", "skills", "languages", "offers", "seen", "found"):
        assert at(section) in text
        assert signed_in.get(at(section)).status_code == 200
    assert signed_in.get(at("other")).status_code == 404


def test_settings_lead_to_the_profile(signed_in):
    assert signed_in.get(reverse("settings"))["Location"] == reverse("settings_profile")


def test_settings_are_for_who_is_signed_in(client, db):
    for page in (reverse("settings_profile"), at("who")):
        assert client.get(page).status_code == 302


def test_the_form_shows_what_is_there_and_keeps_what_is_sent(signed_in, watcher, author):
    assert save(signed_in)["Location"] == reverse("settings_profile")
    assert signed_in.get(at("who")).context["form"].initial == WHO
    signed_in.force_login(author)
    text = signed_in.get(reverse("member", args=[watcher.handle])).content.decode()
    for words in ("Mihkel Tamm", "Adviser", "Long talks.", "Local"):
        assert words in text


@pytest.mark.parametrize(
    ("section", "field"),
    [
        *[("who", "name"), ("who", "headline"), ("who", "about"), ("skills", "skills")],
        ("expertise", "sentence-{prevention}"),
    ],
)
def test_a_personal_number_is_refused_and_is_back_in_the_form(signed_in, watcher, section, field):
    prevention = Priority.objects.get(slug="prevention").pk
    sent = {field.format(prevention=prevention): f"About {CODE}", f"depth-{prevention}": "2"}
    response = save(signed_in, section, **sent)
    text = response.content.decode()
    assert response.status_code == 422
    assert "looks like a personal number" in text
    assert CODE in text
    watcher.refresh_from_db()
    row = seen(watcher)
    assert (watcher.name, row.headline, row.about, row.skills, row.expertise) == (
        *("Mihkel T.", "", ""),
        *([], []),
    )


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [
        *[("who", "name", ""), ("who", "name", "x" * 81), ("who", "headline", "x" * 81)],
        *[("who", "about", "x" * 2001), ("who", "timezone", "Mars/Olympus")],
        *[("who", "country", "XX"), ("who", "level", "galaxy"), ("languages", "level-en", "best")],
        *[("skills", "skills", "x" * 41), ("skills", "skills", ",".join("abcdefghijklm"))],
        *[("offers", "orcid", "0000-0002-1825-0098"), ("offers", "orcid", "12345")],
        *[("offers", "offers", ["everything"]), ("seen", "about", "9")],
        # Visitors read posts without names: nobody's threads are listed for them.
        ("seen", "activity", str(Visibility.EVERYONE.value)),
    ],
)
def test_what_does_not_fit_is_said_at_the_field(signed_in, section, field, value):
    response = save(signed_in, section, **{field: value})
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_what_a_member_works_on_is_a_depth_and_a_sentence_a_priority(signed_in, watcher):
    justice, care = (Priority.objects.get(slug=slug) for slug in ("justice", "alternative-care"))
    sent = {f"depth-{justice.pk}": "3", f"depth-{care.pk}": "1"}
    sent[f"sentence-{justice.pk}"] = "Interviews."
    save(signed_in, "expertise", **sent)
    lines = [(line.priority.slug, line.depth, line.sentence) for line in seen(watcher).expertise]
    assert lines == [("justice", 3, "Interviews."), ("alternative-care", 1, "")]
    save(signed_in, "expertise", **{f"depth-{care.pk}": "2"})
    assert [line.depth for line in seen(watcher).expertise] == [2]
    lacks = save(signed_in, "expertise", **{f"sentence-{justice.pk}": "Interviews."})
    assert f"depth-{justice.pk}" in lacks.context["form"].errors


def test_languages_skills_and_offers(signed_in, watcher):
    save(signed_in, "languages", **{"level-et": "well", "level-fi": "some", "level-en": "reads"})
    save(signed_in, "skills", skills="Child interviewing,  evaluation, Evaluation")
    save(signed_in, "offers", offers=["mentoring"], orcid="https://orcid.org/0000000218250097")
    row = seen(watcher)
    assert [(line.language.pk, str(line.said)) for line in row.languages] == [
        ("et", "reads it well, writes it well"),
        ("en", "reads it well"),
        ("fi", "reads it with some help"),
    ]
    assert (row.skills, row.offers) == (["child interviewing", "evaluation"], ["Mentoring"])
    assert row.orcid == "0000-0002-1825-0097"
    form = signed_in.get(at("languages")).context["form"]
    assert form["level-fi"].initial == "some"


def test_who_sees_what_holds_at_once(client, signed_in, watcher, author):
    save(signed_in)
    sent = dict.fromkeys(PARTS, str(Visibility.MEMBERS.value))
    version = Member.objects.get(pk=watcher.pk).face_version
    assert save(signed_in, "seen", **sent | {"headline": "0", "about": "0"}).status_code == 302
    # Posts show the function: they are rendered anew.
    assert Member.objects.get(pk=watcher.pk).face_version > version
    client.force_login(author)
    text = client.get(reverse("member", args=[watcher.handle])).content.decode()
    assert "Estonia" in text
    assert "Adviser" not in text
    assert "Long talks." not in text


def test_not_being_found_holds_everywhere_at_once(client, signed_in, watcher, author, forum):
    def found(member):
        client.force_login(author)
        pages = {
            "directory": reverse("directory"),
            "search": reverse("search") + "?q=mihkel&kind=people",
            "picker": reverse("colleagues", args=[forum.slug]) + "?q=mih",
        }
        names = {place: client.get(page).content.decode() for place, page in pages.items()}
        a_thread(forum, author, written=f"<p>Ask @{member.handle}.</p>")
        there = {place for place, text in names.items() if member.name in text}
        return there | ({"mention"} if Mention.objects.filter(member=member).exists() else set())

    assert found(watcher) >= {"directory", "search", "picker", "mention"}
    Mention.objects.all().delete()
    client.force_login(watcher)
    save(client, "found")
    assert found(watcher) == set()


def test_what_is_missing_is_said_until_nobody_wants_to_read_it(signed_in, watcher):
    overview = reverse("settings_profile")
    assert "With your languages" in signed_in.get(overview).content.decode()
    save(signed_in, "languages", **{"level-et": "well"})
    text = signed_in.get(overview).content.decode()
    assert "With your languages" not in text
    assert "With your skills" in text
    signed_in.post(reverse("hint_close"))
    assert "With your skills" not in signed_in.get(overview).content.decode()


# --- Where else they work ----------------------------------------------------------------------


def tell(client, **fields):
    sent = {"organisation": "Open quay", "function": "Trainer", "starts": "2015-01-01"}
    return client.post(reverse("settings_affiliations"), sent | fields)


@pytest.fixture
def quay(db):
    return Organisation.objects.create(
        name="Open Quay", slug="quay", sort_key="open quay Open Quay"
    )


def test_a_member_tells_of_another_function_ends_it_and_takes_it_out(signed_in, watcher, quay):
    assert tell(signed_in).status_code == 302
    told = watcher.affiliations.get()
    assert (told.organisation, told.main, told.ends) == (quay, False, None)
    watcher.refresh_from_db()
    assert watcher.organisation is None
    ending = reverse("affiliation_end", args=[told.pk])
    assert signed_in.post(ending, {"ends": "2014-01-01"}).status_code == 422
    signed_in.post(ending, {"ends": "2016-01-01"})
    assert str(watcher.affiliations.get().ends) == "2016-01-01"
    signed_in.post(reverse("affiliation_remove", args=[told.pk]))
    assert not watcher.affiliations.exists()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("organisation", "Quay of the north", "Is it one of these? Open Quay"),
        ("organisation", "Nowhere", "Ask the secretariat"),
        ("starts", "2999-01-01", "still to come"),
        ("ends", "2014-01-01", "before it began"),
        ("function", f"About {CODE}", "looks like a personal number"),
    ],
)
def test_what_is_wrong_with_a_function_is_said(signed_in, watcher, quay, field, value, said):
    response = tell(signed_in, **{field: value})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not watcher.affiliations.exists()


def test_the_main_employer_and_those_of_others_are_not_changed_here(signed_in, watcher, quay):
    day = date(2020, 1, 1)
    own = members.affiliate(member=watcher, organisation=quay, function="Nurse", starts=day)
    other = affiliations.tell_of(member=a_member(), organisation=quay, function="Head", starts=day)
    for row in (own, other):
        for name in ("affiliation_end", "affiliation_remove"):
            assert signed_in.post(reverse(name, args=[row.pk])).status_code == 404
