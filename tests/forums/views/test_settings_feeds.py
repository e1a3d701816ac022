"""Members make private addresses, see them listed and end them."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from forums.actions.feeds import MOST, TooMany, end_feed, make_feed
from forums.models import Feed, Forum
from tests.factories import a_forum, a_group, a_member
from tests.forums.atom import a_feed, titles


def test_a_member_makes_one_sees_it_once_and_ends_it(client, signed_in, watcher, forum, thread):
    hidden = a_group("hidden-group", joining="hidden")
    page = client.get(forum.get_absolute_url()).content.decode()
    link = f"{reverse('settings_feeds')}?of=forum-{forum.pk}"
    assert link in page
    page = client.get(link).content.decode()
    assert f'<option value="forum-{forum.pk}" selected>Common room</option>' in page
    assert hidden.title not in page
    sent = {"of": f"forum-{forum.pk}"}
    made = client.post(reverse("settings_feed_new"), sent)
    address = made.context["address"]
    assert address in made.content.decode()
    assert titles(client.get(address.removeprefix(settings.HAVN_URL))) == [thread.title]
    page = client.get(reverse("settings_feeds")).content.decode()
    assert "Common room" in page
    assert address.split("/")[-2] not in page
    [feed] = Feed.objects.all()
    for wrong in ({}, {"of": f"forum-{hidden.pk}"}):
        assert client.post(reverse("settings_feed_new"), wrong).status_code == 422
    client.force_login(a_member())
    assert client.post(reverse("settings_feed_end", args=[feed.pk])).status_code == 404
    client.force_login(watcher)
    client.post(reverse("settings_feed_end", args=[feed.pk]))
    assert not Feed.objects.exists()


def test_a_forum_that_may_not_be_known_any_more_is_not_named(signed_in, watcher, forum):
    make_feed(member=watcher, forum=forum)
    assert "Common room" in signed_in.get(reverse("settings_feeds")).content.decode()
    Forum.objects.filter(pk=forum.pk).update(audience="named", title="Secret room")
    page = signed_in.get(reverse("settings_feeds")).content.decode()
    assert "A forum that you can no longer read" in page
    assert "Secret room" not in page


def test_a_member_has_twenty_at_the_most(watcher):
    for _number in range(MOST):
        make_feed(member=watcher, forum=a_forum())
    make_feed(member=watcher, forum=Forum.objects.first())
    with pytest.raises(TooMany):
        make_feed(member=watcher, forum=a_forum())


def test_an_address_ends_when_it_is_ended_or_made_anew(client, forum, watcher, thread):
    first, second = a_feed(watcher, forum=forum), a_feed(watcher, forum=forum)
    [feed] = Feed.objects.all()
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    assert second.split("/")[2] not in str(list(Feed.objects.values()))
    feed.refresh_from_db()
    assert feed.used_on == timezone.localdate()
    end_feed(feed=feed)
    assert client.get(second).status_code == 404
