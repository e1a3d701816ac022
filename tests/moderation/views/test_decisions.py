"""The statement of reasons: for whose words it is about, in full, and for nobody else."""

import pytest
from django.urls import reverse

from directory.models import GUIDELINES, DocumentVersion
from moderation.actions import decisions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Decision, Matter
from tests.factories import a_reply
from tests.moderation.conftest import thing_of
from tests.numbers import CODE


@pytest.fixture
def signed_in(client):
    def sign_in(member):
        client.force_login(member)
        return client

    return sign_in


@pytest.fixture
def decide(thread, author, watcher, moderator):
    def act(kind):
        post = a_reply(thread, author, "Buy our software.")
        matter = report(thing=thing_of(post), member=watcher, reason="advert").matter
        version = DocumentVersion.objects.to_read(GUIDELINES, "en").pk
        ground = Ground("Please leave the brand out.", "4.4", version)
        return decisions.decide(
            matter=matter, by=moderator, kind=kind, ground=ground, seen=matter.version
        )

    return act


def at(decision, act="decision"):
    return reverse(act, args=[decision.pk])


def test_the_author_reads_what_why_and_until_when_to_object(signed_in, decide, author, moderator):
    page = signed_in(author).get(at(decide("hide"))).content.decode()
    for part in (
        "taken out of sight",
        "Number 4.4 of the guidelines",
        "Do not advertise",
        "Please leave the brand out.",
        "People found it and decided",
        "another person looks at it",
    ):
        assert part in page
    assert moderator.name not in page


def test_nobody_else_reads_it(signed_in, decide, author, watcher, moderator, secretariat):
    decision = decide("hide")
    assert signed_in(author).get(at(decision)).status_code == 200
    for other in (watcher, moderator, secretariat):
        assert signed_in(other).get(at(decision)).status_code == 404


def test_unfounded_reports_make_no_statement(signed_in, decide, author):
    assert signed_in(author).get(at(decide("dismiss"))).status_code == 404


def test_the_inbox_leads_to_it(signed_in, decide, author):
    from tests.notifications.outcomes import deliver_all

    decision = decide("hide")
    deliver_all()
    page = signed_in(author).get(reverse("notifications")).content.decode()
    assert "A moderator has decided about your words" in page
    line = author.notifications.get(kind="decision_made")
    answer = signed_in(author).get(reverse("notification", args=[line.pk]))
    assert answer["Location"] == at(decision)


def test_the_mail_says_only_where_to_read(decide, author):
    from moderation.desk_letters import compose

    letter = compose(decide("hide").mails.get())
    assert letter.to == [author.email]
    for part in ("advert", "software", "4.4", "brand"):
        assert part not in letter.subject + letter.body
    assert "/decisions/" in letter.body


def test_the_author_alone_mends_what_came_back(signed_in, decide, author, watcher):
    decision = decide("return")
    assert signed_in(watcher).get(at(decision, "decision_mend")).status_code == 404
    page = signed_in(author).get(at(decision, "decision_mend")).content.decode()
    assert "Buy our software." in page
    sent = {"text": f"It is {CODE}."}
    answer = signed_in(author).post(at(decision, "decision_mend"), sent)
    assert answer.status_code == 422
    assert CODE in answer.content.decode()
    answer = signed_in(author).post(at(decision, "decision_mend"), {"text": "We use a tool."})
    assert answer["Location"] == reverse("held")
    assert Matter.objects.get().state == "open"
    assert Decision.objects.count() == 1
