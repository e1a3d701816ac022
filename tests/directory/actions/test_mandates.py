"""Mandates: which counts now, what its priorities say, where the earlier ones led."""

import json
import shutil
from datetime import date

import pytest

from directory.actions.mandates import (
    Impossible,
    add_mandate,
    change_priority,
    put_in_use,
    set_crosswalk,
)
from directory.actions.vocabulary import FOLDER, load
from directory.models import Body, Mandate, Priority
from directory.vocabularies import priorities_in_use
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.numbers import CODE

pytestmark = pytest.mark.django_db
AREAS = ["area-a", "area-b", "area-c"]


def of(slug):
    return Priority.objects.get(slug=slug)


def mandate(slug):
    return Mandate.objects.get(slug=slug)


def in_use():
    return [priority.slug for priority in Priority.objects.in_use()]


def words(**changed):
    return {"label": "Early help", "title": "Help early", "articles": "18", "icon": ""} | changed


def a_mandate(by, **fields):
    fields = {
        "body": Body.objects.get(),
        "title": "Mandate 2026–2030",
        "starts": date(2026, 7, 1),
        "ends": date(2030, 6, 30),
        "priorities": [words(), words(label="Digital safety")],
    } | fields
    return add_mandate(by=by, **fields)


def test_one_mandate_is_in_use_and_the_other_can_come_back(secretariat):
    assert len(in_use()) == 6
    put_in_use(mandate=mandate("2020-2025"), by=secretariat)
    assert in_use() == AREAS
    put_in_use(mandate=mandate("2017-2020"), by=secretariat)
    assert len(in_use()) == 6
    lines = AuditEntry.objects.filter(action="mandate_put_in_use").order_by("pk")
    assert [(line.actor, line.facts) for line in lines] == [
        (secretariat, {"subject": "2020-2025", "before": "2017-2020"}),
        (secretariat, {"subject": "2017-2020", "before": "2020-2025"}),
    ]


def test_what_this_process_keeps_is_read_again(secretariat, django_capture_on_commit_callbacks):
    assert len(priorities_in_use()) == 6
    with django_capture_on_commit_callbacks(execute=True):
        put_in_use(mandate=mandate("2020-2025"), by=secretariat)
    assert [priority.slug for priority in priorities_in_use()] == AREAS


def test_a_mandate_without_priorities_is_not_put_in_use(secretariat):
    bare = Mandate.objects.create(
        slug="bare", body=Body.objects.get(), title="Bare", starts=date(2026, 1, 1)
    )
    with pytest.raises(Impossible, match="without priorities"):
        put_in_use(mandate=bare, by=secretariat)
    assert len(in_use()) == 6


def test_a_new_mandate_comes_with_its_priorities_and_is_not_in_use(secretariat):
    made = a_mandate(secretariat)
    assert (made.slug, made.in_use) == ("2026-2030", False)
    assert [(p.number, p.slug) for p in made.priorities.all()] == [
        (1, "early-help"),
        (2, "digital-safety"),
    ]
    assert len(in_use()) == 6
    again = a_mandate(secretariat)
    assert again.slug == "2026-2030-2"
    assert again.priorities.first().slug == "early-help-2"


@pytest.mark.parametrize("wrong", [{"ends": date(2026, 7, 1)}, {"priorities": []}])
def test_a_mandate_that_cannot_be_is_refused(secretariat, wrong):
    with pytest.raises(Impossible):
        a_mandate(secretariat, **wrong)
    assert Mandate.objects.count() == 2


def test_another_label_is_on_record(secretariat):
    changed = {"label": "Justice", "title": "Child-friendly justice", "articles": "12"}
    change_priority(priority=of("justice"), icon="scale", by=secretariat, **changed)
    assert of("justice").label == "Justice"
    [line] = AuditEntry.objects.filter(action="priority_changed")
    assert (line.subject_id, line.facts) == (of("justice").pk, {"changed": ["label", "articles"]})


def test_a_personal_number_gets_in_nowhere(secretariat):
    for field in ("label", "title", "articles"):
        with pytest.raises(Refused):
            change_priority(priority=of("justice"), by=secretariat, **words(**{field: CODE}))
        with pytest.raises(Refused):
            a_mandate(secretariat, priorities=[words(**{field: CODE})])
    with pytest.raises(Refused):
        a_mandate(secretariat, title=CODE)
    assert Mandate.objects.count() == 2
    assert of("justice").label == "Child-friendly justice"


def test_the_crosswalk_is_set_for_these_two_mandates_and_no_other(secretariat):
    earlier, later, latest = mandate("2017-2020"), mandate("2020-2025"), a_mandate(secretariat)
    new = latest.priorities.first()
    of("justice").crosswalk.add(new)
    links = [(of("justice").pk, of("area-c").pk), (of("area-a").pk, of("area-b").pk)]
    changed = set_crosswalk(mandate=earlier, later=later, links=links, by=secretariat)
    assert set(of("justice").crosswalk.all()) == {of("area-c"), new}
    assert not of("migration").crosswalk.exists()
    assert not of("area-a").crosswalk.exists(), "it is no priority of the earlier mandate"
    assert len(changed) == 6
    assert AuditEntry.objects.filter(action="crosswalk_changed").count() == 6
    assert set_crosswalk(mandate=earlier, later=later, links=links, by=secretariat) == []


# --- A file does not undo it ---------------------------------------------------------------


def said_by(folder=FOLDER):
    said = []
    load(folder, warn=said.append)
    return sorted(line.split(": ", 1)[1] for line in said)


def test_files_leave_what_was_changed_by_hand_and_say_so(secretariat):
    assert said_by() == []
    change_priority(priority=of("justice"), by=secretariat, **words())
    put_in_use(mandate=mandate("2020-2025"), by=secretariat)
    links = [(of("migration").pk, of("area-a").pk)]
    set_crosswalk(
        mandate=mandate("2017-2020"), later=mandate("2020-2025"), links=links, by=secretariat
    )
    said = said_by()
    assert in_use() == AREAS
    assert of("justice").label == "Early help"
    assert [area.slug for area in of("migration").crosswalk.all()] == ["area-a"]
    for kept in ("priority Early help", "mandate Mandate 2017–2020", "crosswalk of Prevention"):
        assert any(line.startswith(kept) for line in said), (kept, said)
    assert all(line.endswith("stays as the secretariat changed it.") for line in said)


def test_what_was_not_touched_still_follows_the_file(secretariat, tmp_path):
    change_priority(priority=of("justice"), by=secretariat, **words())
    folder = tmp_path / "vocabulary"
    shutil.copytree(FOLDER, folder)
    rows = json.loads((folder / "mandates.json").read_text())
    for row in rows[0]["priorities"]:
        row["title"] = f"The {row['slug']}"
    (folder / "mandates.json").write_text(json.dumps(rows))
    said_by(folder)
    assert of("migration").title == "The migration"
    assert of("justice").title == "Help early"


def test_a_mandate_that_a_file_brings_does_not_push_out_the_one_that_was_chosen(
    secretariat, tmp_path
):
    put_in_use(mandate=mandate("2020-2025"), by=secretariat)
    folder = tmp_path / "vocabulary"
    shutil.copytree(FOLDER, folder)
    rows = json.loads((folder / "mandates.json").read_text())
    new = {"short_label": "Rights", "title": "Rights", "number": 1, "slug": "rights"}
    rows.append(rows[1] | {"slug": "2026-2030", "in_use": True, "priorities": [new]})
    (folder / "mandates.json").write_text(json.dumps(rows))
    said_by(folder)
    assert mandate("2026-2030").in_use is False
    assert in_use() == AREAS
