"""Doors for the worker. The clock is in network/celery.py."""

from celery import shared_task

from directory.models import Member
from forums.actions import asking, claims, ended, experts, files, keeping, pruning


@shared_task(name="forums.sweep_files")
def sweep_files():
    files.sweep()


@shared_task(name="forums.prune_markers")
def prune_markers():
    pruning.prune_markers()


@shared_task(name="forums.remind")
def remind():
    keeping.remind()


@shared_task(name="forums.claim")
def claim(member_id):
    """What they wrote to a mailing list, by the addresses they have confirmed."""
    if member := Member.objects.let_in().filter(pk=member_id).first():
        claims.claim_all(member=member)


@shared_task(name="forums.ask_due")
def ask_due():
    asking.ask_due()


@shared_task(name="forums.tidy_ended")
def tidy_ended():
    ended.tidy()


@shared_task(name="forums.send_expert_request")
def send_expert_request(request_id):
    experts.send(request_id)


@shared_task(name="forums.sweep_expert_requests")
def sweep_expert_requests():
    experts.sweep()
