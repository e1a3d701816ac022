"""The virtual environment in `.venv`, with exactly the packages of a lock file.

    python3 network/stack/environment.py requirements.lock

Run by `make` with the machine's own Python, before there is any package.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
INSTALL = ["-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", "-r"]


def main(lock):
    if sys.version_info < (3, 11):  # noqa: UP036  not yet the Python of the environment
        sys.exit("Havn needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 run")
    if not has_pip():
        run([sys.executable, "-m", "venv", "--clear", str(VENV)], NO_VENV)
    # A copy of the lock says what is installed.
    installed = VENV / lock.name
    if not (installed.exists() and installed.read_bytes() == lock.read_bytes()):
        sys.stdout.write("  Installing the locked packages (about a minute, once)\n")
        sys.stdout.flush()
        run([str(PYTHON), *INSTALL, str(lock)], NO_PACKAGES)
        shutil.copyfile(lock, installed)


NO_VENV = "no environment could be made in .venv. On Debian: apt-get install python3-venv"
NO_PACKAGES = "the packages could not be installed; pip says why above"


def has_pip():
    """Not after a stopped first run, nor when the Python it was made with has gone."""
    command = [str(PYTHON), "-c", "import pip"]
    try:
        return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def run(command, otherwise):
    """Run a command and all it starts; end all of it when somebody says stop."""
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as child:

        def stop(number, frame):
            os.killpg(child.pid, signal.SIGKILL)
            sys.exit(128 + number)

        # Set here and not inherited: in a script's background SIGINT would be ignored.
        before = {number: signal.signal(number, stop) for number in STOPS}
        status = child.wait()
    for number, handler in before.items():
        signal.signal(number, handler)
    if status:
        sys.exit(f"Havn cannot start: {otherwise}.")


if __name__ == "__main__":
    main(ROOT / sys.argv[1])
