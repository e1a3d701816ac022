"""Twenty moderators at once, and ten thousand matters: against the real database."""

import random
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forums.models import Post
from moderation.actions import decisions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Decision, Matter
from moderation.queue import A_PAGE
from tests.factories import a_member, a_reply, a_thread
from tests.moderation.conftest import thing_of

MODERATORS, MATTERS = 20, 100


def test_of_twenty_who_decide_at_once_one_does_and_nineteen_are_told(
    transactional_db, forum, author
):
    thread, reporter = a_thread(forum, author), a_member()
    posts = [a_reply(thread, author, f"Buy tool {number}.") for number in range(MATTERS)]
    matters = [report(thing=thing_of(p), member=reporter, reason="advert").matter for p in posts]
    members = [a_member(role="moderator") for _ in range(MODERATORS)]
    start, done, told, lost = threading.Barrier(MODERATORS), [], [], []

    def decide_all(member):
        mine = random.Random(member.pk).sample(matters, MATTERS)
        start.wait()
        for matter in mine:
            try:
                decision = decisions.decide(
                    matter=matter,
                    by=member,
                    kind=(mine[0].pk % 2 and "hide") or "dismiss",
                    ground=Ground("It advertises.", "4.4"),
                    seen=matter.version,
                )
                done.append(decision.pk)
            except decisions.Settled as settled:
                told.append(settled.decision.by_id)
            except Exception as error:
                lost.append(repr(error))
        connection.close()

    threads = [threading.Thread(target=decide_all, args=[member]) for member in members]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert lost == []
    assert len(done) == MATTERS
    assert len(told) == MATTERS * (MODERATORS - 1)
    assert None not in told
    assert sorted(Decision.objects.values_list("matter", flat=True)) == sorted(
        matter.pk for matter in matters
    )
    assert not Matter.objects.open().exists()
    hidden = Decision.objects.filter(kind="hide").count()
    assert Post.objects.filter(hidden_at__isnull=False).count() == hidden


def many(count, country):
    """Open matters less urgent than the real ones, about things that are gone."""
    due = timezone.now() + timedelta(days=9)
    Matter.objects.bulk_create(
        [
            Matter(
                kind="reported",
                risk="P4",
                country=country,
                subject_type="forums.post",
                subject_id=1_000_000 + number,
                due_at=due,
            )
            for number in range(count)
        ],
        batch_size=2_000,
    )


@pytest.mark.parametrize("address", [reverse("desk"), f"{reverse('desk')}?page=2"])
def test_the_queue_costs_the_same_with_ten_and_with_ten_thousand(
    address, client, forum, author, watcher, moderator
):
    post = a_thread(forum, author).posts.get()
    report(thing=thing_of(post), member=watcher, reason="advert")
    many(A_PAGE + 10, author.country)
    client.force_login(moderator)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    Matter.objects.filter(risk="P4").delete()
    many(10_000, author.country)
    with CaptureQueriesContext(connection) as much:
        page = client.get(address)
    assert len(page.context["rows"]) == A_PAGE
    assert page.context["total"] == 10_001
    assert len(much) == len(few)
    assert len(much) <= 14
