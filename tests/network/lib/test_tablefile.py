"""A table as a file for spreadsheet programs."""

import csv

import pytest
from django.utils.translation import gettext_lazy, override

from network.lib.tablefile import table_file


def lines(rows):
    text = table_file("numbers", rows).getvalue().decode()
    assert text.startswith("\N{BYTE ORDER MARK}"), "programs know by it that it is UTF-8"
    return list(csv.reader(text[1:].splitlines(keepends=True)))


def test_cells_come_as_they_are():
    rows = [["Name", "Number"], ['Žižek, "Ana"\nsecond line', 3], ["", -4]]
    assert lines(iter(rows)) == [["Name", "Number"], ['Žižek, "Ana"\nsecond line', "3"], ["", "-4"]]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_nothing_in_it_is_worked_out_as_a_formula(cell):
    assert lines([[cell]])[0][0].startswith("'")


def test_it_speaks_the_language_in_which_it_was_asked_for():
    def rows():
        yield [gettext_lazy("Country")]

    with override("de"):
        answer = table_file("numbers", rows())
    assert "Land" in answer.getvalue().decode()


def test_the_file_has_a_name():
    assert table_file("numbers", [])["Content-Disposition"] == 'attachment; filename="numbers.csv"'
