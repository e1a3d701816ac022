"""Tags and filters of every page."""

from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from django.template import Context, Template, TemplateSyntaxError
from hypothesis import given
from hypothesis import strategies as st

from network.templatetags.ui import initials


def render(template, **context):
    return Template(template).render(Context(context))


def test_a_moment_is_a_day_in_utc_with_the_exact_time_on_hover():
    moment = datetime(2026, 3, 12, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert render("{% when moment %}", moment=moment) == (
        '<time datetime="2026-03-11T23:30:00+00:00" title="11 March 2026, 23:30 UTC" data-local>'
        "11 March 2026</time>"
    )


def test_what_never_happened_is_no_moment():
    assert render("{% when moment %}", moment=None) == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna-Liisa Tamm", "AT"),
        ("Kaisa", "K"),
        ("Jens van der Berg", "JB"),
        ("NGO worker (demo)", "NW"),
        ("øyvind ås", "ØÅ"),
        ("", ""),
        ("– –", ""),
    ],
)
def test_initials_are_of_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters


@given(st.text(max_size=80))
def test_any_name_has_at_most_two_initials_worth_showing(name):
    assert len(initials(name)) <= 2 * 3  # `ﬃ` in capitals is three letters


def test_an_icon_is_drawn_into_the_page_and_is_not_read_aloud():
    drawn = render("{% icon 'bell' %}")
    assert drawn.startswith("<svg")
    assert 'aria-hidden="true"' in drawn
    assert "style=" not in drawn


def test_an_icon_named_by_data_may_be_missing_but_one_of_a_template_may_not():
    assert render("{% icon name %}", name="no-such-icon") == ""
    assert render("{% icon name %}", name="") == ""
    with pytest.raises(Exception, match="no-such-icon"):
        render("{% icon 'no-such-icon' %}")
    with pytest.raises(TemplateSyntaxError, match="takes one name"):
        render("{% icon %}")


def test_a_priority_is_told_by_hue_icon_and_label_and_its_label_is_escaped():
    priority = SimpleNamespace(slug="justice", icon="scale", label="Law & <order>")
    chip = render("{% priority_chip priority %}", priority=priority)
    assert "priority-justice" in chip
    assert "<svg" in chip
    assert "Law &amp; &lt;order&gt;" in chip


@pytest.mark.parametrize(
    ("here", "said"), [("forums", "page"), ("thread", "true"), ("home", "false"), ("", "false")]
)
def test_the_menu_says_where_one_is(here, said):
    assert render("{{ here|current:'forums forum thread' }}", here=here) == said
