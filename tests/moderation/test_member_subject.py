"""What a member says of themselves can be taken out of sight, and put back."""

import pytest
from taggit.models import Tag

from directory.actions import profiles
from directory.actions.members import change_face
from directory.models import Country, Member, Priority
from network.lib import subjects


@pytest.fixture
def profile(author):
    said = {"headline": "Head of a home", "about": "I work with children."}
    where = {"country": author.country, "sector": author.sector}
    return change_face(member=author, name=author.name, **said, **where)


def test_function_and_about_are_hidden_and_put_back(profile, watcher):
    thing = subjects.asked_for(watcher, f"directory.member-{profile.pk}")
    estonia = Country.objects.get(pk="EE")
    thing.subject.hide(thing.row, by=watcher, country=estonia, reason="safeguarding concern")
    profile.refresh_from_db()
    profile.profile.refresh_from_db()
    assert (profile.headline, profile.profile.about) == ("", "")
    assert profile.name
    thing.subject.restore(thing.row, by=watcher, reason="safeguarding concern closed")
    profile.refresh_from_db()
    profile.profile.refresh_from_db()
    said = (profile.headline, profile.profile.about)
    assert said == ("Head of a home", "I work with children.")


def test_what_they_have_written_since_stays(profile, watcher):
    thing = subjects.kept("directory.member", profile.pk)
    estonia = Country.objects.get(pk="EE")
    thing.subject.hide(thing.row, by=watcher, country=estonia, reason="safeguarding concern")
    type(profile).objects.filter(pk=profile.pk).update(headline="Social worker")
    thing.subject.restore(thing.row, by=watcher, reason="safeguarding concern closed")
    profile.refresh_from_db()
    assert profile.headline == "Social worker"


def test_sentences_of_expertise_and_skills_go_with_it_and_come_back(profile, watcher):
    [first, second, *_more] = Priority.objects.in_use()
    lines = [(first, 2, "Work with families: since 2010."), (second, 1, "")]
    profiles.say_expertise(member=profile, lines=lines)
    profiles.say_skills(member=profile, skills=["kinship care", "mediation"])
    thing = subjects.kept("directory.member", profile.pk)
    estonia = Country.objects.get(pk="EE")
    thing.subject.hide(thing.row, by=watcher, country=estonia, reason="safeguarding concern")
    assert set(profile.expertise.values_list("sentence", flat=True)) == {""}
    assert profile.expertise.count() == 2, "what they work on stays"
    assert not Tag.objects.filter(name="mediation").exists()
    assert thing.subject.desk.is_hidden(Member.objects.get(pk=profile.pk))
    thing.subject.restore(thing.row, by=watcher, reason="safeguarding concern closed")
    assert profile.expertise.get(priority=first).sentence == "Work with families: since 2010."
    assert set(profile.profile.skills.names()) == {"kinship care", "mediation"}
