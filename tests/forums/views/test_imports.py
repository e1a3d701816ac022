"""The secretariat sees what became of an archive, and no word of what was left out."""

import csv

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forums.models import ImportRun
from tests.archive import message, part, parts
from tests.factories import a_forum
from tests.forums.importing import bring
from tests.numbers import CODE

SCREEN = reverse("secretariat_imports")


@pytest.fixture
def run(tmp_path, forum):
    body, kind = parts(
        part(b"See the picture."),
        part(b"GIF89a", "image/gif", 'Content-Disposition: inline; filename="kvarkfyr.gif"'),
    )
    bring(
        tmp_path,
        forum,
        message(f"Her number is {CODE}."),
        message(body, kind=kind, id="b.1@example.org", subject="A picture"),
        message("Whole.", id="c.1@example.org", subject="Whole"),
    )
    return ImportRun.objects.get()


def test_the_list_says_how_many_were_taken(client, secretariat, run):
    client.force_login(secretariat)
    page = client.get(SCREEN).content.decode()
    cells = '<td data-label="Taken" class="number">2</td><td data-label="Left out" class="number">1'
    assert "list.mbox" in page and cells in page
    assert f'href="{reverse("secretariat_import", args=[run.pk])}"' in page
    assert f'href="{SCREEN}"' in client.get(reverse("secretariat")).content.decode()


def test_what_was_left_out_is_listed_with_rule_and_place(client, secretariat, run):
    client.force_login(secretariat)
    page = client.get(reverse("secretariat_import", args=[run.pk])).content.decode()
    assert "Refused by the privacy scan" in page
    assert "Text: number.fi, signs 17 to 28" in page
    assert "GIF: not a kind that is taken" in page
    for word in (CODE, "kvarkfyr", "kaisa@example.org"):
        assert word not in page
    narrowed = client.get(reverse("secretariat_import", args=[run.pk]), {"outcome": "refused"})
    assert narrowed.context["total"] == 1


def test_the_list_as_csv(client, secretariat, run):
    client.force_login(secretariat)
    answer = client.get(reverse("secretariat_import_csv", args=[run.pk]))
    rows = list(csv.DictReader(answer.getvalue().decode("utf-8-sig").splitlines()))
    assert [(r["message"], r["outcome"], r["rule"], r["files_left_out"]) for r in rows] == [
        ("1", "refused", "number.fi", ""),
        ("2", "taken", "", "gif/kind"),
    ]


@pytest.mark.parametrize("name", ["secretariat_imports", "secretariat_import"])
def test_only_the_secretariat_may_look(client, author, moderator, run, name):
    args = [run.pk] if name == "secretariat_import" else []
    for member in (author, moderator):
        client.force_login(member)
        assert client.get(reverse(name, args=args)).status_code == 404


def test_queries_do_not_grow(client, secretariat, run, tmp_path):
    client.force_login(secretariat)
    one = _queries(client, SCREEN)
    page = reverse("secretariat_import", args=[run.pk])
    few = _queries(client, page)
    for name in ("second", "third"):
        bring(tmp_path, a_forum(name), name="list.mbox")
    more = message(f"It is {CODE}.", id="d.1@example.org") + message("-- \n", id="e.1@example.org")
    bring(tmp_path, run.forum, (tmp_path / "list.mbox").read_bytes(), more)
    ImportRun.objects.exclude(pk=run.pk).first().imported.update(run=run, number=99)
    assert _queries(client, SCREEN) == one
    assert _queries(client, page) == few


def _queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
