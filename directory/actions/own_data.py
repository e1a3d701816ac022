"""A member takes a copy of all that is kept about them."""

import tempfile
from typing import IO

from django.db import transaction

from network.lib import archive
from network.lib.audit import audit

# A larger copy goes through a file of the system's, gone once it is closed.
IN_MEMORY = 5_000_000


def copy_own_data(*, member) -> IO[bytes]:
    """Return the member's data as a zip, read from its beginning; the audit says it was taken."""
    # Whoever gets it closes it.
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    with transaction.atomic():
        audit("own_data_copied", actor=member, subject=member)
        archive.write(file, member)
    file.seek(0)
    return file
