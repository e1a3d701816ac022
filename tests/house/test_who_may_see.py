"""Every address, for everybody: who is answered what stands in a table, and is so."""

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import override_settings
from django.urls import clear_url_caches, path, reverse, set_urlconf

from directory.middleware import WITHOUT_SECOND_FACTOR
from directory.suspension import OPEN
from forums.models import Forum
from network import urls
from network.providers import providers
from network.views import secretariat
from tests.house.everybody import Everybody
from tests.house.walk import (
    KEYLESS,
    SUSPENDED,
    Line,
    Walk,
    addresses,
    differences,
    expected,
    said,
    written,
)
from tests.house.who_may_see import DEMO_LINES, LINES
from tests.providers import PROVIDERS

ALL = LINES + DEMO_LINES if settings.HAVN_DEMO else LINES
NAMES = sorted({line.name for line in ALL})


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker):
    """One cast for all of the walk, in a transaction that is taken back."""
    reverse("home")  # the addresses are made once: with the demo's, as the other tests want
    here = override_settings(HAVN_DEMO=False, SIGN_IN_PROVIDERS=providers(PROVIDERS))
    with django_db_blocker.unblock(), here, transaction.atomic():
        yield Walk(Everybody())
        transaction.set_rollback(True)


def test_every_address_is_in_the_table_and_no_other():
    assert "\n".join(differences(ALL)) == ""


def test_a_new_address_and_one_that_is_gone_are_seen():
    found = [*addresses(), ("secretariat/secrets/", "secrets")]
    [lacks] = differences(ALL, found)
    assert lacks.startswith("/secretariat/secrets/: nobody has said")
    assert 'Line("secrets", "", "ask", "ask")' in lacks
    [gone] = differences([*ALL, Line("secrets", "", "200", "405")])
    assert gone.startswith("secrets is gone")


def test_every_address_has_a_name_of_its_own():
    names = [name for _route, name in addresses()]
    assert "" not in names
    assert len(names) == len(set(names))


@pytest.mark.django_db
@pytest.mark.parametrize("line", ALL, ids=str)
def test_everybody_is_answered_as_the_table_says(walk, line):
    assert walk.compared(line) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_who_lacks_a_key_gets_nowhere_but_to_a_key(walk, name):
    line = next(line for line in ALL if line.name == name)
    got, posted = (said(walk.ask(line, method, KEYLESS)) for method in ("get", "post"))
    if name in WITHOUT_SECOND_FACTOR:
        assert got != ">second_factor"
    else:
        assert (got, posted) == (">second_factor", "403")


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_who_is_suspended_gets_nowhere_but_to_the_reason(walk, name):
    line = next(line for line in ALL if line.name == name)
    got, posted = (said(walk.ask(line, method, SUSPENDED)) for method in ("get", "post"))
    if name in OPEN:
        assert got != ">sanctions"
    else:
        assert (got, posted) == (">sanctions", ">sanctions")


@pytest.fixture
def planted(walk):
    """planted(view): the secretariat's page answered by another view."""
    was = urls.urlpatterns[:]

    def plant(view):
        urls.urlpatterns.insert(0, path("secretariat/", view, name="secretariat"))
        clear_url_caches()
        return next(line for line in LINES if line.name == "secretariat")

    yield plant
    urls.urlpatterns[:] = was
    clear_url_caches()
    set_urlconf(None)


@pytest.mark.django_db
def test_a_view_that_lost_its_decorator_is_seen(walk, planted):
    line = planted(secretariat.home.__wrapped__.__wrapped__)
    found = walk.compared(line)
    assert found.startswith("secretariat: today it is")
    assert 'Line("secretariat", "", "200", "200")' in found


@pytest.mark.django_db
def test_a_read_that_lets_everybody_in_is_seen(walk, monkeypatch):
    line = next(line for line in LINES if (line.name, line.of) == ("thread_new", "seats forum"))
    assert walk.compared(line) == ""
    monkeypatch.setattr(type(Forum.objects.all()), "visible_to", lambda forums, member: forums)
    assert '"login visitor, 403 applicant muted, 200"' in walk.compared(line)


def test_a_redirect_is_called_by_where_it_leads():
    away = HttpResponse(status=302, headers={"Location": "/directory/?page=2"})
    assert said(away) == ">directory"
    assert said(HttpResponse(status=302, headers={"Location": "/nowhere/"})) == ">/nowhere/"


def test_a_cell_is_read_as_it_is_written():
    cell = "login visitor, 200 office, 404"
    assert written(expected(cell)) == cell
    answers = expected(cell)
    assert (answers["visitor"], answers["administrator"], answers["member"]) == (
        "login", "200", "404",
    )  # fmt: skip
    with pytest.raises(ValueError, match="nobody is called offfice"):
        expected("200 offfice, 404")
    with pytest.raises(ValueError, match="no answer for"):
        expected("200 office")
