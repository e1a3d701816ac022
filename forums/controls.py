"""What one reader can do with a post, beside what everybody can: the second small fragment.

It says nothing of the post but its number, so it is drawn once a process for each set of rights
and language, with a stand-in for the number: twenty on a page cost no rendering.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from forums import access
from forums.authors import seen_by

# Nothing else on the fragment reads like this.
PK = 2_100_000_001


@dataclass(frozen=True)
class Rights:
    edit: bool
    curate: bool
    accept: bool
    undo: bool
    is_answer: bool
    keep: bool
    thank: bool
    see_thanks: bool
    is_hidden: bool
    kept: bool
    thanked: bool
    # Thanks were given or taken back just now: the focus stays there.
    pressed: bool


def rights(member, thread, row, pressed) -> Rights:
    is_hidden, is_own = row.hidden_at is not None, row.author_id == member.pk
    return Rights(
        edit=access.may_edit(member, row),
        curate=access.may_curate(member, row),
        accept=access.may_accept(member, thread, row),
        undo=access.may_undo(member, thread, row),
        is_answer=row.pk == thread.answer_id,
        keep=not is_hidden and access.may_keep(member, row),
        thank=not is_hidden and access.may_thank(member, row),
        see_thanks=not is_hidden and is_own,
        is_hidden=is_hidden,
        kept=row.kept,
        thanked=row.thanked,
        pressed=pressed,
    )


def drawn(member, thread, row, *, pressed: bool = False) -> SafeString:
    """The controls of a post for one reader; empty when there are none."""
    row = seen_by(member, thread, row)
    may = rights(member, thread, row, pressed)
    if not any((may.edit, may.curate, may.accept, may.keep, may.thank, may.see_thanks)):
        return SafeString("")
    html = _drawn(may, get_language())
    # Safe: our own template, with a whole number in it.
    return SafeString(html.replace(str(PK), str(row.pk)))


@lru_cache(maxsize=1024)
def _drawn(may: Rights, language: str) -> str:
    values = {"may": may, "pk": PK}
    return render_to_string("forums/_post_controls.html", values).strip()
