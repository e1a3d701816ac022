"""Who may hear of a forum is who may read it: two questions, one rule."""

import pytest
from django.utils import timezone

from forums.models import Forum
from notifications.access import readers
from tests.factories import a_forum, a_member, a_seat_holder


@pytest.fixture
def everybody(author, stranger, moderator, secretariat, seat_holder):
    gone = a_member("Gone G.")
    gone.is_active = False
    gone.save()
    return [
        author,
        stranger,
        moderator,
        secretariat,
        seat_holder,
        gone,
        a_member("Admin A.", role="administrator"),
        a_member("Not yet N.", role="secretariat", admitted=False),
        a_seat_holder("SE", ends=timezone.now()),
    ]


@pytest.mark.parametrize("audience", Forum.Audience.values)
def test_readers_are_those_to_whom_the_forum_is_visible(audience, everybody):
    forum = a_forum(audience=audience)
    may = {
        member.pk
        for member in everybody
        if member.is_active and Forum.objects.visible_to(member).filter(pk=forum.pk).exists()
    }
    pks = [member.pk for member in everybody]
    assert may
    assert set(readers(forum).filter(pk__in=pks).values_list("pk", flat=True)) == may
