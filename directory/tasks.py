"""Doors for the worker: ids in, one call. The clock is in network/celery.py."""

from datetime import timedelta

from celery import shared_task

from directory.actions import (
    contact_points,
    erasing,
    faceting,
    invitation_lists,
    letters,
    organisation_lists,
)


@shared_task(name="directory.send_letter")
def send_letter(letter_id):
    letters.send(letter_id)


@shared_task(name="directory.sweep_letters")
def sweep_letters():
    letters.sweep()


@shared_task(name="directory.leave")
def leave():
    erasing.run_due()


@shared_task(name="directory.invite_listed")
def invite_listed(list_id):
    invitation_lists.invite_listed(list_id)


@shared_task(name="directory.sweep_invitation_lists")
def sweep_invitation_lists():
    invitation_lists.sweep()


@shared_task(name="directory.count_who_is_back")
def count_who_is_back():
    # Longer than from one run to the next: a run may be missed.
    faceting.refresh_returned(within=timedelta(hours=2))


@shared_task(name="directory.count_everybody")
def count_everybody():
    faceting.refresh_all()


@shared_task(name="directory.enter_listed")
def enter_listed(list_id):
    organisation_lists.enter_listed(list_id)


@shared_task(name="directory.sweep_organisation_lists")
def sweep_organisation_lists():
    organisation_lists.sweep()


@shared_task(name="directory.remind_of_contact_points")
def remind_of_contact_points():
    contact_points.remind()
