"""Doors for the worker. The clock is in network/celery.py."""

from celery import shared_task

from network import retention


@shared_task(name="network.retention")
def keep_to_retention_rules():
    retention.keep_to_rules()
