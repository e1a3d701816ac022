"""Doors for the worker: ids in, one call. The clock is in network/celery.py."""

from celery import shared_task

from notifications.actions import deliver as deliveries
from notifications.actions import digests, inbox, mail
from notifications.actions import sweep as sweeps


@shared_task(name="notifications.deliver")
def deliver(activity_id):
    deliveries.deliver(activity_id)


@shared_task(name="notifications.send_mail")
def send_mail(mail_id):
    mail.send(mail_id)


@shared_task(name="notifications.close_unseen")
def close_unseen(member_id):
    inbox.close_unseen(member_id)


@shared_task(name="notifications.sweep")
def sweep():
    sweeps.sweep_activities()
    sweeps.sweep_mails()


@shared_task(name="notifications.send_due_digests")
def send_due_digests():
    digests.send_due()
