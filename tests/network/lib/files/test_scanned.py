"""The words of a file through the scan: a page at a time, each rule once."""

import pytest

from network.lib.files.reading import ReadFile
from network.lib.files.scanned import PAGE, findings, through_file_scan
from network.lib.scan.result import BLOCK
from network.lib.written import Refused
from tests.numbers import CODE, DOUBTFUL

# Two traces, each harmless alone.
AGE, PLACE = "The girl is 7 years old.", "She lives in Rakvere."
FILLER = "We speak about methods and about nothing else. " * 200


def a_file(text: str, **more) -> ReadFile:
    return ReadFile("a.txt", "txt", text.encode(), text, **more)


def test_a_number_is_found_wherever_it_stands():
    for before in (0, PAGE - 5, PAGE, 3 * PAGE + 7):
        [finding] = findings(a_file("a " * (before // 2) + f"\n{CODE}\n" + FILLER))
        assert finding.severity == BLOCK


def test_a_number_many_times_is_one_finding():
    assert len(findings(a_file(f"{CODE}\n" * 500))) == 1


def test_traces_count_together_on_a_page_and_not_across_a_report():
    near = {finding.rule for finding in findings(a_file(f"{AGE} {PLACE}"))}
    assert len(near) >= 2
    assert findings(a_file(f"{AGE}\n{FILLER}\n{PLACE.replace('She', 'My aunt')}")) == ()


def test_findings_hold_no_word_and_no_place():
    [finding] = findings(a_file(f"It is {CODE}."))
    assert (finding.start, finding.end) == (0, 0)
    assert CODE not in repr(finding)
    assert CODE not in repr(a_file(CODE))


def test_a_warning_is_answered_and_a_block_is_not():
    assert through_file_scan(a_file(DOUBTFUL), overridden=True)
    for answers in ({}, {"overridden": True}, {"released": True}):
        with pytest.raises(Refused):
            through_file_scan(a_file(CODE), **answers)


def test_what_cannot_be_read_is_let_through_by_a_moderator_alone():
    unread = a_file("", unread=("scanned",))
    with pytest.raises(Refused):
        through_file_scan(unread, overridden=True)
    assert through_file_scan(unread, released=True)
