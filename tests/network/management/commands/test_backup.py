"""`manage.py backup` and `manage.py restore`, from the database of a server into a data folder."""

import subprocess
import sys
from pathlib import Path

from network.stack.addresses import addresses
from network.stack.servers import Servers, folder_is_ours
from tests.network.backup.conftest import community, sums  # noqa: F401  a fixture
from tests.outside import environment

ROOT = Path(__file__).resolve().parents[4]


def manage(*words, **environ):
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, words)],
        cwd=ROOT,
        env=environment(**environ),
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_there_and_back_into_another_data_folder(community, tmp_path):  # noqa: F811
    before, file = sums(community), tmp_path / "one.backup"
    done = manage("backup", file)
    assert done.returncode == 0, done.stderr
    assert f"{file}: " in done.stdout

    laptop = {"HAVN_DATA": str(tmp_path / "laptop"), "DATABASE_URL": "", "HAVN_DEMO": "off"}
    done = manage("restore", file, **laptop)
    assert done.returncode == 0, done.stderr
    assert "Everybody signs in anew" in done.stdout
    refused = manage("restore", file, **laptop)
    assert refused.returncode == 1
    assert "--over" in refused.stderr

    where = addresses({"HAVN_DATA": laptop["HAVN_DATA"]}, ROOT)
    with folder_is_ours(where.data):
        servers = Servers(where.data, where.own)
        servers.start()
        try:
            assert sums(where.database_url) == before
        finally:
            servers.stop()
        refused = manage("restore", file, "--over", **laptop)
        assert "already running" in refused.stderr


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    done = manage("restore", tmp_path / "nothing", HAVN_DATA=str(tmp_path), DATABASE_URL="")
    assert done.returncode == 1
    assert "there is no file" in done.stderr
    assert "Traceback" not in done.stderr
