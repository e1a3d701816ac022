"""Words that wait for a moderator: the door to the desk, and the way back out of it.

The app whose words they are calls `hold` and plugs a `Kind`, which knows how they are published.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from network.lib import ports
from network.lib.files.reading import ReadFile
from network.lib.subjects import Place


class NoLongerPossible(Exception):
    """What the words were to become is gone, or closed to their writer."""


@dataclass(frozen=True)
class Kind:
    """What held words become.

    Args:
        name: "reply".
        label: what a person calls it ("Reply").
        where: (viewer, {(model, id)}) -> {(model, id): (title, address)} of what the words are
            about, as far as the viewer may see it. One query a model.
        publish: (author, subject_id, words, forms, wish) -> the saved row; forms say which words
            are "text" and which "html". Raises NoLongerPossible, and Refused for what blocks. Of
            words with files it also gets `files`, a list of ReadFile.
        place: (subject) -> Place: where the words were to stand, by which the desk is divided.
    """

    name: str
    label: str | Promise
    where: Callable
    publish: Callable
    place: Callable[..., Place] = lambda subject: Place()


def hold(
    *,
    author,
    kind: str,
    subject,
    words: Mapping[str, str],
    wish: Mapping[str, object],
    rules=(),
    blocked: bool = False,
    files: Mapping[str, Sequence[ReadFile]] | None = None,
):
    """Seal words and open the desk's item for them, in the caller's transaction.

    Args:
        author: whose country's responders may open them.
        kind: name of a plugged Kind.
        subject: where the words were to go: a saved thread, forum or post.
        words: {"app.Model.field": words}, as they would be stored.
        wish: what else publishing needs: ids and choices, no words.
        rules: names of what the scan found.
        blocked: something in them is never published.
        files: {"app.Model.field" of their names: files}; none of them is blocked.
    """
    [open_item] = ports.hold
    return open_item(
        author=author,
        kind=kind,
        subject=subject,
        words=words,
        wish=wish,
        rules=rules,
        blocked=blocked,
        files=files or {},
    )


def kind_named(name: str) -> Kind:
    """Return the plugged kind.

    Raises:
        LookupError: no app has plugged it.
    """
    for kind in ports.held_kinds:
        if kind.name == name:
            return kind
    raise LookupError(f"no app has plugged the held kind {name!r}")
