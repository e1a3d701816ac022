"""Doors for the worker. The clock is in network/celery.py."""

from celery import shared_task

from forums.actions import ended, files


@shared_task(name="forums.sweep_files")
def sweep_files():
    files.sweep()


@shared_task(name="forums.tidy_ended")
def tidy_ended():
    ended.tidy()
