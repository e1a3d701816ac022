"""Loading the vocabulary: all of it or nothing, and a bad row explains itself."""

import json
import shutil

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.actions.seats import appoint
from directory.actions.vocabulary import FOLDER, BadRow, load
from directory.models import (
    Body,
    ContactFunction,
    Country,
    Language,
    Mandate,
    Member,
    Party,
    PlaceLevel,
    Priority,
    Seat,
    Sector,
)
from network.templatetags.ui import svg

pytestmark = pytest.mark.django_db
PLAIN = [Country, Language, Sector, PlaceLevel, ContactFunction]
MODELS = [*PLAIN, Party, Body, Mandate, Priority, Seat]


@pytest.fixture
def files(tmp_path):
    """A copy of the data files that may be spoilt; `edit(name)` yields the rows to change."""
    folder = tmp_path / "vocabulary"
    shutil.copytree(FOLDER, folder)
    return folder


def edit(folder, name, change):
    path = folder / f"{name}.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    change(rows)
    path.write_text(json.dumps(rows), encoding="utf-8")


def everything():
    """Every row of the vocabulary with its values, and the crosswalk."""
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}
    link = Priority.crosswalk.through.objects
    return rows | {"crosswalk": sorted(link.values_list("from_priority", "to_priority"))}


def test_loading_again_changes_nothing():
    before = everything()
    assert all(before.values())
    load()
    assert everything() == before


def test_loading_again_writes_no_row():
    with CaptureQueriesContext(connection) as captured:
        load()
    written = [q["sql"] for q in captured if q["sql"].startswith(("INSERT", "DELETE"))]
    assert written == []


def test_a_changed_row_is_brought_up_to_date_and_the_others_are_left(files):
    before = everything()

    def rename(rows):
        rows[0]["name"] = "Kingdom of Denmark"

    edit(files, "countries", rename)
    load(files)
    assert Country.objects.get(pk="DK").name == "Kingdom of Denmark"
    after = everything()
    assert {name for name in before if before[name] != after[name]} == {"Country"}


def test_a_new_row_comes_in_at_its_place(files):
    edit(files, "sectors", lambda rows: rows.insert(0, rows[0] | {"slug": "first", "label": "F"}))
    load(files)
    assert Sector.objects.first().slug == "first"


def test_another_mandate_can_be_put_in_use_whatever_the_order_of_the_rows(files):
    def switch(rows):
        for row in rows:
            row["in_use"] = not row["in_use"]

    edit(files, "mandates", switch)
    load(files)
    assert {p.slug for p in Priority.objects.in_use()} == {"area-a", "area-b", "area-c"}
    load()
    assert Priority.objects.in_use().count() == 6


def set_(name, value):
    def change(rows):
        rows[1][name] = value

    return change


def drop(name):
    def change(rows):
        del rows[1][name]

    return change


BAD = [
    ("countries", drop("alpha3"), "row 2: 'alpha3' is missing"),
    ("countries", set_("code", "TOOLONG"), "row 2: Ensure this value has at most 2 characters"),
    ("countries", set_("alpha3", "DNK"), "row 2: duplicate key"),
    ("countries", set_("eu", "perhaps"), "row 2: “perhaps” value must be either True or False"),
    ("countries", lambda rows: rows.insert(1, "EE"), "row 2: must be an object"),
    ("languages", drop("native"), "row 2: 'native' is missing"),
    ("sectors", set_("slug", "two words"), "row 2: Enter a valid “slug”"),
    ("place_levels", drop("label"), "row 2: 'label' is missing"),
    ("parties", set_("country", "XX"), "row 2: refers to something that is not there"),
    ("parties", set_("kind", "kingdom"), "row 2: Value 'kingdom' is not a valid choice"),
    ("bodies", lambda rows: rows.append({"slug": "x"}), "row 2: 'name' is missing"),
    ("mandates", set_("body", "nobody"), "row 2: refers to something that is not there"),
    ("mandates", set_("in_use", True), "row 2: duplicate key"),
    ("mandates", set_("from", "1 July"), "row 2: Invalid isoformat string: '1 July'"),
    ("mandates", lambda rows: rows[0]["priorities"][0].pop("title"), "row 1: 'title' is missing"),
    (
        "mandates",
        lambda rows: rows[0]["priorities"][0].update(crosswalk=["area-x"]),
        "row 1: refers to something that is not there",
    ),
    ("seats", set_("party", "XX"), "row 2: refers to something that is not there"),
    ("seats", set_("status", "asleep"), "row 2: Value 'asleep' is not a valid choice"),
    ("seats", set_("note", "x" * 201), "row 2: Ensure this value has at most 200 characters"),
    ("seats", set_("to", 2022), "row 2: fromisoformat: argument must be str"),
]


@pytest.mark.parametrize(("name", "spoil", "sentence"), BAD)
def test_a_bad_row_is_named_with_its_reason_and_nothing_is_changed(files, name, spoil, sentence):
    # A good change in the first file must not stay behind.
    edit(files, "countries", lambda rows: rows[0].update(note="Changed."))
    before = everything()
    edit(files, name, spoil)
    with pytest.raises(BadRow) as bad:
        load(files)
    assert str(bad.value).startswith(f"{name}.json, {sentence}")
    assert str(bad.value).endswith(".")
    assert everything() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "is missing from"), ("[{]", "is not valid JSON"), ("{}", "must hold a list of rows")],
)
def test_a_bad_file_is_named_too(files, content, sentence):
    path = files / "parties.json"
    path.unlink() if content is None else path.write_text(content)
    with pytest.raises(BadRow, match=f"parties.json {sentence}"):
        load(files)


def test_the_command_says_it_in_a_sentence(files):
    edit(files, "seats", set_("party", "XX"))
    with pytest.raises(CommandError, match=r"seats\.json, row 2: .* Nothing was changed\."):
        call_command("vocabulary", folder=files)


def test_the_command_counts_rows_when_asked(files, capsys):
    call_command("vocabulary", verbosity=2)
    assert "seats: 12" in capsys.readouterr().out


def test_a_suspended_seat_makes_open_pages_ask_again(open_page, files, watcher):
    appoint(seat=Seat.objects.get(party="EE"), member=watcher)
    assert open_page()
    load(files)
    assert not open_page()
    edit(files, "seats", set_("status", "suspended"))
    load(files)
    assert watcher not in Member.objects.seated()
    assert open_page()


# --- What the files say --------------------------------------------------------------------


def test_eleven_seats_are_held_and_russias_is_history():
    assert Seat.objects.filter(status="active").count() == 11
    assert not Seat.objects.filter(status="active", ends__isnull=False).exists()
    russia = Seat.objects.get(party="RU")
    assert (russia.status, str(russia.ends)) == ("withdrawn", "2022-05-17")
    assert "3 March 2022" in russia.note


def test_the_parties_are_ten_states_the_commission_and_the_one_that_left():
    states = set(Party.objects.filter(kind="state").values_list("pk", flat=True))
    assert states == {"DK", "DE", "EE", "FI", "IS", "LV", "LT", "NO", "PL", "SE", "RU"}
    assert [party.pk for party in Party.objects.filter(kind="institution")] == ["EU"]


def test_six_priorities_are_in_use_and_lead_to_the_three_areas_of_the_next_mandate():
    six = {p.slug: {area.slug for area in p.crosswalk.all()} for p in Priority.objects.in_use()}
    assert six == {
        "prevention": {"area-a"},
        "justice": {"area-b"},
        "alternative-care": {"area-a", "area-b"},
        "sexual-abuse": {"area-b"},
        "trafficking": {"area-b", "area-c"},
        "migration": {"area-b", "area-c"},
    }
    area = Priority.objects.get(slug="area-a")
    assert {p.slug for p in area.crosswalk_from.all()} == {"prevention", "alternative-care"}


def test_every_priority_in_use_has_an_icon_that_exists():
    for priority in Priority.objects.in_use():
        assert "<svg" in svg(priority.icon)


def test_every_language_has_a_search_that_the_database_knows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT cfgname FROM pg_ts_config")
        known = {name for (name,) in cursor.fetchall()}
    assert set(Language.objects.values_list("search_config", flat=True)) <= known


def test_a_renamed_country_shows_on_the_posts_of_its_members(files, author, watcher):
    edit(
        files,
        "countries",
        lambda rows: next(r for r in rows if r["code"] == "FI").update(name="Suomi"),
    )
    faces = [author.face_version, watcher.face_version]
    load(files)
    author.refresh_from_db()
    watcher.refresh_from_db()
    assert [author.face_version, watcher.face_version] == [faces[0] + 1, faces[1]]
