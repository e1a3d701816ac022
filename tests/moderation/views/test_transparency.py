"""Moderation in figures, for everybody: no number below five, in no way."""

import csv
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from moderation.models import Tally

YEAR = 2025
PAGE = reverse("transparency_year", args=[YEAR])
CSV = reverse("transparency_csv", args=[YEAR])


def a_month(month=12, year=YEAR, **numbers):
    """`a_month(matters__held=3)`: as the clock counts it."""
    first = date(year, month, 1)
    Tally.objects.create(month=first, topic="counted", number=1)
    for name, number in numbers.items():
        topic, _, key = name.partition("__")
        Tally.objects.create(month=first, topic=topic, key=key, number=number)


def shown(client, page=PAGE):
    tables = client.get(page).context["year"].tables
    return {table.name: {row.label: row.cells[0] for row in table.rows} for table in tables}


def test_a_year_over_is_told_as_it_was(client, db):
    a_month(11, matters__held=6, matters__reported=9, further=4)
    a_month(12, matters__held=6, matters__reported=9, matters__appeal=7, further=4, concerns=8)
    tables = shown(client)
    assert tables["matters"] == {
        "Held before it was published": "12",
        "Reported": "18",
        "Appeal": "7",
        "Together": "37",
    }
    assert tables["reports"]["Together"] == "26"
    assert tables["more"]["Concerns about a child that were raised"] == "8"


def test_a_small_number_is_not_told_and_cannot_be_computed(client, db):
    a_month(matters__held=20, matters__reported=30, matters__appeal=2, further=40, concerns=1)
    tables = shown(client)
    assert tables["matters"] == {
        "Held before it was published": "not given",
        "Reported": "30",
        "Appeal": "fewer than 5",
        "Together": "52",
    }
    assert tables["more"]["Concerns about a child that were raised"] == "fewer than 5"


def test_a_number_of_the_guidelines_is_named_once_it_was_cited_five_times(client, db):
    a_month(
        decisions__hide=12, **{"guidelines__4.4": 7, "guidelines__2.3": 3, "guidelines__4.2": 2}
    )
    decided = shown(client)["decided"]
    assert decided["4.4"] == "7"
    assert {"2.3", "4.2"}.isdisjoint(decided)


def test_the_median_and_what_the_scan_got_wrong(client, db):
    a_month(**{"closed__2": 2, "closed__7": 1, "closed__90": 2})
    Tally.objects.bulk_create(
        Tally(month=date(YEAR, 12, 1), topic="held", key=key, number=number)
        for key, number in (("unchanged", 5), ("changed", 5), ("returned", 10))
    )
    year = client.get(PAGE).context["year"]
    assert (year.median, year.false) == (7, 25)
    assert "7 hours, as the median" in client.get(PAGE).content.decode()
    Tally.objects.filter(topic="held", key="unchanged").update(number=4)
    Tally.objects.filter(topic="closed", key="90").update(number=1)
    year = client.get(PAGE).context["year"]
    assert (year.median, year.false) == (None, None)


def test_a_year_that_goes_on_says_so_and_is_rounded_down(client, db):
    this = timezone.now().year
    a_month(1, this, matters__held=23, matters__reported=31, matters__appeal=9)
    page = reverse("transparency_year", args=[this])
    answer = client.get(page).content.decode()
    assert f"Whole months up to January {this} are counted" in answer
    assert shown(client, page)["matters"]["Reported"] == "at least 30"
    assert shown(client, page)["matters"]["Together"] == "at least 60"


def test_a_year_without_a_whole_month_is_not_there(client, db):
    assert "No whole month" in client.get(reverse("transparency")).content.decode()
    assert client.get(PAGE).status_code == 404
    assert client.get(reverse("transparency_year", args=[99999999])).status_code == 404
    a_month()
    assert PAGE in client.get(reverse("transparency")).content.decode()
    assert client.get(PAGE).status_code == 200


def test_the_table_to_keep_says_the_same(client, db):
    a_month(matters__held=20, matters__reported=30, matters__appeal=2)
    answer = client.get(CSV)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(answer.getvalue().decode("utf-8-sig").splitlines()))[1:]
    page = client.get(PAGE).context["year"].tables
    assert [tuple(row) for row in rows[:-2]] == [
        (table.title, row.label, row.cells[0]) for table in page for row in table.rows
    ]
    assert rows[-1][-1] == "not given"


def test_how_it_is_made_is_said_with_its_source(client, db):
    a_month()
    for page in (PAGE, reverse("transparency")):
        said = client.get(page).content.decode()
        assert "How these numbers are made" in said
        assert "https://sdctools.github.io/HandbookSDC/" in said


@pytest.mark.parametrize("page", [PAGE, CSV, reverse("transparency")])
def test_a_visitors_page_may_be_kept_and_a_members_not(client, author, page):
    a_month()
    assert "public" in client.get(page)["Cache-Control"]
    client.force_login(author)
    assert "no-store" in client.get(page)["Cache-Control"]


def test_as_many_queries_for_a_year_as_for_a_month(client, db):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        return len(queries)

    a_month(12, matters__held=20)
    asked()
    one = asked()
    a_month(11, matters__held=20, decisions__hide=9, **{"guidelines__4.4": 9})
    a_month(10, matters__held=20)
    assert asked() == one
