"""No number below five is published, and none can be computed from those that are."""

import random

import pytest

from moderation.disclosure import How, bounds, protect

SUMS = [("all", ["a", "b", "c"])]


def shown(sums=SUMS, step=1, **values):
    return protect(values, sums, step=step)


def given(found):
    return {name: one.number for name, one in found.items() if one.number is not None}


def test_what_is_large_is_given():
    assert given(shown(all=30, a=10, b=9, c=11)) == {"all": 30, "a": 10, "b": 9, "c": 11}


def test_what_is_below_five_is_fewer_than_five_also_when_it_is_nothing():
    found = shown([], none=0, four=4, five=5)
    assert [found[name].how for name in ("none", "four")] == [How.FEW, How.FEW]
    assert given(found) == {"five": 5}


def test_a_small_number_alone_takes_a_second_one_with_it():
    found = shown(all=33, a=2, b=11, c=20)
    assert found["a"].how == How.FEW
    assert found["b"].how == How.KEPT
    assert given(found) == {"all": 33, "c": 20}


def test_two_small_numbers_do_not_hide_each_other_when_they_are_as_large_as_they_can_be():
    found = shown(all=28, a=4, b=4, c=20)
    assert found["c"].how == How.KEPT
    assert bounds(found, {"all"}, SUMS)["a"] == (0, 4)


def test_without_another_number_the_total_goes():
    found = shown([("all", ["a", "b"])], all=7, a=4, b=3)
    assert given(found) == {}
    assert found["all"].how == How.KEPT


def test_a_total_that_another_table_gives_away_takes_that_table_along():
    sums = [("all", ["a", "b"]), ("all", ["x", "y"])]
    found = shown(sums, all=8, a=4, b=4, x=3, y=5)
    assert {one.how for one in found.values()} == {How.KEPT}
    other = shown(sums, all=80, a=40, b=40, x=3, y=77)
    assert given(other) == {"all": 80, "a": 40, "b": 40}


def test_a_year_that_goes_on_is_rounded_down_so_that_editions_cannot_be_subtracted():
    october, november = (shown(step=5, all=31, a=n, b=9, c=22 - n) for n in (11, 12))
    assert given(october) == given(november) == {"all": 30, "a": 10, "b": 5, "c": 10}
    assert november["a"].how == How.AT_LEAST


@pytest.mark.parametrize("step", [1, 5])
def test_whatever_the_numbers_are_a_reader_knows_no_more_than_fewer_than_five(step):
    rng = random.Random(20261125)
    small = 0
    for _time in range(400):
        a, b, c, x, y = (rng.choice([0, 1, 2, 3, 4, 5, 6, 9, 14, 40]) for _ in range(5))
        total = a + b + c
        z, further = max(0, total - x), rng.randrange(12)
        x = total - z
        values = {"all": total, "a": a, "b": b, "c": c, "x": x, "z": z}
        values |= {"reports": a + further, "further": further, "alone": y}
        sums = [("all", ["a", "b", "c"]), ("all", ["x", "z"]), ("reports", ["a", "further"])]
        found = protect(values, sums, step=step)
        known = bounds(found, {"all", "reports"}, sums, step)
        for name, value in values.items():
            low, high = known[name]
            assert low <= value <= high
            if found[name].how == How.FEW:
                assert (low, high) == (0, 4)
            if value < 5:
                assert found[name].number is None
                assert (low, high - low >= 4) == (0, True)
                small += 1
    assert small > 400
