"""Who has opened sealed words is told to whose they are, and to the secretariat."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forums.actions import curation
from forums.actions import held as forums_held
from moderation.actions import concern_steps, held, seals
from moderation.grounds import Ground
from moderation.models import Seal, SealReading
from network.lib.ports import exports as parts
from tests.moderation.conftest import HELD, a_concern, thing_of

OWN, ALL = reverse("held_readings"), reverse("secretariat_readings")
WHY = "To decide on the wording"


def page(client, member, address=OWN):
    client.force_login(member)
    return client.get(address).content.decode()


def copied(member):
    [part] = [part for part in parts if part.name == "seals_of_yours_that_were_opened"]
    return [tuple(row.values())[1:] for row in part.values(member)]


def test_the_writer_reads_by_which_role_of_which_country_and_why_but_no_name(
    client, matter, responder, writer
):
    assert WHY not in page(client, writer)
    held.open_words(matter=matter, reader=responder, reason=WHY)
    said = page(client, writer)
    assert "Moderator, responder of Estonia" in said
    assert WHY in said
    assert responder.name not in said
    assert copied(writer) == [("moderator", "EE", WHY)]


def test_nobody_else_reads_of_it_but_the_secretariat_with_the_name(
    client, matter, responder, writer, author, secretariat
):
    held.open_words(matter=matter, reader=responder, reason=WHY)
    assert WHY not in page(client, author)
    said = page(client, secretariat, ALL)
    assert WHY in said
    assert responder.name in said
    assert writer.name not in said
    for other in (author, responder):
        client.force_login(other)
        assert client.get(ALL).status_code == 404


def test_the_role_is_that_of_then(client, matter, responder, writer):
    held.open_words(matter=matter, reader=responder, reason=WHY)
    responder.role = "member"
    responder.save(update_fields=["role"])
    assert "Moderator, responder of Estonia" in page(client, writer)


@pytest.fixture
def concern(thread, author, tiina, hours):
    """About a post that Tiina's country answers for, hidden."""
    post = thread.posts.get()
    raised = a_concern(thing=thing_of(post))
    Seal.objects.of(post).exists() or curation.hide(
        post=post, by=None, country=raised.country, reason=Ground("concern")
    )
    return raised


def test_what_is_read_for_a_concern_only_its_responders_know(
    client, concern, author, tiina, secretariat
):
    concern_steps.open_words(concern=concern, reader=tiina, reason=WHY, hidden=True)
    assert SealReading.objects.get().for_concern
    assert "Nobody has opened words of yours." in page(client, author)
    assert copied(author) == []
    assert WHY not in page(client, secretariat, ALL)


def test_also_when_the_seal_is_opened_from_the_record_of_the_post(
    client, concern, author, tiina, secretariat
):
    seal = Seal.objects.of(thing_of(author.posts.get()).row).first()
    seals.open_seal(seal=seal, reader=tiina, reason=WHY)
    assert WHY not in page(client, author) + page(client, secretariat, ALL)


def test_who_raised_a_concern_sees_that_it_was_read_and_not_what_was_noted(
    client, watcher, tiina, hours
):
    raised = a_concern(author=watcher)
    concern_steps.open_words(concern=raised, reader=tiina, reason=WHY)
    said = page(client, watcher)
    assert "responder of Estonia" in said
    assert WHY not in said
    assert copied(watcher) == [("member", "EE", "")]


def test_as_many_queries_for_three_readings_as_for_one(client, thread, responder, writer):
    def read():
        matter = forums_held.hold_reply(
            thread=thread, author=writer, written=HELD, written_as="text"
        )
        held.open_words(matter=matter, reader=responder, reason=WHY)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(OWN).status_code == 200
        return len(queries)

    client.force_login(writer)
    read()
    asked()
    one = asked()
    read()
    read()
    assert asked() == one
