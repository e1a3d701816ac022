"""The registry of every field that can hold a member's words.

The privacy scan, redaction, export and erasure walk it. Each app declares its fields in its
own `texts.py`; a test fails for a text or file field that is neither declared nor exempt.
"""

from dataclasses import dataclass

from django.apps import apps
from django.utils.functional import Promise

from network.lib.ports import texts


@dataclass(frozen=True)
class Text:
    """One field with members' words.

    Args:
        model: "app.Model".
        field: the field's name.
        label: what a person calls it ("Reply").
        html: True when the stored words are cleaned HTML.
        moved_from: "app.Model.field" whose words come here: they went through the scan there.
    """

    model: str
    field: str
    label: str | Promise
    html: bool = False
    moved_from: str = ""

    def get_model(self):
        return apps.get_model(self.model)


@dataclass(frozen=True)
class Exempt:
    """A text field that never holds a member's words, and why."""

    model: str
    field: str
    reason: str


@dataclass(frozen=True)
class Sealed:
    """Words that are sealed as they come: never refused, and kept nowhere but in the seal.

    Args:
        model: "app.Model".
        field: the key of the row that leads to the seal.
        label: what a person calls it ("What happened").
    """

    model: str
    field: str
    label: str | Promise


def declare(*entries: Text | Exempt | Sealed) -> None:
    """Plug entries into the `texts` port."""
    for entry in entries:
        texts.plug(entry)


def declared(model: str, field: str) -> Text:
    """Return the entry of a declared field.

    Raises:
        LookupError: the field is not declared, so no text may be written through it.
    """
    for entry in texts:
        if (entry.model, entry.field) == (model, field) and isinstance(entry, Text):
            return entry
    raise LookupError(f"{model}.{field} is not declared in its app's texts.py")


def declared_as_sealed(field: str) -> Sealed:
    """Return the entry of "app.Model.field" whose words are sealed as they come.

    Raises:
        LookupError: it is not declared so.
    """
    for entry in texts:
        if isinstance(entry, Sealed) and f"{entry.model}.{entry.field}" == field:
            return entry
    raise LookupError(f"{field} is not declared as sealed in its app's texts.py")


declare(
    Exempt("lib.Activity", "kind", "a word of ours"),
    Exempt("lib.Activity", "shown_as", "a choice"),
    Exempt("lib.Activity", "subject_type", "a model's name"),
)
