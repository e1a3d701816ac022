"""Numbers of posts, as a moderator reads them off a thread: "3, 7-9"."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

_NUMBERS = re.compile(r"#?(\d{1,9})(?:\s*[-–]\s*#?(\d{1,9}))?")
_TOO_MANY = ngettext_lazy(
    "At most %(most)d post at once.", "At most %(most)d posts at once.", "most"
)


class NumbersField(forms.CharField):
    """Its value is the sorted numbers.

    Args:
        most: so many at the most.
    """

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def __init__(self, *args, most: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.most = most

    def to_python(self, value):
        numbers: set[int] = set()
        for part in filter(None, (part.strip() for part in super().to_python(value).split(","))):
            found = _NUMBERS.fullmatch(part)
            first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
            if first > last:
                raise forms.ValidationError(_("Write numbers of posts, like this: 3, 7-9"))
            if last - first >= self.most:
                raise forms.ValidationError(_TOO_MANY, params={"most": self.most})
            numbers |= set(range(first, last + 1))
        if len(numbers) > self.most:
            raise forms.ValidationError(_TOO_MANY, params={"most": self.most})
        return sorted(numbers)


def ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """Sorted numbers as (first, last) of those that follow each other."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def written(numbers: list[int]) -> str:
    """The same as the field reads it: "1-34, 40"."""
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in ranges(numbers))
