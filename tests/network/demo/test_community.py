"""The demo community: alive, mixed, clean, and the same however often it is settled."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import Count, F, Max, Min
from django.utils import timezone

from directory.models import Application, Change, Member, Organisation, Priority, SeatTerm
from forums.access import readers
from forums.models import Forum, ForumMember, Participant, Post, Thread
from moderation.models import Matter
from network.demo.community import PASSWORD, is_wanted, settle, sign_ins
from network.lib.activity import Activity
from network.lib.ports import texts
from network.lib.scan import scan
from network.lib.texts import Text
from notifications.models import Notification

pytestmark = pytest.mark.usefixtures("community")
MODELS = [Member, Organisation, SeatTerm, Forum, ForumMember, Thread, Post, Participant, Activity]
MODELS += [Application, Change, Matter]


def everything():
    """Every row of the community with all its values."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_settling_again_changes_nothing():
    before = everything()
    assert all(before.values())
    settle(lambda line: None)
    assert everything() == before


def test_it_says_how_far_it_is(said):
    assert said[0].endswith("people")
    posts = Post.objects.count()
    assert said[-1] == f"{posts} of {posts} posts"


def test_it_is_big_enough_to_be_looked_at():
    assert Post.objects.count() >= 200
    assert Thread.objects.count() >= 24
    assert Member.objects.admitted().count() == 66


def test_the_secretariat_has_something_to_decide():
    waits = Matter.objects.of_office()
    assert Counter(waits.values_list("kind", "state")) == {
        ("application", "open"): 1,
        ("application", "asked"): 1,
        ("change", "open"): 2,
    }


def test_it_speaks_several_languages_over_half_a_year():
    languages = Counter(Post.objects.values_list("language", flat=True))
    assert languages["en"] >= 20
    assert len(languages) >= 5
    assert sum(count for code, count in languages.items() if code != "en") >= 20
    span = Post.objects.aggregate(first=Min("posted_at"), last=Max("posted_at"))
    assert span["last"] - span["first"] > timedelta(days=150)
    assert span["last"] <= timezone.now()


def test_every_priority_in_use_is_talked_about_and_worked_on():
    for priority in Priority.objects.in_use():
        assert Thread.objects.about([priority.pk]).exists(), priority
        assert priority.members.exists(), priority


def test_colleagues_say_what_they_know_and_some_hide_who_they_are():
    reader = Member.objects.get(handle="practitioner")
    people = {one.handle: one for one in Member.objects.listed().seen_by(reader)}
    seen = [one.seen for one in people.values()]
    for part in ("expertise", "languages", "skills"):
        assert sum(bool(getattr(row, part)) for row in seen) >= 60, part
    assert any(line.sentence for row in seen for line in row.expertise)
    assert sum(bool(row.orcid) for row in seen) >= 5
    # In a role's name; with parts that are not for all; with a page for everyone.
    assert people["online-investigator"].name.startswith("Police officer")
    assert not people["online-investigator"].seen.country
    assert Member.objects.public().exists()


def test_there_is_a_forum_of_each_audience_and_something_in_it():
    for audience in Forum.Audience:
        assert Thread.objects.filter(forum__audience=audience).exists(), audience


def test_all_who_write_in_a_forum_may_read_it():
    for forum in Forum.objects.all():
        writers = Member.objects.present().filter(participations__thread__forum=forum)
        assert not writers.exclude(pk__in=readers(forum)).exists(), forum


def test_a_group_has_somebody_who_lets_others_in():
    for group in Forum.objects.filter(audience="joined"):
        assert group.members.managers().exists(), group


def test_the_counters_equal_a_recount():
    threads = Thread.objects.annotate(
        counted=Count("posts"), highest=Max("posts__number"), newest=Max("posts__posted_at")
    )
    assert not threads.exclude(post_count=F("counted"), last_number=F("highest")).exists()
    assert not threads.exclude(last_post_at=F("newest")).exists()


def test_posts_of_a_thread_are_in_the_order_they_were_said():
    for thread in Thread.objects.all():
        posts = list(thread.posts.order_by("number").values_list("posted_at", flat=True))
        assert posts == sorted(posts)


def test_nothing_in_it_could_identify_anybody():
    checked = 0
    for entry in texts:
        if isinstance(entry, Text):
            words = entry.get_model().objects.values_list(entry.field, flat=True)
            for word in filter(None, words):
                assert scan(word).verdict == "clean", (entry.model, entry.field)
                checked += 1
    assert checked > 300


def test_anyone_may_sign_in_as_those_it_names_and_as_nobody_else():
    emails = {email for email, _function in sign_ins()}
    assert {"practitioner@havn.example", "moderator@havn.example", "secretariat@havn.example"} <= (
        emails
    )
    for member in Member.objects.all():
        assert member.check_password(PASSWORD) == (member.email in emails)


def test_the_roles_and_a_seat_are_among_the_sign_ins(client):
    named = Member.objects.filter(email__in=[email for email, _function in sign_ins()])
    assert {"member", "moderator", "secretariat", "administrator"} <= set(
        named.values_list("role", flat=True)
    )
    assert named.seated().exists()
    for member in named:
        client.force_login(member)
        assert client.get("/").status_code == 200


def test_nobody_is_told_of_what_happened_months_ago():
    assert not Notification.objects.exists()


def test_a_run_that_was_stopped_half_way_is_wanted_and_completes_it():
    before = everything()
    assert not is_wanted()
    newest = Post.objects.filter(number__gt=1).order_by("-posted_at").first()
    newest.delete()
    assert is_wanted()
    settle(lambda line: None)
    assert not is_wanted()
    assert Post.objects.count() == len(before["Post"])


def test_it_is_not_wanted_among_real_people():
    Post.objects.all().delete()
    Member.objects.update(email=F("handle"))
    assert not is_wanted()


def test_who_writes_in_a_room_for_seats_writes_for_a_party():
    posts = Post.objects.filter(thread__forum__audience="seats")
    seated = posts.filter(author__seat_terms__isnull=False)
    assert seated.exists()
    assert not seated.filter(term=None).exists()
    assert {"holder", "alternate"} <= set(seated.values_list("term__role", flat=True))
