"""Doors for the worker. The clock is in network/celery.py."""

from celery import shared_task

from forums.actions import files, keeping, pruning


@shared_task(name="forums.sweep_files")
def sweep_files():
    files.sweep()


@shared_task(name="forums.prune_markers")
def prune_markers():
    pruning.prune_markers()


@shared_task(name="forums.remind")
def remind():
    keeping.remind()
