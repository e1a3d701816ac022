"""Who is an expert, and what asks them, in the tests."""

from datetime import UTC, datetime, time, timedelta

from directory.actions.consenting import consent
from directory.models import Expertise, Priority, Profile
from forums.actions.experts import call_experts
from forums.models import ExpertRequest
from tests.factories import a_member

DAY = timedelta(days=1)
# Noon in Tallinn and Copenhagen, on a day without a clock change.
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)


def an_expert(name="Expert", *, depth=2, at_most=2, **fields):
    member = a_member(name, **fields)
    Profile.objects.get_or_create(member=member)
    of = {"member": member, "priority": Priority.objects.get(slug="prevention")}
    Expertise.objects.update_or_create(**of, defaults={"depth": depth})
    consent(member=member, at_most=at_most, quiet_from=time(18), quiet_until=time(8))
    return member


def call(thread, by, **fields):
    fields = {"priorities": thread.priorities.all(), "now": NOON} | fields
    return call_experts(thread=thread, by=by, **fields)


def asked(thread=None) -> list[str]:
    rows = ExpertRequest.objects.select_related("member").order_by("member__name")
    return [row.member.name for row in rows if thread in (None, row.thread)]
