"""Doors for the worker: ids in, one call. The clock is in network/celery.py."""

from celery import shared_task

from directory.actions import erasing


@shared_task(name="directory.leave")
def leave():
    erasing.run_due()
