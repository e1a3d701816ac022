"""Who wrote to a list and is no member can have their words erased, for good."""

import pytest
from django.core.management import CommandError, call_command

from directory import voices
from forums.actions import claims
from forums.actions.forgetting import forget
from forums.models import ImportedMessage, MailSender, Post, Thread
from tests.archive import message
from tests.factories import a_member
from tests.forums.importing import bring

KAISA = "kaisa@example.org"


@pytest.fixture
def imported(tmp_path, forum):
    more = ("References: <first.1@example.org>",)
    other = message("I come.", address="other@example.org", id="b.1@example.org", more=more)
    bring(tmp_path, forum, message("We meet."), other)


def test_the_words_go_and_those_of_others_stay(imported, capsys):
    call_command("forget_sender", "Kaisa@example.org")
    assert "1 posts have no words" in capsys.readouterr().out
    assert [p.html for p in Post.objects.order_by("number")] == ["", "<p>I come.</p>"]
    assert Thread.objects.get().title == "Title removed by its author"
    assert Post.objects.get(number=1).author.name == "Former member"
    assert voices.number_of(Post.objects.get(number=2).author)
    assert forget(address=KAISA) == 1


def test_nothing_of_theirs_is_taken_any_more(imported, tmp_path, forum):
    forget(address=KAISA)
    more = message("Again.", id="c.1@example.org", subject="Again")
    answer = message("Yes.", id="d.1@example.org", address="b@x.org", more=_to("c"))
    assert bring(tmp_path, forum, more, answer, name="more.mbox").outcomes == {
        "erased": 1,
        "taken": 1,
    }
    assert ImportedMessage.objects.get(outcome="erased").number == 1
    assert not Post.objects.filter(html__contains="Again").exists()
    # The answer has a thread all the same.
    assert Post.objects.get(html="<p>Yes.</p>").thread.title.startswith("From the mailing list")


def _to(name):
    return (f"References: <{name}.1@example.org>",)


def test_nobody_gets_them_back(imported):
    forget(address=KAISA)
    kaisa = a_member(email=KAISA)
    assert claims.claim_all(member=kaisa) == 0


def test_what_a_member_has_is_theirs(imported):
    voice = Thread.objects.get().author
    claims.claim(sender=MailSender.objects.get(voice=voice), member=a_member())
    with pytest.raises(CommandError):
        call_command("forget_sender", KAISA)
    assert not Post.objects.filter(html="").exists()
