"""Help numbers are checked by somebody, and what nobody has checked is shown to nobody."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from directory.actions.help_numbers import check, withdraw
from directory.actions.vocabulary import load
from directory.models import HelpNumber
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.numbers import CODE

pytestmark = pytest.mark.django_db


def of(slug):
    return HelpNumber.objects.get(slug=slug)


def words(**changed):
    source = "https://example.org/"
    return {
        "number": "116 111",
        "name": "Bris",
        "note": "Day and night",
        "source": source,
    } | changed


def test_what_nobody_has_checked_is_not_shown(secretariat):
    swedish = of("se-helpline")
    assert of("emergency") in HelpNumber.objects.shown()
    assert swedish not in HelpNumber.objects.shown()
    assert swedish in HelpNumber.objects.to_check()
    check(help_number=swedish, by=secretariat, **words())
    assert swedish in HelpNumber.objects.shown()
    assert swedish not in HelpNumber.objects.to_check()


def test_after_twelve_months_it_is_to_be_checked_again_and_still_shown():
    emergency = of("emergency")
    HelpNumber.objects.filter(pk=emergency.pk).update(checked_on=date(2026, 1, 1))
    assert emergency not in HelpNumber.objects.to_check(today=date(2027, 1, 1))
    assert emergency in HelpNumber.objects.to_check(today=date(2027, 1, 2))
    assert emergency in HelpNumber.objects.shown()


def test_a_check_says_by_whom_and_what_was_different(secretariat):
    check(help_number=of("se-helpline"), by=secretariat, **words(number="116 112"))
    [line] = AuditEntry.objects.filter(action="help_number_checked")
    assert (line.actor, line.subject_id) == (secretariat, of("se-helpline").pk)
    assert line.facts == {"changed": ["number", "note", "source"]}


def test_a_withdrawn_number_is_gone_and_no_file_brings_it_back(secretariat):
    withdraw(help_number=of("emergency"), by=secretariat)
    load()
    assert of("emergency") not in HelpNumber.objects.shown()
    assert AuditEntry.objects.filter(action="help_number_withdrawn").count() == 1


def test_a_file_does_not_undo_what_was_checked_later(secretariat):
    later = timezone.localdate() + timedelta(days=1)
    check(help_number=of("emergency"), by=secretariat, **words(number="113"))
    HelpNumber.objects.filter(slug="emergency").update(checked_on=max(later, date(2026, 11, 26)))
    load()
    assert of("emergency").number == "113"


@pytest.mark.parametrize("field", ["number", "name", "note"])
def test_a_personal_number_gets_in_nowhere(secretariat, field):
    with pytest.raises(Refused):
        check(help_number=of("se-helpline"), by=secretariat, **words(**{field: CODE}))
    assert of("se-helpline").checked_on is None
