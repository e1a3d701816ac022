"""What is kept of a form that is not sent yet, and how it fills the form again."""

from datetime import date

from django.db.models import Model

from forums.kinds import PREFIX
from forums.models import Draft
from network.lib.markup import plain

# What is chosen in a form, not written.
CHOICES = (
    *("priorities", "language", "countries", "level", "deadline", "sensitivity"),
    *("term", "spokesperson", "without_name"),
)


def as_initial(draft: Draft) -> dict:
    """What a form shows when it is opened again."""
    words = {"text": plain(draft.html), "title": draft.title, "tags": draft.tags}
    answers = {name: said for name, said in draft.answered.items() if _is_answer(name)}
    return {**words, **draft.choices, **answers, "seen": draft.stamp}


def _is_answer(name: str) -> bool:
    """What its kind asks, and what it is about in English."""
    return name.startswith(PREFIX) or name == "english"


def as_kept(form) -> dict:
    """Keyword arguments of `drafts.keep`, from a form that need not be complete.

    Words are taken as they were sent; of what was chosen, what the form lets pass.
    """
    form.full_clean()
    said = {name: form.data.get(name, "") for name in ("title", "tags") if name in form.fields}
    answers = {name: form.data.get(name, "") for name in form.fields if _is_answer(name)}
    chosen = {name: form.cleaned_data.get(name) for name in CHOICES if name in form.fields}
    return {
        **said,
        "written": form.cleaned_data.get("text", ""),
        "written_as": form.cleaned_data.get("written_as", "text"),
        "kind": getattr(form, "kind", ""),
        "answers": answers,
        "choices": {name: _key(choice) for name, choice in chosen.items() if choice},
        "seen": form.cleaned_data.get("seen", ""),
        "submission": form.cleaned_data.get("submission"),
    }


def is_too_long(form) -> bool:
    """Whether something in it is longer than a post of it could be."""
    return any(
        len(form.data.get(name, "")) > form.fields[name].max_length
        for name in form.fields
        if getattr(form.fields[name], "max_length", None)
    )


def _key(choice):
    """A row by its key, a day as it is typed."""
    if isinstance(choice, Model):
        return choice.pk
    if isinstance(choice, date):
        return choice.isoformat()
    return choice if isinstance(choice, (str, int)) else [one.pk for one in choice]
