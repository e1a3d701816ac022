"""The cast: who does what in the tests. Vocabulary is there in every test with a database."""

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import TransactionTestCase, override_settings
from django.utils import translation

from directory import announced, vocabularies
from directory.actions.vocabulary import load
from tests import as_it_was, factories
from tests.keys import with_key

# Each builds one world, for minutes, which all of its tests look at: they go to one process. Not by
# xdist's own marks: what they add to a test's name is not among the names it deals out.
ONE_WORLD = (
    *("house/test_as_if_never.py", "house/test_hidden_is_nowhere.py"),
    *("house/test_without_name_is_nowhere.py", "kills/test_kills.py", "demo/test_community.py"),
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from xdist.scheduler import LoadScopeScheduling

    class ByWorld(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            module = nodeid.partition("::")[0]
            return module if module.endswith(ONE_WORLD) else nodeid

    return ByWorld(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        load()
        as_it_was.keep()
    TransactionTestCase._fixture_teardown = as_it_was.bring_back


@pytest.fixture(scope="session", autouse=True)
def unhashed_static_files():
    """Pages are rendered without `collectstatic`; the journeys run with it, as in production."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(autouse=True)
def fresh_caches(request):
    """No test reads what another one cached."""
    vocabularies.forget()
    announced.know([])
    for name in ("transactional_db", "db"):
        if name in request.fixturenames:
            request.getfixturevalue(name)
            for cache in caches.all():
                cache.clear()
            return


@pytest.fixture(autouse=True)
def english():
    """A request leaves its language to the thread: not to the next test."""
    translation.deactivate()


@pytest.fixture
def author(db):
    return factories.a_member("Kaisa R.", handle="kaisa-r", country_id="FI", sector_id="school")


@pytest.fixture
def watcher(db):
    return factories.a_member("Mihkel T.", handle="mihkel-t")


@pytest.fixture
def stranger(db):
    """Signed up, not admitted."""
    return factories.a_member("Stranger S.", handle="stranger", admitted=False)


@pytest.fixture
def moderator(db):
    return with_key(factories.a_member("Anna M.", handle="anna-m", role="moderator"))


@pytest.fixture
def secretariat(db):
    return with_key(factories.a_member("Sofie L.", handle="sofie-l", role="secretariat"))


@pytest.fixture
def seat_holder(db):
    holder = factories.a_seat_holder("DK", name="Jens B.", handle="jens-b", country_id="DK")
    return with_key(holder)


@pytest.fixture
def forum(db):
    """A members' forum."""
    return factories.a_forum("common-room", audience="members")


@pytest.fixture
def public_forum(db):
    return factories.a_forum("open-square", audience="public", sensitivity="open")


@pytest.fixture
def seats_forum(db):
    return factories.a_forum("expert-group", audience="seats", sensitivity="titles-only")


@pytest.fixture
def thread(forum, author):
    return factories.a_thread(forum, author)
