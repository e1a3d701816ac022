"""The plans of a page are those of the real view's own queries."""

import pytest

from benchmarks import readers
from benchmarks.thread_page import plans

SCAN = {
    "Node Type": "Index Scan",
    "Index Name": "thread_pkey",
    "Relation Name": "forums_thread",
    "Shared Hit Blocks": 3,
    "Shared Read Blocks": 1,
}
LIMIT = {
    "Node Type": "Limit",
    "Shared Hit Blocks": 3,
    "Shared Read Blocks": 1,
    "Plans": [SCAN],
}


def test_a_shape_says_the_nodes_and_what_they_scan():
    assert plans.shape(LIMIT) == "Limit(Index Scan thread_pkey)"


def test_buffers_are_those_found_and_those_read():
    assert plans.buffers(LIMIT) == 4


def test_a_query_is_about_the_table_outside_its_sub_selects():
    sql = 'SELECT (SELECT U0."n" FROM "forums_watch" U0 WHERE (U0."a" = (1))) FROM "forums_thread"'
    assert plans.about(sql) == "forums_thread"


def a_page(*buffers, shape="Index Scan"):
    return [plans.Query("forums_post", shape, value) for value in buffers]


def test_pages_of_one_kind_are_taken_together():
    [query] = plans.average([a_page(60), a_page(64, shape="Seq Scan")])
    assert query == {"about": "forums_post", "shape": "Index Scan or Seq Scan", "buffers": 62}


def test_pages_that_ask_different_queries_are_not_of_one_kind():
    with pytest.raises(RuntimeError, match="different queries"):
        plans.average([a_page(60), a_page(60, 60)])


def test_tables_of_a_few_rows_are_known_with_their_indexes(thread):
    few = plans.few()
    assert {"directory_country", "directory_country_pkey"} <= set(few)


def test_the_real_page_is_explained(thread, author):
    path = thread.get_absolute_url()
    found = plans.of_page(path, readers.cookie(author))
    tables = [query.about for query in found]
    assert tables.count("forums_thread") == 1
    assert {"forums_forum", "forums_post"} <= set(tables)
    assert all(query.buffers for query in found if query.about == "forums_post")
