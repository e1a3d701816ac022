"""Files of posts: kept with a post, taken out of sight with it, and swept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from directory.models import Member
from forums.models import Post, PostFile
from forums.models.files import POSTS
from moderation.actions.sealed_files import held_today
from network.lib.files.kinds import MOST_A_DAY, MOST_IN_A_POST
from network.lib.files.reading import FileRefused, ReadFile
from network.lib.files.scanned import through_file_scan
from network.lib.scan import Finding
from network.lib.written import through_scan


@dataclass(frozen=True)
class Looked:
    """A file that may be kept: the scan has read its name and its words."""

    file: ReadFile
    name: str = field(repr=False)
    warned: tuple[Finding, ...] = ()

    @property
    def size(self) -> int:
        return self.file.size


def look(files: Sequence[ReadFile], *, overridden: bool, released: bool) -> list[Looked]:
    """Send files through the scan, before any transaction.

    Raises:
        Refused: something identifies a child, or may and was not answered, or cannot be read.
        FileRefused: more than a post can have.
    """
    refuse_too_many(files, 0)
    answered = {"overridden": overridden, "released": released}
    looked = []
    for file in files:
        name = through_scan("forums.PostFile.name", file.name, **answered)
        warned = through_file_scan(file, **answered)
        looked.append(Looked(file, name.text, (*name.warned, *warned)))
    return looked


def said(looked: Sequence[Looked]) -> tuple[str, ...]:
    """What files say to who reads them: their names, and the words that were read in them."""
    return tuple(line for one in looked for line in (one.name, one.file.text))


def refuse_too_many(files: Sequence[ReadFile], there: int) -> None:
    if there + len(files) > MOST_IN_A_POST:
        raise FileRefused(files[-1].name, "many")


@contextmanager
def on_disk(looked: Sequence[Looked]) -> Iterator[list[str]]:
    """Write the bytes before the thread is locked, and remove them when its post does not come."""
    stored: list[str] = []
    try:
        for one in looked:
            stored.append(POSTS.put(one.file.data))
        yield stored
    except BaseException:
        POSTS.remove(stored)
        raise


def count_day(author, files: Sequence[Looked | ReadFile]) -> None:
    """Hold a member to what can be sent a day, in the caller's transaction, before other locks.

    Raises:
        FileRefused: it is more.
    """
    if not files:
        return
    # Two sendings at once are counted one after the other.
    Member.objects.select_for_update(no_key=True).get(pk=author.pk)
    before = PostFile.objects.sent_today(author) + held_today(author)
    if before + sum(file.size for file in files) > MOST_A_DAY:
        raise FileRefused(files[-1].name, "day")


def keep(post: Post, looked: Sequence[Looked], stored: Sequence[str], at=None) -> None:
    """Write the rows of files, in the caller's transaction, which has locked the post.

    Raises:
        FileRefused: with those that are there, more than a post can have.
    """
    if not looked:
        return
    refuse_too_many([one.file for one in looked], post.files.filter(gone="").count())
    PostFile.objects.bulk_create(
        PostFile(
            post=post,
            name=one.name,
            kind=one.file.kind,
            size=one.file.size,
            pages=one.file.pages,
            stored=name,
            **({"added_at": at} if at else {}),
        )
        for one, name in zip(looked, stored, strict=True)
    )


def take_off(post: Post, files: Sequence[int]) -> int:
    """Remove files of a post for good: their author's act. Returns how many."""
    rows = post.files.filter(gone="", pk__in=files)
    count = rows.count()
    rows.remove()
    return count


def sweep() -> int:
    """Remove from disk what no row names. Returns how many."""
    return POSTS.sweep(PostFile.objects.stored_as)
