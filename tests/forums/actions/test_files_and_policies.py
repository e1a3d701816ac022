"""Files of what a posting policy holds: a moderator reads them first, with the words."""

import pytest

from forums.actions import policies, posts
from forums.actions.held import Held
from forums.models import PostFile
from forums.models.files import POSTS
from moderation.actions import held
from moderation.models import Responder
from network.lib.files.reading import read
from tests.attachments import a_csv, a_file, upload
from tests.factories import a_reply


def on_disk() -> set[str]:
    return {path.name for path in POSTS.folder.glob("??/*")}


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, files=[a_file("report.pdf"), a_file("list.csv", a_csv())])


def let_through(matter, by):
    opened = held.open_words(matter=matter, reader=by, reason="To decide")
    held.publish(matter=matter, by=by, words={one.name: one.words for one in opened})


def test_a_policy_holds_a_post_with_its_files(thread, author, moderator, secretariat):
    Responder.objects.create(member=moderator, country=author.country)
    policies.change_policy(by=secretariat, before="everyone")
    before = on_disk()
    with pytest.raises(Held) as kept:
        a_reply(thread, author, files=[a_file()])
    assert not PostFile.objects.exists()
    assert on_disk() == before

    let_through(kept.value.matter, moderator)
    assert PostFile.objects.get().name == "report.pdf"


def test_new_files_of_a_post_are_held_too_and_the_old_ones_stay(
    post, author, moderator, secretariat
):
    Responder.objects.create(member=moderator, country=author.country)
    first, _second = post.files.in_order()
    policies.change_policy(by=secretariat, before="everyone")
    with pytest.raises(Held) as kept:
        posts.edit(
            post=post,
            editor=author,
            written=post.html,
            written_as="html",
            files=[a_file("new.pdf")],
            without=[first.pk],
        )
    assert [row.name for row in post.files.in_order()] == ["report.pdf", "list.csv"]

    let_through(kept.value.matter, moderator)
    assert [row.name for row in post.files.in_order()] == ["list.csv", "new.pdf"]


def test_a_watched_word_is_found_in_a_file(thread, author, secretariat):
    policies.watch_word(by=secretariat, phrase="fast loans", act="hold")
    file = read(upload("offer.txt", b"We offer fast loans."))
    with pytest.raises(Held) as kept:
        a_reply(thread, author, files=[file])
    assert kept.value.rules == ("policy.watched-word",)
