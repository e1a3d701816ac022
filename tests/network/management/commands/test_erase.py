"""The erasure list: who was erased stays erased, also after a backup came back."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from directory.actions import erasing
from directory.actions.leaving import leave
from directory.models import Leaving, Member
from tests.factories import a_member, a_thread

WEEK = timedelta(days=7)


@pytest.fixture
def list_of_one(author, tmp_path):
    """The file that was written after the author was erased."""
    leave(member=author, words_go=True)
    erasing.run_due(timezone.now() + WEEK)
    path = tmp_path / "erased"
    call_command("erase", write=path, verbosity=0)
    return path


def restored(member) -> None:
    """As the backup of the day before has them."""
    Leaving.objects.all().delete()
    old = {"name": member.name, "email": member.email, "handle": member.handle}
    open_again = {"is_active": True, "closed_at": None, "left_at": None, "country_id": "FI"}
    Member.objects.filter(pk=member.pk).update(**old, **open_again)


def test_the_list_holds_ids_and_times_only(list_of_one, author):
    [line] = list_of_one.read_text().splitlines()
    assert set(json.loads(line)) == {"member", "words_go", "erased_at"}
    assert author.name not in line


def test_whom_a_backup_brought_back_is_erased_again(list_of_one, author, forum, capsys, mailoutbox):
    restored(author)
    thread = a_thread(forum, author)
    mailoutbox.clear()
    call_command("erase", replay=list_of_one)
    assert "1 erased again" in capsys.readouterr().out
    author.refresh_from_db()
    assert (author.name, author.is_active) == ("Former member", False)
    assert thread.posts.get().html == ""
    assert mailoutbox == []


def test_a_second_replay_changes_nothing_and_writes_the_same_list(list_of_one, author, capsys):
    restored(author)
    call_command("erase", replay=list_of_one)
    capsys.readouterr()
    call_command("erase", replay=list_of_one)
    assert "0 erased again" in capsys.readouterr().out
    again = list_of_one.with_name("again")
    call_command("erase", write=again)
    assert again.read_text() == list_of_one.read_text()


def test_somebody_else_with_the_same_number_is_left_alone(tmp_path, db):
    newcomer = a_member("Newcomer N.")
    path = tmp_path / "erased"
    at = (timezone.now() - WEEK).isoformat()
    path.write_text(json.dumps({"member": newcomer.pk, "words_go": True, "erased_at": at}) + "\n")
    call_command("erase", replay=path)
    newcomer.refresh_from_db()
    assert newcomer.name == "Newcomer N."


@pytest.mark.parametrize("line", ["nonsense", "{}", '{"member": 1, "words_go": true}', "[]"])
def test_a_line_that_is_none_is_named(tmp_path, db, line):
    path = tmp_path / "erased"
    path.write_text(line + "\n")
    with pytest.raises(CommandError, match="Line 1"):
        call_command("erase", replay=path)


def test_a_file_that_is_not_there_is_said(tmp_path, db):
    with pytest.raises(CommandError, match="No such file"):
        call_command("erase", replay=tmp_path / "none")
