"""Other processes of Havn, run on the database of the tests."""

import os

from django.conf import settings
from django.db import connection


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a process that meets the test's rows, cache and broker.

    Only a test with `transactional_db` has rows that others see.
    """
    url = "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
    return {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": settings.SECRET_KEY,
        "HAVN_DEMO": "off",
        **more,
    }
