"""The secretariat sees which countries and sectors write, and which only read."""

import csv
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Member
from forums.models import Post
from tests.factories import a_member, a_reply, a_thread

PAGE, FILE = reverse("secretariat_participation"), reverse("secretariat_participation_csv")


@pytest.fixture
def office(client, secretariat):
    client.force_login(secretariat)
    Member.objects.filter(pk=secretariat.pk).update(country="SE", sector="ministry")
    return client


@pytest.fixture
def exchange(public_forum, secretariat):
    """Of six in Latvia two write, of seven in Iceland one; somebody is in no country."""
    latvia = [a_member(country_id="LV", sector_id="police") for _ in range(6)]
    iceland = [a_member(country_id="IS", sector_id="school") for _ in range(7)]
    Member.objects.filter(pk=a_member().pk).update(country=None, sector=None)
    thread = a_thread(public_forum, latvia[0])
    for author in (latvia[0], latvia[1], latvia[1], iceland[0]):
        a_reply(thread, author)
    earlier = a_reply(thread, latvia[2])
    Post.objects.filter(pk=earlier.pk).update(posted_at=timezone.now() - timedelta(days=200))
    return thread


def rows(client, **period):
    tables = client.get(PAGE, period).context["tables"]
    return {row.label: row.cells for table in tables for row in table.rows}


def test_countries_and_sectors_are_told_by_who_wrote(office, exchange):
    found = rows(office)
    # Of a hundred members, who wrote, members, who came, posts.
    assert found["Latvia"] == ("33", "2", "6", "0", "4")
    assert found["Iceland"][:3] == ("14", "1", "7")
    assert found["Police"][1:3] == ("2", "6")
    assert found["No country given"][1] == "0"
    assert "Norway" not in found


def test_a_longer_time_has_more_in_it(office, exchange):
    since = timezone.localdate() - timedelta(days=300)
    assert rows(office, since=since.isoformat())["Latvia"][1] == "3"


def test_hidden_posts_and_posts_without_a_name_are_nobodys(office, public_forum):
    asker = a_member(country_id="LT")
    a_thread(public_forum, asker, kind="question", without_name=True)
    assert rows(office)["Lithuania"][1] == "0"


def test_the_report_is_of_the_days_that_were_chosen(office, exchange):
    since = (timezone.localdate() - timedelta(days=300)).isoformat()
    page = office.get(PAGE, {"since": since}).content.decode()
    assert f'href="{FILE}?since={since}"' in page


def test_a_report_has_no_number_below_five(office, exchange):
    answer = office.get(FILE)
    lines = list(csv.reader(answer.getvalue().decode("utf-8-sig").splitlines()))
    found = {line[1]: line[2:] for line in lines}
    assert found["Latvia"] == ["6", "fewer than 5", "fewer than 5", "fewer than 5"]
    numbers = [cell for line in lines[1:] for cell in line[2:] if cell.isdigit()]
    assert min(map(int, numbers)) >= 5


def test_it_costs_the_same_queries_however_many_write(office, exchange, django_assert_num_queries):
    office.get(PAGE)
    # Session and member, twice members and posts; forums and bell of the frame.
    with django_assert_num_queries(7):
        office.get(PAGE)


def test_it_is_for_the_secretariat_alone(client, moderator):
    client.force_login(moderator)
    assert client.get(PAGE).status_code == client.get(FILE).status_code == 404
