"""Files out of sight: hidden with their post or taken out alone, sealed, and given back."""

from collections.abc import Iterable
from contextlib import suppress

from django.db import transaction

from forums.models import Post, PostFile
from forums.models.files import POSTS
from moderation.actions import sealed_files, seals
from moderation.models import Seal
from network.lib.files.reading import ReadFile

NAME = "forums.PostFile.name"


def seal_away(
    files: Iterable[PostFile], *, by, gone: str, country=None, along_with: Seal | None = None
) -> list[Seal]:
    """Seal files and remove their bytes, in the caller's transaction.

    Args:
        gone: a value of PostFile.Gone.
        country: whose responders may open them; the author's when not given.
        along_with: the seal of the words they are hidden with.
    """
    made = []
    for file in files:
        author = file.post.author
        about = {"subject": file, "author": author, "by": by}
        about |= {"country": country or seals.country_for(author), "along_with": along_with}
        made.append(sealed_files.seal_file(field=NAME, file=_read(file), **about))
        stored, file.stored, file.name, file.gone = file.stored, "", "", gone
        file.save(update_fields=["stored", "name", "gone"])
        transaction.on_commit(_remover(stored))
    return made


def _remover(stored: str):
    return lambda: POSTS.remove([stored])


def _read(file: PostFile) -> ReadFile:
    # One that the disk has lost must not keep a post from being hidden.
    data = POSTS.find(file.stored) or b""
    return ReadFile(name=file.name, kind=file.kind, data=data, text="", pages=file.pages)


def hide_with(post: Post, sealed: Seal, *, by, country=None) -> None:
    """All files of a post that is hidden. In the caller's transaction.

    Args:
        sealed: has its words.
    """
    shown = post.files.filter(gone="").select_related("post__author")
    about = {"gone": PostFile.Gone.HIDDEN, "country": country, "along_with": sealed}
    seal_away(shown, by=by, **about)


def bring_back_with(post: Post, *, by, reason: str) -> None:
    """The files that were hidden with a post. In the caller's transaction.

    One that is destroyed, or that the disk has lost, stays away: the words come without it.

    Args:
        reason: already scanned.
    """
    for file in post.files.filter(gone=PostFile.Gone.HIDDEN):
        if seal := seal_of(file):
            with suppress(LookupError):
                put_back(file, seal, by=by, reason=reason)


def put_back(file: PostFile, seal: Seal, *, by, reason: str) -> None:
    """Put a sealed file back to its post. In the caller's transaction.

    Raises:
        LookupError: it is destroyed.
    """
    whole = sealed_files.give_back(seal=seal, by=by, reason=reason)
    file.stored, file.name, file.gone = POSTS.put(whole.data), whole.name, ""
    file.save(update_fields=["stored", "name", "gone"])


def seal_of(file: PostFile) -> Seal | None:
    """The seal that has the file now."""
    return Seal.objects.of(file).files().first()
