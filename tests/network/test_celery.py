"""What runs by the clock: every line names a task that exists."""

from celery.schedules import crontab

from network.celery import app


def test_every_task_of_the_clock_is_one_of_ours():
    app.loader.import_default_modules()
    names = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert names
    assert names <= set(app.tasks)


def test_a_run_that_waited_longer_than_its_interval_is_dropped():
    for entry in app.conf.beat_schedule.values():
        nightly = isinstance(entry["schedule"], crontab)
        assert entry["options"]["expires"] <= (24 * 3600 if nightly else entry["schedule"])


def test_a_lost_message_is_not_published_again_and_again():
    assert app.conf.task_publish_retry is False
    assert app.conf.task_ignore_result is True
