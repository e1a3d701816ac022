"""Setting how loud a thread is."""

import pytest
from django.urls import reverse

from forums.models import Watch


def watch(client, thread, volume, **headers):
    return client.post(reverse("watch", args=[thread.pk]), {"volume": volume}, headers=headers)


def test_watching_leads_back_to_the_thread(signed_in, thread, watcher):
    assert watch(signed_in, thread, "3")["Location"] == thread.get_absolute_url()
    assert Watch.objects.get(member=watcher).volume == Watch.Volume.WATCHING


def test_htmx_gets_the_form_in_its_new_state(signed_in, thread, watcher):
    page = watch(signed_in, thread, "0", **{"HX-Request": "true"})
    assert page.status_code == 200
    assert "Muted" in page.content.decode()
    assert Watch.objects.get(member=watcher).volume == Watch.Volume.MUTED


@pytest.mark.parametrize("volume", ["4", "-1", "loud", "99999999999999999999"])
def test_another_volume_is_not_found(signed_in, thread, watcher, volume):
    assert watch(signed_in, thread, volume).status_code == 404
    assert not Watch.objects.filter(member=watcher).exists()


def test_watching_is_a_post(signed_in, thread):
    assert signed_in.get(reverse("watch", args=[thread.pk])).status_code == 405
