"""Countries to choose from, in the order of the language they are said in."""

from django import forms
from django.forms.models import ModelChoiceIterator

from network.lib.languages import sort_key


class _AsSaid(ModelChoiceIterator):
    def __iter__(self):
        choices = super().__iter__()
        # By itself: a widget that looks at the first choice alone asks the database nothing.
        if self.field.empty_label is not None:
            yield next(choices)
        yield from sorted(choices, key=lambda choice: sort_key(choice[1]))


class CountryField(forms.ModelChoiceField):
    """One country. The database knows only their English order: Germany stands at D in German."""

    iterator = _AsSaid
