"""What programs of the region put before a subject is no part of it."""

import pytest

from forums.mailbox.subjects import bare, bracket


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("First meeting", ("First meeting", False)),
        ("Re: First meeting", ("First meeting", True)),
        ("SV: Re: First meeting", ("First meeting", True)),
        ("AW: [practice] RE[2]: First meeting", ("First meeting", True)),
        ("VS: First meeting", ("First meeting", True)),
        ("Odp: First meeting", ("First meeting", True)),
        ("Отв: First meeting", ("First meeting", True)),
        ("Re (3): First meeting", ("First meeting", True)),
        ("Fwd: First meeting", ("First meeting", False)),
        ("[practice] First meeting", ("First meeting", False)),
        ("Re:", ("", True)),
        ("Reform: a plan", ("Reform: a plan", False)),
    ],
)
def test_bare(subject, expected):
    assert bare(subject) == expected


def test_only_the_lists_own_brackets_go_from_a_title():
    assert bare("Re: [practice] [Urgent] Plan", "practice") == ("[Urgent] Plan", True)


def test_the_name_in_brackets():
    assert bracket("Re: [Practice] plan") == "practice"
    assert bracket("plan") is None
