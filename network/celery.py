"""The worker, and everything that runs by the clock, on one screen.

A task is a nudge: its state is a row. What a nudge missed, the sweep finds.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")

from logging.config import dictConfig

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging
from django.conf import settings

MINUTE = 60.0

app = Celery("havn")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def log_as_the_web_does(**kwargs):
    """Celery's own lines name the arguments of a task that failed."""
    dictConfig(settings.LOGGING)


app.conf.beat_schedule = {
    # name: what, how often; a run that waited longer than its interval is dropped
    "sweep": {
        "task": "notifications.sweep",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "send due digests": {
        "task": "notifications.send_due_digests",
        "schedule": 5 * MINUTE,
        "options": {"expires": 5 * MINUTE},
    },
    "ask the questions of the week": {
        "task": "forums.ask_due",
        "schedule": 5 * MINUTE,
        "options": {"expires": 5 * MINUTE},
    },
    "sweep letters": {
        "task": "directory.sweep_letters",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "sweep invitation lists": {
        "task": "directory.sweep_invitation_lists",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "count who is back": {
        "task": "directory.count_who_is_back",
        "schedule": 10 * MINUTE,
        "options": {"expires": 10 * MINUTE},
    },
    "count everybody again": {
        "task": "directory.count_everybody",
        "schedule": crontab(hour=2, minute=20),
        "options": {"expires": 60 * MINUTE},
    },
    "sweep organisation lists": {
        "task": "directory.sweep_organisation_lists",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    # Each office at most once in 30 days; so a run that was missed costs a week, not a month.
    "remind of contact points": {
        "task": "directory.remind_of_contact_points",
        "schedule": crontab(day_of_week="mon", hour=5, minute=20),
        "options": {"expires": 600 * MINUTE},
    },
    "leave": {
        "task": "directory.leave",
        "schedule": 15 * MINUTE,
        "options": {"expires": 15 * MINUTE},
    },
    "chain the audit": {
        "task": "moderation.chain_audit",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "destroy seals": {
        "task": "moderation.destroy_seals",
        "schedule": crontab(minute=50),
        "options": {"expires": 60 * MINUTE},
    },
    "sweep concerns": {
        "task": "moderation.sweep_concerns",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "sweep the desk": {
        "task": "moderation.sweep_desk",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "sweep sanction mails": {
        "task": "moderation.sweep_sanction_mails",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    # Each month once it is over; every hour, for one that was missed.
    "count months": {
        "task": "moderation.count_months",
        "schedule": crontab(minute=10),
        "options": {"expires": 60 * MINUTE},
    },
    "verify the audit": {
        "task": "moderation.verify_audit",
        "schedule": crontab(day_of_week="mon", hour=3, minute=40),
        "options": {"expires": 600 * MINUTE},
    },
    # What lies on disk and belongs to no row: its transaction did not come to its end.
    "sweep files": {
        "task": "forums.sweep_files",
        "schedule": crontab(minute=25),
        "options": {"expires": 60 * MINUTE},
    },
    "sweep questions to experts": {
        "task": "forums.sweep_expert_requests",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    # Open pages hear that a lock or a pin is over; readers never wait for it.
    "tidy what has ended": {
        "task": "forums.tidy_ended",
        "schedule": 5 * MINUTE,
        "options": {"expires": 5 * MINUTE},
    },
    "sweep sealed files": {
        "task": "moderation.sweep_sealed_files",
        "schedule": crontab(minute=55),
        "options": {"expires": 60 * MINUTE},
    },
    "remind of bookmarks": {
        "task": "forums.remind",
        "schedule": 5 * MINUTE,
        "options": {"expires": 5 * MINUTE},
    },
    "prune read markers": {
        "task": "forums.prune_markers",
        "schedule": crontab(hour=3, minute=10),
        "options": {"expires": 600 * MINUTE},
    },
    "keep to retention rules": {
        "task": "network.retention",
        "schedule": crontab(hour=2, minute=20),
        "options": {"expires": 600 * MINUTE},
    },
}
