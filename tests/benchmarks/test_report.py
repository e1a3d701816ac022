"""A run adds to what is known: other sizes, and other parts of the same size, stay."""

import json

from benchmarks import report


def tell(sizes):
    return f"{', '.join(sizes)}\n"


def kept(folder):
    return json.loads((folder / "results.json").read_text(encoding="utf-8"))


def test_sizes_stand_side_by_side_smallest_first(tmp_path):
    report.keep(tmp_path, 1000, {"pages": 1}, tell)
    report.keep(tmp_path, 10, {"pages": 2}, tell)
    assert (tmp_path / "RESULTS.md").read_text(encoding="utf-8") == "10, 1000\n"
    assert [kept(tmp_path)[size]["pages"] for size in ("10", "1000")] == [2, 1]


def test_a_part_that_was_not_run_keeps_its_figures(tmp_path):
    report.keep(tmp_path, 10, {"pages": 1, "plans": 1}, tell)
    report.keep(tmp_path, 10, {"plans": 2}, tell)
    assert (kept(tmp_path)["10"]["pages"], kept(tmp_path)["10"]["plans"]) == (1, 2)


def test_each_size_says_what_it_was_measured_on(tmp_path):
    report.keep(tmp_path, 10, {}, tell)
    assert "Python" in kept(tmp_path)["10"]["machine"]


def test_a_table_reads_well():
    assert report.table(["way", "ms"], [["echo", 2.5], ["reply", 1234.0]]).splitlines() == [
        "| way | ms |",
        "| --- | ---: |",
        "| echo | 2.50 |",
        "| reply | 1,234 |",
    ]


def test_a_target_that_is_missed_is_said():
    assert report.verdict(2.2, 2.2) == "2.20 (target at most 2.2: met)"
    assert report.verdict(2.21, 2.2) == "2.21 (target at most 2.2: missed)"
