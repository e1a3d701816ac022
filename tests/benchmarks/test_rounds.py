"""What is compared was measured in the same round."""

import pytest

from benchmarks.rounds import Case, figures, percentiles


def a_case(name, *cpu):
    rounds = [{"web": value, "cpu": value, "per_second": 10.0} for value in cpu]
    return Case(name, 0, {}, [], rounds=rounds, answers=[0.01, 0.02, 0.03])


def test_times_bare_is_the_median_of_the_rounds_own_ratios():
    # The machine was busy in the second round: both cost double, the page is still twice as dear.
    bare, page = a_case("bare", 4.0, 8.0, 5.0), a_case("page", 8.0, 16.0, 10.0)
    found = figures([bare, page], bare)
    assert found["bare"]["times"] == 1
    assert (found["page"]["least"], found["page"]["times"], found["page"]["most"]) == (2, 2, 2)


def test_cpu_is_the_median_over_the_rounds():
    bare = a_case("bare", 4.0, 90.0, 5.0)
    assert figures([bare], bare)["bare"]["cpu"] == 5


def test_a_round_takes_the_next_requests_and_begins_anew_at_the_end():
    case = Case("page", 0, {}, ["a", "b", "c"])
    assert case.take(0, 2) == ["a", "b"]
    assert case.take(2, 2) == ["c", "a"]


def test_percentiles_are_in_milliseconds():
    found = percentiles([number / 1000 for number in range(1, 101)])
    assert found["p50"] == pytest.approx(50.5)
    assert 95 <= found["p95"] <= 96
