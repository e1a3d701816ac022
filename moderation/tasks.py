"""Doors for the worker. The clock is in network/celery.py."""

import logging

from celery import shared_task

from moderation.actions import (
    audit,
    concern_mails,
    concern_sweep,
    desk_mails,
    desk_sweep,
    sanction_mails,
    sealed_files,
    seals,
    tallies,
)
from moderation.chain import verify

log = logging.getLogger(__name__)


@shared_task(name="moderation.chain_audit")
def chain_audit():
    audit.chain()


@shared_task(name="moderation.verify_audit")
def verify_audit():
    for sentence in verify():
        log.error("audit: %s", sentence)


@shared_task(name="moderation.destroy_seals")
def destroy_seals():
    seals.destroy_due()


@shared_task(name="moderation.sweep_sealed_files")
def sweep_sealed_files():
    sealed_files.sweep()


@shared_task(name="moderation.send_concern_mail")
def send_concern_mail(mail_id):
    concern_mails.send(mail_id)


@shared_task(name="moderation.sweep_concerns")
def sweep_concerns():
    concern_sweep.sweep()


@shared_task(name="moderation.send_desk_mail")
def send_desk_mail(mail_id):
    desk_mails.send(mail_id)


@shared_task(name="moderation.sweep_desk")
def sweep_desk():
    desk_sweep.sweep()


@shared_task(name="moderation.send_sanction_mail")
def send_sanction_mail(mail_id):
    sanction_mails.send(mail_id)


@shared_task(name="moderation.sweep_sanction_mails")
def sweep_sanction_mails():
    sanction_mails.sweep()


@shared_task(name="moderation.count_months")
def count_months():
    tallies.count_months()
