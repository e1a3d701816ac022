"""PostgreSQL refuses root: what takes root's rights away from its programs.

In a user namespace root's own folders stay closed to others, and nothing changes its owner.
Where namespaces are off, as in many containers, it runs as "nobody", who must reach its folder.
"""

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from network.stack import Unusable
from network.stack.processes import as_user

NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
ROOT, NOBODY = 0, 65534


@cache
def prefix() -> tuple[str, ...]:
    """What stands before a PostgreSQL program."""
    return NAMESPACE if os.geteuid() == ROOT and _works(*NAMESPACE) else ()


def user() -> int | None:
    """The user a PostgreSQL program runs as, None for ourselves."""
    return NOBODY if os.geteuid() == ROOT and not prefix() else None


def _works(*command: str) -> bool:
    try:
        subprocess.run([*command, "true"], check=True, capture_output=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def hand_over(folder: Path) -> None:
    """Give the folder and all in it to the user PostgreSQL runs as, where root can.

    Raises:
        Unusable: it belongs to an ordinary user, who could not use it any more.
    """
    if os.geteuid() != ROOT:
        return
    owner, wanted = folder.stat().st_uid, user() or ROOT
    if owner not in (ROOT, NOBODY):
        raise Unusable(
            f"{folder} belongs to the user with the number {owner}, and you are root. Run Havn as "
            "that user, or set HAVN_DATA to another folder."
        )
    if owner != wanted:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, wanted, wanted, follow_symlinks=False)


def refuse_out_of_reach(folder: Path, programs: Sequence[Path]) -> None:
    """Let "nobody" pass through the data folder; the folders above are not ours to open.

    Raises:
        Unusable: "nobody" does not reach the folder or a program.
    """
    if user() is None:
        return
    folder.parent.chmod(folder.parent.stat().st_mode | 0o001)
    for path, test in [(folder, "-w"), *((program, "-x") for program in programs)]:
        reach = subprocess.run(["test", test, str(path)], check=False, **as_user(user()))
        if reach.returncode:
            raise Unusable(
                "PostgreSQL does not run as root, this machine allows no user namespaces, and "
                f"another user does not reach {path}. Run Havn as an ordinary user, move it to a "
                "folder that others may enter, or set DATABASE_URL."
            )
